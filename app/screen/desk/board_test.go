package desk

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/session"
	"yibiao/app/session/desk"
	"yibiao/app/session/record"
)

// key presses a key on the board.
func key(l *lanes, names ...fyne.KeyName) {
	for _, n := range names {
		l.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func wantCard(t *testing.T, l *lanes, name string) {
	t.Helper()
	if r := l.current(); r == nil || r.Client.Name != name {
		t.Errorf("the cursor is on %+v, want %s", r, name)
	}
}

// The board shows each stage with its number and its dossiers; the arrow keys pass over stages that hold none, and Enter opens.
func TestTheBoardByKeys(t *testing.T) {
	d, _, asked := opened(t)
	d.table.Pick([]int{1})
	moved := d.picked()[0]
	d.moveTo(d.picked(), session.StatusSealing)
	d.turn()
	kit.Focus(d.lanes)
	shown := pagetest.Texts(d.lanes)
	for _, words := range []string{"甲公司", "乙公司", "草稿　2", "盖章　1"} {
		if !strings.Contains(shown, words) {
			t.Errorf("the board does not show %q:\n%s", words, shown)
		}
	}
	d.lanes.to(0, 0)
	key(d.lanes, fyne.KeyRight)
	wantCard(t, d.lanes, moved.Client.Name)
	key(d.lanes, fyne.KeyRight, fyne.KeyDown, fyne.KeyEnd) // there is nothing further on, and one card only
	wantCard(t, d.lanes, moved.Client.Name)
	key(d.lanes, fyne.KeyReturn)
	if len(asked.Went) != 1 || asked.Went[0].Dossier != moved.Dossier.ID {
		t.Errorf("Enter went to %+v", asked.Went)
	}
	key(d.lanes, fyne.KeyLeft, fyne.KeyEnd)
	if r := d.lanes.current(); r == nil || r.Dossier.Status != session.StatusDraft || d.lanes.row != 1 {
		t.Errorf("at the end of the first stage: %+v", r)
	}
}

// A card that is dragged goes where it is put down; put down where it was, or beside the board, nothing is written.
func TestACardIsDraggedToAnotherStage(t *testing.T) {
	d, s, _ := opened(t)
	d.turn()
	drag := func(from, to fyne.Position) {
		d.lanes.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: from}})
		d.lanes.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: to}, Dragged: fyne.NewDelta(to.X-from.X, to.Y-from.Y)})
		d.lanes.DragEnd()
	}
	stages := func() map[session.Status]int {
		t.Helper()
		list, err := s.Dossiers().List("")
		if err != nil {
			t.Fatal(err)
		}
		n := map[session.Status]int{}
		for _, x := range list {
			n[x.Status]++
		}
		return n
	}
	card := fyne.NewPos(kit.Scaled(20), kit.Scaled(laneHead+10))
	second := card.AddXY(kit.Scaled(laneWidth), 0)
	drag(card, card.AddXY(5, 5))
	drag(fyne.NewPos(card.X, kit.Scaled(laneHead+20*cardHeight)), second) // from where no card is
	if n := stages(); n[session.StatusDraft] != 3 {
		t.Fatalf("nothing was to be moved: %v", n)
	}
	name := d.lanes.list[0].rows[0].Client.Name
	drag(card, second)
	if n := stages(); n[session.StatusDraft] != 2 || n[d.lanes.list[1].stage] != 1 {
		t.Fatalf("the card is not in the second stage: %v", n)
	}
	wantCard(t, d.lanes, name) // the cursor goes along
}

// A dossier that was handed in tells where its services stand, each with its own authority, and its menu leads to the record of it.
func TestACardTellsWhereTheServicesStand(t *testing.T) {
	d, s, asked := opened(t)
	c, err := s.Clients().Create("丙公司")
	if err != nil {
		t.Fatal(err)
	}
	four, err := s.Dossiers().Create(c.ID, "yijianshi", []string{"yjs-01-chengguo-dengji", "yjs-02-houbuzhu", "yjs-03-zhishichanquan", "yjs-04-shuishou"}, "四项")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Dossiers().Set(four.ID, record.StatusField, string(session.StatusHanded)); err != nil {
		t.Fatal(err)
	}
	w, err := page.OpenWork(s, four.ID)
	if err != nil {
		t.Fatal(err)
	}
	pagetest.SetIn(t, w, "yjs.cg_state", "已办结")
	pagetest.SetIn(t, w, "yjs.hbz_state", "已受理")
	d.Refresh()
	d.turn()
	if shown := pagetest.Texts(d.lanes); !strings.Contains(shown, "已办结 1 项、已受理 1 项、待提交 2 项") {
		t.Errorf("the board shows\n%s", shown)
	}
	at := slices.IndexFunc(d.seen, func(r desk.Row) bool { return r.Dossier.ID == four.ID })
	if at < 0 {
		t.Fatal("the dossier is not on the desk")
	}
	if words := whole(d.seen[at]); !strings.Contains(words, "科技成果登记(自治区科技厅)　已办结") || strings.Contains(words, "待提交　") {
		t.Errorf("told: %s", words)
	}
	items := d.menu(d.seen[at]).Items
	progress := slices.IndexFunc(items, func(i *fyne.MenuItem) bool { return i.Label == "办理进度" })
	if progress < 0 {
		t.Fatal("the menu does not lead to the record")
	}
	items[progress].Action()
	if n := len(asked.Went); n != 1 || asked.Went[0].Dossier != four.ID || asked.Went[0].At.Field != "yjs.cg_state" {
		t.Errorf("went to %+v", asked.Went)
	}
}

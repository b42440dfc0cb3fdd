package grid

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

func shown(t *testing.T, deeds Deeds, rows int) *Grid {
	t.Helper()
	test.NewTempApp(t)
	g := New([]Column{{Title: "名称", Width: 100, Grow: true}, {Title: "金额", Width: 80, Right: true}}, deeds)
	w := test.NewWindow(g.Object())
	t.Cleanup(w.Close)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, 330))
	g.Set(rows, func(row, column int) Cell { return Cell{Text: fmt.Sprint(row, " ", column)} })
	g.Focus()
	return g
}

func press(g *Grid, keys ...fyne.KeyName) {
	for _, k := range keys {
		g.body.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestRowsByKeys(t *testing.T) {
	opened, picks := -1, 0
	g := shown(t, Deeds{Open: func(row int) { opened = row }, Picked: func() { picks++ }}, 2000)
	clip := test.WidgetRenderer(g.body).Objects()[0].(*container.Clip)
	if n := len(clip.Content.(*fyne.Container).Objects); n < 20 || n > 100 {
		t.Errorf("%d objects are drawn for 2000 rows", n)
	}
	press(g, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if opened != 2 {
		t.Errorf("opened %d", opened)
	}
	press(g, fyne.KeyEnd)
	if row, _ := g.Cursor(); row != 1999 || g.scroll.Offset.Y < 50_000 {
		t.Errorf("the end: row %d at %v", row, g.scroll.Offset)
	}
	press(g, fyne.KeyHome)
	g.body.TypedRune(' ')
	press(g, fyne.KeyDown, fyne.KeyDown)
	g.body.TypedRune(' ')
	if diff := cmp.Diff([]int{0, 2}, g.PickedRows()); diff != "" || picks != 2 {
		t.Errorf("%d picks, %s", picks, diff)
	}
	g.body.TypedShortcut(&fyne.ShortcutSelectAll{})
	if g.CountPicked() != 2000 {
		t.Errorf("%d picked", g.CountPicked())
	}
	g.Set(0, nil)
	press(g, fyne.KeyDown, fyne.KeyReturn)
	if len(g.PickedRows()) != 0 {
		t.Error("a row of an empty table is picked")
	}
}

func TestCellsAreTypedAndPasted(t *testing.T) {
	var got []string
	g := shown(t, Deeds{
		Type:  func(row, column int, first rune) { got = append(got, fmt.Sprint("type ", row, column, string(first))) },
		Paste: func(row, column int, text string) { got = append(got, fmt.Sprint("paste ", row, column, text)) },
		Clear: func(row, column int) { got = append(got, fmt.Sprint("clear ", row, column)) },
	}, 5)
	edge := func(key fyne.KeyName, row, column int) {
		g.body.TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl})
		if r, c := g.Cursor(); r != row || c != column {
			t.Errorf("Ctrl+%s: %d %d", key, r, c)
		}
	}
	edge(fyne.KeyEnd, 4, len(g.columns)-1)
	edge(fyne.KeyHome, 0, 0)
	press(g, fyne.KeyRight, fyne.KeyDown)
	g.body.TypedRune('甲')
	board := test.NewClipboard()
	board.SetContent("1\t2")
	g.body.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	press(g, fyne.KeyDelete)
	g.body.TypedShortcut(&fyne.ShortcutCopy{Clipboard: board})
	got = append(got, "copied "+board.Content())
	if diff := cmp.Diff([]string{"type 1 1甲", "paste 1 11\t2", "clear 1 1", "copied 1 1"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestHeadsSortAndRowsAreTapped(t *testing.T) {
	sorted := -1
	g := shown(t, Deeds{Sort: func(column int) { sorted = column }, Picked: func() {}}, 50)
	g.head.Tapped(&fyne.PointEvent{Position: fyne.NewPos(360, 5)})
	if sorted != 1 {
		t.Errorf("sorted by %d", sorted)
	}
	g.body.Tapped(&fyne.PointEvent{Position: fyne.NewPos(10, 95)})
	if row, _ := g.Cursor(); row != 3 {
		t.Errorf("row %d", row)
	}
}

// A cell is typed into where it stands: Enter and the arrows enter it and go on, Escape leaves it, another place enters it.
func TestACellIsEditedInItsPlace(t *testing.T) {
	held := map[int]string{0: "旧"}
	var g *Grid
	g = shown(t, Deeds{Type: func(row, _ int, first rune) {
		g.Edit(held[row], first, func(text string) { held[row] = text })
	}}, 4)
	press(g, fyne.KeyF2)
	if g.editor == nil || g.editor.Text != "旧" || g.editor.Position().Y < g.height()/2 {
		t.Fatal("no line stands over the cell")
	}
	g.editor.SetText("新")
	g.editor.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	g.body.TypedRune('1')
	g.editor.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	g.body.TypedRune('2')
	g.editor.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	g.body.TypedRune('3')
	g.Focus() // somewhere else
	row, _ := g.Cursor()
	if diff := cmp.Diff(map[int]string{0: "新", 1: "1", 2: "3"}, held); diff != "" || g.editor != nil || row != 2 {
		t.Errorf("row %d, %s", row, diff)
	}
}

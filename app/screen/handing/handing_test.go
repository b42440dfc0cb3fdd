package handing

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/session/sessiontest"
	"yibiao/app/task"
	"yibiao/dossier/transfer"
)

// person answers the dialogs: types texts into the boxes of each, and presses a button of each.
type person struct {
	*pagetest.Desk
	typed   [][]string
	presses []string
	shown   []string
	due     []func() // what the buttons do, once the dialogs stand
}

// settle presses the buttons of all dialogs that are shown, and of those that these lead to.
func (p *person) settle() {
	for len(p.due) > 0 {
		next := p.due[0]
		p.due = p.due[1:]
		next()
	}
}

// secrets are the boxes for secrets in a dialog.
func secrets(o fyne.CanvasObject) (found []*kit.TextBox) {
	switch o := o.(type) {
	case *kit.TextBox:
		return []*kit.TextBox{o}
	case *fyne.Container:
		for _, child := range o.Objects {
			found = append(found, secrets(child)...)
		}
	}
	return found
}

func (p *person) Show(title string, content fyne.CanvasObject, actions ...page.Action) func() {
	if len(actions) == 1 && actions[0].Keep { // progress
		return func() {}
	}
	p.shown = append(p.shown, title+"\n"+pagetest.Texts(content))
	if boxes := secrets(content); len(boxes) > 0 {
		for i, text := range p.typed[0] {
			boxes[i].SetText(text)
		}
		p.typed = p.typed[1:]
	}
	press := p.presses[0]
	p.presses = p.presses[1:]
	at := slices.IndexFunc(actions, func(a page.Action) bool { return a.Text == press })
	if at >= 0 && actions[at].Do != nil {
		p.due = append(p.due, actions[at].Do)
	}
	return func() {}
}

// TestAClientIsHandedOverAndReceived: written by one window, and taken in by another after a look at what comes; a passphrase that is too
// short, and one that is wrong, are told in the dialog.
func TestAClientIsHandedOverAndReceived(t *testing.T) {
	was := transfer.WorkFactor
	transfer.WorkFactor = 4
	t.Cleanup(func() { transfer.WorkFactor = was })
	s, w := pagetest.OpenSession(t, "shoutaitao", "stt-02-jiangli")
	to := sessiontest.Open(t, t.TempDir())
	test.NewTempApp(t)
	path := filepath.Join(t.TempDir(), "移交")
	const pass = "移交口令一二三四"

	desk := &person{Desk: &pagetest.Desk{Files: [][]string{{path}}}, typed: [][]string{{"短", "短"}, {pass, "别的口令一二三"}, {pass, pass}}, presses: []string{"下一步", "下一步", "下一步", "关闭"}}
	ctx := &page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline()}
	for range 3 {
		Send(ctx, w.Editing.Client)
		desk.settle()
	}
	if len(desk.Failed) > 0 || len(desk.Files) > 0 || !strings.Contains(desk.shown[len(desk.shown)-1], "已写好移交文件") {
		t.Fatal(desk.Failed, desk.shown)
	}

	desk = &person{Desk: &pagetest.Desk{Files: [][]string{{path + ".yibiao"}, {path + ".yibiao"}, {path + ".yibiao"}}}, typed: [][]string{{"别的口令一二三"}, {pass}, {pass}}, presses: []string{"打开", "打开", "接收", "关闭", "打开", "关闭"}}
	ctx = &page.Context{Session: to, Nav: desk, Dialogs: desk, Tasks: task.Inline()}
	put, back := 0, 0
	around := func(write func(func())) {
		put++
		write(func() { back++ })
	}
	for range 3 {
		Receive(ctx, around)
		desk.settle()
	}
	if len(desk.Failed) > 0 || put != 1 || back != 1 {
		t.Fatal(desk.Failed, put, back)
	}
	if list, err := to.Clients().List(); err != nil || len(list) != 1 || list[0].Name != w.Editing.Client.Name || list[0].Dossiers != 1 {
		t.Errorf("%+v, %v", list, err)
	}
	if all := strings.Join(desk.shown, "\n"); !strings.Contains(all, "是这里没有的单位") || !strings.Contains(all, "已接收") || !strings.Contains(all, "没有新内容") {
		t.Error(all)
	}
}

// TestALongListIsShownInParts: first the beginning of it, then all on request, a part at a time, back and forth.
func TestALongListIsShownInParts(t *testing.T) {
	test.NewTempApp(t)
	lines := func(most int) (all []string, hidden int) {
		for n := range 450 {
			if most > 0 && n == most {
				return all, 450 - n
			}
			all = append(all, fmt.Sprintf("第 %d 处", n+1))
		}
		return all, 0
	}
	l := newListing(lines)
	buttons := func() (words string) {
		for _, b := range l.buttons.Objects {
			words += b.(*kit.Press).Text + " "
		}
		return words
	}
	press := func(at int) { test.Tap(l.buttons.Objects[at].(*kit.Press)) }
	for _, step := range []struct {
		press               int // -1: nothing
		first, last, button string
	}{
		{-1, "第 1 处", "第 12 处", "全部列出（另有 438 处） "},
		{0, "第 1 处", "第 200 处", "后面的 200 行 "},
		{0, "第 201 处", "第 400 处", "前面的 200 行 后面的 50 行 "},
		{1, "第 401 处", "第 450 处", "前面的 200 行 "},
		{0, "第 201 处", "第 400 处", "前面的 200 行 后面的 50 行 "},
	} {
		if step.press >= 0 {
			press(step.press)
		}
		shown := strings.Split(l.text.Text, "\n")
		if shown[0] != step.first || shown[len(shown)-1] != step.last || buttons() != step.button {
			t.Errorf("%s to %s, %q; want %+v", shown[0], shown[len(shown)-1], buttons(), step)
		}
	}
	if short := newListing(func(int) ([]string, int) { return []string{"一", "二"}, 0 }); short.scroll != nil || short.text.Text != "一\n二" {
		t.Errorf("two lines: %q", short.text.Text)
	}
}

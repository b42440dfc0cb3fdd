package ask

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/page"
)

// Escape never does what a button does while there is one that only closes the dialog.
func TestEscapeOnlyCloses(t *testing.T) {
	did := ""
	act := func(name string) page.Action { return page.Action{Text: name, Do: func() { did = name }} }
	keep := page.Action{Text: "彻底清除", Keep: true, Do: func() { did = "彻底清除" }}
	for name, c := range map[string]struct {
		actions []page.Action
		want    string
	}{
		"cancel first":     {[]page.Action{{Text: "取消"}, act("保存")}, ""},
		"cancel last":      {[]page.Action{keep, {Text: "不清除", Main: true}}, ""},
		"one stays open":   {[]page.Action{keep, act("关闭")}, "关闭"},
		"all stay open":    {[]page.Action{keep}, ""},
		"all do something": {[]page.Action{act("停下"), act("接着")}, "停下"},
	} {
		s := stand(t, nil)
		did = ""
		s.dialogs.Show(name, widget.NewLabel("？"), c.actions...)
		if !s.dialogs.Escape() || did != c.want {
			t.Errorf("%s: Escape did %q, want %q", name, did, c.want)
		}
		if name != "all do something" && s.dialogs.Escape() {
			t.Errorf("%s: the dialog is still open", name)
		}
	}
}

// Whoever opens a dialog by a button, with the mouse or by a key, has the keyboard at the button when the dialog is gone, unless the
// dialog has taken the button away.
func TestTheKeyboardComesBackToWhatOpenedTheDialog(t *testing.T) {
	s := stand(t, chooserFunc(noDialogs))
	c := s.win.Canvas()
	var open *kit.Press
	for name, press := range map[string]func(){
		"mouse": func() { test.Tap(open) },
		"enter": func() { c.Focus(open); open.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn}) },
		"space": func() { c.Focus(open); open.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace}) },
	} {
		open = kit.Button("新建单位", func() {
			s.dialogs.Show("新建单位", kit.NewTextBox(), page.Action{Text: "取消"}, page.Action{Text: "建立", Main: true, Do: func() { s.win.SetContent(kit.Button("别的", func() {})) }})
		})
		s.win.SetContent(container.NewVBox(open))
		press()
		if !s.dialogs.Asking() || c.Focused() == fyne.Focusable(open) {
			t.Fatal("no dialog has the keyboard")
		}
		s.dialogs.Escape()
		if s.dialogs.Asking() || c.Focused() != fyne.Focusable(open) {
			t.Errorf("%s: the keyboard is at %T", name, c.Focused())
		}
		press()
		s.dialogs.Enter()
		if c.Focused() != nil {
			t.Errorf("%s: a button that has gone has the keyboard", name)
		}
	}
	quiet := kit.Button("只记一下", func() {})
	s.win.SetContent(container.NewVBox(quiet))
	test.Tap(quiet)
	if c.Focused() != nil {
		t.Error("the mouse leaves the keyboard at a button")
	}
	c.Focus(quiet)
	quiet.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if c.Focused() != fyne.Focusable(quiet) {
		t.Error("a key takes the keyboard from the button that it presses")
	}
}

package gui

import (
	"errors"
	"io/fs"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
	"github.com/ncruces/zenity"

	"yibiao/app/kit"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/task"
)

// crashed is what is left to do when a panic has ended the window: what was typed is saved, and the bug recorded. There
// may be no shell yet.
func crashed(s *Shell, opt Options, bug *task.Bug) error {
	if s != nil {
		s.shown.rescue()
	}
	return recorded(opt, bug)
}

// recorded writes the record of a bug and gives the failure that tells where it lies.
func recorded(opt Options, bug *task.Bug) error {
	if opt.Crash == nil {
		return bug
	}
	return opt.Crash(bug)
}

// tellLastTime tells when the last run of the program did not end well.
func tellLastTime(of *session.Session, tell func(string)) {
	if path, ok := session.UntoldCrash(of); ok {
		tell(say.T("上次程序出错停下了。已经填好的内容都在，当时正在输入的也已保存。错误记录：{path}", "path", path))
		return
	}
	if since, ok := of.Recovered(); ok {
		tell(say.T("上次没有正常关闭（{at} 打开的那次）。已经填好的内容都在；最后几秒输入的请核对一下。", "at", since.Local().Format("2006-01-02 15:04")))
	}
}

// ShowCrash tells about a bug that has ended the window, and asks whether the program shall begin anew. The desktop's own
// dialog comes first: what was wrong may lie in how windows are drawn. It must be called on the main goroutine.
func ShowCrash(text string, assets fs.FS) (again bool) {
	bury()
	err := zenity.Question(text, zenity.Title(say.T("一表")), zenity.WarningIcon,
		zenity.OKLabel(say.T("重新打开")), zenity.CancelLabel(say.T("关闭")))
	if err == nil || errors.Is(err, zenity.ErrCanceled) {
		return err == nil
	}
	task.Guard(func() {
		win, letSay := messageWindow(assets)
		putMessage(win, text, kit.Button(say.T("关闭"), win.Close), kit.Primary(say.T("重新打开"), func() {
			again = true
			win.Close()
		}))
		_ = showAndRun(win, letSay) // it is printed too
	})
	return again
}

// bury takes the windows of a program that has crashed out of sight, and ends its driver, so that another can begin.
func bury() {
	dead := fyne.CurrentApp()
	if dead == nil {
		return
	}
	for _, w := range dead.Driver().AllWindows() {
		task.Guard(w.Hide)
	}
	task.Guard(dead.Driver().Quit)
}

// ShowFailure shows nothing but a message, for when the program cannot begin, and returns when it was read. The desktop's own
// dialog comes first, as it needs nothing of what may be wrong here; where there is none either, the message is printed alone.
func ShowFailure(text string, assets fs.FS) {
	if showNative(text) {
		return
	}
	task.Guard(func() {
		win, letSay := messageWindow(assets)
		win.SetTitle(say.T("一表打不开"))
		putFailure(win, text)
		_ = showAndRun(win, letSay)
	})
}

// showNative shows a message in the desktop's own dialog, and tells whether there is one.
func showNative(text string) bool {
	err := zenity.Warning(text, zenity.Title(say.T("一表打不开")), zenity.OKLabel(say.T("关闭")))
	return err == nil || errors.Is(err, zenity.ErrCanceled)
}

// OfferRestore tells that the vault does not open and offers its backups, each in a line. It gives the index of the one that
// the person wants, -1 for none. It must be called before Run, on the main goroutine.
func OfferRestore(text string, backups []string, assets fs.FS) (chosen int) {
	chosen = -1
	var failure error
	bug := task.Guard(func() {
		win, letSay := messageWindow(assets)
		win.SetTitle(say.T("一表打不开"))
		putOffer(win, text, backups, func(n int) {
			chosen = n
			win.Close()
		})
		failure = showAndRun(win, letSay)
	})
	if bug != nil || failure != nil { // there may be no screen at all; the message is printed too
		showNative(text)
	}
	return chosen
}

// putOffer fills the window with lines to choose from.
func putOffer(win fyne.Window, text string, lines []string, choose func(int)) {
	win.Resize(fyne.NewSize(640, 420))
	label := widget.NewLabel(text)
	label.Wrapping = fyne.TextWrapBreak
	at := 0
	items := make([]*kit.Item, len(lines))
	restore := kit.Primary(say.T("按选中的做"), func() { choose(at) })
	list := kit.ColumnOf(2)
	for i, words := range lines {
		items[i] = kit.NewItem(kit.Plain(words), func() { kit.Focus(restore) })
		items[i].Arrived = func() { // who comes to a line has chosen it
			at = i
			for k, it := range items {
				it.Choose(k == i)
			}
		}
		items[i].Clicked = func() {}
		list.Add(items[i])
	}
	items[0].Choose(true)
	line := container.NewHBox(kit.Button(say.T("关闭"), win.Close), restore)
	win.SetContent(container.NewPadded(container.NewBorder(label, line, nil, nil, container.NewVScroll(list))))
	win.Canvas().Focus(restore)
	closeOnEscape(win)
}

// closeOnEscape lets a window that shows a message or a question be closed by a key.
func closeOnEscape(win fyne.Window) {
	win.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) {
		if key.Name == fyne.KeyEscape {
			win.Close()
		}
	})
}

// putFailure fills the window with a message and a button that closes it.
func putFailure(win fyne.Window, text string) {
	putMessage(win, text, kit.Primary(say.T("关闭"), win.Close))
}

// putMessage fills the window with a message and buttons, the last of which is meant first.
func putMessage(win fyne.Window, text string, buttons ...*kit.Press) {
	label := widget.NewLabel(text)
	label.Wrapping = fyne.TextWrapBreak
	line := container.NewHBox()
	for _, b := range buttons {
		line.Add(b)
	}
	win.SetContent(container.NewPadded(container.NewBorder(nil, line, nil, nil, container.NewVScroll(label))))
	win.Canvas().Focus(buttons[len(buttons)-1])
	closeOnEscape(win)
}

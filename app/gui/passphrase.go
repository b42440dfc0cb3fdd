package gui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/sealing"
	"yibiao/app/task"
)

// manyTries is after how many wrong passphrases more is said. Nobody is ever locked out.
const manyTries = 3

// passphrasePanel is what a window shows that asks for the passphrase of an encrypted vault, or for its recovery code, until one opens it.
type passphrasePanel struct {
	win    fyne.Window
	unlock *sealing.Unlocking
	tasks  task.Runner
	done   func(opened *session.Session, notKept error)

	prompt, said *widget.Label
	room         *container.Scroll // of what is said
	entry        *widget.Entry
	keep         *widget.Check // nil where this computer cannot remember
	open, other  *kit.Press
	byCode       bool // the recovery code is asked for
	wrong        int
}

func newPassphrasePanel(win fyne.Window, unlock *sealing.Unlocking, tasks task.Runner, done func(opened *session.Session, notKept error)) *passphrasePanel {
	p := &passphrasePanel{win: win, unlock: unlock, tasks: tasks, done: done, prompt: widget.NewLabel(""), said: widget.NewLabel(""), entry: widget.NewPasswordEntry()}
	p.prompt.Wrapping, p.said.Wrapping = fyne.TextWrapBreak, fyne.TextWrapBreak
	p.entry.OnSubmitted = func(string) { p.submit() }
	p.open = kit.Primary(say.T("打开"), p.submit)
	p.other = kit.Button("", p.turn)
	if unlock.Keep.Set != nil {
		p.keep = widget.NewCheck(say.T("在这台电脑上记住口令（能用您的登录账户的人都能打开）"), nil)
		p.keep.Checked = unlock.Keep.Now
	}
	p.label()
	return p
}

// keeping is what is said, or asked, of remembering the passphrase; nil for nothing.
func (p *passphrasePanel) keeping() fyne.CanvasObject {
	if p.keep != nil {
		return p.keep
	}
	if p.unlock.Keep.WhyNot == "" {
		return container.NewVBox()
	}
	why := wrapped(p.unlock.Keep.WhyNot)
	why.Importance = widget.LowImportance
	return why
}

// kept does what the tick says, once the passphrase has opened the vault. What fails is told; the vault opens all the same.
func (p *passphrasePanel) kept() error {
	if p.keep == nil || p.byCode || p.keep.Checked == p.unlock.Keep.Now {
		return nil
	}
	return p.unlock.Keep.Set(p.keep.Checked)
}

// show fills the window with it.
func (p *passphrasePanel) show() {
	p.room = container.NewVScroll(p.said)
	line := container.NewHBox(kit.Button(say.T("关闭"), p.win.Close), p.other, p.open)
	p.win.SetContent(container.NewPadded(container.NewPadded(container.NewBorder(container.NewVBox(p.prompt, p.entry, p.keeping()), line, nil, nil, p.room))))
	p.win.Resize(fyne.NewSize(kit.Scaled(560), kit.Scaled(380))) // room below the question for the longest of what may be said of a wrong passphrase
	p.win.Canvas().Focus(p.entry)
}

// label says what is asked for.
func (p *passphrasePanel) label() {
	p.prompt.SetText(say.T("资料库是加密的，请输入口令。") + p.vaultLine())
	p.other.SetText(say.T("忘了口令，用恢复码"))
	if p.byCode {
		p.prompt.SetText(say.T("请输入恢复码（7 组，每组 5 位）。打开以后，请在“文件 › 资料库已加密：换口令…”里设一个新口令。") + p.vaultLine())
		p.other.SetText(say.T("改用口令"))
	}
	if p.keep != nil && p.byCode {
		p.keep.Disable()
	} else if p.keep != nil {
		p.keep.Enable()
	}
	p.entry.Password = !p.byCode
	p.entry.SetText("")
}

// vaultLine names the vault, of which a person may have several.
func (p *passphrasePanel) vaultLine() string {
	if p.unlock.Vault == "" {
		return ""
	}
	return "\n" + say.T("资料库：{path}", "path", p.unlock.Vault)
}

func (p *passphrasePanel) turn() {
	p.byCode = !p.byCode
	p.said.SetText("")
	p.label()
	p.win.Canvas().Focus(p.entry)
}

// submit tries what was typed, beside the window: that takes half a second on purpose.
func (p *passphrasePanel) submit() {
	if p.entry.Text == "" || p.open.Disabled() {
		return
	}
	try, typed := p.unlock.Passphrase, p.entry.Text
	if p.byCode {
		try = p.unlock.Code
	}
	p.begin(func() error { return try(typed) })
}

// begin does something after which the vault may open, and opens it.
func (p *passphrasePanel) begin(first func() error) {
	p.open.Disable()
	p.said.SetText(say.T("正在打开……"))
	var opened *session.Session
	right := false
	var notKept error
	work := func(context.Context, task.Report) (err error) {
		if err = first(); err != nil {
			return err
		}
		right = true
		if opened, err = p.unlock.Open(); err == nil {
			notKept = p.kept()
		}
		return err
	}
	p.tasks.Do(work, func(err error) {
		p.open.Enable()
		switch {
		case err == nil:
			p.done(opened, notKept)
		case !right || !p.offered(err):
			p.failed(err)
		}
	})
}

// offered offers what can be done about a vault that does not open although the passphrase is right; false for nothing.
func (p *passphrasePanel) offered(failure error) bool {
	offer := p.unlock.Offer(failure)
	if offer == nil {
		return false
	}
	putOffer(p.win, offer.Text, offer.Lines, func(n int) {
		p.show()
		p.begin(func() error { return offer.Choose(n) })
	})
	return true
}

func (p *passphrasePanel) failed(err error) {
	text := say.Failure(err)
	if session.CodeOf(err) == session.CodePassphraseWrong && !p.byCode {
		if p.wrong++; p.wrong >= manyTries {
			text += "\n" + say.T("已经试了 {n} 次。资料库不会因为试错而锁死或删除，可以一直试；也可以点“忘了口令，用恢复码”。", "n", p.wrong)
		}
	}
	p.said.SetText(text)
	if !p.byCode {
		p.entry.SetText("")
	}
	p.win.Canvas().Focus(p.entry)
}

package gui

import (
	"context"
	"io/fs"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/say"
	"yibiao/app/task"
)

// PassphraseTry is what AskPassphrase does with what was typed.
type PassphraseTry struct {
	Passphrase func(passphrase string) error
	Code       func(code string) error
	Say        func(error) string
	Known      func(error) string // the code of a failure
}

// manyTries is after how many wrong passphrases more is said. Nobody is ever locked out.
const manyTries = 3

// AskPassphrase opens a window that asks for the passphrase of an encrypted vault, or for its recovery code, until one opens it; false
// when the person gave up. It must be called before Run, on the main goroutine.
func AskPassphrase(try PassphraseTry, assets fs.FS) bool {
	background := task.New()
	win := messageWindow(assets)
	p := newPassphrasePanel(try, background, win.Close)
	win.SetContent(container.NewPadded(p.content))
	win.Canvas().Focus(p.entry)
	win.ShowAndRun()
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	_ = background.Stop(ctx)
	return p.opened
}

// passphrasePanel is the content of the window that asks for the passphrase.
type passphrasePanel struct {
	try     PassphraseTry
	tasks   task.Runner
	done    func()
	content fyne.CanvasObject

	prompt, said *widget.Label
	entry        *widget.Entry
	open, other  *widget.Button
	byCode       bool // the recovery code is asked for
	wrong        int
	opened       bool
}

func newPassphrasePanel(try PassphraseTry, tasks task.Runner, done func()) *passphrasePanel {
	p := &passphrasePanel{try: try, tasks: tasks, done: done, prompt: widget.NewLabel(""), said: widget.NewLabel(""), entry: widget.NewPasswordEntry()}
	p.prompt.Wrapping, p.said.Wrapping = fyne.TextWrapBreak, fyne.TextWrapBreak
	p.entry.OnSubmitted = func(string) { p.submit() }
	p.open = widget.NewButton(say.T("打开"), p.submit)
	p.open.Importance = widget.HighImportance
	p.other = widget.NewButton("", p.turn)
	line := container.NewHBox(widget.NewButton(say.T("关闭"), done), p.other, p.open)
	p.content = container.NewBorder(container.NewVBox(p.prompt, p.entry), line, nil, nil, container.NewVScroll(p.said))
	p.label()
	return p
}

// label says what is asked for.
func (p *passphrasePanel) label() {
	p.prompt.SetText(say.T("资料库是加密的，请输入口令。"))
	p.other.SetText(say.T("忘了口令，用恢复码"))
	if p.byCode {
		p.prompt.SetText(say.T("请输入恢复码（7 组，每组 5 位）。打开以后，请在“文件 › 加密资料库…”里设一个新口令。"))
		p.other.SetText(say.T("改用口令"))
	}
	p.entry.Password = !p.byCode
	p.entry.SetText("")
}

func (p *passphrasePanel) turn() {
	p.byCode = !p.byCode
	p.said.SetText("")
	p.label()
}

// submit tries what was typed, beside the window: that takes half a second on purpose.
func (p *passphrasePanel) submit() {
	if p.entry.Text == "" || p.open.Disabled() {
		return
	}
	try, typed := p.try.Passphrase, p.entry.Text
	if p.byCode {
		try = p.try.Code
	}
	p.open.Disable()
	p.said.SetText(say.T("正在打开……"))
	p.tasks.Do(func(context.Context, task.Report) error { return try(typed) }, func(err error) {
		p.open.Enable()
		if err == nil {
			p.opened = true
			p.done()
			return
		}
		p.failed(err)
	})
}

func (p *passphrasePanel) failed(err error) {
	text := p.try.Say(err)
	if p.try.Known(err) == "passphrase-wrong" && !p.byCode {
		if p.wrong++; p.wrong >= manyTries {
			text += "\n" + say.T("已经试了 {n} 次。资料库不会因为试错而锁死或删除，可以一直试；也可以点“忘了口令，用恢复码”。", "n", p.wrong)
		}
	}
	p.said.SetText(text)
	if !p.byCode {
		p.entry.SetText("")
	}
}

package page

import (
	"strings"

	"fyne.io/fyne/v2"

	"yibiao/app/kit"
	"yibiao/app/say"
	"yibiao/app/session"
)

// Deliberate is a question about something grave that one press must not answer: the person says by a tick that it is meant.
type Deliberate struct {
	Title   string
	Content fyne.CanvasObject // holds Meant
	Meant   *kit.TickBox
	// Untold is told to whoever presses Yes without the tick.
	Untold  string
	Yes, No string
	Then    func() // after Yes with the tick; the dialog is closed by then
}

// Ask shows the question. No is what the keyboard presses.
func (d Deliberate) Ask(ctx *Context) {
	var closeDialog func()
	yes := func() {
		if !d.Meant.Checked {
			ctx.Nav.Tell(d.Untold)
			return
		}
		closeDialog()
		d.Then()
	}
	closeDialog = ctx.Dialogs.Show(d.Title, d.Content, Action{Text: d.Yes, Keep: true, Do: yes}, Action{Text: d.No, Main: true})
}

// AskDefaults lists the defaults that fields of an open form show, with what they say, and what is guessed for them, and confirms them
// together when the person agrees; done is told how that went. The fields may be of the profile and not asked by the form; one that has
// neither is left out.
func AskDefaults(ctx *Context, w *Work, fields []string, done func(error)) {
	if Refused(ctx) {
		return
	}
	var lines []string
	for _, id := range fields {
		if f := w.Editing.Form.Known(id); w.Default(id) {
			value := w.Vocabulary().Shown(f, w.Answers.Values[id]) + f.Unit
			lines = append(lines, say.T("{label}：{value}", "label", f.Label, "value", say.Shortened(value, 60)))
		}
	}
	title := say.T("这些默认值都对吗？")
	for _, id := range fields {
		if words := w.GuessWords(id); words != "" {
			title = say.T("这些默认值和推算的内容都对吗？")
			lines = append(lines, say.T("{label}：{value}", "label", w.Editing.Form.Known(id).Label, "value", words))
		}
	}
	ctx.Dialogs.Confirm(title, strings.Join(lines, "\n"), say.T("都对，确认"), func() {
		if n, err := session.ConfirmDefaults(w.Editing, fields); n > 0 || err != nil {
			done(err)
		}
	})
}

// GuessWords tell what is guessed for a field, or for the cells of a table, and on what that rests; "" where nothing is.
func (w *Work) GuessWords(field string) string {
	return say.Guessed(w.Guesses(), field, w.Vocabulary())
}

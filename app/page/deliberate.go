package page

import (
	"fyne.io/fyne/v2"

	"yibiao/app/kit"
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

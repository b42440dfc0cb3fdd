package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yibiao/app/kit"
	"yibiao/app/look"
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

// AskDefaults lists the defaults that fields of an open form show, with what they say, and what is guessed for them, each with a tick that
// can be taken off, and takes those with a tick over together when the person agrees; done is told how that went. The fields may be of
// the profile and not asked by the form; one that has neither is left out.
func AskDefaults(ctx *Context, w *Work, fields []string, done func(error)) {
	if Refused(ctx) {
		return
	}
	offers := w.Offers(fields)
	if len(offers) == 0 {
		return
	}
	title, list, ticks := say.T("这些默认值都对吗？"), kit.ColumnOf(look.SpaceTight), make([]*kit.TickBox, len(offers))
	for i, o := range offers {
		if !o.Default {
			title = say.T("这些默认值和推算的内容都对吗？")
		}
		ticks[i] = kit.NewTickBox("", nil)
		ticks[i].SetChecked(true)
		words := kit.Plain(say.Offered(o.Guess, o.Default, w.Vocabulary()))
		list.Add(container.NewBorder(nil, nil, ticks[i], nil, words))
	}
	content := kit.ColumnOf(look.Space, kit.Plain(say.T("不对的去掉勾，留着自己填；打勾的一起确认，Ctrl+Z 一次退回。")), kit.ScrolledIn(620, 320, list))
	take := func() {
		var taken []session.Offer
		for i, o := range offers {
			if ticks[i].Checked {
				taken = append(taken, o)
			}
		}
		if len(taken) == 0 {
			ctx.Nav.Tell(say.T("一项都没有打勾，没有确认什么。"))
			return
		}
		_, err := session.TakeOver(w.Editing, taken)
		done(err)
	}
	ctx.Dialogs.Show(title, content, Action{Text: say.T("取消")}, Action{Text: say.T("确认打勾的"), Main: true, Do: take})
}

// GuessWords tell what is guessed for a field, or for the cells of a table, and on what that rests; "" where nothing is.
func (w *Work) GuessWords(field string) string {
	return say.Guessed(w.Guesses(), field, w.Vocabulary())
}

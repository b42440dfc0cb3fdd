package official

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/app/session/blanks"
	"yibiao/dossier/formmap/plan"
	"yibiao/forms"
)

// outputList is the left of the screen: the outputs of the dossier, with how each is printed.
type outputList struct {
	o       *OfficialForm
	list    []*forms.Output
	current int
	items   []*kit.Item
	notes   []*canvas.Text
	object  fyne.CanvasObject
}

func newOutputList(o *OfficialForm) *outputList {
	l := &outputList{o: o, list: o.work.Editing.Form.Outputs}
	list := kit.ColumnOf(2, kit.Within(10, 4, kit.Strong(say.T("要出的表格"))))
	for i, output := range l.list {
		note := canvas.NewText("", theme.Color(look.ColorMuted))
		note.TextSize = theme.CaptionTextSize()
		it := kit.NewItem(kit.ColumnOf(2, kit.Plain(output.Title), note), func() { l.o.open(i) })
		l.items, l.notes = append(l.items, it), append(l.notes, note)
		list.Add(it)
	}
	scroll := container.NewVScroll(kit.Within(8, 10, list))
	ground := canvas.NewRectangle(theme.Color(look.ColorCard))
	l.object = container.NewStack(ground, scroll)
	return l
}

// now is the one that is looked at; nil when the dossier prints nothing.
func (l *outputList) now() *forms.Output {
	if l.current >= len(l.list) {
		return nil
	}
	return l.list[l.current]
}

// first is the output to begin with: the wanted one; with "" the first that has an official form.
func (l *outputList) first(wanted string) int {
	official, err := blanks.Forms(l.o.ctx.Session, l.o.pack())
	if err != nil {
		l.o.ctx.Dialogs.Fail(err)
	}
	for i, output := range l.list {
		if output.ID.S == wanted {
			return i
		}
	}
	for i, output := range l.list {
		for _, f := range official {
			if f.Output == output.ID.S && wanted == "" {
				return i
			}
		}
	}
	return 0
}

// refresh tells at the left how each output is printed.
func (l *outputList) refresh() {
	official, err := blanks.Forms(l.o.ctx.Session, l.o.pack())
	if err != nil {
		return // load has told it
	}
	for i, output := range l.list {
		words, ink := say.T("程序自带表样"), look.ColorMuted
		for _, f := range official {
			if f.Output != output.ID.S {
				continue
			}
			words, ink = "✓ "+say.T("官方表格"), look.ColorOK
			if n := f.Map.Count()[plan.Unsure]; n > 0 {
				words, ink = say.T("官方表格，{n} 处未对应", "n", n), look.ColorWarn
			}
		}
		l.notes[i].Text, l.notes[i].Color = words, theme.Color(ink)
		l.notes[i].Refresh()
		l.items[i].Choose(i == l.current)
	}
}

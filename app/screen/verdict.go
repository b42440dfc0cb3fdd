package screen

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/forms"
)

// verdict is one programme's eligibility, condition by condition.
func (c *Check) verdict(v forms.Verdict) fyne.CanvasObject {
	ink, back := outcomeColours(v.Outcome)
	box := columnOf(look.Space,
		atEnds(strong(say.T("资格条件：{title}", "title", v.Programme.Title)), badge(say.Outcome(v.Outcome), ink, back)),
		muted(say.Verdict(v)))
	for _, condition := range v.Conditions {
		box.Add(widget.NewSeparator())
		box.Add(c.condition(condition))
	}
	return card(box)
}

// condition is one condition with the values that decided it, each leading to its field.
func (c *Check) condition(x forms.Condition) fyne.CanvasObject {
	ink, back := outcomeColours(x.Outcome)
	text := columnOf(2, led(badge(outcomeSign(x.Outcome)+" "+say.Outcome(x.Outcome), ink, back), plain(x.Rule.Condition)))
	values := columnOf(2)
	for _, d := range x.Deciding {
		if d.Text != "" {
			values.Add(c.decided(d.Field, say.T("{label} {value}", "label", d.Label, "value", shortened(d.Text, 60))))
		}
	}
	if x.Missing != "" {
		values.Add(c.decided(x.Missing, missingWords(x, c.missingName(x.Missing))))
	}
	if len(values.Objects) > 0 {
		text.Add(values)
	}
	if source := sourceLine(x.Rule.Source); source != nil {
		text.Add(source)
	}
	return text
}

// decided is a value that a condition rests on, to be pressed when the form asks it.
func (c *Check) decided(id, words string) fyne.CanvasObject {
	form := c.work.Editing.Form
	switch {
	case form.Field(id) != nil && c.work.Relevant[id]:
		return valueLink(words, func() { c.goTo(Place{Field: id}) })
	case form.Requirement(id) != nil:
		return valueLink(words, func() { c.goTo(Place{Material: id}) })
	}
	return muted(words)
}

func valueLink(words string, do func()) fyne.CanvasObject {
	return newLinkArea(paragraph(words, theme.ColorNameHyperlink, theme.SizeNameCaptionText, false), do)
}

// missingName names the field or material that a condition waits for.
func (c *Check) missingName(id string) string {
	if r := c.work.Editing.Form.Requirement(id); r != nil {
		return r.Name
	}
	return say.FieldLabel(c.work.Editing.Form, id)
}

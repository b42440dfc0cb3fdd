package check

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/forms"
)

// verdict is one programme's eligibility, condition by condition.
func (a *aside) verdict(v forms.Verdict) fyne.CanvasObject {
	ink, back := page.OutcomeColours(v.Outcome)
	box := kit.ColumnOf(look.Space,
		kit.AtEnds(kit.Strong(say.T("资格条件：{title}", "title", v.Programme.Title)), kit.Badge(say.Outcome(v.Outcome), ink, back)),
		kit.Muted(say.Verdict(v)))
	for _, condition := range v.Conditions {
		box.Add(widget.NewSeparator())
		box.Add(a.condition(condition))
	}
	for _, condition := range v.Aside {
		box.Add(widget.NewSeparator())
		box.Add(kit.Muted(say.Condition(condition, a.work.Editing.Form)))
	}
	return kit.Card(box)
}

// condition is one condition with the values that decided it, each leading to its field.
func (a *aside) condition(x forms.Condition) fyne.CanvasObject {
	form := a.work.Editing.Form
	text := kit.ColumnOf(2, kit.Led(page.ConditionBadge(x), kit.Plain(x.Rule.Condition)))
	values := kit.ColumnOf(2)
	for _, d := range x.Deciding {
		if d.Text != "" {
			values.Add(a.decided(d.Field, say.T("{label} {value}", "label", d.Label, "value", say.Shortened(d.Text, 60))))
		}
	}
	if x.Missing != "" {
		values.Add(a.decided(x.Missing, page.MissingWords(x, form, a.missingName(x.Missing))))
	}
	if x.Inferred && x.Missing == "" && !x.Estimated {
		values.Add(kit.Muted(say.InferredWords(x)))
	}
	if x.Failed {
		values.Add(kit.Muted(say.FailedRule()))
	}
	if ground := say.RestsOn(x); ground != "" {
		values.Add(kit.Muted(ground))
	}
	if len(values.Objects) > 0 {
		text.Add(values)
	}
	if source := page.SourceLine(x.Rule.Source); source != nil {
		text.Add(source)
	}
	return text
}

// decided is a value that a condition rests on, to be pressed when the form asks it.
func (a *aside) decided(id, words string) fyne.CanvasObject {
	form := a.work.Editing.Form
	switch {
	case form.Field(id) != nil && a.work.Relevant[id]:
		return valueLink(words, func() { a.goTo(page.Place{Field: id}) })
	case form.Unasked(id) != nil && !form.Unasked(id).IsTable():
		return valueLink(words, func() { a.goTo(page.Place{Field: id}) }) // into the profile
	case form.Requirement(id) != nil:
		return valueLink(words, func() { a.goTo(page.Place{Material: id}) })
	}
	return kit.Muted(words)
}

func valueLink(words string, do func()) fyne.CanvasObject {
	return kit.NewLinkArea(kit.Paragraph(words, theme.ColorNameHyperlink, theme.SizeNameCaptionText, false), do)
}

// missingName names the field or material that a condition waits for.
func (a *aside) missingName(id string) string {
	if r := a.work.Editing.Form.Requirement(id); r != nil {
		return r.Name
	}
	return say.FieldLabel(a.work.Editing.Form, id)
}

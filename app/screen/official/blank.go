package official

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/blanks"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/writing"
	"yibiao/dossier/printed"
	"yibiao/forms"
)

// blank is the official form of the output that is looked at: its places, what fills each, and what this dossier puts there.
type blank struct {
	work   *page.Work
	form   blanks.InUse  // zero while the pack's own form is used
	used   bool          // an official form is used
	places []place.Place // of form, as are the next two
	values map[string]place.Answer
	held   []printed.Held // values that this dossier has for the places, but that may not be printed
	fields []fieldChoice
}

// read reads the official form of an output anew; nil stands for a dossier that prints nothing.
func (b *blank) read(s *session.Session, output *forms.Output) error {
	b.form, b.used = blanks.InUse{}, false
	var err error
	if output != nil {
		b.form, b.used, err = blanks.FormOf(s, b.work.Editing.Form.Pack.ID.S, output.ID.S)
	}
	b.places = b.form.Places()
	if b.used && b.fields == nil {
		b.fields = fieldChoices(b.work.Editing.Form)
	}
	b.evaluate()
	return err
}

// evaluate works out what this dossier puts into the places.
func (b *blank) evaluate() {
	b.values, b.held = writing.Values(b.form.Map, b.places, b.work.Printing())
}

// entry is the entry of a place; nil when the map has none.
func (b *blank) entry(place int) *plan.Entry {
	if place < 0 || place >= len(b.places) {
		return nil
	}
	return b.form.Map.Entry(b.places[place].At)
}

// value is what is put into a place, in one line, for the screen.
func (b *blank) value(e *plan.Entry, p place.Place) string {
	return say.MaskedAt(b.work.Editing.Form, *e, say.PlaceValue(b.values[e.At], p))
}

// heldAt are the values that are held back from a place.
func (b *blank) heldAt(at string) []printed.Held {
	var list []printed.Held
	for _, h := range b.held {
		if h.At == at {
			list = append(list, h)
		}
	}
	return list
}

// presumed tells that a place shows a default which nobody typed or confirmed.
func (b *blank) presumed(e *plan.Entry, p place.Place) bool {
	return (e.State == plan.Accepted || e.State == plan.Proposed) && b.work.Default(e.Field) && b.value(e, p) != ""
}

// presumedPlaces counts the places that show such a default.
func (b *blank) presumedPlaces() int {
	n := 0
	for i, p := range b.places {
		if e := b.entry(i); e != nil && b.presumed(e, p) {
			n++
		}
	}
	return n
}

// choice finds what an id means.
func (b *blank) choice(id string) (fieldChoice, bool) {
	i := slices.IndexFunc(b.fields, func(c fieldChoice) bool { return c.id == id })
	if i < 0 {
		return fieldChoice{id: id, label: id}, false
	}
	return b.fields[i], true
}

// entryName names what fills a place, down to the cell of a table, and what is printed behind it in the same place.
func (b *blank) entryName(e *plan.Entry) string {
	return say.Followed(b.work.Editing.Form, *e, b.fieldName(e))
}

func (b *blank) fieldName(e *plan.Entry) string {
	c, _ := b.choice(e.Field)
	s, ok := plan.ParseSub(e.Sub)
	switch {
	case !ok:
		return c.label
	case s.Index >= 0:
		return say.T("{label}，第 {n} 条", "label", c.label, "n", s.Index+1)
	}
	column := s.Column
	if c.field != nil && c.field.Column(s.Column) != nil {
		column = c.field.Column(s.Column).Label
	}
	if s.Sum {
		return say.T("{column}合计（{label}）", "column", column, "label", c.label)
	}
	return say.T("{row} {column}（{label}）", "row", rowWords(s), "column", column, "label", c.label)
}

// wantsCell tells that a table fills a single place and its cell is not chosen yet.
func (b *blank) wantsCell(e *plan.Entry, p place.Place) bool {
	c, _ := b.choice(e.Field)
	return c.field != nil && c.field.IsTable() && p.Kind != place.Rows && e.Sub == ""
}

// fieldWords names what fills a place.
func (b *blank) fieldWords(i int) (string, fyne.ThemeColorName) {
	e := b.entry(i)
	switch {
	case b.places[i].Locked:
		return say.T("留空"), look.ColorMuted
	case e.State == plan.Ignored && (e.Reason == plan.ReasonSign || b.places[i].Kind == place.Sign):
		return say.T("手签"), look.ColorMuted
	case e.State == plan.Ignored:
		return say.T("留空"), look.ColorMuted
	case e.Field == "":
		return "? " + say.T("未对应"), look.ColorWarn
	case e.State == plan.Unsure:
		return "? " + b.entryName(e), look.ColorWarn
	}
	return b.entryName(e), theme.ColorNameForeground
}

// stateWords tells below the field how sure it is.
func (b *blank) stateWords(e *plan.Entry, p place.Place) string {
	switch {
	case e.State == plan.Proposed:
		return say.T("建议，把握 {n}%", "n", int(e.Confidence*100+0.5))
	case e.State == plan.Accepted:
		return "✓ " + say.MapState(e.State)
	case p.Locked:
		return say.T("表格锁定")
	case p.Kind == place.Sign:
		return say.MapReason(e.Reason, b.work.Editing.Form)
	case e.State == plan.Ignored:
		return say.T("程序不填")
	}
	return say.MapReason(e.Reason, b.work.Editing.Form)
}

// Package writing turns a map and answers into what each place of a form takes, and a filled form back into edits. It chooses no
// field for a place.
package writing

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/printed"
	"yibiao/forms"
	"yibiao/forms/gb"
	"yibiao/forms/pattern"
)

// writer turns the answers of one case into what stands in the places of a form.
type writer struct {
	form    *forms.Form
	vocab   *forms.Vocabulary
	c       printed.Case
	answers forms.Answers         // in force
	named   map[string][]plan.Sub // the rows that each printed table names, by its address and field
	gate    *printed.Gate
	kind    gb.UnitKind
	// headless: the last place for the name of a head asked for a legal representative whom the unit has not; operator: it asked who
	// runs the business, which the unit has not.
	headless, operator bool
	others             map[string][]another // what is printed of others before each place, by address
}

func newWriter(m plan.Map, places []place.Place, c printed.Case) *writer {
	w := &writer{form: c.Form, vocab: c.Vocabulary(), c: c, answers: c.InForce, gate: printed.NewGate(c), kind: kindOf(c.InForce.Values)}
	w.nameRows(m)
	w.others = w.othersIn(m.ByAddress(), places)
	return w
}

// Values is what is to be written at each place of a form: accepted and proposed
// entries, calculated values included, irrelevant ones left out. Places without an
// answer are not in it. c.Attached ticks the list of materials, c.Today is the day of
// filling. Pictures are not among the values: see Pictures. Values that fail their own
// check are not among them either: they are held back, in document order.
func Values(m plan.Map, places []place.Place, c printed.Case) (map[string]place.Answer, []printed.Held) {
	w, out, entries := newWriter(m, places, c), map[string]place.Answer{}, m.ByAddress()
	for _, p := range places {
		e := entries[p.At]
		if e == nil || !e.Writes() || p.Kind == place.Sign || p.Kind == place.Image || p.Facing != "" && w.isSelf(p.Facing) {
			continue
		}
		if a := w.answer(e, p); a.Text != "" || len(a.Chosen) > 0 || len(a.Rows) > 0 {
			out[p.At] = a
		}
	}
	return out, w.gate.Held()
}

// Pictures maps the places for a picture that the map fills to the requirement whose
// file they show.
func Pictures(m plan.Map, places []place.Place) map[string]string {
	out, entries := map[string]string{}, m.ByAddress()
	for _, p := range places {
		if e := entries[p.At]; p.Kind == place.Image && e != nil && e.Writes() {
			out[p.At] = e.Field
		}
	}
	return out
}

func (w *writer) answer(e *plan.Entry, p place.Place) place.Answer {
	switch e.Field {
	case plan.FieldToday:
		return place.Answer{Text: printed.Day(w.c.Today, printed.Look{Month: asksMonth(p)})}
	case plan.FieldYear:
		return place.Answer{Text: strconv.Itoa(w.c.Today.Year() - 1)}
	case plan.FieldMaterials:
		return w.tick(e, p, func(id string) bool { return w.c.Attached[id] > 0 })
	}
	f := w.form.Known(e.Field)
	if f == nil {
		return place.Answer{}
	}
	if f.IsTable() {
		return w.table(e, p, f)
	}
	if post, field, format, ok := part.HeldBy(e.Format); ok {
		if !part.Holds(w.answers.Values[field], post) {
			return place.Answer{}
		}
		held := *e
		held.Format, e = format, &held
	}
	text := w.answers.Values[e.Field]
	if s, ok := plan.ParseSub(e.Sub); ok && s.Index >= 0 {
		text = line(text, s.Index)
	}
	if !w.lets(f, p, text) {
		return place.Answer{}
	}
	if e.Format == part.Listed {
		return place.Answer{Rows: things(e, p, text)}
	}
	if mark, other, format, ok := part.Other(e.Format); ok && text != "" {
		return place.Answer{Text: printed.Text(w.vocab, f, text, printed.Own(f, "")) + w.following(mark, other, format, p)}
	}
	return w.value(e, p, f, text)
}

func line(text string, i int) string {
	if list := strings.Split(text, "\n"); i < len(list) {
		return list[i]
	}
	return ""
}

// monthOnly is a label that asks for year and month and no day.
var monthOnly = pattern.Of(`年月(?:[^日]|$)`)

// value is one answer in one place: ticks where there are options, else text.
func (w *writer) value(e *plan.Entry, p place.Place, f *forms.Field, canonical string) place.Answer {
	if e.Format == part.Street || wordings.RegionParts[e.Format] != nil && !f.Is(forms.TypeRegion) {
		return place.Answer{Text: w.ofAddress(canonical, e.Format, Look(p, f, e.Format))}
	}
	if part.Is(e.Format) {
		return w.part(e, p, part.Of(e.Format, canonical))
	}
	if canonical == "" {
		return place.Answer{}
	}
	if text, ok := w.inCapitals(e, p, f, canonical); ok {
		return place.Answer{Text: text}
	}
	if len(p.Options) == 0 {
		return place.Answer{Text: rounded(p, f, printed.Text(w.vocab, f, canonical, Look(p, f, e.Format)))}
	}
	a, ranged := w.inRange(p, f, canonical)
	if !ranged {
		a = w.tick(e, p, func(option string) bool { return printed.Ticked(w.vocab, f, canonical, option) })
	}
	if len(a.Chosen) == 0 && f.Name() == "org.ent_type" {
		a.Chosen = sameForm(p.Options, canonical)
	}
	if len(a.Chosen) == 0 && len(p.Options) > 1 && !f.Is(forms.TypeBool) && f.Name() == e.Field {
		w.gate.Lets(f, printed.Held{At: p.At, Field: e.Field, Row: -1, Text: canonical, Fault: gb.NoOption()}, nil)
	}
	return a
}

// tick chooses the printed options whose value holds. Options are chosen by address
// where they have one, since two may carry one label.
func (w *writer) tick(e *plan.Entry, p place.Place, holds func(value string) bool) place.Answer {
	var a place.Answer
	for _, o := range p.Options {
		v, ok := e.Option[o.Label]
		switch {
		case !ok || !holds(v):
		case o.At != "":
			a.Chosen = append(a.Chosen, o.At)
		default:
			a.Chosen = append(a.Chosen, o.Label)
		}
	}
	return a
}

// Look is what a place asks of the print of an answer. Only what the type of the field needs is read from the place.
func Look(p place.Place, f *forms.Field, format string) printed.Look {
	l := printed.Look{Format: format}
	switch {
	case f.Is(forms.TypeMoney) && format == "":
		l.Unit = wordings.PlaceUnit(p)
	case f.Is(forms.TypePercent) && wordings.PrintsPercent(p):
		l.Unit = "%"
	case f.Is(forms.TypeDate):
		l.Month = asksMonth(p)
	case wordings.RegionParts[format] != nil:
		if words := wordings.Clean(p.Label); wordings.AsksLevel(words) && !wordings.BesideLabel(p) {
			l.Level = words
		}
	}
	return l
}

func asksMonth(p place.Place) bool { return monthOnly.MatchString(wordings.Clean(p.Label)) }

// table is a place inside a table field: rows, a cell, a total, or ticks for names that
// a list contains.
func (w *writer) table(e *plan.Entry, p place.Place, f *forms.Field) place.Answer {
	rows := w.answers.Tables[e.Field]
	if p.Kind == place.Rows {
		return place.Answer{Rows: w.rows(e, p, f, rows)}
	}
	valid := func(r forms.Row) bool { return w.valid(f, r) }
	if name, ok := part.Held(e.Format); ok {
		return w.part(e, p, map[bool]string{true: part.Yes}[listed(f, rows, name, valid)])
	}
	if columns, _, _, ok := part.Level(e.Format); ok {
		if i := ofBody(f, rows, e.Format, valid); i >= 0 {
			return w.part(e, p, w.columns(e, p, f, columns, i))
		}
		return place.Answer{}
	}
	if e.Sub == "" {
		return w.tick(e, p, func(name string) bool { return listed(f, rows, name, valid) })
	}
	s, ok := plan.ParseSub(e.Sub)
	column := f.Column(s.Column)
	if !ok || column == nil {
		return place.Answer{}
	}
	if s.Sum {
		return w.sum(e, p, column, rows)
	}
	if s.All {
		return place.Answer{Text: w.each(e, p, column, rows)}
	}
	if i := w.find(rows, s); i >= 0 && w.cell(e, p, column, i) {
		if _, _, _, ok := part.Other(e.Format); ok {
			return place.Answer{Text: w.besides(e, p, f, i)}
		}
		return w.value(e, p, column, rows[i].Cells[s.Column])
	}
	return place.Answer{}
}

// each is what a column has in the rows of a table, in their order; "" where one of them has nothing, or what may not be written, or
// holds no more.
func (w *writer) each(e *plan.Entry, p place.Place, column *forms.Field, rows []forms.Row) string {
	var list []string
	for i, r := range rows {
		text := printed.Text(w.vocab, column, r.Cells[column.Name()], Look(p, column, ""))
		if text == "" || !w.cell(e, p, column, i) || !w.valid(w.form.Known(e.Field), r) {
			return ""
		}
		list = append(list, text)
	}
	return strings.Join(list, "、")
}

// cell tells whether the cell of a row may be written.
func (w *writer) cell(e *plan.Entry, p place.Place, column *forms.Field, i int) bool {
	row := w.answers.Tables[e.Field][i]
	sibling := func(other string) string { return row.Cells[other] }
	held := printed.Held{At: p.At, Field: e.Field, Column: column.Name(), Row: i, Text: row.Cells[column.Name()]}
	if held.Text != "" {
		held.Fault = cmp.Or(w.formOfOthers(p), w.ofOther(e.Field, p))
	}
	return w.gate.Lets(column, held, sibling)
}

// find is the index of the row that a sub chooses, -1 for none.
func (w *writer) find(rows []forms.Row, s plan.Sub) int {
	want, nth := s.Value, s.Nth
	if y, ok := plan.YearOf(want, w.c.Today); ok {
		want = y
	}
	for i, r := range rows {
		if r.Cells[s.Key] != want && wordings.Clean(r.Cells[s.Key]) != wordings.Clean(want) {
			continue
		}
		if nth == 0 {
			return i
		}
		nth--
	}
	return -1
}

// sum is the total of a column: of all rows where the form lists them all, else of the
// rows that the printed table names. A total of which a part is not known, or may not be
// written, is not written either.
func (w *writer) sum(e *plan.Entry, p place.Place, column *forms.Field, rows []forms.Row) place.Answer {
	named := w.named[boxOf(p.At)+"\x00"+e.Field]
	var parts []forms.Row
	for _, s := range named {
		i := w.find(rows, s)
		if i < 0 || rows[i].Cells[column.Name()] == "" || !w.cell(e, p, column, i) {
			return place.Answer{}
		}
		parts = append(parts, rows[i])
	}
	for i := range rows {
		if named == nil {
			if !w.cell(e, p, column, i) {
				return place.Answer{}
			}
			parts = append(parts, rows[i])
		}
	}
	return w.value(e, p, column, total(parts, column.Name()))
}

// boxOf is the table that a place lies in, "p" for paragraphs.
func boxOf(at string) string {
	if m := wordings.InTable.FindStringSubmatch(at); m != nil {
		return m[1]
	}
	return "p"
}

// nameRows notes the rows of table fields that a form names in each printed table.
func (w *writer) nameRows(m plan.Map) {
	w.named = map[string][]plan.Sub{}
	for i := range m.Entries {
		e := &m.Entries[i]
		s, ok := plan.ParseSub(e.Sub)
		if !ok || s.Key == "" || !e.Writes() {
			continue
		}
		box := boxOf(e.At) + "\x00" + e.Field
		s.Column = ""
		if !slices.Contains(w.named[box], s) {
			w.named[box] = append(w.named[box], s)
		}
	}
}

// total adds the answered cells of a column; "" when there are none.
func total(rows []forms.Row, column string) string {
	var sum decimal.Decimal
	any := false
	for _, r := range rows {
		d, ok := gb.Number(r.Cells[column])
		if !ok {
			continue
		}
		sum, any = sum.Add(d), true
	}
	if !any {
		return ""
	}
	return sum.String()
}

func (w *writer) rows(e *plan.Entry, p place.Place, f *forms.Field, rows []forms.Row) []map[int]string {
	var out []map[int]string
	for _, i := range w.asked(e, rows) {
		r, cells := rows[i], map[int]string{}
		for _, pc := range p.Columns {
			column := f.Column(e.Columns[pc.Cell])
			if column == nil || !w.cell(e, p, column, i) {
				continue
			}
			like := place.Place{Label: pc.Label, Kind: place.Money, Unit: wordings.UnitOf(pc.Label), Heads: p.Heads}
			if text := printed.Text(w.vocab, column, r.Cells[column.Name()], Look(like, column, "")); text != "" {
				cells[pc.Cell] = text
			}
		}
		out = append(out, cells)
	}
	return out
}

// valid tells whether a row of a table still holds on the day of filling.
func (w *writer) valid(f *forms.Field, r forms.Row) bool {
	for _, c := range f.Columns {
		if day, err := gb.ParseDate(r.Cells[c.Name()]); err == nil && until.MatchString(wordings.Clean(c.Label)) && !w.c.Today.IsZero() && day.Before(w.c.Today.Truncate(24*time.Hour)) {
			return false
		}
	}
	return true
}

// listed tells whether a valid row of a table names something in its first column of text.
func listed(f *forms.Field, rows []forms.Row, name string, valid func(forms.Row) bool) bool {
	for _, c := range f.Columns {
		if !c.Is(forms.TypeText) {
			continue
		}
		for _, r := range rows {
			if cell := wordings.Clean(r.Cells[c.Name()]); cell != "" && namesSame(cell, wordings.Clean(name)) && valid(r) {
				return true
			}
		}
		return false
	}
	return false
}

// namesSame tells whether a cell has the name of something, and no word more that makes it
// something else.
func namesSame(cell, name string) bool {
	at := strings.Index(cell, name)
	return at >= 0 && !unlike.MatchString(cell[:at]+"|"+cell[at+len(name):])
}

// unlike are words that make a title another than the one without them.
var unlike = pattern.Of(`小巨人|培育|后备|入库|中小|创新型|产品|项目|团队|中心|服务`)

// until are the labels of columns that tell until when a row holds.
var until = pattern.Of(`有效期(?:至|限|止)?$|截止|到期`)

package writing

import (
	"slices"
	"strconv"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/ranges"
	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/printed"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// Edit is an answer that a filled form holds and the dossier does not, for a person to
// take over or not.
type Edit struct {
	// At is the place that it was read from.
	At string
	// Field is the field id; Column the column id when Field is a table, and Row the
	// row's position from 0. A row at or after the end of the table is to be added.
	// Row is -1 outside tables.
	Field, Column string
	Row           int
	// Key and KeyValue tell what the row has, or a row to be added will have, in the
	// key column by which the form names it; "" when it names none.
	Key, KeyValue string
	// Text is what the form says, Value the same as the dossier keeps it, or Text
	// where there is a Fault. Was is the present answer, "" for none.
	Text, Value, Was string
	Fault            *gb.Fault
	Warnings         []*gb.Fault
}

// reader compares a filled form with the answers of one case.
type reader struct {
	*writer
	edits   []Edit
	index   map[string]int  // rows to be added: table, key and value → position
	unclear map[string]bool // places that point to another one which is not known
}

// Edits lists what a filled form says otherwise than the case, in document order. read
// is what docx reads at each place. Calculated fields, the day of filling, totals and
// the list of materials are not read back; a place that says what Values would write
// is no edit, however it is spelt. A place that was emptied gives an edit with an
// empty value; places absent from read and rows that the form has not are left alone.
// Two places that say different things of one field give two edits. What a person must
// decide is an edit without a value; see Edit.Undecided.
func Edits(m plan.Map, places []place.Place, c printed.Case, read map[string]place.Answer) []Edit {
	r := &reader{writer: newWriter(m, places, c), index: map[string]int{}}
	read, r.unclear = resolved(places, read)
	entries := m.ByAddress()
	for _, p := range places {
		e := entries[p.At]
		a, ok := read[p.At]
		if !ok || e == nil || !e.Writes() || p.Kind == place.Sign || p.Kind == place.Image {
			continue
		}
		f := r.form.Known(e.Field)
		if f == nil || f.Computed() {
			continue
		}
		if f.IsTable() && part.Is(e.Format) {
			continue // whether it has a row of a name says nothing of the row
		}
		switch {
		case r.ofAnother(e, p, a):
		case f.IsTable():
			r.table(e, p, f, a)
		default:
			r.scalar(e, p, f, a)
		}
	}
	r.exchanged()
	return r.edits
}

func (r *reader) put(e Edit) {
	if e.Fault == nil {
		r.doubted(&e)
	}
	same := func(o Edit) bool {
		return o.Field == e.Field && o.Column == e.Column && o.Row == e.Row && o.Value == e.Value && o.Undecided() == e.Undecided()
	}
	if e.Undecided() && !slices.ContainsFunc(r.edits, same) {
		r.edits = append(r.edits, e)
		return
	}
	if e.Value != e.Was && !sameAmount(e.Value, e.Was) && !slices.ContainsFunc(r.edits, same) {
		r.edits = append(r.edits, e)
	}
}

func (r *reader) scalar(e *plan.Entry, p place.Place, f *forms.Field, a place.Answer) {
	was := r.answers.Values[e.Field]
	edit := Edit{At: p.At, Field: e.Field, Row: -1, Was: was}
	if r.unchanged(r.answer(e, p), p, a) {
		return
	}
	if wordings.RegionParts[e.Format] != nil || e.Format == "section" || e.Format == "division" || e.Format == forms.FormatToCity || part.Is(e.Format) {
		edit.Text, edit.Fault = strings.TrimSpace(a.Text), &gb.Fault{Code: FaultPart, Args: map[string]string{"text": strings.TrimSpace(a.Text)}}
		r.put(edit)
		return
	}
	s, _ := plan.ParseSub(e.Sub)
	if e.Sub == "" || s.Index < 0 {
		r.parse(&edit, written{e, p, f, nil}, a)
		r.put(edit)
		return
	}
	if r.undecided(&edit, a.Text, f) {
		edit.Was = line(was, s.Index)
		if edit.Was != "" || edit.Fault != nil && edit.Fault.Code == FaultSame {
			r.put(edit)
		}
		return
	}
	entries := strings.Split(was, "\n")
	for len(entries) <= s.Index {
		entries = append(entries, "")
	}
	entries[s.Index] = strings.TrimSpace(a.Text)
	entries = slices.DeleteFunc(entries, func(t string) bool { return t == "" })
	edit.Text, edit.Value = a.Text, strings.Join(entries, "\n")
	r.put(edit)
}

// unchanged tells whether a place says what Values would write.
func (r *reader) unchanged(expected place.Answer, p place.Place, got place.Answer) bool {
	if p.Kind == place.Rows {
		return slices.EqualFunc(expected.Rows, got.Rows, func(a, b map[int]string) bool {
			for cell, text := range a {
				if wordings.Clean(text) != wordings.Clean(b[cell]) {
					return false
				}
			}
			return true
		})
	}
	if len(p.Options) > 0 {
		return slices.Equal(chosen(expected, p), chosen(got, p))
	}
	return wordings.Clean(expected.Text) == wordings.Clean(got.Text) || sameMonth(expected.Text, got.Text)
}

// sameMonth tells whether got, which has no day, is the month of expected, which has:
// many places print 年 月 only.
func sameMonth(expected, got string) bool {
	day, err := gb.ParseDate(expected)
	month, errMonth := gb.ParseYearMonth(got)
	return err == nil && errMonth == nil && day.Year() == month.Year() && day.Month() == month.Month()
}

// chosen are the labels of the chosen options, in printed order.
func chosen(a place.Answer, p place.Place) []string {
	var out []string
	for _, o := range p.Options {
		if slices.Contains(a.Chosen, o.Label) || o.At != "" && slices.Contains(a.Chosen, o.At) {
			out = append(out, o.Label)
		}
	}
	return out
}

// written is where an answer stands and which field it is for; sibling gives the other cells of its row, nil
// outside rows.
type written struct {
	entry   *plan.Entry
	place   place.Place
	field   *forms.Field
	sibling func(column string) string
}

// parse reads the answer of a place as the field's canonical text into edit.
func (r *reader) parse(edit *Edit, w written, a place.Answer) {
	if labels := chosen(a, w.place); len(w.place.Options) > 0 && (len(labels) > 0 || a.Text == "") {
		var values []string
		for _, label := range labels {
			if v, ok := w.entry.Option[label]; ok && !slices.Contains(values, v) {
				values = append(values, v)
			}
		}
		edit.Text = strings.Join(labels, "、")
		if w.field.Has(forms.TraitAmount) && ranges.At(w.place) != nil {
			edit.Fault = &gb.Fault{Code: FaultPart, Args: map[string]string{"text": edit.Text}} // in which range a number lies does not tell it
			return
		}
		if len(labels) > 1 && !w.field.Has(forms.TraitEntries) && (len(values) != 1 || w.place.Kind == place.Choice) {
			edit.Value, edit.Fault = "", &gb.Fault{Code: FaultConflict, Args: map[string]string{"text": edit.Text}}
			return
		}
		edit.Value = strings.Join(values, "\n")
		if len(values) == 0 && len(labels) > 0 {
			edit.Value = edit.Text
		}
		if edit.Value == "" {
			return
		}
		parsed := r.vocab.Parse(w.field, edit.Value, w.sibling)
		edit.Value, edit.Fault, edit.Warnings = parsed.Canonical, parsed.Fault, parsed.Warnings
		return
	}
	if r.undecided(edit, a.Text, w.field) {
		return
	}
	edit.Text = strings.TrimSpace(a.Text)
	parsed := r.vocab.Parse(w.field, r.plain(edit.Text, w.place, w.field, w.entry.Format), w.sibling)
	edit.Value, edit.Fault, edit.Warnings = parsed.Canonical, parsed.Fault, parsed.Warnings
}

// plain takes the unit off an amount and converts it to the field's.
func (r *reader) plain(text string, p place.Place, f *forms.Field, format string) string {
	if !f.Is(forms.TypeMoney) || text == "" {
		return text
	}
	if m := ending.FindStringSubmatch(text); m != nil && wordings.UnitWord.MatchString(strings.Trim(m[2], "()（）")) {
		text = m[1] + strings.Trim(m[2], "()（）")
	}
	from, known := gb.MoneyShift(f.Unit)
	if d, err := gb.ParseCNYUpper(text); err == nil && known {
		return d.Shift(-from).String()
	} else if format == "upper" {
		return text
	}
	unit := wordings.PlaceUnit(p)
	if unit == "" {
		unit = gb.MoneyUnitOf(text)
	}
	if rest, ok := strings.CutSuffix(text, unit); ok && unit != "" {
		text = rest
	}
	to, printed := gb.MoneyShift(unit)
	if d, err := gb.ParseMoney(text); err == nil && known && printed && to != from {
		return d.Shift(to - from).String()
	}
	return text
}

// table reads a place of a table field.
func (r *reader) table(e *plan.Entry, p place.Place, f *forms.Field, a place.Answer) {
	rows := r.answers.Tables[e.Field]
	if p.Kind == place.Rows {
		r.repeated(e, p, f, a)
		return
	}
	s, ok := plan.ParseSub(e.Sub)
	column := f.Column(s.Column)
	if !ok || s.Sum || s.All || column == nil || column.Computed() || r.unchanged(r.writer.table(e, p, f), p, a) {
		return
	}
	edit := Edit{At: p.At, Field: e.Field, Column: s.Column, Row: r.find(rows, s), Key: s.Key, KeyValue: s.Value}
	if y, ok := plan.YearOf(s.Value, r.c.Today); ok {
		edit.KeyValue = y
	}
	if edit.Row >= 0 {
		edit.Was = rows[edit.Row].Cells[s.Column]
	} else {
		name := e.Field + "\x00" + s.Key + "\x00" + s.Value + "\x00" + strconv.Itoa(s.Nth)
		if _, known := r.index[name]; !known {
			r.index[name] = len(rows) + r.added(e.Field)
		}
		edit.Row = r.index[name]
	}
	r.parse(&edit, written{e, p, column, nil}, a)
	r.put(edit)
}

// added counts the rows to be added to a table so far.
func (r *reader) added(table string) int {
	n := 0
	for name := range r.index {
		if strings.HasPrefix(name, table+"\x00") {
			n++
		}
	}
	return n
}

// repeated reads repeating rows: the first with the first, rows with no text left out.
func (r *reader) repeated(e *plan.Entry, p place.Place, f *forms.Field, a place.Answer) {
	rows := r.answers.Tables[e.Field]
	expected, of := r.rows(e, p, f, rows), r.asked(e, rows)
	n := 0
	for _, record := range a.Rows {
		if !slices.ContainsFunc(p.Columns, func(c place.Column) bool { return wordings.Clean(record[c.Cell]) != "" }) {
			continue
		}
		for _, pc := range p.Columns {
			column := f.Column(e.Columns[pc.Cell])
			if column == nil || column.Computed() || n < len(expected) && wordings.Clean(expected[n][pc.Cell]) == wordings.Clean(record[pc.Cell]) {
				continue
			}
			edit := Edit{At: p.At, Field: e.Field, Column: column.Name(), Row: len(rows) + n - len(of)}
			if n < len(of) {
				edit.Row, edit.Was = of[n], rows[of[n]].Cells[column.Name()]
			}
			like := place.Place{Label: pc.Label, Unit: wordings.UnitOf(pc.Label), Heads: p.Heads}
			r.parse(&edit, written{e, like, column, sibling(e, p, record)}, place.Answer{Text: record[pc.Cell]})
			r.put(edit)
		}
		n++
	}
}

// asked are the indices of the rows of a table that repeating rows take: all, or those of some kind.
func (w *writer) asked(e *plan.Entry, rows []forms.Row) []int {
	var out []int
	format := strings.ReplaceAll(e.Format, part.OurName, w.answers.Values["org.name"])
	for i, r := range rows {
		if part.Meets(format, func(column string) string { return r.Cells[column] }) {
			out = append(out, i)
		}
	}
	return out
}

// sibling gives the other cells of a record by column id.
func sibling(e *plan.Entry, p place.Place, record map[int]string) func(string) string {
	return func(column string) string {
		for _, pc := range p.Columns {
			if e.Columns[pc.Cell] == column {
				return strings.TrimSpace(record[pc.Cell])
			}
		}
		return ""
	}
}

// sameAmount tells amounts that differ in spelling only.
func sameAmount(a, b string) bool {
	x, okX := gb.Number(a)
	y, okY := gb.Number(b)
	return okX && okY && x.Equal(y)
}

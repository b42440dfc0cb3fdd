package bundling

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/blanks"
	"yibiao/dossier/docx"
	"yibiao/dossier/printed"
	"yibiao/forms"
)

// printer turns answers into what the slots of a form print.
//
// Tags: field.id, field.id#format, field.id=option, table[].column with the same endings, and the printer's own
// words @today, @client, @title, materials[] (the list of materials) and @material.<requirement> (its first picture).
type printer struct {
	e       *session.Editing
	answers forms.Answers
	listed  []listed
	now     time.Time
	gate    *printed.Gate
	err     error // of the first picture that could not be read
}

func newPrinter(e *session.Editing, c printed.Case, listed []listed, now time.Time) *printer {
	return &printer{e: e, answers: c.InForce, listed: listed, now: now, gate: printed.NewGate(c)}
}

// values gives a value for every slot of the form that has an answer. Failures: those of reading a picture.
func (p *printer) values(form *docx.Form) (docx.Values, error) {
	v := docx.Values{Fields: map[string]docx.Value{}, Tables: map[string][]map[string]docx.Value{}}
	for _, slot := range form.Slots() {
		switch {
		case slot.Table == materialsTable:
			v.Tables[slot.Table] = p.materialRows()
		case slot.Table != "":
			p.rows(v, slot)
		default:
			if value, ok := p.field(slot); ok {
				v.Fields[slot.Tag] = value
			}
		}
	}
	return v, p.err
}

const materialsTable = "materials"

func (p *printer) field(slot docx.Slot) (docx.Value, bool) {
	switch slot.Tag {
	case "@today":
		return docx.Value{Text: printed.Day(p.now, printed.Look{})}, true
	case "@client":
		return docx.Value{Text: p.e.Client.Name}, true
	case "@title":
		return docx.Value{Text: p.e.Dossier.Title}, true
	}
	if requirement, ok := strings.CutPrefix(slot.Tag, "@material."); ok {
		picture, err := blanks.FirstPicture(p.e, requirement)
		p.err = cmp.Or(p.err, err)
		return docx.Value{Picture: picture}, picture != nil
	}
	id, rest := splitTag(slot.Tag)
	f := p.e.Form.Known(id)
	if f == nil {
		return docx.Value{}, false
	}
	if canonical := p.answers.Values[id]; p.gate.Lets(f, printed.Held{At: slot.Tag, Field: id, Row: -1, Text: canonical}, nil) {
		return p.show(f, canonical, rest)
	}
	return docx.Value{}, false
}

// held are the answers that may not be printed, each once though several slots ask for it.
func (p *printer) held() []printed.Held {
	var once []printed.Held
	for _, h := range p.gate.Held() {
		if !slices.ContainsFunc(once, func(k printed.Held) bool { return k.Field == h.Field && k.Column == h.Column && k.Row == h.Row }) {
			once = append(once, h)
		}
	}
	return once
}

// show prints one answer; rest is "#format", "=option" or "".
func (p *printer) show(f *forms.Field, canonical, rest string) (docx.Value, bool) {
	v := p.e.Form.Pack.Vocabulary
	if option, ok := strings.CutPrefix(rest, "="); ok {
		return docx.Value{Checked: printed.Ticked(v, f, canonical, option)}, canonical != ""
	}
	text := printed.Text(v, f, canonical, printed.Own(f, strings.TrimPrefix(rest, "#")))
	return docx.Value{Text: text}, text != ""
}

// rows enters a column of a repeating table.
func (p *printer) rows(v docx.Values, slot docx.Slot) {
	f := p.e.Form.Known(slot.Table)
	if f == nil || !f.IsTable() {
		return
	}
	column, rest := splitTag(slot.Column)
	c := f.Column(column)
	if c == nil {
		return
	}
	if p.none(slot.Table) && len(v.Tables[slot.Table]) == 0 && !strings.HasPrefix(rest, "=") {
		v.Tables[slot.Table] = []map[string]docx.Value{{slot.Column: {Text: "无"}}}
	}
	for i, row := range p.answers.Tables[slot.Table] {
		if i >= len(v.Tables[slot.Table]) {
			v.Tables[slot.Table] = append(v.Tables[slot.Table], map[string]docx.Value{})
		}
		sibling := func(other string) string { return row.Cells[other] }
		if !p.gate.Lets(c, printed.Held{At: slot.Tag, Field: slot.Table, Column: column, Row: i, Text: row.Cells[column]}, sibling) {
			continue
		}
		if value, ok := p.show(c, row.Cells[column], rest); ok {
			v.Tables[slot.Table][i][slot.Column] = value
		}
	}
}

// none tells whether it was answered that a table has no rows: then the form says so in its first column, as by hand.
func (p *printer) none(table string) bool {
	return len(p.answers.Tables[table]) == 0 && p.answers.Values[forms.NoneOf(table)] == "true"
}

// materialRows is the list of materials as the form's table materials[] prints it.
func (p *printer) materialRows() []map[string]docx.Value {
	var rows []map[string]docx.Value
	for _, l := range p.listed {
		files := strings.Join(l.files, "、")
		if l.missing {
			files = "未附"
		}
		copies := ""
		if l.copies > 0 {
			copies = strconv.Itoa(l.copies)
		}
		number := ""
		if l.number > 0 {
			number = strconv.Itoa(l.number)
		}
		rows = append(rows, map[string]docx.Value{
			"no": {Text: number}, "name": {Text: l.name}, "form": {Text: l.form}, "copies": {Text: copies},
			"files": {Text: files}, "note": {Text: l.seal},
		})
	}
	return rows
}

// splitTag divides a tag into the id and its ending "#format" or "=option".
func splitTag(tag string) (id, rest string) {
	if at := strings.IndexAny(tag, "#="); at >= 0 {
		return tag[:at], tag[at:]
	}
	return tag, ""
}

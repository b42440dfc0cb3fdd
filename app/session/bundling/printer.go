package bundling

import (
	"bytes"
	"image"
	_ "image/jpeg" // sizes of attached pictures
	_ "image/png"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"yibiao/app/session"
	"yibiao/dossier/docx"
	"yibiao/dossier/formmap"
	"yibiao/forms"
	"yibiao/forms/gb"
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
	held    []formmap.Held // answers that may not be printed, each once
}

// values gives a value for every slot of the form that has an answer.
func (p *printer) values(form *docx.Form) docx.Values {
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
	return v
}

const materialsTable = "materials"

func (p *printer) field(slot docx.Slot) (docx.Value, bool) {
	switch slot.Tag {
	case "@today":
		return docx.Value{Text: gb.FormatDateCN(p.now)}, true
	case "@client":
		return docx.Value{Text: p.e.Client.Name}, true
	case "@title":
		return docx.Value{Text: p.e.Dossier.Title}, true
	}
	if requirement, ok := strings.CutPrefix(slot.Tag, "@material."); ok {
		picture := p.picture(requirement)
		return docx.Value{Picture: picture}, picture != nil
	}
	id, rest := splitTag(slot.Tag)
	f := p.e.Form.Known(id)
	if f == nil {
		return docx.Value{}, false
	}
	if canonical := p.answers.Values[id]; p.sound(f, formmap.Held{At: slot.Tag, Field: id, Row: -1, Text: canonical}, nil) {
		return p.show(f, canonical, rest)
	}
	return docx.Value{}, false
}

// sound tells whether an answer may be printed; one that its own check is against is held back.
func (p *printer) sound(f *forms.Field, at formmap.Held, sibling func(string) string) bool {
	at.Fault = p.e.Form.Pack.Vocabulary.Unsound(f, at.Text, sibling)
	known := func(h formmap.Held) bool { return h.Field == at.Field && h.Column == at.Column && h.Row == at.Row }
	if at.Fault != nil && !slices.ContainsFunc(p.held, known) {
		p.held = append(p.held, at)
	}
	return at.Fault == nil
}

// show prints one answer; rest is "#format", "=option" or "".
func (p *printer) show(f *forms.Field, canonical, rest string) (docx.Value, bool) {
	if option, ok := strings.CutPrefix(rest, "="); ok {
		return docx.Value{Checked: ticked(f, canonical, option)}, canonical != ""
	}
	if canonical == "" {
		return docx.Value{}, false
	}
	return docx.Value{Text: p.e.Form.Pack.Vocabulary.Display(f, canonical, strings.TrimPrefix(rest, "#"))}, true
}

func ticked(f *forms.Field, canonical, option string) bool {
	switch f.Type.S {
	case "bool":
		return canonical == "true" && option == "是" || canonical == "false" && option == "否"
	case "multi", "list":
		return slices.Contains(strings.Split(canonical, "\n"), option)
	}
	return canonical == option
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
		if !p.sound(c, formmap.Held{At: slot.Tag, Field: slot.Table, Column: column, Row: i, Text: row.Cells[column]}, sibling) {
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

// picture gives the first attached PNG or JPEG of a requirement; nil when there is none or it cannot be read.
func (p *printer) picture(requirement string) *docx.Picture {
	for _, m := range p.e.Materials(requirement) {
		ext := strings.TrimPrefix(session.ExtOf(m.Name), ".")
		if ext != "png" && ext != "jpg" && ext != "jpeg" {
			continue
		}
		r, err := p.e.OpenMaterial(m)
		if err != nil {
			continue
		}
		data, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			continue
		}
		if config, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil {
			return &docx.Picture{Data: data, Ext: ext, WidthPx: config.Width, HeightPx: config.Height}
		}
	}
	return nil
}

// splitTag divides a tag into the id and its ending "#format" or "=option".
func splitTag(tag string) (id, rest string) {
	if at := strings.IndexAny(tag, "#="); at >= 0 {
		return tag[:at], tag[at:]
	}
	return tag, ""
}

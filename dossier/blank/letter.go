package blank

import (
	"strings"

	"yibiao/dossier/docx/build"
	"yibiao/forms"
)

// letter is a commitment or a statement: title, paragraphs with blanks, tables, signatures.
func (d *designer) letter(doc *build.Document) {
	doc.Margins = build.TextMargins()
	d.add(build.Heading{Text: d.o.Title})
	if len(d.o.Layout.Cover) > 0 {
		var pairs []build.Pair
		for _, ref := range d.o.Layout.Cover {
			if f := d.form.Known(ref.S); f != nil {
				p := pair(f)
				p.Wide = true
				pairs = append(pairs, p)
			}
		}
		d.add(build.LabelGrid(pairs, 1))
	}
	for _, text := range d.o.Layout.Text {
		d.add(paragraph(text, d.form)...)
	}
	for _, s := range d.form.Sections {
		if len(d.o.Layout.Sections) == 0 || !d.wanted(s.Title) {
			continue
		}
		for _, f := range s.Fields {
			if f.IsTable() {
				d.table(f, true)
			}
		}
	}
	d.hold()
	d.add(signs(d.o.Layout.Signs))
	d.annexes()
}

// list is the list of materials: what is in the bundle, under the numbers of its files.
func (d *designer) list(doc *build.Document) {
	doc.Margins = build.FormMargins()
	d.add(build.Heading{Text: d.o.Title})
	var pairs []build.Pair
	for _, ref := range d.o.Layout.Cover {
		if f := d.form.Known(ref.S); f != nil && d.wants(f) {
			p := pair(f)
			p.Wide = true
			pairs = append(pairs, p)
		}
	}
	if len(pairs) > 0 {
		d.add(build.LabelGrid(pairs, 1), build.Heading{Level: 2, Text: "材料目录"})
	}
	d.add(build.Repeat{Table: "materials", Columns: []build.Column{
		{Title: "序号", Tag: "no", Share: 0.7},
		{Title: "材料名称", Tag: "name", Share: 3.4, Align: build.AlignLeft},
		{Title: "电子文件", Tag: "files", Share: 3.6, Align: build.AlignLeft},
		{Title: "形式", Tag: "form", Share: 2},
		{Title: "份数", Tag: "copies", Share: 0.7},
		{Title: "签章", Tag: "note", Share: 1.6},
	}}, build.Note{Lines: []string{"说明：序号与电子文件名开头的编号一致；“未附”表示该项材料尚未提供。"}})
}

// paragraph turns a text with {field.id} places into a paragraph with blanks; money is followed by its unit. A text
// that is nothing but one long answer becomes a block of its own.
func paragraph(text string, form *forms.Form) []build.Block {
	if id, ok := strings.CutPrefix(text, "{"); ok && strings.HasSuffix(id, "}") {
		if f := form.Known(strings.TrimSuffix(id, "}")); f != nil && f.Is(forms.TypeLongText) {
			return []build.Block{build.Paragraph{Indent: true, Content: []build.Inline{build.Slot{Tag: f.Name(), Title: f.Label, Kind: build.KindLong}}}}
		}
	}
	var content []build.Inline
	for text != "" {
		before, id, rest, found := forms.NextPlace(text)
		if before != "" {
			content = append(content, build.Text{S: fullWidth(before)})
		}
		if !found {
			break
		}
		text = rest
		f := form.Known(id)
		if f == nil {
			continue
		}
		content = append(content, build.Slot{Tag: id, Title: f.Label, Underline: true})
		if f.Unit != "" {
			content = append(content, build.Text{S: f.Unit})
		}
	}
	return []build.Block{build.Paragraph{Content: content, Indent: !strings.HasSuffix(plain(content), "：") || len(content) > 1}}
}

func plain(content []build.Inline) string {
	var out strings.Builder
	for _, c := range content {
		if t, ok := c.(build.Text); ok {
			out.WriteString(t.S)
		}
	}
	return out.String()
}

// fullWidth sets brackets as Chinese text wants them.
func fullWidth(s string) string { return strings.NewReplacer("(", "（", ")", "）").Replace(s) }

// signs are the lines for seal, signature and date.
func signs(labels []string) build.Sign {
	var s build.Sign
	for _, label := range labels {
		if strings.HasSuffix(label, "日期") {
			s.Lines = append(s.Lines, build.SignLine{Content: []build.Inline{build.Text{S: "年　　月　　日"}}})
			continue
		}
		s.Lines = append(s.Lines, build.SignLine{Label: fullWidth(label) + "："})
	}
	return s
}

// opinions are the boxes that the offices fill by hand.
func opinions(labels []string) build.Grid {
	var list []build.Opinion
	height := 42.0
	if len(labels) > 3 {
		height = 34 // four go onto one page with the signatures before them
	}
	for _, label := range labels {
		list = append(list, build.Opinion{Label: fullWidth(label), Foot: []string{"（公章）", "负责人签字：　　　　　　　　　年　　月　　日"}, HeightMM: height})
	}
	return build.Opinions(list...)
}

package blank

import (
	"slices"
	"strconv"

	"yibiao/dossier/docx/build"
	"yibiao/forms"
)

const (
	wideTable  = 10 // more columns than this do not fit an upright page
	manyChoice = 12 // more options than this are printed as a line to write on
)

// sections prints the wanted sections. Sections of the client profile that follow one another become one part, each
// with its own upright label, as official forms group the head of the applicant.
func (d *designer) sections() {
	var head []*forms.FormSection
	flush := func() {
		if len(head) > 0 {
			d.head(head)
			head = nil
		}
	}
	for _, s := range d.form.Sections {
		s = d.narrowed(s)
		switch {
		case s.Unprinted || s.Progress && len(d.o.Layout.Sections) == 0 || !d.wanted(s.Title) || len(s.Fields) == 0:
		case ofProfile(s) && d.headless:
		case ofProfile(s):
			head = append(head, s)
		default:
			flush()
			d.section(s)
		}
	}
	flush()
}

// narrowed is the section without the fields that are not asked.
func (d *designer) narrowed(s *forms.FormSection) *forms.FormSection {
	if d.asked == nil {
		return s
	}
	left := *s
	left.Fields = slices.DeleteFunc(slices.Clone(s.Fields), func(f *forms.Field) bool { return !d.wants(f) })
	return &left
}

// wants tells whether a field is printed: everything, or what is asked.
func (d *designer) wants(f *forms.Field) bool { return d.asked == nil || d.asked[f.Name()] }

func ofProfile(s *forms.FormSection) bool {
	return !slices.ContainsFunc(s.Fields, func(f *forms.Field) bool { return !f.Profile })
}

// head prints profile sections as one grid, tables after it.
func (d *designer) head(sections []*forms.FormSection) {
	if len(sections) == 1 {
		d.section(sections[0])
		return
	}
	d.part("申请单位基本情况", "")
	var pairs []build.Pair
	var tables []*forms.Field
	for _, s := range sections {
		for _, f := range s.Fields {
			if f.IsTable() {
				tables = append(tables, f)
				continue
			}
			p := pair(f)
			p.Group = groupLabel(s.Title)
			pairs = append(pairs, p)
		}
	}
	d.add(build.LabelGrid(pairs, 2))
	for _, f := range tables {
		d.table(f, true)
	}
}

// groupLabel drops what stands in brackets: the upright label has little room.
func groupLabel(title string) string {
	for i, r := range title {
		if r == '(' || r == '（' {
			return title[:i]
		}
	}
	return title
}

// section prints a heading, the plain fields as a grid of labels and blanks, and each table by itself.
func (d *designer) section(s *forms.FormSection) {
	d.part(s.Title, d.onlyFor(s))
	var plain []build.Pair
	flush := func() {
		if len(plain) > 0 {
			d.add(build.LabelGrid(plain, 2))
			plain = nil
		}
	}
	for _, f := range s.Fields {
		if !f.IsTable() {
			plain = append(plain, pair(f))
			continue
		}
		flush()
		d.table(f, f.Label != s.Title)
	}
	flush()
}

// table prints a table in its place, or a reference to the annex when it is too wide.
func (d *designer) table(f *forms.Field, titled bool) {
	if len(f.Columns) > wideTable {
		d.wide = append(d.wide, f)
		d.add(build.Note{Lines: []string{f.Label + "：见附表" + strconv.Itoa(len(d.wide)) + "。"}})
		return
	}
	if titled {
		d.add(build.Heading{Level: 2, Text: f.Label})
	}
	d.add(repeat(f))
}

// annexes prints the wide tables on turned pages at the end.
func (d *designer) annexes() {
	for i, f := range d.wide {
		if i == 0 {
			d.add(build.Turn{Landscape: true})
		}
		d.add(build.Heading{Level: 1, Text: "附表" + strconv.Itoa(i+1) + "　" + f.Label}, repeat(f))
	}
}

// onlyFor says on a combined form which of the services a part belongs to.
func (d *designer) onlyFor(s *forms.FormSection) string {
	if !d.o.Layout.All {
		return ""
	}
	var by []*forms.Programme
	for _, q := range d.form.Programmes {
		if slices.ContainsFunc(q.Asks, func(x *forms.Section) bool { return x.Title == s.Title }) {
			by = append(by, q)
		}
	}
	if d.asked != nil || len(by) != 1 || by[0] == d.o.Programme {
		return ""
	}
	return "（申请“" + by[0].ShortTitle() + "”时填写）"
}

// pair is a label and its blank.
func pair(f *forms.Field) build.Pair {
	p := build.Pair{Label: f.Label, Tag: f.Name(), Unit: f.Unit}
	switch f.TypeName() {
	case forms.TypeLongText:
		p.Kind = build.KindLong
	case forms.TypeBool:
		p.Options = build.Options("是", "否")
	case forms.TypeChoice:
		if !f.Open && len(f.Options) <= manyChoice {
			p.Options = build.Options(f.Options...)
		}
	case forms.TypeMulti:
		p.Options = build.Options(f.Options...)
	case forms.TypeList, forms.TypeUpper:
		p.Wide = true
	case forms.TypeCode:
		// Eighteen characters with wide capitals do not fit half a row.
		p.Wide = f.Validator.S == "uscc" || f.Validator.S == "resident_id"
	case forms.TypeText:
		p.Wide = f.Max != nil && *f.Max > 60
	}
	return p
}

// repeat prints a table with one pattern row.
func repeat(f *forms.Field) build.Repeat {
	r := build.Repeat{Table: f.Name(), Serial: true}
	for _, c := range f.Columns {
		if c.Name() == "seq" {
			continue
		}
		title := c.Label
		if c.Unit != "" {
			title += "\n（" + c.Unit + "）"
		}
		r.Columns = append(r.Columns, build.Column{Title: title, Tag: c.Name(), Share: share(c)})
	}
	return r
}

// share is the relative width of a column: what its answers usually take.
func share(c *forms.Field) float64 {
	switch c.TypeName() {
	case forms.TypeLongText:
		return 3
	case forms.TypeText, forms.TypeIPNumber, forms.TypeCode:
		return 1.8
	case forms.TypeDate:
		return 1.6
	case forms.TypeMoney, forms.TypeChoice, forms.TypeYearMonth:
		return 1.2
	}
	return 1
}

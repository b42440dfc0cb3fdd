package build

import "strings"

// Commitment gives a letter on a page of its own: title, indented paragraphs, signature block. Each
// paragraph is a run of Inlines, so that the name of the applicant can be a slot in the sentence.
func Commitment(title string, paragraphs [][]Inline, sign []SignLine) []Block {
	out := []Block{Heading{Text: title, NewPage: true}}
	for _, p := range paragraphs {
		out = append(out, Paragraph{Content: p, Indent: true})
	}
	if len(sign) > 0 {
		out = append(out, Sign{Lines: sign})
	}
	return out
}

// Opinion is the space in which an office writes its opinion: a label, what it may write into, and the
// lines for seal, signature and date. HeightMM 0 means 45. Tag is empty where the applicant's side never writes.
type Opinion struct {
	Label    string
	Tag      string
	Foot     []string
	HeightMM float64
}

// Opinions sets opinions one below the other, each with its label upright at the left.
func Opinions(list ...Opinion) Grid {
	g := Grid{Widths: []float64{0.1, 0.9}}
	for _, o := range list {
		g.Rows = append(g.Rows, o.row())
	}
	return g
}

// row puts the foot at the bottom of a cell that is as high as asked or as its label needs; a text of more than
// one line makes the cell higher.
func (o Opinion) row() Row {
	height := o.HeightMM
	if height == 0 {
		height = longHeight
	}
	c := Cell{MinHeightMM: max(height, labelHeight(o.Label)), base: o.Tag == ""}
	for _, f := range o.Foot {
		// Ideographic spaces at the end of a line would hang over its edge; no-break spaces stand.
		plain := strings.TrimRight(f, "　")
		c.foot = append(c.foot, plain+strings.Repeat("\u00a0", (len(f)-len(plain))/len("　")*4))
	}
	if o.Tag != "" {
		c.Content, c.Top = []Inline{Slot{Tag: o.Tag, Title: o.Label, Kind: KindLong}}, true
		// 440 and 400 are the lines of styleLong and styleCell; a little more keeps the foot off the border.
		c.gap = max(twips(c.MinHeightMM)-440-400*len(c.foot)-2*cellEdge-160, 240)
	}
	return Row{Cells: []Cell{{Text: o.Label, Label: true, Vertical: true}, c}, keep: true}
}

// MaterialRow is one required material: its name, what is asked of it (原件、复印件加盖公章 …) and the start of its tags.
// The slots are Tag=attached (a box), Tag#copies and Tag#pages; an empty Tag leaves the cells empty.
type MaterialRow struct {
	Name string
	Ask  string
	Tag  string
}

// MaterialList is the list of the materials that a programme asks for, counted from one.
func MaterialList(rows ...MaterialRow) Block { return materials{rows: rows} }

type materials struct{ rows []MaterialRow }

func (m materials) write(w *writer) {
	if len(m.rows) == 0 {
		w.failf(CodeEmpty, "material list without rows")
	}
	head := Row{Header: true}
	for _, t := range []string{"序号", "材料名称", "材料要求", "已附", "份数", "页数"} {
		head.Cells = append(head.Cells, Cell{Text: t, Label: true})
	}
	g := table{shares: []float64{0.075, 0.4, 0.275, 0.08, 0.085, 0.085}, rows: []Row{head}, face: gridFace(true)}
	list := w.list()
	for _, r := range m.rows {
		row := Row{Cells: []Cell{{serial: list, Align: AlignCenter}, {Text: r.Name}, {Text: r.Ask}, {}, {}, {}}}
		if r.Tag != "" {
			row.Cells[3].Content = []Inline{Slot{Tag: r.Tag + "=attached", Title: r.Name + "：已附", Kind: KindCheck}}
			row.Cells[4].Content = []Inline{Slot{Tag: r.Tag + "#copies", Title: r.Name + "：份数"}}
			row.Cells[5].Content = []Inline{Slot{Tag: r.Tag + "#pages", Title: r.Name + "：页数"}}
		}
		for i := 3; i < 6; i++ {
			row.Cells[i].Align = AlignCenter
		}
		g.rows = append(g.rows, row)
	}
	w.table(g)
}

// MaterialTable is the list of the materials that the dossier really holds: one pattern row, tagged
// table[].name, .form, .copies, .pages and .note.
func MaterialTable(tableID string) Repeat {
	return Repeat{Table: tableID, Serial: true, Columns: []Column{
		{Title: "材料名称", Tag: "name", Share: 5, Align: AlignLeft}, {Title: "形式", Tag: "form", Share: 1.8},
		{Title: "份数", Tag: "copies"}, {Title: "页数", Tag: "pages"}, {Title: "备注", Tag: "note", Share: 1.8},
	}}
}

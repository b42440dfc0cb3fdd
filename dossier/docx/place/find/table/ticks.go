package table

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/cell"
	"yibiao/dossier/docx/place/find/reading"
)

// OptionsDown makes one choice of the boxes that begin the cells beside one label, one in
// each row: 软件鉴别材料 beside □一般交存 over □例外交存. from is the first place of the table.
func OptionsDown(v *Table, from int) {
	for r, row := range v.Grid.Rows {
		for i, c := range row.Cells {
			if c.Top == c && c.Last > r && i+1 < len(row.Cells) && v.Roles[c].Names() {
				joinDown(v, from, c)
			}
		}
	}
}

// joinDown joins the options beside label.
func joinDown(v *Table, from int, label *layout.TableCell) {
	var cells []*layout.TableCell
	for r := label.Row; r <= label.Last; r++ {
		row := v.Grid.Rows[r].Cells
		first := slices.IndexFunc(row, func(c *layout.TableCell) bool { return c.Col == label.End() })
		if first < 0 || row[first].Top != row[first] || !cell.BoxFirst(row[first]) {
			return
		}
		cells = append(cells, row[first])
		for _, c := range row[first+1:] {
			if c.Top == c && cell.BoxFirst(c) {
				cells = append(cells, c)
			}
		}
	}
	var found []int // the places of the cells, in order
	for _, c := range cells {
		at := reading.NumberOf(c.Area, 0)
		k := slices.IndexFunc(v.Walk.Places[from:], func(p place.Place) bool {
			return slices.ContainsFunc(p.Options, func(o place.Option) bool { return o.At == at })
		})
		if k < 0 || v.Walk.Places[from+k].Label != wording.CleanLabel(label.Text()) {
			return
		}
		if !slices.Contains(found, from+k) {
			found = append(found, from+k)
		}
	}
	if len(found) > 1 {
		joinOptions(v, found, cells)
	}
}

// joinOptions makes one question of the places found, whose options stand in cells.
func joinOptions(v *Table, found []int, cells []*layout.TableCell) {
	begins := func(o place.Option) bool {
		return slices.ContainsFunc(cells, func(c *layout.TableCell) bool { return o.At == reading.NumberOf(c.Area, 0) })
	}
	first := &v.Walk.Places[found[0]]
	var rest []place.Place
	var options []place.Option
	for _, k := range found {
		p := &v.Walk.Places[k]
		own := slices.IndexFunc(p.Options[1:], func(o place.Option) bool { return !begins(o) }) + 1
		if own > 0 {
			rest = append(rest, furtherOptions(p, own))
		}
		options = append(options, p.Options...)
		if k != found[0] {
			p.At = ""
		}
	}
	first.Options, first.Kind = options, place.Choice
	if strings.Contains(first.Label, "多选") {
		first.Kind = place.Check
	}
	v.Walk.Places = slices.DeleteFunc(v.Walk.Places, func(p place.Place) bool { return p.At == "" })
	v.Walk.Places = append(v.Walk.Places, rest...)
}

// furtherOptions takes the options from n on off p, which are about the one before them.
func furtherOptions(p *place.Place, n int) place.Place {
	q := *p
	q.Options = slices.Clone(p.Options[n:])
	q.At, q.Context, q.Kind = q.Options[0].At, p.Label+" "+p.Options[n-1].Label, place.Check
	q.Label = p.Options[n-1].Label
	if len(q.Options) == 1 {
		q.Label = q.Options[0].Label
	}
	_, q.Sub = layout.CutNumber(q.At)
	p.Options = p.Options[:n:n]
	return q
}

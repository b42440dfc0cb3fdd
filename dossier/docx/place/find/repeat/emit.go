// Package repeat makes the places under the headers of a table: rows to be repeated, and cells named by their row and their column.
package repeat

import (
	"cmp"
	"slices"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/cell"
	"yibiao/dossier/docx/place/find/naming"
	"yibiao/dossier/docx/place/find/region"
	"yibiao/dossier/docx/place/find/sign"
	"yibiao/dossier/docx/place/find/table"
	"yibiao/forms/pattern"
)

// lister makes the places under one header of a table.
type lister struct {
	*region.Region
	table *table.Table
}

// Emit makes the places of what stands under the header g of v.
func Emit(v *table.Table, g *region.Region) { (&lister{Region: g, table: v}).emit() }

// emit makes the places of the region and takes its cells.
func (g *lister) emit() {
	v := g.table
	for r := g.Top(); r <= g.Head; r++ {
		for i, c := range v.Grid.Rows[r].Cells {
			if c.Top == c && !v.Taken[c] && naming.EntryCell(v.View, c) {
				table.EmitEntry(v, c, v.Grid.Rows[r].Cells[0].Top)
			}
			if c.Top == c && !v.Taken[c] && v.Roles[c] == cell.Blank && yearOver(c) {
				table.EmitYearLine(v, c)
			}
			if !v.Taken[c] && cell.AskedYear(v.Grid, c) {
				table.EmitYear(v, c, region.YearsName(g.Region, c), v.Section)
			}
			if i > 0 && c.Top == c && c.Last > g.Head && v.Roles[c] == cell.Empty && !v.Taken[c] && v.Roles[v.Grid.Rows[r].Cells[i-1]] == cell.Label {
				v.Value(c, v.Grid.Rows[r].Cells[i-1], nil) // whether there are any, beside the group
			}
			v.Taken[c] = true
		}
	}
	for _, r := range g.Totals {
		emitTotal(g, r)
	}
	for i := 0; i < len(g.Rows); {
		n := g.BlankRun(i)
		switch {
		case g.Repeating(i, n):
			was := v.Section
			v.Section = cmp.Or(region.BandOf(g.Region, g.Rows[i].R), was)
			g.emitRows(i, n)
			v.Section = was
			i += n
		default:
			g.emitMatrix(g.Rows[i])
			i++
		}
	}
	for _, row := range g.Rows {
		for _, c := range row.Cells {
			v.Taken[c] = true
		}
	}
}

// emitRows makes one place of n blank rows from row i of the region on.
func (g *lister) emitRows(i, n int) {
	v := g.table
	row := g.Rows[i]
	last := g.Rows[i+n-1].R
	header := g.Head
	p := place.Place{At: cell.RowAddr(v.Grid, row.R), Kind: place.Rows, Rows: []int{row.R, last}, Header: &header, Context: v.Section}
	var names []string
	for k, c := range row.Cells {
		l := g.Leaves[row.Leaf[k]]
		if l.Group {
			p.Context = wording.Squeeze(l.Cell.Top.Text())
			continue
		}
		role := v.Roles[c.Top]
		if g.Filler(row.Leaf[k], l) && role == cell.Empty {
			continue
		}
		if wording.SerialWords.MatchString(l.Label) && (k == 0 || l.Label != "编号" || role == cell.Serial) && (role == cell.Serial || role == cell.Empty || role == cell.Label) {
			p.Serial = &place.Serial{Cell: c.Index, Printed: role != cell.Empty, Label: l.Label}
			continue
		}
		if role.Names() && !g.Stray(row, k) {
			if !g.Constant(row, k) {
				p.Context = wording.Squeeze(c.Top.Text())
			}
			continue
		}
		if role == cell.Dash || role == cell.Serial && !strings.ContainsAny(c.Text(), "….⋯") {
			continue
		}
		kind := wording.KindOfLabel(l.Label, "", "", "", false)
		if kind == place.LongText {
			kind = place.Text
		}
		if sign.Signed(l.Label, false) || wording.Opinion(l.Label) || wording.ForOffice(l.Label) || wording.ForOffice(l.Upper) || sign.DayLabel.MatchString(l.Label) && k > 0 && sign.Signed(g.Leaves[row.Leaf[k-1]].Label, false) {
			kind = place.Sign
		}
		p.Columns = append(p.Columns, place.Column{Cell: c.Index, Label: l.Label, Kind: kind})
		names = append(names, l.Label)
	}
	if p.Context == "" {
		p.Context = v.Walk.Last
	}
	p.Label = strings.Join(names, "|")
	if !slices.ContainsFunc(p.Columns, func(c place.Column) bool { return c.Kind != place.Sign }) {
		p.Kind = place.Sign
	}
	v.Walk.Add(row.Cells[0].Area, 0, p)
}

// lineForYear is a word for a year with a line or a bracket for its figures: 前年：____, 上一年度（____年）.
var lineForYear = pattern.Of(`^(前|上一?|本|去|当|近)[一二三两]?年度?[：:]?([（(][_＿]*年?度?[）)]|[_＿]*(年度?)?)$`)

// yearOver reports whether the header cell c has a line for the year whose figures stand below it.
func yearOver(c *layout.TableCell) bool {
	if len(c.Blanks) != 1 {
		return false
	}
	t := wording.Squeeze(c.Text())
	return ruledYear.MatchString(t) || c.Blanks[0].Kind != layout.BlankBox && c.Blanks[0].Kind != layout.BlankColon && lineForYear.MatchString(t)
}

// emitTotal makes the place of a total over the rows.
func emitTotal(g *lister, r int) {
	c := region.TotalBlank(g.Region, r)
	for _, x := range g.table.Grid.Rows[r].Cells {
		g.table.Taken[x] = true
	}
	column := g.Leaves[c.Index].Label
	p := place.Place{At: c.Addr, Label: wording.CleanLabel(c.Text()), Context: column, Unit: wording.UnitIn(column)}
	if p.Kind = wording.UnitKind(p.Unit); p.Unit == "" {
		p.Kind = place.Number
	}
	g.table.Walk.Add(c.Area, 1, p)
}

// ruledYear heads a column and has a line for the year: 上一年____审计.
var ruledYear = pattern.Of(`^(前|上一|本|去|当)年度?([（(][^（()）]*[）)])?[_＿]{2,}\p{Han}*$`)

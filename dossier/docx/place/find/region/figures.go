package region

import (
	"slices"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/forms/pattern"
)

// YearsName is what stands over the header cell c, which asks for a year, within its header.
func YearsName(g *Region, c *layout.TableCell) string {
	if up := g.View.Grid.At(c.Row-1, c.Col); up != nil && up.Top.Row >= g.Top() && g.View.Roles[up.Top].Names() {
		return wording.CleanLabel(up.Top.Text())
	}
	return ""
}

// IsTotal reports whether a row adds up the others.
func (g *Region) IsTotal(row Row) bool {
	return slices.ContainsFunc(row.Cells, func(c *layout.TableCell) bool {
		return g.View.Roles[c.Top].Names() && wording.TotalWords.MatchString(wording.Squeeze(c.Top.Text()))
	})
}

// labelOf is the label of a row: its own words before its first free cell rather than those of a remark beside several rows.
func labelOf(g *Region, row Row) *layout.TableCell {
	l := g.RowLabel(row, len(row.Cells))
	if l == nil || l.Last == l.Row {
		return l
	}
	first := slices.IndexFunc(row.Cells, func(c *layout.TableCell) bool { return c.Top == c && g.View.Roles[c].Value() })
	if first <= 0 || l.Col < row.Cells[first].Col {
		return l
	}
	if own := g.RowLabel(row, first); own != nil && own.Last == own.Row {
		return own
	}
	return l
}

var bareYear = pattern.Of(`^20[0-9]{2}(?:年度?)?$`)

package find

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place/find/cell"
	"yibiao/dossier/docx/place/find/naming"
	"yibiao/dossier/docx/place/find/reading"
	"yibiao/dossier/docx/place/find/region"
	"yibiao/dossier/docx/place/find/repeat"
	"yibiao/dossier/docx/place/find/table"
)

// table finds the places of a table.
func (d *detector) table(g *layout.Grid, section string) {
	g = g.WithoutEdge(d.Layout.T).WithoutOutside(d.Layout.T)
	v := &table.Table{View: cell.Look(g), Walk: d.Walk, Section: section, Unit: d.Unit}
	if section == "" {
		v.Section = d.Section
	}
	d.Unit = ""
	office, rows, first := d.Office, officeRows(v), len(d.Places)
	for r := range g.Rows {
		if rows[r] {
			was := d.Office
			d.Office = true
			row(v, r)
			d.Office = was
			continue
		}
		row(v, r)
	}
	d.Office = office
	table.OptionsDown(v, first)
	naming.TickBrackets(v.View, d.Places[first:])
	naming.NameTicks(v.View, d.Places[first:])
	d.Places = append(d.Places[:first], naming.WithoutGaps(v.View, d.Places[first:])...)
	for _, row := range g.Rows {
		for _, c := range row.Cells {
			if len(c.Tables) > 0 && c.Top == c && !v.Taken[c] && ruledBlanks(c) {
				v.Blanks(c, "", v.Section)
			}
			for _, inner := range c.Tables {
				d.table(inner, v.Section)
			}
			for _, b := range c.Boxes {
				boxIn(d, c, b)
			}
		}
	}
}

// row finds the places of row r that are not taken yet.
func row(v *table.Table, r int) {
	row := v.Grid.Rows[r]
	if len(row.Cells) == 0 || v.Taken[row.Cells[0]] && v.Taken[row.Cells[len(row.Cells)-1]] {
		return
	}
	if reg := region.Of(v.View, r); reg != nil {
		repeat.Emit(v, reg)
		return
	}
	v.Labelled(r)
}

// ruledBlanks reports whether a cell that holds a table has lines to write on beside it.
func ruledBlanks(c *layout.TableCell) bool {
	return slices.ContainsFunc(c.Blanks, reading.Ruled)
}

// officeRows are the rows that a cell at their left, or a text box in it, gives to
// another office.
func officeRows(v *table.Table) map[int]bool {
	rows := map[int]bool{}
	for _, row := range v.Grid.Rows {
		for i, c := range row.Cells {
			if i > 0 || c.Top != c || c.Last == c.Row {
				continue
			}
			words := wording.Squeeze(c.Text())
			for _, b := range c.Boxes {
				words += wording.Squeeze(b.Box.Text())
			}
			if !strings.ContainsAny(words, "填用") || !wording.ForOffice(words) {
				continue
			}
			for r := c.Row; r <= c.Last; r++ {
				rows[r] = true
			}
		}
	}
	return rows
}

// boxIn finds the places of a text box in cell c, whose words name it where it is empty.
func boxIn(d *detector, c *layout.TableCell, b *layout.Flow) {
	was := d.Last
	if words := wording.Squeeze(c.Text()); words != "" && layout.Chars(words) <= 20 {
		d.Last = words
	}
	d.textBox(b)
	d.Last = was
}

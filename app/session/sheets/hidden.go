package sheets

import (
	"slices"

	"yibiao/dossier/sheet"
)

// Hidden counts what an import leaves out because the spreadsheet does not show it.
type Hidden struct {
	Rows    int // hidden, also for a filter
	Columns int // that are taken for something
	Sheets  int // that have clients, or rows of their tables
}

// Any tells whether anything is left out.
func (h Hidden) Any() bool { return h != Hidden{} }

// Hides counts what the spreadsheet does not show, whether it is taken or not.
func (im *Import) Hides() Hidden {
	_, hidden := im.shown()
	return hidden
}

// shown are the parts without what the spreadsheet does not show. The heads stay: they say what stands below.
func (im *Import) shown() (parts []Part, hidden Hidden) {
	for _, p := range im.Parts {
		if p.Sheet.Hidden {
			hidden.Sheets++
			continue
		}
		rows := slices.Clone(p.Sheet.Rows)
		for row := p.Head + 1; row < len(rows); row++ {
			if p.Sheet.HidesRow(row) {
				if !blank(p, row) {
					hidden.Rows++
				}
				rows[row] = nil
				continue
			}
			rows[row] = slices.Clone(rows[row])
			for x := range rows[row] {
				if rows[row][x].Hidden {
					rows[row][x] = sheet.Cell{}
				}
			}
		}
		for _, c := range p.Columns {
			if p.Sheet.At(p.Head, c.At).Hidden && !p.Sheet.HidesRow(p.Head) && c.Target != (Target{}) {
				hidden.Columns++
			}
		}
		p.Sheet.Rows = rows
		parts = append(parts, p)
	}
	return parts, hidden
}

package sheet

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// hide marks the cells of the rows that are hidden, and of the columns.
func (b *book) hide(s *Sheet) {
	columns := map[int]bool{}
	for y, row := range s.Rows {
		visible, err := b.GetRowVisible(s.Name, y+1)
		away := err == nil && !visible
		for x := range row {
			hidden, known := columns[x]
			if !known {
				visible, err := b.GetColVisible(s.Name, ColumnName(x))
				hidden = err == nil && !visible
				columns[x] = hidden
			}
			row[x].Hidden = hidden || away
		}
	}
}

// unreckoned is an empty cell, unless it has a formula whose result was never kept: one that is kept may be an empty text.
func (b *book) unreckoned(name, ref string) Cell {
	if !b.formulas {
		return Cell{}
	}
	formula, err := b.GetCellFormula(name, ref)
	if err != nil || formula == "" {
		return Cell{}
	}
	if kind, err := b.GetCellType(name, ref); err == nil && kind == excelize.CellTypeFormula && !b.unkept {
		return Cell{}
	}
	return Cell{Kind: Formula, Text: "=" + formula}
}

// strike takes out of a text what is struck through, unless that is the whole, and tells what is raised.
func (b *book) strike(name, ref string, c Cell) Cell {
	if !b.struck || c.Kind == Empty {
		return c
	}
	if id, err := b.GetCellStyle(name, ref); err == nil {
		if style, err := b.GetStyle(id); err == nil && style != nil && style.Font != nil && style.Font.Strike {
			c.Struck = c.Text
		}
	}
	if c.Kind != Words {
		return c
	}
	runs, err := b.GetCellRichText(name, ref)
	if err != nil || len(runs) == 0 {
		return c
	}
	var left, struck strings.Builder
	for _, run := range runs {
		if run.Font != nil && run.Font.Strike {
			struck.WriteString(run.Text)
			continue
		}
		if run.Font != nil && run.Font.VertAlign == "superscript" {
			c.Raised += strings.TrimSpace(run.Text)
		}
		left.WriteString(run.Text)
	}
	if struck.Len() == 0 {
		return c
	}
	c.Struck = strings.TrimSpace(struck.String())
	if text := words(left.String()).Text; text != "" {
		c.Text = text
	}
	return c
}

package table

import (
	"strings"

	"github.com/shopspring/decimal"

	"yibiao/app/say"
)

// Cell is a cell with a text for it.
type Cell struct{ Row, Column, Text string }

// extend brings the far corner of the selection to a cell.
func (g *grid) extend(to spot) {
	g.to = spot{min(max(to.row, 0), max(len(g.rows)-1, 0)), min(max(to.column, 0), len(g.columns())-1)}
	g.remark()
	g.reveal(g.to.column)
}

// selected gives the corners of what is selected: first row and column, last row and column.
func (g *grid) selected() (from, to spot) {
	return spot{min(g.row, g.to.row), min(g.column, g.to.column)}, spot{max(g.row, g.to.row), max(g.column, g.to.column)}
}

// selectAll selects the whole page.
func (g *grid) selectAll() {
	if len(g.rows) == 0 {
		return
	}
	g.entered = true
	g.moveTo(0, 0)
	g.extend(spot{len(g.rows) - 1, len(g.columns()) - 1})
}

// each visits the cells that are selected, without the empty row.
func (g *grid) each(visit func(row, column int)) {
	from, to := g.selected()
	for row := from.row; row <= min(to.row, len(g.rows)-1); row++ {
		for column := from.column; column <= to.column; column++ {
			visit(row, column)
		}
	}
}

// copied is what is selected as spreadsheets exchange it: rows by line, cells by tab.
func (g *grid) copied() string {
	var lines []string
	from, to := g.selected()
	for row := from.row; row <= min(to.row, len(g.rows)-1); row++ {
		var cells []string
		for column := from.column; column <= to.column; column++ {
			cells = append(cells, quoted(g.text(g.rows[row], g.columns()[column])))
		}
		lines = append(lines, strings.Join(cells, "\t"))
	}
	return strings.Join(lines, "\n")
}

// quoted writes a text so that it stays one cell.
func quoted(text string) string {
	if !strings.ContainsAny(text, "\t\n\"") {
		return text
	}
	return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
}

// clear empties what is selected, in one step.
func (g *grid) clear() {
	var cells []Cell
	g.each(func(row, column int) {
		c := g.columns()[column]
		if r := g.rows[row]; !c.Computed() && r.Cells[c.Name()] != "" {
			cells = append(cells, Cell{r.ID, c.Name(), ""})
		}
	})
	g.table.fill(cells, nil)
}

// fillDown copies the top row of the selection into the rows below; a single cell takes what stands above it.
func (g *grid) fillDown() {
	from, to := g.selected()
	if from.row == to.row {
		from.row--
	}
	if from.row < 0 {
		return
	}
	var cells []Cell
	for row := from.row + 1; row <= min(to.row, len(g.rows)-1); row++ {
		for column := from.column; column <= to.column; column++ {
			if c := g.columns()[column]; !c.Computed() {
				cells = append(cells, Cell{g.rows[row].ID, c.Name(), g.rows[from.row].Cells[c.Name()]})
			}
		}
	}
	g.table.fill(cells, nil)
}

// summary tells how many cells are selected, and the sum of the figures among them; "" for a single cell.
func (g *grid) summary() string {
	from, to := g.selected()
	if from == to {
		return ""
	}
	cells, figuresIn, sum := 0, 0, decimal.Zero
	g.each(func(row, column int) {
		cells++
		c := g.columns()[column]
		text := g.rows[row].Cells[c.Name()]
		if d, err := decimal.NewFromString(text); err == nil && figures(c) && g.table.cfg.Vocabulary.Unsound(c, text, nil) == nil {
			figuresIn++
			sum = sum.Add(d)
		}
	})
	if figuresIn < 2 {
		return say.T("已选 {n} 格", "n", cells)
	}
	return say.T("已选 {n} 格，合计 {sum}", "n", cells, "sum", sum.String())
}

package table

import (
	"github.com/shopspring/decimal"

	"yibiao/app/say"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// Place is a cell of a table by row id and column id.
type Place struct{ Row, Column string }

// Cell is a cell with a text for it.
type Cell struct{ Row, Column, Text string }

// pageRows is how many rows one page shows; more would be slow to draw and are never read at once.
const pageRows = 50

// cells are what a table holds, and the page of it that is shown. Below the last row stands an empty one, which becomes a row
// when something is typed into it. Rows and columns are counted from 0; rows are those of the page unless all is said.
type cells struct {
	cfg  *Config
	all  []forms.Row // canonical, calculated cells included
	page int
}

func (c *cells) columns() []*forms.Field { return c.cfg.Field.Columns }

// pages counts the pages; the empty row never has one for itself.
func (c *cells) pages() int { return max((len(c.all)+pageRows-1)/pageRows, 1) }

// turnTo shows a page, the nearest one when there is none.
func (c *cells) turnTo(page int) { c.page = min(max(page, 0), c.pages()-1) }

// first is the number of the page's first row among all.
func (c *cells) first() int { return c.page * pageRows }

func (c *cells) rows() []forms.Row {
	return c.all[min(c.first(), len(c.all)):min(c.first()+pageRows, len(c.all))]
}

// spare tells whether the empty row stands below the rows.
func (c *cells) spare() bool {
	limit := c.cfg.Field.MaxRows
	return c.first()+len(c.rows()) == len(c.all) && (limit == 0 || len(c.all) < limit)
}

// last is the last row that the mark can stand in, the empty one included.
func (c *cells) last() int {
	if c.spare() {
		return len(c.rows())
	}
	return max(len(c.rows())-1, 0)
}

// lines are the lines of the sheet: head, rows, the empty row and the sums.
func (c *cells) lines() int {
	n := c.last() + 2
	if len(c.sums()) > 0 {
		n++
	}
	return n
}

// text is a cell as it is shown.
func (c *cells) text(row forms.Row, column *forms.Field) string {
	return c.cfg.Vocabulary.Display(column, row.Cells[column.Name()], "")
}

// figure is the number in a cell that is sound.
func (c *cells) figure(row forms.Row, column *forms.Field) (decimal.Decimal, bool) {
	text := row.Cells[column.Name()]
	d, ok := gb.Number(text)
	return d, ok && c.cfg.Vocabulary.Unsound(column, text, nil) == nil
}

// columnSum is what stands below a column.
type columnSum struct {
	text  string
	lacks int // cells whose figure cannot be read, or was to be filled in, and is not in it
}

// sums gives the sums of the money columns over all rows, where a sum means something, by column; nil when there is nothing to add up.
func (c *cells) sums() map[string]columnSum {
	if len(c.all) < 2 {
		return nil
	}
	out := map[string]columnSum{}
	for _, column := range c.columns() {
		if !column.Is(forms.TypeMoney) || column.NoSum {
			continue
		}
		sum, figures, lacks := decimal.Zero, 0, 0
		for _, row := range c.all {
			switch d, ok := c.figure(row, column); {
			case ok:
				sum, figures = sum.Add(d), figures+1
			case row.Cells[column.Name()] != "" || column.Required.S == "true" && len(row.Cells) > 0:
				lacks++
			}
		}
		if figures == 0 { // nothing was filled in: there is no sum of it
			continue
		}
		text := c.cfg.Vocabulary.Display(column, sum.String(), "")
		if lacks > 0 {
			text = say.T("缺 {n} 行 {sum}", "n", lacks, "sum", text)
		}
		out[column.Name()] = columnSum{text, lacks}
	}
	return out
}

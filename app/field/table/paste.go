package table

import (
	"slices"
	"strings"

	"yibiao/forms"
)

// maxPaste bounds what is taken from the clipboard at once, in rows.
const maxPaste = 5000

// paste puts text copied from a spreadsheet into the table, from the first cell of what is selected on. Rows that are
// there are overwritten and further ones added, all in one step. Calculated columns are passed over, and so is a first
// line that repeats the heads. A single value fills everything that is selected.
func (t *Table) paste(text string) {
	lines := readSheet(text)
	if len(lines) == 0 {
		return
	}
	t.Commit()
	t.grid.close()
	if from, to := t.grid.selected(); len(lines) == 1 && len(lines[0]) == 1 && from != to {
		t.fillAll(lines[0][0])
		return
	}
	from, _ := t.grid.selected()
	column, at := from.column, t.grid.first+from.row
	if t.heads(lines[0], column) {
		lines = lines[1:]
	}
	var cells []Cell
	var added []map[string]string
	for i, line := range lines[:min(len(lines), maxPaste)] {
		row := t.pasted(line, column)
		if at+i >= len(t.rows) {
			added = append(added, row)
			continue
		}
		for _, c := range t.cfg.Field.Columns {
			if value, ok := row[c.Name()]; ok {
				cells = append(cells, Cell{t.rows[at+i].ID, c.Name(), value})
			}
		}
	}
	if limit := t.cfg.Field.MaxRows; limit > 0 {
		added = added[:min(len(added), max(limit-len(t.rows), 0))]
	}
	t.fill(cells, added)
}

// fillAll puts one value into every selected cell.
func (t *Table) fillAll(value string) {
	var cells []Cell
	t.grid.each(func(row, column int) {
		if c := t.grid.columns()[column]; !c.Computed() {
			cells = append(cells, Cell{t.grid.rows[row].ID, c.Name(), value})
		}
	})
	t.fill(cells, nil)
}

// heads tells whether a line repeats the names of the columns that it would go to.
func (t *Table) heads(line []string, column int) bool {
	for i, text := range line {
		if column+i >= len(t.cfg.Field.Columns) {
			break
		}
		c := t.cfg.Field.Columns[column+i]
		if !slices.Contains([]string{c.Label, headText(c), strings.TrimPrefix(headText(c), "* "), c.Label + "(" + c.Unit + ")"}, text) {
			return false
		}
	}
	return true
}

// pasted gives the cells of one line by column id.
func (t *Table) pasted(line []string, column int) map[string]string {
	cells := map[string]string{}
	for i, value := range line {
		if column+i >= len(t.cfg.Field.Columns) {
			break
		}
		if c := t.cfg.Field.Columns[column+i]; !c.Computed() {
			cells[c.Name()] = fitting(c, value)
		}
	}
	return cells
}

// fitting makes one line of a cell whose column holds one line.
func fitting(c *forms.Field, value string) string {
	switch c.Type.S {
	case "longtext", "list", "multi":
		return value
	}
	return oneLine(value)
}

// oneLine puts what stands on several lines on one.
func oneLine(text string) string {
	if !strings.ContainsAny(text, "\r\n\t") {
		return text
	}
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\r' || r == '\n' || r == '\t' }), " ")
}

// readSheet reads what Excel and WPS put on the clipboard: rows by line, cells by tab; a cell with a tab, a line break or
// a quotation mark inside is quoted, with the marks inside doubled.
func readSheet(text string) [][]string {
	text = strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	if text == "" {
		return nil
	}
	var lines [][]string
	var line []string
	for {
		cell, end := readCell(text)
		line = append(line, strings.TrimSpace(cell))
		if end < len(text) && text[end] == '\t' {
			text = text[end+1:]
			continue
		}
		lines, line = append(lines, line), nil
		if end >= len(text) {
			return lines
		}
		text = text[end+1:]
	}
}

// readCell reads the first cell of a text and tells where it ends: at a tab, a line break or the end.
func readCell(text string) (cell string, end int) {
	if strings.HasPrefix(text, `"`) {
		if cell, end, ok := readQuoted(text); ok {
			return cell, end
		}
	}
	end = strings.IndexAny(text, "\t\n")
	if end < 0 {
		end = len(text)
	}
	return text[:end], end
}

// readQuoted reads a quoted cell; not ok when the text only looks like one.
func readQuoted(text string) (cell string, end int, ok bool) {
	var out strings.Builder
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] != '"':
			out.WriteByte(text[i])
		case i+1 < len(text) && text[i+1] == '"':
			out.WriteByte('"')
			i++
		case i+1 == len(text) || text[i+1] == '\t' || text[i+1] == '\n':
			return out.String(), i + 1, true
		default:
			return "", 0, false
		}
	}
	return "", 0, false
}

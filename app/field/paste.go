package field

import (
	"strconv"
	"strings"
)

// maxPaste bounds what is taken from the clipboard at once, in rows.
const maxPaste = 5000

// paste puts text copied from a spreadsheet into the table: rows by line, cells by tab, from the marked cell on. Rows
// that are there are overwritten; further ones are added in one step. Calculated columns are passed over.
func (t *Table) paste(text string) {
	lines := strings.Split(strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n"), "\n")
	if len(lines) > maxPaste {
		lines = lines[:maxPaste]
	}
	if text == "" {
		return
	}
	at, column := t.page*pageRows+t.grid.row, t.grid.column
	var added []map[string]string
	for i, line := range lines {
		cells := t.pasted(line, column)
		if at+i >= len(t.rows) {
			added = append(added, cells)
			continue
		}
		row := t.rows[at+i].ID
		for _, c := range t.cfg.Field.Columns {
			if value, ok := cells[c.Name()]; ok {
				t.cfg.Set(row, c.Name(), value)
			}
		}
	}
	if len(added) > 0 {
		t.cfg.Add(added)
	}
}

// pasted gives the cells of one line by column id.
func (t *Table) pasted(line string, column int) map[string]string {
	cells := map[string]string{}
	for i, value := range strings.Split(line, "\t") {
		if column+i >= len(t.cfg.Field.Columns) {
			break
		}
		c := t.cfg.Field.Columns[column+i]
		if value = strings.Trim(strings.TrimSpace(value), `"`); !c.Computed() {
			cells[c.Name()] = value
		}
	}
	return cells
}

func itoa(n int) string { return strconv.Itoa(n) }

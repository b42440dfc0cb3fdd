// Package naming says which printed words of a table name a free cell, above it or beside it, and whether a cell with words asks for
// an answer or is room for none.
package naming

import (
	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place/find/cell"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/forms/pattern"
)

// Above is the label that stands over c in the same columns, nil when none does.
func Above(v *cell.View, c *layout.TableCell) *layout.TableCell {
	a := v.Grid.At(c.Row-1, c.Col)
	if a == nil || !a.Same(c) {
		return nil
	}
	a = a.Top
	if a.Row == 0 && len(v.Grid.Rows) > 2 && len(v.Grid.Rows[0].Cells) == 1 && phrase.SheetName.MatchString(wording.Squeeze(a.Text())) && !wording.ListNumber.MatchString(wording.Squeeze(a.Text())) {
		return nil // the name of the form
	}
	if row := v.Grid.Rows[a.Row].Cells; a.Index > 0 && a.Index+1 < len(row) && v.Roles[row[a.Index+1].Top].Value() && v.Roles[row[a.Index-1].Top].Value() && row[a.Index+1].Top.Row == a.Row {
		return nil // it has its answer beside it
	}
	if !v.Roles[a].Names() || wording.NotePrefix.MatchString(wording.Squeeze(a.Text())) || phrase.IsSentence(wording.Squeeze(a.Text())) {
		return nil
	}
	return a
}

// Across reports whether cell i of row r and the next one answer the same label: a
// row above or below is cut alike, with room in both cells.
func Across(v *cell.View, r, i int) bool {
	row := v.Grid.Rows[r].Cells
	if i+1 >= len(row) || !v.Roles[row[i]].Value() || !v.Roles[row[i+1]].Value() || v.Roles[row[i]] == cell.Blank {
		return false
	}
	if alongHeads(v, r, i) {
		return true
	}
	for _, k := range []int{r - 1, r + 1} {
		if k < 0 || k >= len(v.Grid.Rows) || len(v.Grid.Rows[k].Cells) != len(row) || len(row) < 4 {
			continue
		}
		other := v.Grid.Rows[k].Cells
		if other[i].Same(row[i]) && other[i+1].Same(row[i+1]) && v.Roles[other[i]].Value() && v.Roles[other[i+1]].Value() && v.Roles[other[0].Top].Names() {
			return true
		}
	}
	return false
}

// Spacer reports whether the empty cell i only fills up the row before a label, so
// that what names other rows does not name it.
func Spacer(v *cell.View, row layout.GridRow, i int, label *layout.TableCell) bool {
	if n := len(row.Cells) - 1; label != nil && label.Row < row.Cells[i].Row && i+1 < n && v.Roles[row.Cells[i+1]] == cell.Empty && v.Roles[row.Cells[n]] == cell.Blank && row.Cells[n].Blanks[0].Kind == layout.BlankDate && row.Cells[n].Blanks[0].Lo == 0 {
		return true // it moves the day to the right
	}
	if i+1 >= len(row.Cells) || !v.Roles[row.Cells[i+1].Top].Names() {
		return false
	}
	if label == nil && row.Cells[i+1].Top.Row < row.Cells[i].Row && Above(v, row.Cells[i]) != nil {
		return false // what stands over it names it
	}
	return label == nil || label.Row < row.Cells[i].Row
}

// OverRow reports whether c, alone in its row, heads the next row, which is one cell with
// labels or a text of its own: 单位信息： over 名称：____电话：____.
func OverRow(v *cell.View, c *layout.TableCell) bool {
	if len(v.Grid.Rows[c.Row].Cells) != 1 || c.Row+1 >= len(v.Grid.Rows) || len(v.Grid.Rows[c.Row+1].Cells) != 1 {
		return false
	}
	next, stem := v.Grid.Rows[c.Row+1].Cells[0], wording.CleanLabel(c.Text())
	text := wording.Squeeze(next.Text())
	switch {
	case next.Top != next || text == "":
		return false
	case ticksAsked.MatchString(stem):
		return len(next.Blanks) > 0 && next.Blanks[0].Kind == layout.BlankBox
	case !wording.Introduces(stem) && !phrase.AboutEnd.MatchString(stem):
		return false
	}
	return v.Roles[next] == cell.Blank && len(next.Blanks) > 1 || phrase.IsSentence(text)
}

// ticksAsked says how the boxes below are ticked.
var ticksAsked = pattern.Of(`[打划画]["“”'‘]?[√✓]|打勾|勾选`)

// FillsUp reports whether an empty cell only fills up the row before a label of its own: it answers no colon above.
func FillsUp(v *cell.View, c *layout.TableCell) bool {
	row := v.Grid.Rows[c.Row].Cells
	return c.Index+1 < len(row) && row[c.Index+1].Top == row[c.Index+1] && v.Roles[row[c.Index+1]] == cell.Colon
}

// Sum reports whether a number stands beside the word that makes it a total: 小计 | 25.
func Sum(v *cell.View, serial *layout.TableCell) bool {
	i := serial.Index - 1
	return i >= 0 && wording.TotalWords.MatchString(wording.Squeeze(v.Grid.Rows[serial.Row].Cells[i].Top.Text()))
}

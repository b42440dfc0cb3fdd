package table

import (
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/cell"
	"yibiao/dossier/docx/place/find/naming"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/dossier/docx/place/find/sign"
	"yibiao/forms/pattern"
)

// Labelled finds the places of row r by the label to the left of each, or above.
func (v *Table) Labelled(r int) {
	row := v.Grid.Rows[r]
	if v.samples(row) || naming.PairsOver(v.View, r) {
		return
	}
	var label, group *layout.TableCell
	for i, c := range row.Cells {
		if v.Taken[c] {
			label = nil
			continue
		}
		top := c.Top
		role := v.Roles[top]
		switch {
		case role == cell.Part && label != nil:
			continue
		case c == top && naming.EntryCell(v.View, c):
			EmitEntry(v, c, row.Cells[0].Top)
			continue
		case label != nil && c == top && codeEnd.MatchString(wording.Squeeze(label.Text())) && naming.Letters(v.View, row, i+codeBegun(row, i)):
			letterCells(v, row, i, label, group)
		case role == cell.Sample && c == top:
			if !v.Walk.Book {
				v.Value(c, label, group)
			}
		case role == cell.Label && label != nil && phrase.CellUnit(wording.Squeeze(top.Text())) != "" && i+1 < len(row.Cells) && v.Roles[row.Cells[i+1]] == cell.Empty:
			// The unit stands before its cell.
			v.Value(row.Cells[i+1], label, group)
			v.Taken[row.Cells[i+1]] = true
			v.SetUnit(row.Cells[i+1], phrase.CellUnit(wording.Squeeze(top.Text())))
		case role == cell.Label && i >= 2 && wording.UnitOnly.MatchString(wording.Squeeze(top.Text())) && v.Roles[row.Cells[i-1].Top] == cell.Empty && !(i+1 < len(row.Cells) && v.Roles[row.Cells[i+1].Top].Value()):
			// The unit of the cell before has a cell of its own.
			v.SetUnit(row.Cells[i-1], wording.Squeeze(top.Text()))
		case role.Names() || role == cell.Serial && i+1 < len(row.Cells):
			if c == top && role != cell.Serial && (!v.answered(row, i) || naming.CopiesAbreast(row, i)) {
				v.alone(c, row)
			}
			if label != nil && v.Roles[label] != cell.Serial {
				group = label
			}
			label = top
			if wording.ImageWords.MatchString(wording.Squeeze(top.Text())) && c != top {
				label = nil
			}
			continue
		case c != top:
		case role == cell.Empty && naming.Spacer(v.View, row, i, label):
		case role.Value():
			if label != nil && v.Roles[label] == cell.Serial && (role == cell.Hint && layout.Chars(wording.Squeeze(c.Text())) > 20 || naming.Sum(v.View, label)) {
				label = nil
				continue
			}
			if valueBeside(v, row, i, [2]*layout.TableCell{label, group}) {
				continue
			}
		}
		label = nil
	}
}

// samples makes places of a row of labels each followed by a value that is printed
// already; it reports whether the row is one.
func (v *Table) samples(row layout.GridRow) bool {
	n := len(row.Cells)
	if n < 2 || n%2 > 0 {
		return false
	}
	for i, c := range row.Cells {
		t := wording.Squeeze(c.Text())
		named := wording.SampleLabel.MatchString(t)
		if v.Taken[c] || v.Roles[c] != cell.Label || named != (i%2 == 0) {
			return false
		}
		if i%2 > 0 && (utf8.RuneCountInString(t) < 4 || wording.PersonWords.MatchString(t) || wording.DateWords.MatchString(t) || wording.NumberWords.MatchString(t)) {
			return false
		}
	}
	for i := 1; i < n; i += 2 {
		c := row.Cells[i]
		label := wording.CleanLabel(row.Cells[i-1].Text())
		v.Walk.Add(c.Area, 0, place.Place{At: c.Addr, Label: label, Context: v.Section, Kind: place.Text, Sample: wording.Squeeze(c.Text())})
	}
	return true
}

// answered reports whether the cell after cell i of a row answers it, or is named
// by it as a group.
func (v *Table) answered(row layout.GridRow, i int) bool {
	c := row.Cells[i]
	if i+1 >= len(row.Cells) {
		return false
	}
	n := row.Cells[i+1]
	role := v.Roles[n.Top]
	if role == cell.Blank && v.Roles[c] == cell.Colon && sign.OpinionHead(cell.HeadLine(c)) && sign.OpinionHead(cell.HeadLine(n.Top)) {
		return false // each cell is an opinion of its own
	}
	if role == cell.Blank && v.Roles[c] == cell.Colon && c.Last == c.Row && ownQuestion(n.Top) {
		return false
	}
	if role == cell.Blank {
		return !cell.SelfNamed(n.Top, wording.Squeeze(c.Text())) || !hasRoom(c)
	}
	if role.Value() && v.Taken[n] {
		return false
	}
	return role.Value() || role == cell.Sample || role.Names() && v.Roles[c] == cell.Label && (!hasRoom(c) || c.Last > c.Row) || role == cell.Nested || role == cell.Serial
}

// hasRoom reports whether the cell has space to write below its own words.
func hasRoom(c *layout.TableCell) bool { return cell.SpareLines(c.Chars) >= 2 }

// ownQuestion reports whether a cell is one question with its own label, so that a label
// with a colon before it is answered in its own cell: 姓名： | 性别：□男 □女.
func ownQuestion(c *layout.TableCell) bool {
	head := wording.Squeeze(layout.Plain(c.Chars[:c.Blanks[0].Lo]))
	n := utf8.RuneCountInString(head)
	return n > 2 && n <= 10 && wording.IsIn("：:", phrase.LastRune(head)) && strings.Count(strings.ReplaceAll(wording.Squeeze(c.Text()), ":", "："), "：") == 1
}

var codeEnd = pattern.Of(`(码|号|邮编|税号|[Ii][Dd])([（(][^（()）]*[）)])?[：:]?$`)

// codeBegun is the number of cells of a row from i on that print one character of a code each: 9 | 1 | before boxes for the others.
func codeBegun(row layout.GridRow, i int) int {
	n := 0
	for i+n < len(row.Cells) && codeChar.MatchString(wording.Squeeze(row.Cells[i+n].Text())) {
		n++
	}
	return n
}

// codeChar is one character of a code.
var codeChar = pattern.Of(`^[0-9A-Za-z]$`)

// letterCells leaves boxes for one character each, behind those that are printed, to a person.
func letterCells(v *Table, row layout.GridRow, i int, label, group *layout.TableCell) {
	begun := i + codeBegun(row, i)
	v.Walk.Add(row.Cells[begun].Area, 0, place.Place{At: row.Cells[begun].Addr, Label: wording.CleanLabel(label.Text()), Context: v.contextOf(group), Kind: place.Sign})
	for k, c := range row.Cells[i:] {
		if i+k >= begun && v.Roles[c] != cell.Empty {
			break
		}
		v.Taken[c] = true
	}
}

package region

import (
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place/find/cell"
)

// bandIn reports whether row r only names the rows below it within a list: words over most
// of its columns, and below them rows that fit the header.
func bandIn(g *Region, r int) bool {
	if bandWords(g, r) == "" || r+2 >= len(g.View.Grid.Rows) || len(g.Leaves) < 3 {
		return false
	}
	for _, n := range []int{r + 1, r + 2} {
		row, ok := g.match(n)
		if !ok || len(row.Cells) != len(g.Leaves) || g.RowLabel(row, len(row.Cells)) != nil && !numberedBand(g, r) {
			return false
		}
	}
	return true
}

// bandWords are the words of a row that has no others and no room of its own, "" for none.
func bandWords(g *Region, r int) string {
	words, wide := "", 0
	for _, c := range g.View.Grid.Rows[r].Cells {
		switch {
		case c.Top != c || c.Last > r:
			return ""
		case g.View.Roles[c] == cell.Serial && c.Index == 0 && g.serial() == 0:
		case g.View.Roles[c] == cell.Label && words == "":
			words, wide = wording.Squeeze(c.Text()), c.Span
		case g.View.Roles[c] != cell.Empty || c.Span > 1:
			return ""
		}
	}
	if wide*2 < g.View.Grid.Cols || wording.TotalWords.MatchString(words) || wording.NotePrefix.MatchString(words) || utf8.RuneCountInString(words) > 20 {
		return ""
	}
	return words
}

// BandOf is what the row over row r says of it within the list, "" when it says nothing.
func BandOf(g *Region, r int) string {
	for r--; r > g.Head; r-- {
		if words := bandWords(g, r); words != "" {
			return words
		}
	}
	return ""
}

// TotalBlank is the cell of row r that asks for the total of its column, where nothing else
// is asked: —— | 总计：; nil for none.
func TotalBlank(g *Region, r int) *layout.TableCell {
	var found *layout.TableCell
	for _, c := range g.View.Grid.Rows[r].Cells {
		switch role := g.View.Roles[c]; {
		case c.Top != c || c.Last > r:
			return nil
		case role == cell.Colon && wording.TotalWords.MatchString(wording.CleanLabel(c.Text())) && found == nil:
			found = c
		case role != cell.Dash:
			return nil
		}
	}
	if found == nil || len(g.View.Grid.Rows[r].Cells) != len(g.Leaves) {
		return nil
	}
	return found
}

// ticksAll reports whether every cell of a row is boxes with their answers, which differ from
// row to row: such rows are no list.
func ticksAll(g *Region, row Row) bool {
	for _, c := range row.Cells {
		if c.Top != c || g.View.Roles[c] != cell.Blank || !cell.TicksOnly(c) {
			return false
		}
	}
	return len(g.Rows) == 1 || wording.Squeeze(g.Rows[0].Cells[0].Text()) != wording.Squeeze(g.Rows[len(g.Rows)-1].Cells[0].Text())
}

// numberedBand reports whether row r, which only names the rows below it, has a number of its
// own in the column of numbers: 1 | RPA over 1.1, 1.2.
func numberedBand(g *Region, r int) bool {
	first := g.View.Grid.Rows[r].Cells[0]
	return g.serial() == 0 && g.View.Roles[first] == cell.Serial
}

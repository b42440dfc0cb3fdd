package heads

import (
	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/party"
	"yibiao/dossier/docx/place/find/phrase"
)

// sideOf are the paragraphs and cells in which the side of a contract that is to be written says
// who it is.
func sideOf(l *layout.Layout) (map[string]bool, *party.Block) {
	var top, lines []party.Line
	var addr []string
	for _, b := range l.Body.Blocks {
		if b.Para != nil {
			line := party.Line{Text: wording.Squeeze(b.Para.Text()), Open: len(b.Para.Blanks) > 0}
			lines, addr = append(lines, line), append(addr, b.Para.Addr)
			if len(lines) <= party.TitleWithin && party.IsTitle(line.Text) {
				top = append(top, line)
			}
		}
	}
	side, out := party.Open(lines), map[string]bool{}
	for i := range addr {
		out[addr[i]] = side != nil && side.Lines[i]
	}
	for _, b := range l.Body.Blocks {
		if b.Table == nil || len(top) == 0 || side != nil {
			continue
		}
		for r, row := range b.Table.Rows {
			cell, of := sideBySide(row, top)
			if of == nil {
				continue
			}
			side = of
			for _, below := range b.Table.Rows[r:] {
				if len(below.Cells) != 2 || below.Cells[cell].Top != below.Cells[cell] || len(below.Cells[cell].Blanks) == 0 {
					break
				}
				out[below.Cells[cell].Addr] = true
			}
			break
		}
	}
	return out, side
}

// sideBySide is the number of the cell of a row of two in which one side of a contract is to be
// written, where the other cell prints the other side.
func sideBySide(row layout.GridRow, top []party.Line) (int, *party.Block) {
	if len(row.Cells) != 2 {
		return 0, nil
	}
	for i, c := range row.Cells {
		lines := append([]party.Line(nil), top...)
		first := 0
		for _, x := range []*layout.TableCell{row.Cells[1-i], c} {
			first = len(lines)
			for n, text := range phrase.Lines(x.Chars) {
				lines = append(lines, party.Line{Text: text, Open: x == c || n > 0})
			}
		}
		if side := party.Open(lines); side != nil && side.Lines[first] {
			return i, side
		}
	}
	return 0, nil
}

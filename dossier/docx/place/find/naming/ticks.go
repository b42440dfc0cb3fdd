package naming

import (
	"slices"
	"strings"
	"unicode"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/cell"
	"yibiao/dossier/docx/place/find/reading"
)

// TickBrackets makes options of brackets that stand alone behind a word, where other brackets
// of their cell, or of the rows beside the same label, are ticked: 煮沸（ ） beside 蒸汽（ ） 臭氧（ ）.
func TickBrackets(v *cell.View, places []place.Place) {
	ticked, cells := map[string]bool{}, map[string]*layout.TableCell{}
	for _, row := range v.Grid.Rows {
		for _, c := range row.Cells {
			cells[c.Addr] = c
		}
	}
	bracket := func(at string) (c *layout.TableCell, i int) {
		base, n := layout.CutNumber(at)
		if c = cells[base]; c == nil || len(c.Blanks) == 0 || n == 0 && len(c.Blanks) != 1 {
			return nil, 0
		}
		if i = max(0, c.At(n)); c.Blanks[i].Kind != layout.BlankBracket {
			return nil, 0
		}
		return c, i
	}
	for _, p := range places {
		if len(p.Options) > 1 {
			if c, _ := bracket(p.Options[0].At); c != nil {
				ticked[c.Addr], ticked[besideOf(v, c)] = true, true
			}
		}
	}
	for k := range places {
		p := &places[k]
		c, i := bracket(p.At)
		if c == nil || len(p.Options) > 0 || p.Kind != place.Text || !ticked[c.Addr] && !ticked[besideOf(v, c)] || c.Blanks[i].Lo == 0 || !unicode.IsLetter(c.Chars[c.Blanks[i].Lo-1].R) && !wording.IsIn("）)", c.Chars[c.Blanks[i].Lo-1].R) || c.Blanks[i].Hi-c.Blanks[i].Lo > 6 {
			continue
		}
		p.Kind, p.Options = place.Check, []place.Option{{At: reading.NumberOf(c.Area, i), Label: p.Label}}
		p.At = p.Options[0].At
	}
}

// besideOf is the address of the label that runs down beside c and others, " " for none.
func besideOf(v *cell.View, c *layout.TableCell) string {
	if c.Index > 0 {
		if label := v.Grid.Rows[c.Row].Cells[c.Index-1].Top; label.Last > label.Row {
			return label.Addr
		}
	}
	return " " + c.Addr
}

// NameTicks names a box that is alone in its cell by its own words; what names the cell is what
// they are about. Boxes in cells side by side are the answers to one question.
func NameTicks(v *cell.View, places []place.Place) {
	for _, row := range v.Grid.Rows {
		for i, c := range row.Cells {
			if c.Top != c || !oneTick(c) || i+1 < len(row.Cells) && hasTick(row.Cells[i+1]) || i > 0 && hasTick(row.Cells[i-1]) {
				continue
			}
			for k := range places {
				p := &places[k]
				if len(p.Options) != 1 || p.Options[0].At != p.At || !strings.HasPrefix(p.At, c.Addr+"#") {
					continue
				}
				if own := p.Options[0].Label; layout.Chars(own) >= 4 && p.Label != "" && p.Label != own {
					p.Context, p.Label = p.Label, own
				}
			}
		}
	}
}

func hasTick(c *layout.TableCell) bool {
	return slices.ContainsFunc(c.Blanks, func(b layout.Blank) bool { return b.Kind == layout.BlankBox })
}

// oneTick reports whether a cell has one box, which begins its line.
func oneTick(c *layout.TableCell) bool {
	n, lo := 0, 0
	for _, b := range c.Blanks {
		if b.Kind == layout.BlankBox {
			n, lo = n+1, b.Lo
		}
	}
	if n != 1 {
		return false
	}
	before := layout.Plain(c.Chars[:lo])
	return wording.Squeeze(before[strings.LastIndexByte(before, '\n')+1:]) == ""
}

package find

import (
	"regexp"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
)

// figureLabel asks for an amount, whatever stands in brackets behind it.
var figureLabel = regexp.MustCompile(`^([^是有0-9][^0-9]*?)?((注册|实收|认缴|实缴)(资本|资金|金额|到位|出资)?|资本金?|总额|总值|产值|[^定限名差余]额|收入|利润|资产|负债|权益|造价|[总单]价)([（(][^（()）]*[）)])?$`)

// OnlyBracket reports whether all that an area prints is one empty bracket: beside the label of
// an amount the amount goes before it, anywhere else the answer goes into it.
func OnlyBracket(a *layout.Area) bool {
	return len(a.Blanks) == 1 && a.Blanks[0].Kind == layout.BlankBracket && bareBracket.MatchString(wording.Squeeze(a.Text()))
}

var bareBracket = regexp.MustCompile(`^[（(][）)]$`)

// mostBrackets is the number of brackets below each other that are no list to tick.
const mostBrackets = 2

// figureBracket makes the places of a cell that holds only an empty bracket beside the label of
// an amount: the amount before the bracket, its currency in it. It is false for other cells.
func figureBracket(v *tableView, c *layout.TableCell, label, context string) bool {
	if !OnlyBracket(c.Area) || !figureLabel.MatchString(label) || v.d.l.FieldOf(c.Area, 0) > 0 || LetterOptions(label) != nil {
		return false
	}
	below := 0
	for _, row := range v.g.Rows {
		for _, x := range row.Cells {
			if x.Col == c.Col && OnlyBracket(x.Area) {
				below++
			}
		}
	}
	if below > mostBrackets {
		return false
	}
	v.d.add(c.Area, 0, place.Place{At: c.Addr, Label: label, Context: context, Kind: place.Money, Unit: wording.UnitIn(strings.TrimRight(label, "：:"))})
	v.d.add(c.Area, 1, place.Place{At: numberOf(c.Area, 0), Label: "币种", Context: label, Kind: place.Text})
	return true
}

// sum reports whether a number stands beside the word that makes it a total: 小计 | 25.
func (v *tableView) sum(serial *layout.TableCell) bool {
	i := serial.Index - 1
	return i >= 0 && wording.TotalWords.MatchString(wording.Squeeze(v.g.Rows[serial.Row].Cells[i].Top.Text()))
}

// Package table makes the places of the cells of a table that no header names: a label and its answer, a cell with blanks of its own,
// a label that is alone.
package table

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/cell"
	"yibiao/dossier/docx/place/find/naming"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/dossier/docx/place/find/reading"
	"yibiao/dossier/docx/place/find/sign"
	"yibiao/forms/pattern"
)

// Table is a table whose places are being found.
type Table struct {
	*cell.View
	// Walk takes the places and tells what stands before the table.
	Walk *reading.Walk
	// Section is the title row passed last, before the first the section that the table stands in; "" for none.
	Section string
	// Unit is that of the table's figures, "" for none.
	Unit string
}

// Value makes the places of value cell c.
func (v *Table) Value(c *layout.TableCell, label, group *layout.TableCell) {
	text, context, label := namingOf(v, c, label, group)
	if utf8.RuneCountInString(text) > 6 && wording.NotePrefix.MatchString(text) {
		return
	}
	if v.Roles[c] == cell.Blank {
		if label != nil && v.Roles[label] == cell.Colon && label.Row == c.Row && ownQuestion(c) {
			text = ""
		}
		v.Blanks(c, text, context)
		return
	}
	if label != nil && v.Roles[c] == cell.Hint && cell.NumberedEntry(v.Grid, c) {
		EmitEntry(v, c, label)
		return
	}
	if endsRange(v, c, text) || v.Roles[c] == cell.Hint && limitBelow(v, c) {
		return
	}
	hint := naming.HintIn(v.View, c)
	p := place.Place{At: c.Addr, Label: text, Context: context, Hint: hint, Options: phrase.PrintedOptions(c.Area)}
	switch v.Roles[c] {
	case cell.Unit:
		if p.Unit = phrase.CellUnit(wording.Squeeze(c.Text())); p.Unit == "" {
			p.Unit = phrase.TenThousand
		}
	case cell.Sample:
		p.Sample = wording.Squeeze(c.Text())
		p.Unit = sampleUnit(p.Sample)
	}
	switch {
	case wording.ImageWords.MatchString(text) || wording.ImageWords.MatchString(hint):
		p.Kind = place.Image
		if text == "" && len(v.Grid.Rows[c.Row].Cells) == 1 {
			p.Label = v.pictureName(hint)
		}
	case label == nil:
		if !v.unnamed(c, &p) {
			return
		}
	case len(p.Options) == 0 && phrase.IsListed(hint), wording.ForOffice(strings.Trim(hint, "（()）")):
		p.Kind = place.Sign
	case hint != "" && (phrase.RegionOnly.MatchString(hint) || phrase.RegionRoom(c.Text()) || phrase.Gapped.MatchString(c.Text())):
		// One cell for several parts, each before its unit.
		p.Kind = place.Sign
	case label.Last > label.Row && signsItself.MatchString(hint):
		p.Label, p.Kind = wording.CleanLabel(hint), place.Sign
	case handMade(v, c, text, hint) || sign.DayLabel.MatchString(text) && naming.SignedBefore(v.View, c):
		p.Kind = place.Sign
	case phrase.Numbers.MatchString(hint):
		p.Kind = place.LongText
	default:
		p.Kind = wording.KindOfLabel(text, context, cmp.Or(p.Unit, unitOver(group)), v.Unit, v.Roomy(c) && v.Roles[c] == cell.Empty && c.Span*3 >= v.Grid.Cols)
		if len(p.Options) > 0 {
			p.Kind = place.Choice
		}
	}
	v.Walk.Add(c.Area, 0, p)
}

// contextOf is the group of a cell: the label that names its label, else the section.
func (v *Table) contextOf(group *layout.TableCell) string {
	if group != nil {
		return strings.TrimRight(wording.Squeeze(group.Text()), "：:")
	}
	return v.Section
}

// namingOf is the label and context of value cell c, and the cell that names it: label, with
// the group before it, else the words above.
func namingOf(v *Table, c, label, group *layout.TableCell) (text, context string, by *layout.TableCell) {
	if label != nil && group != nil && label.Row == group.Row && v.Roles[group] == cell.Label && strings.HasSuffix(wording.Squeeze(label.Text()), "。") && utf8.RuneCountInString(wording.Squeeze(label.Text())) > 12 {
		// A sentence says what is asked for; the words before it name it.
		label, group = group, nil
	}
	if label != nil {
		text = strings.Replace(wording.CleanLabel(label.Text()), "：（", "（", 1)
	} else if above := naming.Above(v.View, c); above != nil && (v.Roles[c] != cell.Blank || c.Blanks[0].Lo == 0) {
		text = wording.CleanLabel(above.Text())
		label = above
	}
	if band := naming.BandOver(v.View, c, label); group == nil && band != "" {
		return text, band, label
	}
	return text, v.contextOf(group), label
}

// unnamed completes the place of a value cell without a label; false when it is none.
func (v *Table) unnamed(c *layout.TableCell, p *place.Place) bool {
	row := v.Grid.Rows[c.Row]
	switch {
	case v.Roles[c] == cell.Hint && len(row.Cells) == 1:
		p.Label, p.Kind = wording.CleanLabel(v.Walk.Last), place.LongText
		if v.Section != v.Walk.Section {
			p.Label = wording.CleanLabel(v.Section)
		}
		return true
	case c.Last-c.Row >= 2 && c.End() >= v.Grid.Cols && c.Index > 0:
		p.Kind = place.Image
		return true
	case len(row.Cells) == 1 && c.Row > 0 && v.Roles[c] == cell.Empty && v.Roomy(c) && v.Section != "" && c.Span*2 > v.Grid.Cols && !wording.SignWords.MatchString(v.Section):
		p.Label, p.Kind = wording.CleanLabel(v.Section), place.LongText
		if wording.Opinion(p.Label) {
			p.Kind = place.Sign
		}
		return true
	case len(row.Cells) == 1 && (len(v.Grid.Rows) == 1 || c.Row == 0 && v.Roomy(c) && v.Section == v.Walk.Section && oneColumn(v.Grid)) && v.Walk.Last != "":
		// A frame under a heading.
		p.Label, p.Kind = wording.CleanLabel(v.Walk.Last), place.LongText
		return true
	}
	return false
}

// signsItself is what names its own place to sign beside a group: 签字：.
var signsItself = pattern.Of(`^` + wording.SealMark + `[：:]$`)

// pictureName names the place for a picture that has no label: by what it says itself,
// else by the line over the table.
func (v *Table) pictureName(hint string) string {
	name := wording.ImageTail.ReplaceAllString(wording.CleanLabel(v.Walk.Last), "")
	if utf8.RuneCountInString(hint) > 7 || utf8.RuneCountInString(name) > 25 {
		return wording.CleanLabel(hint)
	}
	return name
}

// EmitEntry makes the place of a numbered entry c of label.
func EmitEntry(v *Table, c, label *layout.TableCell) {
	number := wording.Squeeze(c.Text())
	v.Walk.Add(c.Area, 0, place.Place{At: c.Addr, Label: number, Context: wording.Squeeze(label.Text()), Kind: place.Text})
}

// SetUnit gives the place of cell c, when it was the last one found, the unit that a
// neighbour prints.
func (v *Table) SetUnit(c *layout.TableCell, unit string) {
	if k := len(v.Walk.Places); k > 0 && v.Walk.Places[k-1].At == c.Addr {
		p := &v.Walk.Places[k-1]
		p.Unit = unit
		p.Kind = wording.UnitKind(unit)
	}
}

// limitBelow reports whether cell c only limits what is written in the cell over it, whose place was the last one found:
// （不超过800字） below 1．立项背景.
func limitBelow(v *Table, c *layout.TableCell) bool {
	k := len(v.Walk.Places) - 1
	if c.Row == 0 || k < 0 || len(v.Grid.Rows[c.Row].Cells) != 1 || len(v.Grid.Rows[c.Row-1].Cells) != 1 || !layout.RemarkOnly.MatchString(wording.Squeeze(c.Text())) {
		return false
	}
	base, _ := layout.CutNumber(v.Walk.Places[k].At)
	return limits.MatchString(wording.Squeeze(c.Text())) && base == v.Grid.Rows[c.Row-1].Cells[0].Addr
}

// limits says how much may be written.
var limits = pattern.Of(`[0-9]+个?汉?字|字(以内|左右)|另[增附加]?页`)

// figureLabel asks for an amount, whatever stands in brackets behind it.
var figureLabel = pattern.Of(`^([^是有0-9][^0-9]*?)?((注册|实收|认缴|实缴)(资本|资金|金额|到位|出资)?|资本金?|总额|总值|产值|[^定限名差余]额|收入|利润|资产|负债|权益|造价|[总单]价)([（(][^（()）]*[）)])?$`)

// mostBrackets is the number of brackets below each other that are no list to tick.
const mostBrackets = 2

// figureBracket makes the places of a cell that holds only an empty bracket beside the label of
// an amount: the amount before the bracket, its currency in it. It is false for other cells.
func figureBracket(v *Table, c *layout.TableCell, label, context string) bool {
	if !phrase.OnlyBracket(c.Area) || !figureLabel.MatchString(label) || v.Walk.Layout.FieldOf(c.Area, 0) > 0 || phrase.LetterOptions(label) != nil {
		return false
	}
	below := 0
	for _, row := range v.Grid.Rows {
		for _, x := range row.Cells {
			if x.Col == c.Col && phrase.OnlyBracket(x.Area) {
				below++
			}
		}
	}
	if below > mostBrackets {
		return false
	}
	v.Walk.Add(c.Area, 0, place.Place{At: c.Addr, Label: label, Context: context, Kind: place.Money, Unit: wording.UnitIn(strings.TrimRight(label, "：:"))})
	v.Walk.Add(c.Area, 1, place.Place{At: reading.NumberOf(c.Area, 0), Label: "币种", Context: label, Kind: place.Text})
	return true
}

// EmitYear makes the place of a cell that only prints 年 under label.
func EmitYear(v *Table, c *layout.TableCell, label, context string) {
	if label == "" {
		label = cell.YearOf(c.Area)
	}
	v.Walk.Add(c.Area, 0, place.Place{At: c.Addr, Label: label, Context: context, Kind: place.Text, Unit: cell.YearOf(c.Area)})
}

// EmitYearLine makes the place of the year in a header cell: figures, but no amount.
func EmitYearLine(v *Table, c *layout.TableCell) {
	from := len(v.Walk.Places)
	v.Blanks(c, "", v.Section)
	for i := range v.Walk.Places[from:] {
		if p := &v.Walk.Places[from+i]; p.Kind == place.Number {
			p.Kind = place.Text
		}
	}
}

// endsRange makes the place of cell c when its label text only ends the range that the day
// before it in its row begins; false when it does not.
func endsRange(v *Table, c *layout.TableCell, text string) bool {
	k := len(v.Walk.Places) - 1
	if !rangeEnd[text] || k < 0 || v.Walk.Places[k].Kind != place.Date || !strings.HasPrefix(v.Walk.Places[k].At, cell.RowAddr(v.Grid, c.Row)+".") {
		return false
	}
	v.Walk.Add(c.Area, 0, place.Place{At: c.Addr, Label: v.Walk.Places[k].Label, Context: "至", Kind: place.Date})
	return true
}

// unitOver is the unit that the words of a group carry, "" for none.
func unitOver(group *layout.TableCell) string {
	if group == nil {
		return ""
	}
	return wording.UnitIn(wording.Squeeze(group.Text()))
}

// rangeEnd are labels of the end of a range of days.
var rangeEnd = map[string]bool{"至": true, "到": true, "止": true, "—": true, "～": true}

var figure = pattern.Of(`^[^0-9]*[0-9][0-9,，]*(?:\.[0-9]+)?(` + wording.UnitList + `)$`)

// sampleUnit is the unit behind a printed figure, "" when there is none.
func sampleUnit(text string) string {
	if m := figure.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

// oneColumn reports whether every row of a table is one cell.
func oneColumn(g *layout.Grid) bool {
	return !slices.ContainsFunc(g.Rows, func(r layout.GridRow) bool { return len(r.Cells) != 1 })
}

// valueBeside makes the place of the free cell i of a row by its label and group, in this order,
// or by the words over it; it reports whether the next cell belongs to the same label.
func valueBeside(v *Table, row layout.GridRow, i int, named [2]*layout.TableCell) bool {
	c, label, group := row.Cells[i], named[0], named[1]
	if up := naming.Above(v.View, c); label != nil && up != nil && i == 1 && label.Row < up.Last && up.Last == c.Row-1 && up.Row >= label.Row && naming.HeadsBeside(v.View, row) {
		v.Value(c, up, label)
		return false
	}
	v.Value(c, label, group)
	return naming.Across(v.View, c.Row, i) || naming.Alike(v.View, c.Row, i) || naming.TicksOn(row, i) || naming.UnderParties(v.View, c.Row, i)
}

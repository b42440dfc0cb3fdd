package table

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/cell"
	"yibiao/dossier/docx/place/find/naming"
	"yibiao/dossier/docx/place/find/reading"
	"yibiao/dossier/docx/place/find/sentence"
	"yibiao/dossier/docx/place/find/sign"
)

// Blanks makes the places of a cell that has blanks.
func (v *Table) Blanks(c *layout.TableCell, label, context string) {
	if figureBracket(v, c, label, context) {
		return
	}
	h := &reading.Host{Area: c.Area, Label: label, Context: context, Firm: true}
	sentence.Read(v.Walk, h)
	shareLabel(h)
	if len(h.Found) == 0 {
		if head := cell.HeadLine(c); sign.OpinionHead(head) && label == "" {
			before, _, _ := strings.Cut(strings.ReplaceAll(head, ":", "："), "：")
			v.Walk.Add(c.Area, 0, place.Place{At: c.Addr, Label: wording.CleanLabel(before), Context: context, Kind: place.Sign})
			return
		}
		if sign.Cell(c, h) || label != "" && !wording.Opinion(label) {
			return
		}
		v.alone(c, v.Grid.Rows[c.Row])
		return
	}
	if label != "" && wording.Officer.MatchString(label) && slices.ContainsFunc(h.Found, func(p place.Place) bool { return p.Kind == place.Sign }) {
		v.Walk.Add(c.Area, 0, place.Place{At: c.Addr, Label: label, Context: context, Kind: place.Sign})
		return
	}
	if label != "" && handMade(v, c, label, "") && (wording.Opinion(label) || !choosesOnly(h)) || !sign.BesideAccount(h, c) && sign.Cell(c, h) || sign.DayLabel.MatchString(label) && naming.SignedBefore(v.View, c) {
		p := place.Place{At: c.Addr, Label: sign.CellLabel(h), Context: context, Kind: place.Sign}
		v.Walk.Add(c.Area, 0, p)
		return
	}
	writingArea(h, v.Roomy(c))
	for _, p := range h.Found {
		if sign.DaySealed(h, p) {
			p = sign.ByHand(p)
		}
		if p.Context == context && label != "" && p.Label != label && p.Label != "" && context == v.Section {
			p.Context = label // the cell before it says what its own labels are about
		}
		v.Walk.Add(c.Area, p.Sub, p)
	}
}

// choosesOnly reports whether all that a cell asks is to tick one of several boxes: what
// is chosen about a seal is not sealed.
func choosesOnly(h *reading.Host) bool {
	for _, p := range h.Found {
		if len(p.Options) < 2 {
			return false
		}
	}
	return true
}

// shareLabel gives the blanks of a cell whose label names one thing for each, 责任人/期限,
// their own part of it.
func shareLabel(h *reading.Host) {
	parts := strings.FieldsFunc(h.Label, func(r rune) bool { return wording.IsIn("/／", r) })
	if len(parts) < 2 || len(parts) != len(h.Blanks) || len(h.Found) != len(parts) {
		return
	}
	for _, p := range h.Found {
		if p.Label != h.Label || len(p.Options) > 0 || p.Kind == place.Sign {
			return
		}
	}
	for i := range h.Found {
		p := &h.Found[i]
		p.Label = parts[i]
		p.Kind = wording.KindOfLabel(p.Label, p.Context, p.Unit, "", false)
	}
}

// writingArea turns the colon blank that heads an empty area into the cell as a
// whole, and a place that is alone in its cell likewise.
func writingArea(h *reading.Host, roomy bool) {
	for i := range h.Found {
		p := &h.Found[i]
		if p.Kind == place.Sign || p.Kind == place.Choice || p.Kind == place.Check || !h.Writes(*p) {
			continue
		}
		if h.EmptyBelow(h.Blanks[p.Sub-1].Hi) >= 2 || roomy && len(h.Found) == 1 {
			p.Kind = place.LongText
			if i == 0 {
				p.At = h.Addr
			}
		}
	}
	if len(h.Found) == 1 && len(h.Found[0].Options) == 0 {
		h.Found[0].At = h.Addr
	}
}

// coverRows is the number of rows that tables before the first part of a form have at
// most: a small one for the numbers that the office gives.
const coverRows = 4

// handMade reports whether the empty cell c beside label is signed or stamped.
func handMade(v *Table, c *layout.TableCell, label, hint string) bool {
	if wording.Opinion(label) || wording.HandWords.MatchString(hint) {
		return true
	}
	early := v.Walk.Rows <= coverRows && c.Row*3 <= len(v.Grid.Rows) && !v.Roomy(c)
	if wording.SealOnly.MatchString(strings.TrimRight(hint, "：:")) {
		return !early || !wording.EntityEnd.MatchString(label)
	}
	return sign.Signed(label, early)
}

// rowsNamed is the least number of rows below the name of a firm that are the form it heads.
const rowsNamed = 4

// namesFirm reports whether c, alone in the first row of a table of answers, asks for the name of
// a firm over which its seal goes: 企业名称（盖章）：. Whoever signs is asked at the end of a form, or as a person.
func namesFirm(v *Table, c *layout.TableCell, label string) bool {
	if c.Row > 0 || len(v.Grid.Rows[0].Cells) != 1 || len(v.Grid.Rows) <= rowsNamed || len(c.Blanks) != 1 || !wording.SealRemark.MatchString(label) || sign.Signed(label, true) || sign.Commitment(v.Walk.Section) || sign.Commitment(v.Walk.Last) {
		return false
	}
	answers := 0
	for _, row := range v.Grid.Rows[1 : 1+rowsNamed] {
		if len(row.Cells) < 2 {
			continue
		}
		if slices.ContainsFunc(row.Cells, func(x *layout.TableCell) bool { return sign.Signed(wording.Squeeze(x.Text()), false) }) {
			return false
		}
		answers++
	}
	return answers*2 >= rowsNamed
}

package table

import (
	"cmp"
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
)

// alone handles a cell of words that no other cell answers: a heading over its own
// writing area, a place for a photo, or a title.
func (v *Table) alone(c *layout.TableCell, row layout.GridRow) {
	text := wording.Squeeze(c.Text())
	first := cell.HeadLine(c)
	switch {
	case wording.ImageWords.MatchString(text) && utf8.RuneCountInString(text) <= 20, wording.CopyHere.MatchString(text) && utf8.RuneCountInString(text) <= 40 && (v.Roomy(c) || len(v.Grid.Rows) <= 2):
		v.Walk.Add(c.Area, 0, place.Place{At: c.Addr, Label: wording.CleanLabel(text), Context: v.Section, Kind: place.Image})
		return
	case wording.NotePrefix.MatchString(text) && !wording.BareNote.MatchString(text):
		return
	case len(row.Cells) == 1 && (layout.RemarkOnly.MatchString(text) && wording.SealOnly.MatchString(text) || wording.SealOnly.MatchString(text) && c.Row > 0 && len(c.Blanks) == 0):
		v.Walk.Add(c.Area, 0, place.Place{At: c.Addr, Label: wording.CleanLabel(text), Context: v.Section, Kind: place.Sign})
		return
	}
	below := v.Grid.At(c.Row+1, c.Col)
	covered := below != nil && below.Same(c) && v.Roles[below] == cell.Empty && !naming.OwnLabel(v.View, below) && len(v.Grid.Rows[c.Row+1].Cells) == len(row.Cells) && !(v.Roles[c] == cell.Colon && naming.FillsUp(v.View, below))
	asks := utf8.RuneCountInString(text)
	if len(row.Cells) > 2 && c.Index > 0 {
		asks = 0
	}
	room := cell.SpareLines(c.Chars) >= 2 || cell.SpareLines(c.Chars) >= 1 && v.Roomy(c) || v.Roomy(c) && (asks >= 8 && asks <= 60 || wording.Numbered.MatchString(text)) && !strings.HasSuffix(first, "。") && !strings.HasSuffix(first, "；")
	colon := len(c.Blanks) > 0 && v.Roles[c] == cell.Colon && !wording.IntroLead.MatchString(text) && !wording.IntroTail.MatchString(text)
	hint := ""
	if naming.NamesForm(v.View, c, text) {
		room = false
	}
	if len(row.Cells) == 1 && !room && !colon {
		if hint = cmp.Or(demands(c), naming.RemarkBelow(v.View, c)); hint != "" {
			room = true
			first, _, _ = strings.Cut(strings.TrimLeft(c.Text(), wording.Spaces+"\n"), "\n")
		} else if naming.Invites(v.View, c) {
			room = true
		}
	}
	if colon && (c.Index+1 < len(row.Cells) && len(row.Cells[c.Index+1].Boxes) > 0 || !room && (naming.OverHeader(v.View, c) || naming.OverRow(v.View, c))) {
		colon = false
	}
	// An empty cell below takes the answer, whatever the row's height.
	if covered && cell.SpareLines(c.Chars) < 2 || !room && !colon {
		if len(row.Cells) == 1 {
			v.Section = strings.TrimRight(text, "：:")
			v.Walk.Office = wording.OfficeSection(v.Section)
		}
		return
	}
	if colon && !room {
		first = askLine(c, first)
	}
	p := place.Place{At: c.Addr, Label: wording.CleanLabel(first), Context: v.Section, Kind: place.LongText, Hint: hint}
	switch {
	case colon && !room && namesFirm(v, c, p.Label):
		p.At, p.Kind = reading.NumberOf(c.Area, 0), place.Text
	case wording.Opinion(first) || sign.Signed(first, false):
		p.Kind = place.Sign
	case colon && !room, hint == "" && layout.Chars(p.Label) <= 24 && (wording.PersonWords.MatchString(p.Label) || wording.DateWords.MatchString(p.Label)) && !wording.LongWords.MatchString(p.Label) && !wording.Numbered.MatchString(p.Label):
		p.Kind = wording.KindOfLabel(p.Label, p.Context, "", v.Unit, false)
	}
	v.Walk.Add(c.Area, 0, p)
}

// demands is what a cell asks for in a list below its short heading, "" when it is
// no such cell.
func demands(c *layout.TableCell) string {
	all := layout.Lines(c.Chars)
	head := wording.Squeeze(layout.Plain(c.Chars[all[0].Lo:all[0].Hi]))
	if len(all) < 2 || head == "" || utf8.RuneCountInString(head) > 12 || strings.ContainsAny(head, "，。；") {
		return ""
	}
	rest := layout.Plain(c.Chars[all[0].Hi:])
	for _, s := range all[1:] {
		t := wording.Squeeze(layout.Plain(c.Chars[s.Lo:s.Hi]))
		if t != "" && (!wording.Numbered.MatchString(t) || !wording.Demand.MatchString(t)) {
			return ""
		}
	}
	return strings.TrimSpace(rest)
}

// askLine is the line that asks in a cell whose only colon ends it: 填报时间： below the name of
// the table; first where that is not below other words.
func askLine(c *layout.TableCell, first string) string {
	all := phrase.Lines(c.Chars)
	last := all[len(all)-1]
	if len(c.Blanks) != 1 || cell.HeadLine(c) != all[0] || len(all) < 2 || utf8.RuneCountInString(last) < 4 || strings.Count(strings.ReplaceAll(last, ":", "："), "：") != 1 {
		return first
	}
	return last
}

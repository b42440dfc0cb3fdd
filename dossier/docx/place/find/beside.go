package find

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
)

// labelled finds the places of row r by the label to the left of each, or above.
func (v *tableView) labelled(r int) {
	row := v.g.Rows[r]
	if v.samples(row) || pairsOver(v, r) {
		return
	}
	var label, group *layout.TableCell
	for i, c := range row.Cells {
		if v.taken[c] {
			label = nil
			continue
		}
		top := c.Top
		role := v.roles[top]
		switch {
		case role == rolePart && label != nil:
			continue
		case c == top && entryCell(v, c):
			emitEntry(v, c, row.Cells[0].Top)
			continue
		case label != nil && c == top && codeEnd.MatchString(wording.Squeeze(label.Text())) && v.letters(row, i):
			letterCells(v, row, i, label, group)
		case role == roleSample && c == top:
			if !v.d.book {
				v.value(c, label, group)
			}
		case role == roleLabel && label != nil && CellUnit(wording.Squeeze(top.Text())) != "" && i+1 < len(row.Cells) && v.roles[row.Cells[i+1]] == roleEmpty:
			// The unit stands before its cell.
			v.value(row.Cells[i+1], label, group)
			v.taken[row.Cells[i+1]] = true
			v.setUnit(row.Cells[i+1], CellUnit(wording.Squeeze(top.Text())))
		case role == roleLabel && i >= 2 && wording.UnitOnly.MatchString(wording.Squeeze(top.Text())) && v.roles[row.Cells[i-1].Top] == roleEmpty && !(i+1 < len(row.Cells) && v.roles[row.Cells[i+1].Top].value()):
			// The unit of the cell before has a cell of its own.
			v.setUnit(row.Cells[i-1], wording.Squeeze(top.Text()))
		case role.names() || role == roleSerial && i+1 < len(row.Cells):
			if c == top && role != roleSerial && (!v.answered(row, i) || copiesAbreast(row, i)) {
				v.alone(c, row)
			}
			if label != nil && v.roles[label] != roleSerial {
				group = label
			}
			label = top
			if wording.ImageWords.MatchString(wording.Squeeze(top.Text())) && c != top {
				label = nil
			}
			continue
		case c != top:
		case role == roleEmpty && spacer(v, row, i, label):
		case role.value():
			if label != nil && v.roles[label] == roleSerial && (role == roleHint && layout.Chars(wording.Squeeze(c.Text())) > 20 || v.sum(label)) {
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

// across reports whether cell i of row r and the next one answer the same label: a
// row above or below is cut alike, with room in both cells.
func (v *tableView) across(r, i int) bool {
	row := v.g.Rows[r].Cells
	if i+1 >= len(row) || !v.roles[row[i]].value() || !v.roles[row[i+1]].value() || v.roles[row[i]] == roleBlank {
		return false
	}
	if alongHeads(v, r, i) {
		return true
	}
	for _, k := range []int{r - 1, r + 1} {
		if k < 0 || k >= len(v.g.Rows) || len(v.g.Rows[k].Cells) != len(row) || len(row) < 4 {
			continue
		}
		other := v.g.Rows[k].Cells
		if other[i].Same(row[i]) && other[i+1].Same(row[i+1]) && v.roles[other[i]].value() && v.roles[other[i+1]].value() && v.roles[other[0].Top].names() {
			return true
		}
	}
	return false
}

// samples makes places of a row of labels each followed by a value that is printed
// already; it reports whether the row is one.
func (v *tableView) samples(row layout.GridRow) bool {
	n := len(row.Cells)
	if n < 2 || n%2 > 0 {
		return false
	}
	for i, c := range row.Cells {
		t := wording.Squeeze(c.Text())
		named := wording.SampleLabel.MatchString(t)
		if v.taken[c] || v.roles[c] != roleLabel || named != (i%2 == 0) {
			return false
		}
		if i%2 > 0 && (utf8.RuneCountInString(t) < 4 || wording.PersonWords.MatchString(t) || wording.DateWords.MatchString(t) || wording.NumberWords.MatchString(t)) {
			return false
		}
	}
	for i := 1; i < n; i += 2 {
		c := row.Cells[i]
		label := wording.CleanLabel(row.Cells[i-1].Text())
		v.d.add(c.Area, 0, place.Place{At: c.Addr, Label: label, Context: v.section, Kind: place.Text, Sample: wording.Squeeze(c.Text())})
	}
	return true
}

// spacer reports whether the empty cell i only fills up the row before a label, so
// that what names other rows does not name it.
func spacer(v *tableView, row layout.GridRow, i int, label *layout.TableCell) bool {
	if n := len(row.Cells) - 1; label != nil && label.Row < row.Cells[i].Row && i+1 < n && v.roles[row.Cells[i+1]] == roleEmpty && v.roles[row.Cells[n]] == roleBlank && row.Cells[n].Blanks[0].Kind == layout.BlankDate && row.Cells[n].Blanks[0].Lo == 0 {
		return true // it moves the day to the right
	}
	if i+1 >= len(row.Cells) || !v.roles[row.Cells[i+1].Top].names() {
		return false
	}
	if label == nil && row.Cells[i+1].Top.Row < row.Cells[i].Row && v.above(row.Cells[i]) != nil {
		return false // what stands over it names it
	}
	return label == nil || label.Row < row.Cells[i].Row
}

// answered reports whether the cell after cell i of a row answers it, or is named
// by it as a group.
func (v *tableView) answered(row layout.GridRow, i int) bool {
	c := row.Cells[i]
	if i+1 >= len(row.Cells) {
		return false
	}
	n := row.Cells[i+1]
	role := v.roles[n.Top]
	if role == roleBlank && v.roles[c] == roleColon && opinionHead(headLine(c)) && opinionHead(headLine(n.Top)) {
		return false // each cell is an opinion of its own
	}
	if role == roleBlank && v.roles[c] == roleColon && c.Last == c.Row && ownQuestion(n.Top) {
		return false
	}
	if role == roleBlank {
		return !v.selfNamed(n.Top, wording.Squeeze(c.Text())) || !hasRoom(c, v)
	}
	if role.value() && v.taken[n] {
		return false
	}
	return role.value() || role == roleSample || role.names() && v.roles[c] == roleLabel && (!hasRoom(c, v) || c.Last > c.Row) || role == roleNested || role == roleSerial
}

// hasRoom reports whether the cell has space to write below its own words.
func hasRoom(c *layout.TableCell, v *tableView) bool { return spareLines(c.Chars) >= 2 }

// contextOf is the group of a cell: the label that names its label, else the section.
func (v *tableView) contextOf(group *layout.TableCell) string {
	if group != nil {
		return strings.TrimRight(wording.Squeeze(group.Text()), "：:")
	}
	return v.section
}

// namingOf is the label and context of value cell c, and the cell that names it: label, with
// the group before it, else the words above.
func namingOf(v *tableView, c, label, group *layout.TableCell) (text, context string, by *layout.TableCell) {
	if label != nil && group != nil && label.Row == group.Row && v.roles[group] == roleLabel && strings.HasSuffix(wording.Squeeze(label.Text()), "。") && utf8.RuneCountInString(wording.Squeeze(label.Text())) > 12 {
		// A sentence says what is asked for; the words before it name it.
		label, group = group, nil
	}
	if label != nil {
		text = strings.Replace(wording.CleanLabel(label.Text()), "：（", "（", 1)
	} else if above := v.above(c); above != nil && (v.roles[c] != roleBlank || c.Blanks[0].Lo == 0) {
		text = wording.CleanLabel(above.Text())
		label = above
	}
	if band := bandOver(v, c, label); group == nil && band != "" {
		return text, band, label
	}
	return text, v.contextOf(group), label
}

// value makes the places of value cell c.
func (v *tableView) value(c *layout.TableCell, label, group *layout.TableCell) {
	text, context, label := namingOf(v, c, label, group)
	if utf8.RuneCountInString(text) > 6 && wording.NotePrefix.MatchString(text) {
		return
	}
	if v.roles[c] == roleBlank {
		if label != nil && v.roles[label] == roleColon && label.Row == c.Row && ownQuestion(c) {
			text = ""
		}
		v.blanksIn(c, text, context)
		return
	}
	if label != nil && v.roles[c] == roleHint && numberedEntry(v.g, c) {
		emitEntry(v, c, label)
		return
	}
	if endsRange(v, c, text) || v.roles[c] == roleHint && limitBelow(v, c) {
		return
	}
	hint := v.hintIn(c)
	p := place.Place{At: c.Addr, Label: text, Context: context, Hint: hint, Options: printedOptions(c.Area)}
	switch v.roles[c] {
	case roleUnit:
		if p.Unit = CellUnit(wording.Squeeze(c.Text())); p.Unit == "" {
			p.Unit = tenThousand
		}
	case roleSample:
		p.Sample = wording.Squeeze(c.Text())
		p.Unit = sampleUnit(p.Sample)
	}
	switch {
	case wording.ImageWords.MatchString(text) || wording.ImageWords.MatchString(hint):
		p.Kind = place.Image
		if text == "" && len(v.g.Rows[c.Row].Cells) == 1 {
			p.Label = v.pictureName(hint)
		}
	case label == nil:
		if !v.unnamed(c, &p) {
			return
		}
	case len(p.Options) == 0 && isListed(hint), wording.ForOffice(strings.Trim(hint, "（()）")):
		p.Kind = place.Sign
	case hint != "" && (regionOnly.MatchString(hint) || regionRoom(c.Text()) || gapped.MatchString(c.Text())):
		// One cell for several parts, each before its unit.
		p.Kind = place.Sign
	case label.Last > label.Row && signsItself.MatchString(hint):
		p.Label, p.Kind = wording.CleanLabel(hint), place.Sign
	case handMade(v, c, text, hint) || dayLabel.MatchString(text) && v.signedBefore(c):
		p.Kind = place.Sign
	case numbers.MatchString(hint):
		p.Kind = place.LongText
	default:
		p.Kind = wording.KindOfLabel(text, context, cmp.Or(p.Unit, unitOver(group)), v.unit, v.roomy(c) && v.roles[c] == roleEmpty && c.Span*3 >= v.g.Cols)
		if len(p.Options) > 0 {
			p.Kind = place.Choice
		}
	}
	v.d.add(c.Area, 0, p)
}

// unnamed completes the place of a value cell without a label; false when it is none.
func (v *tableView) unnamed(c *layout.TableCell, p *place.Place) bool {
	row := v.g.Rows[c.Row]
	switch {
	case v.roles[c] == roleHint && len(row.Cells) == 1:
		p.Label, p.Kind = wording.CleanLabel(v.d.last), place.LongText
		if v.section != v.d.section {
			p.Label = wording.CleanLabel(v.section)
		}
		return true
	case c.Last-c.Row >= 2 && c.End() >= v.g.Cols && c.Index > 0:
		p.Kind = place.Image
		return true
	case len(row.Cells) == 1 && c.Row > 0 && v.roles[c] == roleEmpty && v.roomy(c) && v.section != "" && c.Span*2 > v.g.Cols && !wording.SignWords.MatchString(v.section):
		p.Label, p.Kind = wording.CleanLabel(v.section), place.LongText
		if wording.Opinion(p.Label) {
			p.Kind = place.Sign
		}
		return true
	case len(row.Cells) == 1 && (len(v.g.Rows) == 1 || c.Row == 0 && v.roomy(c) && v.section == v.d.section && oneColumn(v.g)) && v.d.last != "":
		// A frame under a heading.
		p.Label, p.Kind = wording.CleanLabel(v.d.last), place.LongText
		return true
	}
	return false
}

// above is the label that stands over c in the same columns, nil when none does.
func (v *tableView) above(c *layout.TableCell) *layout.TableCell {
	a := v.g.At(c.Row-1, c.Col)
	if a == nil || !a.Same(c) {
		return nil
	}
	a = a.Top
	if a.Row == 0 && len(v.g.Rows) > 2 && len(v.g.Rows[0].Cells) == 1 && sheetName.MatchString(wording.Squeeze(a.Text())) && !wording.ListNumber.MatchString(wording.Squeeze(a.Text())) {
		return nil // the name of the form
	}
	if row := v.g.Rows[a.Row].Cells; a.Index > 0 && a.Index+1 < len(row) && v.roles[row[a.Index+1].Top].value() && v.roles[row[a.Index-1].Top].value() && row[a.Index+1].Top.Row == a.Row {
		return nil // it has its answer beside it
	}
	if !v.roles[a].names() || wording.NotePrefix.MatchString(wording.Squeeze(a.Text())) || isSentence(wording.Squeeze(a.Text())) {
		return nil
	}
	return a
}

// blanksIn makes the places of a cell that has blanks.
func (v *tableView) blanksIn(c *layout.TableCell, label, context string) {
	if figureBracket(v, c, label, context) {
		return
	}
	h := &Host{Area: c.Area, label: label, context: context, firm: true}
	v.d.read(h)
	shareLabel(h)
	if len(h.found) == 0 {
		if head := headLine(c); opinionHead(head) && label == "" {
			before, _, _ := strings.Cut(strings.ReplaceAll(head, ":", "："), "：")
			v.d.add(c.Area, 0, place.Place{At: c.Addr, Label: wording.CleanLabel(before), Context: context, Kind: place.Sign})
			return
		}
		if signCell(v, c, h) || label != "" && !wording.Opinion(label) {
			return
		}
		v.alone(c, v.g.Rows[c.Row])
		return
	}
	if label != "" && wording.Officer.MatchString(label) && slices.ContainsFunc(h.found, func(p place.Place) bool { return p.Kind == place.Sign }) {
		v.d.add(c.Area, 0, place.Place{At: c.Addr, Label: label, Context: context, Kind: place.Sign})
		return
	}
	if label != "" && handMade(v, c, label, "") && (wording.Opinion(label) || !choosesOnly(h)) || !besideAccount(h, c) && signCell(v, c, h) || dayLabel.MatchString(label) && v.signedBefore(c) {
		p := place.Place{At: c.Addr, Label: signLabel(h), Context: context, Kind: place.Sign}
		v.d.add(c.Area, 0, p)
		return
	}
	writingArea(h, v.roomy(c))
	for _, p := range h.found {
		if daySealed(h, p) {
			p = byHand(p)
		}
		if p.Context == context && label != "" && p.Label != label && p.Label != "" && context == v.section {
			p.Context = label // the cell before it says what its own labels are about
		}
		v.d.add(c.Area, p.Sub, p)
	}
}

// alone handles a cell of words that no other cell answers: a heading over its own
// writing area, a place for a photo, or a title.
func (v *tableView) alone(c *layout.TableCell, row layout.GridRow) {
	text := wording.Squeeze(c.Text())
	first := headLine(c)
	switch {
	case wording.ImageWords.MatchString(text) && utf8.RuneCountInString(text) <= 20, wording.CopyHere.MatchString(text) && utf8.RuneCountInString(text) <= 40 && (v.roomy(c) || len(v.g.Rows) <= 2):
		v.d.add(c.Area, 0, place.Place{At: c.Addr, Label: wording.CleanLabel(text), Context: v.section, Kind: place.Image})
		return
	case wording.NotePrefix.MatchString(text) && !wording.BareNote.MatchString(text):
		return
	case len(row.Cells) == 1 && (layout.RemarkOnly.MatchString(text) && wording.SealOnly.MatchString(text) || wording.SealOnly.MatchString(text) && c.Row > 0 && len(c.Blanks) == 0):
		v.d.add(c.Area, 0, place.Place{At: c.Addr, Label: wording.CleanLabel(text), Context: v.section, Kind: place.Sign})
		return
	}
	below := v.g.At(c.Row+1, c.Col)
	covered := below != nil && below.Same(c) && v.roles[below] == roleEmpty && !ownLabel(v, below) && len(v.g.Rows[c.Row+1].Cells) == len(row.Cells) && !(v.roles[c] == roleColon && fillsUp(v, below))
	asks := utf8.RuneCountInString(text)
	if len(row.Cells) > 2 && c.Index > 0 {
		asks = 0
	}
	room := spareLines(c.Chars) >= 2 || spareLines(c.Chars) >= 1 && v.roomy(c) || v.roomy(c) && (asks >= 8 && asks <= 60 || wording.Numbered.MatchString(text)) && !strings.HasSuffix(first, "。") && !strings.HasSuffix(first, "；")
	colon := len(c.Blanks) > 0 && v.roles[c] == roleColon && !wording.IntroLead.MatchString(text) && !wording.IntroTail.MatchString(text)
	hint := ""
	if namesForm(v, c, text) {
		room = false
	}
	if len(row.Cells) == 1 && !room && !colon {
		if hint = cmp.Or(demands(c), v.remarkBelow(c)); hint != "" {
			room = true
			first, _, _ = strings.Cut(strings.TrimLeft(c.Text(), wording.Spaces+"\n"), "\n")
		} else if v.invites(c) {
			room = true
		}
	}
	if colon && (c.Index+1 < len(row.Cells) && len(row.Cells[c.Index+1].Boxes) > 0 || !room && (overHeader(v, c) || overRow(v, c))) {
		colon = false
	}
	// An empty cell below takes the answer, whatever the row's height.
	if covered && spareLines(c.Chars) < 2 || !room && !colon {
		if len(row.Cells) == 1 {
			v.section = strings.TrimRight(text, "：:")
			v.d.office = wording.OfficeSection(v.section)
		}
		return
	}
	if colon && !room {
		first = askLine(c, first)
	}
	p := place.Place{At: c.Addr, Label: wording.CleanLabel(first), Context: v.section, Kind: place.LongText, Hint: hint}
	switch {
	case colon && !room && namesFirm(v, c, p.Label):
		p.At, p.Kind = numberOf(c.Area, 0), place.Text
	case wording.Opinion(first) || signed(first, false):
		p.Kind = place.Sign
	case colon && !room, hint == "" && layout.Chars(p.Label) <= 24 && (wording.PersonWords.MatchString(p.Label) || wording.DateWords.MatchString(p.Label)) && !wording.LongWords.MatchString(p.Label) && !wording.Numbered.MatchString(p.Label):
		p.Kind = wording.KindOfLabel(p.Label, p.Context, "", v.unit, false)
	}
	v.d.add(c.Area, 0, p)
}

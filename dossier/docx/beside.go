package docx

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// labelled finds the places of row r by the label to the left of each, or above.
func (v *tableView) labelled(r int) {
	row := v.g.rows[r]
	if v.samples(row) {
		return
	}
	var label, group *tableCell
	for i, c := range row.cells {
		if v.taken[c] {
			label = nil
			continue
		}
		top := c.top
		role := v.roles[top]
		switch {
		case role == rolePart && label != nil:
			continue
		case c == top && entryCell(v, c):
			emitEntry(v, c, row.cells[0].top)
			continue
		case label != nil && c == top && codeEnd.MatchString(squeeze(label.text())) && v.letters(row, i):
			v.letterCells(row, i, label, group)
		case role == roleSample && c == top:
			if !v.d.book {
				v.value(c, label, group)
			}
		case role == roleLabel && label != nil && cellUnit(squeeze(top.text())) != "" && i+1 < len(row.cells) && v.roles[row.cells[i+1]] == roleEmpty:
			// The unit stands before its cell.
			v.value(row.cells[i+1], label, group)
			v.taken[row.cells[i+1]] = true
			v.setUnit(row.cells[i+1], cellUnit(squeeze(top.text())))
		case role == roleLabel && i >= 2 && unitOnly.MatchString(squeeze(top.text())) && v.roles[row.cells[i-1].top] == roleEmpty && !(i+1 < len(row.cells) && v.roles[row.cells[i+1].top].value()):
			// The unit of the cell before has a cell of its own.
			v.setUnit(row.cells[i-1], squeeze(top.text()))
		case role.names() || role == roleSerial && i+1 < len(row.cells):
			if c == top && role != roleSerial && (!v.answered(row, i) || copiesAbreast(row, i)) {
				v.alone(c, row)
			}
			if label != nil && v.roles[label] != roleSerial {
				group = label
			}
			label = top
			if imageWords.MatchString(squeeze(top.text())) && c != top {
				label = nil
			}
			continue
		case c != top:
		case role == roleEmpty && spacer(v, row, i, label):
		case role.value():
			if label != nil && v.roles[label] == roleSerial && (role == roleHint && chars(squeeze(c.text())) > 20 || v.sum(label)) {
				label = nil
				continue
			}
			if valueBeside(v, row, i, [2]*tableCell{label, group}) {
				continue
			}
		}
		label = nil
	}
}

// across reports whether cell i of row r and the next one answer the same label: a
// row above or below is cut alike, with room in both cells.
func (v *tableView) across(r, i int) bool {
	row := v.g.rows[r].cells
	if i+1 >= len(row) || !v.roles[row[i]].value() || !v.roles[row[i+1]].value() || v.roles[row[i]] == roleBlank {
		return false
	}
	if alongHeads(v, r, i) {
		return true
	}
	for _, k := range []int{r - 1, r + 1} {
		if k < 0 || k >= len(v.g.rows) || len(v.g.rows[k].cells) != len(row) || len(row) < 4 {
			continue
		}
		other := v.g.rows[k].cells
		if other[i].same(row[i]) && other[i+1].same(row[i+1]) && v.roles[other[i]].value() && v.roles[other[i+1]].value() && v.roles[other[0].top].names() {
			return true
		}
	}
	return false
}

// sum reports whether a number stands beside the word that makes it a total: 小计 | 25.
func (v *tableView) sum(serial *tableCell) bool {
	i := serial.index - 1
	return i >= 0 && totalWords.MatchString(squeeze(v.g.rows[serial.row].cells[i].top.text()))
}

// samples makes places of a row of labels each followed by a value that is printed
// already; it reports whether the row is one.
func (v *tableView) samples(row gridRow) bool {
	n := len(row.cells)
	if n < 2 || n%2 > 0 {
		return false
	}
	for i, c := range row.cells {
		t := squeeze(c.text())
		named := sampleLabel.MatchString(t)
		if v.taken[c] || v.roles[c] != roleLabel || named != (i%2 == 0) {
			return false
		}
		if i%2 > 0 && (utf8.RuneCountInString(t) < 4 || personWords.MatchString(t) || dateWords.MatchString(t) || numberWords.MatchString(t)) {
			return false
		}
	}
	for i := 1; i < n; i += 2 {
		c := row.cells[i]
		label := cleanLabel(row.cells[i-1].text())
		v.d.add(c.area, 0, Place{At: c.addr, Label: label, Context: v.section, Kind: PlaceText, Sample: squeeze(c.text())})
	}
	return true
}

// spacer reports whether the empty cell i only fills up the row before a label, so
// that what names other rows does not name it.
func spacer(v *tableView, row gridRow, i int, label *tableCell) bool {
	if n := len(row.cells) - 1; label != nil && label.row < row.cells[i].row && i+1 < n && v.roles[row.cells[i+1]] == roleEmpty && v.roles[row.cells[n]] == roleBlank && row.cells[n].blanks[0].kind == blankDate && row.cells[n].blanks[0].Lo == 0 {
		return true // it moves the day to the right
	}
	if i+1 >= len(row.cells) || !v.roles[row.cells[i+1].top].names() {
		return false
	}
	if label == nil && row.cells[i+1].top.row < row.cells[i].row && v.above(row.cells[i]) != nil {
		return false // what stands over it names it
	}
	return label == nil || label.row < row.cells[i].row
}

// answered reports whether the cell after cell i of a row answers it, or is named
// by it as a group.
func (v *tableView) answered(row gridRow, i int) bool {
	c := row.cells[i]
	if i+1 >= len(row.cells) {
		return false
	}
	n := row.cells[i+1]
	role := v.roles[n.top]
	if role == roleBlank && v.roles[c] == roleColon && opinionHead(headLine(c)) && opinionHead(headLine(n.top)) {
		return false // each cell is an opinion of its own
	}
	if role == roleBlank && v.roles[c] == roleColon && c.last == c.row && ownQuestion(n.top) {
		return false
	}
	if role == roleBlank {
		return !v.selfNamed(n.top, squeeze(c.text())) || !hasRoom(c, v)
	}
	if role.value() && v.taken[n] {
		return false
	}
	return role.value() || role == roleSample || role.names() && v.roles[c] == roleLabel && (!hasRoom(c, v) || c.last > c.row) || role == roleNested || role == roleSerial
}

// hasRoom reports whether the cell has space to write below its own words.
func hasRoom(c *tableCell, v *tableView) bool { return spareLines(c.chars) >= 2 }

// contextOf is the group of a cell: the label that names its label, else the section.
func (v *tableView) contextOf(group *tableCell) string {
	if group != nil {
		return strings.TrimRight(squeeze(group.text()), "：:")
	}
	return v.section
}

// namingOf is the label and context of value cell c, and the cell that names it: label, with
// the group before it, else the words above.
func namingOf(v *tableView, c, label, group *tableCell) (text, context string, by *tableCell) {
	if label != nil && group != nil && label.row == group.row && v.roles[group] == roleLabel && strings.HasSuffix(squeeze(label.text()), "。") && utf8.RuneCountInString(squeeze(label.text())) > 12 {
		// A sentence says what is asked for; the words before it name it.
		label, group = group, nil
	}
	if label != nil {
		text = strings.Replace(cleanLabel(label.text()), "：（", "（", 1)
	} else if above := v.above(c); above != nil && (v.roles[c] != roleBlank || c.blanks[0].Lo == 0) {
		text = cleanLabel(above.text())
		label = above
	}
	if band := bandOver(v, c, label); group == nil && band != "" {
		return text, band, label
	}
	return text, v.contextOf(group), label
}

// value makes the places of value cell c.
func (v *tableView) value(c *tableCell, label, group *tableCell) {
	text, context, label := namingOf(v, c, label, group)
	if utf8.RuneCountInString(text) > 6 && notePrefix.MatchString(text) {
		return
	}
	if v.roles[c] == roleBlank {
		if label != nil && v.roles[label] == roleColon && label.row == c.row && ownQuestion(c) {
			text = ""
		}
		v.blanksIn(c, text, context)
		return
	}
	if label != nil && v.roles[c] == roleHint && numberedEntry(v.g, c) {
		emitEntry(v, c, label)
		return
	}
	if endsRange(v, c, text) {
		return
	}
	hint := v.hintIn(c)
	p := Place{At: c.addr, Label: text, Context: context, Hint: hint, Options: printedOptions(c.area)}
	switch v.roles[c] {
	case roleUnit:
		p.Unit = cellUnit(squeeze(c.text()))
	case roleSample:
		p.Sample = squeeze(c.text())
		p.Unit = sampleUnit(p.Sample)
	}
	switch {
	case imageWords.MatchString(text) || imageWords.MatchString(hint):
		p.Kind = PlaceImage
		if text == "" && len(v.g.rows[c.row].cells) == 1 {
			p.Label = v.pictureName(hint)
		}
	case label == nil:
		if !v.unnamed(c, &p) {
			return
		}
	case len(p.Options) == 0 && isListed(hint), forOffice(strings.Trim(hint, "（()）")):
		p.Kind = PlaceSign
	case hint != "" && (regionOnly.MatchString(hint) || regionRoom(c.text()) || gapped.MatchString(c.text())):
		// One cell for several parts, each before its unit.
		p.Kind = PlaceSign
	case label.last > label.row && signsItself.MatchString(hint):
		p.Label, p.Kind = cleanLabel(hint), PlaceSign
	case v.handMade(c, text, hint) || dayLabel.MatchString(text) && v.signedBefore(c):
		p.Kind = PlaceSign
	case numbers.MatchString(hint):
		p.Kind = PlaceLongText
	default:
		p.Kind = kindOfLabel(text, context, cmp.Or(p.Unit, unitOver(group)), v.unit, v.roomy(c) && v.roles[c] == roleEmpty && c.span*3 >= v.g.cols)
		if len(p.Options) > 0 {
			p.Kind = PlaceChoice
		}
	}
	v.d.add(c.area, 0, p)
}

// unnamed completes the place of a value cell without a label; false when it is none.
func (v *tableView) unnamed(c *tableCell, p *Place) bool {
	row := v.g.rows[c.row]
	switch {
	case v.roles[c] == roleHint && len(row.cells) == 1:
		p.Label, p.Kind = cleanLabel(v.d.last), PlaceLongText
		if v.section != v.d.section {
			p.Label = cleanLabel(v.section)
		}
		return true
	case c.last-c.row >= 2 && c.end() >= v.g.cols && c.index > 0:
		p.Kind = PlaceImage
		return true
	case len(row.cells) == 1 && c.row > 0 && v.roles[c] == roleEmpty && v.roomy(c) && v.section != "" && c.span*2 > v.g.cols && !signWords.MatchString(v.section):
		p.Label, p.Kind = cleanLabel(v.section), PlaceLongText
		if opinion(p.Label) {
			p.Kind = PlaceSign
		}
		return true
	case len(row.cells) == 1 && (len(v.g.rows) == 1 || c.row == 0 && v.roomy(c) && v.section == v.d.section && oneColumn(v.g)) && v.d.last != "":
		// A frame under a heading.
		p.Label, p.Kind = cleanLabel(v.d.last), PlaceLongText
		return true
	}
	return false
}

// above is the label that stands over c in the same columns, nil when none does.
func (v *tableView) above(c *tableCell) *tableCell {
	a := v.g.at(c.row-1, c.col)
	if a == nil || !a.same(c) {
		return nil
	}
	a = a.top
	if a.row == 0 && len(v.g.rows) > 2 && len(v.g.rows[0].cells) == 1 && sheetName.MatchString(squeeze(a.text())) && !listNumber.MatchString(squeeze(a.text())) {
		return nil // the name of the form
	}
	if row := v.g.rows[a.row].cells; a.index > 0 && a.index+1 < len(row) && v.roles[row[a.index+1].top].value() && v.roles[row[a.index-1].top].value() && row[a.index+1].top.row == a.row {
		return nil // it has its answer beside it
	}
	if !v.roles[a].names() || notePrefix.MatchString(squeeze(a.text())) || isSentence(squeeze(a.text())) {
		return nil
	}
	return a
}

// blanksIn makes the places of a cell that has blanks.
func (v *tableView) blanksIn(c *tableCell, label, context string) {
	h := &host{area: c.area, label: label, context: context, firm: true}
	v.d.read(h)
	h.shareLabel()
	if len(h.found) == 0 {
		if head := headLine(c); opinionHead(head) && label == "" {
			before, _, _ := strings.Cut(strings.ReplaceAll(head, ":", "："), "：")
			v.d.add(c.area, 0, Place{At: c.addr, Label: cleanLabel(before), Context: context, Kind: PlaceSign})
			return
		}
		if v.signCell(c, h) || label != "" && !opinion(label) {
			return
		}
		v.alone(c, v.g.rows[c.row])
		return
	}
	if label != "" && officer.MatchString(label) && slices.ContainsFunc(h.found, func(p Place) bool { return p.Kind == PlaceSign }) {
		v.d.add(c.area, 0, Place{At: c.addr, Label: label, Context: context, Kind: PlaceSign})
		return
	}
	if label != "" && v.handMade(c, label, "") && (opinion(label) || !h.choosesOnly()) || v.signCell(c, h) || dayLabel.MatchString(label) && v.signedBefore(c) {
		p := Place{At: c.addr, Label: signLabel(h), Context: context, Kind: PlaceSign}
		v.d.add(c.area, 0, p)
		return
	}
	h.writingArea(v.roomy(c))
	for _, p := range h.found {
		if daySealed(h, p) {
			p = byHand(p)
		}
		if p.Context == context && label != "" && p.Label != label && p.Label != "" && context == v.section {
			p.Context = label // the cell before it says what its own labels are about
		}
		v.d.add(c.area, p.sub, p)
	}
}

// alone handles a cell of words that no other cell answers: a heading over its own
// writing area, a place for a photo, or a title.
func (v *tableView) alone(c *tableCell, row gridRow) {
	text := squeeze(c.text())
	first := headLine(c)
	switch {
	case imageWords.MatchString(text) && utf8.RuneCountInString(text) <= 20, copyHere.MatchString(text) && utf8.RuneCountInString(text) <= 40 && (v.roomy(c) || len(v.g.rows) <= 2):
		v.d.add(c.area, 0, Place{At: c.addr, Label: cleanLabel(text), Context: v.section, Kind: PlaceImage})
		return
	case notePrefix.MatchString(text) && !bareNote.MatchString(text):
		return
	case len(row.cells) == 1 && (remarkOnly.MatchString(text) && sealOnly.MatchString(text) || sealOnly.MatchString(text) && c.row > 0 && len(c.blanks) == 0):
		v.d.add(c.area, 0, Place{At: c.addr, Label: cleanLabel(text), Context: v.section, Kind: PlaceSign})
		return
	}
	below := v.g.at(c.row+1, c.col)
	covered := below != nil && below.same(c) && v.roles[below] == roleEmpty && len(v.g.rows[c.row+1].cells) == len(row.cells)
	asks := utf8.RuneCountInString(text)
	if len(row.cells) > 2 && c.index > 0 {
		asks = 0
	}
	room := spareLines(c.chars) >= 2 || spareLines(c.chars) >= 1 && v.roomy(c) || v.roomy(c) && (asks >= 8 && asks <= 60 || numbered.MatchString(text)) && !strings.HasSuffix(first, "。") && !strings.HasSuffix(first, "；")
	colon := len(c.blanks) > 0 && v.roles[c] == roleColon && !introLead.MatchString(text) && !introTail.MatchString(text)
	hint := ""
	if namesForm(v, c, text) {
		room = false
	}
	if len(row.cells) == 1 && !room && !colon {
		if hint = cmp.Or(demands(c), v.remarkBelow(c)); hint != "" {
			room = true
			first, _, _ = strings.Cut(strings.TrimLeft(c.text(), spaces+"\n"), "\n")
		} else if v.invites(c) {
			room = true
		}
	}
	if colon && c.index+1 < len(row.cells) && len(row.cells[c.index+1].boxes) > 0 {
		colon = false
	}
	if colon && !room && (overHeader(v, c) || overRow(v, c)) {
		colon = false
	}
	// An empty cell below takes the answer, whatever the row's height.
	if covered && spareLines(c.chars) < 2 || !room && !colon {
		if len(row.cells) == 1 {
			v.section = strings.TrimRight(text, "：:")
			v.d.office = officeSection(v.section)
		}
		return
	}
	if colon && !room {
		first = askLine(c, first)
	}
	p := Place{At: c.addr, Label: cleanLabel(first), Context: v.section, Kind: PlaceLongText, Hint: hint}
	switch {
	case opinion(first) || signed(first, false):
		p.Kind = PlaceSign
	case colon && !room, hint == "" && chars(p.Label) <= 24 && (personWords.MatchString(p.Label) || dateWords.MatchString(p.Label)) && !longWords.MatchString(p.Label) && !numbered.MatchString(p.Label):
		p.Kind = kindOfLabel(p.Label, p.Context, "", v.unit, false)
	}
	v.d.add(c.area, 0, p)
}

package docx

import "strings"

// finder looks for slots in one scanned part.
type finder struct {
	t *tree
	w string // prefix of the word processing namespace
	// hints are the ids of the character styles for placeholder text.
	hints map[string]bool
	// columns caches the grid columns of cells; see cellWidth.
	columns map[int32]span
}

// slots returns the slots of the part in document order. A tagged control that
// holds another one, or a whole table, is a container and no slot.
func (f *finder) slots() []*slot {
	var tagged []*slot
	for n := range f.t.nodes {
		if s := f.tagged(int32(n)); s != nil {
			tagged = append(tagged, s)
		}
	}
	var found []*slot
	for i, s := range tagged {
		if i+1 < len(tagged) && f.t.inside(tagged[i+1].node, s.node) {
			continue
		}
		if f.place(s) {
			f.describe(s)
			found = append(found, s)
		}
	}
	return found
}

// tagged returns the slot of control n, nil when its tag is none of ours.
func (f *finder) tagged(n int32) *slot {
	t := f.t
	if t.nodes[n].kind != kSdt {
		return nil
	}
	pr := t.child(n, kSdtPr)
	tag := strings.TrimSpace(t.val(t.child(pr, kTag)))
	p, ok := parseTag(tag)
	if !ok || t.child(pr, kContainerSdt) != none || t.up(n, kDel) != none {
		return nil
	}
	return &slot{
		Slot: Slot{
			Tag: tag, Title: t.val(t.child(pr, kAlias)), Part: t.part,
			Table: p.table, Column: p.column, Row: p.row,
		},
		option:  p.option,
		record:  max(p.row, 1) - 1,
		hidden:  t.ignored(n),
		node:    n,
		content: t.child(n, kSdtContent),
	}
}

// place finds out what the control wraps and which bytes its value replaces; it
// returns false for a control that cannot take a value.
func (f *finder) place(s *slot) bool {
	t := f.t
	lvl, ok := f.levelOf(s.node, s.content)
	if !ok {
		return false
	}
	s.level = lvl
	box, name := s.content, "sdtContent"
	if lvl == levelCell || lvl == levelRow {
		box, name = t.find(s.content, kTc), "tc"
		if box == none {
			return false
		}
	}
	switch open, end := "<"+f.w+":"+name+">", "</"+f.w+":"+name+">"; {
	case box == none:
		at := int(t.nodes[s.node].close)
		s.area, s.lead, s.trail = span{at, at}, open, end
	case t.src[t.nodes[box].open-2] == '/':
		s.area, s.lead, s.trail = t.whole(box), open, end
	default:
		s.area = t.inner(box)
		if pr := t.child(box, kTcPr); lvl != levelBlock && pr != none {
			s.area.lo = int(t.nodes[pr].end)
		}
	}
	for n := range t.inRange(s.node, s.area) {
		if t.nodes[n].kind == kTbl {
			return false
		}
	}
	return true
}

// levelOf tells what a control wraps from its content, or where it is empty from
// where it stands.
func (f *finder) levelOf(sdt, content int32) (level, bool) {
	t := f.t
	for c := range t.kids(content) {
		switch t.nodes[c].kind {
		case kTr:
			return levelRow, true
		case kTc:
			return levelCell, true
		case kP, kTbl:
			return levelBlock, true
		case kR, kHyperlink:
			return levelInline, true
		case kSdt:
			return f.levelOf(c, t.child(c, kSdtContent))
		}
	}
	for n := t.nodes[sdt].parent; n != none; n = t.nodes[n].parent {
		switch t.nodes[n].kind {
		case kP:
			return levelInline, true
		case kBody, kTc, kHdr, kFtr, kTxbxContent:
			return levelBlock, true
		case kTr, kTbl:
			return 0, false
		}
	}
	return 0, false
}

// describe fills in the kind of s and what writing it needs.
func (f *finder) describe(s *slot) {
	pr := f.t.child(s.node, kSdtPr)
	f.kind(s, pr)
	s.look = f.lookOf(s)
	switch s.Kind {
	case KindCheck:
		s.check = f.checkBox(s, pr)
	case KindPicture:
		s.picture = f.pictureBox(s)
	}
	s.room = f.roomOf(s)
}

func (f *finder) kind(s *slot, pr int32) {
	t := f.t
	s.Kind = KindLongText
	if s.inline() {
		s.Kind = KindText
	}
	set := false
	for c := range t.kids(pr) {
		switch t.nodes[c].kind {
		case kCheckbox:
			s.Kind, set = KindCheck, true
		case kPicture:
			s.Kind, set = KindPicture, true
		case kDate:
			s.Kind, set = KindDate, true
		case kComboBox, kDropDown:
			s.Kind, set = KindChoice, true
			s.Items, s.closed = f.items(c), t.nodes[c].kind == kDropDown
		case kText:
			s.Kind, set = KindText, true
			if a, ok := t.attr(c, nsW, "multiLine"); ok && t.value(a) != "0" && t.value(a) != "false" {
				s.Kind = KindLongText
			}
		}
	}
	switch {
	case s.option && s.Kind != KindPicture:
		s.Kind, s.Items = KindCheck, nil
	case !set && f.blip(s) != none:
		s.Kind = KindPicture
	}
}

func (f *finder) items(list int32) []Item {
	items := []Item{}
	for c := range f.t.kids(list) {
		if f.t.nodes[c].kind != kListItem {
			continue
		}
		it := Item{Text: f.t.word(c, "displayText"), Value: f.t.word(c, "value")}
		if it.Text == "" {
			it.Text = it.Value
		}
		if it.Text != "" {
			items = append(items, it)
		}
	}
	return items
}

// placeholderStyles returns the ids of the character styles whose name says that
// they mark placeholder text; Word and WPS number such ids freely.
func placeholderStyles(t *tree) map[string]bool {
	ids := map[string]bool{"PlaceholderText": true}
	if t == nil {
		return ids
	}
	for n := range t.kids(0) {
		if t.nodes[n].kind != kStyle {
			continue
		}
		name := strings.ToLower(t.val(t.child(n, kName)))
		if name == "placeholder text" || strings.HasPrefix(name, "占位符文本") {
			ids[t.word(n, "styleId")] = true
		}
	}
	return ids
}

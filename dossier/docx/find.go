package docx

import (
	"bytes"
	"strings"
)

// finder looks for slots in one scanned part.
type finder struct {
	t *tree
	w string // prefix of the word processing namespace
	// hints are the ids of the character styles for placeholder text.
	hints map[string]bool
	// columns caches the grid columns of cells; see cellWidth.
	columns map[int32]span
	slots   []*slot // in document order
	text    []byte  // of the slot looked at; see printsBlank
	look    *look   // the one found last
	work    []op    // as in draft
	all     []op
	more    []nested
}

// findSlots returns the slots of the part in document order. A tagged control that
// holds another one, or a whole table, is a container and no slot.
func (f *finder) findSlots() []*slot {
	controls := 0
	for _, n := range f.t.marked {
		if f.t.nodes[n].kind == kSdt {
			controls++
		}
	}
	// One piece of memory for all, as they live and die together.
	tagged := make([]slot, 0, controls)
	for _, n := range f.t.marked {
		if f.t.nodes[n].kind != kSdt {
			continue
		}
		tagged = tagged[:len(tagged)+1]
		if !f.tagged(&tagged[len(tagged)-1], n) {
			tagged = tagged[:len(tagged)-1]
		}
	}
	found := make([]*slot, 0, len(tagged))
	for i := range tagged {
		s := &tagged[i]
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

// tagged makes s the slot of control n; it returns false when its tag is none of ours.
func (f *finder) tagged(s *slot, n int32) bool {
	t := f.t
	pr, named, titled, hint := t.child(n, kSdtPr), none, none, none
	for c := range t.kids(pr) {
		switch k := t.nodes[c].kind; {
		case k == kContainerSdt:
			return false
		case k == kTag && named == none:
			named = c
		case k == kAlias && titled == none:
			titled = c
		case k == kShowingPlcHdr && hint == none:
			hint = c
		}
	}
	tag := strings.TrimSpace(t.val(named))
	p, ok := parseTag(tag)
	if !ok || t.up(n, kDel) != none {
		return false
	}
	s.Tag, s.Title, s.Part = tag, t.val(titled), t.part
	s.Table, s.Column, s.Row = p.table, p.column, p.row
	s.option, s.record = p.option, max(p.row, 1)-1
	s.hidden, s.hint = t.ignored(n), t.on(hint, nsW)
	s.node, s.content = n, t.child(n, kSdtContent)
	return true
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
	box := s.content
	if lvl == levelCell || lvl == levelRow {
		if box = t.find(s.content, kTc); box == none {
			return false
		}
	}
	switch {
	case box == none:
		at := int(t.nodes[s.node].close)
		s.area = span{at, at}
		s.lead, s.trail = f.around(lvl)
	case t.src[t.nodes[box].open-2] == '/':
		s.area = t.whole(box)
		s.lead, s.trail = f.around(lvl)
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

// around are the tags around a value where the form has none.
func (f *finder) around(l level) (lead, trail string) {
	name := f.w + ":sdtContent>"
	if l == levelCell || l == levelRow {
		name = f.w + ":tc>"
	}
	return "<" + name, "</" + name
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
	if l := f.lookOf(s); f.look == nil || !f.look.same(&l) {
		kept := l
		f.look = &kept
	}
	s.look = f.look
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

// mayNamePlaceholder reports whether styles must be scanned: whether an element
// w:name may hold the name of a placeholder style, or the part does not begin with an
// XML declaration and an element, as all seen do. The lists of latent styles name it
// too, in an attribute w:name.
func mayNamePlaceholder(src []byte) bool {
	var lower []byte
	head := bytes.TrimPrefix(src, []byte("\uFEFF"))
	if bytes.HasPrefix(head, []byte("<?xml")) {
		_, head, _ = bytes.Cut(head, []byte("?>"))
	}
	head = bytes.TrimLeft(head, " \t\r\n")
	if len(head) < 2 || head[0] != '<' || !inName[head[1]] {
		return true
	}
	for at := 0; ; {
		// Of the letters of "name", styles have the fewest m.
		i := bytes.IndexByte(src[at:], 'm')
		if i < 0 {
			return false
		}
		at += i + 1
		rest, ok := bytes.CutPrefix(src[at:], []byte("e"))
		if !ok || !bytes.HasSuffix(src[:at], []byte("nam")) || len(rest) > 0 && (rest[0] == '=' || rest[0] == '"') {
			continue
		}
		tag, _, _ := bytes.Cut(rest, []byte(">"))
		lower = appendLower(lower[:0], tag)
		if bytes.Contains(lower, []byte("placeholder text")) || bytes.Contains(tag, []byte("占位符文本")) || bytes.IndexByte(tag, '&') >= 0 {
			return true
		}
	}
}

// appendLower appends text with the capitals of ASCII made small.
func appendLower(dst, text []byte) []byte {
	for _, c := range text {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		dst = append(dst, c)
	}
	return dst
}

package docx

import (
	"bytes"
	"strings"

	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
)

// finder looks for slots in one scanned part.
type finder struct {
	markup.Styles
	slots []*slot // in document order
	text  []byte  // of the slot looked at; see printsBlank
	look  *look   // the one found last
	work  []op    // as in draft
	all   []op
	more  []nested
}

// findSlots returns the slots of the part in document order. A tagged control that
// holds another one, or a whole table, is a container and no slot.
func (f *finder) findSlots() []*slot {
	controls := 0
	for _, n := range f.T.Marked {
		if f.T.Nodes[n].Kind == ooxml.KSdt {
			controls++
		}
	}
	// One piece of memory for all, as they live and die together.
	tagged := make([]slot, 0, controls)
	for _, n := range f.T.Marked {
		if f.T.Nodes[n].Kind != ooxml.KSdt {
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
		if i+1 < len(tagged) && f.T.Inside(tagged[i+1].node, s.node) {
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
	t := f.T
	pr, named, titled, hint := t.Child(n, ooxml.KSdtPr), ooxml.None, ooxml.None, ooxml.None
	for c := range t.Kids(pr) {
		switch k := t.Nodes[c].Kind; {
		case k == ooxml.KContainerSdt:
			return false
		case k == ooxml.KTag && named == ooxml.None:
			named = c
		case k == ooxml.KAlias && titled == ooxml.None:
			titled = c
		case k == ooxml.KShowingPlcHdr && hint == ooxml.None:
			hint = c
		}
	}
	tag := strings.TrimSpace(t.Val(named))
	p, ok := parseTag(tag)
	if !ok || t.Up(n, ooxml.KDel) != ooxml.None {
		return false
	}
	s.Tag, s.Title, s.Part = tag, t.Val(titled), t.Part
	s.Table, s.Column, s.Row = p.table, p.column, p.row
	s.option, s.record = p.option, max(p.row, 1)-1
	s.hidden, s.hint = t.Ignored(n), t.On(hint, ooxml.NsW)
	s.node, s.content = n, t.Child(n, ooxml.KSdtContent)
	return true
}

// place finds out what the control wraps and which bytes its value replaces; it
// returns false for a control that cannot take a value.
func (f *finder) place(s *slot) bool {
	t := f.T
	lvl, ok := f.levelOf(s.node, s.content)
	if !ok {
		return false
	}
	s.level = lvl
	box := s.content
	if lvl == levelCell || lvl == levelRow {
		if box = t.Find(s.content, ooxml.KTc); box == ooxml.None {
			return false
		}
	}
	switch {
	case box == ooxml.None:
		at := int(t.Nodes[s.node].Close)
		s.area = ooxml.Span{Lo: at, Hi: at}
		s.lead, s.trail = f.around(lvl)
	case t.Src[t.Nodes[box].Open-2] == '/':
		s.area = t.Whole(box)
		s.lead, s.trail = f.around(lvl)
	default:
		s.area = t.Inner(box)
		if pr := t.Child(box, ooxml.KTcPr); lvl != levelBlock && pr != ooxml.None {
			s.area.Lo = int(t.Nodes[pr].End)
		}
	}
	for n := range t.InRange(s.node, s.area) {
		if t.Nodes[n].Kind == ooxml.KTbl {
			return false
		}
	}
	return true
}

// around are the tags around a value where the form has none.
func (f *finder) around(l level) (lead, trail string) {
	name := f.W + ":sdtContent>"
	if l == levelCell || l == levelRow {
		name = f.W + ":tc>"
	}
	return "<" + name, "</" + name
}

// levelOf tells what a control wraps from its content, or where it is empty from
// where it stands.
func (f *finder) levelOf(sdt, content int32) (level, bool) {
	t := f.T
	for c := range t.Kids(content) {
		switch t.Nodes[c].Kind {
		case ooxml.KTr:
			return levelRow, true
		case ooxml.KTc:
			return levelCell, true
		case ooxml.KP, ooxml.KTbl:
			return levelBlock, true
		case ooxml.KR, ooxml.KHyperlink:
			return levelInline, true
		case ooxml.KSdt:
			return f.levelOf(c, t.Child(c, ooxml.KSdtContent))
		}
	}
	for n := t.Nodes[sdt].Parent; n != ooxml.None; n = t.Nodes[n].Parent {
		switch t.Nodes[n].Kind {
		case ooxml.KP:
			return levelInline, true
		case ooxml.KBody, ooxml.KTc, ooxml.KHdr, ooxml.KFtr, ooxml.KTxbxContent:
			return levelBlock, true
		case ooxml.KTr, ooxml.KTbl:
			return 0, false
		}
	}
	return 0, false
}

// describe fills in the kind of s and what writing it needs.
func (f *finder) describe(s *slot) {
	pr := f.T.Child(s.node, ooxml.KSdtPr)
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
		s.picture = f.PictureBox(s.node, s.area, s.hidden)
	}
	s.room = f.slotRoom(s)
}

// slotRoom is the room of s, which nothing limits for a box or picture.
func (f *finder) slotRoom(s *slot) markup.Room {
	if s.Kind == KindCheck || s.Kind == KindPicture {
		return markup.Room{}
	}
	from := s.node
	if s.level == levelCell || s.level == levelRow {
		from = f.T.Find(s.content, ooxml.KTc) + 1
	}
	return f.RoomOf(from, s.look.rPr)
}

func (f *finder) kind(s *slot, pr int32) {
	t := f.T
	s.Kind = KindLongText
	if s.inline() {
		s.Kind = KindText
	}
	set := false
	for c := range t.Kids(pr) {
		switch t.Nodes[c].Kind {
		case ooxml.KCheckbox:
			s.Kind, set = KindCheck, true
		case ooxml.KPicture:
			s.Kind, set = KindPicture, true
		case ooxml.KDate:
			s.Kind, set = KindDate, true
		case ooxml.KComboBox, ooxml.KDropDown:
			s.Kind, set = KindChoice, true
			s.Items, s.closed = ooxml.Items(t, c), t.Nodes[c].Kind == ooxml.KDropDown
		case ooxml.KText:
			s.Kind, set = KindText, true
			if a, ok := t.Attr(c, ooxml.NsW, "multiLine"); ok && t.Value(a) != "0" && t.Value(a) != "false" {
				s.Kind = KindLongText
			}
		}
	}
	switch {
	case s.option && s.Kind != KindPicture:
		s.Kind, s.Items = KindCheck, nil
	case !set && f.Blip(s.node, s.area, s.hidden) != ooxml.None:
		s.Kind = KindPicture
	}
}

// placeholderStyles returns the ids of the character styles whose name says that
// they mark placeholder text; Word and WPS number such ids freely.
func placeholderStyles(t *ooxml.Tree) map[string]bool {
	ids := map[string]bool{"PlaceholderText": true}
	if t == nil {
		return ids
	}
	for n := range t.Kids(0) {
		if t.Nodes[n].Kind != ooxml.KStyle {
			continue
		}
		name := strings.ToLower(t.Val(t.Child(n, ooxml.KName)))
		if name == "placeholder text" || strings.HasPrefix(name, "占位符文本") {
			ids[t.Word(n, "styleId")] = true
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
	if len(head) < 2 || head[0] != '<' || !ooxml.InName[head[1]] {
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

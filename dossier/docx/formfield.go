package docx

import (
	"regexp"
	"strings"
)

// promptText is what a control says that waits, where it is not marked as waiting.
var promptText = regexp.MustCompile(`^(单击|点击|请选择|选择一项|请在此|Click|Choose|Select)`)

// oldField is the old form field that is being read: where it begins, none for a field
// of another sort and 0 for no field.
type oldField struct {
	begin int32
	depth int // of the fields within it
	text  bool
	from  int    // the first character of its result
	shown string // what a text field prints while nobody has written in it
}

// fieldChar follows the fields: a check box prints itself, a list of entries nothing, a
// text its result.
func (s *streamer) fieldChar(c int32) {
	o := &s.old
	switch s.t.word(c, "fldCharType") {
	case "begin":
		s.beginField(c)
	case "separate":
		if o.text = o.begin > 0 && o.depth == 0; o.text {
			o.from = len(s.out)
		}
	case "end":
		if o.depth > 0 {
			o.depth--
			return
		}
		s.endField(c)
		*o = oldField{}
	}
}

func (s *streamer) beginField(c int32) {
	t, top := s.t, s.old.begin == 0
	if !top {
		s.old.depth++
	}
	data := t.childNamed(c, "ffData")
	begin, shown := none, ""
	switch input := t.childNamed(data, "textInput"); {
	case t.child(data, kLegacyCheck) != none:
		s.show('□', c)
	case t.childNamed(data, "ddList") != none:
		s.show(fieldGlyph, c).field = c
		begin = c
	case input != none:
		begin, shown = c, squeeze(t.val(t.childNamed(input, "default")))
	}
	if top {
		s.old = oldField{begin: begin, from: len(s.out), shown: shown}
	}
}

// endField gives a text field without a result a place, and tells what a field only
// prints by itself.
func (s *streamer) endField(c int32) {
	t, o := s.t, &s.old
	if o.begin <= 0 || o.from > len(s.out) {
		return
	}
	list := t.childNamed(t.childNamed(o.begin, "ffData"), "ddList") != none
	result := s.out[o.from:]
	if len(result) == 0 && !list {
		s.show(fieldGlyph, c).field = o.begin
		return
	}
	if list || o.shown != "" && squeeze(plain(result)) == o.shown {
		for i := range result {
			result[i].hint = true
		}
	}
}

// local is the name of n without its prefix.
func (t *tree) local(n int32) string {
	_, local := splitName(t.qname(n))
	return string(local)
}

// childNamed is the first child of n with that local name, none without one.
func (t *tree) childNamed(n int32, name string) int32 {
	for c := range t.kids(n) {
		if t.local(c) == name {
			return c
		}
	}
	return none
}

// controlOf is the content control for words, a date or an item that n lies in, none
// when the nearest one is of another kind, or holds words that are the form's own.
func (t *tree) controlOf(n int32) int32 {
	sdt := t.up(n, kSdt)
	pr := t.child(sdt, kSdtPr)
	if pr == none || t.child(pr, kCheckbox) != none || t.child(pr, kPicture) != none || t.child(pr, kContainerSdt) != none {
		return none
	}
	if !t.typed(sdt) && !t.on(t.child(pr, kShowingPlcHdr), nsW) {
		return none
	}
	return sdt
}

// showsHint reports whether what a control holds, or one around it, only asks for a
// value.
func (t *tree) showsHint(run int32) bool {
	for n := t.up(run, kSdt); n != none; n = t.up(n, kSdt) {
		if t.on(t.child(t.child(n, kSdtPr), kShowingPlcHdr), nsW) {
			return true
		}
	}
	return false
}

// typed reports whether a control says what it takes: words, a date or an item.
func (t *tree) typed(sdt int32) bool {
	pr := t.child(sdt, kSdtPr)
	for c := range t.kids(pr) {
		switch t.nodes[c].kind {
		case kText, kDate, kComboBox, kDropDown:
			return true
		}
	}
	return false
}

// locked reports whether the form keeps what the field or control holds from being
// changed.
func (t *tree) locked(field int32) bool {
	if field == none {
		return false
	}
	if t.nodes[field].kind == kFldChar {
		on := t.childNamed(t.childNamed(field, "ffData"), "enabled")
		return on != none && !t.on(on, nsW)
	}
	lock := t.val(t.childNamed(t.child(field, kSdtPr), "lock"))
	return strings.EqualFold(lock, "contentLocked") || strings.EqualFold(lock, "sdtContentLocked")
}

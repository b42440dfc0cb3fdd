package docx

import (
	"regexp"

	"yibiao/dossier/docx/internal/ooxml"
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
	switch s.t.Word(c, "fldCharType") {
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
	data := t.ChildNamed(c, "ffData")
	begin, shown := ooxml.None, ""
	switch input := t.ChildNamed(data, "textInput"); {
	case t.Child(data, ooxml.KLegacyCheck) != ooxml.None:
		s.show('□', c)
	case t.ChildNamed(data, "ddList") != ooxml.None:
		s.show(fieldGlyph, c).field = c
		begin = c
	case input != ooxml.None:
		begin, shown = c, squeeze(t.Val(t.ChildNamed(input, "default")))
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
	list := t.ChildNamed(t.ChildNamed(o.begin, "ffData"), "ddList") != ooxml.None
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

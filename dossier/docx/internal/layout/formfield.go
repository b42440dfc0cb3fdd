package layout

import (
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/forms/pattern"
)

// PromptText is what a control says that waits, where it is not marked as waiting.
var PromptText = pattern.Of(`^(单击|点击|请选择|选择一项|请在此|Click|Choose|Select)`)

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
func (s *Streamer) fieldChar(c int32) {
	o := &s.old
	switch s.T.Word(c, "fldCharType") {
	case "begin":
		s.beginField(c)
	case "separate":
		if o.text = o.begin > 0 && o.depth == 0; o.text {
			o.from = len(s.Out)
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

func (s *Streamer) beginField(c int32) {
	t, top := s.T, s.old.begin == 0
	if !top {
		s.old.depth++
	}
	data := t.ChildNamed(c, "ffData")
	begin, shown := ooxml.None, ""
	switch input := t.ChildNamed(data, "textInput"); {
	case t.Child(data, ooxml.KLegacyCheck) != ooxml.None:
		s.show('□', c)
	case t.ChildNamed(data, "ddList") != ooxml.None:
		s.show(FieldGlyph, c).Field = c
		begin = c
	case input != ooxml.None:
		begin, shown = c, wording.Squeeze(t.Val(t.ChildNamed(input, "default")))
	}
	if top {
		s.old = oldField{begin: begin, from: len(s.Out), shown: shown}
	}
}

// endField gives a text field without a result a place, and tells what a field only
// prints by itself.
func (s *Streamer) endField(c int32) {
	t, o := s.T, &s.old
	if o.begin <= 0 || o.from > len(s.Out) {
		return
	}
	list := t.ChildNamed(t.ChildNamed(o.begin, "ffData"), "ddList") != ooxml.None
	result := s.Out[o.from:]
	if len(result) == 0 && !list {
		s.show(FieldGlyph, c).Field = o.begin
		return
	}
	if list || o.shown != "" && wording.Squeeze(Plain(result)) == o.shown {
		for i := range result {
			result[i].Hint = true
		}
	}
}

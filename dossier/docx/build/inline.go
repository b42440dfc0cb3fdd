package build

// Inline is what stands in a line: Text, Slot or PictureSlot.
type Inline interface{ inline() }

// Text is printed words. "\n" is a line break, "\t" a tab.
type Text struct {
	S         string
	Bold      bool
	Underline bool
}

// Kind is what a Slot takes.
type Kind string

// The kinds of a Slot. The empty Kind means KindText.
const (
	KindText   Kind = "text"   // one line
	KindLong   Kind = "long"   // paragraphs; becomes a block of its own, also inside a cell
	KindDate   Kind = "date"   // a day, with Word's date picker
	KindCheck  Kind = "check"  // one box, ☐ or ☑; its tag is field.id=option
	KindChoice Kind = "choice" // a drop-down list of Options
)

// Slot is a blank to be filled. Title is the Chinese name that Word and WPS show to a person who edits the
// form; it is cut to 64 characters. Blank is what the unfilled slot prints; empty means one ideographic space (a row of
// them when underlined, 年月日 with gaps for a date, ☐ for a check box, which ignores Blank).
// A slot never shows the editor's own prompt text.
type Slot struct {
	Tag       string
	Title     string
	Kind      Kind
	Options   []string // of KindChoice only; no two alike
	Blank     string
	Underline bool
}

// PictureSlot is a framed box that takes a picture, in millimetres. The blank form shows the empty frame.
type PictureSlot struct {
	Tag      string
	Title    string
	WidthMM  float64
	HeightMM float64
}

func (Text) inline()        {}
func (Slot) inline()        {}
func (PictureSlot) inline() {}

// Option is one answer of a question answered by ticking. Value goes into the tag; an empty Value means Text.
// Fill, when not empty, is the tag of an underlined blank after the text (其他：____).
type Option struct {
	Value string
	Text  string
	Fill  string
}

// Options makes plain options out of their texts.
func Options(texts ...string) []Option {
	out := make([]Option, len(texts))
	for i, t := range texts {
		out[i] = Option{Text: t}
	}
	return out
}

func (o Option) value() string {
	if o.Value != "" {
		return o.Value
	}
	return o.Text
}

// Checks lays options out in one line: ☐甲　☐乙. Field is the field id, or table[].column in a pattern row;
// title is the name of the field, to which each box adds its own option.
func Checks(field, title string, options []Option) []Inline {
	var out []Inline
	for i, o := range options {
		text := o.Text
		if o.Fill != "" {
			text += "："
		}
		box := Slot{Tag: field + "=" + o.value(), Title: title + "：" + o.Text, Kind: KindCheck}
		out = append(out, box, Text{S: text})
		if o.Fill != "" {
			out = append(out, Slot{Tag: o.Fill, Title: title + "：" + o.Text, Underline: true})
		}
		if i < len(options)-1 {
			out = append(out, Text{S: "　"})
		}
	}
	return out
}

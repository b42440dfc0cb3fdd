package forms

import (
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"yibiao/forms/gb"
)

// MaxAnswer is the longest answer that is kept, in characters: half as much again as the longest that a form asks for. What
// is longer comes from a paste or an import that went wrong, and no input could show it.
const MaxAnswer = 12000

var StringType = reflect.TypeFor[string]()

var textTypes = []*Type{
	{Name: TypeText, Expr: StringType, parse: parseText, Value: stringValue},
	{Name: TypeLongText, Traits: TraitLines, Expr: StringType, parse: parseText, Value: stringValue},
	{Name: TypeUpper, Expr: StringType, parse: parseText, Value: stringValue},
}

func stringValue(canonical string) (any, bool) { return canonical, true }

// A place of a kept text that nobody has filled is written between these.
const (
	openBegin = "【待填："
	openEnd   = "】"
)

// LeftOpen is how a place that is called so stands in a text until a person has filled it.
func LeftOpen(name string) string { return openBegin + name + openEnd }

// leftOpen is the first place of a text that nobody has filled; "" for none.
func leftOpen(text string) string {
	_, after, found := strings.Cut(text, openBegin)
	name, _, closed := strings.Cut(after, openEnd)
	if !found || !closed {
		return ""
	}
	return LeftOpen(name)
}

func parseText(in typed) (string, *gb.Fault, []*gb.Fault) {
	text := in.text
	if in.field.Is(TypeText) {
		text = gb.DocumentNumbers(strings.Join(strings.Fields(text), " "))
	}
	var folded []*gb.Fault
	if in.field.Is(TypeText) && in.field.namesOne() {
		if dotted := gb.NameDots(text); dotted != text {
			folded = append(folded, Fault(FaultNameDots, "text", text, "value", dotted))
			text = dotted
		}
		if whole := FoldName(text); whole != text {
			folded = append(folded, Fault(FaultNameSpaces, "text", text, "value", whole))
			text = whole
		}
	}
	if in.field.obscured(text) {
		return text, Fault(FaultObscured, "text", text), nil
	}
	if open := leftOpen(text); open != "" {
		return text, Fault(FaultLeftOpen, "text", open), nil
	}
	if in.field.Validator.Given() {
		normal, fault, warnings := numbered(in, text)
		if fault != nil {
			return text, fault, nil
		}
		text, folded = normal, append(folded, warnings...)
	}
	n := int64(utf8.RuneCountInString(text))
	if in.field.Min != nil && n < *in.field.Min {
		return text, nil, append(folded, Fault(FaultTextShort, "have", n, "min", *in.field.Min))
	}
	if in.field.Max != nil && n > *in.field.Max {
		return text, nil, append(folded, Fault(FaultTextLong, "have", n, "max", *in.field.Max))
	}
	return text, nil, folded
}

func trimSpace(s string) string {
	return strings.Trim(strings.ReplaceAll(s, "\r\n", "\n"), " \t\r\n\u3000\u00a0")
}

// printable takes out of a text the signs that nothing prints, and no form can hold: NUL and other control characters, and the marks
// that come along from web pages and PDF files (blanks of no width, soft hyphens, marks of direction). Tabs and line ends stay, and
// the joiners of emoji and of other scripts.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\t' && r != '\n' && r != '\r' || unicode.Is(unicode.Cf, r) && r != 0x200C && r != 0x200D && r < 0xE0000 {
			return -1
		}
		return r
	}, s)
}

// characters puts the characters of a text in the place of signs that look the same and are none: radicals, as some PDF files give
// them (⼚ U+2F1A for 厂 U+5382), and characters that were encoded twice.
func characters(s string) string {
	if !strings.ContainsFunc(s, lookalike) {
		return s
	}
	var out strings.Builder
	for _, r := range s {
		if lookalike(r) {
			out.WriteString(norm.NFKC.String(string(r)))
		} else {
			out.WriteRune(r)
		}
	}
	return out.String()
}

// lookalike tells of the blocks of radicals and of compatible ideographs.
func lookalike(r rune) bool { return r >= 0x2E80 && r <= 0x2FDF || r >= 0xF900 && r <= 0xFAFF }

// Plain is a text as it is kept: without what nothing prints, and with characters for what looks like them.
func Plain(text string) string { return characters(printable(text)) }

// bodies are what names of bodies end with: where two of them stand apart by a space, they are two names.
var bodies = []string{"公司", "厂", "院", "所", "大学", "学校", "学院", "中心", "集团", "合作社", "店", "部"}

// FoldName takes the spaces out of a Chinese name, and writes it in plain characters, with the one dot that parts names: 柳州 市某某公司 and 张 三 are one name each. Spaces beside other letters, and those
// that may part two names, stay.
func FoldName(name string) string {
	name = gb.NameDots(Plain(name))
	parts := strings.Fields(name)
	name = strings.Join(parts, " ")
	if len(parts) < 2 || strings.ContainsFunc(name, func(r rune) bool {
		return r != ' ' && !unicode.Is(unicode.Han, r) && !strings.ContainsRune("（）()·", r)
	}) {
		return name
	}
	single := false
	for _, p := range parts[:len(parts)-1] {
		if slices.ContainsFunc(bodies, func(end string) bool { return strings.HasSuffix(p, end) && p != end }) {
			return name
		}
	}
	for _, p := range parts {
		single = single || utf8.RuneCountInString(p) == 1
	}
	whole := strings.Join(parts, "")
	if n := utf8.RuneCountInString(whole); n <= mostOfPerson && !single || n > mostOfPerson && n < leastOfBody {
		return name // 张三 李四
	}
	return whole
}

// A name of a person has at most four signs, one of a body at least eight; what lies between may be several people.
const (
	mostOfPerson = 4
	leastOfBody  = 8
)

// obscured tells of a text that a part of it is hidden or broken: of any, that it holds the sign for a character that could not be
// read; of the name of a person or a body, and of an address, more.
func (f *Field) obscured(text string) bool {
	if strings.ContainsRune(text, utf8.RuneError) {
		return true
	}
	if f.Is(TypeLongText) {
		return false
	}
	asked := f.Label
	if before, _, bracketed := strings.Cut(asked, "("); bracketed && strings.HasSuffix(asked, ")") {
		asked = before
	}
	ends := func(with []string) bool {
		return slices.ContainsFunc(with, func(end string) bool { return strings.HasSuffix(asked, end) })
	}
	switch {
	case ends(measures), asked == "单位" && !slices.ContainsFunc(bodies, func(end string) bool { return strings.HasSuffix(text, end) }):
		return false
	case ends(ofPersons):
		return gb.Obscured(text, true)
	}
	return ends(ofBodies) && gb.Obscured(text, false)
}

// What fields that ask for a person, and for a body or a place, end with; measures are units in which something is counted.
var (
	ofPersons = []string{"姓名", "联系人", "负责人", "责任人", "联络员", "完成人员"}
	ofBodies  = []string{
		"单位名称", "企业名称", "机构名称", "公司名称", "组织名称", "服务商名称", "户名", "单位", "企业", "机构", "机关", "供应商", "银行", "合作方", "出让方", "持有方",
		"权利人", "注册人", "地址", "住所", "地点", "所在地",
	}
	measures = []string{"计量单位", "的单位"}
)

// namesOne tells of a field that holds the name of one person or one body.
func (f *Field) namesOne() bool {
	for _, end := range []string{"姓名", "单位名称", "企业名称", "机构名称", "户名"} {
		if strings.HasSuffix(f.Label, end) {
			return true
		}
	}
	return false
}

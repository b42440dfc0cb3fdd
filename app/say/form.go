package say

import (
	"cmp"
	"strings"

	"yibiao/dossier/docx"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/compare"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
	"yibiao/forms"
)

// placeKinds names what a place takes.
var placeKinds = map[place.Kind]string{
	place.Text: "文字", place.LongText: "长文字", place.Number: "数字", place.Money: "金额", place.Date: "日期",
	place.Choice: "单选", place.Check: "多选", place.Rows: "表格各行", place.Image: "图片", place.Sign: "手签或盖章",
}

// PlaceKind names what a place of an official form takes.
func PlaceKind(k place.Kind) string {
	if name := placeKinds[k]; name != "" {
		return T(name)
	}
	return string(k)
}

// PlaceKindOf names what a place takes, or that the form keeps it from being filled in.
func PlaceKindOf(p place.Place) string {
	if p.Locked {
		return T("表格锁定")
	}
	switch why, _ := p.ByHand(); why {
	case place.Others:
		return T("由别人填写")
	case place.Asks:
		return T("自己填")
	}
	return PlaceKind(p.Kind)
}

// lintProblems holds the sentence of what Word may refuse, by code.
var lintProblems = map[docx.ProblemCode]string{
	docx.LintCell:      "表格单元格里缺少段落",
	docx.LintDangling:  "用到的关系不存在",
	docx.LintTarget:    "关系指向的部件不存在",
	docx.LintDrawingID: "图形编号重复",
	docx.LintBookmark:  "书签编号重复",
	docx.LintControlID: "内容控件编号重复",
	docx.LintParaID:    "段落编号重复",
	docx.LintGrid:      "单元格跨列超出表格",
	docx.LintPrefix:    "用到没有声明的前缀",
	docx.LintType:      "部件没有声明内容类型",
	docx.LintNoRels:    "部件缺少关系清单",
}

// LintProblem tells one thing for which Word may refuse or repair a .docx.
func LintProblem(p docx.Problem) string {
	sentence := lintProblems[p.Code]
	if sentence == "" {
		sentence = "文件结构有问题（{code}）"
	}
	return T(sentence, "code", p.Code) + "  " + p.Part
}

// removed holds the sentence of the printed words that an answer took the place of, by what they were.
var removed = map[compare.RemovedKind]string{
	compare.RemovedHint:   "提示语被替换：{text}",
	compare.RemovedSample: "印好的样例或备选被替换：{text}",
	compare.RemovedUnit:   "日期里的“{text}”去掉了",
	compare.RemovedWords:  "印好的文字没有了：{text}",
}

// maxPlaceWords is how many characters of a place's words are shown.
const maxPlaceWords = 40

// PlaceChange tells what stands in a place of a filled form, and what the blank prints there.
func PlaceChange(c compare.PlaceChange) string {
	line := T("{at} {label}：{blank} → {filled}", "at", c.At, "label", Shortened(c.Label, maxPlaceWords), "blank", shownWords(c.Blank), "filled", shownWords(c.Filled))
	if c.Removed != "" {
		line += T("；") + T(removed[c.Why], "text", Shortened(c.Removed, maxPlaceWords))
	}
	if c.Left != "" {
		line += T("；") + T("提示语还留着：{text}", "text", Shortened(c.Left, maxPlaceWords))
	}
	return line
}

// Shortened gives at most most characters of a text, and …… where it was cut.
func Shortened(text string, most int) string {
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "……"
	}
	return text
}

func shownWords(text string) string {
	text = strings.ReplaceAll(text, compare.PictureMark, T("［图片］"))
	if text = strings.Join(strings.Fields(text), " "); text == "" {
		return T("（空）")
	}
	return Shortened(text, maxPlaceWords)
}

// differences holds the sentence of how a filled form departs from its blank, by kind.
var differences = map[compare.DifferenceKind]string{
	compare.DiffPartMissing: "少了部件 {part}",
	compare.DiffPartAdded:   "多了部件 {part}",
	compare.DiffPart:        "部件 {part} 有改动",
	compare.DiffRows:        "{at}：多了或少了表格行",
	compare.DiffMissing:     "{at}：空白表里有的段落或单元格不见了：{blank}",
	compare.DiffWords:       "{at}：印好的文字变了：{blank} → {filled}",
	compare.DiffSigned:      "{at}：签字盖章的地方写了字：{filled}",
	compare.DiffMarkup:      "{at}：文字没变，格式或结构变了：{blank} → {filled}",
	compare.DiffMore:        "还有 {filled} 处格式或结构的不同，没有一一列出",
}

// Difference tells how a filled form departs from its blank outside of the places to fill.
func Difference(d compare.Difference) string {
	return T(differences[d.What], "part", d.Part, "at", cmp.Or(d.At, d.Part), "blank", d.Blank, "filled", d.Filled)
}

// Followed is what fills a place, named, with what is printed behind it in the same place: 开户银行、银行账号.
func Followed(form *forms.Form, e plan.Entry, name string) string {
	if other := follower(form, e); other != nil {
		return T("{name}、{other}", "name", name, "other", other.Label)
	}
	return name
}

// follower is the field, or the column of the entry's table, whose answer is printed behind that of an entry; nil for none.
func follower(form *forms.Form, e plan.Entry) *forms.Field {
	_, other, _, ok := part.Other(e.Format)
	if !ok || form == nil {
		return nil
	}
	other, _, _ = strings.Cut(other, " ")
	if f := form.Known(e.Field); f != nil && f.Column(other) != nil {
		return f.Column(other)
	}
	return form.Known(other)
}

// MaskedAt is a text of an entry for the screen, as Masked; what is printed behind another answer is masked on its own.
func MaskedAt(form *forms.Form, e plan.Entry, text string) string {
	column := ""
	if s, ok := plan.ParseSub(e.Sub); ok {
		column = s.Column
	}
	other := follower(form, e)
	if other == nil {
		return Masked(form, e.Field, column, text)
	}
	mark, _, _, _ := part.Other(e.Format)
	mark = cmp.Or(strings.TrimSpace(mark), " ")
	head, tail := text, ""
	if at := strings.LastIndex(text, mark); at >= 0 {
		head, tail = text[:at]+mark, text[at+len(mark):]
	}
	return Masked(form, e.Field, column, head) + other.Mask(tail)
}

// Masked is a text of a field, or of a column of it, for the screen.
func Masked(form *forms.Form, field, column, text string) string {
	if form == nil {
		return text
	}
	f := form.Known(field)
	if f != nil && column != "" {
		f = f.Column(column)
	}
	if f == nil {
		return text
	}
	return f.Mask(text)
}

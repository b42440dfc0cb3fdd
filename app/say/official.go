package say

import (
	"slices"
	"strconv"
	"strings"

	"yibiao/app/session/policies"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/writing"
	"yibiao/dossier/printed"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// SameAsDossier tells how far a filled form that says nothing otherwise agrees with the dossier: in the places that were
// compared, no further. other counts the places that hold something and were not compared.
func SameAsDossier(compared, other int) string {
	switch {
	case compared == 0 && other == 0:
		return T("表上没有一处能对上档案的栏目，没有比较")
	case compared == 0:
		return T("表上有 {n} 处填了内容，没有一处能对上档案的栏目，没有比较", "n", other)
	case other > 0:
		return T("比较了 {n} 处，和档案的内容一致；另有 {other} 处填了内容，档案里没有对应的栏目，没有比较", "n", compared, "other", other)
	}
	return T("比较了 {n} 处，和档案的内容一致", "n", compared)
}

// MapState names how far what fills a place of an official form can be relied on.
func MapState(s plan.State) string {
	switch s {
	case plan.Accepted:
		return T("对应已确认") // what it puts there differs by dossier
	case plan.Proposed:
		return T("建议")
	case plan.Ignored:
		return T("留空")
	}
	return T("未对应")
}

// mapReasons holds the sentence for each reason code; {a} and {b} are its arguments, with ids named.
var mapReasons = map[string]string{
	"":                   "由人选定",
	plan.ReasonLabel:     "表上印的就是“{a}”",
	plan.ReasonSynonym:   "表上的说法常用来指“{a}”",
	plan.ReasonSimilar:   "表上的说法和“{a}”很像",
	plan.ReasonPerson:    "问的是{a}的{b}",
	plan.ReasonHolder:    "法定代表人的职务里写着“{a}”才填他的{b}，没有写的请自己填",
	plan.ReasonListed:    "“{a}”里写的一行填一个；写成句子的，或者比表上的行多的，请自己填",
	plan.ReasonOptions:   "印好的选项就是“{a}”的选项",
	plan.ReasonNeighbour: "按旁边的栏目推断是“{a}”",
	plan.ReasonRange:     "一段时间的起止，另一端是“{a}”",
	plan.ReasonMatrix:    "这一行、这一列是 {a} 的“{b}”",
	plan.ReasonRows:      "{b} 列中有 {a} 列对得上",
	plan.ReasonSum:       "是“{a}”的合计",
	plan.ReasonToday:     "填表当天的日期，改天打印的请重新导出",
	plan.ReasonSubject:   "问的是申报的对象本身",
	plan.ReasonParts:     "“{a}”分几格填写，这是其中一格",
	plan.ReasonMaterial:  "印着材料的名称",
	plan.ReasonCarried:   "沿用旧表“{a}”的对应",
	plan.ReasonSignDay:   "签署、提交那天的日期，由签字的人填，程序不填",
	plan.ReasonSign:      "打印后签字盖章，程序不填",
	plan.ReasonOthers:    "“{words}”：由别人填写，程序不填",
	plan.ReasonByHand:    "这一格程序填不了，要填的请在表上自己填",
	plan.ReasonOffice:    "多由收表、审核的部门填写，程序不填；要由自己填的请在表上填",
	plan.ReasonNotFilled: "表上写明这里不填或不用所有单位填，程序不填；要填请自己填",
	plan.ReasonTie:       "有几项都说得通：{list}，请选一项",
	plan.ReasonWeak:      "最像的是“{a}”，但把握不大，请选一项",
	plan.ReasonNone:      "没有找到合适的一项，请选一项，或者留空",
	plan.ReasonUndated:   "表上没有写明是哪一年的“{a}”，档案里按年度分别记着，请照表的意思填其中一年的",
	plan.ReasonUnread:    "没有读懂：{words}（不看它的话是“{b}”）",
	plan.ReasonForeign:   "像是“{a}”，但看不出这张表是本档案申报事项的表，请确认",
	plan.ReasonPrinted:   "这里已经印着：{words}（要填的话是“{b}”）",
}

// personNames names whom a reason of the code "person" is about, by the prefix of the field ids.
var personNames = map[string]string{
	"legal": "法定代表人", "handler": "经办人或联系人", "leader": "负责人", "fincon": "财务联系人",
}

// MapReason tells why the program proposes a field for a place, or why it proposes none. form names the fields and may be
// nil; then ids stand for the names.
func MapReason(reason string, form *forms.Form) string {
	code, rest, given := strings.Cut(reason, ":")
	sentence, known := mapReasons[code]
	if !known {
		return reason
	}
	var args []string
	if given {
		args = strings.Split(rest, "|")
	}
	if code == plan.ReasonLabel && !given {
		sentence = "印的是上一年度"
	}
	if code == plan.ReasonPerson && len(args) > 0 {
		args[0] = personName(form, args[0])
	}
	if code == plan.ReasonUnread && len(args) == 1 {
		sentence = "没有读懂：{words}"
	}
	words := ""
	if len(args) > 0 {
		words = args[0]
	}
	named := make([]string, len(args))
	for i, a := range args {
		named[i] = nameOf(form, a)
	}
	choices := slices.Compact(slices.Sorted(slices.Values(named)))
	if code == plan.ReasonTie && len(choices) == 1 {
		sentence = "像是“{list}”，但不止一种读法，请看过再定"
	}
	pairs := []any{"list", strings.Join(choices, " / "), "words", words}
	for i, name := range []string{"a", "b"} {
		value := ""
		if i < len(named) {
			value = named[i]
		}
		pairs = append(pairs, name, value)
	}
	return T(sentence, pairs...)
}

// personName names a person by the prefix of the field ids: one of ours, or one that a pack asks about. Words stay as they are.
func personName(form *forms.Form, prefix string) string {
	if name := personNames[prefix]; name != "" {
		return T(name)
	}
	for _, end := range []string{".name", "_name"} {
		if form == nil {
			break
		}
		if f := form.Known(prefix + end); f != nil && f.Label != "姓名" {
			return strings.TrimSuffix(f.Label, "姓名")
		}
	}
	if idForm.MatchString(prefix) {
		return T("这个人")
	}
	return prefix
}

// idForm is an id of a pack, which nobody is to read.
var idForm = pattern.Of(`^[a-z0-9_.]+$`)

// nameOf is the label of a field, or of a cell of it, where the text is its id, else the text.
func nameOf(form *forms.Form, text string) string {
	if year := YearValue(text); year != text {
		return year
	}
	if name := SpecialField(text); name != "" {
		return name
	}
	field, sub, _ := strings.Cut(text, " ")
	if form == nil || sub != "" && form.Known(field) == nil {
		return text
	}
	return MappedField(form, field, sub)
}

// SpecialField names what fills a place and is no field of any pack; "" for ids of fields.
func SpecialField(id string) string {
	switch id {
	case plan.FieldToday:
		return T("填表日期")
	case plan.FieldYear:
		return T("上一年度")
	case plan.FieldMaterials:
		return T("附上的材料")
	}
	return ""
}

// MappedField names what fills a place, down to the cell of a table or the entry of a list.
func MappedField(form *forms.Form, field, sub string) string {
	if name := SpecialField(field); name != "" {
		return name
	}
	label := FieldLabel(form, field)
	s, ok := plan.ParseSub(sub)
	if !ok {
		return label
	}
	if s.Index >= 0 {
		return T("{label}，第 {n} 条", "label", label, "n", s.Index+1)
	}
	column := s.Column
	if f := form.Known(field); f != nil && f.Column(s.Column) != nil {
		column = f.Column(s.Column).Label
	}
	if s.Sum {
		return T("{column}合计（{label}）", "column", column, "label", label)
	}
	row := YearValue(s.Value)
	if s.Nth > 0 {
		row = T("{name}（第 {n} 个）", "name", row, "n", s.Nth+1)
	}
	return T("{row} {column}（{label}）", "row", row, "column", column, "label", label)
}

// YearValue puts a year that is counted from the day of filling into words; other texts stay.
func YearValue(text string) string {
	rest, ok := strings.CutPrefix(text, plan.FieldYear)
	n, err := strconv.Atoi(strings.TrimPrefix(rest, "-"))
	switch {
	case !ok, rest != "" && err != nil:
		return text
	case rest == "":
		return T("上一年度")
	}
	return T("上一年度往前第 {n} 年", "n", n)
}

// MapDifference tells what became of a place in a new edition of an official form.
func MapDifference(d formmap.Difference) string {
	was, is := placeName(d.Old), placeName(d.New)
	switch d.Change {
	case formmap.Moved:
		return T("“{is}”换了位置", "is", is)
	case formmap.Renamed:
		return T("“{was}”改成了“{is}”", "was", was, "is", is)
	case formmap.New:
		return T("新增“{is}”", "is", is)
	case formmap.Gone:
		return T("取消了“{was}”", "was", was)
	}
	return T("“{is}”没有变", "is", is)
}

// MapChange names a kind of difference in a word or two.
func MapChange(c formmap.Change) string {
	switch c {
	case formmap.Moved:
		return T("换了位置")
	case formmap.Renamed:
		return T("改了名称")
	case formmap.New:
		return T("新增")
	case formmap.Gone:
		return T("取消")
	}
	return T("没有变")
}

// placeName is the printed name of a place with what it stands under; "" for nil.
func placeName(p *place.Place) string {
	if p == nil {
		return ""
	}
	return PlaceName(p.Label, p.Context, p.At)
}

// PlaceName is the printed name of a place with what it stands under, or its address where nothing is printed.
func PlaceName(label, context, at string) string {
	switch {
	case label == "" && context == "":
		return at
	case label == "":
		return context
	case context == "" || context == label:
		return label
	}
	return context + " › " + label
}

// PlaceValue is what is put into a place, in one line.
func PlaceValue(a place.Answer, p place.Place) string {
	switch {
	case a.Picture != nil:
		return T("图片")
	case len(a.Rows) > 0:
		return T("{n} 行", "n", len(a.Rows))
	case len(a.Chosen) > 0:
		var labels []string
		for _, c := range a.Chosen {
			labels = append(labels, "☑ "+optionLabel(p, c))
		}
		return strings.Join(labels, "　")
	}
	return strings.Join(strings.Fields(a.Text), " ")
}

// optionLabel is the printed label of an option given by label or address.
func optionLabel(p place.Place, chosen string) string {
	for _, o := range p.Options {
		if o.At == chosen && o.At != "" {
			return o.Label
		}
	}
	return chosen
}

// HeldValue tells which answer was not printed, and why, for the screen.
func HeldValue(h printed.Held, form *forms.Form) string {
	h.Text = Masked(form, h.Field, h.Column, h.Text)
	return chosen().heldValue(h, form)
}

func (w voice) heldValue(h printed.Held, form *forms.Form) string {
	id := h.Field
	if h.Column != "" {
		id += "." + h.Column
	}
	var v *forms.Vocabulary
	if form != nil && form.Pack != nil {
		v = form.Pack.Vocabulary
	}
	if h.Row < 0 {
		return w.say("{label}“{text}”：{why}", "label", FieldLabel(form, id), "text", h.Text, "why", w.fault(h.Fault, v))
	}
	return w.say("{label}第 {row} 行“{text}”：{why}", "label", FieldLabel(form, id), "row", h.Row+1, "text", h.Text, "why", w.fault(h.Fault, v))
}

// ReadPlace names what was read back from a filled form: the field, or the column with the row as the form names it (年度 2024). rows is
// how many rows the table has now: a later one is to be added.
func ReadPlace(form *forms.Form, x writing.Edit, rows int) string {
	if x.Column == "" {
		return FieldLabel(form, x.Field)
	}
	name, key := FieldLabel(form, x.Field+"."+x.Column), ""
	if f := form.Known(x.Field); f != nil && x.KeyValue != "" && f.Column(x.Key) != nil {
		key = f.Column(x.Key).Label
	}
	switch added := x.Row >= rows; {
	case added && key != "":
		return T("{name}，新增的一行（{key} {value}）", "name", name, "key", key, "value", x.KeyValue)
	case added:
		return T("{name}，新增的第 {n} 行", "name", name, "n", x.Row-rows+1)
	case key != "":
		return T("{name}，第 {n} 行（{key} {value}）", "name", name, "n", x.Row+1, "key", key, "value", x.KeyValue)
	}
	return T("{name}，第 {n} 行", "name", name, "n", x.Row+1)
}

// SlotTitle names an official file of a policy: 附件2 申请表.
func SlotTitle(x policies.Slot) string {
	return T("{no} {name}", "no", x.No.S, "name", x.Name)
}

// Meanwhile tells what the program uses until an official file is there, or in place of its own form.
func Meanwhile(x policies.Slot) string {
	switch o := x.Pack.Output(x.Output.S); {
	case x.InUse:
		return T("导出用官方表格填写。")
	case o != nil:
		return T("现在用程序自己编排的《{title}》填写。", "title", o.Title)
	case x.Filled():
		return ""
	case x.Original:
		return T("现在用自己的话概括的条文要点；加入后可以查原文。")
	}
	return T("现在用{instead}。", "instead", x.Instead)
}

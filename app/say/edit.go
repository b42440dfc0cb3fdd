package say

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"yibiao/app/session/record"
	"yibiao/app/session/reuse"
	"yibiao/forms"
)

// Renamed tells that a client's name was changed through one of its n dossiers.
func Renamed(before string, n int) string {
	return T("单位名称属于单位，不属于这一份档案：“{before}”的 {n} 份档案都跟着改名了。改错了的，撤销这一步", "before", Shortened(before, 40), "n", n)
}

// EditLabel tells what an edit did, from the label under which it was saved. form may be nil; then ids stand for the names.
func EditLabel(kept string, form *forms.Form) string {
	label, id := record.LabelOf(kept)
	switch label {
	case record.LabelSet:
		if rule, ok := strings.CutPrefix(id, "tick:"); ok {
			return T("确认“{name}”", "name", ruleName(form, rule))
		}
		return T("修改“{name}”", "name", FieldLabel(form, id))
	case record.LabelCell, record.LabelCells:
		return T("修改“{name}”", "name", FieldLabel(form, id))
	case record.LabelRows:
		return T("在“{name}”中添加行", "name", FieldLabel(form, id))
	case record.LabelDeleteRow:
		return T("从“{name}”中删除行", "name", FieldLabel(form, id))
	case record.LabelMoveRow:
		return T("移动“{name}”的行", "name", FieldLabel(form, id))
	case record.LabelAttach:
		return T("附上“{name}”", "name", requirementName(form, id))
	case record.LabelAttachAll:
		return T("放入 {n} 个文件", "n", id)
	case record.LabelReuse:
		return T("沿用 {n} 个文件", "n", id)
	case record.LabelRework:
		return T("整理“{name}”的文件", "name", requirementName(form, id))
	case record.LabelExpiry:
		return T("修改“{name}”的有效期", "name", requirementName(form, id))
	case record.LabelReorder:
		return T("调整“{name}”各文件的顺序", "name", requirementName(form, id))
	case record.LabelDetach:
		return T("取下“{name}”", "name", requirementName(form, id))
	}
	return wholeEdit(label, kept)
}

// wholeEdit names the edits that concern no single field; one of a label that this program does not know is told as it is kept.
func wholeEdit(label record.Label, kept string) string {
	switch label {
	case record.LabelText:
		return T("改常用文字")
	case record.LabelCard:
		return T("改联系人、备注、授权")
	case record.LabelPlanDay:
		return T("改自定的日子")
	case record.LabelPlan:
		return T("改倒排的日子")
	case record.LabelPlanMark:
		return T("标记日程办没办")
	case record.LabelMovedAnswers:
		return T("放好旧版栏目里的内容")
	case record.LabelConfirmDefaults:
		return T("确认默认值")
	case record.LabelNoteTicks:
		return T("记下以前确认的是什么")
	case record.LabelReadback:
		return T("从表格读回")
	case record.LabelImport:
		return T("导入")
	case record.LabelCarry:
		return T("沿用以前的回答")
	case record.LabelExport:
		return T("导出")
	case record.LabelCarryMatch:
		return T("带入匹配时的答案")
	case record.LabelAddPolicy:
		return T("加入政策文件")
	case record.LabelRemovePolicy:
		return T("移出政策文件")
	case record.LabelImportForm:
		return T("导入官方表格")
	case record.LabelFormMap:
		return T("修改表格的对应")
	case record.LabelRemoveForm:
		return T("恢复自带表样")
	case "":
		return T("修改")
	}
	return cmp.Or(ofStanding(label), kept)
}

// ofStanding names the edits by which clients and dossiers come, go and are described; "" for others.
func ofStanding(label record.Label) string {
	switch label {
	case record.LabelCreateClient:
		return T("新建申报单位")
	case record.LabelDeleteClient:
		return T("删除申报单位")
	case record.LabelRestoreClient:
		return T("恢复申报单位")
	case record.LabelCreateDossier:
		return T("新建申报档案")
	case record.LabelDeleteDossier:
		return T("删除申报档案")
	case record.LabelRestoreDossier:
		return T("恢复申报档案")
	case record.LabelTitle:
		return T("修改档案标题")
	case record.LabelDue:
		return T("修改截止日期")
	case record.LabelStatus:
		return T("修改状态")
	case record.LabelProgrammes:
		return T("修改申报事项")
	}
	return ""
}

// ruleName names a rule by its condition, else by the sentence of its tick; the key when the form does not know it.
func ruleName(form *forms.Form, key string) string {
	if form == nil {
		return key
	}
	for _, q := range form.Programmes {
		for _, r := range q.Rules {
			switch {
			case r.Key() != key:
			case r.Condition != "":
				return r.Condition
			case r.Ask != "":
				return r.Ask
			}
		}
	}
	return key
}

// requirementName is the id where there is no form.
func requirementName(form *forms.Form, id string) string {
	if form == nil {
		return id
	}
	return form.RequirementName(id)
}

// Aged tells where an earlier answer stands and how old it is.
func Aged(x reuse.Earlier, now time.Time) string {
	at := x.At.Local().Format(time.DateOnly)
	switch days := int(now.Sub(x.At).Hours() / 24); {
	case days < 1:
		return T("《{dossier}》{at}", "dossier", Shortened(x.Dossier.Title, 24), "at", at)
	case days < 60:
		return T("《{dossier}》{at}，{n} 天前", "dossier", Shortened(x.Dossier.Title, 24), "at", at, "n", days)
	case days < 730:
		return T("《{dossier}》{at}，{n} 个月前", "dossier", Shortened(x.Dossier.Title, 24), "at", at, "n", days*12/365)
	default:
		return T("《{dossier}》{at}，{n} 年前", "dossier", Shortened(x.Dossier.Title, 24), "at", at, "n", days/365)
	}
}

// CarryPart is a group of what is otherwise in a dossier than in the one that it is held against.
type CarryPart struct {
	Title string
	Lines []string
}

// Carried tells what is new, otherwise, gone or missing in a form, and what can come into it. now is for how old answers are.
func Carried(c reuse.Carry, form *forms.Form, now time.Time) []CarryPart {
	var parts []CarryPart
	add := func(title string, lines []string) {
		if len(lines) > 0 {
			parts = append(parts, CarryPart{T("{name} {n}", "name", title, "n", len(lines)), lines})
		}
	}
	names := func(list []*forms.Field) []string {
		var out []string
		for _, f := range list {
			out = append(out, f.Label)
		}
		return out
	}
	var came, files, anew, once []string
	for _, x := range c.Once {
		if x.Column == nil {
			once = append(once, x.Field.Label)
		} else {
			once = append(once, T("{material}：{name}", "material", x.Field.Label, "name", x.Column.Label))
		}
	}
	for _, x := range c.Came {
		words := T("{n} 行", "n", len(x.Rows))
		if !x.Field.IsTable() {
			words = x.Field.Mask(x.Value)
			if words == x.Value {
				words = Shortened(form.Pack.Vocabulary.Display(x.Field, x.Value, "")+x.Field.Unit, 40)
			}
		}
		came = append(came, T("{label}：{value}（{from}）", "label", x.Field.Label, "value", words, "from", Aged(x.Earlier, now)))
	}
	for _, o := range c.Files {
		files = append(files, T("{material}：{name}", "material", o.Asked, "name", o.Name))
	}
	for _, o := range c.Anew {
		anew = append(anew, T("{material}：{name}", "material", o.Asked, "name", o.Name))
	}
	add(T("只能用一次，要另填的"), once)
	add(T("证明只能用一次的内容、要另放的文件"), anew)
	add(T("新问的"), names(c.New))
	add(T("问法变了，请核对的"), names(c.Else))
	add(T("那一份填过、这里不再问的"), names(c.Gone))
	add(T("两边都没有填的"), names(c.Open))
	var changes []string
	for _, x := range c.Changes {
		changes = append(changes, PackChange(x))
	}
	if !c.ChangesKnown {
		changes = []string{T("不能判断：那一份建档时的数据包版本没有留底，规则和材料改了哪些说不准")}
	}
	add(T("数据包从那时到现在改了的"), changes)
	add(T("可以沿用的回答"), came)
	add(T("可以沿用的文件"), files)
	return parts
}

// UnaskedAnswer tells that an answer which was just given is not asked as the case stands, and by which other answers.
func UnaskedAnswer(form *forms.Form, f *forms.Field) string {
	words := T("现在不问“{label}”，填的内容留着，但不进表格，也不参与预审和匹配", "label", f.Label)
	if by := askedBy(form, f); by != "" {
		return T("{words}：问不问看{by}。填错的请清空，或者改那一项。", "words", words, "by", by)
	}
	return T("{words}。填错的请清空。", "words", words)
}

// UnaskedNow names the answers that are not asked any more after an edit; "" for none.
func UnaskedNow(before, now []*forms.Field) string {
	var names []string
	for _, f := range now {
		if !slices.Contains(before, f) {
			names = append(names, quoted(f))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return T("这样一来不再问{labels}：填过的内容留着，但不进表格，也不参与预审和匹配。", "labels", strings.Join(names, T("、")))
}

// askedBy names the fields that decide whether a field is asked; "" when none of the form does.
func askedBy(form *forms.Form, f *forms.Field) string {
	var names []string
	if f.RelevantExpr != nil {
		for _, id := range f.RelevantExpr.Reads {
			if by := form.Known(id); by != nil && by != f {
				names = append(names, quoted(by))
			}
		}
	}
	return strings.Join(names, T("、"))
}

func quoted(f *forms.Field) string { return T("“{label}”", "label", f.Label) }

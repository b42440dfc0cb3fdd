package say

import (
	"strings"
	"time"

	"yibiao/app/session/reuse"
	"yibiao/forms"
)

// Renamed tells that a client's name was changed through one of its n dossiers.
func Renamed(before string, n int) string {
	return T("单位名称属于单位，不属于这一份档案：“{before}”的 {n} 份档案都跟着改名了。改错了的，撤销这一步", "before", Shortened(before, 40), "n", n)
}

// EditLabel tells what an edit did, from the label under which it was saved: set:<field>, cell:<table>.<column>,
// rows:<table>, attach:<requirement> … form may be nil; then ids stand for the names.
func EditLabel(label string, form *forms.Form) string {
	kind, id, _ := strings.Cut(label, ":")
	switch kind {
	case "set":
		if rule, ok := strings.CutPrefix(id, "tick:"); ok {
			return T("确认“{name}”", "name", ruleName(form, rule))
		}
		return T("修改“{name}”", "name", FieldLabel(form, id))
	case "cell", "cells":
		return T("修改“{name}”", "name", FieldLabel(form, id))
	case "rows":
		return T("在“{name}”中添加行", "name", FieldLabel(form, id))
	case "delete-row":
		return T("从“{name}”中删除行", "name", FieldLabel(form, id))
	case "move-row":
		return T("移动“{name}”的行", "name", FieldLabel(form, id))
	case "attach":
		return T("附上“{name}”", "name", requirementName(form, id))
	case "attach-all":
		return T("放入 {n} 个文件", "n", id)
	case "reuse":
		return T("沿用 {n} 个文件", "n", id)
	case "rework":
		return T("整理“{name}”的文件", "name", requirementName(form, id))
	case "expiry":
		return T("修改“{name}”的有效期", "name", requirementName(form, id))
	case "reorder":
		return T("调整“{name}”各文件的顺序", "name", requirementName(form, id))
	case "detach":
		return T("取下“{name}”", "name", requirementName(form, id))
	}
	return wholeEdit(label)
}

// wholeEdit names the edits that concern no single field.
func wholeEdit(label string) string {
	switch label {
	case "text-block":
		return T("改常用文字")
	case "client-card":
		return T("改联系人、备注、授权")
	case "plan-day":
		return T("改自定的日子")
	case "plan-steps":
		return T("改倒排的日子")
	case "plan-mark":
		return T("标记日程办没办")
	case "moved-answers":
		return T("放好旧版栏目里的内容")
	case "confirm-defaults":
		return T("确认默认值")
	case "note-ticks":
		return T("记下以前确认的是什么")
	case "readback":
		return T("从表格读回")
	case "import":
		return T("导入")
	case "carry":
		return T("沿用以前的回答")
	case "export":
		return T("导出")
	case "create-client":
		return T("新建申报单位")
	case "delete-client":
		return T("删除申报单位")
	case "restore-client":
		return T("恢复申报单位")
	case "create-dossier":
		return T("新建申报档案")
	case "delete-dossier":
		return T("删除申报档案")
	case "restore-dossier":
		return T("恢复申报档案")
	case "dossier-title":
		return T("修改档案标题")
	case "dossier-due":
		return T("修改截止日期")
	case "dossier-status":
		return T("修改状态")
	case "dossier-programmes":
		return T("修改申报事项")
	case "carry-match":
		return T("带入匹配时的答案")
	case "add-policy":
		return T("加入政策文件")
	case "remove-policy":
		return T("移出政策文件")
	case "":
		return T("修改")
	}
	return label
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

func requirementName(form *forms.Form, id string) string {
	if form == nil {
		return id
	}
	if r := form.Requirement(id); r != nil {
		return r.Name
	}
	if form.Pack.Vocabulary != nil {
		for _, r := range form.Pack.Vocabulary.Materials {
			if r.ID.S == id {
				return r.Name
			}
		}
	}
	return id
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

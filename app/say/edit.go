package say

import (
	"strings"

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
	case "note-ticks":
		return T("记下以前确认的是什么")
	case "readback":
		return T("从表格读回")
	case "import":
		return T("导入")
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

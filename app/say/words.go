package say

import (
	"strconv"
	"strings"

	"yibiao/app/session"
	"yibiao/forms"
)

// Severity names a severity in a word or two.
func Severity(s forms.Severity) string { return chosen().severity(s) }

func (w voice) severity(s forms.Severity) string {
	switch s {
	case forms.Block:
		return w.say("要修改")
	case forms.Manual:
		return w.say("需要确认")
	case forms.Warn:
		return w.say("建议核对")
	}
	return w.say("提示")
}

// Weight names what a finding means for the export; an answer that is only missing is not called wrong.
func Weight(f forms.Finding) string {
	switch {
	case session.Fills(f):
		return T("必填")
	case session.Unanswered(f):
		return T("一般要填")
	}
	return Severity(f.Severity)
}

// Outcome names the state of a condition or verdict.
func Outcome(o forms.Outcome) string { return chosen().outcome(o) }

func (w voice) outcome(o forms.Outcome) string {
	switch o {
	case forms.Met:
		return w.say("符合")
	case forms.NotMet:
		return w.say("不符合")
	case forms.Confirm:
		return w.say("待人工确认")
	case forms.Doubtful:
		return w.say("有疑问")
	case forms.NotAsked:
		return w.say("不适用")
	case forms.NoConditions:
		return w.say("没有设资格条件")
	}
	return w.say("还不能判断")
}

// Need names when a material must be attached. demanded: the document or the windows here ask for it; what is only general
// practice is usually asked, no more.
func Need(n forms.Need, demanded bool) string {
	switch n {
	case forms.Always:
		if !demanded {
			return T("一般要")
		}
		return T("必交")
	case forms.Conditional:
		return T("视情况")
	}
	return T("可选")
}

// MaterialCount tells how many materials are to be brought and how many of them are there, each by the word that Need gives it.
func MaterialCount(c session.MaterialCount) string {
	if c.All() == 0 {
		return T("没有必交的")
	}
	var parts []string
	for _, x := range []struct {
		need       string
		there, all int
	}{{Need(forms.Always, true), c.There, c.Demanded}, {Need(forms.Always, false), c.UsualThere, c.Usual}} {
		switch {
		case x.all == 0:
		case x.there == x.all:
			parts = append(parts, T("{need} {all} 项都有了", "need", x.need, "all", x.all))
		default:
			parts = append(parts, T("{need} {all} 项，已有 {n} 项", "need", x.need, "all", x.all, "n", x.there))
		}
	}
	return strings.Join(parts, T("；"))
}

// MaterialsLeft tells what is not there of the materials, by whether its lack refuses the export, as the pre-check counts it; "" where
// nothing lacks.
func MaterialsLeft(c session.MaterialCount) string {
	var parts []string
	add := func(n int, words string) {
		if n > 0 {
			parts = append(parts, words)
		}
	}
	add(c.Missing(), T("必交的还差 {n}", "n", c.Missing()))
	add(c.Unfit+c.UsualUnfit, T("{n} 项还不能交", "n", c.Unfit+c.UsualUnfit))
	add(c.UsualMissing(), T("一般要的还差 {n}", "n", c.UsualMissing()))
	return strings.Join(parts, T("，"))
}

// Status names where a dossier stands.
func Status(s session.Status) string {
	switch s {
	case session.StatusDraft:
		return T("草稿")
	case session.StatusChecked:
		return T("已自检")
	case session.StatusExported:
		return T("已导出")
	case session.StatusSealing:
		return T("盖章")
	case session.StatusHanded:
		return T("已报送")
	case session.StatusReview:
		return T("形式审查")
	case session.StatusReturned:
		return T("补正")
	case session.StatusAccepted:
		return T("已受理")
	case session.StatusNotice:
		return T("公示")
	case session.StatusApproved:
		return T("已认定/立项")
	case session.StatusPaid:
		return T("已拨付")
	case session.StatusAudit:
		return T("绩效/验收")
	case session.StatusClosed:
		return T("归档")
	case session.StatusRejected:
		return T("退回")
	case session.StatusWithdrawn:
		return T("撤回")
	case session.StatusLapsed:
		return T("逾期")
	}
	return string(s)
}

// Origin names where a value came from, or what kind of edit it was; unknown names are given back.
func Origin(origin string) string {
	switch origin {
	case "typed", "edit":
		return T("手工填写")
	case "confirmed":
		return T("确认的默认值或推算")
	case "withdrawn":
		return T("取消确认")
	case "imported":
		return T("导入")
	case "computed":
		return T("自动计算")
	case "carried":
		return T("沿用")
	case "readback":
		return T("从表格读回")
	case "default":
		return T("默认值")
	case "undo":
		return T("撤销")
	case "redo":
		return T("重做")
	case "remote":
		return T("来自其他电脑")
	case "system":
		return T("程序记录")
	}
	return origin
}

// Citation tells on what a statement rests: the document and article, or where a practice was seen.
// "" when nothing is known.
func Citation(s forms.Source) string { return chosen().citation(s) }

func (w voice) citation(s forms.Source) string {
	document := strings.TrimSpace(s.Number + " " + s.Article)
	switch s.Src {
	case forms.Practice:
		practice := w.say("{place}做法，仅供参考", "place", s.Place)
		switch {
		case s.Place == "":
			practice = w.say("通常做法，仅供参考")
		case s.Place == "全国":
			practice = w.say("各地的通常要求")
		case s.MayBlock():
			practice = w.say("{place}窗口的通常要求", "place", s.Place)
		}
		if s.Article == "" {
			return practice
		}
		return w.say("{document}；{practice}", "document", document, "practice", practice)
	case forms.Assumed:
		return w.say("通常要求")
	case forms.Own:
		return w.say("程序自己的核对，条文没有写")
	}
	return document
}

// Client names a client, with the end of its id where another bears the same name.
func Client(c session.ClientInfo) string {
	if !c.Twin {
		return c.Name
	}
	return T("{name}（编号末尾 {tail}）", "name", c.Name, "tail", tail(c.ID))
}

// tail is the end of an id: its beginning is the time, which clients that came in one go share.
func tail(id string) string { return id[max(0, len(id)-6):] }

// Twins tells that a client has the name of others, whose name it took or gave; "" when it has not.
func Twins(c session.ClientInfo) string {
	if !c.Twin {
		return ""
	}
	return T("另有单位也叫“{name}”。名单里用编号末尾区分，这一个是 {tail}；如是重复建立的，请删除多余的一个。", "name", c.Name, "tail", tail(c.ID))
}

// SameCode tells that other clients have the code that one has just been given.
func SameCode(list []session.ClientInfo) string {
	var names []string
	for _, c := range list {
		names = append(names, T("“{name}”", "name", c.Name))
	}
	return T("{names}也填了这个统一社会信用代码；一个代码只属于一个单位", "names", strings.Join(names, T("、")))
}

// Size tells a size in bytes, everywhere in the same way: 12 B, 3.4 KB, 5.6 MB, of 1024 each.
func Size(bytes int64) string {
	value, unit := float64(bytes), "B"
	for _, next := range []string{"KB", "MB", "GB"} {
		if value < 1024 {
			break
		}
		value, unit = value/1024, next
	}
	return strings.TrimSuffix(strconv.FormatFloat(value, 'f', 1, 64), ".0") + " " + unit
}

// sizeIn is Size of a number of bytes in an argument of a notice or failure; what is no number stays as it is.
func sizeIn(arg string) string {
	if n, err := strconv.ParseInt(arg, 10, 64); err == nil {
		return Size(n)
	}
	return arg
}

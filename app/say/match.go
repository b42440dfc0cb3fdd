package say

import (
	"slices"
	"strings"
	"time"

	"yibiao/app/session/matching"
	"yibiao/app/session/plan"
	"yibiao/app/session/policies"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// AwaitsNotice tells whether an amount waits for a figure that the yearly notice sets: a number that is asked behind the
// notice's name, or whose label or hint speaks of the notice.
func AwaitsNotice(e forms.Estimate) bool {
	a := e.Amount
	if e.Known || e.Missing == "" || !a.NoticeSource.Given() || a.Programme == nil {
		return false
	}
	for _, s := range a.Programme.Asks {
		at := func(id string) int {
			return slices.IndexFunc(s.Fields, func(f *forms.Field) bool { return f.Name() == id })
		}
		i := at(e.Missing)
		if i < 0 {
			continue
		}
		f, notice := s.Fields[i], at(a.NoticeSource.S)
		if !f.Has(forms.TraitAmount) {
			return false
		}
		return notice >= 0 && i >= notice || strings.Contains(f.Label+f.Hint, "通知")
	}
	return false
}

// Appointment tells what a day is for, in one line, for lists and calendars; the date is not part of it.
func Appointment(a matching.Appointment) string {
	switch a.Kind {
	case matching.KindDue:
		return T("办理截止：{dossier}（{client}）", "dossier", a.Dossier.Title, "client", a.Client.Name)
	case matching.KindPlan:
		return T("{event}：{dossier}（{client}）", "event", Step(a.Step), "dossier", a.Dossier.Title, "client", a.Client.Name)
	case matching.KindOwn:
		if a.Dossier.ID == "" {
			return T("{event}（{client}）", "event", a.Event, "client", a.Client.Name)
		}
	case matching.KindMandate:
		return T("授权委托书到期，代办要先续签（{client}）", "client", a.Client.Name)
	case matching.KindExpiry:
		return T("{event}到期（{client}）", "event", a.Event, "client", a.Client.Name)
	case matching.KindPolicy:
		if a.Pack != nil {
			return T("{policy}：{event}", "policy", a.Pack.Title, "event", a.Event)
		}
	}
	return T("{event}：{dossier}（{client}）", "event", a.Event, "dossier", a.Dossier.Title, "client", a.Client.Name)
}

// AppointmentKind names the kind of an appointment in a word or two.
func AppointmentKind(kind matching.Kind) string {
	switch kind {
	case matching.KindDue:
		return T("截止")
	case matching.KindDeadline:
		return T("期限")
	case matching.KindDuty:
		return T("应办事项")
	case matching.KindExpiry:
		return T("证书到期")
	case matching.KindPolicy:
		return T("政策到期")
	case matching.KindPlan:
		return T("倒排")
	case matching.KindOwn:
		return T("自定")
	case matching.KindAuthority:
		return T("部门办理")
	case matching.KindMandate:
		return T("授权到期")
	}
	return string(kind)
}

// Step names a step on the way to a due date.
func Step(s plan.Step) string {
	switch s {
	case plan.StepReady:
		return T("自己做完")
	case plan.StepSeal:
		return T("盖章、电子签章")
	case plan.StepRecommend:
		return T("交推荐单位")
	}
	return string(s)
}

// PlanDoubt tells what speaks against the day of a step.
func PlanDoubt(d plan.Doubt) string {
	step, day := Step(d.Step), d.Day.Format(time.DateOnly)
	switch {
	case d.Kind == plan.TooLate && d.Than == "":
		return T("“{step}”排在 {date}，晚于截止日期 {due}", "step", step, "date", day, "due", d.On.Format(time.DateOnly))
	case d.Kind == plan.TooLate:
		return T("“{step}”排在 {date}，晚于“{than}”的 {due}", "step", step, "date", day, "than", Step(d.Than), "due", d.On.Format(time.DateOnly))
	case d.Kind == plan.DayOff && d.Guessed:
		return T("“{step}”排在 {date}，多半不是工作日（那一年的放假安排还没有）", "step", step, "date", day)
	case d.Kind == plan.DayOff:
		return T("“{step}”排在 {date}，不是工作日", "step", step, "date", day)
	}
	return T("“{step}”排在 {date}，已经过去", "step", step, "date", day)
}

// Stages tells when a dossier entered each stage, in one line.
func Stages(list []plan.Entered) string {
	var parts []string
	for _, x := range list {
		parts = append(parts, T("{stage} {date}", "stage", Status(x.Stage), "date", x.At.Local().Format(time.DateOnly)))
	}
	return strings.Join(parts, T("　→　"))
}

// Marked tells what became of a day of the agenda; "" while it is open.
func Marked(m plan.Mark) string {
	word := ""
	switch m.State {
	case plan.Done:
		word = T("已办")
	case plan.Waived:
		word = T("不用办")
	default:
		return ""
	}
	if m.Why == "" {
		return word
	}
	return T("{state}：{why}", "state", word, "why", m.Why)
}

// HitKind names what a search has found.
func HitKind(k policies.HitKind) string {
	switch k {
	case policies.HitPolicy:
		return T("政策")
	case policies.HitProgramme:
		return T("事项")
	case policies.HitArticle:
		return T("条款")
	case policies.HitRule:
		return T("规则")
	case policies.HitMaterial:
		return T("材料")
	case policies.HitField:
		return T("字段")
	}
	return T("文件")
}

// LocalDays tells the days off in Guangxi only, and on what they rest.
func LocalDays(c *gb.Calendar, year int) string {
	local, known := c.Local(year)
	days := DayRuns(local.Off)
	switch {
	case !known:
		return T("广西三月三：农历三月初三、初四，{year} 年的日期以自治区的通知为准", "year", year)
	case local.Estimated:
		return T("广西三月三（估算）：{days}（{source}）", "days", days, "source", local.Source)
	case local.Source == "":
		return T("广西三月三：{days}", "days", days)
	}
	return T("广西三月三：{days}（{source}）", "days", days, "source", local.Source)
}

// DayRuns writes days in order, runs of them from the first to the last.
func DayRuns(days []time.Time) string {
	var words []string
	for i := 0; i < len(days); {
		j := i
		for j+1 < len(days) && days[j+1].Equal(days[j].AddDate(0, 0, 1)) {
			j++
		}
		run := days[i].Format("01-02")
		if j > i {
			run += "~" + days[j].Format("01-02")
		}
		words = append(words, run)
		i = j + 1
	}
	if len(words) == 0 {
		return T("无")
	}
	return strings.Join(words, T("、"))
}

// YearSource tells on what the holidays of a year rest.
func YearSource(c *gb.Calendar, year int) string {
	if source := c.Source(year); source != "" {
		return source
	}
	return T("没有注明来源")
}

// RestsOn tells what one condition that is met rests on; "" for others.
func RestsOn(c forms.Condition) string {
	switch {
	case c.Outcome != forms.Met:
		return ""
	case c.Ground() == forms.OnFiles:
		return T("附有材料，程序没有看材料的内容")
	case c.Ground() == forms.OnAnswers:
		return T("只比较了填写的内容，程序没有核对事实")
	case c.Rule.Severity == forms.Manual:
		return T("在程序里勾选了“已核实”，程序没有核对")
	}
	return T("是申报单位自己填的，程序没有核对")
}

// openConditions tells how many conditions wait for what: a tick, a proof or an answer, or the authority.
func (w voice) openConditions(v forms.Verdict) string {
	ticks, answers, ask, defaults, days := 0, 0, 0, 0, 0
	for _, c := range v.Conditions {
		switch {
		case c.Outcome != forms.Confirm:
		case c.Presumed:
			defaults++
		case c.Estimated && c.Missing == "":
			days++
		case !c.Inferred:
			ticks++
		case c.Missing != "":
			answers++
		default:
			ask++
		}
	}
	var parts []string
	for _, x := range []struct {
		n     int
		words string
	}{{ticks, "{n} 项等申报单位确认"}, {answers, "{n} 项等附上材料或补填"}, {defaults, "{n} 项用到没有人确认过的默认值"}, {days, "{n} 项等放假安排公布"}, {ask, "{n} 项只是推定，要问主管部门"}} {
		if x.n > 0 {
			parts = append(parts, w.say(x.words, "n", x.n))
		}
	}
	return strings.Join(parts, w.say("，"))
}

// FailedRule tells of a condition that the program could not work it out.
func FailedRule() string { return T("这条规则没能算出来，没有判断") }

// PresumedWords tell that a condition came out by a default of a field, label, which nobody typed or confirmed, and where that is
// settled when the form does not ask it. form may be nil.
func PresumedWords(c forms.Condition, form *forms.Form, label string) string {
	told := T("“{label}”没有人填，取的是默认值，没有人确认过", "label", label)
	if value := c.Default(); value != "" {
		told = T("“{label}”没有人填，取的是默认值“{value}”，没有人确认过", "label", label, "value", value)
	}
	switch unasked := form != nil && form.Unasked(c.Missing) != nil; {
	case c.Outcome == forms.Doubtful && unasked:
		return T("{told}，请先在企业档案里核对", "told", told)
	case c.Outcome == forms.Doubtful:
		return T("{told}，请先核对", "told", told)
	case unasked:
		return T("{told}，在企业档案里确认或者改正后能定", "told", told)
	}
	return T("{told}，确认或者改正后能定", "told", told)
}

// WaitsFor tells what an unknown condition waits for: the field or material of that name, any one of several materials, or the
// cells of a table that has rows. form may be nil.
func WaitsFor(c forms.Condition, form *forms.Form, label string) string {
	switch {
	case form != nil && len(c.Either) > 0:
		var names []string
		for _, id := range c.Either {
			names = append(names, T("“{name}”", "name", requirementName(form, id)))
		}
		return T("还差{names}（有一样就行）", "names", strings.Join(names, T("或者")))
	case c.Blank == 1:
		return T("“{label}”第 {row} 行的“{column}”空着，填上后能定", "label", label, "row", c.Row, "column", c.Column)
	case c.Blank > 1:
		return T("“{label}”有 {n} 格空着（第 {row} 行的“{column}”等），填上后能定", "label", label, "n", c.Blank, "row", c.Row, "column", c.Column)
	case c.Twice > 0:
		return T("“{label}”第 {row} 行和第 {earlier} 行写的是同一个，只能算一个，改正或者删去后能定", "label", label, "row", c.Row, "earlier", c.Twice)
	case c.Listed:
		return T("“{label}”里填的还定不下来，请逐行核对", "label", label)
	}
	return T("还差“{label}”", "label", label)
}

// Unmade tells that no application form of a programme is printed as a dossier stands, and why.
func Unmade(x forms.Unmade) string {
	if len(x.Lacks) == 0 {
		return T("“{title}”的申请表现在不打印：按填写的内容没有一份是它的", "title", x.Programme.Title)
	}
	return T("“{title}”的申请表现在不打印：还没有填“{labels}”", "title", x.Programme.Title, "labels", strings.Join(x.Lacks, T("”“")))
}

// NotFound tells that a search of the policies found nothing, and that lacking policies are held as summaries only.
func NotFound(text string, lacking int) string {
	words := T("没有找到“{text}”。可以换个词，或用拼音首字母，例如 stt。", "text", text)
	if lacking > 0 {
		words += T("政策库里有 {n} 份政策只有摘要，原文还没有加入，原文里的话不一定查得到。", "n", lacking)
	}
	return words
}

// ComesAfter tells what a programme of a pack comes after; "" for one that stands by itself.
func ComesAfter(p *forms.Pack, q *forms.Programme) string {
	if q.Follows == nil {
		return ""
	}
	var names []string
	for _, id := range q.Follows.After {
		names = append(names, p.Programme(id.S).ShortTitle())
	}
	return T("接在“{names}”之后：{says}", "names", strings.Join(names, T("”或“")), "says", q.Follows.Says)
}

// LookedInto tells that a client has dossiers on a programme, and whose content a verdict and the amounts go by.
func LookedInto(n int, title string) string {
	return T("已有 {n} 份档案；结论和金额连同其中“{title}”填的内容、附的材料和确认一起判断", "n", n, "title", title)
}

// OlderIsFuller tells that a verdict goes by the newest dossier although an older one holds more answers.
func OlderIsFuller(newest, older string) string {
	return T("按最新的一份“{newest}”判断，它填的比“{older}”少；“{older}”的结论请看它自己的预审", "newest", newest, "older", older)
}

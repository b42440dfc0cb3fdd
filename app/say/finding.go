package say

import (
	"strings"

	"yibiao/app/session"
	"yibiao/forms"
)

// Finding makes the sentence of a finding, with the name of the field, row or material concerned. v helps to name
// regions and industries and may be nil. The source is not part of it: see Citation.
func Finding(f forms.Finding, v *forms.Vocabulary) string { return chosen().finding(f, v) }

func (w voice) finding(f forms.Finding, v *forms.Vocabulary) string {
	switch f.Code {
	case forms.FindingRule, forms.FindingConstraint, forms.FindingUnique:
		sentence := w.inRow(f, strings.TrimRight(f.Says, "。"))
		if len(f.First) > 0 {
			sentence = w.say("先填“{labels}”，才能确认：{sentence}", "labels", strings.Join(f.First, w.say("”“")), "sentence", sentence)
		}
		before := strings.TrimRight(f.Before, "。")
		if before != "" && before == strings.TrimRight(f.Says, "。") {
			sentence += w.say("（确认以后，有关的内容改过，那次确认不再算数，请重新确认）")
		} else if before != "" {
			sentence += w.say("（原来确认的是“{before}”，内容改了，那次确认不再算数，请重新确认）", "before", before)
		}
		if f.Presumed != "" {
			sentence += w.say("（“{label}”没有人填，取的是默认值，没有人确认过）", "label", f.Presumed)
		}
		return sentence
	case forms.FindingTwice:
		return w.inRow(f, w.say("“{label}”{value} 在这份档案里填了 {n} 处，请核对是不是重复", "label", f.Label, "value", f.Fault.Args["value"], "n", f.Fault.Args["n"]))
	case forms.FindingPresumed:
		return w.say("{n} 处没有人填，取的是默认值，没有人确认过：{labels}", "n", f.Fault.Args["n"], "labels", f.Fault.Args["labels"])
	case forms.FindingCap:
		return w.cap(f.Fault)
	case forms.FindingRequired:
		return w.inRow(f, w.say("“{label}”还没有填", "label", f.Label))
	case forms.FindingMissing:
		switch waits := f.Fault; {
		case waits == nil:
		case waits.Args["waits"] != "":
			return w.say("材料“{label}”没有生成，也没有附上：没有填“{waits}”，还定不下来由程序生成哪一种", "label", f.Label, "waits", waits.Args["waits"])
		default:
			return w.say("材料“{label}”没有附上，程序也没有生成：按现在填的内容这次没有选用", "label", f.Label)
		}
		return w.say("材料“{label}”还没有附上", "label", f.Label)
	case forms.FindingFile:
		return w.say("材料“{label}”的文件“{file}”：{notice}", "label", f.Label, "file", f.Fault.Args["file"],
			"notice", strings.TrimRight(w.notice(session.Notice{Code: session.NoticeCode(f.Fault.Code), Args: f.Fault.Args}), w.say("。")))
	case forms.FindingByZero:
		return w.inRow(f, w.say("“{label}”没能算出来，这一条没有判断：除数是 0。请核对用到的数是不是 0；没有填错，就是数据包里的算式有问题，请自己对照文件核对，并告诉数据包的提供者", "label", orElse(f.Label, f.Rule)))
	case forms.FindingNotComputed:
		return w.inRow(f, w.say("“{label}”没能算出来，这一条没有判断：数据包里的算式有问题。请自己对照文件核对，并告诉数据包的提供者", "label", orElse(f.Label, f.Rule)))
	case forms.FindingMaybe:
		return w.say("材料“{label}”：{when}需要附上，请确认是否属于这种情况", "label", f.Label, "when", f.Says)
	}
	if f.Fault == nil {
		return w.inRow(f, w.say("“{label}”需要核对（{code}）", "label", f.Label, "code", f.Code))
	}
	return w.inRow(f, w.say("“{label}”{fault}", "label", f.Label, "fault", w.fault(f.Fault, v)))
}

// inRow puts the number of the row before a sentence about a row, and the table unless the sentence names it.
func (w voice) inRow(f forms.Finding, sentence string) string {
	if f.RowNumber == 0 {
		return sentence
	}
	if table, _, ok := strings.Cut(f.Label, "·"); ok && !strings.Contains(sentence, table) {
		return w.say("“{table}”第 {row} 行：{sentence}", "table", table, "row", f.RowNumber, "sentence", sentence)
	}
	return w.say("第 {row} 行：{sentence}", "row", f.RowNumber, "sentence", sentence)
}

// shownDoubts is how many conditions a verdict names.
const shownDoubts = 3

// Verdict tells in one sentence whether the client may apply. It says 符合 only when every condition is met, and what that
// rests on.
func Verdict(v forms.Verdict) string { return chosen().verdict(v) }

func (w voice) verdict(v forms.Verdict) string {
	title := v.Programme.ShortTitle()
	switch {
	case v.Outcome == forms.NoConditions:
		return w.say("{title}：没有设资格条件", "title", title)
	case len(v.Conditions) == 0:
		return w.say("{title}：设了资格条件，按填写的内容一条也不适用，不能算符合，请对照文件人工确认", "title", title)
	}
	n := v.Count(v.Outcome)
	switch v.Outcome {
	case forms.NotMet:
		return w.say("{title}：不符合，{n} 项条件不满足", "title", title, "n", n)
	case forms.Doubtful:
		return w.say("{title}：有疑问，{n} 项先要问清：{list}", "title", title, "n", n, "list", w.conditionNames(v))
	case forms.Unknown:
		return w.undecided(v, title)
	case forms.Confirm:
		if n == 0 {
			return w.say("{title}：只判断了通常的要求，都满足；这一项文件自己的条件一条也没有判断，不能算符合，请对照文件和当年通知人工确认", "title", title)
		}
		return w.say("{title}：没有不满足的条件，还没有定论：{list}", "title", title, "list", w.openConditions(v))
	}
	return w.say("{title}：符合，{grounds}", "title", title, "grounds", w.grounds(v))
}

// undecided tells of a verdict that nobody can give yet how many conditions lack an answer, and how many the program failed to work out.
func (w voice) undecided(v forms.Verdict, title string) string {
	failed := 0
	for _, c := range v.Conditions {
		if c.Failed {
			failed++
		}
	}
	switch n := v.Count(v.Outcome) - failed; {
	case failed == 0:
		return w.say("{title}：还不能判断，{n} 项条件缺少答案", "title", title, "n", n)
	case n == 0:
		return w.say("{title}：还不能判断，{n} 项条件没能算出来", "title", title, "n", failed)
	default:
		return w.say("{title}：还不能判断，{n} 项条件缺少答案，{m} 项没能算出来", "title", title, "n", n, "m", failed)
	}
}

// Grounds tells what the conditions of a verdict that are met rest on: never more than was filled in, attached or said.
func Grounds(v forms.Verdict) string { return chosen().grounds(v) }

func (w voice) grounds(v forms.Verdict) string {
	n, all := map[forms.Ground]int{}, 0
	for _, c := range v.Conditions {
		if c.Outcome == forms.Met {
			n[c.Ground()]++
			all++
		}
	}
	var parts []string
	for _, g := range []forms.Ground{forms.OnAnswers, forms.OnFiles, forms.OnWord} {
		if n[g] > 0 {
			parts = append(parts, w.say(groundCounts[g], "n", n[g]))
		}
	}
	if len(v.Aside) > 0 {
		var names []string
		for _, c := range v.Aside {
			names = append(names, c.Rule.Condition)
		}
		parts = append(parts, w.say("另有 {n} 项按填写的内容不适用（{names}）", "n", len(names), "names", strings.Join(names, w.say("；"))))
	}
	return w.say("{n} 项条件都满足：{list}；填的、附的是否属实，程序没有核对", "n", all, "list", strings.Join(parts, w.say("，")))
}

var groundCounts = map[forms.Ground]string{
	forms.OnAnswers: "{n} 项只比较了填写的内容",
	forms.OnFiles:   "{n} 项附有材料（程序没有看材料的内容）",
	forms.OnWord:    "{n} 项由申报单位自行确认",
}

// OpenVerdicts are the sentences of those verdicts that are not 符合: who exports a dossier is told them, for that it may
// leave says nothing of them.
func OpenVerdicts(r forms.Report) []string {
	var out []string
	for _, v := range r.Verdicts {
		if v.Outcome != forms.Met && v.Outcome != forms.NoConditions {
			out = append(out, Verdict(v))
		}
	}
	return out
}

// Unsettled tells in short that of the programmes of a dossier some are refused by the answers, or that nobody can say yet of some; ""
// when all are settled.
func Unsettled(refused, undecided int) string {
	switch {
	case refused > 0 && undecided > 0:
		return T("{n} 个事项不符合条件，{m} 个未定", "n", refused, "m", undecided)
	case refused > 0:
		return T("{n} 个事项不符合条件", "n", refused)
	case undecided > 0:
		return T("能否申报未定")
	}
	return ""
}

// UnsettledOf is Unsettled of a report.
func UnsettledOf(r forms.Report) string {
	refused, undecided := 0, 0
	for _, v := range r.Verdicts {
		switch v.Outcome {
		case forms.Met, forms.NoConditions:
		case forms.NotMet:
			refused++
		default:
			undecided++
		}
	}
	return Unsettled(refused, undecided)
}

// conditionNames lists the conditions that decide a verdict, the first few by name.
func (w voice) conditionNames(v forms.Verdict) string {
	var names []string
	for _, c := range v.Conditions {
		if c.Outcome == v.Outcome {
			names = append(names, c.Rule.Condition)
		}
	}
	if len(names) > shownDoubts {
		names = append(names[:shownDoubts], w.say("等"))
	}
	return strings.Join(names, w.say("；"))
}

// Ground is what is known beside an amount: what was concluded of the programmes, and the answers by field id.
type Ground struct {
	Verdicts []forms.Verdict
	Answers  map[string]string
}

// Answered tells that what an amount waits for was answered, but so that the amount cannot be told by it.
func (g Ground) Answered(e forms.Estimate) bool {
	return !e.Known && e.Missing != "" && g.Answers[e.Missing] != ""
}

// Open tells that an amount is known while it is not whether the conditions of its programme are met: then it is no more than
// what there would be if they were.
func (g Ground) Open(e forms.Estimate) bool {
	for _, v := range g.Verdicts {
		if v.Programme == e.Amount.Programme {
			return e.Known && v.Outcome.Open()
		}
	}
	return false
}

// Estimate tells an amount with the steps that lead to it, and where they come from.
func Estimate(e forms.Estimate, g Ground) string {
	label := e.Amount.Label
	if e.Amount.Reading != "" {
		label = T("{label}（{reading}）", "label", label, "reading", e.Amount.Reading)
	}
	if !e.Known {
		return unknownAmount(e, g, label)
	}
	words := steps(e)
	if g.Open(e) {
		words = T("申报条件还没有定论，若符合，{words}", "words", words)
	}
	line := T("{label}：{words}", "label", label, "words", words)
	if e.Notice != "" {
		line += T("（标准出自：{notice}）", "notice", e.Notice)
	}
	if from := Citation(e.Amount.Source); from != "" {
		line += T("（{source}）", "source", from)
	}
	return line
}

// unknownAmount tells why there is no amount, and that what is asked for was compared with nothing.
func unknownAmount(e forms.Estimate, g Ground, label string) string {
	if e.Asked != "" {
		return T("{words}；申请的 {asked} 还没有同它比较", "words", whyUnknown(e, g, label), "asked", e.Asked)
	}
	return whyUnknown(e, g, label)
}

func whyUnknown(e forms.Estimate, g Ground, label string) string {
	switch {
	case e.Barred:
		return T("{label}：不适用，有申报条件不满足", "label", label)
	case !e.Applies && len(decidedWords(e.Deciding)) == 0:
		return T("{label}：不适用", "label", label)
	case !e.Applies:
		return T("{label}：不适用，是按申报单位填的“{values}”", "label", label, "values", strings.Join(decidedWords(e.Deciding), T("，")))
	case e.Missing == "":
		return T("{label}：还不能测算", "label", label)
	case e.Zero:
		return T("{label}：“{field}”是 0，没有可以测算的", "label", label, "field", amountField(e))
	case e.Waits.Vague != "":
		return T("{label}：还不能测算，“{field}”填的是“{text}”，不能作为依据，写实以后能测算", "label", label, "field", amountField(e), "text", e.Waits.Vague)
	case e.Waits.NotYet != "":
		return T("{label}：还不能测算，{why}", "label", label, "why", strings.TrimSuffix(e.Waits.NotYet, "。"))
	case e.Waits.Wrong:
		return T("{label}：还不能测算，“{field}”填得不对，改正后能测算", "label", label, "field", amountField(e))
	case e.Waits.Guessed:
		return T("{label}：还不能测算，“{field}”还是程序先给出的内容，核对后填上能测算", "label", label, "field", amountField(e))
	case e.Waits.Listed:
		return T("{label}：还不能测算，{why}", "label", label, "why", WaitsFor(e.Waits, nil, amountField(e)))
	case g.Answered(e):
		return T("{label}：还不能测算，按“{field}”现在填的算不出来，请核对", "label", label, "field", amountField(e))
	case AwaitsNotice(e):
		return T("{label}：按当年通知，通知的“{field}”填写后测算", "label", label, "field", amountField(e))
	}
	return T("{label}：还不能测算，缺“{field}”", "label", label, "field", amountField(e))
}

// steps gives the calculation; names and units are the pack's own, in Chinese.
func steps(e forms.Estimate) string {
	return strings.NewReplacer("，按上限", T("，按上限"), "上限", T("上限"), "已经得到的", T("已经得到的"), "额度已经用完", T("额度已经用完"), "，舍去零头为", T("，舍去零头为"), "”取的是默认值，没有人确认过", T("”取的是默认值，没有人确认过")).Replace(e.Words())
}

// amountField names the field that an estimate still waits for.
func amountField(e forms.Estimate) string {
	if e.Amount.Programme != nil && e.Amount.Programme.Pack != nil {
		if f := e.Amount.Programme.Pack.Field(e.Missing); f != nil {
			return f.Label
		}
	}
	return e.Missing
}

// FieldLabel names a field for people; a column, written <table>.<column>, with its table; the id when the form does not know it.
// That a table was stated to have no rows is told by the name of the table.
func FieldLabel(form *forms.Form, id string) string {
	if form == nil {
		return id
	}
	id = strings.TrimPrefix(id, forms.NoneOf(""))
	if f := form.Known(id); f != nil {
		return f.Label
	}
	// A column is written <table>.<column>; both may hold dots.
	for at, r := range id {
		if r != '.' {
			continue
		}
		if f := form.Known(id[:at]); f != nil && f.IsTable() && f.Column(id[at+1:]) != nil {
			return f.Label + "·" + f.Column(id[at+1:]).Label
		}
	}
	return id
}

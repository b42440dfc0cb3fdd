package say

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/card"
	"yibiao/app/session/desk"
	"yibiao/app/session/matching"
	"yibiao/app/session/overview"
	"yibiao/app/session/plan"
	"yibiao/app/session/sheets"
	"yibiao/dossier/docx/build"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// Waiting names who has to do something next.
func Waiting(w desk.Waiting) string {
	switch w {
	case desk.OnUs:
		return T("我们")
	case desk.OnSeal:
		return T("单位盖章")
	case desk.OnAuthority:
		return T("主管部门")
	case desk.OnPayment:
		return T("拨付")
	}
	return T("已了结")
}

// Week names a week of the load.
func Week(w desk.Week) string {
	switch {
	case w.From.IsZero():
		return T("已经过去")
	case w.Later:
		return T("{date} 以后", "date", w.From.Format("01-02"))
	}
	return T("{from} 至 {to}", "from", w.From.Format("01-02"), "to", w.From.AddDate(0, 0, 6).Format("01-02"))
}

// Stand names where dossiers stand whose amounts are added up.
func Stand(w desk.Waiting) string {
	switch w {
	case desk.OnUs:
		return T("在做")
	case desk.OnAuthority:
		return T("已报送")
	case desk.OnPayment:
		return T("已立项")
	}
	return T("已拨付和以后")
}

// Blocks tells in short what keeps a dossier back.
func Blocks(r desk.Row) string {
	switch {
	case r.Unreadable:
		return T("打不开：数据包不在")
	case !r.Known:
		return T("还没有看过")
	case !r.Dossier.Status.Open():
		return ServiceStages(r.Progress)
	case r.Blocking > 0 && r.Filled.Answered < r.Filled.Asked:
		return T("要修改或确认 {n}，表还空 {empty}", "n", r.Blocking, "empty", r.Filled.Asked-r.Filled.Answered)
	case r.Blocking > 0:
		return T("要修改或确认 {n} 项", "n", r.Blocking)
	case r.Attached < r.Needed:
		return T("材料还差 {n} 项", "n", r.Needed-r.Attached)
	case r.Unseen > 0:
		return T("{n} 个附件程序还没有看过", "n", r.Unseen)
	case r.Exported.Changes > 0 && !r.Exported.Draft:
		return T("导出后有改动")
	case r.Exported.Unsure && !r.Exported.Draft:
		return T("已导出，改没改过说不准")
	case r.Exported.Stands() && r.Refused+r.Undecided > 0:
		return T("已导出，{open}", "open", Unsettled(r.Refused, r.Undecided))
	case r.Exported.Stands():
		return T("已导出，可以报送")
	case r.Refused+r.Undecided > 0:
		return T("可以导出，{open}", "open", Unsettled(r.Refused, r.Undecided))
	case r.Warnings > 0:
		return T("可以导出，{n} 处请留意", "n", r.Warnings)
	}
	return T("可以导出")
}

// DeskTotal tells what the dossiers of a list come to; "" while no amount is known.
func DeskTotal(t desk.Total) string {
	if t.Sum.IsZero() {
		return ""
	}
	var aside []string
	if t.Open > 0 {
		aside = append(aside, T("{n} 份还算不出", "n", t.Open))
	}
	if t.Shared > 0 {
		aside = append(aside, T("{n} 份有别的档案也用了的发票、合同等，同一项不能领两次，合计可能偏多", "n", t.Shared))
	}
	words := T("；金额合计 {sum} 万元", "sum", t.Sum.String())
	if len(aside) > 0 {
		words += T("（{aside}）", "aside", strings.Join(aside, T("；")))
	}
	return words
}

// NextDay tells the next day that matters and what it is for; "" for none.
func NextDay(r desk.Row) string {
	switch {
	case r.Due == "":
		return ""
	case r.DueEvent == "" && r.DueStep == "":
		return T("{date} 截止", "date", r.Due)
	}
	return T("{date} {event}", "date", r.Due, "event", dueEvent(r))
}

// dueEvent is what the next day is for; "" for the due date itself.
func dueEvent(r desk.Row) string {
	if r.DueStep != "" {
		return Step(plan.Step(r.DueStep))
	}
	return r.DueEvent
}

// Amount is what the programmes of a dossier pay, in 万元; "" while it is not known.
func Amount(r desk.Row) string {
	if r.Amount != "" && r.AmountOpen {
		return T("{sum} 起", "sum", r.Amount)
	}
	return r.Amount
}

// Register is the table of dossiers that is handed on.
func Register(s *session.Session, rows []desk.Row) []sheets.Page {
	p := sheets.Page{Name: T("档案登记表"), Columns: []sheets.PageColumn{
		{Title: T("单位名称"), Width: 34}, {Title: T("档案"), Width: 30}, {Title: T("申报事项"), Width: 44}, {Title: T("阶段"), Width: 11}, {Title: T("卡在哪里"), Width: 30},
		{Title: T("等谁"), Width: 11}, {Title: T("表（已填/要填）"), Width: 14}, {Title: T("材料（已有/要备）"), Width: 16}, {Title: T("要修改或确认"), Width: 13}, {Title: T("建议核对"), Width: 10},
		{Title: T("下一个日子"), Width: 12}, {Title: T("是什么"), Width: 24}, {Title: T("还有工作日"), Width: 11}, {Title: T("金额（万元）"), Width: 12}, {Title: T("批准（万元）"), Width: 12}, {Title: T("已拨付（万元）"), Width: 12}, {Title: T("未拨付（万元）"), Width: 12}, {Title: T("批准文号"), Width: 24}, {Title: T("最后导出"), Width: 17}, {Title: T("编号"), Width: 38},
	}}
	for _, r := range rows {
		days, exported := any(nil), ""
		if r.HasDay {
			days = r.Days
		}
		if r.Exported.Number > 0 {
			exported = r.Exported.At.Local().Format("2006-01-02 15:04")
		}
		event := dueEvent(r)
		if r.Due != "" && event == "" {
			event = T("截止")
		}
		if r.HasDay && r.Estimated {
			event = T("{event}（工作日是估算的）", "event", event)
		}
		p.Rows = append(p.Rows, []any{
			r.Client.Name, r.Dossier.Title, programmeTitles(s, r.Dossier), Status(r.Dossier.Status), Blocks(r), Waiting(r.Waits),
			T("{done}/{all}", "done", r.Filled.Answered, "all", r.Filled.Asked), T("{done}/{all}", "done", r.Attached, "all", r.Needed),
			r.Blocking, r.Warnings, r.Due, event, days,
			number(r.Amount), number(r.Award.Granted), number(r.Award.Paid), number(r.Award.Left), r.Award.Number, exported, r.Dossier.ID,
		})
	}
	return []sheets.Page{p}
}

// number is a sum as a cell that can be added up; nil for one that is not known.
func number(text string) any {
	if n, err := strconv.ParseFloat(text, 64); err == nil {
		return n
	}
	return nil
}

// programmeTitles names what a dossier applies for.
func programmeTitles(s *session.Session, d session.DossierInfo) string {
	pack, text := s.Library().Pack(d.Pack), ""
	if pack == nil {
		return ""
	}
	for _, id := range d.Programmes {
		if q := pack.Programme(id); q != nil {
			if text != "" {
				text += T("、")
			}
			text += q.Title
		}
	}
	return text
}

// duty tells when, and where it stands.
func duty(d matching.Duty) string {
	when := d.Words
	switch {
	case !d.Date.IsZero():
		when = d.Date.Format("2006-01-02")
	case when == "" && d.Missing != "":
		when = T("“{label}”没有填或者有疑问，算不出日子", "label", d.Missing)
	case when == "":
		when = T("没有写日子")
	}
	return T("{event}：{when}（{source}）", "event", d.Event, "when", when, "source", Citation(d.Source))
}

// Follows tells what follows from an approval, with whether the applicant has to do it.
func Follows(d matching.Duty) string {
	if d.Owed {
		return T("批准以后要办：{duty}", "duty", duty(d))
	}
	return T("批准以后：{duty}", "duty", duty(d))
}

// Award tells what was approved, paid and is still to come; "" of a dossier of which nothing is kept.
func Award(a session.Award) string {
	text := ""
	for _, part := range []struct{ name, value string }{{T("批准"), a.Granted}, {T("已拨付"), a.Paid}, {T("未拨付"), a.Left}} {
		if part.value == "" {
			continue
		}
		if text != "" {
			text += T("，")
		}
		text += T("{name} {sum} 万元", "name", part.name, "sum", part.value)
	}
	if a.Over != "" {
		text += T("（已拨付比批准多 {sum} 万元，请核对）", "sum", a.Over)
	}
	if a.Number != "" && text != "" {
		return T("{words}（{number}）", "words", text, "number", a.Number)
	}
	return text + a.Number
}

// cap tells of a limit that counts over several dossiers of an applicant. What leaves the vault does not name the others.
func (w voice) cap(f *gb.Fault) string {
	a := f.Args
	others := w.say("本单位另外 {n} 份档案", "n", a["n"])
	if a["names"] != "" {
		others = w.say("本单位另外 {n} 份档案（{names}）", "n", a["n"], "names", a["names"])
	}
	switch {
	case f.Code == forms.CapTimes:
		return w.say("{label}：最多申请 {times} 份，{others}也申请了，请核对只留一份", "label", a["label"], "times", a["times"], "others", others)
	case f.Code == forms.CapOver:
		return w.say("{label}：连同{others}合计 {sum} {unit}，超过上限 {limit} {unit}（已批准的按批准金额计）", "label", a["label"], "others", others, "sum", a["sum"], "limit", a["limit"], "unit", a["unit"])
	case a["limit"] != "":
		return w.say("{label}：上限 {limit} {unit}要和{others}合在一起算，有的金额或条件没有填，不能判断超没超过", "label", a["label"], "limit", a["limit"], "unit", a["unit"], "others", others)
	}
	return w.say("{label}：要和{others}合在一起看，决定的内容没有填全，不能判断", "label", a["label"], "others", others)
}

// Cap tells of a limit over several dossiers of one applicant.
func Cap(c *forms.Cap) string {
	if c.Times > 0 && !c.Limit.Given() {
		return T("{label}：同一单位的几份档案合在一起看，最多 {times} 份", "label", c.Label, "times", c.Times)
	}
	if _, fixed := gb.Number(c.Limit.S); !fixed {
		return T("{label}：同一单位的几份档案加在一起算", "label", c.Label)
	}
	return T("{label}：同一单位的几份档案加在一起，最高 {limit} 万元", "label", c.Label, "limit", c.Limit.S)
}

// Entry tells what is kept of a client, in one line.
func Entry(e card.Entry, today time.Time) string {
	switch e.Sort {
	case card.Contact:
		return joined(e.Name, e.Role, e.Phone, e.Text)
	case card.Mandate:
		period := T("至 {until}", "until", e.Until)
		if e.From != "" {
			period = T("{from} 至 {until}", "from", e.From, "until", e.Until)
		}
		ended := ""
		switch day := today.Format(time.DateOnly); {
		case e.Until < day:
			ended = T("已过期")
		case e.From > day:
			ended = T("还没有开始")
		}
		return joined(T("授权委托书"), e.Name, period, ended, e.Text)
	}
	return e.Text
}

func joined(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, T("　"))
}

// Completeness tells how far a client's profile is filled in.
func Completeness(st overview.Status) string {
	words := T("企业档案：必填 {asked} 项，已填 {n} 项", "asked", st.Filled.Asked, "n", st.Filled.Answered)
	if st.Filled.Faults > 0 {
		words += T("，{n} 处要修改", "n", st.Filled.Faults)
	}
	return words
}

// StandingOf tells how a client stands towards the programmes, in one line.
func StandingOf(st overview.Status) string {
	words := T("{n} 个事项：符合 {met}，待人工确认 {confirm}，还不能判断 {unknown}，有疑问 {doubt}，不符合 {not}", "n", len(st.Match.Programmes),
		"met", st.Count(forms.Met), "confirm", st.Count(forms.Confirm), "unknown", st.Count(forms.Unknown), "doubt", st.Count(forms.Doubtful), "not", st.Count(forms.NotMet))
	if n := st.Count(forms.NoConditions); n > 0 {
		words += T("，没有设条件 {n}", "n", n)
	}
	return words
}

// MandateWarning warns that no mandate holds any more; "" where one holds, or none was ever kept.
func MandateWarning(st overview.Status) string {
	if ended := st.Ended(); len(ended) > 0 {
		last, _ := card.Last(ended)
		return T("没有在有效期内的授权委托书（最后一份到 {until}），代办前请补签", "until", last.Until)
	}
	return ""
}

// shownDays and shownMet bound what a status of one page names.
const (
	shownDays = 8
	shownMet  = 8
)

// officesOwn tells a day that the office set down for itself, or that is of its mandate: the client is not told of it.
func officesOwn(a matching.Appointment) bool {
	return a.Kind == matching.KindOwn || a.Kind == matching.KindMandate
}

// Overview is the status of a client as a document of about a page, to be given away. Contacts, notes, mandates and days of its own are
// the office's and stay out of it.
func Overview(st overview.Status) *build.Document {
	text := func(words string) build.Paragraph {
		return build.Paragraph{Content: []build.Inline{build.Text{S: words}}}
	}
	doc := &build.Document{Title: T("{name}申报情况", "name", st.Client.Name)}
	add := func(b ...build.Block) { doc.Body = append(doc.Body, b...) }
	add(build.Heading{Text: doc.Title}, build.Paragraph{Align: build.AlignRight, Content: []build.Inline{build.Text{S: T("截至 {date}", "date", st.At.Format("2006-01-02"))}}})
	add(build.Heading{Level: 1, Text: T("申报档案")})
	if len(st.Rows) == 0 {
		add(text(T("还没有申报档案。")))
	} else {
		grid := build.Grid{Widths: []float64{6, 2.4, 4, 4, 2}, Small: true, Rows: []build.Row{{Header: true, Cells: labels(T("档案"), T("阶段"), T("还差什么"), T("下一个日子"), T("金额（万元）"))}}}
		for _, r := range st.Rows {
			grid.Rows = append(grid.Rows, build.Row{Cells: []build.Cell{{Text: r.Dossier.Title}, {Text: Status(r.Dossier.Status)}, {Text: Blocks(r)}, {Text: NextDay(r)}, {Text: Amount(r)}}})
		}
		add(grid)
	}
	for _, r := range st.Rows {
		if stages := st.Stages[r.Dossier.ID]; len(stages) > 1 {
			add(build.Note{Lines: []string{T("{title}：{stages}", "title", r.Dossier.Title, "stages", Stages(stages))}})
		}
	}
	if days := slices.DeleteFunc(slices.Clone(st.Days), officesOwn); len(days) > 0 {
		var lines []string
		for _, a := range days[:min(len(days), shownDays)] {
			lines = append(lines, T("{date}　{event}", "date", a.Date.Format(time.DateOnly), "event", strings.ReplaceAll(Appointment(a), T("（{client}）", "client", st.Client.Name), "")))
		}
		if more := len(days) - shownDays; more > 0 {
			lines = append(lines, T("另有 {n} 件。", "n", more))
		}
		add(build.Heading{Level: 1, Text: T("近期要办")}, build.Note{Lines: lines})
	}
	add(build.Heading{Level: 1, Text: T("资料和政策")}, build.Note{Lines: []string{Completeness(st), StandingOf(st)}})
	var met []string
	for _, p := range st.Match.Programmes {
		if o := p.Outcome(); (o == forms.Met || o == forms.Confirm) && len(met) < shownMet {
			met = append(met, T("{title}（{outcome}）", "title", p.Programme.ShortTitle(), "outcome", Outcome(o)))
		}
	}
	if len(met) > 0 {
		add(build.Note{Lines: []string{T("可以考虑：{names}", "names", strings.Join(met, T("、")))}})
	}
	add(build.Note{Lines: []string{T("按填写的内容和附的材料得出，没有查证；能否申报以主管部门为准。")}})
	return doc
}

func labels(words ...string) []build.Cell {
	var out []build.Cell
	for _, w := range words {
		out = append(out, build.Cell{Text: w, Label: true})
	}
	return out
}

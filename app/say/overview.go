package say

import (
	"strings"
	"time"

	"yibiao/app/session/card"
	"yibiao/app/session/overview"
	"yibiao/dossier/docx/build"
	"yibiao/forms"
)

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
		words += T("，{n} 处须改", "n", st.Filled.Faults)
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

// Overview is the status of a client as a document of about a page. Contacts and notes are the office's own and stay out of it.
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
	if len(st.Days) > 0 {
		var lines []string
		for _, a := range st.Days[:min(len(st.Days), shownDays)] {
			lines = append(lines, T("{date}　{event}", "date", a.Date.Format(time.DateOnly), "event", strings.ReplaceAll(Appointment(a), T("（{client}）", "client", st.Client.Name), "")))
		}
		if more := len(st.Days) - shownDays; more > 0 {
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
	if warning := MandateWarning(st); warning != "" {
		add(text(warning))
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

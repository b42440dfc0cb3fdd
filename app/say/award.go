package say

import (
	"yibiao/app/session"
	"yibiao/app/session/matching"
	"yibiao/forms"
	"yibiao/forms/gb"
)

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

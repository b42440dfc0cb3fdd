package say

import (
	"yibiao/app/session"
	"yibiao/app/session/matching"
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

package match

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"github.com/shopspring/decimal"

	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session/matching"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// matchSign is the mark of a group beside its colour; the cells of the map have the same marks.
func matchSign(o forms.Outcome) string {
	switch o {
	case forms.Met:
		return "✓"
	case forms.NoConditions:
		return "○"
	case forms.Confirm:
		return "!"
	case forms.Doubtful:
		return "–"
	case forms.NotMet:
		return "×"
	}
	return "·"
}

// matchColours are those of a group; what cannot be told yet stays in the background.
func matchColours(o forms.Outcome) (ink, back fyne.ThemeColorName) {
	if o == forms.Unknown {
		return look.ColorMuted, theme.ColorNameHeaderBackground
	}
	return page.OutcomeColours(o)
}

// matchReason tells in one line what decides.
func matchReason(p matching.ProgrammeMatch) string {
	var names []string
	for _, c := range p.Verdict.Conditions {
		if c.Outcome == p.Outcome() {
			names = append(names, c.Rule.Condition)
		}
	}
	list := strings.Join(names, "；")
	missing := missingLabels(p)
	if o := p.Outcome(); list == "" && (o == forms.Doubtful || o == forms.NotMet || o == forms.Unknown && len(missing) == 0) {
		return say.T("{outcome}：没有记下是哪一条，请打开看各项条件", "outcome", say.Outcome(o))
	}
	switch p.Outcome() {
	case forms.Met:
		return say.Grounds(p.Verdict)
	case forms.NoConditions:
		return say.T("没有设资格条件")
	case forms.Confirm:
		if len(p.Verdict.Conditions) == 0 {
			return say.T("设了资格条件，按已有的内容一条也不适用，请对照文件人工确认")
		}
		if len(names) == 0 {
			return say.T("只判断了通常的要求，都满足；这一项文件自己的条件一条也没有判断，不能算符合，请对照文件和当年通知人工确认")
		}
		return say.T("没有不满足的条件，还要人工确认：{list}", "list", list)
	case forms.Doubtful:
		return say.T("先要问清：{list}", "list", list)
	case forms.NotMet:
		return say.T("不满足：{list}", "list", list)
	}
	if len(missing) > 0 {
		return say.T("还缺：{list}", "list", page.Joined(missing))
	}
	return say.T("还缺：{list}", "list", list)
}

// missingLabels names what keeps a programme undecided.
func missingLabels(p matching.ProgrammeMatch) []string {
	var out []string
	for _, id := range p.Missing {
		out = append(out, packLabel(p, id))
	}
	return out
}

// packLabel names a field, a column or a requirement of a programme; the id when it is none.
func packLabel(p matching.ProgrammeMatch, id string) string {
	if f := p.Pack.Field(id); f != nil {
		return f.Label
	}
	for _, r := range p.Programme.Materials {
		if r.ID.S == id {
			return say.T("材料“{name}”", "name", r.Name)
		}
	}
	for at, r := range id {
		if f := p.Pack.Field(id[:at]); r == '.' && f != nil && f.IsTable() && f.Column(id[at+1:]) != nil {
			return f.Label + "·" + f.Column(id[at+1:]).Label
		}
	}
	return id
}

// groundOf is what is known beside the amounts of a programme.
func groundOf(p matching.ProgrammeMatch) say.Ground {
	return say.Ground{Verdicts: []forms.Verdict{p.Verdict}, Answers: p.Answers}
}

// matchAmount tells the estimated money of a programme: what is known is added up by unit; while nothing is known, the
// highest fixed limit; "" when the document names no sum. Readings of one clause are never added.
func matchAmount(p matching.ProgrammeMatch) string {
	sums, units := map[string]decimal.Decimal{}, []string{}
	for _, e := range p.Estimates {
		if !e.Known || !e.Applies || e.Amount.Reading != "" || e.Result.IsZero() {
			continue
		}
		if _, there := sums[e.Amount.Unit]; !there {
			units = append(units, e.Amount.Unit)
		}
		sums[e.Amount.Unit] = sums[e.Amount.Unit].Add(e.Result)
	}
	var out []string
	for _, u := range units {
		out = append(out, say.T("约 {n} {unit}", "n", sums[u].String(), "unit", u))
	}
	if len(out) > 0 && p.Outcome().Open() {
		return say.T("若符合，{amount}", "amount", strings.Join(out, "＋"))
	}
	if len(out) > 0 {
		return strings.Join(out, "＋")
	}
	var most decimal.Decimal
	unit := ""
	for _, a := range p.Programme.Amounts {
		if c, ok := gb.Number(a.Cap.S); ok && c.GreaterThan(most) && (unit == "" || unit == a.Unit) {
			most, unit = c, a.Unit
		}
	}
	if unit == "" || p.Outcome() == forms.NotMet {
		return ""
	}
	return say.T("最高 {n} {unit}", "n", most.String(), "unit", unit)
}

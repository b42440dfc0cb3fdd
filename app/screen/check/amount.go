package check

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/forms"
)

// readings groups the amounts that apply: each with the other readings of its clause, of which only one is ever paid.
func readings(list []forms.Estimate) [][]forms.Estimate {
	return forms.Readings(slices.DeleteFunc(slices.Clone(list), func(e forms.Estimate) bool { return !e.Applies }))
}

// estimates lists the amounts with the steps that lead to them; nil when there is none. They are not summed up: the
// readings of one clause exclude one another, and so may the amounts of several programmes.
func (a *aside) estimates() fyne.CanvasObject {
	groups := readings(a.work.Report.Estimates)
	if len(groups) == 0 {
		return nil
	}
	box := kit.ColumnOf(look.Space, kit.Strong(say.T("金额测算")), kit.Muted(say.T("按文件规定和已填的数计算，仅供准备材料时参考，以审核结果为准。")))
	for _, group := range groups {
		box.Add(widget.NewSeparator())
		if len(group) > 1 {
			box.Add(kit.Paragraph(say.T("这一条有 {n} 种读法，只会按一种兑现，不能相加：", "n", len(group)), look.ColorWarn, theme.SizeNameCaptionText, false))
		}
		for _, e := range group {
			box.Add(a.estimate(e))
		}
	}
	return kit.Card(box)
}

// stepsOf are the steps of an amount, without its name and article, which stand beside them.
func stepsOf(e forms.Estimate, g say.Ground) string {
	words := strings.TrimPrefix(say.Estimate(e, g), say.T("{label}：{words}", "label", amountLabel(e.Amount), "words", ""))
	return strings.TrimSuffix(words, say.T("（{source}）", "source", say.Citation(e.Amount.Source)))
}

// estimate is one amount: its name and figure, the steps, the article, and the notice that its rates come from.
func (a *aside) estimate(e forms.Estimate) fyne.CanvasObject {
	ground := say.Ground{Verdicts: a.work.Report.Verdicts, Answers: a.work.Answers.Values}
	ink := look.ColorMuted
	if e.Known && !ground.Open(e) {
		ink = look.ColorOK
	}
	figure := kit.ParagraphLine(sumWords(e, ground), ink).(*canvas.Text)
	figure.TextStyle.Bold = true
	if e.Known {
		figure.TextSize = theme.Size(theme.SizeNameSubHeadingText)
	}
	text := kit.ColumnOf(2, kit.AtEnds(kit.Strong(amountLabel(e.Amount)), figure), kit.Muted(stepsOf(e, ground)))
	if source := page.SourceLine(e.Amount.Source); source != nil {
		text.Add(source)
	}
	if e.Amount.Note != "" {
		text.Add(kit.Muted(e.Amount.Note))
	}
	if at := (page.Place{Field: e.Missing}); !e.Known && a.work.Editing.Form.Field(e.Missing) != nil && a.work.Relevant[e.Missing] {
		text.Add(kit.Row(kit.NewTextLink(say.T("去填写 ›"), func() { a.goTo(at) })))
	}
	return text
}

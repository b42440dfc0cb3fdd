package check

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms"
)

// checkBar tells above the list whether the dossier may be exported, and what the last change made of it.
type checkBar struct {
	check  *Check
	words  *fyne.Container
	undo   *kit.Press
	object *fyne.Container
}

func newCheckBar(c *Check) *checkBar {
	b := &checkBar{check: c, words: kit.ColumnOf(2)}
	b.undo = page.Changing(c.ctx.Session, kit.Button(say.T("撤销这一步"), c.undo))
	b.object = container.New(&kit.SheetLayout{}, canvas.NewRectangle(theme.Color(look.ColorOKBack)), kit.Within(look.SpacePage, 8, kit.AtEnds(b.words, b.undo)))
	return b
}

func (b *checkBar) refresh() {
	r := b.check.work.Report
	words := b.check.work.PassedWords()
	ink, back := b.check.work.PassedColours()
	note := say.T("文件写明的条件和一般的做法分别标明；结果以受理单位审核为准。")
	if r.Blocking() > 0 {
		ink, back, words = look.ColorBlock, look.ColorBlockBack, page.BlockingWords(r)
		note = say.T("点一条意见就到要改的地方。没有改完也可以先导出草稿。")
		if slices.ContainsFunc(b.check.lines, func(l *checkLine) bool { return len(l.fields) > 0 }) {
			note = say.T("点一条意见就到要改的地方；标着“就地改”的（F2）可以在这里改，马上看到意见和金额怎么变。没有改完也可以先导出草稿。")
		}
	}
	b.words.RemoveAll()
	b.words.Add(kit.Paragraph(words, ink, theme.SizeNameText, true))
	b.undo.Hide()
	if change := b.check.change; change != nil {
		note = change.sentence()
		b.undo.Show()
	}
	b.words.Add(kit.Paragraph(note, theme.ColorNameForeground, theme.SizeNameCaptionText, false))
	if guessed := b.check.work.Guessed(); len(guessed) > 0 {
		words := say.T("有 {n} 栏空着、可以推算：逐项看过，一起填上…", "n", len(guessed))
		if n := len(b.check.work.Defaults()); n > 0 {
			words = say.T("有 {n} 项取的是默认值或者可以推算：逐项看过，一起确认…", "n", n+len(guessed))
		}
		b.words.Add(kit.Row(kit.NewTextLink(words, b.askGuesses)))
	}
	ground := b.object.Objects[0].(*canvas.Rectangle)
	ground.FillColor = theme.Color(back)
	b.object.Refresh()
}

// askGuesses offers all defaults and all that is guessed together, so that one look settles them.
func (b *checkBar) askGuesses() {
	c := b.check
	fields := c.work.Guessed()
	for _, f := range c.work.Defaults() {
		fields = append(fields, f.Name())
	}
	page.AskDefaults(c.ctx, c.work, fields, func(err error) { c.changedInDialog(say.T("填上推算的内容"), err) })
}

// checkedChange is one change that was made on this screen, with the results before and after.
type checkedChange struct {
	what          string
	before, after forms.Report
}

// sentence tells what a change made of findings, amounts and eligibility.
func (x *checkedChange) sentence() string {
	parts := []string{say.T("{what}：须处理 {before} → {after} 条", "what", x.what, "before", x.before.Blocking(), "after", x.after.Blocking())}
	if a, b := len(session.Minded(x.before)), len(session.Minded(x.after)); a != b {
		parts = append(parts, say.T("请留意 {before} → {after} 条", "before", a, "after", b))
	}
	then, now := say.Ground{Verdicts: x.before.Verdicts}, say.Ground{Verdicts: x.after.Verdicts}
	for i, e := range x.after.Estimates {
		if i < len(x.before.Estimates) {
			if was, is := sumWords(x.before.Estimates[i], then), sumWords(e, now); was != is {
				parts = append(parts, say.T("{label} {before} → {after}", "label", amountLabel(e.Amount), "before", was, "after", is))
			}
		}
	}
	for i, v := range x.after.Verdicts {
		if i < len(x.before.Verdicts) && x.before.Verdicts[i].Outcome != v.Outcome {
			parts = append(parts, say.T("{label} {before} → {after}", "label", v.Programme.ShortTitle(),
				"before", say.Outcome(x.before.Verdicts[i].Outcome), "after", say.Outcome(v.Outcome)))
		}
	}
	return strings.Join(parts, say.T("；"))
}

// sumWords is an amount as a figure with its unit.
func sumWords(e forms.Estimate, g say.Ground) string {
	switch {
	case !e.Applies:
		return say.T("不适用")
	case !e.Known:
		return say.T("还不能测算")
	case g.Open(e):
		return say.T("若符合，{amount}", "amount", e.Result.String()+" "+e.Amount.Unit)
	}
	return e.Result.String() + " " + e.Amount.Unit
}

// amountLabel names an amount, with the reading of its clause where there are several.
func amountLabel(a *forms.Amount) string {
	if a.Reading == "" {
		return a.Label
	}
	return say.T("{label}（{reading}）", "label", a.Label, "reading", a.Reading)
}

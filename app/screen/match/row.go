package match

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session/matching"
	"yibiao/forms"
)

// matchRow is the line of one programme: its mark, name, policy, money and what decides. Enter shows its conditions
// below.
type matchRow struct {
	page  *matchClient
	match matching.ProgrammeMatch
	item  *kit.Item
	badge *fyne.Container

	title, reason *widget.RichText
	amount        *canvas.Text
	below         *fyne.Container
	object        fyne.CanvasObject
}

func newMatchRow(c *matchClient, p matching.ProgrammeMatch) *matchRow {
	r := &matchRow{page: c, badge: container.NewStack(), title: kit.OneLine(), reason: kit.OneLine(), below: kit.ColumnOf(look.Space)}
	r.amount = canvas.NewText("", theme.Color(look.ColorOK))
	r.amount.TextStyle.Bold, r.amount.TextSize = true, theme.TextSize()
	text := kit.ColumnOf(2, kit.Tightly(r.title), kit.Tightly(r.reason))
	id := p.Programme.ID.S
	r.item = kit.NewItem(container.New(&kit.Pair{Left: 34}, r.badge, kit.AtEnds(text, r.amount)), func() {
		if c.opened == id {
			id = ""
		}
		c.open(id)
		id = p.Programme.ID.S
		r.reveal()
	})
	r.object = kit.ColumnOf(0, r.item, r.below)
	return r
}

// show shows how the client stands now.
func (r *matchRow) show(p matching.ProgrammeMatch) {
	r.match = p
	ink, back := matchColours(p.Outcome())
	r.badge.Objects = []fyne.CanvasObject{kit.Badge(matchSign(p.Outcome()), ink, back)}
	kit.SetLine(r.title, p.Programme.Title, theme.ColorNameForeground, theme.SizeNameText)
	words := p.Pack.Document.Number + "　" + matchReason(p)
	if n := len(p.Dossiers); n > 0 {
		words = say.T("已有 {n} 份档案", "n", n) + "　" + words
	}
	if p.Fuller != "" {
		words = say.OlderIsFuller(p.Looked, p.Fuller) + "　" + words
	}
	kit.SetLine(r.reason, words, look.ColorMuted, theme.SizeNameCaptionText)
	r.amount.Text = matchAmount(p)
	r.amount.Color = theme.Color(look.ColorOK)
	if p.Outcome() != forms.Met {
		r.amount.Color = theme.Color(look.ColorMuted)
	}
	r.amount.Refresh()
	r.unfold()
}

// reveal brings the line into sight, and of what is below it as much as there is room for.
func (r *matchRow) reveal() {
	r.page.scroll.Refresh() // texts know their height once they have been given their width
	kit.Reveal(r.page.scroll, r.object)
	kit.Reveal(r.page.scroll, r.item)
}

// unfold shows the conditions when this is the programme that is open.
func (r *matchRow) unfold() {
	r.below.RemoveAll()
	open := r.page.opened == r.match.Programme.ID.S
	r.item.Choose(open)
	if open {
		r.below.Add(r.detail())
	}
	r.below.Refresh()
}

// detail is the conditions with what they rest on, the money, and what can be done.
func (r *matchRow) detail() fyne.CanvasObject {
	p := r.match
	box := kit.ColumnOf(look.Space, r.actions())
	if p.Programme.Applicants.Note != "" || len(p.Programme.Applicants.Types) > 0 {
		box.Add(kit.Muted(say.T("申报主体：{who}", "who", strings.TrimPrefix(page.Joined(p.Programme.Applicants.Types)+"。"+p.Programme.Applicants.Note, "。"))))
	}
	if p.Looked != "" {
		box.Add(kit.Muted(say.LookedInto(len(p.Dossiers), p.Looked)))
	}
	if r.page.ask.asked() > 0 {
		box.Add(r.page.ask.object)
	}
	for _, c := range p.Verdict.Conditions {
		box.Add(widget.NewSeparator())
		box.Add(matchCondition(p, c))
	}
	if len(p.Verdict.Conditions) == 0 {
		box.Add(kit.Plain(say.T("文件没有给这个事项设可以预先判断的条件。")))
	}
	for _, e := range p.Estimates {
		if e.Applies {
			box.Add(widget.NewSeparator())
			box.Add(kit.Paragraph(say.Estimate(e, groundOf(p)), look.ColorInfo, theme.SizeNameCaptionText, false))
		}
	}
	return kit.Within(8, 0, kit.Panel(look.ColorCard, theme.ColorNamePrimary, box))
}

// actions begin a dossier, open those there are, and lead to the policy.
func (r *matchRow) actions() fyne.CanvasObject {
	ctx, p := r.page.screen.ctx, r.match
	create := page.Changing(ctx.Session, kit.Button(say.T("建立档案"), r.create))
	if p.Outcome() != forms.NotMet && len(p.Dossiers) == 0 {
		create.Importance = widget.HighImportance
	}
	line := container.New(&kit.Flow{Gap: look.SpaceTight}, create)
	for _, id := range p.Dossiers {
		if d, err := ctx.Session.Dossiers().Find(id); err == nil {
			line.Add(kit.Button(say.T("打开“{title}”", "title", kit.CutMiddle(d.Title, kit.Scaled(220), theme.TextSize())), func() { ctx.Nav.Go(page.Route{Page: page.Form, Dossier: id}) }))
		}
	}
	line.Add(kit.Quiet(say.T("看政策"), func() {
		ctx.Nav.Go(page.Route{Page: page.Policy, Pack: p.Pack.ID.S, At: page.Place{Programme: p.Programme.ID.S}})
	}))
	return line
}

// create begins a dossier with the answers that were given here, and opens its form.
func (r *matchRow) create() {
	ctx := r.page.screen.ctx
	r.page.ask.commit()
	d, err := matching.CreateFromMatch(ctx.Session, r.page.match.Client.ID, r.match.Pack.ID.S, []string{r.match.Programme.ID.S})
	if err != nil {
		ctx.Dialogs.Fail(err)
		return
	}
	ctx.Nav.Saved()
	ctx.Nav.Go(page.Route{Page: page.Form, Dossier: d.ID})
}

// matchCondition is one condition with the values that decided it and its article.
func matchCondition(p matching.ProgrammeMatch, x forms.Condition) fyne.CanvasObject {
	var values []string
	for _, d := range x.Deciding {
		if d.Text != "" {
			values = append(values, say.T("{label} {value}", "label", d.Label, "value", d.Text))
		}
	}
	if x.Missing != "" {
		values = append(values, page.MissingWords(x, nil, packLabel(p, x.Missing)))
	}
	if x.Failed {
		values = append(values, say.FailedRule())
	}
	if ground := say.RestsOn(x); ground != "" {
		values = append(values, ground)
	}
	if x.Outcome == forms.Doubtful {
		values = append(values, say.T("不影响导出，但先要问清"))
	}
	if cite := say.Citation(x.Rule.Source); cite != "" {
		values = append(values, say.T("依据：{source}", "source", cite))
	}
	text := kit.ColumnOf(2, kit.Plain(x.Rule.Condition))
	if x.Against != "" && x.OddWhy == nil {
		text.Add(kit.Plain(x.Against))
	}
	if len(values) > 0 {
		text.Add(kit.Muted(strings.Join(values, "　")))
	}
	return kit.LayoutPair(140, container.NewHBox(page.ConditionBadge(x)), text)
}

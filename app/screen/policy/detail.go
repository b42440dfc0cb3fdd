package policy

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session/policies"
	"yibiao/forms"
)

// detail is what a programme asks: who may apply, the money, conditions, materials and fields; of an information card,
// what it says.
func (l *policyLine) detail() fyne.CanvasObject {
	q := l.programme
	box := kit.ColumnOf(look.Space)
	if q.Card != nil {
		box.Add(l.card(q.Card))
		return box
	}
	box.Add(l.actions())
	if len(q.Applicants.Types) > 0 || q.Applicants.Note != "" {
		who := strings.TrimPrefix(page.Joined(q.Applicants.Types)+"。"+q.Applicants.Note, "。")
		box.Add(l.told(say.T("申报主体：{who}", "who", who), q.Applicants.Source))
	}
	for _, a := range q.Amounts {
		box.Add(l.told(page.AmountWords(a), a.Source))
	}
	for _, c := range q.Caps {
		box.Add(l.told(say.Cap(c), c.Source))
	}
	l.conditions(box)
	l.materials(box)
	l.fields(box)
	return box
}

// told is a sentence with what it rests on.
func (l *policyLine) told(words string, source forms.Source) fyne.CanvasObject {
	box := kit.ColumnOf(2, kit.Plain(words))
	if cite := say.Citation(source); cite != "" {
		box.Add(kit.Muted(say.T("依据：{source}", "source", cite)))
	}
	return box
}

func (l *policyLine) card(c *forms.Card) fyne.CanvasObject {
	box := kit.ColumnOf(look.SpaceTight, kit.Paragraph(say.T("这一项不用申报材料，仅供了解。"), look.ColorInfo, theme.SizeNameText, true))
	for _, x := range []struct{ name, words string }{{say.T("对象"), c.Who}, {say.T("内容"), c.What}, {say.T("咨询"), c.Ask}} {
		if x.words != "" {
			box.Add(kit.LayoutPair(60, kit.Muted(x.name), kit.Plain(x.words)))
		}
	}
	if cite := say.Citation(c.Source); cite != "" {
		box.Add(kit.Muted(say.T("依据：{source}", "source", cite)))
	}
	return box
}

// actions begin a dossier of the client that the workbench showed last.
func (l *policyLine) actions() fyne.CanvasObject {
	ctx := l.page.screen.ctx
	client := ctx.Session.Setting(page.SettingClient)
	line := container.New(&kit.Flow{Gap: look.SpaceTight})
	if c, err := ctx.Session.Clients().Find(client); client != "" && err == nil {
		line.Add(kit.Button(say.T("对照“{name}”", "name", kit.CutMiddle(c.Name, kit.Scaled(240), theme.TextSize())), func() {
			ctx.Nav.Go(page.Route{Page: page.Match, Client: c.ID, At: page.Place{Programme: l.programme.ID.S}})
		}))
		return line
	}
	return kit.Muted(say.T("在工作台新建单位后，可以在这里对照条件。"))
}

// spot is a line of the detail; the one that was searched for stands on a ground.
func (l *policyLine) spot(kind policies.HitKind, id string, content fyne.CanvasObject) fyne.CanvasObject {
	at := l.page.at
	if at.programme != l.programme.ID.S || at.kind != kind || at.id != id {
		return content
	}
	l.marked = kit.GroundOf(look.ColorWarnBack, kit.Within(8, 6, content))
	return l.marked
}

func (l *policyLine) conditions(box *fyne.Container) {
	first := true
	for _, r := range l.programme.Rules {
		wanted := l.page.at.kind == policies.HitRule && l.page.at.id == r.ID.S
		if !r.Decides() && !wanted {
			continue // it only checks the form
		}
		if first {
			box.Add(widget.NewSeparator())
			box.Add(kit.Strong(say.T("资格条件")))
			first = false
		}
		words := r.Condition
		if words == "" {
			words = say.RuleWords(r, r.Says)
		}
		if r.Severity == forms.Manual {
			words += say.T("（由人核实）")
		}
		box.Add(l.spot(policies.HitRule, r.ID.S, l.told(words, r.Source)))
	}
}

func (l *policyLine) materials(box *fyne.Container) {
	for i, r := range l.programme.Materials {
		if i == 0 {
			box.Add(widget.NewSeparator())
			box.Add(kit.Strong(say.T("材料")))
		}
		words := r.Name
		if r.WhenSays != "" {
			words += "：" + r.WhenSays
		}
		about := []string{}
		for _, s := range []string{r.Note, r.Seal} {
			if s != "" {
				about = append(about, s)
			}
		}
		line := kit.ColumnOf(2, kit.AtEnds(kit.Plain(words), needBadge(r)))
		if cite := say.Citation(r.Source); cite != "" {
			about = append(about, say.T("依据：{source}", "source", cite))
		}
		if len(about) > 0 {
			line.Add(kit.Muted(strings.Join(about, "　")))
		}
		box.Add(l.spot(policies.HitMaterial, r.ID.S, line))
	}
}

func needBadge(r *forms.Requirement) fyne.CanvasObject {
	if r.Need == forms.Always {
		return kit.Badge(say.Need(r.Need, r.MayBlock()), look.ColorInfo, look.ColorInfoBack)
	}
	return kit.Badge(say.Need(r.Need, false), look.ColorMuted, theme.ColorNameHeaderBackground)
}

// fields names the fields by section; the one that was searched for stands out with its hint.
func (l *policyLine) fields(box *fyne.Container) {
	for i, section := range l.programme.Asks {
		if i == 0 {
			box.Add(widget.NewSeparator())
			box.Add(kit.Strong(say.T("要填写的内容")))
		}
		var names []string
		for _, f := range section.Fields {
			names = append(names, f.Label)
		}
		box.Add(kit.LayoutPair(130, kit.Muted(section.Title), kit.Plain(page.Joined(names))))
		for _, f := range section.Fields {
			if l.page.at.kind == policies.HitField && l.page.at.id == f.Name() {
				box.Add(l.spot(policies.HitField, f.Name(), l.field(f)))
			}
		}
	}
}

// field tells about one field, and leads to it in the profile when it belongs there.
func (l *policyLine) field(f *forms.Field) fyne.CanvasObject {
	ctx := l.page.screen.ctx
	text := kit.ColumnOf(2, kit.Strong(f.Label))
	if f.Hint != "" {
		text.Add(kit.Plain(f.Hint))
	}
	if cite := say.Citation(f.Source); cite != "" {
		text.Add(kit.Muted(say.T("依据：{source}", "source", cite)))
	}
	client := ctx.Session.Setting(page.SettingClient)
	if _, err := ctx.Session.Clients().Find(client); !f.Profile || client == "" || err != nil {
		return text
	}
	return kit.AtEnds(text, kit.Button(say.T("去企业档案填写"), func() {
		ctx.Nav.Go(page.Route{Page: page.Profile, Client: client, At: page.Place{Field: f.Name()}})
	}))
}

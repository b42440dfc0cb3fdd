package policy

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session/policies"
	"yibiao/forms"
)

// target is the place of a policy's page that is wanted; the zero target is its beginning.
type target struct {
	programme, file string
	article         string // number, or number and title where several share a number
	// kind and id name a rule, material or field of the programme.
	kind policies.HitKind
	id   string
}

// policyPage is one policy: what it is, its programmes, its articles in own words, and the person's files.
type policyPage struct {
	screen *Policy
	at     target
	goal   *kit.Item         // what stands at the target; nil for the beginning
	whole  fyne.CanvasObject // the goal with what is shown below it
	lines  map[string]*policyLine
	scroll *container.Scroll
}

func newPolicyPage(p *Policy) *policyPage {
	return &policyPage{screen: p, scroll: container.NewVScroll(kit.ColumnOf(0))}
}

// show shows the selected policy, opened at a target.
func (g *policyPage) show(at target) {
	g.at, g.goal, g.whole, g.lines = at, nil, nil, map[string]*policyLine{}
	page := kit.CentredPage(look.SpaceWide)
	pack := g.screen.pack()
	if pack == nil {
		page.Add(kit.Heading(say.T("其他文件")))
		page.Add(kit.Muted(say.T("不属于某一份政策的通知、指南、问答等。放在这里的文件，查找时一并搜索。")))
	} else {
		page.Add(g.head(pack))
		page.Add(g.officialFiles(pack))
		page.Add(g.programmes(pack))
		if len(pack.Articles) > 0 {
			page.Add(g.articles(pack))
		}
	}
	page.Add(g.fileList())
	g.scroll.Content = kit.Within(look.SpacePage, look.SpaceWide, page)
	g.scroll.Offset = fyne.NewPos(0, 0)
	g.scroll.Refresh()
}

// arrive gives the keyboard to the target and brings it into sight; false when there is none.
func (g *policyPage) arrive() bool {
	if g.goal == nil {
		return false
	}
	g.scroll.Refresh() // texts know their height once they have been given their width
	kit.Focus(g.goal)
	kit.Reveal(g.scroll, g.whole)
	kit.Reveal(g.scroll, g.goal)
	if l := g.lines[g.at.programme]; l != nil && l.marked != nil {
		kit.Reveal(g.scroll, l.marked)
	}
	return true
}

// head names the document, who issued it and how long it holds.
func (g *policyPage) head(pack *forms.Pack) fyne.CanvasObject {
	d := pack.Document
	words, ink, back := g.screen.validity(pack)
	var dates []string
	for _, x := range []struct{ words, date string }{{say.T("印发"), d.Issued}, {say.T("施行"), d.Effective}, {say.T("到期"), d.Expires}} {
		if x.date != "" {
			dates = append(dates, say.T("{date} {event}", "date", x.date, "event", x.words))
		}
	}
	who := kit.Button(say.T("看哪些单位符合"), func() { g.screen.ctx.Nav.Go(page.Route{Page: page.Match, Pack: pack.ID.S}) })
	box := kit.ColumnOf(look.SpaceTight,
		kit.AtEnds(kit.Heading("《"+d.Name+"》"), kit.Row(kit.Badge(words, ink, back), who)),
		kit.Plain(d.Number+"　"+page.Joined(d.Issuers)),
		kit.Muted(strings.Join(dates, "，")))
	if d.Note != "" {
		box.Add(kit.Muted(d.Note))
	}
	return box
}

// programmes lists the programmes; Enter shows what one asks.
func (g *policyPage) programmes(pack *forms.Pack) fyne.CanvasObject {
	box := kit.ColumnOf(1, kit.Within(0, 4, kit.Strong(say.T("{name} {n}", "name", say.T("事项"), "n", programmesOf(pack)))))
	for _, q := range pack.Programmes {
		if page.AlwaysIn(pack, q) {
			continue
		}
		l := newPolicyLine(g, q)
		g.lines[q.ID.S] = l
		box.Add(l.object)
		if q.ID.S == g.at.programme {
			l.unfold(true)
			g.goal, g.whole = l.item, l.object
		}
	}
	return box
}

// articles tells what the document says, in our own words.
func (g *policyPage) articles(pack *forms.Pack) fyne.CanvasObject {
	box := kit.ColumnOf(1, kit.Within(0, 4, kit.Strong(say.T("{name} {n}", "name", say.T("条文要点"), "n", len(pack.Articles)))),
		kit.Muted(say.T("用自己的话概括，以文件原文为准。")))
	for _, a := range pack.Articles {
		words := kit.ColumnOf(2, kit.Strong(a.No+"　"+a.Title), kit.Plain(a.Text))
		if len(a.Words) > 0 {
			words.Add(kit.Muted(say.T("原文用语：{words}", "words", page.Joined(a.Words))))
		}
		it := kit.NewItem(words, func() {})
		if g.at.article != "" && (a.No == g.at.article || a.No+" "+a.Title == g.at.article) {
			it.Choose(true)
			g.goal, g.whole = it, it
		}
		box.Add(it)
	}
	return box
}

// policyLine is one programme of the page, with what it asks below while it is open.
type policyLine struct {
	page      *policyPage
	programme *forms.Programme
	item      *kit.Item
	open      bool
	marked    fyne.CanvasObject // the rule, material or field that was searched for
	below     *fyne.Container
	object    fyne.CanvasObject
}

func newPolicyLine(g *policyPage, q *forms.Programme) *policyLine {
	l := &policyLine{page: g, programme: q, below: kit.ColumnOf(0)}
	line := kit.OneLine()
	words := page.Joined(q.Responsible)
	counts := q.Counts()
	if q.Card != nil {
		words = q.Card.Who
	} else {
		words = say.T("{fields} 个填写项，{materials} 份材料", "fields", counts.Fields+counts.Tables, "materials", counts.Materials) + "　" + words
	}
	kit.SetLine(line, words, look.ColorMuted, theme.SizeNameCaptionText)
	mark := kit.Badge(q.Kind, look.ColorMuted, theme.ColorNameHeaderBackground)
	if q.Card != nil {
		mark = kit.Badge(say.T("仅供了解"), look.ColorInfo, look.ColorInfoBack)
	}
	l.item = kit.NewItem(kit.AtEnds(kit.ColumnOf(2, kit.Plain(q.Title), kit.Tightly(line)), mark), func() {
		l.unfold(!l.open)
		g.scroll.Refresh()
		kit.Reveal(g.scroll, l.object)
		kit.Reveal(g.scroll, l.item)
	})
	l.object = kit.ColumnOf(0, l.item, l.below)
	return l
}

func (l *policyLine) unfold(open bool) {
	l.open = open
	l.item.Choose(open)
	l.below.RemoveAll()
	if open {
		l.page.at.programme = l.programme.ID.S
		l.below.Add(kit.Within(8, 0, kit.Panel(look.ColorCard, theme.ColorNamePrimary, l.detail())))
	}
	l.below.Refresh()
}

// fileList is the person's own documents on this policy.
func (g *policyPage) fileList() fyne.CanvasObject {
	p := g.screen
	add := page.Changing(p.ctx.Session, kit.Button(say.T("添加文件…"), func() {
		p.ctx.Dialogs.Choose(page.FileRequest{Kind: page.AskFiles, Title: say.T("添加文件"), Types: page.PolicyTypes}, p.add)
	}))
	box := kit.ColumnOf(look.Space, kit.AtEnds(kit.Strong(say.T("{name} {n}", "name", say.T("我的文件"), "n", p.fileCount(p.selected))), add))
	for _, f := range p.files {
		if f.Pack == p.selected {
			box.Add(g.fileLine(f))
		}
	}
	if p.fileCount(p.selected) == 0 {
		box.Add(kit.Muted(say.T("把本地印发的通知、办事指南、问答（.docx、.pdf、.txt）拖进窗口，或按“添加文件…”。文件收进资料库，查找时一并搜索。")))
	}
	ground := canvas.NewRectangle(theme.Color(look.ColorCard))
	ground.CornerRadius = kit.Scaled(6)
	return container.New(&kit.SheetLayout{}, ground, kit.Within(14, 12, box))
}

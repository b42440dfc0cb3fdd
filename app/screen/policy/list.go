package policy

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/find"
	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session/policies"
	"yibiao/forms"
)

// mostHits is how many hits are listed: a longer list is searched by typing on.
const mostHits = 30

// index is the left of the screen: the search box, and below it the policies or what the search has found.
type index struct {
	screen *Policy
	search *kit.FindBox
	list   *fyne.Container
	items  []*kit.Item
	scroll *container.Scroll
	object fyne.CanvasObject
}

func newIndex(p *Policy) *index {
	x := &index{screen: p, list: kit.ColumnOf(2)}
	x.search = kit.NewFindBox(say.T("查找，也可用拼音首字母（Ctrl+F）"), x.fill, nil)
	x.search.OnSubmitted = func(string) { x.openFirst() }
	x.search.Down = func() {
		if len(x.items) > 0 {
			kit.Focus(x.items[0])
		}
	}
	ground := canvas.NewRectangle(theme.Color(look.ColorCard))
	x.scroll = container.NewVScroll(kit.Within(4, 6, x.list))
	x.object = container.NewStack(ground, kit.Within(8, 10, container.NewBorder(x.search, page.Changing(p.ctx.Session, kit.Quiet(say.T("添加数据包…"), func() { askPack(p) })), nil, nil, x.scroll)))
	return x
}

// fill lists the policies, or what answers the search.
func (x *index) fill() {
	x.items, x.list.Objects = nil, nil
	if x.search.Text == "" {
		x.listPolicies()
	} else {
		x.listHits()
	}
	x.scroll.Offset = fyne.NewPos(0, 0)
	x.scroll.Refresh()
}

func (x *index) addItem(content fyne.CanvasObject, chosen func()) *kit.Item {
	it := kit.NewItem(content, chosen)
	x.items = append(x.items, it)
	x.list.Add(it)
	return it
}

func (x *index) listPolicies() {
	slots := x.screen.slots("")
	if words := missingOriginals(slots); words != "" {
		x.list.Add(kit.Within(10, 4, kit.Muted(words)))
	}
	for _, pack := range x.screen.packs() {
		x.addItem(x.policyCard(pack, slots), func() { x.screen.choose(pack.ID.S, target{}) })
	}
	words := say.T("添加通知、办事指南等文件（.docx、.pdf、.txt），查找时一并搜索")
	if n := x.screen.fileCount(""); n > 0 {
		words = say.T("{n} 个文件", "n", n)
	}
	x.addItem(kit.ColumnOf(2, kit.Strong(say.T("其他文件")), kit.Muted(words)), func() { x.screen.choose("", target{}) })
	x.mark()
}

// mark shows which policy is selected.
func (x *index) mark() {
	packs := x.screen.packs()
	for i, it := range x.items {
		id := ""
		if i < len(packs) {
			id = packs[i].ID.S
		}
		it.Choose(id == x.screen.selected)
	}
}

// policyCard tells a policy in some lines.
func (x *index) policyCard(pack *forms.Pack, slots []policies.Slot) fyne.CanvasObject {
	box := kit.ColumnOf(2, kit.Strong(pack.Title), issuerLine(pack.Document))
	words, ink, back := x.screen.validity(pack)
	counts := say.T("{n} 个事项，{m} 条条文", "n", programmesOf(pack), "m", len(pack.Articles))
	if n := x.screen.fileCount(pack.ID.S); n > 0 {
		counts += say.T("，{n} 个文件", "n", n)
	}
	box.Add(kit.AtEnds(kit.Muted(counts), kit.Badge(words, ink, back)))
	if missing := missingFiles(slots, pack); missing != "" {
		box.Add(kit.Muted(missing))
	}
	return box
}

// programmesOf counts what can be looked at, information cards included.
func programmesOf(pack *forms.Pack) int {
	n := 0
	for _, q := range pack.Programmes {
		if !page.AlwaysIn(pack, q) {
			n++
		}
	}
	return n
}

// validity tells whether a policy is in force today.
func (p *Policy) validity(pack *forms.Pack) (words string, ink, back fyne.ThemeColorName) {
	today, d := p.ctx.Session.Now().Format("2006-01-02"), pack.Document
	switch {
	case d.Effective > today:
		return say.T("{date} 起施行", "date", d.Effective), look.ColorWarn, look.ColorWarnBack
	case d.Expires != "" && d.Expires < today:
		return say.T("已到期"), look.ColorBlock, look.ColorBlockBack
	case d.Expires != "":
		return say.T("有效至 {date}", "date", d.Expires), look.ColorOK, look.ColorOKBack
	}
	return say.T("未写有效期"), look.ColorMuted, theme.ColorNameHeaderBackground
}

func (p *Policy) fileCount(pack string) int {
	n := 0
	for _, f := range p.files {
		if f.Pack == pack {
			n++
		}
	}
	return n
}

// hitName names a kind of hit.
func hitName(k policies.HitKind) string {
	switch k {
	case policies.HitPolicy:
		return say.T("政策")
	case policies.HitProgramme:
		return say.T("事项")
	case policies.HitArticle:
		return say.T("条文")
	case policies.HitRule:
		return say.T("条件")
	case policies.HitMaterial:
		return say.T("材料")
	case policies.HitField:
		return say.T("填写项")
	}
	return say.T("文件")
}

// listHits searches at once: the session answers well within a frame, and belongs to this goroutine.
func (x *index) listHits() {
	hits, err := policies.Search(x.screen.ctx.Session, x.search.Text, mostHits+1)
	if err != nil {
		x.screen.ctx.Dialogs.Fail(err)
		return
	}
	for _, h := range hits[:min(len(hits), mostHits)] {
		x.addItem(hitCard(h, passageOf(h.Text, x.search.Text, x.screen.ctx.Session.Library().Vocabulary.Aliases)), func() { x.screen.openHit(h) })
	}
	switch {
	case len(hits) == 0:
		lacking, err := policies.OriginalsLacking(x.screen.ctx.Session)
		if err != nil {
			x.screen.ctx.Dialogs.Fail(err)
		}
		x.list.Add(kit.Within(10, 6, kit.Muted(say.NotFound(x.search.Text, lacking))))
	case len(hits) > mostHits:
		x.list.Add(kit.Within(10, 6, kit.Muted(say.T("只列出前 {n} 条，请再多打几个字。", "n", mostHits))))
	}
}

// shortPassage is how many characters of a passage a hit shows: two lines.
const shortPassage = 56

// passageOf cuts a passage so that the first word searched for stands near its beginning.
func passageOf(text, search string, aliases [][]string) string {
	if utf8.RuneCountInString(text) <= shortPassage {
		return text
	}
	return find.Excerpt(text, firstPlace(text, search, aliases), 8, shortPassage)
}

// hitCard is a hit in two or three lines: what it is, the passage, and where it stands.
func hitCard(h policies.Hit, passage string) fyne.CanvasObject {
	ink, back := look.ColorMuted, theme.ColorNameHeaderBackground
	if h.Kind == policies.HitPolicy || h.Kind == policies.HitProgramme {
		ink, back = look.ColorInfo, look.ColorInfoBack
	}
	title := kit.OneLine()
	kit.SetLine(title, h.Title, theme.ColorNameForeground, theme.SizeNameText)
	box := kit.ColumnOf(2, kit.AtEnds(kit.Tightly(title), kit.Badge(hitName(h.Kind), ink, back)))
	if h.Text != "" && h.Text != h.Title {
		box.Add(kit.Muted(passage))
	}
	if h.Word != "" {
		box.Add(kit.Muted(say.T("原文用语：{words}", "words", h.Word)))
	}
	where := ""
	if h.Pack != nil {
		where = h.Pack.Document.Number
	}
	if h.Programme != nil && h.Kind != policies.HitProgramme {
		where += "　" + h.Programme.ShortTitle()
	}
	if h.Source.Article != "" {
		where += "　" + h.Source.Article
	}
	if where != "" {
		line := kit.OneLine()
		kit.SetLine(line, where, look.ColorInfo, theme.SizeNameCaptionText)
		box.Add(kit.Tightly(line))
	}
	return box
}

func (x *index) openFirst() {
	if len(x.items) > 0 {
		x.items[0].Chosen()
	}
}

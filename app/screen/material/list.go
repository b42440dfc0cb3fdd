package material

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/forms"
)

// needList is the list of what is asked, with what is left to bring above it.
type needList struct {
	m       *Materials
	lines   []*needLine
	gapsUp  bool // what is missing stands first
	rows    *fyne.Container
	summary *fyne.Container
	scroll  *container.Scroll
	object  fyne.CanvasObject
}

// needLine is a requirement in the list.
type needLine struct {
	item *kit.Item
	mark *canvas.Text
	note *widget.RichText // wraps: it may name what is lacking
}

func newNeedList(m *Materials) *needList {
	n := &needList{m: m, rows: kit.ColumnOf(2), summary: kit.ColumnOf(look.SpaceTight)}
	for i, state := range m.work.Report.Materials {
		n.lines = append(n.lines, n.line(i, state))
	}
	ground := canvas.NewRectangle(theme.Color(look.ColorCard))
	gaps := kit.NewTickBox(say.T("缺的排在前面"), func(on bool) { n.gapsUp = on; n.order() })
	n.scroll = container.NewVScroll(kit.Within(look.Space, look.SpaceTight, n.rows))
	head := kit.Within(look.SpaceWide, look.Space, kit.ColumnOf(look.SpaceTight, n.summary, gaps))
	n.object = container.NewStack(ground, kit.Dock(head, container.New(keepsChosen{n}, n.scroll), nil))
	n.order()
	return n
}

func (n *needList) line(i int, s forms.MaterialState) *needLine {
	m := n.m
	l := &needLine{mark: canvas.NewText("", theme.Color(look.ColorMuted)), note: kit.RichText()}
	name := kit.Plain(say.T("{n}. {name}", "n", i+1, "name", s.Requirement.Name))
	text := kit.LayoutPair(look.SpaceWide, container.New(kit.Centred{}, l.mark), kit.ColumnOf(2, name, kit.Tightly(l.note)))
	l.item = kit.NewItem(text, func() { m.selectAt(i); m.page.enter() })
	l.item.Clicked = func() { m.selectAt(i) }
	l.item.Arrived = func() { kit.Reveal(n.scroll, l.item); m.selectAt(i) }
	l.item.Menu = func() *fyne.Menu { m.selectAt(i); return m.needMenu() }
	return l
}

// keepsChosen gives the list its size, which shrinks when the words above it wrap, and keeps the chosen line in sight.
type keepsChosen struct{ n *needList }

func (k keepsChosen) MinSize([]fyne.CanvasObject) fyne.Size { return k.n.scroll.MinSize() }

func (k keepsChosen) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if n := k.n; size != n.scroll.Size() {
		n.scroll.Resize(size)
		if at := n.m.selected; at < len(n.lines) {
			kit.Reveal(n.scroll, n.lines[at].item)
		}
	}
}

// order lays the list out anew.
func (n *needList) order() {
	index := make([]int, len(n.lines))
	for i := range index {
		index[i] = i
	}
	if n.gapsUp {
		rank := func(i int) int {
			switch s := n.m.work.Report.Materials[i]; {
			case generated(n.m.work, s.Requirement) && n.m.work.Rowless(s.Requirement.ID.S) == nil, !s.Applies:
				return 3
			case n.m.work.BadFiles(s.Requirement.ID.S) > 0:
				return 0
			case s.Files > 0:
				return 2
			case s.Need == forms.Always:
				return 0
			}
			return 1
		}
		slices.SortStableFunc(index, func(a, b int) int { return cmp.Compare(rank(a), rank(b)) })
	}
	n.rows.RemoveAll()
	for _, i := range index {
		n.rows.Add(n.lines[i].item)
	}
}

// refresh shows how each requirement stands now, and what is left to bring.
func (n *needList) refresh() {
	for i, s := range n.m.work.Report.Materials {
		mark, words, ink := stateWords(n.m.work, s)
		l := n.lines[i]
		l.mark.Text = mark
		l.mark.Color = theme.Color(ink)
		l.mark.Refresh()
		kit.SetLine(l.note, words, ink, theme.SizeNameCaptionText)
		l.item.Choose(i == n.m.selected)
	}
	n.rows.Refresh() // a note may have more lines than before
	n.summarise()
}

// summarise tells above the list what is left to bring.
func (n *needList) summarise() {
	c := n.m.work.CountMaterials()
	words := say.MaterialCount(c)
	if made := n.made(); made > 0 && c.Left() > 0 {
		words += say.T("（其中 {made} 项由程序生成）", "made", made)
	}
	n.summary.RemoveAll()
	n.summary.Add(kit.Strong(words))
	n.summary.Add(kit.NewBar(c.All()-c.Left(), c.All()))
}

// made counts what must be handed in and is made by the program.
func (n *needList) made() int {
	made := 0
	for _, s := range n.m.work.Report.Materials {
		if id := s.Requirement.ID.S; s.Applies && s.Need == forms.Always && n.m.work.Made[id] && n.m.work.Rowless(id) == nil {
			made++
		}
	}
	return made
}

// stateWords tells in the list how a requirement stands.
func stateWords(w *page.Work, s forms.MaterialState) (mark, words string, ink fyne.ThemeColorName) {
	need := say.Need(s.Need, s.Demanded)
	switch {
	case notMade(w, s) && s.Applies && s.Need == forms.Always:
		return "!", say.NotMade(s), look.ColorBlock
	case notMade(w, s):
		return "—", say.NotMade(s), look.ColorMuted
	case generated(w, s.Requirement) && w.Rowless(s.Requirement.ID.S) != nil:
		return "!", rowlessWords(w, s.Requirement), look.ColorWarn
	case generated(w, s.Requirement):
		return "✓", say.T("由程序生成"), look.ColorOK
	case w.BadFiles(s.Requirement.ID.S) > 0:
		return "!", say.T("{need}，有 {n} 个文件不能报送", "need", need, "n", w.BadFiles(s.Requirement.ID.S)), look.ColorBlock
	case s.Files > 0:
		return "✓", say.T("{need}，已放 {n} 个文件", "need", need, "n", s.Files), look.ColorOK
	case !s.Applies:
		return "—", say.T("按填写情况不用交"), look.ColorMuted
	case s.Need == forms.Always && s.Demanded:
		return "!", say.T("{need}，还没有文件", "need", need), look.ColorBlock
	case s.Need == forms.Always:
		return "!", say.T("{need}，还没有文件", "need", need), look.ColorWarn
	case s.Need == forms.Conditional:
		return "?", say.T("有条件，请看说明"), look.ColorWarn
	}
	return "○", need, look.ColorMuted
}

func firstMissing(w *page.Work) int {
	for i, s := range w.Report.Materials {
		if s.Applies && s.Need == forms.Always && s.Files == 0 && !generated(w, s.Requirement) {
			return i
		}
	}
	return 0
}

// generated tells whether the program itself makes the document, as the dossier stands.
func generated(w *page.Work, r *forms.FormRequirement) bool { return w.Made[r.ID.S] }

// rowlessWords tell of a list that the program makes and that has nothing to list yet.
func rowlessWords(w *page.Work, r *forms.FormRequirement) string {
	return say.T("由程序生成，“{table}”还没有行", "table", w.Rowless(r.ID.S).Label)
}

// notMade tells of a document that the program makes and does not print as the dossier stands, in whose place no file is attached either.
func notMade(w *page.Work, s forms.MaterialState) bool {
	return s.Files == 0 && !w.Made[s.Requirement.ID.S] && len(w.Editing.Form.MadeBy(s.Requirement.ID.S)) > 0
}

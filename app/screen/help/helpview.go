// Package help shows the manual.
package help

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/find"
	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
)

// HelpPage is one page of the manual, in Markdown. A line ![words](name) alone stands for a picture.
type HelpPage struct {
	ID, Text string
	// Pictures gives a picture by its name; nil means that the page has none.
	Pictures func(name string) fyne.Resource
}

// title is the first heading.
func (p HelpPage) title() string {
	for _, line := range strings.Split(p.Text, "\n") {
		if words, ok := strings.CutPrefix(line, "#"); ok {
			return strings.TrimSpace(strings.TrimLeft(words, "#"))
		}
	}
	return p.ID
}

// blocks cuts the page into what is set apart by empty lines; a block of code stays whole.
func (p HelpPage) blocks() []string {
	var out []string
	var block []string
	code := false
	end := func() {
		if len(block) > 0 {
			out = append(out, strings.Join(block, "\n"))
			block = nil
		}
	}
	for _, line := range strings.Split(p.Text, "\n") {
		if strings.HasPrefix(line, "```") {
			code = !code
		}
		if strings.TrimSpace(line) == "" && !code {
			end()
			continue
		}
		block = append(block, line)
	}
	end()
	return out
}

// HelpView shows the manual: the pages and a search at the left, one page at the right.
type HelpView struct {
	pages  []HelpPage
	found  []find.Text // by page
	at     int
	search *kit.FindBox
	list   *fyne.Container
	index  *container.Scroll
	items  []*kit.Item
	page   *container.Scroll
	object fyne.CanvasObject
}

// New makes the view, opened at a page; the first one when there is no such page.
func New(pages []HelpPage, at string) *HelpView {
	h := &HelpView{pages: pages, list: kit.ColumnOf(0), page: container.NewVScroll(kit.ColumnOf(0))}
	for i, p := range pages {
		h.found = append(h.found, find.NewName(p.title()+" "+p.Text))
		if p.ID == at {
			h.at = i
		}
	}
	h.search = kit.NewFindBox(say.T("在手册里查找，也可用拼音首字母"), h.fill, h.Enter)
	h.index = container.NewVScroll(kit.Within(4, 6, h.list))
	ground := canvas.NewRectangle(theme.Color(look.ColorCard))
	left := container.NewStack(ground, kit.Within(6, 6, container.NewBorder(h.search, nil, nil, nil, h.index)))
	h.object = container.New(&kit.Side{Width: 280}, left, h.page)
	h.fill()
	h.open(h.at)
	return h
}

// fill lists the pages that hold what is searched for, each with the place where it stands.
func (h *HelpView) fill() {
	h.list.RemoveAll()
	h.items = nil
	words := find.Words(h.search.Text)
	for i, p := range h.pages {
		if !h.found[i].Spelled(words) {
			continue
		}
		line := kit.ColumnOf(1, kit.Plain(p.title()))
		if passage := helpPassage(p.Text, h.search.Text); passage != "" {
			line.Add(kit.Muted(passage))
		}
		it := kit.NewItem(line, func() { h.open(i) })
		it.Arrived = func() { kit.Reveal(h.index, it); h.open(i) }
		it.Choose(i == h.at)
		h.items = append(h.items, it)
		h.list.Add(it)
	}
	if len(h.items) == 0 {
		h.list.Add(kit.Within(10, 6, kit.Muted(say.T("手册里没有“{text}”。", "text", h.search.Text))))
	}
	h.list.Refresh()
	h.index.Refresh()
}

// helpPassage is the first line of a text that has a word of a search; "" when none stands anywhere as written.
func helpPassage(text, search string) string {
	words := find.Words(search)
	for _, line := range strings.Split(text, "\n") {
		at := find.New(line).Place(line, words)
		if at < 0 || strings.HasPrefix(line, "#") || strings.HasPrefix(line, "![") {
			continue
		}
		before := []rune(line[:at])
		return strings.Trim(say.Shortened(string(before[max(len(before)-8, 0):])+line[at:], 32), "-` ")
	}
	return ""
}

// open shows a page, at the first place that has what is searched for.
func (h *HelpView) open(i int) {
	h.at = i
	for _, it := range h.items {
		it.Choose(false)
	}
	box := kit.Readable(look.Space)
	var hit fyne.CanvasObject
	words := find.Words(h.search.Text)
	for _, block := range h.pages[i].blocks() {
		o := h.block(h.pages[i], block)
		box.Add(o)
		if hit == nil && find.New(block).Place(block, words) >= 0 {
			hit = o
		}
	}
	h.page.Content = kit.Within(look.SpaceWide, look.SpaceWide, box)
	h.page.Offset = fyne.NewPos(0, 0)
	h.page.Refresh()
	if hit != nil {
		h.page.Offset.Y = max(kit.OffsetIn(h.page.Content, hit)-kit.Scaled(look.SpaceWide), 0)
		h.page.Refresh()
	}
	n := 0
	for j := range h.pages {
		if h.found[j].Spelled(words) {
			h.items[n].Choose(j == i)
			n++
		}
	}
}

// block is one paragraph, list, table or picture.
func (h *HelpView) block(p HelpPage, block string) fyne.CanvasObject {
	if words, rest, ok := strings.Cut(strings.TrimPrefix(block, "!["), "]("); ok && strings.HasPrefix(block, "![") && p.Pictures != nil {
		if r := p.Pictures(strings.TrimSuffix(rest, ")")); r != nil {
			return kit.ColumnOf(2, newPicture(r), kit.Muted(words))
		}
		return kit.Muted(words)
	}
	text := widget.NewRichTextFromMarkdown(block)
	text.Wrapping = fyne.TextWrapBreak
	return kit.Tightly(text)
}

// Enter gives the keyboard to the page in the list.
func (h *HelpView) Enter() {
	for _, it := range h.items {
		if it.Selected {
			kit.Focus(it)
			return
		}
	}
	if len(h.items) > 0 {
		kit.Focus(h.items[0])
	}
}

// Object implements page.Screen.
func (h *HelpView) Object() fyne.CanvasObject { return h.object }

// picture shows a picture as wide as there is room, and as high as that makes it.
type picture struct {
	ratio float32 // height by width
	width float32 // of the last layout
}

func newPicture(r fyne.Resource) fyne.CanvasObject {
	image := canvas.NewImageFromResource(r)
	image.FillMode, image.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
	edge := canvas.NewRectangle(theme.Color(look.ColorCard))
	edge.StrokeColor, edge.StrokeWidth = theme.Color(theme.ColorNameSeparator), 1
	return container.New(&picture{ratio: kit.RatioOf(r)}, edge, image)
}

// MinSize follows the width of the last layout.
func (p *picture) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(kit.Scaled(80), max(p.width, kit.Scaled(80))*p.ratio)
}

// Layout fills the width.
func (p *picture) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p.width = size.Width
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, size.Width*p.ratio))
		o.Move(fyne.NewPos(0, 0))
	}
}

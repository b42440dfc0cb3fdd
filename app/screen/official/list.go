package official

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/dossier/formmap"
)

// showAbove builds the bar over the list: which form is used, how far its places are decided, and what can be done.
func (o *OfficialForm) showAbove() {
	o.above.Objects = nil
	if o.output() == nil {
		return
	}
	bring := kit.Button(say.T("导入官方表格…"), o.askImport)
	if !o.used {
		bring.Importance = widget.HighImportance
		o.above.Add(kit.AtEnds(kit.Strong(o.output().Title), bring))
		o.above.Refresh()
		return
	}
	n := o.form.Map.Count()
	counts := say.T("共 {all} 处：已确认 {yes}，建议 {maybe}，未对应 {no}，留空 {none}", "all", len(o.places),
		"yes", n[formmap.Accepted], "maybe", n[formmap.Proposed], "no", n[formmap.Unsure], "none", n[formmap.Ignored])
	ink := look.ColorMuted
	if n[formmap.Unsure] > 0 {
		ink = look.ColorWarn
	}
	head := kit.ColumnOf(2, kit.Strong(o.form.Name), kit.Paragraph(counts, ink, theme.SizeNameCaptionText, false))
	if len(o.held) > 0 {
		words := say.T("有 {n} 处的内容不合要求，不会印到表上", "n", len(o.held))
		head.Add(kit.Paragraph(words, look.ColorBlock, theme.SizeNameCaptionText, false))
	}
	o.above.Add(head)
	o.above.Add(o.tools(n[formmap.Proposed]))
	o.above.Refresh()
}

// tools are the buttons over the list, in lines as wide as there is room.
func (o *OfficialForm) tools(proposed int) fyne.CanvasObject {
	view, words := kit.Button(say.T("预览"), func() { o.preview(true) }), say.T("只看待处理")
	if o.pages.open {
		view = kit.Button(say.T("回到对应"), func() { o.preview(false) })
	}
	if o.pending {
		words = say.T("看全部")
	}
	filter := kit.Button(words, func() { o.setPending(!o.pending) })
	all := kit.Button(say.T("全部接受建议"), o.acceptAll)
	if proposed == 0 {
		all.Disable()
	}
	box := container.New(o.bar, view, filter, all,
		kit.Quiet(say.T("从填好的旧表读回…"), o.askRead),
		kit.Quiet(say.T("换成新的空表…"), o.askImport),
		kit.Quiet(say.T("恢复自带表样"), o.remove))
	if len(o.differences) > 0 {
		box.Add(kit.Quiet(say.T("与旧表的差别"), o.tellDifferences))
	}
	return box
}

// showMiddle puts the list, the pages or an explanation into the middle.
func (o *OfficialForm) showMiddle() {
	var content fyne.CanvasObject
	switch {
	case !o.used:
		content = container.NewVScroll(kit.Within(look.SpaceWide, look.Space, kit.ColumnOf(0, o.explanation())))
	case o.pages.open:
		content = o.pagesObject()
	case len(o.lines) == 0:
		content = kit.Within(look.SpaceWide, look.SpaceWide, kit.Paragraph("✓ "+say.T("没有待处理的了。"), look.ColorOK, theme.SizeNameText, true))
	default:
		content = o.listed
	}
	if len(o.middle.Objects) != 1 || o.middle.Objects[0] != content {
		o.middle.Objects = []fyne.CanvasObject{content}
		o.middle.Refresh()
	}
}

// explanation tells what the screen is for while the pack's own form is used.
func (o *OfficialForm) explanation() fyne.CanvasObject {
	if o.output() == nil {
		return kit.Plain(say.T("这些事项不出表格。"))
	}
	return kit.Card(
		kit.Strong(say.T("这张表现在用程序自带的表样。")),
		kit.Plain(say.T("受理单位发了空白的 Word 表格（.docx）的话，把它导入进来，或者拖到窗口里：程序认出要填的地方，对上“一张表”里的内容，由你逐处核对。以后导出时就用这份官方表格。")),
		kit.Muted(say.T("原表的格式和印好的文字不会改动；签字盖章的地方不填。")))
}

// fillList lists the places, under what they stand in.
func (o *OfficialForm) fillList() {
	o.lines = nil
	box, under := kit.ColumnOf(1), ""
	for i, p := range o.places {
		e := o.form.Map.Entry(p.At)
		if o.pending && e != nil && e.State != formmap.Unsure && e.State != formmap.Proposed {
			continue
		}
		if p.Context != under && p.Context != "" {
			box.Add(kit.Within(10, 5, kit.Paragraph(p.Context, look.ColorMuted, theme.SizeNameCaptionText, true)))
		}
		under = p.Context
		l := newPlaceLine(o, i)
		o.lines = append(o.lines, l)
		box.Add(l.item)
	}
	at := o.list.Offset
	o.list.Content = kit.Within(8, 4, box)
	o.list.Offset = at
	o.list.Refresh()
}

// setPending lists all places, or those that want a decision.
func (o *OfficialForm) setPending(on bool) {
	o.pending = on
	o.list.Offset = fyne.NewPos(0, 0)
	o.fillList()
	if o.lineOf(o.selected) == nil {
		o.selectFirst()
	}
	o.show()
	o.Enter()
}

func (o *OfficialForm) lineOf(place int) *placeLine {
	for _, l := range o.lines {
		if l.place == place {
			return l
		}
	}
	return nil
}

// selectFirst selects the first place that wants a decision, or the first.
func (o *OfficialForm) selectFirst() {
	first := -1
	for _, l := range o.lines {
		if e := o.entry(l.place); first < 0 || e != nil && e.State == formmap.Unsure {
			first = l.place
			if e != nil && e.State == formmap.Unsure {
				break
			}
		}
	}
	o.selectPlace(first)
}

// selectPlace shows another place at the right.
func (o *OfficialForm) selectPlace(place int) {
	was := o.lineOf(o.selected)
	o.selected = place
	if was != nil {
		was.item.Choose(false)
	}
	if l := o.lineOf(place); l != nil {
		l.item.Choose(true)
	}
	o.detail.show()
}

// step goes to a neighbour in the list.
func (o *OfficialForm) step(by int) {
	for i, l := range o.lines {
		if l.place == o.selected {
			kit.Focus(o.lines[min(max(i+by, 0), len(o.lines)-1)].item)
			return
		}
	}
}

// entry is the entry of a place; nil when the map has none.
func (o *OfficialForm) entry(place int) *formmap.Entry {
	if place < 0 || place >= len(o.places) {
		return nil
	}
	return o.form.Map.Entry(o.places[place].At)
}

package official

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/dossier/formmap/plan"
	"yibiao/forms"
)

// showMiddle puts the list, the pages or an explanation into the middle.
func (o *OfficialForm) showMiddle() {
	var content fyne.CanvasObject
	switch {
	case !o.blank.used:
		content = container.NewVScroll(kit.Within(look.SpaceWide, look.Space, kit.ColumnOf(0, explanation(o.outputs.now()))))
	case o.pages.open:
		content = o.pages.object()
	case len(o.list.lines) == 0:
		content = kit.Within(look.SpaceWide, look.SpaceWide, kit.Paragraph("✓ "+say.T("没有待处理的了。"), look.ColorOK, theme.SizeNameText, true))
	default:
		content = o.list.object
	}
	if len(o.middle.Objects) != 1 || o.middle.Objects[0] != content {
		o.middle.Objects = []fyne.CanvasObject{content}
		o.middle.Refresh()
	}
}

// explanation tells what the screen is for while the pack's own form is used.
func explanation(output *forms.Output) fyne.CanvasObject {
	if output == nil {
		return kit.Plain(say.T("这些事项不出表格。"))
	}
	return kit.Card(
		kit.Strong(say.T("这张表现在用程序自带的表样。")),
		kit.Plain(say.T("受理单位发了空白的 Word 表格（.docx）的话，把它导入进来，或者拖到窗口里：程序认出要填的地方，对上“一张表”里的内容，由你逐处核对。以后导出时就用这份官方表格。")),
		kit.Muted(say.T("原表的格式和印好的文字不会改动；签字盖章的地方不填。")))
}

// selectFirst selects the first place that wants a decision, or the first.
func (o *OfficialForm) selectFirst() {
	first := -1
	for _, l := range o.list.lines {
		if e := o.blank.entry(l.place); first < 0 || e != nil && e.State == plan.Unsure {
			first = l.place
			if e != nil && e.State == plan.Unsure {
				break
			}
		}
	}
	o.selectPlace(first)
}

// selectPlace shows another place at the right.
func (o *OfficialForm) selectPlace(place int) {
	was := o.list.line(o.selected)
	o.selected = place
	if was != nil {
		was.item.Choose(false)
	}
	if l := o.list.line(place); l != nil {
		l.item.Choose(true)
	}
	o.detail.show()
}

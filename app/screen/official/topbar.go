package official

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/dossier/formmap/plan"
)

// topBar stands over the list: which form is used, how far its places are decided, and what can be done.
type topBar struct {
	o   *OfficialForm
	box *fyne.Container
	bar *kit.Flow // of the tools: it remembers how wide it was
}

func newTopBar(o *OfficialForm) *topBar {
	return &topBar{o: o, box: kit.ColumnOf(look.SpaceTight), bar: &kit.Flow{Gap: look.SpaceTight}}
}

// refresh shows all that as it is now.
func (t *topBar) refresh() {
	t.box.Objects = nil
	if t.o.outputs.now() == nil {
		return
	}
	bring := page.Changing(t.o.ctx.Session, kit.Button(say.T("导入官方表格…"), t.o.askImport))
	if !t.o.blank.used {
		bring.Importance = widget.HighImportance
		t.box.Add(kit.AtEnds(kit.Strong(t.o.outputs.now().Title), bring))
		t.box.Refresh()
		return
	}
	n := t.o.blank.form.Map.Count()
	counts := say.T("共 {all} 处：对应已确认 {yes}，建议 {maybe}，未对应 {no}，留空 {none}", "all", len(t.o.blank.places),
		"yes", n[plan.Accepted], "maybe", n[plan.Proposed], "no", n[plan.Unsure], "none", n[plan.Ignored])
	ink := look.ColorMuted
	if n[plan.Unsure] > 0 {
		ink = look.ColorWarn
	}
	name := kit.Strong(t.o.blank.form.Name)
	if t.o.pages.open { // the room is for the page
		t.box.Add(name)
		t.box.Refresh()
		return
	}
	head := kit.ColumnOf(2, name, kit.Paragraph(counts, ink, theme.SizeNameCaptionText, false),
		kit.Paragraph(say.T("这份表格是各家单位、各份档案共用的，在这里改的都跟着变。"), look.ColorMuted, theme.SizeNameCaptionText, false))
	if len(t.o.blank.held) > 0 {
		words := say.T("有 {n} 处档案里有内容，但不会印到表上，为什么见各处", "n", len(t.o.blank.held))
		head.Add(kit.Paragraph(words, look.ColorBlock, theme.SizeNameCaptionText, false))
	}
	if n := t.o.blank.presumedPlaces(); n > 0 {
		words := say.T("有 {n} 处是默认值，没有人填、也没有人确认过，会照样印到表上", "n", n)
		head.Add(kit.Paragraph(words, look.ColorWarn, theme.SizeNameCaptionText, false))
	}
	if t.o.blank.form.Macros {
		head.Add(kit.Paragraph(say.Macros(), look.ColorMuted, theme.SizeNameCaptionText, false))
	}
	t.box.Add(head)
	t.box.Add(t.tools(n[plan.Proposed]))
	t.box.Refresh()
}

// tools are the buttons over the list, in lines as wide as there is room.
func (t *topBar) tools(proposed int) fyne.CanvasObject {
	view, words := kit.Button(say.T("预览"), func() { t.o.pages.show(true) }), say.T("只看待处理")
	if t.o.list.pending {
		words = say.T("看全部")
	}
	filter := kit.Button(words, func() { t.o.list.setPending(!t.o.list.pending) })
	all := page.Changing(t.o.ctx.Session, kit.Button(say.T("全部接受建议"), t.acceptAll))
	if proposed == 0 {
		all.Disable()
	}
	box := container.New(t.bar, view, filter, all,
		page.Changing(t.o.ctx.Session, kit.Quiet(say.T("从填好的旧表读回…"), t.o.askRead)),
		page.Changing(t.o.ctx.Session, kit.Quiet(say.T("换成新的空表…"), t.o.askImport)),
		page.Changing(t.o.ctx.Session, kit.Quiet(say.T("恢复自带表样…"), t.o.askRemove)))
	if len(t.o.differences) > 0 {
		box.Add(kit.Quiet(say.T("与旧表的差别"), func() { tellDifferences(t.o.ctx, t.o.differences) }))
	}
	return box
}

// acceptAll accepts in one step every proposal that puts something into its place; of the others nobody can see what they would
// put there.
func (t *topBar) acceptAll() {
	b := t.o.blank
	shown, empty, held := map[string]bool{}, 0, 0
	for i, p := range b.places {
		switch e := b.entry(i); {
		case e == nil || e.State != plan.Proposed:
		case b.value(e, p) != "":
			shown[e.At] = true
		case len(b.heldAt(e.At)) > 0:
			held++
		default:
			empty++
		}
	}
	left := ""
	if empty > 0 {
		left += say.T("另有 {n} 处在这份档案里还没有内容，没有接受。", "n", empty)
	}
	if held > 0 {
		left += say.T("另有 {n} 处档案里有内容但不会印到表上，没有接受，为什么见各处。", "n", held)
	}
	if len(shown) == 0 {
		t.o.ctx.Nav.Tell(left + say.T("可以逐处接受。"))
		return
	}
	if !t.o.change(func(m *plan.Map) {
		for i := range m.Entries {
			if shown[m.Entries[i].At] {
				m.Entries[i].State = plan.Accepted
			}
		}
	}) {
		return
	}
	t.o.selectFirst()
	t.o.Enter()
	t.o.ctx.Nav.Tell(say.T("已接受 {n} 处建议，按 Ctrl+Z 可以撤销。", "n", len(shown)) + left)
}

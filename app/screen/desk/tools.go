package desk

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/kit/grid"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/desk"
)

// fillTools shows the filters.
func fillTools(d *Desk) {
	stages, stage := []string{say.T("在办的各阶段"), say.T("全部阶段")}, 0
	if d.view.Over {
		stage = 1
	}
	for i, s := range session.Statuses() {
		stages = append(stages, say.Status(s))
		if d.view.Stage == s {
			stage = i + 2
		}
	}
	waits, wait := []string{say.T("不论等谁")}, 0
	for i, w := range desk.Waits() {
		waits = append(waits, say.Waiting(w))
		if d.view.Waits == w {
			wait = i + 1
		}
	}
	pickStage := kit.NewPicker(stages, stage, func(i int) {
		d.view.Over, d.view.Stage = i == 1, ""
		if i > 1 {
			d.view.Stage = session.Statuses()[i-2]
		}
		d.fill()
	})
	pickWait := kit.NewPicker(waits, wait, func(i int) {
		d.view.Waits = ""
		if i > 0 {
			d.view.Waits = desk.Waits()[i-1]
		}
		d.fill()
	})
	late := tick(say.T("快到期、已过期"), d.view.Soon, func(on bool) { d.view.Soon = on; d.fill() })
	blocked := tick(say.T("有要修改的"), d.view.Blocked, func(on bool) { d.view.Blocked = on; d.fill() })
	words := say.T("看板")
	if d.board {
		words = say.T("表")
	}
	board := kit.Button(words, d.turn)
	drawn := say.T("图")
	if d.chart {
		drawn = say.T("收起图")
	}
	chart := kit.Button(drawn, func() { draw(d) })
	more := kit.Button(say.T("操作…"), nil)
	more.OnTapped = func() { kit.ShowBelow(more, d.deeds()) }
	d.views.Objects = []fyne.CanvasObject{container.New(&kit.Flow{Gap: look.Space}, kit.WithMin(fyne.NewSize(kit.Scaled(220), 0), d.search),
		kit.Framed(150, viewPicker(d)), kit.Framed(140, pickStage), kit.Framed(120, pickWait), late, blocked, board, chart, more)}
	d.views.Refresh()
}

func tick(words string, on bool, changed func(bool)) *kit.TickBox {
	t := kit.NewTickBox(words, nil)
	t.Checked = on
	t.OnChanged = changed
	return t
}

// viewPicker offers the views that were kept.
func viewPicker(d *Desk) *kit.Picker {
	kept := desk.Views(d.ctx.Session)
	names, at := []string{say.T("视图：全部在办")}, 0
	for i, v := range kept {
		names = append(names, v.Name)
		if v.Name == d.view.Name {
			at = i + 1
		}
	}
	names = append(names, say.T("存为视图…"))
	if d.view.Name != "" {
		names = append(names, say.T("删除视图“{name}”", "name", d.view.Name))
	}
	return kit.NewPicker(names, at, func(i int) {
		switch {
		case i == at:
			return
		case i == 0:
			d.view = desk.View{}
		case i <= len(kept):
			d.view = kept[i-1]
		case i == len(kept)+1:
			keepView(d)
			return
		default:
			if err := desk.Forget(d.ctx.Session, d.view.Name); err != nil {
				d.ctx.Dialogs.Fail(err)
			}
			d.view.Name = ""
		}
		d.search.SetText(d.view.Search)
		fillTools(d)
		d.fill()
	})
}

// keepView asks for a name and keeps the view under it.
func keepView(d *Desk) {
	name := kit.NewTextBox()
	name.SetText(d.view.Name)
	var closeDialog func()
	keep := func() {
		if d.view.Name = name.Text; d.view.Name == "" {
			return
		}
		if err := desk.Keep(d.ctx.Session, d.view); err != nil {
			d.ctx.Dialogs.Fail(err)
		}
		closeDialog()
		fillTools(d)
	}
	name.OnSubmitted = func(string) { keep() }
	closeDialog = d.ctx.Dialogs.Show(say.T("存为视图"), kit.Sized(360, kit.ColumnOf(look.Space, kit.Plain(say.T("名称")), name, kit.Muted(say.T("存下现在的查找、阶段、等谁和排序。")))),
		page.Action{Text: say.T("取消"), Do: func() { fillTools(d) }}, page.Action{Text: say.T("保存"), Main: true, Keep: true, Do: keep})
	kit.Focus(name)
}

// empty is shown while there is no dossier.
func empty(d *Desk) fyne.CanvasObject {
	return kit.Scrolled(container.New(&kit.Column{Gap: look.SpaceWide, Width: look.ReadableWidth, Centred: true}, kit.Heading(say.T("还没有申报档案")),
		kit.Card(kit.Plain(say.T("一次为多家单位建立：先看每家能不能申报，再选。")), kit.Row(
			page.Changing(d.ctx.Session, kit.Primary(say.T("为多家单位新建…"), d.beginMany)), kit.Button(say.T("从表格导入单位…"), func() { d.ctx.Nav.Go(page.Route{Page: page.Sheet}) })))))
}

// days are the working days that are left.
func days(r desk.Row) grid.Cell {
	if !r.HasDay {
		return grid.Cell{}
	}
	c := grid.Cell{Text: strconv.Itoa(r.Days)}
	if r.Estimated {
		c.Text = say.T("约 {n}", "n", r.Days)
	}
	if r.Past && r.Days == 0 {
		c.Text = say.T("已过")
	}
	switch {
	case r.Past:
		c.Ink, c.Bold = look.ColorBlock, true
	case r.Late():
		c.Ink, c.Bold = look.ColorWarn, true
	}
	return c
}

// stageColours are those of a stage.
func stageColours(s session.Status) (ink, back fyne.ThemeColorName) {
	switch s {
	case session.StatusAccepted, session.StatusNotice, session.StatusApproved, session.StatusPaid, session.StatusAudit:
		return look.ColorOK, look.ColorOKBack
	case session.StatusReturned, session.StatusRejected, session.StatusLapsed:
		return look.ColorWarn, look.ColorWarnBack
	case session.StatusClosed, session.StatusWithdrawn:
		return look.ColorMuted, theme.ColorNameHeaderBackground
	}
	return look.ColorInfo, look.ColorInfoBack
}

// whole tells of a row what its cells may have cut.
func whole(r desk.Row) string {
	words := []string{r.Client.Name, r.Dossier.Title, say.Blocks(r)}
	for _, p := range r.Progress {
		if p.Begun {
			words = append(words, say.Progress(p))
		}
	}
	return strings.Trim(page.Joined(words), "、")
}

package material

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/intake"
	"yibiao/app/session/reuse"
	"yibiao/app/task"
	"yibiao/dossier/pdf"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// needMenu is the context menu of a requirement.
func (m *Materials) needMenu() *fyne.Menu {
	if generated(m.work, m.state().Requirement) {
		return nil
	}
	return fyne.NewMenu("", page.ChangingItems(m.ctx.Session,
		fyne.NewMenuItem(say.T("选择文件…"), m.askFiles),
		fyne.NewMenuItem(say.T("选择文件夹…"), m.askFolder),
		fyne.NewMenuItem(say.T("企业材料库…"), m.openLibrary))...)
}

// fileMenu is the context menu of an attached file.
func (m *Materials) fileMenu(f session.Material, r *forms.Requirement) *fyne.Menu {
	var items []*fyne.MenuItem
	if facts, _ := m.work.Editing.Session().Files().Seen(f); facts.Kind == session.KindPDF || facts.Kind == session.KindPicture {
		items = append(items,
			fyne.NewMenuItem(say.T("整理页面…"), func() { m.arrange([]session.Material{f}) }),
			fyne.NewMenuItem(say.T("压缩…"), func() { m.shrink(f) }))
		if len(facts.Pages) > 1 {
			items = append(items, fyne.NewMenuItem(say.T("按大小拆成几个…"), func() { m.cut(f) }))
		}
	}
	move := fyne.NewMenuItem(say.T("改放到"), nil)
	var others []*fyne.MenuItem
	for i, s := range m.work.Report.Materials {
		if s.Requirement.Requirement != r && !generated(m.work, s.Requirement) {
			id := s.Requirement.ID.S
			others = append(others, fyne.NewMenuItem(say.T("{n}. {name}", "n", i+1, "name", s.Requirement.Name), func() { m.move(f, id) }))
		}
	}
	move.ChildMenu = fyne.NewMenu("", others...)
	if len(m.work.Editing.Materials().Of(f.Requirement)) > 1 {
		items = append(items, fyne.NewMenuItem(say.T("上移"), func() { m.page.shift(f, -1) }), fyne.NewMenuItem(say.T("下移"), func() { m.page.shift(f, 1) }))
	}
	items = append(items,
		fyne.NewMenuItem(say.T("有效期…"), func() { m.askExpiry(f) }), move, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(say.T("移除"), func() { m.remove(f) }))
	open := fyne.NewMenuItem(say.T("打开"), func() { m.openFile(f) })
	return fyne.NewMenu("", append([]*fyne.MenuItem{open}, page.ChangingItems(m.ctx.Session, items...)...)...)
}

func (m *Materials) move(f session.Material, requirement string) {
	if err := attaching.MoveMaterial(m.work.Editing, f.ID, requirement); err != nil {
		m.ctx.Dialogs.Fail(err)
		return
	}
	m.changed()
	m.ctx.Nav.Tell(say.T("“{name}”已改放到“{requirement}”。", "name", f.Name, "requirement", m.work.Editing.Form.Requirement(requirement).Name))
}

// askExpiry asks for the last day on which a certificate holds.
func (m *Materials) askExpiry(f session.Material) {
	date := kit.NewTextBox()
	date.SetText(f.Expires)
	date.SetPlaceHolder(say.T("如 2027-11-27，长期有效就空着"))
	wrong := widget.NewLabel("")
	wrong.Importance, wrong.Wrapping = widget.DangerImportance, fyne.TextWrapBreak
	wrong.Hide()
	var closeDialog func()
	save := func() {
		day := ""
		if date.Text != "" {
			t, err := gb.ParseDate(date.Text)
			if err != nil {
				wrong.SetText(say.T("“{text}”不是日期，请写成 2027-11-27 这样。", "text", date.Text))
				wrong.Show()
				return
			}
			day = t.Format("2006-01-02")
		}
		closeDialog()
		if err := attaching.SetExpiry(m.work.Editing, f.ID, day); err != nil {
			m.ctx.Dialogs.Fail(err)
			return
		}
		m.changed()
	}
	date.OnSubmitted = func(string) { save() }
	content := kit.ColumnOf(look.SpaceTight, kit.Plain(say.T("“{name}”有效到哪一天？", "name", f.Name)), date, wrong,
		kit.Muted(say.T("快到期时，工作台的日程和这里会提醒。")))
	closeDialog = m.ctx.Dialogs.Show(say.T("有效期"), kit.Sized(440, content),
		page.Action{Text: say.T("取消")}, page.Action{Text: say.T("保存"), Main: true, Keep: true, Do: save})
	kit.Focus(date)
}

// limitOf asks from which size on, in MB, and hands it over in bytes.
func (m *Materials) limitOf(title, words, yes string, then func(limit int64)) {
	limit, stated := m.ctx.Session.Files().Limit(m.state().Requirement.Requirement)
	box := kit.NewTextBox()
	box.SetText(strconv.FormatFloat(float64(limit)/(1<<20), 'f', -1, 64))
	why := say.T("政策没有写上限，这里用的是程序的一般上限；请按上传页面的提示改。改了以后一直用新的。")
	if stated {
		why = say.T("这是材料要求里写的上限。")
	}
	wrong := widget.NewLabel(say.T("请写一个大于 0 的数。"))
	wrong.Importance = widget.DangerImportance
	wrong.Hide()
	var closeDialog func()
	do := func() {
		mb, err := strconv.ParseFloat(box.Text, 64)
		if err != nil || mb <= 0 || mb > 500 {
			wrong.Show()
			return
		}
		closeDialog()
		if !stated && mb == float64(int(mb)) {
			if err := m.ctx.Session.Files().SetLimit(int(mb)); err != nil {
				m.ctx.Dialogs.Fail(err)
				return
			}
		}
		then(int64(mb * (1 << 20)))
	}
	box.OnSubmitted = func(string) { do() }
	content := kit.ColumnOf(look.SpaceTight, kit.Plain(words), kit.LayoutPair(110, kit.Plain(say.T("上限（MB）")), box), wrong, kit.Muted(why))
	closeDialog = m.ctx.Dialogs.Show(title, kit.Sized(460, content),
		page.Action{Text: say.T("取消")}, page.Action{Text: yes, Main: true, Keep: true, Do: do})
	kit.Focus(box)
}

// shrink makes a file smaller.
func (m *Materials) shrink(f session.Material) {
	words := say.T("“{name}”现在有 {size}。先去掉多余的数据，不够再降低图片的清晰度；文字不受影响。", "name", f.Name, "size", say.Size(f.Size))
	m.limitOf(say.T("压缩"), words, say.T("压缩"), func(limit int64) {
		worker := intake.NewReworker(m.work.Editing)
		var got pdf.Shrunk
		make := func(ctx context.Context, report task.Report) ([]attaching.NewFile, error) {
			made, shrunk, err := worker.Shrink(ctx, f.ID, limit, func(done, total int64, name string) { report(done, total, name) })
			got = shrunk
			if err != nil || int64(len(made.Data)) >= f.Size {
				return nil, err
			}
			return []attaching.NewFile{made}, nil
		}
		m.replace(say.T("正在压缩"), []session.Material{f}, make, func() { tellShrunk(m.ctx, f, got) })
	})
}

// tellShrunk tells what came of shrinking.
func tellShrunk(ctx *page.Context, f session.Material, got pdf.Shrunk) {
	size := int64(len(got.Data))
	switch {
	case got.Fits && size == f.Size:
		ctx.Nav.Tell(say.T("“{name}”没有超过上限，没有改动。", "name", f.Name))
	case got.Fits:
		ctx.Nav.Tell(say.T("已从 {from} 压到 {to}。请打开看看字还清不清楚；按 Ctrl+Z 换回原来的。", "from", say.Size(f.Size), "to", say.Size(size)))
	default:
		text := say.T("最多只能压到 {to}，再小字就看不清了。可以按大小拆成几个文件，或者用更低的清晰度重新扫描。", "to", say.Size(size))
		ctx.Dialogs.Show(say.T("还是超过上限"), kit.Sized(460, kit.Plain(text)), page.Action{Text: say.T("知道了"), Main: true})
	}
}

// cut splits a file by size.
func (m *Materials) cut(f session.Material) {
	words := say.T("“{name}”有 {size}，按页拆成几个文件，每个都不超过上限。", "name", f.Name, "size", say.Size(f.Size))
	m.limitOf(say.T("按大小拆分"), words, say.T("拆分"), func(limit int64) {
		worker := intake.NewReworker(m.work.Editing)
		n := 0
		make := func(ctx context.Context, report task.Report) ([]attaching.NewFile, error) {
			made, err := worker.Cut(ctx, f.ID, limit, func(done, total int64, name string) { report(done, total, name) })
			n = len(made)
			return made, err
		}
		m.replace(say.T("正在拆分"), []session.Material{f}, make, func() {
			m.ctx.Nav.Tell(say.T("已拆成 {n} 个文件，按 Ctrl+Z 换回原来的。", "n", n))
		})
	})
}

// replace makes new files beside the window and puts them in the place of old ones in one step. Nothing made means that
// the old stay; then is called in both cases, but not after a failure or when the person cancelled.
func (m *Materials) replace(title string, old []session.Material, make func(context.Context, task.Report) ([]attaching.NewFile, error), then func()) {
	var kept *attaching.Kept
	work := func(ctx context.Context, report task.Report) error {
		made, err := make(ctx, report)
		if err != nil || len(made) == 0 {
			return err
		}
		kept, err = attaching.KeepMade(ctx, m.work.Editing, old[0].Requirement, made)
		return err
	}
	page.Busy(m.ctx, title, work, func(err error) {
		if err == nil && kept != nil {
			var ids []string
			for _, f := range old {
				ids = append(ids, f.ID)
			}
			_, err = attaching.Replace(m.work.Editing, ids, kept)
		}
		switch {
		case session.CodeOf(err) == session.CodeCancelled:
			m.ctx.Nav.Tell(say.T("已取消，文件没有改动。"))
		case err != nil:
			m.ctx.Dialogs.Fail(err)
		default:
			m.changed()
			then()
		}
	})
}

// reuse attaches files that the vault has.
func (m *Materials) reuse(offers []reuse.Offer, requirement func(reuse.Offer) string) {
	added, err := reuse.Take(m.work.Editing, offers, requirement)
	if err != nil {
		m.ctx.Dialogs.Fail(err)
		return
	}
	m.changed()
	m.ctx.Nav.Tell(say.T("已沿用 {n} 个文件。按 Ctrl+Z 可以撤销。", "n", len(added)))
}

// openLibrary lists the client's files for the selected requirement.
func (m *Materials) openLibrary() {
	r := m.state().Requirement
	offers, err := reuse.Offers(m.work.Editing, r.ID.S)
	if err != nil {
		m.ctx.Dialogs.Fail(err)
		return
	}
	if len(offers) == 0 {
		text := say.T("这家单位的其他申报和共用材料里还没有别的文件。放过一次的文件，下次就能从这里直接选。")
		m.ctx.Dialogs.Show(say.T("企业材料库"), kit.Sized(440, kit.Plain(text)), page.Action{Text: say.T("知道了"), Main: true})
		return
	}
	ticks := make([]*kit.TickBox, len(offers))
	rows := kit.ColumnOf(look.SpaceTight)
	for i, o := range offers {
		ticks[i] = kit.NewTickBox(o.Name, nil)
		ticks[i].Checked = o.Fits
		from := say.T("本单位共用")
		if !o.Shared {
			from = say.T("来自“{dossier}”", "dossier", o.From.Title)
		}
		about := from + "　" + o.Asked + "　" + say.Size(o.Size)
		if o.Expires != "" {
			about += "　" + say.T("有效期至 {date}", "date", o.Expires)
		}
		rows.Add(kit.ColumnOf(0, ticks[i], kit.Within(30, 0, kit.Muted(about))))
	}
	take := func() {
		var chosen []reuse.Offer
		for i, o := range offers {
			if ticks[i].Checked {
				chosen = append(chosen, o)
			}
		}
		if len(chosen) > 0 {
			m.reuse(chosen, func(reuse.Offer) string { return r.ID.S })
		}
	}
	room := dialogRoom(m.object)
	content := kit.WithMin(fyne.NewSize(min(room.Width, kit.Scaled(640)), room.Height*0.8), container.NewVScroll(rows))
	m.ctx.Dialogs.Show(say.T("从企业材料库选给“{name}”", "name", r.Name), content,
		page.Action{Text: say.T("取消")}, page.Action{Text: say.T("放入"), Main: true, Do: take})
	kit.Focus(ticks[0])
}

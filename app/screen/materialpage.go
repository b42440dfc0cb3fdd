package screen

import (
	"context"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/task"
	"yibiao/forms"
)

// page shows the selected requirement: what is asked, and the files that answer it.
func (m *Materials) page() fyne.CanvasObject {
	if len(m.work.Report.Materials) == 0 {
		return plain(say.T("这些事项不要求提交材料。"))
	}
	s := m.state()
	r := s.Requirement
	badges := row(m.needBadge(s))
	if r.Shared {
		badges.Add(badge(say.T("本单位共用"), look.ColorInfo, look.ColorInfoBack))
	}
	facts := columnOf(4)
	m.facts(facts, s)
	page := readable(look.SpaceWide, columnOf(look.Space, heading(r.Name), badges), card(facts))
	if m.generated(r) {
		page.Add(card(plain(say.T("这份材料由系统按“一张表”的内容生成，导出时自动放进提交包，不用另外准备。打印后按要求签字盖章。"))))
		return page
	}
	page.Add(m.files(r))
	return page
}

func (m *Materials) needBadge(s forms.MaterialState) fyne.CanvasObject {
	switch {
	case m.generated(s.Requirement):
		return badge(say.T("由系统生成"), look.ColorOK, look.ColorOKBack)
	case !s.Applies:
		return badge(say.T("不用交"), look.ColorMuted, theme.ColorNameHeaderBackground)
	case s.Need == forms.Always:
		return badge(say.Need(s.Need), look.ColorBlock, look.ColorBlockBack)
	}
	return badge(say.Need(s.Need), look.ColorWarn, look.ColorWarnBack)
}

// facts lists what is asked of the material, line by line.
func (m *Materials) facts(box *fyne.Container, s forms.MaterialState) {
	r := s.Requirement
	add := func(name, value string) {
		if value != "" {
			box.Add(factLine(name, value))
		}
	}
	add(say.T("什么时候交"), r.WhenSays)
	add(say.T("形式"), r.Format)
	add(say.T("签章"), r.Seal)
	if r.Copies > 0 {
		add(say.T("份数"), say.T("{n} 份", "n", r.Copies))
	}
	add(say.T("说明"), r.Note)
	add(say.T("依据"), say.Citation(r.Source))
	var by []string
	for _, q := range r.By {
		by = append(by, q.Programme.ShortTitle())
	}
	add(say.T("用于"), joined(by))
}

// factLine is a name with its value beside.
func factLine(name, value string) fyne.CanvasObject {
	return layoutPair(110, paragraph(name, look.ColorMuted, theme.SizeNameText, false), plain(value))
}

// files is the card of attached files.
func (m *Materials) files(r *forms.FormRequirement) fyne.CanvasObject {
	m.add = primary(say.T("添加文件…"), m.ask)
	m.add.Icon = theme.ContentAddIcon()
	box := columnOf(look.Space, atEnds(strong(say.T("已放的文件")), m.add))
	attached := m.work.Editing.Materials(r.ID.S)
	for _, f := range attached {
		box.Add(widget.NewSeparator())
		box.Add(m.fileLine(f))
	}
	if len(attached) == 0 {
		box.Add(muted(say.T("还没有文件。按“添加文件”，或者把文件拖到窗口里来。")))
	}
	return card(box)
}

func (m *Materials) fileLine(f session.Material) fyne.CanvasObject {
	about := sizeWords(f.Size) + "　" + f.Added.Local().Format("2006-01-02 15:04")
	if f.Shared {
		about += "　" + say.T("本单位共用，其他申报也用它")
	}
	open := quiet(say.T("打开"), func() { m.openFile(f) })
	remove := quiet(say.T("移除"), func() { m.remove(f) })
	return atEnds(columnOf(2, plain(f.Name), muted(about)), row(open, remove))
}

func (m *Materials) ask() {
	request := FileRequest{Kind: AskFiles, Title: say.T("选择“{name}”的文件", "name", m.state().Requirement.Name)}
	m.ctx.Dialogs.Choose(request, m.attach)
}

// attach copies files into the vault. A failure with one does not keep the others out.
func (m *Materials) attach(paths []string) {
	if len(m.work.Report.Materials) == 0 {
		return
	}
	r := m.state().Requirement
	if m.generated(r) {
		m.ctx.Nav.Tell(say.T("这份材料由系统生成，不用放文件。"))
		return
	}
	var failures []error
	work := func(ctx context.Context, report task.Report) error {
		for _, path := range paths {
			progress := func(done, total int64) { report(done, total, filepath.Base(path)) }
			if _, err := m.work.Editing.AttachFile(ctx, r.ID.S, path, progress); err != nil {
				failures = append(failures, err)
			}
		}
		return nil
	}
	done := func(err error) {
		if err != nil {
			failures = append(failures, err)
		}
		m.attached(len(paths)-len(failures), failures)
	}
	if weight(paths) < heavy {
		task.Inline().Do(work, done)
		return
	}
	busy(m.ctx, say.T("正在放入文件"), work, done)
}

// heavy is the size in bytes from which copying is worth a dialog with its progress.
const heavy = 16 << 20

func weight(paths []string) int64 {
	var sum int64
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil {
			sum += info.Size()
		}
	}
	return sum
}

// attached tells how attaching went.
func (m *Materials) attached(n int, failures []error) {
	m.changed()
	if n > 0 {
		m.ctx.Nav.Tell(say.T("已放入 {n} 个文件。", "n", n))
	}
	switch len(failures) {
	case 0:
	case 1:
		m.ctx.Dialogs.Fail(failures[0])
	default:
		m.tellAll(failures)
	}
}

// tellAll lists several failures in one dialog.
func (m *Materials) tellAll(failures []error) {
	box := columnOf(look.Space)
	for _, err := range failures {
		box.Add(plain(say.Failure(err)))
	}
	m.ctx.Dialogs.Show(say.T("有 {n} 个文件没有放进来", "n", len(failures)), sized(520, box), Action{Text: say.T("知道了"), Main: true})
}

func (m *Materials) changed() {
	if err := m.work.Update(); err != nil {
		m.ctx.Dialogs.Fail(err)
	}
	m.Refresh()
	m.ctx.Nav.Saved()
}

func (m *Materials) remove(f session.Material) {
	if err := m.work.Editing.Detach(f.ID); err != nil {
		m.ctx.Dialogs.Fail(err)
		return
	}
	m.changed()
	m.ctx.Nav.Tell(say.T("已移除“{name}”，按 Ctrl+Z 可以恢复。", "name", f.Name))
}

// openFile shows a copy in the program of the desktop, so that nobody edits the vault's own file.
func (m *Materials) openFile(f session.Material) {
	folder, err := os.MkdirTemp("", "yibiao-")
	if err != nil {
		m.ctx.Dialogs.Fail(err)
		return
	}
	path, err := m.work.Editing.CopyMaterial(f, folder)
	if err != nil {
		m.ctx.Dialogs.Fail(err)
		return
	}
	m.ctx.Dialogs.Open(path)
}

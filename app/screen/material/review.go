package material

import (
	"context"
	"image/color"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/intake"
	"yibiao/app/task"
	"yibiao/dossier/pdf"
	"yibiao/forms"
)

func (m *Materials) askFiles() {
	if page.Refused(m.ctx) {
		return
	}
	request := page.FileRequest{Kind: page.AskFiles, Title: say.T("选择“{name}”的文件", "name", m.state().Requirement.Name)}
	m.ctx.Dialogs.Choose(request, m.give)
}

func (m *Materials) askFolder() {
	if page.Refused(m.ctx) {
		return
	}
	m.ctx.Dialogs.Choose(page.FileRequest{Kind: page.AskFolder, Title: say.T("选择放着材料的文件夹")}, m.Drop)
}

// give attaches files to the selected requirement, for which they were chosen.
func (m *Materials) give(paths []string) {
	r := m.state().Requirement
	var picks []attaching.Pick
	for _, path := range paths {
		picks = append(picks, attaching.Pick{Path: path, Requirement: r.ID.S})
	}
	m.keep(picks, false)
}

// sort lets the program propose which requirement each file answers, and shows it for review.
func (m *Materials) sort(paths []string) {
	if page.Refused(m.ctx) {
		return
	}
	if len(m.work.Report.Materials) == 0 {
		m.ctx.Nav.Tell(say.T("这些事项不要求提交材料。"))
		return
	}
	sorter, err := intake.NewSorter(m.work.Editing)
	if err != nil {
		m.ctx.Dialogs.Fail(err)
		return
	}
	var found []intake.Proposal
	work := func(ctx context.Context, report task.Report) error {
		var err error
		ctx, tell := byPage(ctx, report)
		found, err = sorter.Sort(ctx, paths, tell)
		return err
	}
	page.Busy(m.ctx, say.T("正在看这些文件"), work, func(err error) {
		switch {
		case session.CodeOf(err) == session.CodeCancelled:
		case err != nil:
			m.ctx.Dialogs.Fail(err)
		case len(found) == 0:
			m.ctx.Nav.Tell(say.T("文件夹里没有文件。"))
		default:
			newReview(m, found).show()
		}
	})
}

// byPage makes a report of files one of their pages too: a long file takes its time when it is looked at first.
func byPage(ctx context.Context, report task.Report) (context.Context, func(done, total int64, name string)) {
	var done, total int64
	name := ""
	paged := pdf.ByPage(ctx, func(page, pages int) {
		if pages > 1 {
			report(done, total, say.T("{name}，第 {n} 页，共 {all} 页", "name", name, "n", page, "all", pages))
		}
	})
	return paged, func(d, t int64, file string) {
		done, total, name = d, t, file
		report(d, t, file)
	}
}

// keep copies files into the vault and attaches them in one step. A failure with one does not keep the others out. Those that seem to
// be another client's are asked about first, unless the person has seen that already.
func (m *Materials) keep(picks []attaching.Pick, seen bool) {
	var kept *attaching.Kept
	work := func(ctx context.Context, report task.Report) error {
		var err error
		kept, err = attaching.Keep(ctx, m.work.Editing, picks, func(done, total int64, name string) { report(done, total, name) })
		return err
	}
	page.Busy(m.ctx, say.T("正在放入文件"), work, func(err error) {
		if err != nil {
			m.ctx.Dialogs.Fail(err)
			return
		}
		foreign := kept.Foreign()
		if seen || len(foreign) == 0 {
			m.attach(kept)
			return
		}
		var lines []string
		for _, f := range foreign {
			lines = append(lines, say.ForeignFile(f, m.ctx.Session.Files().ForeignName(f.Glance)))
		}
		m.ctx.Dialogs.Confirm(say.T("是不是放错了文件？"), say.T("这些文件像是别家单位的：")+"\n"+strings.Join(lines, "\n"), say.T("照样放入"), func() { m.attach(kept) })
	})
}

// attach attaches files that are in the vault.
func (m *Materials) attach(kept *attaching.Kept) {
	added, err := attaching.AttachKept(m.work.Editing, kept)
	if err != nil {
		m.ctx.Dialogs.Fail(err)
		return
	}
	m.changed()
	tellAdded(m.ctx, added, kept)
}

// tellAdded tells how attaching went.
func tellAdded(ctx *page.Context, added []session.Material, kept *attaching.Kept) {
	n, same, bad := len(added), kept.Len()-len(added), 0
	for _, f := range added {
		if f.Glance.Fault != "" {
			bad++
		}
	}
	mended := kept.Mended()
	switch {
	case mended > 0:
		ctx.Nav.Tell(say.T("有 {mended} 个文件在资料库里已损坏或不见了，已经换成这次放进来的；另放入 {n} 个文件。", "mended", mended, "n", n))
	case bad > 0:
		ctx.Nav.Tell(say.T("已放入 {n} 个文件，其中 {bad} 个不能报送，原因写在文件下面。按 Ctrl+Z 可以撤销。", "n", n, "bad", bad))
	case n > 0 && same > 0:
		ctx.Nav.Tell(say.T("已放入 {n} 个文件，另有 {same} 个已经在了。按 Ctrl+Z 可以撤销。", "n", n, "same", same))
	case n > 0:
		ctx.Nav.Tell(say.T("已放入 {n} 个文件。按 Ctrl+Z 可以撤销。", "n", n))
	case same > 0:
		ctx.Nav.Tell(say.T("这些文件已经在了，没有重复放。"))
	}
	switch len(kept.Faults) {
	case 0:
	case 1:
		ctx.Dialogs.Fail(kept.Faults[0])
	default:
		tellAll(ctx, kept.Faults)
	}
}

// tellAll lists several failures in one dialog.
func tellAll(ctx *page.Context, failures []error) {
	box := kit.ColumnOf(look.Space)
	for _, err := range failures {
		box.Add(kit.Plain(say.Failure(err)))
	}
	ctx.Dialogs.Show(say.T("有 {n} 个文件没有放进来", "n", len(failures)), kit.Sized(520, box), page.Action{Text: say.T("知道了"), Main: true})
}

// review is the list of files with what each seems to answer.
type review struct {
	m     *Materials
	list  []intake.Proposal
	picks []string // requirement ids, "" for left out
	ids   []string // the requirements that may be chosen, "" first
	names []string
	foot  *canvas.Text

	scroll *container.Scroll
}

func newReview(m *Materials, list []intake.Proposal) *review {
	r := &review{m: m, list: list, ids: []string{""}, names: []string{say.T("先不放")}}
	for i, s := range m.work.Report.Materials {
		if !generated(m.work, s.Requirement) {
			r.ids = append(r.ids, s.Requirement.ID.S)
			r.names = append(r.names, say.T("{n}. {name}", "n", i+1, "name", s.Requirement.Name))
		}
	}
	for _, p := range list {
		pick := p.Requirement
		if p.Fault != nil || p.Already || p.Foreign || p.Facts.Fault != "" {
			pick = "" // a person must want it
		}
		r.picks = append(r.picks, pick)
	}
	if p := list[0]; len(list) == 1 && p.Requirement == "" && p.Fault == nil && !p.Foreign && !generated(m.work, m.state().Requirement) {
		r.picks[0] = m.state().Requirement.ID.S // dropped while this one was open
	}
	r.foot = canvas.NewText("", theme.Color(look.ColorMuted))
	r.foot.TextSize = theme.CaptionTextSize()
	return r
}

// show opens the dialog, as large as the window allows.
func (r *review) show() {
	rows := kit.ColumnOf(look.SpaceTight)
	var first fyne.Focusable
	for i := range r.list {
		line, focusable := r.line(i)
		if i > 0 {
			rows.Add(widget.NewSeparator())
		}
		rows.Add(line)
		if first == nil {
			first = focusable
		}
	}
	r.scroll = container.NewVScroll(kit.Within(look.SpaceWide, 0, rows))
	intro := kit.ColumnOf(look.SpaceTight,
		kit.Plain(say.T("放到“{client}”的这份申报里。", "client", r.m.work.Editing.Client.Name)),
		kit.Muted(say.T("请看一遍：每个文件右边是程序认为它该放的项，可以改；认不准的留在“先不放”。Tab 到下一个，左右键换一项，空格打开列表。")))
	size := dialogRoom(r.m.object)
	content := kit.WithMin(size, kit.Dock(kit.Within(0, look.SpaceTight, intro), r.scroll, kit.Within(0, look.SpaceTight, r.foot)))
	r.count()
	r.m.ctx.Dialogs.Show(say.T("核对每个文件放到哪一项"), content, page.Action{Text: say.T("取消")}, page.Action{Text: say.T("放入"), Main: true, Do: r.take})
	if first != nil {
		kit.Focus(first)
	}
}

// dialogRoom is the size of a large dialog in the window that holds an object.
func dialogRoom(o fyne.CanvasObject) fyne.Size {
	c := kit.Canvas(o)
	if c == nil {
		return fyne.NewSize(kit.Scaled(look.ReadableWidth), kit.Scaled(look.SideWidth))
	}
	s := c.Size()
	return fyne.NewSize(min(s.Width*0.86, kit.Scaled(look.ReadableWidth*1.2)), s.Height*0.62)
}

// line is one file; the focusable is what chooses its requirement, nil when it cannot be attached.
func (r *review) line(i int) (fyne.CanvasObject, fyne.Focusable) {
	p := r.list[i]
	text := kit.ColumnOf(2, kit.Strong(p.Name))
	if p.Fault != nil {
		text.Add(kit.Paragraph(say.Failure(p.Fault), look.ColorBlock, theme.SizeNameCaptionText, false))
		return kit.LayoutPair(thumbWidth/2+look.Space, thumbOf(p.Facts, 0.5), text), nil
	}
	text.Add(kit.Muted(factWords(proposed(p), p.Facts)))
	notes := kit.ColumnOf(2)
	text.Add(notes)
	at := max(indexOf(r.ids, r.picks[i]), 0)
	pick := kit.NewPicker(r.names, at, func(to int) {
		r.picks[i] = r.ids[max(to, 0)]
		r.notes(notes, i)
		r.count()
	})
	r.notes(notes, i)
	edge := canvas.NewRectangle(color.Transparent)
	edge.StrokeColor, edge.StrokeWidth = theme.Color(theme.ColorNameInputBorder), theme.InputBorderSize()
	edge.CornerRadius = theme.InputRadiusSize()
	line := container.New(&wideEnd{look.SideWidth}, kit.LayoutPair(thumbWidth/2+look.Space, thumbOf(p.Facts, 0.5), text), container.NewStack(pick, edge))
	pick.Arrived = func() { kit.Reveal(r.scroll, line) }
	return line, pick
}

// proposed is what a file would be as a material.
func proposed(p intake.Proposal) session.Material {
	return session.Material{Name: p.Name, Size: p.Size, SHA: p.SHA, Expires: p.Expires}
}

// notes tells why the requirement was proposed, and what to watch.
func (r *review) notes(box *fyne.Container, i int) {
	p := r.list[i]
	box.RemoveAll()
	warn := func(words string, ink fyne.ThemeColorName) {
		box.Add(kit.Paragraph(words, ink, theme.SizeNameCaptionText, false))
	}
	switch {
	case p.Foreign: // told below
	case p.Already && (r.picks[i] == "" || r.picks[i] == p.Requirement):
		warn(say.T("这一项里已经有内容完全相同的文件“{name}”。", "name", p.Twin), look.ColorMuted)
	case p.Twin != "":
		warn(say.T("内容和“{name}”完全相同。", "name", p.Twin), look.ColorWarn)
	}
	if r.picks[i] == p.Requirement && p.Requirement != "" {
		box.Add(kit.Muted(whyWords(p)))
	} else if p.Requirement == "" && r.picks[i] == "" {
		box.Add(kit.Muted(say.T("从文件名和内容看不出属于哪一项，请选一项，或先不放。")))
	}
	var asked *forms.Requirement
	if of := r.m.work.Editing.Form.Requirement(r.picks[i]); of != nil {
		asked = of.Requirement
	}
	for _, n := range r.m.work.Editing.Materials().Notices(proposed(p), p.Facts.Glance, asked) {
		warn(say.Notice(n), noticeInk(n))
	}
}

// whyWords tells by what a requirement was found.
func whyWords(p intake.Proposal) string {
	words := map[string]string{
		"name": say.T("按文件名"), "folder": say.T("按文件夹名“{name}”", "name", filepath.Base(filepath.Dir(p.Path))),
		"text": say.T("按第一页的文字"), "photo": say.T("是图片，可能是照片"),
	}[p.Why]
	if !p.Sure {
		words += say.T("，不太有把握，请看一眼")
	}
	return words
}

// count tells how many files will be attached.
func (r *review) count() {
	n := 0
	for _, id := range r.picks {
		if id != "" {
			n++
		}
	}
	r.foot.Text = say.T("共 {all} 个文件，要放入 {n} 个", "all", len(r.list), "n", n)
	r.foot.Refresh()
}

// take attaches what was chosen.
func (r *review) take() {
	var picks []attaching.Pick
	for i, id := range r.picks {
		if id != "" {
			picks = append(picks, r.list[i].Pick(id))
		}
	}
	if len(picks) > 0 {
		r.m.keep(picks, true)
	}
}

func indexOf(list []string, s string) int {
	for i, x := range list {
		if x == s {
			return i
		}
	}
	return -1
}

// wideEnd gives its second child a fixed width at the right, in the middle of the height, and the first the rest.
type wideEnd struct{ right float32 }

func (w *wideEnd) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(a.Width+kit.Scaled(look.Space+w.right), max(a.Height, b.Height))
}

func (w *wideEnd) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	right, gap := min(kit.Scaled(w.right), size.Width*0.45), kit.Scaled(look.Space)
	kit.Place(objects[0], 0, size.Width-right-gap)
	height := objects[1].MinSize().Height
	objects[1].Resize(fyne.NewSize(right, height))
	objects[1].Move(fyne.NewPos(size.Width-right, max((size.Height-height)/2, 0)))
}

package material

import (
	"image"
	"image/color"
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/forms"
)

// Sides of a small picture on the page.
const (
	thumbWidth  float32 = 84
	thumbHeight float32 = 112
)

// fileLine is one attached file: a small picture, what it is, and what a person should know of it.
func (p *needPage) fileLine(f session.Material, r *forms.Requirement) fyne.CanvasObject {
	facts, seen := p.m.work.Editing.Session().Files().Seen(f)
	text := kit.ColumnOf(look.SpaceTight, kit.Strong(f.Name))
	about := factWords(f, facts)
	if !seen && !p.blind[f.SHA] {
		about = say.Size(f.Size) + "　" + say.T("正在打开预览……")
	}
	text.Add(kit.Muted(about))
	text.Add(kit.Muted(originWords(f)))
	switch {
	case f.Expires != "":
		text.Add(kit.Muted(say.T("有效期至 {date}", "date", f.Expires)))
	case session.Lapses(r):
		text.Add(kit.Muted(say.T("有效期还没填；有期限的证照请填上，到期前日程里会提醒。")))
	}
	glance := f.Glance
	if seen {
		glance = facts.Glance
		glance.Of, glance.By = f.Glance.Of, f.Glance.By
	}
	for _, n := range p.m.work.Editing.Materials().Notices(f, glance, r) {
		text.Add(kit.Paragraph(say.Notice(n), noticeInk(n), theme.SizeNameCaptionText, false))
	}
	buttons := container.New(&kit.Flow{Gap: look.SpaceTight}, kit.Quiet(say.T("打开"), func() { p.m.openFile(f) }))
	if facts.Kind == session.KindPDF || facts.Kind == session.KindPicture {
		buttons.Add(page.Changing(p.m.ctx.Session, kit.Quiet(say.T("整理页面…"), func() { p.m.arrange([]session.Material{f}) })))
	}
	if limit, _ := p.m.ctx.Session.Files().Limit(r); f.Size > limit {
		buttons.Add(page.Changing(p.m.ctx.Session, kit.Quiet(say.T("压缩…"), func() { p.m.shrink(f) })))
	}
	buttons.Add(page.Changing(p.m.ctx.Session, kit.Quiet(say.T("有效期…"), func() { p.m.askExpiry(f) })))
	buttons.Add(page.Changing(p.m.ctx.Session, kit.Quiet(say.T("移除"), func() { p.m.remove(f) })))
	text.Add(buttons)
	it := kit.NewItem(kit.LayoutPair(thumbWidth+look.Space, thumb(facts), text), func() { arrangeOrOpen(p.m, f) })
	it.Clicked = func() {}
	it.Menu = func() *fyne.Menu { return p.m.fileMenu(f, r) }
	it.OnKey = func(key *fyne.KeyEvent) bool {
		switch {
		case key.Name == fyne.KeyDelete:
			p.m.remove(f)
		case key.Name == fyne.KeyUp && kit.Shifted():
			p.shift(f, -1)
		case key.Name == fyne.KeyDown && kit.Shifted():
			p.shift(f, 1)
		default:
			return false
		}
		return true
	}
	p.files[f.ID] = it
	return it
}

func noticeInk(n session.Notice) fyne.ThemeColorName {
	if n.Grave {
		return look.ColorBlock
	}
	return look.ColorWarn
}

// originWords tells where a file came from.
func originWords(f session.Material) string {
	words := say.T("{at} 放入", "at", f.Added.Local().Format("2006-01-02 15:04"))
	if f.Shared {
		words += "　" + say.T("本单位共用，其他申报也用它")
	}
	return words
}

// thumb is the small picture of a file, or a sheet that says what it is.
func thumb(facts session.MaterialFacts) fyne.CanvasObject { return thumbOf(facts, 1) }

// thumbOf is thumb in another size.
func thumbOf(facts session.MaterialFacts, share float32) fyne.CanvasObject {
	size := fyne.NewSize(kit.Scaled(thumbWidth*share), kit.Scaled(thumbHeight*share))
	if facts.Thumb != nil {
		return kit.WithMin(size, paper(facts.Thumb))
	}
	ground := canvas.NewRectangle(theme.Color(theme.ColorNameHeaderBackground))
	ground.StrokeColor, ground.StrokeWidth = theme.Color(theme.ColorNameSeparator), 1
	name := canvas.NewText(fileKindWords(facts.Kind), theme.Color(look.ColorMuted))
	name.TextSize, name.Alignment = theme.CaptionTextSize(), fyne.TextAlignCenter
	return kit.WithMin(size, container.NewStack(ground, container.NewCenter(name)))
}

// paper shows a picture whole, on a sheet with a fine edge.
func paper(m image.Image) fyne.CanvasObject {
	shown := canvas.NewImageFromImage(m)
	shown.FillMode, shown.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
	edge := canvas.NewRectangle(color.Transparent)
	edge.StrokeColor, edge.StrokeWidth = theme.Color(theme.ColorNameSeparator), 1
	b := m.Bounds()
	return container.New(&shaped{float32(b.Dx()) / float32(max(b.Dy(), 1))}, shown, edge)
}

// shaped gives its children the largest place of a shape (width by height) in the middle of the room.
type shaped struct{ shape float32 }

func (*shaped) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, 1) }

func (f *shaped) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	fit := fyne.NewSize(min(size.Width, size.Height*f.shape), min(size.Height, size.Width/f.shape))
	for _, o := range objects {
		o.Resize(fit)
		o.Move(fyne.NewPos((size.Width-fit.Width)/2, (size.Height-fit.Height)/2))
	}
}

// fileKindWords names a kind of file.
func fileKindWords(k session.MaterialKind) string {
	switch k {
	case session.KindPDF:
		return "PDF"
	case session.KindPicture:
		return say.T("图片")
	case session.KindWord:
		return say.T("文档")
	case session.KindSheet:
		return say.T("表格")
	}
	return say.T("文件")
}

// factWords tells kind, size, pages, paper and resolution of a file.
func factWords(f session.Material, facts session.MaterialFacts) string {
	words := fileKindWords(facts.Kind) + "　" + say.Size(f.Size)
	if n := len(facts.Pages); n > 0 {
		words += "　" + say.T("{n} 页", "n", n) + "　" + paperWords(facts.Pages[0].Width, facts.Pages[0].Height)
	}
	if facts.Width > 0 {
		words += "　" + say.T("{w}×{h} 像素", "w", facts.Width, "h", facts.Height)
	}
	if facts.DPI > 0 {
		words += "　" + say.T("按 A4 算 {dpi} dpi", "dpi", facts.DPI)
	}
	return words
}

// papers are the sheets that have a name, the shorter side first, in millimetres (ISO 216).
var papers = []struct {
	name        string
	short, long float64
}{{"A3", 297, 420}, {"A4", 210, 297}, {"A5", 148, 210}, {"B5", 176, 250}}

// paperWords names a size of paper, given in millimetres.
func paperWords(width, height float64) string {
	for _, p := range papers {
		if math.Abs(min(width, height)-p.short) < 4 && math.Abs(max(width, height)-p.long) < 4 {
			if width > height {
				return say.T("{name} 横放", "name", p.name)
			}
			return p.name
		}
	}
	return say.T("{w}×{h} 毫米", "w", strconv.Itoa(int(width+0.5)), "h", strconv.Itoa(int(height+0.5)))
}

// arrangeOrOpen does what Enter means on a file.
func arrangeOrOpen(m *Materials, f session.Material) {
	if facts, _ := m.work.Editing.Session().Files().Seen(f); facts.Thumb != nil && facts.Fault != session.FaultLocked {
		m.arrange([]session.Material{f})
		return
	}
	m.openFile(f)
}

func (m *Materials) remove(f session.Material) {
	if err := attaching.Detach(m.work.Editing, f.ID); err != nil {
		m.ctx.Dialogs.Fail(err)
		return
	}
	m.page.stay(f)
	m.changed()
	m.ctx.Nav.Tell(say.T("已移除“{name}”，按 Ctrl+Z 可以恢复。", "name", f.Name))
}

// shift moves a file among those of its requirement.
func (p *needPage) shift(f session.Material, by int) {
	m := p.m
	moved, err := attaching.MoveBy(m.work.Editing, f.ID, by)
	if err != nil {
		m.ctx.Dialogs.Fail(err)
		return
	}
	if !moved {
		return
	}
	m.changed()
	m.ctx.Nav.Tell(say.T("“{name}”的顺序已改，提交包里也按这个顺序编号。按 Ctrl+Z 可以恢复。", "name", f.Name))
}

// openFile shows a copy in the program of the desktop, so that nobody edits the vault's own file.
func (m *Materials) openFile(f session.Material) {
	folder, err := session.Scratch(m.ctx.Session)
	if err != nil {
		m.ctx.Dialogs.Fail(err)
		return
	}
	path, err := m.work.Editing.Session().Files().Copy(f, folder)
	if err != nil {
		m.ctx.Dialogs.Fail(err)
		return
	}
	m.ctx.Dialogs.Open(path)
}

// changed shows everything anew after an edit.
func (m *Materials) changed() {
	if err := m.work.Update(); err != nil {
		m.ctx.Dialogs.Fail(err)
	}
	m.Refresh()
	m.ctx.Nav.Saved()
}

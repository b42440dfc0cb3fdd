package material

import (
	"context"
	"unicode"

	"fyne.io/fyne/v2"

	"yibiao/app/kit"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/intake"
	"yibiao/app/task"
)

// key moves between the pages, and with Shift moves the page; it tells whether the key was used up.
func (a *arranger) key(p *pageTile, key *fyne.KeyEvent) bool {
	by := 0
	switch key.Name {
	case fyne.KeyLeft:
		by = -1
	case fyne.KeyRight:
		by = 1
	case fyne.KeyUp:
		by = -a.perLine()
	case fyne.KeyDown:
		by = a.perLine()
	case fyne.KeyHome:
		by = -len(a.pages)
	case fyne.KeyEnd:
		by = len(a.pages)
	case fyne.KeyDelete, fyne.KeyBackspace:
		a.drop(p)
		return true
	default:
		return false
	}
	if kit.Shifted() {
		a.shift(p, by)
		return true
	}
	kit.Focus(a.pages[min(max(a.index(p)+by, 0), len(a.pages)-1)].item)
	return true
}

// perLine is the number of pages that stand beside one another.
func (a *arranger) perLine() int {
	if len(a.pages) == 0 {
		return 1
	}
	n := 0
	for _, p := range a.pages {
		if p.item.Position().Y == a.pages[0].item.Position().Y {
			n++
		}
	}
	return max(n, 1)
}

// letter takes the letters that stand for tools.
func (a *arranger) letter(p *pageTile, r rune) {
	switch unicode.ToLower(r) {
	case 'l':
		a.turn(p, -90)
	case 'r':
		a.turn(p, 90)
	case 's':
		a.split(p)
	}
}

func (a *arranger) turn(p *pageTile, by int) {
	p.ref.Turn = (p.ref.Turn + by + 360) % 360
	a.lay()
}

// shift moves a page by places; the others close up.
func (a *arranger) shift(p *pageTile, by int) {
	from := a.index(p)
	to := min(max(from+by, 0), len(a.pages)-1)
	rest := append(append([]*pageTile{}, a.pages[:from]...), a.pages[from+1:]...)
	a.pages = append(append(append([]*pageTile{}, rest[:to]...), p), rest[to:]...)
	a.lay()
	kit.Focus(p.item)
}

// drop takes a page out, or puts it back.
func (a *arranger) drop(p *pageTile) {
	p.out = !p.out
	a.lay()
}

func (a *arranger) dropBlanks() {
	for _, p := range a.pages {
		p.out = p.out || p.blank
	}
	a.lay()
}

// split begins a new file with a page, or joins it to the one before.
func (a *arranger) split(p *pageTile) {
	if a.index(p) > 0 {
		p.cut = !p.cut
		a.lay()
	}
}

// parts are the files that are to be made; empty ones are none.
func (a *arranger) parts() []intake.Part {
	var out []intake.Part
	begin := true
	for i, p := range a.pages {
		begin = begin || p.cut && i > 0
		if p.out {
			continue
		}
		if begin {
			out = append(out, intake.Part{Name: a.files[0].Name})
			begin = false
		}
		out[len(out)-1].Pages = append(out[len(out)-1].Pages, p.ref)
	}
	for i := range out {
		if len(out) > 1 {
			out[i].Name = attaching.PartName(a.files[0].Name, i+1, len(out))
		}
	}
	return out
}

// untouched tells that nothing was done to a single file.
func (a *arranger) untouched() bool {
	for i, p := range a.pages {
		if p.out || p.cut && i > 0 || p.ref.Turn != 0 || p.ref.Page != i {
			return false
		}
	}
	return len(a.files) == 1
}

// save makes the files and puts them in the place of the old.
func (a *arranger) save() {
	parts := a.parts()
	switch {
	case a.untouched():
		return
	case len(parts) == 0:
		a.m.ctx.Nav.Tell(say.T("所有页都去掉了，没有保存；不要这份文件请用“移除”。"))
		return
	}
	as := intake.KeepsPicture(a.m.state().Requirement.Requirement)
	if len(a.files) > 1 {
		as = session.KindPDF
	}
	make := func(ctx context.Context, report task.Report) ([]attaching.NewFile, error) {
		return a.worker.Arrange(ctx, parts, as, func(done, total int64, name string) { report(done, total, name) })
	}
	a.m.replace(say.T("正在保存"), a.files, make, func() {
		a.m.ctx.Nav.Tell(say.T("已保存成 {n} 个文件，按 Ctrl+Z 换回原来的。", "n", len(parts)))
	})
}

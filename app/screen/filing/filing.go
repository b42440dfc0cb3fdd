// Package filing is the page on which a tree of materials of many clients is looked through before the files go where they belong.
package filing

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"yibiao/app/kit"
	"yibiao/app/kit/grid"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/filing"
	"yibiao/app/task"
)

// Filing is the screen.
type Filing struct {
	ctx   *page.Context
	paths []string
	plan  *filing.Plan // nil until something was looked at
	chose map[int]bool // lines that are to be filed
	open  bool         // only what is left to be looked at is shown
	seen  []int        // lines that are shown
	done  int          // files that were filed; 0 until then

	rows   *grid.Grid
	foot   *fyne.Container
	ask    *kit.Press // asks for a folder
	object *fyne.Container
}

var _ page.Screen = (*Filing)(nil)
var _ page.Undoer = (*Filing)(nil)
var _ page.Keeper = (*Filing)(nil)

// New makes the screen for files and folders; none asks for a folder.
func New(ctx *page.Context, paths []string) *Filing {
	f := &Filing{ctx: ctx, paths: paths, chose: map[int]bool{}, foot: kit.ColumnOf(0), object: container.NewStack()}
	f.rows = grid.New([]grid.Column{
		{Title: say.T("文件"), Width: 250, Grow: true}, {Title: say.T("单位"), Width: 200, Grow: true}, {Title: say.T("档案"), Width: 150},
		{Title: say.T("材料"), Width: 190, Grow: true}, {Title: say.T("说明"), Width: 230, Grow: true},
	}, grid.Deeds{
		Open: f.change, Picked: f.picked,
		Moved: func(row, _ int) {
			if row < len(f.seen) {
				l := f.plan.Lines[f.seen[row]]
				ctx.Nav.Tell(page.Joined([]string{l.Shown, say.FilingWhy(ctx.Session, l)}))
			}
		},
	})
	f.Refresh()
	return f
}

// look looks at the files beside the window; done are those that were filed already.
func (f *Filing) look(done int) {
	if page.Refused(f.ctx) {
		return
	}
	var plan *filing.Plan
	page.Busy(f.ctx, say.T("正在看这些文件"), func(ctx context.Context, report task.Report) (err error) {
		plan, err = filing.Look(ctx, f.ctx.Session, f.paths, report)
		return err
	}, func(err error) {
		if err != nil {
			f.paths = nil
			if session.CodeOf(err) != session.CodeCancelled {
				f.ctx.Dialogs.Fail(err)
			}
			return
		}
		f.plan, f.done, f.open, f.chose = plan, done, false, map[int]bool{}
		for i, l := range plan.Lines {
			f.chose[i] = l.Why() == filing.Ready
		}
		f.Refresh()
		f.Enter()
	})
}

// Refresh shows everything anew.
func (f *Filing) Refresh() {
	if f.plan == nil {
		f.object.Objects = []fyne.CanvasObject{kit.Scrolled(f.begin())}
		f.object.Refresh()
		return
	}
	open := kit.NewTickBox(say.T("只看要选的、放不进的"), func(on bool) { f.open = on; f.fill(); f.rows.Focus() })
	open.Checked = f.open
	head := kit.ColumnOf(look.Space,
		kit.AtEnds(kit.Heading(say.FilingCounts(f.plan.Lines)), kit.Button(say.T("换一个文件夹…"), f.choose)),
		kit.Muted(say.T("按文件夹和文件名认单位，按文件名、文字和文件夹认材料；认不准的、像别家单位的没有选上。空格选中或去掉，Enter 改放到哪一项。")), open)
	f.object.Objects = []fyne.CanvasObject{kit.Dock(kit.Within(look.SpaceWide, 8, head), f.rows.Object(), kit.Footer(f.foot))}
	f.fill()
	f.object.Refresh()
}

// begin asks for a folder.
func (f *Filing) begin() fyne.CanvasObject {
	f.ask = kit.Primary(say.T("选择文件夹…"), f.choose)
	buttons := kit.Row(f.ask)
	if filing.CanUndo(f.ctx.Session) {
		buttons.Add(kit.Button(say.T("撤销上次放入"), f.Undo))
	}
	return container.New(&kit.Column{Gap: look.SpaceWide, Width: look.ReadableWidth, Centred: true},
		kit.Heading(say.T("按单位放入材料")),
		kit.Card(
			kit.Plain(say.T("把装着各家材料的文件夹拖进来：每家单位一个文件夹，名称里有单位的全称、简称或统一社会信用代码。")),
			kit.Plain(say.T("文件放进这家单位正在办的档案；有几份的，放进要这一项的那一份，几份都要的由你选。")),
			kit.Plain(say.T("放入以前先看到每个文件放到哪里；放入是一步，可以撤销。")),
			buttons,
		))
}

func (f *Filing) choose() {
	f.ctx.Dialogs.Choose(page.FileRequest{Kind: page.AskFolder, Title: say.T("选择放着各家材料的文件夹")}, f.Drop)
}

// fill lists the files.
func (f *Filing) fill() {
	f.seen = nil
	var chosen []int
	for i, l := range f.plan.Lines {
		if f.open && l.Why() == filing.Ready {
			continue
		}
		if f.chose[i] {
			chosen = append(chosen, len(f.seen))
		}
		f.seen = append(f.seen, i)
	}
	f.rows.Set(len(f.seen), f.cell)
	f.rows.Pick(chosen)
	f.tell()
}

func (f *Filing) cell(row, column int) grid.Cell {
	l := f.plan.Lines[f.seen[row]]
	switch column {
	case 0:
		return grid.Cell{Text: l.Shown}
	case 1:
		return grid.Cell{Text: l.Client.Name}
	case 2:
		return grid.Cell{Text: say.FilingDossier(l)}
	case 3:
		if r := f.plan.Requirement(l); r != nil {
			return grid.Cell{Text: r.Name}
		}
		return grid.Cell{}
	}
	inks := map[filing.Why]fyne.ThemeColorName{filing.Ready: look.ColorMuted, filing.Same: look.ColorMuted, filing.Faulty: look.ColorBlock, filing.Foreign: look.ColorBlock}
	ink, there := inks[l.Why()]
	if !there {
		ink = look.ColorWarn
	}
	return grid.Cell{Text: say.FilingWhy(f.ctx.Session, l), Ink: ink}
}

// picked keeps what is picked of the lines that are shown; what has no place yet cannot be.
func (f *Filing) picked() {
	if f.done > 0 || f.plan == nil {
		return
	}
	on := map[int]bool{}
	if f.rows.CountPicked() > 0 {
		for _, row := range f.rows.PickedRows() {
			on[f.seen[row]] = true
		}
	}
	for _, i := range f.seen {
		f.chose[i] = on[i]
	}
	f.tell()
}

// chosen are the lines that are to be filed and can be.
func (f *Filing) chosen() []int {
	var out []int
	for i, l := range f.plan.Lines {
		if f.chose[i] && l.Takeable() {
			out = append(out, i)
		}
	}
	return out
}

// tell shows below the list what can be done.
func (f *Filing) tell() {
	f.hold()
	f.foot.RemoveAll()
	if f.done > 0 {
		f.foot.Add(kit.AtEnds(kit.Plain(say.T("已放入 {n} 个文件。Ctrl+Z 撤销。", "n", f.done)),
			kit.Row(kit.Button(say.T("撤销"), f.Undo), kit.Primary(say.T("到全部档案"), func() { f.ctx.Nav.Go(page.Route{Page: page.Dossiers}) }))))
		f.foot.Refresh()
		return
	}
	chosen := f.chosen()
	clients := map[string]bool{}
	for _, i := range chosen {
		clients[f.plan.Lines[i].Client.ID] = true
	}
	words := say.T("还没有放入。选中 {n} 个文件，{clients} 家单位。", "n", len(chosen), "clients", len(clients))
	without := 0
	for i, l := range f.plan.Lines {
		if f.chose[i] && !l.Takeable() {
			without++
		}
	}
	if without > 0 {
		words += say.T("另外选中的 {n} 个还没有地方放：按 Enter 选。", "n", without)
	}
	take := kit.Primary(say.T("放入选中的"), f.take)
	if len(chosen) == 0 {
		take.Disable()
	}
	f.foot.Add(kit.AtEnds(kit.Plain(words), take))
	f.foot.Refresh()
}

// take files what is chosen; files that seem to be another client's are asked about first.
func (f *Filing) take() {
	lines := f.chosen()
	foreign := slices.DeleteFunc(slices.Clone(lines), func(i int) bool { return !f.plan.Lines[i].Foreign })
	if len(foreign) == 0 {
		f.keep(lines)
		return
	}
	words := say.T("这些文件像是别家单位的：")
	for _, i := range foreign[:min(len(foreign), 12)] {
		words += "\n" + say.T("“{file}”，要放到“{client}”", "file", f.plan.Lines[i].Shown, "client", f.plan.Lines[i].Client.Name)
	}
	if more := len(foreign) - 12; more > 0 {
		words += "\n" + say.T("还有 {n} 个", "n", more)
	}
	f.ctx.Dialogs.Confirm(say.T("是不是放错了文件？"), words, say.T("照样放入"), func() { f.keep(lines) })
}

func (f *Filing) keep(lines []int) {
	var kept *filing.Kept
	page.Busy(f.ctx, say.T("正在放入文件"), func(ctx context.Context, report task.Report) (err error) {
		kept, err = f.plan.Keep(ctx, lines, report)
		return err
	}, func(err error) {
		if err == nil {
			f.done, err = kept.Write()
		}
		if err != nil {
			if session.CodeOf(err) != session.CodeCancelled {
				f.ctx.Dialogs.Fail(err)
			}
			return
		}
		f.ctx.Nav.Saved()
		f.tell()
		f.ctx.Nav.Tell(say.FilingDone(f.done, len(lines)-f.done-len(kept.Faults), len(kept.Faults)))
		if len(kept.Faults) > 0 {
			f.ctx.Dialogs.Fail(kept.Faults[0])
		}
	})
}

// Undo takes off what was filed last.
func (f *Filing) Undo() {
	page.Undoing.Turn(f.ctx, func() (string, error) {
		n, err := filing.Undo(f.ctx.Session)
		return say.T("已撤销，取下 {n} 个文件", "n", n), err
	}, func() { f.turned(0) })
}

// Redo files again what was taken off.
func (f *Filing) Redo() {
	n, err := 0, error(nil)
	page.Redoing.Turn(f.ctx, func() (string, error) {
		n, err = filing.Redo(f.ctx.Session)
		return say.T("已恢复，放回 {n} 个文件", "n", n), err
	}, func() { f.turned(n) })
}

// CanTurn implements page.Undoer.
func (f *Filing) CanTurn() (undo, redo bool) {
	return filing.CanUndo(f.ctx.Session), filing.CanRedo(f.ctx.Session)
}

// turned looks at the files anew, for other ones are missing now; done are those that stand filed.
func (f *Filing) turned(done int) {
	if f.plan != nil {
		f.look(done)
	} else {
		f.Refresh()
	}
}

// Object implements page.Screen.
func (f *Filing) Object() fyne.CanvasObject { return f.object }

// Title names the screen.
func (f *Filing) Title() string { return say.T("按单位放入材料") }

// Enter looks at what the page was opened with, and gives the keyboard to the files.
func (f *Filing) Enter() {
	if f.plan == nil && len(f.paths) > 0 {
		page.AskWhole(f.ctx, f.paths, func() { f.look(0) })
		return
	}
	if f.plan == nil {
		kit.Focus(f.ask)
		return
	}
	f.rows.Focus()
}

// hold notes how many files are chosen and not filed.
func (f *Filing) hold() {
	words := ""
	if f.plan != nil && f.done == 0 && len(f.chosen()) > 0 {
		words = say.T("选中的 {n} 个材料文件还没有放入。", "n", len(f.chosen()))
	}
	page.Hold(f.ctx.Session, page.Filing, words)
}

// Leave gives up what is chosen.
func (f *Filing) Leave() { page.Hold(f.ctx.Session, page.Filing, "") }

// Drop takes folders and files; a whole home folder or drive is asked about first.
func (f *Filing) Drop(paths []string) {
	page.AskWhole(f.ctx, paths, func() {
		f.paths, f.plan = paths, nil
		f.Refresh()
		f.look(0)
	})
}

// Here remembers the folders.
func (f *Filing) Here(r page.Route) page.Route {
	r.Files = page.FilesOf(f.paths...)
	return r
}

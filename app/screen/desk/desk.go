// Package desk is the page of all dossiers: a table with its views, a board by stage, and what is done to many at once.
package desk

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/kit/grid"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/batch"
	"yibiao/app/session/desk"
	"yibiao/app/session/summaries"
	"yibiao/app/task"
)

// settingBoard keeps whether the board was shown last.
const settingBoard = "desk.board"

// Desk is the screen.
type Desk struct {
	ctx   *page.Context
	rows  []desk.Row // all
	seen  []desk.Row // those of the view
	view  desk.View
	stale int // of rows
	board bool
	over  *task.Latest // working out what is old
	again bool         // what is old was asked for once since the last edit

	search *kit.FindBox
	views  *fyne.Container
	counts *fyne.Container
	table  *grid.Grid
	lanes  *lanes
	middle *fyne.Container
	object fyne.CanvasObject
}

var _ page.Screen = (*Desk)(nil)
var _ page.Finder = (*Desk)(nil)
var _ page.Undoer = (*Desk)(nil)

// columns are those of the table, with what they sort by.
var columns = []desk.Sort{desk.ByClient, desk.ByTitle, desk.ByStage, desk.ByBlocks, desk.ByWaits, desk.ByDay, desk.ByDay, desk.ByAmount}

// New makes the screen.
func New(ctx *page.Context) *Desk {
	d := &Desk{ctx: ctx, over: task.NewLatest(ctx.Tasks), board: ctx.Session.Setting(settingBoard) != ""}
	d.table = grid.New([]grid.Column{
		{Title: say.T("单位"), Width: 190, Grow: true}, {Title: say.T("档案"), Width: 170, Grow: true}, {Title: say.T("阶段"), Width: 92},
		{Title: say.T("卡在哪里"), Width: 190, Grow: true}, {Title: say.T("等谁"), Width: 92}, {Title: say.T("下一个日子"), Width: 150},
		{Title: say.T("工作日"), Width: 76, Right: true}, {Title: say.T("金额（万元）"), Width: 104, Right: true},
	}, grid.Deeds{
		Open: func(row int) { d.open(d.seen[row]) }, Sort: d.sortBy, Picked: d.tellPicked, Key: d.key,
		Menu: func(row int) *fyne.Menu { return d.menu(d.seen[row]) },
		Moved: func(row, _ int) {
			if row < len(d.seen) {
				d.ctx.Nav.Tell(d.whole(d.seen[row]))
			}
		},
	})
	d.lanes = newLanes(d)
	d.search = kit.NewFindBox(say.T("查找单位、档案（Ctrl+F）"), func() { d.view.Search = d.search.Text; d.fill() }, d.Enter)
	d.views, d.counts, d.middle = container.NewStack(), kit.ColumnOf(0), container.NewStack()
	d.object = kit.Dock(kit.Within(look.SpaceWide, 8, d.views), d.middle, kit.Footer(d.counts))
	d.Refresh()
	return d
}

// Refresh reads the dossiers anew, and has those worked out that are old.
func (d *Desk) Refresh() {
	rows, err := desk.Rows(d.ctx.Session, "")
	if err != nil {
		d.ctx.Dialogs.Fail(err)
		return
	}
	d.rows, d.stale = rows, 0
	for _, r := range rows {
		if r.Stale {
			d.stale++
		}
	}
	d.fillTools()
	d.fill()
	d.catchUp()
}

// catchUp works out beside the window what is old, once after each edit.
func (d *Desk) catchUp() {
	if d.stale == 0 || d.again || session.LookingOnly(d.ctx.Session) {
		return
	}
	d.again = true
	twin := session.Looker(d.ctx.Session)
	d.over.Do(func(ctx context.Context, _ task.Report) error {
		return summaries.Refresh(ctx, twin, session.SummaryFilter{}, nil)
	}, func(err error) {
		if err == nil {
			d.Refresh()
		}
		d.again = false
	})
}

// fillTools shows the filters.
func (d *Desk) fillTools() {
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
	blocked := tick(say.T("有必须改的"), d.view.Blocked, func(on bool) { d.view.Blocked = on; d.fill() })
	words := say.T("看板")
	if d.board {
		words = say.T("表")
	}
	board := kit.Button(words, d.turn)
	more := kit.Button(say.T("操作…"), nil)
	more.OnTapped = func() { below(more, d.deeds()) }
	d.views.Objects = []fyne.CanvasObject{container.New(&kit.Flow{Gap: look.Space}, kit.WithMin(fyne.NewSize(kit.Scaled(220), 0), d.search),
		kit.Framed(150, d.viewPicker()), kit.Framed(140, pickStage), kit.Framed(120, pickWait), late, blocked, board, more)}
	d.views.Refresh()
}

func tick(words string, on bool, changed func(bool)) *kit.TickBox {
	t := kit.NewTickBox(words, nil)
	t.Checked = on
	t.OnChanged = changed
	return t
}

// viewPicker offers the views that were kept.
func (d *Desk) viewPicker() *kit.Picker {
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
			d.keepView()
			return
		default:
			if err := desk.Forget(d.ctx.Session, d.view.Name); err != nil {
				d.ctx.Dialogs.Fail(err)
			}
			d.view.Name = ""
		}
		d.search.SetText(d.view.Search)
		d.fillTools()
		d.fill()
	})
}

// keepView asks for a name and keeps the view under it.
func (d *Desk) keepView() {
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
		d.fillTools()
	}
	name.OnSubmitted = func(string) { keep() }
	closeDialog = d.ctx.Dialogs.Show(say.T("存为视图"), kit.Sized(360, kit.ColumnOf(look.Space, kit.Plain(say.T("名称")), name, kit.Muted(say.T("存下现在的查找、阶段、等谁和排序。")))),
		page.Action{Text: say.T("取消"), Do: d.fillTools}, page.Action{Text: say.T("保存"), Main: true, Keep: true, Do: keep})
	kit.Focus(name)
}

// fill shows the rows of the view.
func (d *Desk) fill() {
	at := ""
	if row, _ := d.table.Cursor(); row < len(d.seen) {
		at = d.seen[row].Dossier.ID
	}
	d.seen = d.view.Of(d.rows)
	sorted := -1
	for i, by := range columns {
		if by == d.view.Sort && sorted < 0 || d.view.Sort == "" && i == 5 {
			sorted = i
		}
	}
	d.table.Sorted(sorted, d.view.Falling)
	d.table.Set(len(d.seen), d.cell)
	for i, r := range d.seen {
		if r.Dossier.ID == at {
			d.table.Move(i, 0)
		}
	}
	content := d.table.Object()
	switch {
	case len(d.rows) == 0:
		content = d.empty()
	case len(d.seen) == 0:
		content = kit.Scrolled(kit.Muted(say.T("没有符合的档案。")))
	case d.board:
		d.lanes.set(d.seen)
		content = d.lanes.object
	}
	if len(d.middle.Objects) != 1 || d.middle.Objects[0] != content {
		d.middle.Objects = []fyne.CanvasObject{content}
		d.middle.Refresh()
	}
	d.tellPicked()
}

func (d *Desk) empty() fyne.CanvasObject {
	return kit.Scrolled(container.New(&kit.Column{Gap: look.SpaceWide, Width: look.ReadableWidth, Centred: true}, kit.Heading(say.T("还没有申报档案")),
		kit.Card(kit.Plain(say.T("一次为多家单位建立：先看每家能不能申报，再选。")), kit.Row(
			kit.Primary(say.T("为多家单位新建…"), d.beginMany), kit.Button(say.T("从表格导入单位…"), func() { d.ctx.Nav.Go(page.Route{Page: page.Sheet}) })))))
}

// cell is one cell of the table.
func (d *Desk) cell(row, column int) grid.Cell {
	r := d.seen[row]
	old := fyne.ThemeColorName("")
	if r.Stale {
		old = look.ColorMuted
	}
	switch column {
	case 0:
		return grid.Cell{Text: r.Client.Name}
	case 1:
		return grid.Cell{Text: r.Dossier.Title}
	case 2:
		ink, back := stageColours(r.Dossier.Status)
		return grid.Cell{Text: say.Status(r.Dossier.Status), Ink: ink, Back: back}
	case 3:
		c := grid.Cell{Text: say.Blocks(r), Ink: old}
		if r.Known && !r.Stale && r.Blocking > 0 && r.Dossier.Status.Open() {
			c.Ink = look.ColorBlock
		}
		return c
	case 4:
		return grid.Cell{Text: say.Waiting(r.Waits), Ink: look.ColorMuted}
	case 5:
		return grid.Cell{Text: say.NextDay(r), Ink: old}
	case 6:
		return d.days(r)
	}
	return grid.Cell{Text: say.Amount(r), Ink: old}
}

func (d *Desk) days(r desk.Row) grid.Cell {
	if !r.HasDay {
		return grid.Cell{}
	}
	c := grid.Cell{Text: strconv.Itoa(r.Days)}
	if r.Estimated {
		c.Text = say.T("约 {n}", "n", r.Days)
	}
	switch {
	case r.Days < 0:
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
func (d *Desk) whole(r desk.Row) string {
	return strings.Trim(page.Joined([]string{r.Client.Name, r.Dossier.Title, say.Blocks(r)}), "、")
}

func (d *Desk) sortBy(column int) {
	by := columns[column]
	if by == desk.ByDay && d.view.Sort == "" || by == d.view.Sort {
		d.view.Falling = !d.view.Falling
	} else {
		d.view.Falling = false
	}
	d.view.Sort = by
	d.fill()
}

// tellPicked counts below the table.
func (d *Desk) tellPicked() {
	d.counts.RemoveAll()
	rows := d.seen
	words := say.T("共 {n} 份", "n", len(rows))
	if n := d.table.CountPicked(); n > 0 {
		rows = d.picked()
		words = say.T("选中 {n} 份，共 {all} 份", "n", n, "all", len(d.seen))
	}
	if sum, open := desk.Total(rows); !sum.IsZero() {
		words += say.T("；金额合计 {sum} 万元", "sum", sum.String())
		if open > 0 {
			words += say.T("（{n} 份还算不出）", "n", open)
		}
	}
	if d.stale > 0 {
		words += say.T("；{n} 份有改动，正在重新看", "n", d.stale)
	}
	keys := kit.Muted(say.T("空格选中　Shift+方向键连选　Ctrl+A 全选　Enter 打开　S 移到阶段　E 导出　C 预审"))
	d.counts.Add(kit.Plain(words))
	d.counts.Add(keys)
	d.counts.Refresh()
}

// picked are the rows that a deed is done to: those that are picked, or the one with the cursor.
func (d *Desk) picked() []desk.Row {
	if d.board {
		return d.lanes.picked()
	}
	var out []desk.Row
	for _, i := range d.table.PickedRows() {
		out = append(out, d.seen[i])
	}
	return out
}

func (d *Desk) open(r desk.Row) { d.ctx.Nav.Go(page.Route{Page: page.Form, Dossier: r.Dossier.ID}) }

// turn changes between table and board.
func (d *Desk) turn() {
	d.board = !d.board
	kept := ""
	if d.board {
		kept = "1"
	}
	if err := session.Remember(d.ctx.Session, settingBoard, kept); err != nil {
		d.ctx.Dialogs.Fail(err)
	}
	d.fillTools()
	d.fill()
	d.Enter()
}

// Undo takes the last move to a stage back.
func (d *Desk) Undo() {
	n, err := batch.UndoMove(d.ctx.Session)
	if page.Undoing.Went(d.ctx, err) {
		d.ctx.Nav.Saved()
		d.Refresh()
		d.ctx.Nav.Tell(say.T("已撤销，{n} 份档案回到原来的阶段", "n", n))
	}
}

// Redo has nothing to repeat.
func (d *Desk) Redo() { page.Redoing.Nothing(d.ctx) }

// Object is the content.
func (d *Desk) Object() fyne.CanvasObject { return d.object }

// Title names the screen.
func (d *Desk) Title() string { return say.T("全部档案") }

// Enter gives the keyboard to the rows.
func (d *Desk) Enter() {
	if d.board {
		kit.Focus(d.lanes)
		return
	}
	d.table.Focus()
}

// Leave ends what runs beside the window.
func (d *Desk) Leave() {}

// Drop looks through a spreadsheet of clients.
func (d *Desk) Drop(paths []string) {
	d.ctx.Nav.Go(page.Route{Page: page.Sheet, Files: page.FilesOf(paths[0])})
}

// Find gives the keyboard to the search box.
func (d *Desk) Find() { kit.Focus(d.search) }

// below opens a menu right below an object.
func below(o fyne.CanvasObject, menu *fyne.Menu) {
	if c := kit.Canvas(o); c != nil {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
		widget.ShowPopUpMenuAtPosition(menu, c, at.AddXY(0, o.Size().Height))
	}
}

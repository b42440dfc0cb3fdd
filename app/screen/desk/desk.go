// Package desk is the page of all dossiers: a table with its views, a board by stage, and what is done to many at once.
package desk

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
	"yibiao/app/session/batch"
	"yibiao/app/session/desk"
	"yibiao/app/session/summaries"
	"yibiao/app/task"
)

// settingBoard keeps whether the board was shown last.
const settingBoard = "desk.board"

// Desk is the screen.
type Desk struct {
	ctx     *page.Context
	rows    []desk.Row // all
	seen    []desk.Row // those of the view
	view    desk.View
	stale   int // of rows
	board   bool
	chart   bool         // the rows are shown as figures
	over    *task.Latest // working out what is old
	reading *task.Latest // the rows
	read    bool         // there are rows to be shown
	again   bool         // what is old was asked for once since the last edit
	placed  bool         // the cursor stands on its dossier, wherever that comes to stand

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
var columns = []desk.Sort{desk.ByClient, desk.ByTitle, desk.ByStage, desk.ByBlocks, desk.ByWaits, desk.ByDay, desk.ByDay, desk.ByAmount, desk.ByGrant, desk.ByGrant, desk.ByLeft, desk.ByGrant}

// New shows the dossiers of all clients, as a table or as a board, whichever was shown last.
func New(ctx *page.Context) *Desk {
	d := &Desk{ctx: ctx, over: task.NewLatest(ctx.Tasks), reading: task.NewLatest(ctx.Tasks), board: ctx.Session.Setting(settingBoard) != ""}
	d.table = grid.New(heads(false), grid.Deeds{
		Open: func(row int) { d.open(d.seen[row]) }, Sort: d.sortBy, Picked: d.tellPicked, Key: d.key,
		Menu: func(row int) *fyne.Menu { return d.menu(d.seen[row]) },
		Moved: func(row, _ int) {
			d.placed = d.placed || row > 0 // it is also told where it is when the keyboard comes
			if row < len(d.seen) {
				d.ctx.Nav.Tell(whole(d.seen[row]))
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

// Refresh reads the dossiers anew beside the window, and has those worked out that are old.
func (d *Desk) Refresh() {
	looker, only := session.Looker(d.ctx.Session), session.OnlyOf(d.ctx.Session)
	var rows []desk.Row
	d.reading.Do(func(context.Context, task.Report) (err error) {
		rows, err = desk.Rows(looker, only)
		return err
	}, func(err error) {
		if err != nil {
			d.ctx.Dialogs.Fail(err)
			return
		}
		show(d, rows)
		catchUp(d)
	})
	if !d.read {
		d.middle.Objects = []fyne.CanvasObject{kit.Scrolled(kit.Muted(say.T("正在读出全部档案……")))}
		d.middle.Refresh()
	}
}

// show shows what was read.
func show(d *Desk, rows []desk.Row) {
	entered := !d.read
	d.rows, d.stale, d.read = rows, 0, true
	for _, r := range rows {
		if r.Stale {
			d.stale++
		}
	}
	fillTools(d)
	d.fill()
	if c := kit.Canvas(d.object); entered && c != nil && c.Focused() == nil {
		d.Enter()
	}
}

// catchUp works out beside the window what is old, once after each edit.
func catchUp(d *Desk) {
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

// cursorOf is the dossier on which the cursor stands; "" for none, and until somebody has put it there or it is known what all dossiers
// amount to: as soon as it is they stand otherwise, and the cursor begins at the first.
func cursorOf(d *Desk) string {
	var r *desk.Row
	if row, _ := d.table.Cursor(); d.board {
		r = d.lanes.current()
	} else if row < len(d.seen) {
		r = &d.seen[row]
	}
	if r == nil || !d.placed {
		return ""
	}
	return r.Dossier.ID
}

// fill shows the rows of the view; the cursor stays on its dossier.
func (d *Desk) fill() { fillAt(d, cursorOf(d)) }

// fillAt is fill with the cursor on a dossier.
func fillAt(d *Desk, at string) {
	d.seen = d.view.Of(d.rows)
	sorted := -1
	for i, by := range columns {
		if by == d.view.Sort && sorted < 0 || d.view.Sort == "" && i == 5 {
			sorted = i
		}
	}
	d.table.SetColumns(heads(slices.ContainsFunc(d.seen, func(r desk.Row) bool { return r.Award != session.Award{} })))
	d.table.Set(len(d.seen), d.cell)
	d.table.Sorted(sorted, d.view.Falling)
	for i, r := range d.seen {
		if r.Dossier.ID == at {
			d.table.Move(i, 0)
		}
	}
	content := d.table.Object()
	switch {
	case len(d.rows) == 0:
		content = empty(d)
	case len(d.seen) == 0:
		content = kit.Scrolled(kit.Muted(say.T("没有符合的档案。")))
	case d.chart:
		content = charts(d)
	case d.board:
		d.lanes.set(d.seen, at)
		content = d.lanes.object
	}
	if len(d.middle.Objects) != 1 || d.middle.Objects[0] != content {
		d.middle.Objects = []fyne.CanvasObject{content}
		d.middle.Refresh()
	}
	d.placed = d.placed || d.read && d.stale == 0
	d.tellPicked()
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
		return days(r)
	}
	return grid.Cell{Text: []string{say.Amount(r), r.Award.Granted, r.Award.Paid, r.Award.Left, r.Award.Number}[column-7], Ink: old}
}

// heads are the columns: those of what was granted and paid stand only where there is anything of the kind.
func heads(awarded bool) []grid.Column {
	list := []grid.Column{
		{Title: say.T("单位"), Width: 190, Grow: true}, {Title: say.T("档案"), Width: 170, Grow: true}, {Title: say.T("阶段"), Width: 92},
		{Title: say.T("卡在哪里"), Width: 190, Grow: true}, {Title: say.T("等谁"), Width: 92}, {Title: say.T("下一个日子"), Width: 150},
		{Title: say.T("工作日"), Width: 76, Right: true}, {Title: say.T("金额（万元）"), Width: 104, Right: true},
	}
	if !awarded {
		return list
	}
	for i, width := range map[int]float32{0: 150, 1: 130, 3: 130} {
		list[i].Width = width
	}
	return append(list, grid.Column{Title: say.T("批准"), Width: 84, Right: true}, grid.Column{Title: say.T("已拨付"), Width: 84, Right: true},
		grid.Column{Title: say.T("未拨付"), Width: 84, Right: true}, grid.Column{Title: say.T("文号"), Width: 140})
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
	words += say.DeskTotal(desk.Of(rows))
	if granted, left := desk.Granted(rows); !granted.IsZero() {
		words += say.T("；批准 {sum} 万元，还没有拨付 {left} 万元", "sum", granted.String(), "left", left.String())
	}
	if d.stale > 0 {
		words += say.T("；{n} 份有改动，正在重新看", "n", d.stale)
	}
	keys := say.T("空格选中　Shift+方向键连选　Ctrl+A 全选　Enter 打开　S 移到阶段　E 导出　C 预审")
	if d.board {
		keys = say.T("方向键走动　Shift+左右键移到旁边的阶段　Enter 打开　S 移到阶段　E 导出　C 预审")
	}
	d.counts.Add(kit.Plain(words))
	if !d.chart {
		d.counts.Add(kit.Muted(keys))
	}
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

// MarkedClient is the client of the first dossier that is marked.
func (d *Desk) MarkedClient() string {
	if rows := d.picked(); len(rows) > 0 {
		return rows[0].Dossier.Client
	}
	return ""
}

func (d *Desk) open(r desk.Row) { d.ctx.Nav.Go(page.Route{Page: page.Form, Dossier: r.Dossier.ID}) }

// draw changes between the figures and the rows.
func draw(d *Desk) {
	d.chart = !d.chart
	fillTools(d)
	d.fill()
	d.Enter()
}

// turn changes between table and board.
func (d *Desk) turn() {
	at := cursorOf(d)
	d.chart = false
	d.board = !d.board
	kept := ""
	if d.board {
		kept = "1"
	}
	if err := session.Remember(d.ctx.Session, settingBoard, kept); err != nil {
		d.ctx.Dialogs.Fail(err)
	}
	fillTools(d)
	fillAt(d, at)
	d.Enter()
	if r := d.lanes.current(); d.board && r != nil {
		d.ctx.Nav.Tell(whole(*r))
	}
}

// Undo takes the last move to a stage back.
func (d *Desk) Undo() {
	page.Undoing.Turn(d.ctx, func() (string, error) {
		n, err := batch.UndoMove(d.ctx.Session)
		return say.T("已撤销，{n} 份档案回到原来的阶段", "n", n), err
	}, d.Refresh)
}

// Redo repeats the move that was taken back last.
func (d *Desk) Redo() {
	page.Redoing.Turn(d.ctx, func() (string, error) {
		n, err := batch.RedoMove(d.ctx.Session)
		return say.T("已重做，{n} 份档案又移到那个阶段", "n", n), err
	}, d.Refresh)
}

// CanTurn implements page.Undoer.
func (d *Desk) CanTurn() (undo, redo bool) {
	return batch.CanUndoMove(d.ctx.Session), batch.CanRedoMove(d.ctx.Session)
}

// Object implements page.Screen.
func (d *Desk) Object() fyne.CanvasObject { return d.object }

// Title names the screen.
func (d *Desk) Title() string { return say.T("全部档案") }

// Enter gives the keyboard to the rows.
func (d *Desk) Enter() {
	if d.chart {
		kit.Focus(d.search)
		return
	}
	if d.board {
		kit.Focus(d.lanes)
		return
	}
	d.table.Focus()
}

// Leave keeps what runs beside the window: what was worked out is kept.
func (d *Desk) Leave() {}

// Drop looks through a spreadsheet of clients, verifies bundles, and files materials of clients.
func (d *Desk) Drop(paths []string) { d.ctx.Nav.Go(page.Dropped(paths)) }

// Find gives the keyboard to the search box.
func (d *Desk) Find() { kit.Focus(d.search) }

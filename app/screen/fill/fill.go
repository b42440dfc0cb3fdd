// Package fill is the page on which one question of the profile is answered for many clients, or one of a policy for many of its
// dossiers, like a column of a spreadsheet.
package fill

import (
	"cmp"
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
	"yibiao/app/session/sheets"
	"yibiao/app/task"
	"yibiao/forms"
)

// Fill lets one question be answered for all who have not, and writes the answers in one step.
type Fill struct {
	ctx    *page.Context
	packs  []*forms.Pack // of whose dossiers something can be asked
	pack   int           // of packs; -1: the profile is asked
	fields []*forms.Field
	at     int  // of fields; -1: none is chosen
	all    bool // those who have answered too
	fill   *sheets.Fill
	done   int // how many answers were written last; 0 when none

	head, foot *fyne.Container
	rows       *grid.Grid
	middle     *fyne.Container
	object     fyne.CanvasObject
}

var _ page.Screen = (*Fill)(nil)
var _ page.Undoer = (*Fill)(nil)

// typed is the column that is typed into.
const typed = 2

// usual is the question that is asked at first.
const usual = "bank.cnaps"

// New makes the screen for a question, by its id; "" asks the one that is lacking most often.
func New(ctx *page.Context, field string) *Fill {
	f := &Fill{ctx: ctx, at: -1, pack: -1, head: kit.ColumnOf(look.Space), foot: kit.ColumnOf(0), middle: container.NewStack()}
	f.rows = grid.New([]grid.Column{
		{Title: say.T("单位"), Width: 210, Grow: true}, {Title: say.T("现在的内容"), Width: 170}, {Title: say.T("要填的内容"), Width: 250},
		{Title: say.T("说明"), Width: 250, Grow: true},
	}, grid.Deeds{Type: f.edit, Paste: f.paste, Clear: f.clear, Moved: func(row, _ int) { f.tell(row) }})
	f.object = kit.Dock(kit.Within(look.SpaceWide, 10, f.head), f.middle, kit.Footer(f.foot))
	var err error
	if f.packs, err = sheets.FillPacks(ctx.Session); err == nil {
		f.fields, err = sheets.FillFields(ctx.Session)
	}
	if err != nil {
		ctx.Dialogs.Fail(err)
		return f
	}
	field = cmp.Or(field, takeUp(f), usual)
	f.at = slices.IndexFunc(f.fields, func(x *forms.Field) bool { return x.Name() == field })
	f.ask()
	return f
}

// of is the policy of whose dossiers something is asked; "" for the profile.
func (f *Fill) of() string {
	if f.pack < 0 {
		return ""
	}
	return f.packs[f.pack].ID.S
}

// turnTo asks of the dossiers of a policy, or of the profile with -1; the question is chosen next.
func (f *Fill) turnTo(pack int) {
	var err error
	f.pack, f.at, f.done = pack, -1, 0
	if pack < 0 {
		f.fields, err = sheets.FillFields(f.ctx.Session)
	} else {
		f.fields, err = sheets.FillFieldsOf(f.ctx.Session, f.of())
	}
	if err != nil {
		f.ctx.Dialogs.Fail(err)
	}
	f.ask()
}

// ask lists the clients, or the dossiers, of whom the question is asked, with what was typed of it and not written.
func (f *Fill) ask() { f.askAfter(nil) }

// again lists them anew after a step; what was refused stays, with its reason.
func (f *Fill) again() { f.askAfter(f.fill) }

func (f *Fill) askAfter(before *sheets.Fill) {
	f.fill = nil
	if f.at < 0 {
		f.show()
		return
	}
	f.rows.Set(0, f.cell) // until they are known
	pack, field, all := f.of(), f.fields[f.at].Name(), f.all
	if pack == "" {
		made, err := sheets.NewFill(f.ctx.Session, field, all)
		f.asked(made, before, err)
		return
	}
	var made *sheets.Fill
	page.Busy(f.ctx, say.T("正在看哪些要填"), func(ctx context.Context, _ task.Report) (err error) {
		made, err = sheets.NewFillOf(ctx, f.ctx.Session, pack, field, all)
		return err
	}, func(err error) { f.asked(made, before, err) })
}

// asked shows who is asked; what was refused before stays.
func (f *Fill) asked(made, before *sheets.Fill, err error) {
	if err != nil {
		f.ctx.Dialogs.Fail(err)
	}
	if f.fill = made; made != nil {
		f.resume()
		if before != nil {
			made.Keep(before)
		}
	}
	f.show()
}

// Refresh shows everything anew.
func (f *Fill) Refresh() { f.show() }

func (f *Fill) show() {
	f.fillHead()
	content := f.rows.Object()
	f.rows.Set(f.count(), f.cell)
	if f.count() == 0 && f.fill != nil {
		content = kit.Scrolled(kit.Muted(nobody(f)))
	}
	f.middle.Objects = []fyne.CanvasObject{content}
	f.middle.Refresh()
	f.fillFoot()
}

func (f *Fill) count() int {
	if f.fill == nil {
		return 0
	}
	return len(f.fill.Rows)
}

// fillHead shows the question, and how to answer it.
func (f *Fill) fillHead() {
	f.head.RemoveAll()
	names := make([]string, 0, len(f.fields))
	for _, x := range f.fields {
		names = append(names, say.T("{group}：{label}", "group", x.Group, "label", x.Label))
	}
	pick := kit.NewPicker(names, f.at, func(i int) {
		if i != f.at && i >= 0 {
			f.at, f.done = i, 0
			f.ask()
			f.Enter()
		}
	})
	all := kit.NewTickBox(say.T("也列出已经填了的"), nil)
	all.Checked = f.all
	all.OnChanged = func(on bool) { f.all = on; f.ask() }
	bar := container.New(&kit.Flow{Gap: look.SpaceWide})
	if len(f.packs) > 0 {
		where := []string{say.T("企业档案")}
		for _, p := range f.packs {
			where = append(where, say.T("各份档案：{pack}", "pack", p.Title))
		}
		bar.Add(kit.Framed(300, kit.NewPicker(where, f.pack+1, func(i int) {
			if i >= 0 && i-1 != f.pack {
				f.turnTo(i - 1)
			}
		})))
	}
	bar.Add(kit.Framed(360, pick))
	bar.Add(all)
	f.head.Add(bar)
	if f.at < 0 {
		return
	}
	words := how(f)
	if x := f.fields[f.at]; len(x.Options) > 0 {
		words += say.T("可以填：{options}。", "options", page.Joined(x.Options))
	}
	f.head.Add(kit.Muted(words))
}

func (f *Fill) cell(row, column int) grid.Cell {
	r := f.fill.Rows[row]
	switch column {
	case 0:
		return grid.Cell{Text: r.Called()}
	case 1:
		return grid.Cell{Text: shown(f, r.Old), Ink: look.ColorMuted}
	case typed:
		c := grid.Cell{Text: r.Text, Back: look.ColorCard}
		switch {
		case r.Fault != nil:
			c.Ink, c.Back = look.ColorBlock, look.ColorBlockBack
		case r.Changes():
			c.Text, c.Ink, c.Back = f.fill.Vocabulary().Display(f.fill.Field, r.New, ""), look.ColorInfo, look.ColorInfoBack
		}
		return c
	}
	words, ink := f.why(r)
	return grid.Cell{Text: words, Ink: ink}
}

// edit types into the answer of a row, whatever column the cursor is in.
func (f *Fill) edit(row, _ int, first rune) {
	f.rows.Move(row, typed)
	f.rows.Edit(f.fill.Rows[row].Text, first, func(text string) { f.fill.Type(row, text); f.changed() })
}

func (f *Fill) paste(row, _ int, text string) {
	p := f.fill.Paste(row, text)
	f.changed()
	few := func(lines []string) string { return page.Joined(lines[:min(len(lines), 12)]) }
	told := kit.ColumnOf(look.Space)
	if len(p.Strangers) > 0 {
		told.Add(kit.Plain(say.T("这几行不知道是哪一家，没有填：{lines}", "lines", few(p.Strangers))))
	}
	if len(p.Twice) > 0 {
		told.Add(kit.Plain(say.T("这几行的单位前面已经有一行，内容不同，只算前一行：{lines}", "lines", few(p.Twice))))
	}
	if n := len(p.Strangers) + len(p.Twice); n > 0 {
		f.ctx.Dialogs.Show(say.T("有 {n} 行没有采用", "n", n), kit.Sized(480, told), page.Action{Text: say.T("知道了"), Main: true})
	}
}

func (f *Fill) clear(row, _ int) { f.fill.Type(row, ""); f.changed() }

// changed shows what was typed. A code that two rows hold changes both.
func (f *Fill) changed() {
	f.done = 0
	f.keep()
	f.rows.Move(f.rows.Cursor())
	f.fillFoot()
}

// fillFoot tells what would be written, and writes it.
func (f *Fill) fillFoot() {
	f.foot.RemoveAll()
	if f.fill == nil {
		f.foot.Add(kit.Plain(say.T("先选一项。")))
		f.foot.Refresh()
		return
	}
	write, refused, empty := f.fill.Count()
	words := standing(f, write, refused, empty)
	button := page.Changing(f.ctx.Session, kit.Primary(writing(f, write), f.write))
	if write == 0 {
		button.Disable()
	}
	buttons := kit.Row(button)
	if f.done > 0 {
		words = written(f, refused)
		buttons = kit.Row(page.Changing(f.ctx.Session, kit.Button(say.T("撤销这一步"), f.Undo)), button)
	}
	f.foot.Add(kit.AtEnds(kit.Plain(words), buttons))
	f.foot.Refresh()
}

// write writes what is shown.
func (f *Fill) write() {
	n, err := f.fill.Write()
	if err != nil {
		f.ctx.Dialogs.Fail(err)
		return
	}
	kept := (*session.Shelf[drafts](f.ctx.Session))[f.shelf()]
	for _, r := range f.fill.Rows {
		if r.Fault == nil {
			delete(kept, r.ID())
		}
	}
	hold(f)
	f.done = n
	f.ctx.Nav.Saved()
	f.again()
	f.Enter()
}

// Undo takes back what was written here.
func (f *Fill) Undo() {
	page.Undoing.Turn(f.ctx, func() (string, error) {
		if can, _ := f.CanTurn(); !can {
			return "", nil
		}
		b, err := sheets.LookBackFill(f.ctx.Session)
		if err == nil {
			err = sheets.TakeBack(f.ctx.Session, b)
		}
		return say.T("已撤销：{what}。", "what", say.SheetBackCounts(b)), err
	}, func() {
		f.done = 0
		f.again()
	})
}

// Redo writes again what was taken back last.
func (f *Fill) Redo() {
	page.Redoing.Turn(f.ctx, func() (string, error) {
		if _, can := f.CanTurn(); !can {
			return "", nil
		}
		left, err := sheets.PutBackFill(f.ctx.Session)
		if err != nil {
			return "", err
		}
		b, err := sheets.LookBackFill(f.ctx.Session)
		f.done = b.Cells()
		return say.FillPutBack(left), err
	}, f.again)
}

// CanTurn implements page.Undoer: what was written here is taken back, in this visit.
func (f *Fill) CanTurn() (undo, redo bool) {
	return f.done > 0 && sheets.CanTakeBackFill(f.ctx.Session), sheets.CanPutBackFill(f.ctx.Session)
}

// Object implements page.Screen.
func (f *Fill) Object() fyne.CanvasObject { return f.object }

// Title names the screen.
func (f *Fill) Title() string { return say.T("为多家单位、多份档案补一项") }

// Enter gives the keyboard to the answers.
func (f *Fill) Enter() {
	row, _ := f.rows.Cursor()
	f.rows.Move(row, typed)
	f.rows.Focus()
}

// Leave has nothing to hand over.
func (f *Fill) Leave() {}

// Drop looks through a spreadsheet of clients.
func (f *Fill) Drop(paths []string) {
	f.ctx.Nav.Go(page.Route{Page: page.Sheet, Files: page.FilesOf(paths[0])})
}

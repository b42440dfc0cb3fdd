package table

import (
	"fyne.io/fyne/v2"

	"yibiao/app/field"
	"yibiao/app/field/input"
	"yibiao/app/kit"
)

// openCell is the cell that is being typed in: the only real input of a sheet.
type openCell struct {
	g      *grid
	editor field.Editor // nil when none is open
	at     Place
	before string // its answer when it was opened
	made   bool   // its row was made while it was typed
}

// begin opens the marked cell; false when there is none, it is calculated or nothing can be changed.
func (o *openCell) begin() bool {
	g := o.g
	column := g.columns()[g.at.column]
	if g.cfg.Fixed != "" || column.Computed() || g.at.row > g.last() || !o.commit() {
		return false
	}
	o.close()
	var made field.Editor
	cfg := field.Config{
		Field: column, Vocabulary: g.cfg.Vocabulary, Compact: true, Today: g.cfg.Today,
		OnCommit: o.keep, OnKeep: o.keepTyped, OnType: g.cfg.OnType,
	}
	cfg.OnKey = o.key
	cfg.OnLeave = func() { o.left(made) }
	made = field.New(cfg)
	o.at, o.editor, o.before, o.made = g.place(), made, "", false
	if g.at.row < len(g.rows()) {
		o.before = g.rows()[g.at.row].Cells[o.at.Column]
	}
	o.editor.Show(o.before)
	g.to = g.at
	g.Refresh()
	if c := kit.Canvas(g); c != nil {
		c.Focus(o.editor.First())
	}
	if e, ok := o.editor.First().(*input.Entry); ok {
		e.OnPaste = func(text string) bool { return g.table.pasteOver(text, column) }
		e.TypedShortcut(&fyne.ShortcutSelectAll{})
	} else if s, ok := o.editor.First().(*input.Select); ok {
		o.list(s)
	}
	return true
}

// keep hands the open cell over; in the empty row that makes a row.
func (o *openCell) keep(text string) bool {
	if o.at.Row != "" {
		return o.g.cfg.Set(o.at.Row, o.at.Column, text)
	}
	return o.g.cfg.Add([]map[string]string{{o.at.Column: text}})
}

// keepTyped saves the open cell while it is being typed; in the empty row that makes a row, in which the cell stays open.
func (o *openCell) keepTyped(text string, more bool) (canonical string, ok bool) {
	t := o.g.table
	if t.cfg.Keep == nil {
		return "", false
	}
	if o.at.Row != "" {
		return t.cfg.Keep(o.at.Row, o.at.Column, text, more)
	}
	n := len(t.cells.all)
	if !t.cfg.Add([]map[string]string{{o.at.Column: text}}) || len(t.cells.all) <= n {
		return "", false
	}
	row := t.cells.all[n]
	o.at.Row, o.made = row.ID, true
	t.goTo(spot{n, o.g.at.column})
	return row.Cells[o.at.Column], true
}

// giveUp takes back what was kept of the open cell, and puts it away.
func (o *openCell) giveUp() {
	at, made, before := o.at, o.made, o.before
	k, ok := o.editor.(field.Keeper)
	kept := ok && k.Kept()
	o.close()
	switch {
	case made:
		o.g.cfg.Delete(at.Row)
	case kept:
		o.g.cfg.Set(at.Row, at.Column, before)
	}
}

// list opens the options of a cell below it; nil where there is no window. The select cannot do that itself: the driver does
// not know it before it has been painted.
func (o *openCell) list(s *input.Select) *kit.OpenList {
	c := kit.Canvas(o.g)
	if c == nil {
		return nil
	}
	at := o.g.at
	cell := o.g.measures.box(at)
	return kit.Choices{Words: s.Options, Chosen: s.SelectedIndex(), Take: func(i int) {
		s.SetSelectedIndex(i)
		o.done(at)
	}}.Open(c, fyne.CurrentApp().Driver().AbsolutePositionForObject(o.g).AddXY(cell.X, cell.Y), fyne.NewSize(cell.Width, cell.Height))
}

// key is what keys do inside an open cell beside typing.
func (o *openCell) key(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyEscape:
		o.giveUp()
		o.g.table.focus()
	case fyne.KeyTab:
		if e, ok := o.editor.First().(*input.Entry); ok && e.Shift {
			o.g.shift = true // the key is still down when the sheet gets the keyboard back
			o.done(spot{o.g.at.row, o.g.at.column - 1})
			return true
		}
		o.done(spot{o.g.at.row, o.g.at.column + 1})
	case fyne.KeyReturn, fyne.KeyEnter:
		if p, ok := o.editor.(field.Picker); ok {
			p.PickMarked()
		}
		if _, isSelect := o.editor.First().(*input.Select); isSelect {
			return false
		}
		o.done(spot{o.g.at.row + 1, o.g.at.column})
	case fyne.KeyUp, fyne.KeyDown:
		if o.lists() {
			return false // the keys are for its list
		}
		to := spot{o.g.at.row + 1, o.g.at.column}
		if key.Name == fyne.KeyUp {
			to.row = max(o.g.at.row-1, 0)
		}
		o.done(to)
	default:
		return false
	}
	return true
}

// lists tells whether the open cell offers words to choose from.
func (o *openCell) lists() bool {
	_, picks := o.editor.(field.Picker)
	return picks || len(o.g.columns()[o.g.at.column].Options) > 0
}

// done hands over the open cell and goes on to another; behind the last column that is the next row's first.
func (o *openCell) done(to spot) {
	if !o.commit() {
		return
	}
	o.close()
	o.g.entered = true
	switch {
	case to.column >= len(o.g.columns()) && to.row < o.g.last():
		to = spot{to.row + 1, 0}
	case to.column < 0 && to.row > 0:
		to = spot{to.row - 1, len(o.g.columns()) - 1}
	}
	o.g.table.goTo(spot{o.g.first() + to.row, to.column})
	o.g.table.focus()
}

// left closes a cell whose keyboard went elsewhere. A select keeps its place while its list is open.
func (o *openCell) left(editor field.Editor) {
	if o.editor == nil || o.editor != editor {
		return
	}
	if _, isSelect := o.editor.First().(*input.Select); isSelect || o.typing() {
		return
	}
	o.close()
	if o.g.cfg.OnLeave != nil && !o.g.focused {
		o.g.entered = false
		o.g.cfg.OnLeave()
	}
}

// commit hands over the open cell and tells whether nothing is left in it.
func (o *openCell) commit() bool {
	if o.editor != nil {
		o.editor.Commit()
	}
	return !o.typing()
}

func (o *openCell) typing() bool {
	p, ok := o.editor.(field.Pending)
	return ok && p.Typing()
}

// close puts the open cell's input away without handing anything over.
func (o *openCell) close() {
	if o.editor == nil {
		return
	}
	if e, ok := o.editor.First().(*input.Entry); ok {
		e.Hooks.OnLeave = nil // losing the keyboard now must not hand anything over
	}
	o.editor = nil
	o.g.Refresh()
}

package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/field"
	"yibiao/app/field/input"
	"yibiao/app/kit"
)

// edit opens the marked cell; false when there is none or it is calculated.
func (g *grid) edit() bool {
	column := g.columns()[g.column]
	if column.Computed() || g.row > g.last() || !g.commit() {
		return false
	}
	g.close()
	at := g.place()
	var made field.Editor
	cfg := field.Config{
		Field: column, Vocabulary: g.table.cfg.Vocabulary, Compact: true, Today: g.table.cfg.Today,
		OnCommit: g.keep, OnKeep: g.keepTyped, OnType: g.table.cfg.OnType,
	}
	cfg.OnKey = g.cellKey
	cfg.OnLeave = func() { g.left(made) }
	made = field.New(cfg)
	g.open, g.editor, g.before, g.made = at, made, "", false
	if g.row < len(g.rows) {
		g.before = g.rows[g.row].Cells[at.Column]
	}
	g.editor.Show(g.before)
	g.to = spot{g.row, g.column}
	g.Refresh()
	if c := kit.Canvas(g); c != nil {
		c.Focus(g.editor.First())
	}
	if e, ok := g.editor.First().(*input.Entry); ok {
		e.TypedShortcut(&fyne.ShortcutSelectAll{})
	} else if s, ok := g.editor.First().(*input.Select); ok {
		g.list(s)
	}
	return true
}

// keep hands the open cell over; in the empty row that makes a row.
func (g *grid) keep(text string) bool {
	if g.open.Row != "" {
		return g.table.cfg.Set(g.open.Row, g.open.Column, text)
	}
	return g.table.cfg.Add([]map[string]string{{g.open.Column: text}})
}

// keepTyped saves the open cell while it is being typed; in the empty row that makes a row, in which the cell stays open.
func (g *grid) keepTyped(text string, more bool) (canonical string, ok bool) {
	t := g.table
	if t.cfg.Keep == nil {
		return "", false
	}
	if g.open.Row != "" {
		return t.cfg.Keep(g.open.Row, g.open.Column, text, more)
	}
	n := len(t.rows)
	if !t.cfg.Add([]map[string]string{{g.open.Column: text}}) || len(t.rows) <= n {
		return "", false
	}
	row := t.rows[n]
	g.open.Row, g.made = row.ID, true
	t.goTo(n, g.column)
	return row.Cells[g.open.Column], true
}

// giveUp takes back what was kept of the open cell, and puts it away.
func (g *grid) giveUp() {
	at, made, before := g.open, g.made, g.before
	k, ok := g.editor.(field.Keeper)
	kept := ok && k.Kept()
	g.close()
	switch {
	case made:
		g.table.cfg.Delete(at.Row)
	case kept:
		g.table.cfg.Set(at.Row, at.Column, before)
	}
}

// list opens the options of a cell below it. The select cannot do that itself: the driver does not know it before it
// has been painted.
func (g *grid) list(s *input.Select) {
	c := kit.Canvas(g)
	if c == nil {
		return
	}
	row, column := g.row, g.column
	var items []*fyne.MenuItem
	for _, option := range s.Options {
		items = append(items, fyne.NewMenuItem(option, func() {
			s.SetSelected(option)
			g.done(row, column)
		}))
	}
	left, _ := g.columnPlace(column)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(g).AddXY(left, rowHeight()*float32(row+2))
	widget.ShowPopUpMenuAtPosition(fyne.NewMenu("", items...), c, at)
}

// cellKey is what keys do inside an open cell beside typing.
func (g *grid) cellKey(key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyEscape:
		g.giveUp()
		g.table.focus()
	case fyne.KeyTab:
		if e, ok := g.editor.First().(*input.Entry); ok && e.Shift {
			g.shift = true // the key is still down when the sheet gets the keyboard back
			g.done(g.row, g.column-1)
			return true
		}
		g.done(g.row, g.column+1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if p, ok := g.editor.(field.Picker); ok {
			p.PickMarked()
		}
		if _, isSelect := g.editor.First().(*input.Select); isSelect {
			return false
		}
		g.done(g.row+1, g.column)
	default:
		return false
	}
	return true
}

// done hands over the open cell and goes on to another; behind the last column that is the next row's first.
func (g *grid) done(row, column int) {
	if !g.commit() {
		return
	}
	g.close()
	g.entered = true
	switch {
	case column >= len(g.columns()) && row < g.last():
		row, column = row+1, 0
	case column < 0 && row > 0:
		row, column = row-1, len(g.columns())-1
	}
	g.table.goTo(g.first+row, column)
	g.table.focus()
}

// left closes a cell whose keyboard went elsewhere. A select keeps its place while its list is open.
func (g *grid) left(editor field.Editor) {
	if g.editor == nil || g.editor != editor {
		return
	}
	if _, isSelect := g.editor.First().(*input.Select); isSelect || g.typing() {
		return
	}
	g.close()
	if g.table.cfg.OnLeave != nil && !g.focused {
		g.entered = false
		g.table.cfg.OnLeave()
	}
}

// commit hands over the open cell and tells whether nothing is left in it.
func (g *grid) commit() bool {
	if g.editor != nil {
		g.editor.Commit()
	}
	return !g.typing()
}

func (g *grid) typing() bool {
	p, ok := g.editor.(field.Pending)
	return ok && p.Typing()
}

// close puts the open cell's input away without handing anything over.
func (g *grid) close() {
	if g.editor == nil {
		return
	}
	if e, ok := g.editor.First().(*input.Entry); ok {
		e.Hooks.OnLeave = nil // losing the keyboard now must not hand anything over
	}
	g.editor = nil
	g.Refresh()
}

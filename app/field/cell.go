package field

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// edit opens the marked cell; false when there is none or it is calculated.
func (g *grid) edit() bool {
	column := g.columns()[g.column]
	if column.Computed() || g.row > g.last() || !g.commit() {
		return false
	}
	g.close()
	at := g.place()
	cfg := Config{
		Field: column, Vocabulary: g.table.cfg.Vocabulary, Compact: true, Today: g.table.cfg.Today,
		OnCommit: func(text string) bool { return g.keep(at, text) },
	}
	cfg.OnKey = g.cellKey
	cfg.OnLeave = func() { g.left(at) }
	g.open = at
	g.editor = New(cfg)
	shown := ""
	if g.row < len(g.rows) {
		shown = g.rows[g.row].Cells[at.Column]
	}
	g.editor.Show(shown)
	g.to = spot{g.row, g.column}
	g.Refresh()
	if c := Canvas(g); c != nil {
		c.Focus(g.editor.First())
	}
	if e, ok := g.editor.First().(*entry); ok {
		e.TypedShortcut(&fyne.ShortcutSelectAll{})
	} else if s, ok := g.editor.First().(*selectBox); ok {
		g.list(s)
	}
	return true
}

// keep hands a cell over; in the empty row that makes a row.
func (g *grid) keep(at Place, text string) bool {
	if at.Row != "" {
		return g.table.cfg.Set(at.Row, at.Column, text)
	}
	return g.table.cfg.Add([]map[string]string{{at.Column: text}})
}

// list opens the options of a cell below it. The select cannot do that itself: the driver does not know it before it
// has been painted.
func (g *grid) list(s *selectBox) {
	c := Canvas(g)
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
		g.close()
		g.table.focus()
	case fyne.KeyTab:
		if e, ok := g.editor.First().(*entry); ok && e.shift {
			g.shift = true // the key is still down when the sheet gets the keyboard back
			g.done(g.row, g.column-1)
			return true
		}
		g.done(g.row, g.column+1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if s, ok := g.editor.(*search); ok && s.hits.Visible() {
			if code, picked := s.hits.current(); picked {
				s.pick(code)
			}
		}
		if _, isSelect := g.editor.First().(*selectBox); isSelect {
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
func (g *grid) left(at Place) {
	if g.editor == nil || g.open != at {
		return
	}
	if _, isSelect := g.editor.First().(*selectBox); isSelect || g.typing() {
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
	p, ok := g.editor.(Pending)
	return ok && p.Typing()
}

// close puts the open cell's input away without handing anything over.
func (g *grid) close() {
	if g.editor == nil {
		return
	}
	if e, ok := g.editor.First().(*entry); ok {
		e.onLeave = nil // losing the keyboard now must not hand anything over
	}
	g.editor = nil
	g.Refresh()
}

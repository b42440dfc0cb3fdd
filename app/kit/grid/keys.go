package grid

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
)

// TypedKey moves the cursor, picks rows, opens them, or edits a cell.
func (b *body) TypedKey(key *fyne.KeyEvent) {
	g := b.grid
	if g.Key != nil && g.Key(key) {
		return
	}
	page := max(int(g.scroll.Size().Height/g.height())-1, 1)
	switch key.Name {
	case fyne.KeyUp:
		b.step(g.row-1, g.column)
	case fyne.KeyDown:
		b.step(g.row+1, g.column)
	case fyne.KeyPageUp:
		b.step(g.row-page, g.column)
	case fyne.KeyPageDown:
		b.step(g.row+page, g.column)
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd:
		b.across(key.Name)
	case fyne.KeyReturn, fyne.KeyEnter:
		b.enter()
	case fyne.KeyDelete, fyne.KeyBackspace:
		if g.Clear != nil && g.row < g.rows {
			g.Clear(g.row, g.column)
			return
		}
		kit.Forward(b, key)
	case fyne.KeyF2:
		if g.Type != nil && g.row < g.rows {
			g.Type(g.row, g.column, 0)
		}
	case desktop.KeyMenu:
		b.menu(fyne.CurrentApp().Driver().AbsolutePositionForObject(b).AddXY(kit.Scaled(20), float32(g.row)*g.height()+g.height()/2))
	default:
		kit.Forward(b, key)
	}
}

// across moves within the row where cells can be edited, and to the ends of the table otherwise.
func (b *body) across(key fyne.KeyName) {
	g := b.grid
	if g.Type == nil {
		switch key {
		case fyne.KeyHome:
			b.step(0, 0)
		case fyne.KeyEnd:
			b.step(g.rows-1, 0)
		case fyne.KeyLeft:
			g.scroll.ScrollToOffset(fyne.NewPos(max(g.scroll.Offset.X-kit.Scaled(80), 0), g.scroll.Offset.Y))
		case fyne.KeyRight:
			g.scroll.ScrollToOffset(fyne.NewPos(min(g.scroll.Offset.X+kit.Scaled(80), max(g.width()-g.scroll.Size().Width, 0)), g.scroll.Offset.Y))
		}
		return
	}
	to := map[fyne.KeyName]int{fyne.KeyLeft: g.column - 1, fyne.KeyRight: g.column + 1, fyne.KeyHome: 0, fyne.KeyEnd: len(g.columns) - 1}
	g.Move(g.row, to[key])
}

func (b *body) enter() {
	g := b.grid
	switch {
	case g.row >= g.rows:
	case g.Type != nil:
		g.Type(g.row, g.column, 0)
	case g.Open != nil:
		g.Open(g.row)
	}
}

// step moves the cursor; with Shift the rows between are picked.
func (b *body) step(row, column int) {
	g := b.grid
	g.Move(row, column)
	if g.Deeds.Picked == nil {
		return
	}
	if kit.Shifted() {
		b.pickTo(g.row)
		return
	}
	g.anchor = g.row
}

// pickTo picks the rows between the anchor and a row.
func (b *body) pickTo(row int) {
	g := b.grid
	g.picked = map[int]bool{}
	for i := min(g.anchor, row); i <= max(g.anchor, row); i++ {
		g.picked[i] = true
	}
	g.picks()
}

// TypedRune picks the row on a space, and begins to type into a cell.
func (b *body) TypedRune(r rune) {
	g := b.grid
	switch {
	case g.Type != nil && g.row < g.rows:
		g.Type(g.row, g.column, r)
	case r == ' ' && g.Deeds.Picked != nil && g.row < g.rows:
		b.toggle(g.row)
	case r == ' ':
		b.enter()
	default:
		if c := kit.Canvas(b); c != nil && c.OnTypedRune() != nil {
			c.OnTypedRune()(r)
		}
	}
}

func (b *body) toggle(row int) {
	g := b.grid
	if g.anchor = row; g.picked[row] {
		delete(g.picked, row)
	} else {
		g.picked[row] = true
	}
	g.picks()
}

// TypedShortcut picks all rows, copies the cell, pastes, or goes to the ends of the table.
func (b *body) TypedShortcut(s fyne.Shortcut) {
	g := b.grid
	switch x := s.(type) {
	case *fyne.ShortcutSelectAll:
		if g.Deeds.Picked != nil {
			g.anchor = 0
			b.pickTo(g.rows - 1)
		}
	case *fyne.ShortcutCopy:
		x.Clipboard.SetContent(b.copied())
	case *fyne.ShortcutPaste:
		if g.Paste != nil && g.row < g.rows {
			g.Paste(g.row, g.column, x.Clipboard.Content())
		}
	case *desktop.CustomShortcut:
		switch {
		case x.Modifier != fyne.KeyModifierControl:
		case x.KeyName == fyne.KeyHome:
			g.Move(0, 0)
		case x.KeyName == fyne.KeyEnd:
			g.Move(g.rows-1, len(g.columns)-1)
		}
	}
}

// copied is the cell of the cursor, or the rows that are picked as a spreadsheet takes them.
func (b *body) copied() string {
	g := b.grid
	if g.Type != nil && g.row < g.rows {
		return g.cell(g.row, g.column).Text
	}
	var lines []string
	for _, row := range g.PickedRows() {
		var cells []string
		for column := range g.columns {
			cells = append(cells, strings.NewReplacer("\t", " ", "\n", " ").Replace(g.cell(row, column).Text))
		}
		lines = append(lines, strings.Join(cells, "\t"))
	}
	return strings.Join(lines, "\n")
}

// FocusGained shows the cursor, and tells where it is.
func (b *body) FocusGained() {
	b.Drawn.FocusGained()
	if b.grid.Moved != nil && b.grid.rows > 0 {
		b.grid.Moved(b.grid.row, b.grid.column)
	}
}

// at is the row and column under a point; false below the last row.
func (b *body) at(p fyne.Position) (row, column int, ok bool) {
	g := b.grid
	lefts, widths := g.lay()
	for i := range lefts {
		if p.X >= lefts[i] && p.X < lefts[i]+widths[i] {
			column = i
		}
	}
	row = int(p.Y / g.height())
	return row, column, p.Y >= 0 && row < g.rows
}

// twice is how soon a second click opens.
const twice = 500 * time.Millisecond

// MouseDown chooses a row: alone, with Ctrl beside the others, with Shift up to it.
func (b *body) MouseDown(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonPrimary {
		b.pressed = true
		b.press(e.Position, e.Modifier)
	}
}

// MouseUp does nothing.
func (b *body) MouseUp(*desktop.MouseEvent) {}

// Tapped chooses a row where no mouse has done so.
func (b *body) Tapped(e *fyne.PointEvent) {
	if !b.pressed {
		b.press(e.Position, 0)
	}
	b.pressed = false
}

func (b *body) press(p fyne.Position, held fyne.KeyModifier) {
	g := b.grid
	row, column, ok := b.at(p)
	if !ok {
		return
	}
	again := row == g.row && (g.Type == nil || column == g.column) && time.Since(b.last) < twice
	b.last = time.Now()
	kit.Focus(b)
	g.Move(row, column)
	switch {
	case g.Deeds.Picked != nil && held&fyne.KeyModifierShift != 0:
		b.pickTo(row)
	case g.Deeds.Picked != nil && held&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0:
		b.toggle(row)
	case again:
		b.last = time.Time{}
		b.enter()
	case g.Deeds.Picked != nil:
		g.anchor = row
		if len(g.picked) > 0 {
			g.Pick(nil)
		}
	}
}

// TappedSecondary opens the context menu.
func (b *body) TappedSecondary(e *fyne.PointEvent) {
	if row, column, ok := b.at(e.Position); ok {
		kit.Focus(b)
		b.grid.Move(row, column)
		b.menu(e.AbsolutePosition)
	}
}

func (b *body) menu(at fyne.Position) {
	g := b.grid
	if g.Deeds.Menu == nil || g.row >= g.rows {
		return
	}
	if c, menu := kit.Canvas(b), g.Deeds.Menu(g.row); c != nil && menu != nil {
		widget.ShowPopUpMenuAtPosition(menu, c, at)
	}
}

package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/ime"
)

var _ ime.Typist = (*grid)(nil)

// Caret is where text that is typed into the marked cell will appear: typing opens the cell.
func (g *grid) Caret() (fyne.Position, float32) {
	left, _ := g.columnPlace(g.column)
	height := fyne.MeasureText("字M", theme.TextSize(), fyne.TextStyle{}).Height
	return fyne.NewPos(left+theme.InnerPadding(), rowHeight()*float32(g.row+1)+(rowHeight()-height)/2), height
}

package workbench

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
)

// TourStop is one stop of the tour as its strip tells it.
type TourStop struct {
	Number, All int // from 1
	Title, Text string
}

// NewTourStrip makes the strip above the screen while the tour goes on: where it is, what there is to see, and the
// buttons to go on, back, and away. back is nil at the first stop.
func NewTourStrip(stop TourStop, back, next, end func()) fyne.CanvasObject {
	ground := canvas.NewRectangle(theme.Color(look.ColorInfoBack))
	text := kit.ColumnOf(2,
		kit.Paragraph(say.T("导览 {n}/{all}　{title}", "n", stop.Number, "all", stop.All, "title", stop.Title), look.ColorInfo, theme.SizeNameText, true),
		kit.Plain(stop.Text))
	buttons := container.NewHBox(kit.Quiet(say.T("离开导览"), end))
	if back != nil {
		buttons.Add(kit.Button(say.T("上一步"), back))
	}
	words := say.T("下一站")
	if stop.Number == stop.All {
		words = say.T("看完了，开始用")
	}
	buttons.Add(kit.Primary(words, next))
	return container.NewVBox(container.New(&kit.SheetLayout{}, ground, kit.Within(look.SpacePage, 8, kit.AtEnds(text, buttons))), widget.NewSeparator())
}

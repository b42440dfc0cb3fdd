package screen

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/field"
	"yibiao/app/look"
)

// paragraph is text that wraps, in a colour and size of the theme.
func paragraph(words string, ink fyne.ThemeColorName, size fyne.ThemeSizeName, bold bool) fyne.CanvasObject {
	return tightly(richText(piece(words, ink, size, bold)))
}

func richText(pieces ...widget.RichTextSegment) *widget.RichText {
	t := widget.NewRichText(pieces...)
	t.Wrapping = fyne.TextWrapBreak // Chinese breaks anywhere; by words a line would end at its first space
	return t
}

func piece(words string, ink fyne.ThemeColorName, size fyne.ThemeSizeName, bold bool) *widget.TextSegment {
	return &widget.TextSegment{Text: words, Style: widget.RichTextStyle{
		ColorName: ink, SizeName: size, Inline: true, TextStyle: fyne.TextStyle{Bold: bold},
	}}
}

// plain is ordinary text.
func plain(words string) fyne.CanvasObject {
	return paragraph(words, theme.ColorNameForeground, theme.SizeNameText, false)
}

// strong is ordinary text in bold.
func strong(words string) fyne.CanvasObject {
	return paragraph(words, theme.ColorNameForeground, theme.SizeNameText, true)
}

// muted is small text of the second rank.
func muted(words string) fyne.CanvasObject {
	return paragraph(words, look.ColorMuted, theme.SizeNameCaptionText, false)
}

// heading is the title of a page or card.
func heading(words string) fyne.CanvasObject {
	return paragraph(words, theme.ColorNameForeground, theme.SizeNameSubHeadingText, true)
}

// card is a sheet with content.
func card(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return panel(look.ColorCard, theme.ColorNameSeparator, columnOf(look.Space, objects...))
}

// panel is a coloured sheet with a fine edge.
func panel(back, edge fyne.ThemeColorName, content fyne.CanvasObject) fyne.CanvasObject {
	sheet := canvas.NewRectangle(theme.Color(back))
	sheet.StrokeColor, sheet.StrokeWidth = theme.Color(edge), 1
	sheet.CornerRadius = theme.Size(theme.SizeNameCardRadius)
	return container.New(&sheetLayout{}, sheet, within(14, 12, content))
}

// groundOf lays a coloured ground below content.
func groundOf(back fyne.ThemeColorName, content fyne.CanvasObject) fyne.CanvasObject {
	ground := canvas.NewRectangle(theme.Color(back))
	ground.CornerRadius = scaled(4)
	return container.New(&sheetLayout{}, ground, content)
}

// sheetLayout lays a sheet below its content, which decides the height by the width.
type sheetLayout struct{}

func (*sheetLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }

func (*sheetLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[1].Resize(size)
}

// badge is a word on a coloured ground.
func badge(words string, ink, back fyne.ThemeColorName) fyne.CanvasObject {
	text := canvas.NewText(words, theme.Color(ink))
	text.TextSize = theme.CaptionTextSize()
	ground := canvas.NewRectangle(theme.Color(back))
	ground.CornerRadius = scaled(4)
	return container.New(centred{}, container.NewStack(ground, within(7, 2, text)))
}

// centred keeps its child at its own size, in the middle of the height.
type centred struct{}

func (centred) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (centred) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	m := objects[0].MinSize()
	objects[0].Resize(m)
	objects[0].Move(fyne.NewPos(0, (size.Height-m.Height)/2))
}

// row puts objects beside one another at their own sizes.
func row(objects ...fyne.CanvasObject) *fyne.Container { return container.NewHBox(objects...) }

// scrolled is a page that scrolls, with the margin of a page.
func scrolled(content fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(within(look.SpacePage, look.SpaceWide, content))
}

// footer is the bar below a page, which does not scroll: buttons in it stay where they are while answers are saved.
func footer(content fyne.CanvasObject) fyne.CanvasObject {
	ground := canvas.NewRectangle(theme.Color(look.ColorCard))
	return container.NewStack(ground, container.NewVBox(widget.NewSeparator(), within(look.SpacePage, 4, content)))
}

func focus(o fyne.Focusable) {
	object, ok := o.(fyne.CanvasObject)
	if !ok || object == nil {
		return
	}
	if c := field.Canvas(object); c != nil {
		c.Focus(o)
	}
}

// newBar is a slim bar that shows how much of a whole is done.
func newBar(done, all int) fyne.CanvasObject {
	ground, part := canvas.NewRectangle(theme.Color(theme.ColorNameHeaderBackground)), canvas.NewRectangle(theme.Color(theme.ColorNamePrimary))
	if done >= all {
		part.FillColor = theme.Color(look.ColorOK)
	}
	ground.CornerRadius, part.CornerRadius = scaled(3), scaled(3)
	return container.New(&barLayout{share: float32(done) / float32(max(all, 1))}, ground, part)
}

type barLayout struct{ share float32 }

func (*barLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(scaled(80), scaled(7)) }

func (b *barLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[1].Resize(fyne.NewSize(size.Width*min(b.share, 1), size.Height))
}

func headText(words string, ink fyne.ThemeColorName, at fyne.Position) *canvas.Text {
	t := canvas.NewText(words, theme.Color(ink))
	t.TextSize = theme.CaptionTextSize()
	t.Resize(t.MinSize())
	t.Move(at)
	return t
}

// framed gives a list of words the edge that the toolkit's has not.
func framed(width float32, p *picker) fyne.CanvasObject {
	edge := canvas.NewRectangle(color.Transparent)
	edge.StrokeColor, edge.StrokeWidth = theme.Color(theme.ColorNameInputBorder), theme.InputBorderSize()
	edge.CornerRadius = theme.InputRadiusSize()
	return withMin(fyne.NewSize(scaled(width), 0), container.NewStack(p, edge))
}

// factLine is a name with its value beside.
func factLine(name, value string) fyne.CanvasObject {
	return layoutPair(110, paragraph(name, look.ColorMuted, theme.SizeNameText, false), plain(value))
}

// edged lays a sheet with a fine edge below content that brings its own margins.
func edged(content fyne.CanvasObject) fyne.CanvasObject {
	sheet := canvas.NewRectangle(theme.Color(look.ColorCard))
	sheet.StrokeColor, sheet.StrokeWidth = theme.Color(theme.ColorNameSeparator), 1
	sheet.CornerRadius = theme.Size(theme.SizeNameCardRadius)
	return container.New(&sheetLayout{}, sheet, content)
}

// paragraphLine is one line of text that never wraps.
func paragraphLine(words string, ink fyne.ThemeColorName) fyne.CanvasObject {
	t := canvas.NewText(words, theme.Color(ink))
	t.TextSize = theme.TextSize()
	return t
}

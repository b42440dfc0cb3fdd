package kit

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/look"
	"yibiao/app/say"
)

// Paragraph is text that wraps, in a colour and size of the theme.
func Paragraph(words string, ink fyne.ThemeColorName, size fyne.ThemeSizeName, bold bool) fyne.CanvasObject {
	return Tightly(RichText(Piece(words, ink, size, bold)))
}

// RichText makes text that wraps, of pieces.
func RichText(pieces ...widget.RichTextSegment) *widget.RichText {
	t := widget.NewRichText(pieces...)
	t.Wrapping = fyne.TextWrapBreak // Chinese breaks anywhere; by words a line would end at its first space
	return t
}

// Piece is a part of a text with its own colour, size and weight. Characters that are not to be seen are shown as marks.
func Piece(words string, ink fyne.ThemeColorName, size fyne.ThemeSizeName, bold bool) *widget.TextSegment {
	return &widget.TextSegment{Text: say.Visible(words), Style: widget.RichTextStyle{
		ColorName: ink, SizeName: size, Inline: true, TextStyle: fyne.TextStyle{Bold: bold},
	}}
}

// Plain is ordinary text.
func Plain(words string) fyne.CanvasObject {
	return Paragraph(words, theme.ColorNameForeground, theme.SizeNameText, false)
}

// Strong is ordinary text in bold.
func Strong(words string) fyne.CanvasObject {
	return Paragraph(words, theme.ColorNameForeground, theme.SizeNameText, true)
}

// Muted is small text of the second rank.
func Muted(words string) fyne.CanvasObject {
	return Paragraph(words, look.ColorMuted, theme.SizeNameCaptionText, false)
}

// Heading is the title of a page or card.
func Heading(words string) fyne.CanvasObject {
	return Paragraph(words, theme.ColorNameForeground, theme.SizeNameSubHeadingText, true)
}

// Card is a sheet with content.
func Card(objects ...fyne.CanvasObject) fyne.CanvasObject {
	return Panel(look.ColorCard, theme.ColorNameSeparator, ColumnOf(look.Space, objects...))
}

// Panel is a coloured sheet with a fine edge.
func Panel(back, edge fyne.ThemeColorName, content fyne.CanvasObject) fyne.CanvasObject {
	sheet := canvas.NewRectangle(theme.Color(back))
	sheet.StrokeColor, sheet.StrokeWidth = theme.Color(edge), 1
	sheet.CornerRadius = theme.Size(theme.SizeNameCardRadius)
	return container.New(&SheetLayout{}, sheet, Within(14, 12, content))
}

// GroundOf lays a coloured ground below content.
func GroundOf(back fyne.ThemeColorName, content fyne.CanvasObject) fyne.CanvasObject {
	ground := canvas.NewRectangle(theme.Color(back))
	ground.CornerRadius = Scaled(4)
	return container.New(&SheetLayout{}, ground, content)
}

// SheetLayout lays a sheet below its content, which decides the height by the width.
type SheetLayout struct{}

func (*SheetLayout) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[1].MinSize() }

func (*SheetLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[1].Resize(size)
}

// Badge is a word on a coloured ground.
func Badge(words string, ink, back fyne.ThemeColorName) fyne.CanvasObject {
	text := canvas.NewText(say.OneLine(words), theme.Color(ink))
	text.TextSize = theme.CaptionTextSize()
	ground := canvas.NewRectangle(theme.Color(back))
	ground.CornerRadius = Scaled(4)
	return container.New(Centred{}, container.NewStack(ground, Within(7, 2, text)))
}

// Centred keeps its child at its own size, in the middle of the height.
type Centred struct{}

func (Centred) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (Centred) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	m := objects[0].MinSize()
	objects[0].Resize(m)
	objects[0].Move(fyne.NewPos(0, (size.Height-m.Height)/2))
}

// Row puts objects beside one another at their own sizes.
func Row(objects ...fyne.CanvasObject) *fyne.Container { return container.NewHBox(objects...) }

// Scrolled is a page that scrolls, with the margin of a page.
func Scrolled(content fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(Within(look.SpacePage, look.SpaceWide, content))
}

// ScrolledIn shows content that may be higher than the room it gets, such as in a dialog; both as for a text of 14.
func ScrolledIn(width, height float32, content fyne.CanvasObject) fyne.CanvasObject {
	scroll := container.NewVScroll(content)
	scroll.SetMinSize(fyne.NewSize(Scaled(width), Scaled(height)))
	return scroll
}

// Footer is the bar below a page, which does not scroll: buttons in it stay where they are while answers are saved.
func Footer(content fyne.CanvasObject) fyne.CanvasObject {
	ground := canvas.NewRectangle(theme.Color(look.ColorCard))
	return container.NewStack(ground, container.NewVBox(widget.NewSeparator(), Within(look.SpacePage, 4, content)))
}

// Focus gives the keyboard to an object, where it is shown.
func Focus(o fyne.Focusable) {
	object, ok := o.(fyne.CanvasObject)
	if !ok || object == nil {
		return
	}
	if c := Canvas(object); c != nil {
		c.Focus(o)
	}
}

// NewBar is a slim bar that shows how much of a whole is done.
func NewBar(done, all int) fyne.CanvasObject {
	ground, part := canvas.NewRectangle(theme.Color(theme.ColorNameHeaderBackground)), canvas.NewRectangle(theme.Color(theme.ColorNamePrimary))
	if done >= all {
		part.FillColor = theme.Color(look.ColorOK)
	}
	ground.CornerRadius, part.CornerRadius = Scaled(3), Scaled(3)
	return container.New(&barLayout{share: float32(done) / float32(max(all, 1))}, ground, part)
}

type barLayout struct{ share float32 }

func (*barLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(Scaled(80), Scaled(7)) }

func (b *barLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	objects[1].Resize(fyne.NewSize(size.Width*min(b.share, 1), size.Height))
}

// Progress is a bar that fills as work is done, with the share in figures beside it: nothing is said before anything is known.
type Progress struct {
	Object  fyne.CanvasObject
	share   *barLayout
	bar     *fyne.Container
	figures *canvas.Text
}

// NewProgress makes one of which nothing is done yet.
func NewProgress() *Progress {
	ground, part := canvas.NewRectangle(theme.Color(theme.ColorNameSeparator)), canvas.NewRectangle(theme.Color(theme.ColorNamePrimary))
	ground.CornerRadius, part.CornerRadius = Scaled(3), Scaled(3)
	p := &Progress{share: &barLayout{}, figures: canvas.NewText("", theme.Color(theme.ColorNameForeground))}
	p.figures.TextSize, p.figures.Alignment = theme.TextSize(), fyne.TextAlignTrailing
	p.bar = container.New(p.share, ground, part)
	width := fyne.MeasureText("100%", theme.TextSize(), fyne.TextStyle{}).Width
	p.Object = container.NewBorder(nil, nil, nil, WithMin(fyne.NewSize(width, 0), p.figures), container.NewVBox(layout.NewSpacer(), p.bar, layout.NewSpacer()))
	return p
}

// Set shows how much is done; total is above 0.
func (p *Progress) Set(done, total int64) {
	p.share.share = float32(done) / float32(total)
	p.bar.Refresh()
	p.figures.Text = strconv.FormatInt(min(done*100/total, 100), 10) + "%"
	p.figures.Refresh()
}

// HeadText is a short line at a place of its own.
func HeadText(words string, ink fyne.ThemeColorName, at fyne.Position) *canvas.Text {
	t := canvas.NewText(say.OneLine(words), theme.Color(ink))
	t.TextSize = theme.CaptionTextSize()
	t.Resize(t.MinSize())
	t.Move(at)
	return t
}

// Framed gives a list of words the edge that the toolkit's has not.
func Framed(width float32, p *Picker) fyne.CanvasObject {
	edge := canvas.NewRectangle(color.Transparent)
	edge.StrokeColor, edge.StrokeWidth = theme.Color(theme.ColorNameInputBorder), theme.InputBorderSize()
	edge.CornerRadius = theme.InputRadiusSize()
	return WithMin(fyne.NewSize(Scaled(width), 0), container.NewStack(p, edge))
}

// FactLine is a name with its value beside.
func FactLine(name, value string) fyne.CanvasObject {
	return LayoutPair(110, Paragraph(name, look.ColorMuted, theme.SizeNameText, false), Plain(value))
}

// Edged lays a sheet with a fine edge below content that brings its own margins.
func Edged(content fyne.CanvasObject) fyne.CanvasObject {
	sheet := canvas.NewRectangle(theme.Color(look.ColorCard))
	sheet.StrokeColor, sheet.StrokeWidth = theme.Color(theme.ColorNameSeparator), 1
	sheet.CornerRadius = theme.Size(theme.SizeNameCardRadius)
	return container.New(&SheetLayout{}, sheet, content)
}

// ParagraphLine is one line of text that never wraps.
func ParagraphLine(words string, ink fyne.ThemeColorName) fyne.CanvasObject {
	t := canvas.NewText(say.OneLine(words), theme.Color(ink))
	t.TextSize = theme.TextSize()
	return t
}

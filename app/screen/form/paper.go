package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page"
	"yibiao/app/say"
	"yibiao/forms"
)

// paperWidth is that of the sheet of the official form, at scale 1.
const paperWidth float32 = 980

// paper lays the section out as the program prints it: title and document number, then labels in grey cells beside
// the answers, short ones in pairs, tables over the whole width.
func (v *sectionView) paper() (object fyne.CanvasObject, page *fyne.Container) {
	var cells []fyne.CanvasObject
	for _, r := range v.rows {
		cells = append(cells, r.object)
	}
	page = container.New(&paperGrid{view: v}, cells...)
	e := v.form.work.Editing
	title, number := say.T("企业档案"), ""
	if !e.IsProfile() {
		title = paperTitle(e.Form)
		number = e.Form.Pack.Document.Number
		if e.Form.Pack.Version != "" {
			number = say.T("按{number}编排　{version}", "number", number, "version", e.Form.Pack.Version)
		}
	}
	sheet := kit.ColumnOf(look.Space, centredText(title))
	if number != "" {
		small := canvas.NewText(number, theme.Color(look.ColorMuted))
		small.TextSize, small.Alignment = theme.CaptionTextSize(), fyne.TextAlignTrailing
		sheet.Add(small)
	}
	band := kit.GroundOf(theme.ColorNameHeaderBackground, kit.Within(10, 6, kit.Strong(v.section.Title)))
	sheet.Add(kit.ColumnOf(0, band, page))
	if v.noted != "" {
		sheet.Add(v.notes)
	}
	ground := kit.Panel(look.ColorCard, theme.ColorNameSeparator, kit.Within(6, 6, sheet))
	return container.New(&kit.Column{Width: paperWidth}, ground), page
}

func centredText(words string) fyne.CanvasObject {
	t := kit.RichText(kit.Piece(words, theme.ColorNameForeground, theme.SizeNameHeadingText, true))
	for _, s := range t.Segments {
		s.(*widget.TextSegment).Style.Alignment = fyne.TextAlignCenter
	}
	return kit.Tightly(t)
}

// paperTitle is the title of the application form, or the name of the policy when it has none.
func paperTitle(form *forms.Form) string {
	for _, o := range form.Outputs {
		if o.Layout.Kind == "application" {
			return o.Title
		}
	}
	return form.Pack.Title
}

// paperCell is a field on the official form: a grey cell with the name and a cell with the answer.
type paperCell struct {
	row    *fieldRow
	wide   bool
	grey   *canvas.Rectangle
	sign   *canvas.Text
	object *fyne.Container
}

func newPaperCell(r *fieldRow, name, value fyne.CanvasObject) *paperCell {
	c := &paperCell{row: r, wide: wideOnPaper(r.field)}
	c.grey = canvas.NewRectangle(theme.Color(theme.ColorNameHeaderBackground))
	white := canvas.NewRectangle(theme.Color(look.ColorCard))
	for _, cell := range []*canvas.Rectangle{c.grey, white} {
		cell.StrokeColor, cell.StrokeWidth = theme.Color(theme.ColorNameInputBorder), ruleSize()
	}
	c.sign = canvas.NewText("", theme.Color(look.ColorBlock))
	c.sign.TextStyle.Bold, c.sign.TextSize, c.sign.Alignment = true, theme.TextSize(), fyne.TextAlignTrailing
	c.object = container.New(&paperCellLayout{cell: c}, c.grey, kit.Within(8, 8, name), white, kit.Within(6, 6, value), c.sign)
	return c
}

// mark shows that there are findings: by the colour of the name's cell and a sign beside the name.
func (c *paperCell) mark(findings []forms.Finding) {
	paint, ink, sign := theme.ColorNameHeaderBackground, look.ColorBlock, ""
	if len(findings) > 0 {
		ink, paint = page.SeverityColours(findings[0].Severity) // the gravest stands first
		sign = "！"
	}
	c.grey.FillColor, c.sign.Color, c.sign.Text = theme.Color(paint), theme.Color(ink), sign
	c.grey.Refresh()
	c.sign.Refresh()
}

// wideOnPaper tells whether an answer needs the whole width of the form, as in the forms that are exported.
func wideOnPaper(f *forms.Field) bool {
	switch f.TypeName() {
	case forms.TypeCode:
		return f.Validator.S == "uscc" || f.Validator.S == "resident_id"
	case forms.TypeText:
		return f.Max != nil && *f.Max >= 60
	}
	return f.IsTable() || f.Has(forms.TraitLines|forms.TraitListed)
}

package official

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/plan"
)

// placeLine is a place in the list: what is printed, which field fills it, what this dossier says.
type placeLine struct {
	place int // of the screen's places
	item  *kit.Item
	field *widget.RichText
	state *widget.RichText
	value *widget.RichText
}

func newPlaceLine(o *OfficialForm, place int) *placeLine {
	p := o.blank.places[place]
	l := &placeLine{place: place, field: kit.OneLine(), state: kit.OneLine(), value: kit.OneLine()}
	label, kind := kit.OneLine(), kit.OneLine()
	kit.SetLine(label, placeLabel(p), theme.ColorNameForeground, theme.SizeNameText)
	words := say.PlaceKindOf(p)
	if p.Unit != "" {
		words += "　" + p.Unit
	}
	kit.SetLine(kind, words, look.ColorMuted, theme.SizeNameCaptionText)
	l.item = kit.NewItem(container.New(thirds{},
		kit.ColumnOf(1, kit.Tightly(label), kit.Tightly(kind)),
		kit.ColumnOf(1, kit.Tightly(l.field), kit.Tightly(l.state)),
		kit.Tightly(l.value)), func() { o.chosen(place) })
	l.item.Arrived = func() { kit.Reveal(o.list.scroll, l.item); o.selectPlace(place) }
	l.item.Clicked = func() { o.selectPlace(place) }
	l.item.OnKey = func(key *fyne.KeyEvent) bool { return o.list.key(place, key) }
	l.item.OnRune = o.detail.search
	l.show(o)
	return l
}

// show brings the line up to date.
func (l *placeLine) show(o *OfficialForm) {
	l.item.Choose(l.place == o.selected)
	e := o.blank.entry(l.place)
	if e == nil {
		return
	}
	words, ink := o.blank.fieldWords(l.place)
	kit.SetLine(l.field, words, ink, theme.SizeNameText)
	kit.SetLine(l.state, o.blank.stateWords(e, o.blank.places[l.place]), stateInk(e.State), theme.SizeNameCaptionText)
	value, ink := o.blank.value(e, o.blank.places[l.place]), look.ColorMuted
	if o.blank.presumed(e, o.blank.places[l.place]) {
		value, ink = say.T("{value}（默认值，没有人确认过）", "value", value), look.ColorWarn
	}
	if held := o.blank.heldAt(e.At); len(held) > 0 {
		value, ink = strings.TrimSpace(value+"　⚠ "+say.T("有内容，没有填")), look.ColorBlock
	}
	kit.SetLine(l.value, value, ink, theme.SizeNameText)
}

func stateInk(s plan.State) fyne.ThemeColorName {
	switch s {
	case plan.Accepted:
		return look.ColorOK
	case plan.Proposed:
		return look.ColorInfo
	case plan.Ignored:
		return look.ColorMuted
	}
	return look.ColorWarn
}

// placeLabel is what is printed beside a place.
func placeLabel(p place.Place) string {
	if p.Label == "" {
		return say.T("（没有印字）")
	}
	if p.Kind == place.Rows {
		return strings.ReplaceAll(p.Label, "|", "、")
	}
	return p.Label
}

// thirds gives each child a third of the width, with a gap between.
type thirds struct{}

func (thirds) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var height float32
	for _, child := range objects {
		height = max(height, child.MinSize().Height)
	}
	return fyne.NewSize(kit.Scaled(120), height)
}

func (thirds) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	gap := kit.Scaled(look.Space)
	width := (size.Width - gap*float32(len(objects)-1)) / float32(len(objects))
	for i, child := range objects {
		height := child.MinSize().Height
		child.Resize(fyne.NewSize(width, height))
		child.Move(fyne.NewPos(float32(i)*(width+gap), (size.Height-height)/2))
	}
}

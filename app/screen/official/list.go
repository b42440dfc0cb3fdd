package official

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/say"
	"yibiao/dossier/formmap/plan"
)

// placeList is the list in the middle: the places of the form, all or those that want a decision.
type placeList struct {
	o       *OfficialForm
	pending bool         // only places that want a decision are listed
	lines   []*placeLine // in document order
	scroll  *container.Scroll
	object  fyne.CanvasObject // scroll with the keys below it
}

func newPlaceList(o *OfficialForm) *placeList {
	n := &placeList{o: o, scroll: container.NewVScroll(kit.ColumnOf(0))}
	keys := kit.OneLine()
	kit.SetLine(keys, say.T("↑↓ 换一处　Enter 接受　Delete 留空　直接打字查找　Ctrl+Z 撤销"), look.ColorMuted, theme.SizeNameCaptionText)
	n.object = kit.Dock(nil, n.scroll, kit.Within(18, 4, kit.Tightly(keys)))
	return n
}

// fill lists the places, under what they stand in.
func (n *placeList) fill() {
	n.lines = nil
	box, under := kit.ColumnOf(1), ""
	for i, p := range n.o.blank.places {
		e := n.o.blank.form.Map.Entry(p.At)
		if n.pending && e != nil && e.State != plan.Unsure && e.State != plan.Proposed {
			continue
		}
		if p.Context != under && p.Context != "" {
			box.Add(kit.Within(10, 5, kit.Paragraph(p.Context, look.ColorMuted, theme.SizeNameCaptionText, true)))
		}
		under = p.Context
		l := newPlaceLine(n.o, i)
		n.lines = append(n.lines, l)
		box.Add(l.item)
	}
	at := n.scroll.Offset
	n.scroll.Content = kit.Within(8, 4, box)
	n.scroll.Offset = at
	n.scroll.Refresh()
}

// setPending lists all places, or those that want a decision.
func (n *placeList) setPending(on bool) {
	n.pending = on
	n.scroll.Offset = fyne.NewPos(0, 0)
	n.fill()
	if n.line(n.o.selected) == nil {
		n.o.selectFirst()
	}
	n.o.show()
	n.o.Enter()
}

func (n *placeList) line(place int) *placeLine {
	for _, l := range n.lines {
		if l.place == place {
			return l
		}
	}
	return nil
}

// step goes to a neighbour in the list.
func (n *placeList) step(by int) {
	for i, l := range n.lines {
		if l.place == n.o.selected {
			kit.Focus(n.lines[min(max(i+by, 0), len(n.lines)-1)].item)
			return
		}
	}
}

// next is the next listed place that wants a decision, from the top again when there is none below; -1 for none.
func (n *placeList) next(place int) int {
	first := -1
	for _, l := range n.lines {
		e := n.o.blank.entry(l.place)
		if l.place == place || e == nil || e.State != plan.Unsure && e.State != plan.Proposed {
			continue
		}
		if l.place > place {
			return l.place
		}
		if first < 0 {
			first = l.place
		}
	}
	return first
}

// key is what keys do while a place has the keyboard.
func (n *placeList) key(place int, key *fyne.KeyEvent) bool {
	switch key.Name {
	case fyne.KeyUp:
		n.step(-1)
	case fyne.KeyDown:
		n.step(1)
	case fyne.KeyHome:
		n.step(-len(n.lines))
	case fyne.KeyEnd:
		n.step(len(n.lines))
	case fyne.KeyDelete, fyne.KeyBackspace:
		n.o.leaveEmpty(place)
	case fyne.KeyRight:
		n.o.detail.enterSearch()
	default:
		return false
	}
	return true
}

// follow keeps the selected place in sight when the list gets another size.
func (n *placeList) follow() {
	if l := n.line(n.o.selected); l != nil {
		kit.Reveal(n.scroll, l.item)
	}
}

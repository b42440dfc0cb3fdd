package screen

import (
	"fyne.io/fyne/v2"

	"yibiao/app/field"
	"yibiao/app/find"
)

// findBox is a search box above a list: Down goes to what was found, Escape empties it first.
type findBox struct {
	textBox
	down func()
}

func newFindBox(hint string, changed func(), down func()) *findBox {
	b := &findBox{down: down}
	b.SetPlaceHolder(hint)
	b.OnChanged = func(string) { changed() }
	b.OnSubmitted = func(string) { down() }
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey goes to the list, empties the box, or lets the window have its keys.
func (b *findBox) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyDown:
		b.down()
	case key.Name == fyne.KeyEscape && b.Text != "":
		b.SetText("")
	case !field.Forward(b, key):
		b.Entry.TypedKey(key)
	}
}

// matches tells whether a name has every word of a search, in any order, as written or by its pinyin initials.
func matches(name, search string) bool { return find.NewName(name).Has(find.Words(search)) }

package kit

import (
	"fyne.io/fyne/v2"

	"yibiao/app/find"
)

// FindBox is a search box above a list: Down goes to what was found, Escape empties it first.
type FindBox struct {
	TextBox
	Down func()
}

// NewFindBox makes an empty box to search in.
func NewFindBox(hint string, changed func(), down func()) *FindBox {
	b := &FindBox{Down: down}
	b.SetPlaceHolder(hint)
	b.OnChanged = func(string) { changed() }
	b.OnSubmitted = func(string) { down() }
	b.ExtendBaseWidget(b)
	return b
}

// TypedKey goes to the list, empties the box, or lets the window have its keys.
func (b *FindBox) TypedKey(key *fyne.KeyEvent) {
	switch {
	case key.Name == fyne.KeyDown:
		b.Down()
	case key.Name == fyne.KeyEscape && b.Text != "":
		b.SetText("")
	case !Forward(b, key):
		b.Entry.TypedKey(key)
	}
}

// Matches tells whether a name has every word of a search, in any order, as written, by its pinyin initials or in other words for the
// same (find.Words).
func Matches(name, search string, aliases ...[]string) bool {
	return find.NewName(name).Spelled(find.Words(search, aliases...))
}

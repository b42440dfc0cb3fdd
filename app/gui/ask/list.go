package ask

import (
	"image/color"
	"path/filepath"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/ime"
	"yibiao/app/kit"
	"yibiao/app/page"
)

// fileList is the toolkit's list with the keys of a file dialog.
type fileList struct {
	widget.List
	panel *filePanel
	ring  *canvas.Rectangle // round the list while it has the keyboard: one of an empty folder has no line to mark
	at    int               // the line with the mark of the keyboard
	until time.Time         // a press before that is the second one of a double click
}

// doubleClick is the longest time between the two presses of a double click, as Windows has it.
const doubleClick = 500 * time.Millisecond

// pressed opens a folder, or chooses a file. Whoever is used to opening folders by a double click chooses nothing by its second press,
// which falls on what lies there in the folder that the first one has opened.
func (l *fileList) pressed(i int) {
	now := time.Now
	if l.panel.files.Now != nil {
		now = l.panel.files.Now
	}
	if now().Before(l.until) {
		return
	}
	if l.panel.entries[i].folder {
		l.until = now().Add(doubleClick)
	}
	l.panel.choose(i)
}

func newFileList(p *filePanel) *fileList {
	l := &fileList{panel: p, ring: canvas.NewRectangle(color.Transparent)}
	l.ring.StrokeColor, l.ring.StrokeWidth, l.ring.CornerRadius = theme.Color(theme.ColorNamePrimary), 2, theme.Size(theme.SizeNameInputRadius)
	l.ring.Hide()
	l.Length = func() int { return len(p.entries) }
	l.CreateItem = func() fyne.CanvasObject {
		name := widget.NewLabel("")
		name.Truncation = fyne.TextTruncateEllipsis
		return container.NewBorder(nil, nil, widget.NewIcon(nil), container.NewBorder(nil, nil, nil, besideBar(), widget.NewIcon(nil)), name)
	}
	l.UpdateItem = func(i widget.ListItemID, o fyne.CanvasObject) {
		parts, e := o.(*fyne.Container).Objects, p.entries[i]
		parts[0].(*widget.Label).SetText(e.name)
		icon, tick := theme.FileIcon(), fyne.Resource(nil)
		if e.folder {
			icon = theme.FolderIcon()
		}
		if slices.Contains(p.chosen, filepath.Join(p.folder, e.name)) {
			tick = theme.ConfirmIcon()
		}
		parts[1].(*widget.Icon).SetResource(icon)
		parts[2].(*fyne.Container).Objects[0].(*widget.Icon).SetResource(tick)
	}
	l.OnSelected = func(i widget.ListItemID) {
		l.Unselect(i) // pressing it once more counts again
		l.pressed(i)
	}
	l.OnHighlighted = func(i widget.ListItemID) { l.at = i }
	l.ExtendBaseWidget(l)
	return l
}

// besideBar keeps what stands at the end of a line from under the scroll bar.
func besideBar() fyne.CanvasObject {
	gap := canvas.NewRectangle(color.Transparent)
	gap.SetMinSize(fyne.NewSize(theme.ScrollBarSize(), 0))
	return gap
}

// FocusGained shows where the keyboard is.
func (l *fileList) FocusGained() {
	l.ring.Show()
	l.List.FocusGained()
}

// FocusLost takes the sign away.
func (l *fileList) FocusLost() {
	l.ring.Hide()
	l.List.FocusLost()
}

// enter opens a folder or chooses a file; of one file that is asked for, the second Enter takes it.
func (l *fileList) enter() {
	p := l.panel
	if l.at < 0 || l.at >= len(p.entries) {
		return
	}
	if p.request.Kind == page.AskFile && slices.Equal(p.chosen, []string{filepath.Join(p.folder, p.entries[l.at].name)}) {
		p.pick()
		return
	}
	p.choose(l.at)
}

// TypedKey goes up on Backspace, opens or chooses on Enter, and leaves Escape to the dialog.
func (l *fileList) TypedKey(key *fyne.KeyEvent) {
	l.until = time.Time{}
	switch key.Name {
	case fyne.KeyBackspace:
		l.panel.up()
	case fyne.KeyReturn, fyne.KeyEnter:
		l.enter()
	case fyne.KeyEscape:
		kit.Forward(l, key)
	default:
		l.List.TypedKey(key)
	}
}

// nameEntry is the name of a file to be written.
type nameEntry struct{ ime.Entry }

func newNameEntry(enter func()) *nameEntry {
	e := &nameEntry{}
	e.Wrapping = fyne.TextWrapOff
	e.OnSubmitted = func(string) { enter() }
	e.ExtendBaseWidget(e)
	return e
}

// TypedKey leaves Escape to the dialog.
func (e *nameEntry) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape && kit.Forward(e, key) {
		return
	}
	e.Entry.TypedKey(key)
}

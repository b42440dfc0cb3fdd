package field

import (
	"unicode/utf8"

	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"yibiao/app/field/input"
	"yibiao/app/kit"
	"yibiao/app/say"
	"yibiao/forms"
)

// long is a text of several lines with its count, or a list with one entry a line.
type long struct {
	line
	count *canvas.Text
}

func newLong(cfg Config) Editor {
	lines := 4
	if cfg.Field.Is(forms.TypeList) {
		lines = 3
	}
	if cfg.Compact {
		lines = 2
	}
	l := &long{line: line{cfg: cfg, input: input.NewLongEntry(lines)}, count: input.Note("")}
	l.connect()
	if cfg.Field.Example != "" {
		l.input.SetPlaceHolder(exampleText(cfg.Field.Example))
	}
	l.input.OnSubmitted = nil // Enter begins a new line
	l.input.OnChanged = func(string) { l.recount() }
	if !cfg.Compact {
		l.object = kit.ColumnOf(0, container.New(&fixedWidth{widthLong}, l.input), l.count)
	}
	l.recount()
	return l
}

// widthLong is as wide as the page has room.
const widthLong float32 = 2000

// recount shows how long the text is and how long it may be.
func (l *long) recount() {
	if l.cfg.Field.Is(forms.TypeList) {
		input.SetNote(l.count, say.T("一行一个"), false)
		return
	}
	n := utf8.RuneCountInString(l.input.Text)
	least, limit := l.cfg.Field.Min, l.cfg.Field.Max
	switch {
	case least != nil && int64(n) < *least:
		input.SetNote(l.count, say.T("{n} 字，不少于 {least} 字", "n", n, "least", *least), n > 0)
	case limit != nil:
		input.SetNote(l.count, say.T("{n} / {limit} 字", "n", n, "limit", *limit), int64(n) > *limit)
	default:
		input.SetNote(l.count, say.T("{n} 字", "n", n), false)
	}
}

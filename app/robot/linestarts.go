package robot

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
)

// Signs that no line of Chinese begins with, and signs that none ends with (GB/T 15834).
const (
	closingSigns = "、，。．；：？！）】》〉」』〕”’％‰℃,;:)]"
	openingSigns = "（【《〈「『〔“‘"
)

// piece is a text as it is painted: the part of a paragraph that stands in one line, or a word of its own.
type piece struct {
	text                  string
	left, right, top, end float32
}

// BadLines lists the lines that begin with a sign that belongs to the word before it, or end with one that belongs to the word
// after it, in the window or the dialog that is open. A line may be made of several pieces. With a toolkit that does not keep signs
// with their words it lists nothing.
func (r *Robot) BadLines() []string {
	if !keepsSigns() {
		return nil
	}
	root := r.win.Content()
	if top := r.win.Canvas().Overlays().Top(); top != nil {
		root = top
	}
	return badLines(painted(root, fyne.NewPos(0, 0), false))
}

// painted are the texts of an object whose parent lies at a place, in the order of painting. A sign that stands alone counts where text
// wraps, not in words that are written downwards.
func painted(o fyne.CanvasObject, at fyne.Position, wraps bool) []piece {
	if o == nil || !o.Visible() {
		return nil
	}
	at = at.Add(o.Position())
	switch o := o.(type) {
	case *canvas.Text:
		if wraps || len([]rune(o.Text)) > 1 {
			return pieceOf(o, at)
		}
	case *widget.RichText:
		wraps = true
	}
	var out []piece
	for _, child := range children(o) {
		out = append(out, painted(child, at, wraps)...)
	}
	return out
}

func pieceOf(t *canvas.Text, at fyne.Position) []piece {
	text := strings.TrimSpace(t.Text)
	if text == "" {
		return nil
	}
	size := fyne.MeasureText(t.Text, t.TextSize, t.TextStyle)
	left := at.X
	switch free := t.Size().Width - size.Width; t.Alignment {
	case fyne.TextAlignCenter:
		left += free / 2
	case fyne.TextAlignTrailing:
		left += free
	}
	return []piece{{text, left, left + size.Width, at.Y, at.Y + size.Height}}
}

// badLines are the pieces that begin or end a line and may not.
func badLines(pieces []piece) []string {
	var out []string
	for _, p := range pieces {
		runes := []rune(p.text)
		if strings.ContainsRune(closingSigns, runes[0]) && !beside(pieces, p, func(o piece) float32 { return p.left - o.right }) {
			out = append(out, fmt.Sprintf("a line begins with %q", p.text))
		}
		if len(runes) > 1 && strings.ContainsRune(openingSigns, runes[len(runes)-1]) && !beside(pieces, p, func(o piece) float32 { return o.left - p.right }) {
			out = append(out, fmt.Sprintf("a line ends with %q", p.text))
		}
	}
	return out
}

// beside tells whether another piece stands in the same line, at a gap of less than a character.
func beside(pieces []piece, p piece, gap func(piece) float32) bool {
	for _, o := range pieces {
		middle := (o.top + o.end) / 2
		if o != p && middle > p.top && middle < p.end && gap(o) > -slack && gap(o) < theme.TextSize() {
			return true
		}
	}
	return false
}

// keepsSigns tells whether the toolkit that the program was built with keeps signs with their words: that of packaging/toolkit does,
// which all programs that are handed out are built with.
func keepsSigns() bool {
	text := kit.RichText(kit.Piece("一二三四五，六七八九十", theme.ColorNameForeground, theme.SizeNameText, false))
	whole := fyne.MeasureText("一二三四五，六七八九十", theme.TextSize(), fyne.TextStyle{}).Width
	for width := whole / 2; width < whole; width += 4 {
		text.Resize(fyne.NewSize(width, 400))
		if len(badLines(painted(text, fyne.NewPos(0, 0), true))) > 0 {
			return false
		}
	}
	return true
}

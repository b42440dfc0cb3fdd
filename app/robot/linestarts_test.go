package robot

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/assets"
	"yibiao/forms"
)

// Lines that begin or end with a sign of the next or last line are seen, whoever broke them.
func TestBadLinesAreFound(t *testing.T) {
	at := func(text string, left, top float32) piece {
		return piece{text, left, left + 14*float32(len([]rune(text))), top, top + 20}
	}
	for name, c := range map[string]struct {
		pieces []piece
		bad    int
	}{
		"a line":                     {[]piece{at("一二三", 0, 0), at("四。", 0, 20)}, 0},
		"a sign at its beginning":    {[]piece{at("一二三", 0, 0), at("。四", 0, 20)}, 1},
		"a sign after another piece": {[]piece{at("一二三", 0, 0), at("。四", 42, 0)}, 0},
		"a sign far from the others": {[]piece{at("一二三", 0, 0), at("，四", 142, 0)}, 1},
		"an opening sign at its end": {[]piece{at("一二（", 0, 0), at("三）", 0, 20)}, 1},
		"an opening sign, goes on":   {[]piece{at("一二（", 0, 0), at("三）", 42, 0)}, 0},
		"a mark":                     {[]piece{at("! 待人工确认", 0, 0)}, 0},
	} {
		if got := badLines(c.pieces); len(got) != c.bad {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestLinesBeginWell breaks every text of the manual and every label of a field at many widths, as the programs that are handed out do.
func TestLinesBeginWell(t *testing.T) {
	r := start(t, t.TempDir()) // its looks and fonts
	defer r.Close()
	if !keepsSigns() {
		t.Skip("this toolkit breaks lines before signs; make test runs with that of packaging/toolkit")
	}
	bad := 0
	try := func(text *widget.RichText, width float32) {
		text.Wrapping = fyne.TextWrapBreak
		text.Resize(fyne.NewSize(width, 4000))
		for _, line := range badLines(painted(text, fyne.NewPos(0, 0), true)) {
			if bad++; bad < 20 {
				t.Errorf("at %.0f: %s", width, line)
			}
		}
	}
	pages, err := fs.Glob(assets.FS, "help/*.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := 0
	for _, page := range pages {
		text, err := fs.ReadFile(assets.FS, page)
		if err != nil {
			t.Fatal(err)
		}
		for _, block := range strings.Split(string(text), "\n\n") {
			if strings.HasPrefix(block, "![") || strings.Contains(block, "```") { // pictures, and code as it is written
				continue
			}
			rich := widget.NewRichTextFromMarkdown(block)
			for width := float32(300); width < 800; width += 23 {
				try(rich, width)
			}
			blocks++
		}
	}
	labels := map[string]bool{}
	for _, p := range r.Session.Library().Packs {
		form, err := forms.Whole(p)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range form.Fields() {
			labels[f.Label] = true
		}
	}
	for label := range labels {
		rich := kit.RichText(kit.Piece(label, theme.ColorNameForeground, theme.SizeNameText, false), kit.Piece(" *", look.ColorBlock, theme.SizeNameText, true))
		for width := float32(120); width < 260; width += 11 {
			try(rich, width)
		}
	}
	if told := fmt.Sprint(blocks, len(labels)); blocks < 100 || len(labels) < 500 {
		t.Errorf("only %s texts were looked at", told)
	}
}

package widget

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// measured is the size of a text of which a wide character takes 2, any other 1.
func measured(rs []rune) fyne.Size {
	size := fyne.NewSize(0, 1)
	for _, r := range rs {
		size.Width++
		if wide(r) || strings.ContainsRune("“”‘’", r) {
			size.Width++
		}
	}
	return size
}

// breakInto breaks a text into lines of a width, as measured.
func breakInto(text string, width float32, wrap fyne.TextWrap) []string {
	seg := &TextSegment{Text: text}
	rich := &RichText{Wrapping: wrap}
	bounds, _ := lineBounds(rich, seg, width, fyne.NewSize(width, 1000), measured)
	var out []string
	for _, b := range bounds {
		out = append(out, string([]rune(text)[b.begin:b.end]))
	}
	return out
}

func TestLinesOfChinese(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		wrap fyne.TextWrap
		want []string
	}{
		"no closing sign begins a line": {"企业营业收入，利润", fyne.TextWrapWord, []string{"企业营业收", "入，利润"}},
		"two signs":                     {"一二三四五）。六", fyne.TextWrapWord, []string{"一二三四", "五）。六"}},
		"no opening sign ends a line":   {"一二三四（五六七", fyne.TextWrapWord, []string{"一二三四", "（五六七"}},
		"quotes":                        {"一二三四“五六”七", fyne.TextWrapWord, []string{"一二三四", "“五六”七"}},
		"an early space":                {"注 一二三四五六七八九", fyne.TextWrapWord, []string{"注 一二三", "四五六七八", "九"}},
		"a space at the edge":           {"一二三四五 六七", fyne.TextWrapWord, []string{"一二三四五", "六七"}},
		"a word stays whole":            {"一二三四 word五六", fyne.TextWrapWord, []string{"一二三四", "word五六"}},
		"a word between wide ones":      {"一二三四word五六", fyne.TextWrapWord, []string{"一二三四", "word五六"}},
		"a dash stays whole":            {"一二三四——五", fyne.TextWrapWord, []string{"一二三四——", "五"}},
		"a run too long for a line":     {"在：/home/somebody/x", fyne.TextWrapWord, []string{"在：/home/", "somebody/x"}},
		"words alone end at spaces":     {"some words here", fyne.TextWrapWord, []string{"some words", "here"}},
		"lines of the text":             {"一二\n三", fyne.TextWrapWord, []string{"一二", "三"}},
		"anywhere, a sign":              {"一二三四五，六", fyne.TextWrapBreak, []string{"一二三四", "五，六"}},
		"anywhere, a date":              {"一二 2026-11-29 三", fyne.TextWrapBreak, []string{"一二 ", "2026-11-29", " 三"}},
		"anywhere, a path":              {"/home/somebody/x/y", fyne.TextWrapBreak, []string{"/home/", "somebody/x", "/y"}},
		"signs alone":                   {"，，，，，，，", fyne.TextWrapWord, []string{"，，，，，", "，，"}},
	} {
		if got := breakInto(c.text, 10, c.wrap); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// A piece that follows another in its line begins the next where there is no room, with the signs of the one before left there.
func TestLinesOfPieces(t *testing.T) {
	for name, c := range map[string]struct {
		before, text string
		want         []string
	}{
		"room for nothing":            {"一二三四五", "六七八九十一", []string{"一二三四五", "六七八九十", "一"}},
		"a sign":                      {"一二三四五", "，六七", []string{"一二三四五，", "六七"}},
		"signs":                       {"一二三四五", "）。六七", []string{"一二三四五）。", "六七"}},
		"a star":                      {"一二三四五", " *", []string{"一二三四五 *"}},
		"room for one, a sign second": {"一二三四", "五，六七", []string{"一二三四", "五，六七"}},
		"room for one of two signs":   {"一二三四", "，）五六", []string{"一二三四，）", "五六"}},
		"room":                        {"一二三", "四五，六七八九", []string{"一二三四", "五，六七八", "九"}},
		"a number":                    {"一二三", "2026-11-29", []string{"一二三", "2026-11-29"}},
	} {
		if got := breakPieces(c.before, c.text, 10); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// breakPieces breaks a text into lines of a width, of which the first begins with another text.
func breakPieces(before, text string, width float32) []string {
	seg := &TextSegment{Text: text}
	bounds, _ := lineBounds(&RichText{Wrapping: fyne.TextWrapBreak}, seg, width-measured([]rune(before)).Width, fyne.NewSize(width, 1000), measured)
	var out []string
	for _, b := range bounds {
		out = append(out, before+string([]rune(text)[b.begin:b.end]))
		before = ""
	}
	return out
}

// FuzzLines: nothing of a text is lost but the spaces at which lines end, and breaking it ends.
func FuzzLines(f *testing.F) {
	f.Add("注 一二三，四五（六）七 word 2026-11-29")
	f.Fuzz(func(t *testing.T, text string) {
		bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
		for _, wrap := range []fyne.TextWrap{fyne.TextWrapWord, fyne.TextWrapBreak} {
			for _, width := range []float32{1, 7, 30} {
				if got := strings.Join(breakInto(text, width, wrap), ""); bare(got) != bare(string([]rune(text))) {
					t.Errorf("%q became %q", text, got)
				}
			}
		}
		for _, before := range []string{"", "一二", "一二三"} {
			if got := strings.Join(breakPieces(before, text, 7), ""); bare(got) != bare(before+string([]rune(text))) {
				t.Errorf("%q after %q became %q", text, before, got)
			}
		}
	})
}

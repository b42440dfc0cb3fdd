package ime

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"
)

// pinyin stands in for an input method.
type pinyin struct {
	to       *composition
	composed string
	late     bool // it commits only when the window has gone on
	placed   int
}

func (p *pinyin) composing() bool { return p.composed != "" }
func (p *pinyin) place(box)       { p.placed++ }

func (p *pinyin) complete() {
	if !p.late {
		p.commit(p.composed)
	}
}

func (p *pinyin) compose(letters string) {
	p.composed = letters
	p.to.begin()
}

func (p *pinyin) commit(text string) {
	p.composed = ""
	p.to.commit(text)
	p.to.end()
}

// keeper is an entry that hands over what was typed when the keyboard goes, as the form's do.
type keeper struct {
	Entry
	kept string
}

func (k *keeper) FocusLost() {
	k.Entry.FocusLost()
	k.kept = k.Text
}

// two entries of one window, the first with the keyboard.
func two(t *testing.T) (a, b *keeper, p *pinyin, w fyne.Window) {
	t.Helper()
	test.NewTempApp(t)
	a, b = &keeper{}, &keeper{}
	a.ExtendBaseWidget(a)
	b.ExtendBaseWidget(b)
	w = test.NewTempWindow(t, container.NewVBox(a, b))
	w.Resize(fyne.NewSize(300, 200))
	p = &pinyin{}
	p.to = &composition{canvas: w.Canvas(), absolute: fyne.CurrentApp().Driver().AbsolutePositionForObject, method: p}
	w.Canvas().Focus(a)
	return a, b, p, w
}

func TestCommittedTextIsTyped(t *testing.T) {
	a, b, p, w := two(t)
	p.compose("liu'zhou")
	p.commit("柳州")
	p.compose("shi")
	p.commit("市𠮷")
	w.Canvas().Focus(b)
	if a.Text != "柳州市𠮷" || a.kept != a.Text || b.Text != "" {
		t.Errorf("typed %q, kept %q; in the other entry %q", a.Text, a.kept, b.Text)
	}
	if p.placed == 0 {
		t.Error("the method was never told where the caret is")
	}
}

func TestAClickSettlesTheComposition(t *testing.T) {
	for _, late := range []bool{false, true} {
		a, b, p, w := two(t)
		p.late = late
		p.compose("gongsi")
		p.to.settle() // the button goes down
		w.Canvas().Focus(b)
		if late {
			p.commit("gongsi")
		}
		if a.Text != "gongsi" || a.kept != "gongsi" || b.Text != "" {
			t.Errorf("late %v: typed %q, kept %q; in the other entry %q", late, a.Text, a.kept, b.Text)
		}
		p.compose("di'zhi")
		p.commit("地址")
		if b.Text != "地址" || a.Text != "gongsi" {
			t.Errorf("late %v: the next composition went to the wrong entry: %q, %q", late, a.Text, b.Text)
		}
	}
}

func TestNothingIsSettledWithoutAComposition(t *testing.T) {
	a, _, p, _ := two(t)
	p.to.settle()
	p.compose("x")
	p.composed = "" // given up by the person
	p.to.settle()
	p.to.end()
	if a.Text != "" {
		t.Errorf("typed %q", a.Text)
	}
}

func TestKeysDuringAComposition(t *testing.T) {
	cases := []struct {
		name          string
		key           uintptr
		control       bool
		composed      string
		kept, settled bool
	}{
		{"Enter", keyReturn, false, "liu", true, false},
		{"Backspace", keyBack, false, "liu", true, false},
		{"Escape", keyEscape, false, "liu", true, false},
		{"Tab", keyTab, false, "liu", true, false},
		{"left", 0x25, false, "liu", true, false},
		{"Delete", keyDelete, false, "liu", true, false},
		{"taken by the method", keyProcess, false, "liu", false, false},
		{"a letter", 'A', false, "liu", false, false},
		{"shift alone", 0x10, false, "liu", false, false},
		{"Ctrl+S", 'S', true, "liu", false, true},
		{"Enter behind the composition", keyReturn, false, "", false, false},
		{"Ctrl+S behind the composition", 'S', true, "", false, false},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			a, _, p, _ := two(t)
			p.compose(c.composed)
			if got := p.to.keep(c.key, c.control); got != c.kept {
				t.Errorf("kept from the window: %v", got)
			}
			if settled := a.Text == "liu"; settled != c.settled {
				t.Errorf("the entry holds %q", a.Text)
			}
		})
	}
}

// opener opens an entry on the first character that is typed, as a cell of a table does.
type opener struct {
	widget.Button
	open func(rune)
}

func (o *opener) TypedRune(r rune) { o.open(r) }

func TestACellThatOpensGetsTheWholeText(t *testing.T) {
	a, _, p, w := two(t)
	o := &opener{}
	o.ExtendBaseWidget(o)
	o.open = func(r rune) {
		w.Canvas().Focus(a)
		a.TypedRune(r)
	}
	w.SetContent(container.NewVBox(o, a))
	w.Canvas().Focus(o)
	p.compose("ji'xie'chang")
	p.commit("机械厂")
	if a.Text != "机械厂" {
		t.Errorf("the cell holds %q", a.Text)
	}
}

func TestNobodyListens(t *testing.T) {
	_, _, p, w := two(t)
	w.Canvas().Unfocus()
	var heard []rune
	w.Canvas().SetOnTypedRune(func(r rune) { heard = append(heard, r) })
	p.commit("柳\r\n\x00州")
	if diff := cmp.Diff("柳州", string(heard)); diff != "" {
		t.Error(diff)
	}
	w.Canvas().SetOnTypedRune(nil)
	p.commit("不在")
}

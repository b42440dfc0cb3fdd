package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"
)

func window(t *testing.T) fyne.Window {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, widget.NewLabel(""))
	w.Resize(fyne.NewSize(400, 500))
	return w
}

// A list opens below what it is chosen for, and above it near the lower edge, so that this stays to be seen; also while it is narrowed.
func TestAListNearTheLowerEdgeOpensUpward(t *testing.T) {
	w := window(t)
	size := fyne.NewSize(200, 36)
	for _, y := range []float32{20, 440} {
		list := Choices{Words: []string{"一", "二", "三", "四", "五"}, Chosen: -1}.Open(w.Canvas(), fyne.NewPos(10, y), size)
		for _, typed := range []string{"", "一"} {
			for _, r := range typed {
				w.Canvas().Focused().TypedRune(r)
			}
			at := list.pop.Position().Y
			if at < y+size.Height && at+list.pop.Size().Height > y {
				t.Errorf("at %v the list covers what it is for: it lies at %v (typed %q)", y, at, typed)
			}
		}
		list.Close()
	}
}

// Nothing of the first and the last word is cut by the edge of the list.
func TestAListKeepsItsEdgesFree(t *testing.T) {
	w := window(t)
	list := Choices{Words: []string{"跟随系统", "浅色", "深色", "高对比"}, Chosen: 1}.Open(w.Canvas(), fyne.NewPos(10, 20), fyne.NewSize(200, 36))
	last := list.rows[len(list.rows)-1]
	if top, foot := list.rows[0].Position().Y, list.content.Size().Height-last.Position().Y-last.Size().Height; top < 3 || foot < 3 {
		t.Errorf("%v above the first, %v below the last", top, foot)
	}
	list.Close()
}

// What is not begun looks so: no part of the bar is filled, and no share is named before anything is known.
func TestProgressThatIsNotBegun(t *testing.T) {
	w := window(t)
	p := NewProgress()
	w.SetContent(p.Object)
	filled := func() float32 { return p.bar.Objects[1].Size().Width / p.bar.Size().Width }
	if filled() != 0 || p.figures.Text != "" {
		t.Errorf("%v is filled, %q", filled(), p.figures.Text)
	}
	p.Set(1, 4)
	if filled() != 0.25 || p.figures.Text != "25%" {
		t.Errorf("%v is filled, %q", filled(), p.figures.Text)
	}
	p.Set(5, 4)
	if filled() != 1 || p.figures.Text != "100%" {
		t.Errorf("%v is filled, %q", filled(), p.figures.Text)
	}
}

// A list of choices is narrowed by what is typed, as written or by pinyin initials; Enter takes what is marked, Escape nothing.
func TestAnOpenListTakesLetters(t *testing.T) {
	kinds := []string{"企业", "事业单位", "社会组织", "个体工商户"}
	var many []string
	for i := range 40 {
		many = append(many, fmt.Sprintf("第%d项", i))
	}
	many = append(many, "法定代表人手机", "联系电话")
	down, enter, escape, tab := fyne.KeyDown, fyne.KeyReturn, fyne.KeyEscape, fyne.KeyTab
	for _, c := range []struct {
		words   []string
		chosen  int
		typed   string
		keys    []fyne.KeyName
		offered []string // before the keys
		taken   string   // "" for none
	}{
		{kinds, -1, "", []fyne.KeyName{down, enter}, kinds, "企业"},
		{kinds, 1, "", []fyne.KeyName{down, enter}, kinds, "社会组织"},
		{kinds, 1, " ", []fyne.KeyName{enter}, kinds, "事业单位"}, // a space follows the key that has opened the list
		{kinds, -1, "sy", []fyne.KeyName{enter}, []string{"事业单位"}, "事业单位"},
		{kinds, -1, "组织", []fyne.KeyName{down, enter}, []string{"社会组织"}, "社会组织"},
		{kinds, -1, "sy", []fyne.KeyName{tab}, []string{"事业单位"}, "事业单位"},
		{kinds, -1, "sy", []fyne.KeyName{escape}, []string{"事业单位"}, ""},
		{kinds, 0, "没有", []fyne.KeyName{enter, escape}, nil, ""},
		{many, -1, "sj", []fyne.KeyName{enter}, []string{"法定代表人手机"}, "法定代表人手机"},
		{many, -1, "lx", []fyne.KeyName{enter}, []string{"联系电话"}, "联系电话"},
		{many, 39, "", []fyne.KeyName{down, enter}, many, "法定代表人手机"},
	} {
		w := window(t)
		taken := ""
		list := Choices{Words: c.words, Chosen: c.chosen, Take: func(i int) { taken = c.words[i] }}.Open(w.Canvas(), fyne.NewPos(10, 20), fyne.NewSize(200, 36))
		for _, r := range c.typed {
			w.Canvas().Focused().TypedRune(r)
		}
		var offered []string
		for _, i := range list.hits {
			offered = append(offered, c.words[i])
		}
		if diff := cmp.Diff(c.offered, offered); diff != "" {
			t.Errorf("%q offers: %s", c.typed, diff)
		}
		for _, k := range c.keys {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
			if w.Canvas().Overlays().Top() == nil {
				break
			}
		}
		if taken != c.taken || w.Canvas().Overlays().Top() != nil {
			t.Errorf("%q %v takes %q, not %q; the list is open: %v", c.typed, c.keys, taken, c.taken, w.Canvas().Overlays().Top() != nil)
		}
	}
}

// A list that is higher than the window is as high as its side of the window, and the mark stays to be seen.
func TestALongListStaysInTheWindow(t *testing.T) {
	w := window(t)
	var many []string
	for i := range 400 {
		many = append(many, fmt.Sprint("第", i))
	}
	list := Choices{Words: many, Chosen: 300}.Open(w.Canvas(), fyne.NewPos(10, 100), fyne.NewSize(200, 36))
	if bottom := list.pop.Position().Y + list.pop.Size().Height; bottom > 500 {
		t.Errorf("it ends at %v", bottom)
	}
	if list.top > 300 || list.top+len(list.rows) <= 300 {
		t.Errorf("the chosen one is not shown: rows %d to %d", list.top, list.top+len(list.rows))
	}
	list.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: -100}})
	if list.top <= 286 && list.mark != 300 {
		t.Errorf("the wheel: rows from %d, mark %d", list.top, list.mark)
	}
}

// A letter on a closed picker opens its list, narrowed.
func TestALetterOpensAPicker(t *testing.T) {
	w := window(t)
	at := 0
	p := NewPicker([]string{"企业", "事业单位"}, 0, func(i int) { at = i })
	w.SetContent(p)
	w.Canvas().Focus(p)
	p.TypedRune(' ')
	if w.Canvas().Overlays().Top() != nil {
		t.Error("a space opens it twice")
	}
	p.TypedRune('s')
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if at != 1 || p.Selected != "事业单位" || w.Canvas().Focused() != fyne.Focusable(p) {
		t.Errorf("%d, %q, the keyboard is at %T", at, p.Selected, w.Canvas().Focused())
	}
	p.Deaf = 's' // the key that opened the dialog brings its letter
	if p.TypedRune('S'); w.Canvas().Overlays().Top() != nil {
		t.Error("the letter of the key falls into the list")
	}
	if p.TypedRune('s'); w.Canvas().Overlays().Top() == nil {
		t.Error("the next letter is not heard")
	}
}

// The keys of the window work out of an open list too: F6 takes what was narrowed to, or nothing, and goes on; F1 and F7 take nothing.
func TestTheKeysOfTheWindowWorkOutOfAList(t *testing.T) {
	w := window(t)
	for _, x := range []struct {
		typed string
		key   fyne.KeyName
		want  int
	}{{"", fyne.KeyF6, -1}, {"乙", fyne.KeyF6, 1}, {"丁", fyne.KeyF6, -1}, {"乙", fyne.KeyF7, -1}, {"", fyne.KeyF1, -1}} {
		var pressed []fyne.KeyName
		w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) { pressed = append(pressed, k.Name) })
		taken := -1
		Choices{Words: []string{"甲", "乙", "丙"}, Chosen: -1, Take: func(i int) { taken = i }}.Open(w.Canvas(), fyne.NewPos(10, 20), fyne.NewSize(200, 36))
		for _, r := range x.typed {
			w.Canvas().Focused().TypedRune(r)
		}
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: x.key})
		if diff := cmp.Diff([]fyne.KeyName{x.key}, pressed); diff != "" || taken != x.want || w.Canvas().Overlays().Top() != nil {
			t.Errorf("%q and %s: %d is taken, the window gets %v, a list lies over it: %v", x.typed, x.key, taken, pressed, w.Canvas().Overlays().Top() != nil)
		}
	}
}

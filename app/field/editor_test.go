package field

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"yibiao/app/field/fieldtest"
	"yibiao/app/field/input"
	"yibiao/app/kit"
	"yibiao/forms"
)

func TestTypedAnswersAreHandedOverWhenLeft(t *testing.T) {
	cases := []struct{ name, field, typed, want, shown string }{
		{"text", "org.name", "柳州市甲公司", "柳州市甲公司", "柳州市甲公司"},
		{"code in full width", "org.postcode", "５４５００６", "５４５００６", "545006"},
		{"money with unit", "org.reg_capital", "3000万元", "3000万元", "3000"},
		{"date", "org.established", "2016-4-12", "2016-4-12", "2016年4月12日"},
		{"date in Chinese", "org.established", "2016年4月12日", "2016年4月12日", "2016年4月12日"},
		{"faulty text is kept", "org.established", "去年", "去年", "去年"},
		{"region by name", "org.region", "鱼峰区", "鱼峰区", "广西壮族自治区柳州市鱼峰区"},
		{"region by code", "org.region", "450203", "450203", "广西壮族自治区柳州市鱼峰区"},
		{"open choice", "org.park", "别的园区", "别的园区", "别的园区"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			e, committed := stand(t, fieldtest.Known(t, c.field))
			cv := canvasFor(e)
			fieldtest.TypeOn(cv, c.typed)
			if len(*committed) != 0 {
				t.Fatalf("handed over while typing: %q", *committed)
			}
			fieldtest.Press(cv, fyne.KeyTab)
			if diff := cmp.Diff([]string{c.want}, *committed); diff != "" {
				t.Errorf("handed over (-want +got):\n%s", diff)
			}
			if in, ok := e.First().(*input.Entry); !ok || in.Text != c.shown {
				t.Errorf("shown %q, want %q", in.Text, c.shown)
			}
		})
	}
}

func TestEnterHandsOverAndGoesOn(t *testing.T) {
	e, committed := stand(t, fieldtest.Known(t, "org.name"))
	cv := canvasFor(e)
	fieldtest.TypeOn(cv, "甲公司")
	fieldtest.Press(cv, fyne.KeyReturn)
	if diff := cmp.Diff([]string{"甲公司"}, *committed); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if cv.Focused() == e.First() {
		t.Error("the keyboard stayed")
	}
}

func TestNothingTypedIsNothingHandedOver(t *testing.T) {
	for _, f := range fieldtest.Vocabulary().Fields {
		if f.IsTable() || f.Computed() {
			continue
		}
		e, committed := stand(t, f)
		e.Show("")
		canvasFor(e).FocusNext()
		e.Commit()
		if len(*committed) != 0 {
			t.Errorf("%s (%s): handed over %q", f.Name(), f.Type.S, *committed)
		}
	}
}

func TestShowLeavesWhatIsBeingTyped(t *testing.T) {
	e, committed := stand(t, fieldtest.Known(t, "org.name"))
	e.Show("旧名称")
	fieldtest.TypeOn(canvasFor(e), "改")
	e.Show("来自别处")
	if e.Text() != "旧名称改" {
		t.Errorf("typed text became %q", e.Text())
	}
	canvasFor(e).FocusNext()
	if diff := cmp.Diff([]string{"旧名称改"}, *committed); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAnUntouchedRegionKeepsItsCode(t *testing.T) {
	e, _ := stand(t, fieldtest.Known(t, "org.region"))
	e.Show("450203")
	if e.Text() != "450203" {
		t.Errorf("text is %q", e.Text())
	}
}

func TestRegionIsPickedFromTheList(t *testing.T) {
	e, committed := stand(t, fieldtest.Known(t, "org.region"))
	cv := canvasFor(e)
	fieldtest.TypeOn(cv, "柳州")
	hits := e.(*search).hits
	if !hits.Visible() || len(hits.codes) == 0 {
		t.Fatal("no suggestions")
	}
	want := hits.codes[1].Code
	fieldtest.Press(cv, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if diff := cmp.Diff([]string{want}, *committed); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if hits.Visible() {
		t.Error("the suggestions stayed")
	}
}

func TestRegionIsFoundByItsInitials(t *testing.T) {
	e, committed := stand(t, fieldtest.Known(t, "org.region"))
	cv := canvasFor(e)
	fieldtest.TypeOn(cv, "lzyf")
	if hits := e.(*search).hits; len(hits.codes) != 1 {
		t.Fatalf("suggestions %+v", hits.codes)
	}
	fieldtest.Press(cv, fyne.KeyReturn)
	if diff := cmp.Diff([]string{"450203"}, *committed); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestChoice(t *testing.T) {
	e, committed := stand(t, fieldtest.Known(t, "org.type"))
	box := e.First().(*input.Select)
	if box.PlaceHolder != "请选择" {
		t.Errorf("placeholder %q", box.PlaceHolder)
	}
	box.SetSelected("高等院校")
	fieldtest.Press(canvasFor(e), fyne.KeyDelete)
	if diff := cmp.Diff([]string{"高等院校", ""}, *committed); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	e.Show("从前的选项")
	if box.Selected != "从前的选项" {
		t.Errorf("an answer of an older edition is shown as %q", box.Selected)
	}
}

func TestYesNo(t *testing.T) {
	e, committed := stand(t, fieldtest.Known(t, "org.above_scale"))
	b := e.(*yesNo)
	test.Tap(b.yes)
	test.Tap(b.no)
	test.Tap(b.no)
	if diff := cmp.Diff([]string{"true", "false", ""}, *committed); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestMulti(t *testing.T) {
	f := &forms.Field{ID: forms.Text{S: "m"}, Type: forms.Text{S: "multi"}, Options: []string{"甲", "乙", "丙"}, Open: true}
	e, committed := stand(t, f)
	m := e.(*multi)
	test.Tap(m.boxes[2])
	test.Tap(m.boxes[0])
	m.other.SetText("丁；戊")
	m.Commit()
	want := []string{"丙", "甲\n丙", "甲\n丙\n丁\n戊"}
	if diff := cmp.Diff(want, *committed); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	m.Show("乙\n己")
	if m.boxes[0].Checked || !m.boxes[1].Checked || m.other.Text != "己" {
		t.Errorf("shown: %v %v %q", m.boxes[0].Checked, m.boxes[1].Checked, m.other.Text)
	}
}

func TestLongTextCounts(t *testing.T) {
	e, _ := stand(t, fieldtest.Known(t, "org.products"))
	l := e.(*long)
	fieldtest.TypeOn(canvasFor(e), "数控旋压机")
	if l.count.Text != "5 / 200 字" {
		t.Errorf("count %q", l.count.Text)
	}
	if l.input.AcceptsTab() {
		t.Error("Tab is swallowed: the keyboard could not leave")
	}
}

func TestMoneyIsSpelt(t *testing.T) {
	e, _ := stand(t, fieldtest.Known(t, "org.reg_capital"))
	n := e.(*number)
	fieldtest.TypeOn(canvasFor(e), "3000")
	if n.upper.Text != "人民币叁仟万元整" {
		t.Errorf("spelt %q", n.upper.Text)
	}
	fieldtest.TypeOn(canvasFor(e), "x")
	if n.upper.Text != "" {
		t.Error("a text that is no number is spelt")
	}
	for text, want := range map[string]string{
		"380万":     "人民币叁佰捌拾万元整",
		"3800000":  "人民币叁佰捌拾亿元整　是 3800000 万元，合 380 亿元，比通常的大得多：是不是把元当成了万元（那就填 380）",
		"￥3800000": "人民币叁佰捌拾万元整　写的是“￥3800000”，已换算成 380 万元",
	} {
		n.input.SetText(text)
		if n.upper.Text != want {
			t.Errorf("%s: %q, want %q", text, n.upper.Text, want)
		}
	}
}

func TestComputedOnlyShows(t *testing.T) {
	for _, f := range fieldtest.Vocabulary().Fields {
		for _, c := range f.Columns {
			if !c.Computed() {
				continue
			}
			e, committed := stand(t, c)
			e.Commit()
			if e.First() != nil || len(*committed) != 0 {
				t.Errorf("%s.%s can be typed", f.Name(), c.Name())
			}
			return
		}
	}
	t.Error("no calculated column was found")
}

func TestWhatCannotBeSavedStaysTyped(t *testing.T) {
	full := true
	var got []string
	fieldtest.StartApp(t)
	cfg := Config{Field: fieldtest.Known(t, "org.name"), Vocabulary: fieldtest.Vocabulary(), OnCommit: func(text string) bool {
		got = append(got, text)
		return !full
	}}
	e := New(cfg)
	e.(*line).input.SetText("甲公司")
	e.Commit()
	e.Show("")
	if e.Text() != "甲公司" {
		t.Fatalf("the typed text became %q", e.Text())
	}
	full = false
	e.Commit()
	e.Commit()
	if diff := cmp.Diff([]string{"甲公司", "甲公司"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The toolkit lays a text out anew with every key, in the square of its length: what no form takes must not get in.
func TestAPasteThatNoFormTakesIsRefused(t *testing.T) {
	e, _ := stand(t, fieldtest.Known(t, "org.name"))
	in, ok := e.First().(*input.Entry)
	if !ok {
		t.Fatalf("%T", e.First())
	}
	board := fyne.CurrentApp().Clipboard()
	paste := func(n int) {
		board.SetContent(strings.Repeat("字", n))
		in.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	}
	fieldtest.TypeOn(canvasFor(e), "甲")
	if paste(forms.MaxAnswer); in.Text != "甲" || canvasFor(e).Overlays().Top() == nil {
		t.Errorf("%d characters are there, or nothing was said", len([]rune(in.Text)))
	}
	if paste(100); len([]rune(in.Text)) != 101 {
		t.Errorf("%d characters", len([]rune(in.Text)))
	}
}

// The notice that a paste was refused stands in nobody's way: the next key takes it away and does what it would have done.
func TestTheNoticeOfARefusedPasteEatsNoKey(t *testing.T) {
	board := fyne.CurrentApp().Clipboard()
	for name, c := range map[string]struct {
		do   func(fyne.Canvas)
		want string
	}{
		"rune":   {func(c fyne.Canvas) { fieldtest.TypeOn(c, "乙丙") }, "甲乙丙"},
		"key":    {func(c fyne.Canvas) { c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace}) }, ""},
		"escape": {func(c fyne.Canvas) { c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) }, "甲"},
		"shortcut": {func(c fyne.Canvas) {
			board.SetContent("丁")
			c.Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
		}, "甲丁"},
	} {
		e, _ := stand(t, fieldtest.Known(t, "org.name"))
		in := e.First().(*input.Entry)
		canvas := canvasFor(e)
		canvas.Focus(in)
		fieldtest.TypeOn(canvas, "甲")
		board.SetContent(strings.Repeat("字", forms.MaxAnswer))
		in.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
		if canvas.Overlays().Top() == nil {
			t.Fatalf("%s: nothing was said", name)
		}
		c.do(canvas)
		if in.Text != c.want || canvas.Overlays().Top() != nil || canvas.Focused() != fyne.Focusable(in) {
			t.Errorf("%s: %q, the notice is there: %v, the keyboard is at %T", name, in.Text, canvas.Overlays().Top() != nil, canvas.Focused())
		}
	}
	e, _ := stand(t, fieldtest.Known(t, "org.name"))
	in := e.First().(*input.Entry)
	canvas := canvasFor(e)
	canvas.Focus(in)
	board.SetContent(strings.Repeat("字", forms.MaxAnswer))
	in.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	if canvas.Overlays().Top() != nil {
		t.Error("Tab leaves the notice there")
	}
}

func TestDateFromCalendar(t *testing.T) {
	e, committed := stand(t, fieldtest.Known(t, "org.established"))
	c := canvasFor(e)
	fieldtest.TypeOn(c, "2016.4.12")
	fieldtest.Press(c, fyne.KeyDown) // opens
	fieldtest.Press(c, fyne.KeyRight, fyne.KeyReturn)
	if len(*committed) == 0 || (*committed)[len(*committed)-1] != "2016-04-13" {
		t.Errorf("handed over %q", *committed)
	}
	if c.Overlays().Top() != nil {
		t.Error("the calendar stayed open")
	}
}

func TestALongLineGrows(t *testing.T) {
	e, committed := stand(t, fieldtest.Known(t, "org.name"))
	in := e.First().(*input.Entry)
	in.Resize(fyne.NewSize(300, in.MinSize().Height))
	one := in.MinSize().Height
	fieldtest.TypeOn(canvasFor(e), "柳州市鱼峰区阳和工业新区高端数控机床与重大成套装备智能制造研究开发示范推广应用股份有限公司第一分公司")
	if in.MinSize().Height < 2*one-20 || in.Grows < 2 {
		t.Errorf("one row is %v high, the long line %v", one, in.MinSize().Height)
	}
	fieldtest.Press(canvasFor(e), fyne.KeyReturn)
	if len(*committed) != 1 || in.Text[len(in.Text)-1] == '\n' {
		t.Errorf("Enter did not hand over: %q", *committed)
	}
}

// A secret answer is masked until one types in it or asks for it; the mask is never handed over.
func TestSecretAnswersAreMasked(t *testing.T) {
	const id, mask = "11010519491231002X", "110105**********2X"
	for _, name := range []string{"handler.id", "bank.account"} {
		if f := fieldtest.Known(t, name); !f.Secret() {
			t.Errorf("%s is not secret", name)
		}
	}
	e, committed := stand(t, fieldtest.Known(t, "handler.id"))
	in, cv := e.First().(*input.Entry), canvasFor(e)
	fieldtest.TypeOn(cv, id)
	if in.Text != id {
		t.Errorf("while one types %q is shown", in.Text)
	}
	fieldtest.Press(cv, fyne.KeyTab)
	if in.Text != mask || e.Text() != id {
		t.Errorf("left: %q is shown, %q is the answer", in.Text, e.Text())
	}
	lift := e.(*line).lifter().(*kit.Press)
	test.Tap(lift)
	if in.Text != id {
		t.Errorf("asked for: %q", in.Text)
	}
	test.Tap(lift)
	if in.Text != mask {
		t.Errorf("hidden again: %q", in.Text)
	}
	cv.Focus(in)
	if in.Text != id {
		t.Errorf("typing again: %q", in.Text)
	}
	fieldtest.Press(cv, fyne.KeyTab)
	e.Commit()
	e.Show(id)
	if diff := cmp.Diff([]string{id}, *committed); diff != "" || in.Text != mask {
		t.Errorf("%q is shown; handed over (-want +got):\n%s", in.Text, diff)
	}
}

// Tab and Shift+Tab go from text to text: the icon of the calendar is for the mouse. A slip of Backspace takes no chosen option back.
func TestTheKeyboardPassesTheIconByAndBackspaceKeepsAChoice(t *testing.T) {
	e, _ := stand(t, fieldtest.Known(t, "org.established"))
	c := canvasFor(e)
	c.Focus(e.First())
	c.FocusNext()
	if _, ok := c.Focused().(*input.Entry); !ok {
		t.Errorf("behind the text comes %T", c.Focused())
	}
	choice, committed := stand(t, fieldtest.Known(t, "org.scale"))
	choice.Show(fieldtest.Known(t, "org.scale").Options[0])
	choice.First().TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	if len(*committed) > 0 {
		t.Errorf("Backspace handed over %q", *committed)
	}
	choice.First().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if len(*committed) != 1 {
		t.Errorf("Delete handed over %q", *committed)
	}
}

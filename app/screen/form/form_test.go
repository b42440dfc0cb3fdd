package form

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"yibiao/app/kit"
	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/say"
	"yibiao/app/session/texts"
	"yibiao/app/task"
	"yibiao/forms"
)

// opened is the form of a fresh dossier, at a place.
func opened(t *testing.T, at page.Place) (*Form, *pagetest.Desk) {
	t.Helper()
	return openedFor(t, "stt-02-jiangli", at)
}

func openedFor(t *testing.T, programme string, at page.Place) (*Form, *pagetest.Desk) {
	t.Helper()
	s, w := pagetest.OpenSession(t, "shoutaitao", programme)
	test.NewTempApp(t)
	desk := &pagetest.Desk{}
	f := New(&page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline(), Clock: task.NewHandClock(s.Now())}, w, at)
	if len(desk.Failed) > 0 {
		t.Fatal(desk.Failed)
	}
	return f, desk
}

func TestWhatNeedsTheWholeWidthOfThePaper(t *testing.T) {
	long, short := int64(60), int64(59)
	for _, c := range []struct {
		f    forms.Field
		wide bool
	}{
		{forms.Field{Type: forms.Text{S: "text"}}, false}, {forms.Field{Type: forms.Text{S: "text"}, Max: &short}, false}, {forms.Field{Type: forms.Text{S: "text"}, Max: &long}, true},
		{forms.Field{Type: forms.Text{S: "money"}}, false}, {forms.Field{Type: forms.Text{S: "longtext"}}, true}, {forms.Field{Type: forms.Text{S: "list"}}, true},
		{forms.Field{Type: forms.Text{S: "multi"}}, true}, {forms.Field{Type: forms.Text{S: "choice"}}, false}, {forms.Field{Type: forms.Text{S: "table"}}, true},
		{forms.Field{Type: forms.Text{S: "region"}}, true}, {forms.Field{Type: forms.Text{S: "industry"}}, true},
		{forms.Field{Type: forms.Text{S: "code"}, Validator: forms.Text{S: "uscc"}}, true}, {forms.Field{Type: forms.Text{S: "code"}, Validator: forms.Text{S: "postcode"}}, false},
	} {
		if got := wideOnPaper(&c.f); got != c.wide {
			t.Errorf("%s %s: %v", c.f.Type.S, c.f.Validator.S, got)
		}
	}
}

func TestTheTitleOfThePaperIsThatOfTheApplication(t *testing.T) {
	list := &forms.Output{Title: "清单", Layout: forms.Layout{Kind: "list"}}
	application := &forms.Output{Title: "申请书", Layout: forms.Layout{Kind: "application"}}
	pack := &forms.Pack{Title: "政策"}
	for want, outputs := range map[string][]*forms.Output{"申请书": {list, application}, "政策": {list}} {
		if got := paperTitle(&forms.Form{Pack: pack, Outputs: outputs}); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// The name of a field stands beside its input, and above it where there is little room.
func TestNamesStandAboveInputsWhereThereIsLittleRoom(t *testing.T) {
	test.NewTempApp(t)
	name, input := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	name.SetMinSize(fyne.NewSize(80, 20))
	input.SetMinSize(fyne.NewSize(100, 30))
	pair := container.New(&fieldPair{}, name, input)
	for _, c := range []struct {
		width float32
		above bool
	}{{kit.Scaled(stackTill) - 1, true}, {kit.Scaled(stackTill) + 1, false}} {
		pair.Resize(fyne.NewSize(c.width, 200))
		if above := input.Position().Y >= name.Size().Height && input.Position().X == 0; above != c.above {
			t.Errorf("at %v the input is at %v, below a name of %v", c.width, input.Position(), name.Size())
		}
		if input.Position().X+input.Size().Width > c.width {
			t.Errorf("at %v the input ends at %v", c.width, input.Position().X+input.Size().Width)
		}
	}
}

// A form opens where it is asked to, remembers the place, and opens there again.
func TestAFormOpensWhereThePersonWas(t *testing.T) {
	f, _ := opened(t, page.Place{Field: "eq.price"})
	if got := f.contents.now().section.Title; f.contents.row("eq.price") == nil || got == "" {
		t.Fatalf("%q is open, without the field", got)
	}
	at := f.contents.current
	f.contents.row("eq.price").choose()
	f.remember()
	again := New(f.ctx, f.work, page.Place{})
	if again.contents.current != at || again.activeID() != "eq.price" {
		t.Errorf("section %d, want %d; the keyboard is in %q", again.contents.current, at, again.activeID())
	}
	if f.contents.turn(-3) != f.contents.sections[0] || f.contents.turn(1000) != f.contents.sections[len(f.contents.sections)-1] || f.contents.following() != nil {
		t.Error("beyond its ends the list of sections does not keep to the nearest")
	}
	if got := f.contents.at(page.Place{Section: f.contents.sections[2].section.Title}); got != 2 {
		t.Errorf("a section by its title: %d", got)
	}
}

// What is typed is in the vault once the field is left, and its fault stands at the field.
func TestAnAnswerIsSavedAndItsFaultTold(t *testing.T) {
	f, desk := opened(t, page.Place{Field: "eq.price"})
	r := f.contents.row("eq.price")
	if !r.set("三百八十") || f.work.Answers.Values["eq.price"] != "三百八十" || len(desk.Failed) > 0 {
		t.Fatalf("%q, failed %v", f.work.Answers.Values["eq.price"], desk.Failed)
	}
	found := r.findingsNow()
	if len(found) != 1 || found[0].Code != forms.FindingCode(forms.FaultNumber) || !strings.Contains(r.note(found[0]), "不是数字") {
		t.Fatalf("findings %+v", found)
	}
	r.set("380")
	if got := r.findingsNow(); len(got) != 0 || f.contents.pending() {
		t.Errorf("still %+v, pending %v", got, f.contents.pending())
	}
}

// An answer that makes others unasked says which: they are kept, and count for nothing.
func TestWhatIsNotAskedAnyMoreIsTold(t *testing.T) {
	f, desk := openedFor(t, "stt-01-rending", page.Place{Field: "org.type"})
	f.contents.row("org.type").set("企业")
	f.contents.row("org.reg_capital").set("3000")
	desk.Told = nil
	f.contents.row("org.type").set("个体工商户")
	if len(desk.Told) != 1 || !strings.Contains(desk.Told[0], "不再问“注册资本”") {
		t.Errorf("told %q", desk.Told)
	}
}

// An answer that is kept while it is typed and handed over again when the field is left is evaluated once.
func TestATypedAndLeftFieldIsEvaluatedOnce(t *testing.T) {
	f, _ := opened(t, page.Place{Field: "eq.price"})
	r := f.contents.row("eq.price")
	evaluated, before := 0, f.work.State
	count := func() {
		if f.work.State != before {
			evaluated, before = evaluated+1, f.work.State
		}
	}
	if _, ok := r.keepTyped("380", false); !ok {
		t.Fatal("it is not kept")
	}
	count()
	r.set("380")
	count()
	if evaluated != 1 || f.work.Answers.Values["eq.price"] != "380" {
		t.Errorf("evaluated %d times, holds %q", evaluated, f.work.Answers.Values["eq.price"])
	}
}

// Behind the last section come the materials; a profile leads back.
func TestGoingOnLeadsToTheNextStep(t *testing.T) {
	f, desk := opened(t, page.Place{})
	for range f.contents.sections {
		f.goOn()
	}
	if diff := cmp.Diff([]page.Route{{Page: page.Materials, Dossier: f.work.Editing.Dossier.ID}}, desk.Went); diff != "" {
		t.Errorf("went (-want +got):\n%s", diff)
	}
}

func TestTheLookOfThePaperIsKept(t *testing.T) {
	f, _ := opened(t, page.Place{Field: "eq.price"})
	was := f.paper
	f.SwitchLook()
	if f.paper == was || f.contents.row("eq.price") == nil {
		t.Fatalf("paper %v, the field is gone: %v", f.paper, f.contents.row("eq.price") == nil)
	}
	if again := New(f.ctx, f.work, page.Place{}); again.paper != f.paper {
		t.Error("opened again it has the other look")
	}
}

// A kept text comes behind what is there; what it leaves open is told.
func TestAKeptTextIsInserted(t *testing.T) {
	s, w := pagetest.OpenSession(t, "shoutaitao", "stt-02-jiangli")
	test.NewTempApp(t)
	desk := &pagetest.Desk{}
	f := New(&page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline(), Clock: task.NewHandClock(s.Now())}, w, page.Place{Field: "eq.name"})
	r := f.active
	if r == nil {
		t.Fatal("no row")
	}
	insert(r, texts.Block{Name: "名称", Text: "{单位名称}{代号}"})
	name := w.Editing.Client.Name
	if got := w.Editing.Value("eq.name"); got != name+"【待填：代号】" || len(desk.Failed) > 0 {
		t.Errorf("%q, failed %v", got, desk.Failed)
	}
	if len(desk.Told) == 0 || !strings.Contains(desk.Told[len(desk.Told)-1], "代号") {
		t.Errorf("told %q", desk.Told)
	}
}

// Keys do not go on to a section that is seen no more, not even where the next one has nothing to type into; and a paste asks the person
// who brings columns that the table does not have.
func TestNothingIsPastedIntoATableThatIsNotSeen(t *testing.T) {
	f, desk := opened(t, page.Place{Field: "eq.price"})
	w := test.NewTempWindow(t, f.Object())
	w.Resize(fyne.NewSize(1200, 800))
	var at *fieldRow
	for i, v := range f.contents.sections {
		for _, field := range v.section.Fields {
			if at == nil && field.IsTable() && f.work.Relevant[field.Name()] {
				f.open(i)
				at = f.contents.row(field.Name())
			}
		}
	}
	if at == nil {
		t.Fatal("the form has no table")
	}
	at.choose()
	grid, ok := w.Canvas().Focused().(fyne.Shortcutable)
	if !ok {
		t.Fatal("the table did not take the keyboard")
	}
	board := test.NewClipboard()
	label := at.field.Columns[0].Label
	board.SetContent(label + "\t" + at.field.Columns[1].Label + "\t别的\n1\t2\t3")
	grid.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	if len(desk.Asked) != 1 || len(f.work.Answers.Tables[at.field.Name()]) != 1 {
		t.Fatalf("asked %q, %d rows", desk.Asked, len(f.work.Answers.Tables[at.field.Name()]))
	}
	f.open(0)
	if w.Canvas().Focused() != nil {
		t.Errorf("%T has the keyboard", w.Canvas().Focused())
	}
	grid.TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
	if len(desk.Asked) != 1 || len(f.work.Answers.Tables[at.field.Name()]) != 1 {
		t.Errorf("pasted into what is not seen: asked %q, %d rows", desk.Asked, len(f.work.Answers.Tables[at.field.Name()]))
	}
}

// The page follows the mark of a table that is higher than the window, as far as the keys bring it, and stays where a cell is clicked.
func TestThePageFollowsTheMarkOfALongTable(t *testing.T) {
	for _, paper := range []bool{false, true} {
		f, _ := opened(t, page.Place{Field: "eq.price"})
		if paper {
			f.SwitchLook()
		}
		w := test.NewTempWindow(t, f.Object())
		w.Resize(fyne.NewSize(1200, 800))
		var at *fieldRow
		for i, v := range f.contents.sections {
			for _, field := range v.section.Fields {
				if at == nil && field.IsTable() && f.work.Relevant[field.Name()] {
					f.open(i)
					at = f.contents.row(field.Name())
				}
			}
		}
		at.choose()
		board, column := test.NewClipboard(), at.field.Columns[0].Label
		board.SetContent(column + "\n" + strings.Repeat("1\n", 120))
		w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
		if n := len(f.work.Answers.Tables[at.field.Name()]); n < 100 {
			t.Fatalf("%d rows were pasted", n)
		}
		inSight := func(after string) {
			t.Helper()
			on, ok := w.Canvas().Focused().(interface {
				Caret() (fyne.Position, float32)
			})
			if !ok {
				t.Fatalf("%s: %T has the keyboard", after, w.Canvas().Focused())
			}
			caret, height := on.Caret()
			driver := fyne.CurrentApp().Driver()
			y := driver.AbsolutePositionForObject(w.Canvas().Focused().(fyne.CanvasObject)).Y + caret.Y
			top := driver.AbsolutePositionForObject(f.page.body).Y
			if y < top || y+height > top+f.page.body.Size().Height {
				t.Errorf("paper %v: after %s the mark is at %v, seen is %v to %v", paper, after, y, top, top+f.page.body.Size().Height)
			}
		}
		for _, key := range []fyne.KeyName{fyne.KeyEnd, fyne.KeyHome} {
			w.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierControl})
			inSight("Ctrl+" + string(key))
		}
		for range 45 {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		}
		inSight("45 rows down")
		was := f.page.body.Offset
		at.arrive()
		if f.page.body.Offset != was {
			t.Errorf("the page goes from %v to %v where the keyboard is already", was, f.page.body.Offset)
		}
	}
}

// Tab behind the last field of a section goes on to the next one; with Shift it goes back into this one; behind the last section it
// leaves the fields.
func TestTabGoesOnToTheNextSection(t *testing.T) {
	f, _ := opened(t, page.Place{})
	w := test.NewTempWindow(t, f.Object())
	w.Resize(fyne.NewSize(1200, 800))
	f.open(0)
	on := f.object.Objects[2].(*onward)
	w.Canvas().Focus(on)
	if f.contents.current != 1 || f.active == nil || w.Canvas().Focused() == fyne.Focusable(on) {
		t.Errorf("section %d, %T has the keyboard", f.contents.current, w.Canvas().Focused())
	}
	on.back = func() bool { return true }
	w.Canvas().Focus(on)
	if f.contents.current != 1 || w.Canvas().Focused() == fyne.Focusable(on) {
		t.Errorf("on the way back: section %d, %T has the keyboard", f.contents.current, w.Canvas().Focused())
	}
	on.back = func() bool { return false }
	last := len(f.contents.sections) - 1
	f.open(last)
	w.Canvas().Focus(on)
	if f.contents.current != last || w.Canvas().Focused() == fyne.Focusable(on) {
		t.Errorf("behind the last: section %d, %T has the keyboard", f.contents.current, w.Canvas().Focused())
	}
}

// What is missing is told when the section was left, not when a field was passed; what is wrong in a row of a table once it was left.
func TestWhatIsMissingIsToldWhenTheSectionIsLeft(t *testing.T) {
	f, _ := opened(t, page.Place{Field: "eq.price"})
	clear(f.work.Visited) // whoever was sent to a field is told at once
	r := f.contents.row("eq.price")
	r.arrive()
	r.leave()
	if got := r.findingsNow(); len(got) != 0 {
		t.Errorf("passing it says %v", got)
	}
	at := f.contents.current
	f.open((at + 1) % len(f.contents.sections))
	f.open(at)
	if got := f.contents.row("eq.price").findingsNow(); len(got) == 0 {
		t.Error("the section was left, and nothing is told")
	}
}

// A section that may stay empty tells, once it holds something, how much that is.
func TestAFilledSectionIsNotCalledOptional(t *testing.T) {
	f, _ := openedFor(t, "stt-01-rending", page.Place{Field: "eq.market"})
	w := test.NewTempWindow(t, f.Object())
	w.Resize(fyne.NewSize(1200, 800))
	v := f.contents.now()
	if v.count.Text != say.T("{n} 项一般要填", "n", 1) {
		t.Errorf("empty: %q", v.count.Text)
	}
	if !f.contents.row("eq.market").set("国内直径1600毫米以上薄壁筒形件的年加工需求约2.8万件，现有设备以进口为主。") {
		t.Fatal("not saved")
	}
	f.Refresh()
	if want := "✓ " + say.T("{n} 项", "n", 1); v.count.Text != want {
		t.Errorf("filled: %q, want %q", v.count.Text, want)
	}
}

// Who chooses the section that is shown sees its beginning, where the keyboard then is.
func TestASectionIsShownFromItsBeginning(t *testing.T) {
	f, _ := opened(t, page.Place{})
	w := test.NewTempWindow(t, f.Object())
	w.Resize(fyne.NewSize(1200, 300))
	f.open(0)
	body := f.page.body
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(body.Content)
	body.ScrollToBottom()
	if fyne.CurrentApp().Driver().AbsolutePositionForObject(body.Content) == top {
		t.Fatal("nothing is there to scroll")
	}
	f.open(0)
	f.enterSection()
	if at := fyne.CurrentApp().Driver().AbsolutePositionForObject(body.Content); at != top {
		t.Errorf("the section stands at %v, its beginning at %v", at, top)
	}
}

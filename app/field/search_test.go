package field

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"yibiao/app/field/fieldtest"
	"yibiao/app/field/input"
	"yibiao/forms"
)

// pickers are all the ways in which a search stands in a form.
var pickers = []struct {
	name          string
	compact, wide bool
}{
	{name: "question"}, {name: "on paper", wide: true}, {name: "in a table", compact: true},
}

// standPicker puts a search into a window that lays it out like a form does, and gives it the keyboard.
func standPicker(t *testing.T, f *forms.Field, compact, wide bool) (*search, fyne.Window) {
	t.Helper()
	fieldtest.StartApp(t)
	s := New(Config{Field: f, Vocabulary: fieldtest.Vocabulary(), Compact: compact, Wide: wide, Today: func() time.Time { return fieldtest.Today }}).(*search)
	w := test.NewTempWindow(t, container.NewVScroll(container.NewVBox(s.Object(), input.NewEntry())))
	w.Resize(fyne.NewSize(700, 400))
	w.Canvas().Focus(s.First())
	return s, w
}

// disturb does what the toolkit may do at any time: measure, lay out and paint.
func disturb(s *search, w fyne.Window, random *rand.Rand) {
	switch random.IntN(12) {
	case 0, 1:
		w.Resize(fyne.NewSize(500+float32(random.IntN(400)), 400))
	case 2, 3, 4, 5:
		s.hits.Resize(fyne.NewSize(300, s.hits.MinSize().Height+float32(random.IntN(9))))
	case 6:
		w.Canvas().Capture()
	}
}

func TestTypingIntoEveryPicker(t *testing.T) {
	typed := map[string][]string{
		"org.industry": {"机床", "制造业xx", "C34机", "软件和信息技术"},
		"org.region":   {"柳东", "柳州市柳南区", "4502xx", "广西不存在"},
	}
	for id, texts := range typed {
		for _, p := range pickers {
			t.Run(id+" "+p.name, func(t *testing.T) {
				s, w := standPicker(t, fieldtest.Known(t, id), p.compact, p.wide)
				random := rand.New(rand.NewPCG(1, 2))
				for _, text := range texts {
					for _, r := range text {
						s.input.TypedRune(r)
						s.hits.Resize(s.hits.Size().Add(fyne.NewSize(1, 1)))
						disturb(s, w, random)
					}
					for range text {
						s.input.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
						disturb(s, w, random)
					}
				}
			})
		}
	}
}

func TestRandomTextInEveryPicker(t *testing.T) {
	letters := []rune("柳州机床东南西北广城区市县制造业软件0123456789CabcdＡ（）《 \t𠮷")
	keys := []fyne.KeyName{fyne.KeyBackspace, fyne.KeyDown, fyne.KeyUp, fyne.KeyEscape, fyne.KeyDelete, fyne.KeyHome}
	for _, id := range []string{"org.industry", "org.region"} {
		for i, p := range pickers {
			t.Run(id+" "+p.name, func(t *testing.T) {
				s, w := standPicker(t, fieldtest.Known(t, id), p.compact, p.wide)
				random := rand.New(rand.NewPCG(7, uint64(i)))
				for range 120 {
					if random.IntN(4) == 0 {
						s.input.TypedKey(&fyne.KeyEvent{Name: keys[random.IntN(len(keys))]})
					} else {
						s.input.TypedRune(letters[random.IntN(len(letters))])
					}
					if random.IntN(12) == 0 {
						s.input.SetText("")
					}
					disturb(s, w, random)
				}
			})
		}
	}
}

func TestASuggestionThatIsGoneCannotBePicked(t *testing.T) {
	s, _ := standPicker(t, fieldtest.Known(t, "org.region"), false, false)
	fieldtest.TypeOn(canvasFor(s), "柳")
	if len(s.hits.codes) == 0 || !s.hits.Visible() {
		t.Fatal("柳 finds nothing")
	}
	fieldtest.TypeOn(canvasFor(s), "东xx")
	if s.hits.Visible() {
		t.Errorf("%d suggestions are shown for text that fits nothing", len(s.hits.codes))
	}
	s.hits.move(1)
	if code, ok := s.hits.current(); ok {
		t.Error(fmt.Sprint("picked ", code))
	}
}

// The suggestions go when the keyboard goes: a press that is meant for another field must not pick one. A press on one picks it before.
func TestTheSuggestionsGoWithTheKeyboard(t *testing.T) {
	e, committed := stand(t, fieldtest.Known(t, "org.region"))
	cv := canvasFor(e)
	fieldtest.TypeOn(cv, "柳")
	cv.FocusNext()
	if hits := e.(*search).hits; hits.Visible() || len(hits.codes) > 0 {
		t.Errorf("%d suggestions stayed", len(hits.codes))
	}
	if diff := cmp.Diff([]string{"柳"}, *committed); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A code that says more than the one suggestion for it is kept as it was typed, by Enter and by a table that picks what is marked.
func TestEnterKeepsACodeThatIsFinerThanTheSuggestion(t *testing.T) {
	for _, p := range pickers {
		for typed, want := range map[string]string{"3484": "3484", "C3484": "C3484", "348": "348", "C34": "C34", "34": "C34", "通用设备": "C34"} {
			s, _ := standPicker(t, fieldtest.Known(t, "org.industry"), p.compact, p.wide)
			var got string
			s.cfg.OnCommit = func(text string) bool { got = text; return true }
			for _, r := range typed {
				s.input.TypedRune(r)
			}
			s.enter()
			if got != want || s.hits.Visible() {
				t.Errorf("%s: %s becomes %q, want %q; suggestions %v", p.name, typed, got, want, s.hits.Visible())
			}
		}
	}
}

package gui

import (
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"yibiao/app/task"
)

func hands(s *Shell) *task.HandClock { return s.opt.Clock.(*task.HandClock) }

// typeSlowly types with time between the letters.
func typeSlowly(s *Shell, text string, between time.Duration) {
	for _, r := range text {
		s.win.Canvas().Focused().TypedRune(r)
		hands(s).Advance(between)
	}
}

func wantSaved(t *testing.T, s *Shell, field, want string) {
	t.Helper()
	if got := s.shown.work.Editing.Value(field); got != want {
		t.Errorf("saved is %q, want %q", got, want)
	}
}

func wantState(t *testing.T, s *Shell, words string) {
	t.Helper()
	if got := s.frame.status.saved.Text; !strings.Contains(got, words) {
		t.Errorf("the status bar says %q, want %q", got, words)
	}
}

func TestTypedTextIsSavedOneSecondAfterTheLastKey(t *testing.T) {
	s, d := newShell(t, nil)
	s.Go(at(d, "handler.name"))
	typeSlowly(s, "韦样", 300*time.Millisecond)
	wantSaved(t, s, "handler.name", "")
	wantState(t, s, "未保存")
	hands(s).Advance(699 * time.Millisecond)
	wantSaved(t, s, "handler.name", "")
	hands(s).Advance(time.Millisecond)
	wantSaved(t, s, "handler.name", "韦样")
	wantState(t, s, "已保存")
	typeInto(s, "本")
	wantState(t, s, "未保存")
	s.win.Canvas().FocusNext()
	wantSaved(t, s, "handler.name", "韦样本")
	wantState(t, s, "已保存")
}

func TestSteadyTypingIsSavedEveryFiveSeconds(t *testing.T) {
	s, d := newShell(t, nil)
	s.Go(at(d, "handler.name"))
	typeSlowly(s, strings.Repeat("字", 24), 200*time.Millisecond) // 4.8 s
	wantSaved(t, s, "handler.name", "")
	typeSlowly(s, "末", 200*time.Millisecond)
	wantSaved(t, s, "handler.name", strings.Repeat("字", 24)+"末")
	typeSlowly(s, strings.Repeat("句", 26), 200*time.Millisecond)
	if got := s.shown.work.Editing.Value("handler.name"); strings.Count(got, "句") < 20 {
		t.Errorf("after five more seconds %q is saved", got)
	}
}

func TestAPauseIsOneStepOfUndo(t *testing.T) {
	s, d := newShell(t, nil)
	s.Go(at(d, "handler.name"))
	typeSlowly(s, strings.Repeat("一", 40), 200*time.Millisecond) // 8 s: saved once on the way
	hands(s).Advance(2 * time.Second)
	typeSlowly(s, "二二", 200*time.Millisecond)
	hands(s).Advance(2 * time.Second)
	s.Undo()
	wantSaved(t, s, "handler.name", strings.Repeat("一", 40))
	if e, ok := s.win.Canvas().Focused().(interface{ SelectedText() string }); !ok {
		t.Errorf("the keyboard is with %T", e)
	}
	s.Undo()
	wantSaved(t, s, "handler.name", "")
	s.Redo()
	wantSaved(t, s, "handler.name", strings.Repeat("一", 40))
}

func TestAfterAForcedSaveAPauseBeginsAnotherStep(t *testing.T) {
	s, d := newShell(t, nil)
	s.Go(at(d, "handler.name"))
	typeSlowly(s, strings.Repeat("一", 25), 200*time.Millisecond) // the fifth second comes with the last letter
	hands(s).Advance(time.Minute)
	typeInto(s, "二")
	hands(s).Advance(time.Minute)
	s.Undo()
	wantSaved(t, s, "handler.name", strings.Repeat("一", 25))
}

func TestNothingIsSavedDuringAComposition(t *testing.T) {
	s, d := newShell(t, nil)
	composing := true
	s.ctx.Composing = func() bool { return composing }
	s.Go(at(d, "handler.name"))
	typeInto(s, "韦")
	hands(s).Advance(time.Minute)
	wantSaved(t, s, "handler.name", "")
	wantState(t, s, "未保存")
	composing = false
	hands(s).Advance(time.Second)
	wantSaved(t, s, "handler.name", "韦")
}

func TestSavingWhileTypingChangesNothingThatIsSeen(t *testing.T) {
	s, d := newShell(t, nil)
	s.Go(at(d, "handler.mobile"))
	typeInto(s, " 138")
	hands(s).Advance(time.Second)
	typeInto(s, "0")
	focused := s.win.Canvas().Focused().(interface{ Typing() bool })
	if !focused.Typing() {
		t.Error("the input thinks that nothing was typed")
	}
	hands(s).Advance(time.Second)
	typeInto(s, "0138000")
	text := s.win.Canvas().Focused().(interface{ SelectedText() string })
	s.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	if got := text.SelectedText(); got != " 13800138000" {
		t.Errorf("the input holds %q", got)
	}
	s.win.Canvas().FocusNext()
	wantSaved(t, s, "handler.mobile", "13800138000")
}

func TestDrawingFaultsLoseNothingThatWasTyped(t *testing.T) {
	s, d := newShell(t, nil)
	s.Go(at(d, "handler.name"))
	typeInto(s, "韦样本")
	var recorded *task.Bug
	s.opt.Crash = func(b *task.Bug) error { recorded = b; return b }
	bug := task.Guard(func() { var none []int; none[len(s.ways.trail)-9] = 1 })
	if err := crashed(s, s.opt, bug); err == nil || recorded != bug {
		t.Errorf("the bug was not recorded: %v", err)
	}
	wantSaved(t, s, "handler.name", "韦样本")
}

// While the folder of the vault is away nothing is saved; once it is back, what was typed is, without another key.
func TestWhatCouldNotBeSavedIsTriedAgain(t *testing.T) {
	s, d := newShell(t, nil)
	s.Go(at(d, "handler.name"))
	vault := s.ctx.Session.Vault()
	if err := os.Rename(vault, vault+"-away"); err != nil {
		t.Fatal(err)
	}
	typeInto(s, "韦")
	hands(s).Advance(time.Minute)
	wantState(t, s, "未保存")
	if err := os.Rename(vault+"-away", vault); err != nil {
		t.Fatal(err)
	}
	hands(s).Advance(10 * time.Second)
	wantSaved(t, s, "handler.name", "韦")
	wantState(t, s, "已保存")
}

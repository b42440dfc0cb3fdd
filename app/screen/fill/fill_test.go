package fill

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/session"
	"yibiao/app/task"
	"yibiao/forms"
)

// One question is answered for several clients: typed or pasted, looked at cell by cell, written in one step and taken back.
func TestAQuestionIsAnsweredForSeveral(t *testing.T) {
	test.NewTempApp(t)
	s, _ := pagetest.OpenSession(t, "yijianshi", "yjs-04-shuishou")
	for _, name := range []string{"甲公司", "乙公司"} {
		if _, err := s.Clients().Create(name); err != nil {
			t.Fatal(err)
		}
	}
	asked := &pagetest.Desk{}
	f := New(&page.Context{Session: s, Nav: asked, Dialogs: asked, Tasks: task.Inline()}, "")
	w := test.NewWindow(f.Object())
	t.Cleanup(w.Close)
	w.Resize(fyne.NewSize(1366, 700))
	if f.count() != 3 || f.fields[f.at].Name() != usual {
		t.Fatalf("%d clients are asked", f.count())
	}
	f.paste(0, 0, "102614000018\nabc")
	if got := f.cell(0, 3).Text; got != "填入" {
		t.Errorf("the first: %q", got)
	}
	if got := f.cell(1, 3).Text; !strings.HasPrefix(got, "不写入：") {
		t.Errorf("the second: %q", got)
	}
	if held := page.Held(s, false); len(held) != 1 || !strings.Contains(held[0], "有 2 处打了字") {
		t.Errorf("who closes the program is asked about %q", held)
	}
	was := f.at
	f.at = (was + 1) % len(f.fields) // another question, and back
	f.ask()
	if write, refused, _ := f.fill.Count(); write+refused != 0 {
		t.Errorf("what was typed to one question stands under another: %d, %d", write, refused)
	}
	f = New(f.ctx, "") // as one who went to another page and came back
	if f.at != was || f.cell(0, 3).Text != "填入" || !strings.HasPrefix(f.cell(1, 3).Text, "不写入：") {
		t.Errorf("what was typed is gone: %q, %q", f.cell(0, 3).Text, f.cell(1, 3).Text)
	}
	f.paste(2, 0, "没有这家\t1")
	if len(asked.Titles) != 1 || asked.Titles[0] != "有 1 行没有采用" {
		t.Errorf("told %q", asked.Titles)
	}
	f.write()
	if f.done != 1 || f.count() != 2 {
		t.Errorf("%d written, %d left", f.done, f.count())
	}
	if got := f.fill.Rows[0]; got.Text != "abc" || !strings.HasPrefix(f.cell(0, 3).Text, "不写入：") {
		t.Errorf("what was refused is gone: %+v", got)
	}
	if words := pagetest.Texts(f.Object()); !strings.Contains(words, "已写入 1 家，是一步。还有 2 家没有填。1 家不合要求，没有写入，打的字还在。") {
		t.Errorf("told %s", words)
	}
	f.Undo()
	if f.done != 0 || f.count() != 3 || len(asked.Failed) > 0 {
		t.Errorf("after the undo %d are asked, %v", f.count(), asked.Failed)
	}
	for range 2 { // by turns
		f.Redo()
		if undo, _ := f.CanTurn(); !undo || f.done != 1 || f.count() != 2 {
			t.Errorf("after the redo %d are asked, %d written", f.count(), f.done)
		}
		f.Undo()
		if _, redo := f.CanTurn(); !redo || f.done != 0 || f.count() != 3 || len(asked.Failed) > 0 {
			t.Errorf("after the next undo %d are asked, %v", f.count(), asked.Failed)
		}
	}
}

// Whatever was written and is otherwise by now is not taken back: that nothing is left is no box.
func TestNothingIsLeftOfWhatWasWritten(t *testing.T) {
	test.NewTempApp(t)
	s, w := pagetest.OpenSession(t, "yijianshi", "yjs-04-shuishou")
	asked := &pagetest.Desk{}
	f := New(&page.Context{Session: s, Nav: asked, Dialogs: asked, Tasks: task.Inline()}, "")
	f.paste(0, 0, "102614000018")
	f.write()
	profile, err := s.OpenProfile(w.Editing.Client.ID)
	if err != nil || f.done != 1 {
		t.Fatal(f.done, err)
	}
	if _, err := profile.Set(usual, "102614000026"); err != nil {
		t.Fatal(err)
	}
	asked.Told = nil
	f.Undo()
	if len(asked.Failed) > 0 || !slices.Equal(asked.Told, []string{"没有可以撤销的改动。"}) || f.done != 1 {
		t.Errorf("told %q, boxes %v", asked.Told, asked.Failed)
	}
}

// What was typed when the vault was locked stands there again in the next window, under the question that was asked.
func TestWhatIsTypedOutlastsALock(t *testing.T) {
	test.NewTempApp(t)
	s, _ := pagetest.OpenSession(t, "yijianshi", "yjs-04-shuishou")
	asked := &pagetest.Desk{}
	ctx := &page.Context{Session: s, Nav: asked, Dialogs: asked, Tasks: task.Inline()}
	f := New(ctx, "")
	f.paste(0, 0, "102614000018")
	other := (f.at + 1) % len(f.fields)
	f.at = other
	f.ask()
	f.paste(0, 0, "后来的")
	if err := page.KeepHeld(s); err != nil {
		t.Fatal(err)
	}
	*session.Shelf[drafts](s) = nil // a new window knows nothing of the one before
	page.Hold(s, page.Fill, "")
	f = New(ctx, "")
	if f.at != other || f.fill.Rows[0].Text != "后来的" || len(page.Held(s, false)) != 1 {
		t.Errorf("question %d of %d, %q, held %q", f.at, other, f.fill.Rows[0].Text, page.Held(s, false))
	}
	f.at = slices.IndexFunc(f.fields, func(x *forms.Field) bool { return x.Name() == usual })
	f.ask()
	if f.fill.Rows[0].Text != "102614000018" {
		t.Errorf("of the other question %q is left", f.fill.Rows[0].Text)
	}
	if left, err := page.TakeHeld(s, page.Fill); left != "" || err != nil || len(asked.Failed) > 0 {
		t.Errorf("kept for good: %q, %v, %v", left, err, asked.Failed)
	}
}

// Where there is no client, nobody has answered anything.
func TestWithoutClientsNobodyHasAnswered(t *testing.T) {
	test.NewTempApp(t)
	s, w := pagetest.OpenSession(t, "yijianshi", "yjs-04-shuishou")
	if err := s.Clients().Delete(w.Editing.Client.ID); err != nil {
		t.Fatal(err)
	}
	asked := &pagetest.Desk{}
	f := New(&page.Context{Session: s, Nav: asked, Dialogs: asked, Tasks: task.Inline()}, "")
	if words := pagetest.Texts(f.Object()); !strings.Contains(words, "还没有单位") || strings.Contains(words, "所有单位都填了") {
		t.Errorf("it is said:\n%s", words)
	}
}

// The same page answers one question of a policy for many of its dossiers.
func TestAQuestionOfAPolicyIsAnsweredForItsDossiers(t *testing.T) {
	test.NewTempApp(t)
	s, w := pagetest.OpenSession(t, "yijianshi", "yjs-01-chengguo-dengji")
	asked := &pagetest.Desk{}
	f := New(&page.Context{Session: s, Nav: asked, Dialogs: asked, Tasks: task.Inline()}, "")
	win := test.NewWindow(f.Object())
	t.Cleanup(win.Close)
	win.Resize(fyne.NewSize(1366, 700))
	if words := pagetest.Texts(f.Object()); !strings.Contains(words, "企业档案") {
		t.Errorf("it cannot be seen whose answers are asked:\n%s", words)
	}
	f.turnTo(0)
	if f.fill != nil || len(f.fields) == 0 {
		t.Fatalf("%d questions, one is asked: %v", len(f.fields), f.fill != nil)
	}
	f.at = slices.IndexFunc(f.fields, func(x *forms.Field) bool { return x.Name() == "yjs.cg_state" })
	f.ask()
	if got := f.cell(0, 0).Text; f.count() != 1 || !strings.HasPrefix(got, "柳州市试验机械有限公司《") {
		t.Fatalf("%d are asked, the first is %q", f.count(), got)
	}
	f.paste(0, 0, "已受理")
	f.write()
	if words := pagetest.Texts(f.Object()); f.done != 1 || !strings.Contains(words, "已写入 1 份，是一步。还有 0 份没有填。") || !strings.Contains(words, "没有档案还要填这一项") {
		t.Errorf("%d written:\n%s", f.done, words)
	}
	again, err := page.OpenWork(s, w.Editing.Dossier.ID)
	if err != nil || again.Editing.Value("yjs.cg_state") != "已受理" {
		t.Errorf("the dossier holds %q, %v", again.Editing.Value("yjs.cg_state"), err)
	}
	f.Undo()
	if f.count() != 1 || len(asked.Failed) > 0 {
		t.Errorf("after the undo %d are asked, %v", f.count(), asked.Failed)
	}
	f.turnTo(-1)
	if len(f.fields) == 0 || f.fields[0].Profile == false {
		t.Error("the way back to the profile is lost")
	}
}

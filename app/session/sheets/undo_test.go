package sheets

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/store"
)

// looked is a look back in short, a client a line.
func looked(t testing.TB, s *session.Session) (TakingBack, []string) {
	t.Helper()
	b, err := LookBack(s)
	if err != nil {
		t.Fatal(err)
	}
	return b, fates(b)
}

// fates is a look back in short, a client a line.
func fates(b TakingBack) (out []string) {
	for _, c := range b.Clients {
		text := string(c.Fate) + " " + c.Name
		for _, why := range c.Why {
			text += " " + string(why)
		}
		for i, cell := range c.Cells {
			text += map[bool]string{true: ": ", false: " "}[i == 0]
			if cell.Table != nil {
				text += cell.Table.Name() + "[" + cell.Row + "]"
			}
			if cell.Field != nil {
				text += cell.Field.Name() + "=" + cell.Then
			}
		}
		out = append(out, text)
	}
	return out
}

// takeBack takes the last import back, once it is seen to do what is wanted.
func takeBack(t testing.TB, s *session.Session, want ...string) error {
	t.Helper()
	b, got := looked(t, s)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	return TakeBack(s, b)
}

func bring(t testing.TB, s *session.Session, rows ...string) {
	t.Helper()
	im := open(t, s, "a.csv", csv(rows...))
	if _, err := im.Write(planned(t, im)); err != nil {
		t.Fatal(err)
	}
}

func profile(t testing.TB, s *session.Session, name string) *session.Editing {
	t.Helper()
	c, err := s.Clients().Find(name)
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.OpenProfile(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// Whoever was touched in any way since the import is left whole, with all that was imported; the others go to the trash or back,
// and all of it can be put back.
func TestTakingBackLeavesWhoWasTouched(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	old := sessiontest.NewClient(t, s, "旧公司")
	sessiontest.Set(t, profile(t, s, "旧公司"), "legal.name", "原法人")
	rows := []string{"单位名称,法人,2024年营业收入"}
	for _, name := range []string{"改名公司", "简介公司", "档案公司", "材料公司", "年报公司", "删除公司", "未动公司", "旧公司"} {
		rows = append(rows, name+",张三,100")
	}
	bring(t, s, rows...)
	sessiontest.Set(t, profile(t, s, "改名公司"), "org.name", "改过名的公司")
	sessiontest.Set(t, profile(t, s, "简介公司"), "org.intro", "手写的简介")
	if _, err := s.Dossiers().Create(profile(t, s, "档案公司").Client.ID, "shoutaitao", []string{"stt-02-jiangli"}, ""); err != nil {
		t.Fatal(err)
	}
	e := profile(t, s, "材料公司")
	paper := session.Material{ID: s.Store().NewID(), Requirement: "m.license", Name: "执照.pdf", SHA: strings.Repeat("a", 64), Added: s.Now(), Shared: true}
	if _, err := s.Apply(store.Edit{Root: e.Client.ID, Label: "attach", Sets: session.MaterialSets(e, paper)}); err != nil {
		t.Fatal(err)
	}
	e = profile(t, s, "年报公司")
	if _, err := e.Table("fin.table").Set(e.Rows("fin.table")[0].ID, "rev", "101"); err != nil {
		t.Fatal(err)
	}
	if err := s.Clients().Delete(profile(t, s, "删除公司").Client.ID); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"removed 未动公司", "back 旧公司: legal.name=原法人 fin.table[2024]",
		"left 删除公司 deleted", "left 年报公司 changed", "left 改过名的公司 renamed", "left 材料公司 material", "left 档案公司 dossier", "left 简介公司 changed",
	}
	if err := takeBack(t, s, want...); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"改过名的公司", "简介公司", "档案公司", "材料公司", "年报公司"} {
		if e := profile(t, s, name); e.Value("legal.name") != "张三" || len(e.Rows("fin.table")) != 1 {
			t.Errorf("%s lost something: %q %v", name, e.Value("legal.name"), e.Rows("fin.table"))
		}
	}
	if e := profile(t, s, "旧公司"); e.Value("legal.name") != "原法人" || len(e.Rows("fin.table")) != 0 {
		t.Errorf("%s: %q %v", old.Name, e.Value("legal.name"), e.Rows("fin.table"))
	}
	gone, _, err := session.Removed(s)
	if err != nil || len(gone) != 2 {
		t.Errorf("in the trash: %v %v", gone, err)
	}
	if CanTakeBack(s) || !CanPutBack(s) {
		t.Error("taken back already, and not to be put back")
	}
	if done, err := PutBack(s); err != nil || done.Left != 0 || len(done.Doubled) > 0 {
		t.Fatalf("%+v, %v", done, err)
	}
	if e := profile(t, s, "未动公司"); e.Value("legal.name") != "张三" || len(e.Rows("fin.table")) != 1 {
		t.Errorf("put back: %q %v", e.Value("legal.name"), e.Rows("fin.table"))
	}
	if e := profile(t, s, "旧公司"); e.Value("legal.name") != "张三" || len(e.Rows("fin.table")) != 1 {
		t.Errorf("put back: %q %v", e.Value("legal.name"), e.Rows("fin.table"))
	}
	if _, again := looked(t, s); strings.Join(again, "\n") != strings.Join(want, "\n") {
		t.Errorf("once more: %v", again)
	}
}

// An export that was made since is a use of the client, also where the dossier is older than the import.
func TestTakingBackLeavesWhatADossierUsed(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c := sessiontest.NewClient(t, s, "甲公司")
	d, err := s.Dossiers().Create(c.ID, "shoutaitao", []string{"stt-02-jiangli"}, "")
	if err != nil {
		t.Fatal(err)
	}
	bring(t, s, "单位名称,法人", "甲公司,张三")
	if _, got := looked(t, s); got[0] != "back 甲公司: legal.name=" {
		t.Errorf("before anything: %v", got)
	}
	if err := s.Dossiers().Set(d.ID, "status", "submitted"); err != nil {
		t.Fatal(err)
	}
	b, got := looked(t, s)
	if got[0] != "left 甲公司 dossier" || b.Changes() {
		t.Errorf("after: %v", got)
	}
}

// An older import is not reached, and none while one client alone is shown.
func TestOnlyTheLastImportIsTakenBack(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	bring(t, s, "单位名称", "甲公司")
	bring(t, s, "单位名称", "乙公司")
	session.LookOnlyAt(s, profile(t, s, "甲公司").Client.ID)
	if _, err := LookBack(s); session.CodeOf(err) != session.CodeSheetOneClient || CanTakeBack(s) {
		t.Errorf("one client alone: %v", err)
	}
	session.LookOnlyAt(s, "")
	if err := takeBack(t, s, "removed 乙公司"); err != nil {
		t.Fatal(err)
	}
	if _, err := LookBack(s); session.CodeOf(err) != session.CodeNothingToUndo {
		t.Errorf("an older import: %v", err)
	}
	if _, err := s.Clients().Find("甲公司"); err != nil {
		t.Error(err)
	}
}

// A client that was made anew since stays in the trash when an import is put back, and is told; the others come.
func TestPuttingBackMakesNoClientTwice(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	bring(t, s, "单位名称,统一社会信用代码", "甲一（柳州）公司,", "乙一公司,91450200MA5K0XQ34R", "丙一公司,")
	code := profile(t, s, "乙一公司").Value("org.uscc")
	if code == "" {
		t.Fatal("no code came")
	}
	if err := takeBack(t, s, "removed 丙一公司", "removed 乙一公司", "removed 甲一（柳州）公司"); err != nil {
		t.Fatal(err)
	}
	sessiontest.NewClient(t, s, "甲一(柳州)公司")
	sessiontest.NewClient(t, s, "乙一新公司")
	sessiontest.Set(t, profile(t, s, "乙一新公司"), "org.uscc", code)
	before := edits(t, s)
	done, err := PutBack(s)
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(done.Doubled)
	if diff := cmp.Diff([]string{"乙一公司", "甲一（柳州）公司"}, done.Doubled); diff != "" {
		t.Errorf("left in the trash (-want +got):\n%s", diff)
	}
	list, err := s.Clients().List()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range list {
		names = append(names, c.Name)
	}
	slices.Sort(names)
	if diff := cmp.Diff([]string{"丙一公司", "乙一新公司", "甲一(柳州)公司"}, names); diff != "" {
		t.Errorf("clients (-want +got):\n%s", diff)
	}
	if after := edits(t, s); after != before+1 {
		t.Errorf("put back in %d edits: a crash between them leaves a client twice", after-before)
	}
	// Taking back once more leaves who stayed in the trash.
	if _, got := looked(t, s); len(got) != 3 || got[0] != "removed 丙一公司" || !strings.HasSuffix(got[1], "deleted") || !strings.HasSuffix(got[2], "deleted") {
		t.Errorf("once more: %v", got)
	}
}

// edits counts what was written in one go each, in the whole vault.
func edits(t *testing.T, s *session.Session) int {
	t.Helper()
	all, _, err := s.Store().Log().ChangesSince(context.Background(), "", 0)
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, c := range all {
		ids[c.Edit] = true
	}
	return len(ids)
}

package attaching_test

import (
	"context"
	"os"
	"slices"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/sessiontest"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// The window's way of attaching mends too.
func TestKeepingMends(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	original := sessiontest.File(t, t.TempDir(), "合同.pdf", []byte("a"))
	m := sessiontest.Keep(t, e, attaching.Pick{Path: original, Requirement: "m.contract"})[0]
	path, err := s.Store().Materials().Path(m.SHA)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if report, err := e.CheckFiles(context.Background()); err != nil || !hasFileFault(report.Findings, session.FaultGone) {
		t.Fatalf("the check does not see that the file is gone: %v", err)
	}
	kept, err := attaching.Keep(context.Background(), e, []attaching.Pick{{Path: original, Requirement: "m.contract"}}, nil)
	if err != nil || kept.Mended() != 1 {
		t.Fatalf("mended %d, %v", kept.Mended(), err)
	}
	if report, err := e.Check(); err != nil || hasFileFault(report.Findings, session.FaultGone) {
		t.Errorf("the check still says that the file is gone, %v", err)
	}
}

func hasFileFault(list []forms.Finding, fault session.FileFault) bool {
	return slices.ContainsFunc(list, func(f forms.Finding) bool { return f.Code == "file" && f.Fault.Code == gb.FaultCode(fault) })
}

// One file that stands for two materials of a dossier is told with both, and stops being told when it is another.
func TestOneFileForTwoMaterialsIsTold(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.Open(t, t.TempDir()))
	folder := t.TempDir()
	file := sessiontest.File(t, folder, "回单.txt", []byte("回单"))
	sessiontest.Keep(t, e, attaching.Pick{Path: file, Requirement: "m.contract"})
	told := func() int {
		report, err := e.Check()
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, f := range report.Findings {
			if f.Code == forms.FindingFile && f.Fault.Code == "twice" && f.Fault.Args["others"] != "" && f.Severity == forms.Warn {
				n++
			}
		}
		return n
	}
	if n := told(); n != 0 {
		t.Errorf("one use is told %d times", n)
	}
	second := sessiontest.Keep(t, e, attaching.Pick{Path: file, Requirement: "x.cert"})
	if n := told(); n != 2 {
		t.Errorf("two uses are told %d times", n)
	}
	if err := attaching.Detach(e, second[0].ID); err != nil {
		t.Fatal(err)
	}
	if n := told(); n != 0 {
		t.Errorf("after one was taken off: told %d times", n)
	}
}

// A file that is gone or cut short shows as soon as a dossier is opened, and no more when it is back: nobody has to read it.
func TestAFileThatIsGoneShowsAtOnce(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	m := sessiontest.Keep(t, e, attaching.Pick{Path: sessiontest.File(t, t.TempDir(), "合同.txt", []byte("甲方乙方")), Requirement: "m.contract"})[0]
	path, err := s.Store().Materials().Path(m.SHA)
	if err != nil {
		t.Fatal(err)
	}
	good, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		name  string
		do    func() error
		fault session.FileFault
	}{
		{"gone", func() error { return os.Remove(path) }, session.FaultGone},
		{"back", func() error { return os.WriteFile(path, good, 0o600) }, ""},
		{"cut", func() error { return os.WriteFile(path, good[:3], 0o600) }, session.FaultAltered},
		{"whole", func() error { return os.WriteFile(path, good, 0o600) }, ""},
	} {
		if err := step.do(); err != nil {
			t.Fatal(err)
		}
		again := sessiontest.Dossier(t, s, e.Dossier.ID)
		st, err := again.State()
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Files().Damage(m.SHA); got != step.fault {
			t.Errorf("%s: %q", step.name, got)
		}
		if bad := st.BadFiles("m.contract"); bad > 0 != (step.fault != "") {
			t.Errorf("%s: %d bad files of the contract", step.name, bad)
		}
	}
}

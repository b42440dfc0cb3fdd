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
	return slices.ContainsFunc(list, func(f forms.Finding) bool { return f.Code == "file" && f.Fault.Code == string(fault) })
}

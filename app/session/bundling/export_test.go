package bundling

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/bundle"
)

func TestDraftExportIsVerifiedAndRemembered(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	sessiontest.Set(t, e, "eq.price", "380")
	target := filepath.Join(t.TempDir(), "提交包.zip")
	if _, err := Write(context.Background(), e, ExportOptions{Target: target}, nil); session.CodeOf(err) != "blocking" {
		t.Fatalf("an unfinished dossier must be refused, got %v", err)
	}
	if _, err := os.Stat(target); !os.IsNotExist(err) {
		t.Fatal("a refused export left a file")
	}
	x, err := Write(context.Background(), e, ExportOptions{Target: target, Draft: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(x.Files) < 4 || !strings.HasPrefix(x.Files[0].Path, "00_") {
		t.Errorf("files: %v", x.Files)
	}
	report, err := VerifyBundle(context.Background(), target, nil)
	if err != nil || !report.Valid || report.Digest != x.Digest {
		t.Fatalf("%+v %v", report, err)
	}
	snapshots, err := history.Snapshots(e.Session(), e.Dossier.ID)
	if err != nil || len(snapshots) != 1 {
		t.Fatal(snapshots, err)
	}
	if drift, err := Drift(e, snapshots[0]); err != nil || drift != nil {
		t.Errorf("drift right after the export: %v %v", drift, err)
	}
	sessiontest.Set(t, e, "org.reg_address", "柳州市柳东新区")
	if drift, _ := Drift(e, snapshots[0]); !cmp.Equal(drift, []Difference{{Kind: DifferentField, ID: "org.reg_address"}}) {
		t.Errorf("drift %v", drift)
	}
}

func TestCancelledExportLeavesNothing(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	folder := t.TempDir()
	ctx, cancel := context.WithCancel(context.Background())
	_, err := Write(ctx, e, ExportOptions{Target: filepath.Join(folder, "包"), Folder: true, Draft: true}, func(bundle.Progress) { cancel() })
	if err == nil {
		t.Fatal("the export was not cancelled")
	}
	left, _ := os.ReadDir(folder)
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	if snapshots, _ := history.Snapshots(e.Session(), e.Dossier.ID); len(snapshots) > 0 {
		t.Error("a cancelled export was recorded")
	}
}

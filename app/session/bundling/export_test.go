package bundling

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
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

// Files of one requirement are numbered in the order that a person gave them, and another order is a change of what was handed in.
func TestABundleNumbersFilesInTheirOrder(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.Open(t, t.TempDir()))
	sessiontest.Set(t, e, "cert.no", "样例-1")
	for _, name := range []string{"甲", "乙"} {
		if _, err := attaching.AttachReader(e, "m.contract", name+".jpg", strings.NewReader(name)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Write(context.Background(), e, ExportOptions{Target: filepath.Join(t.TempDir(), "前"), Folder: true, Draft: true}, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := attaching.MoveBy(e, e.Materials().Of("m.contract")[1].ID, -1); err != nil {
		t.Fatal(err)
	}
	snapshots, err := history.Snapshots(e.Session(), e.Dossier.ID)
	if err != nil {
		t.Fatal(err)
	}
	if drift, err := Drift(e, snapshots[0]); err != nil || len(drift) != 1 || drift[0].ID != "m.contract" {
		t.Errorf("drift %v, %v", drift, err)
	}
	target := filepath.Join(t.TempDir(), "后")
	if _, err := Write(context.Background(), e, ExportOptions{Target: target, Folder: true, Draft: true}, nil); err != nil {
		t.Fatal(err)
	}
	for pattern, want := range map[string]string{"*-01.jpg": "乙", "*-02.jpg": "甲"} {
		found, err := filepath.Glob(filepath.Join(target, "data", pattern))
		if err != nil || len(found) != 1 {
			t.Fatalf("%s: %v %v", pattern, found, err)
		}
		if data, err := os.ReadFile(found[0]); err != nil || string(data) != want {
			t.Errorf("%s holds %s, %v", pattern, data, err)
		}
	}
}

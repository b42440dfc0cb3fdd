package attaching_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/bundling"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/bundle"
	"yibiao/forms"
)

// A file of another client is refused until somebody says yes, by what is read in it or because it is attached there; then it is
// told at every gate, and what is handed over names nobody.
func TestAFileOfAnotherClientWantsAYes(t *testing.T) {
	ctx, s := context.Background(), sessiontest.OpenLooking(t)
	e := sessiontest.Reward(t, s)
	other, err := s.Clients().Create("柳州市智榫机械装备有限公司")
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.Dossiers().Create(other.ID, "shoutaitao", []string{"stt-02-jiangli"}, "")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	licence, same := sessiontest.File(t, folder, "执照.pdf", sessiontest.SamplePDF(t, "营业执照.pdf")), sessiontest.File(t, folder, "合同.jpg", sessiontest.Picture(t, 1800, 1300))
	theirs := sessiontest.Dossier(t, s, d.ID)
	if _, err := attaching.AttachFile(ctx, theirs, "m.license", licence, nil); err != nil {
		t.Fatalf("its own: %v", err)
	}
	if _, err := attaching.AttachFile(ctx, theirs, "m.contract", same, nil); err != nil {
		t.Fatalf("its own: %v", err)
	}
	for path, want := range map[string]session.Code{licence: session.CodeFileForeign, same: session.CodeFileElsewhere} {
		if _, err := attaching.AttachFile(ctx, e, "m.contract", path, nil); session.CodeOf(err) != want {
			t.Errorf("%s: %v", path, err)
		}
	}
	if _, err := attaching.AttachFile(ctx, e, "m.contract", sessiontest.File(t, folder, "说明.txt", []byte("柳州市智榫机械装备有限公司的说明")), nil); session.CodeOf(err) != session.CodeFileForeign {
		t.Errorf("a text: %v", err)
	}
	kept, err := attaching.Keep(ctx, e, []attaching.Pick{{Path: licence, Requirement: "m.license"}, {Path: same, Requirement: "m.contract"}}, nil)
	if err != nil || len(kept.Foreign()) != 2 || len(e.Materials().Of("")) != 0 {
		t.Fatalf("the window: %v %v", kept.Foreign(), err)
	}
	if _, err := attaching.AttachKept(e, kept); err != nil {
		t.Fatal(err)
	}
	again := sessiontest.Dossier(t, s, e.Dossier.ID)
	report, err := again.CheckFiles(ctx)
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for _, f := range report.Findings {
		if f.Code == forms.FindingFile && f.Fault.Code == "foreign" {
			told++
			if f.Severity != forms.Warn || f.Fault.Args["name"] != "" {
				t.Errorf("%v %v", f.Severity, f.Fault.Args)
			}
		}
	}
	if told != 2 {
		t.Errorf("told %d times", told)
	}
	if n := again.Materials().Notices(again.Materials().Of("m.license")[0], again.Materials().Of("m.license")[0].Glance, nil); len(n) == 0 || n[len(n)-1].Args["name"] != other.Name {
		t.Errorf("beside the file: %v", n)
	}
	target := filepath.Join(t.TempDir(), "包")
	if _, err := bundling.Write(ctx, again, bundling.ExportOptions{Target: target, Folder: true, Draft: true}, func(bundle.Progress) {}); err != nil {
		t.Fatal(err)
	}
	seen := 0
	err = filepath.WalkDir(target, func(path string, d os.DirEntry, err error) error {
		if ending := filepath.Ext(path); err != nil || d.IsDir() || ending == ".pdf" || ending == ".jpg" {
			return err
		}
		data, err := os.ReadFile(path)
		if strings.Contains(string(data), "智榫") || strings.Contains(string(data), other.ID) {
			t.Errorf("%s names the other", path)
		}
		seen++
		return err
	})
	if err != nil || seen == 0 {
		t.Errorf("%d files, %v", seen, err)
	}
}

package session

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func keep(t testing.TB, e *Editing, picks ...Pick) []Material {
	t.Helper()
	kept, err := e.Keep(context.Background(), picks, nil)
	if err != nil {
		t.Fatal(err)
	}
	added, err := e.AttachKept(kept)
	if err != nil {
		t.Fatal(err)
	}
	return added
}

func names(list []Material) string {
	var out []string
	for _, m := range list {
		out = append(out, m.Requirement+" "+m.Name)
	}
	return strings.Join(out, ", ")
}

func TestManyFilesAreAttachedInOneStep(t *testing.T) {
	s := openLooking(t)
	e := reward(t, s)
	folder := t.TempDir()
	picks := []Pick{
		{Path: file(t, folder, "合同.pdf", []byte("a")), Requirement: "m.contract"},
		{Path: file(t, folder, "发票 50%.pdf", []byte("b")), Requirement: "m.invoice"},
		{Path: file(t, folder, "执照.pdf", []byte("c")), Requirement: "m.license", Expires: "2030-01-05"},
		{Path: file(t, folder, "执照 副本.pdf", []byte("c")), Requirement: "m.license"},
		{Path: filepath.Join(folder, "没有.pdf"), Requirement: "m.pay"},
	}
	kept, err := e.Keep(context.Background(), picks, nil)
	if err != nil || len(kept.Faults) != 1 || CodeOf(kept.Faults[0]) != "file-missing" || kept.Len() != 4 {
		t.Fatalf("%+v, %v", kept, err)
	}
	if len(e.Materials("")) != 0 {
		t.Error("kept files are attached before anybody agreed")
	}
	added, err := e.AttachKept(kept)
	if err != nil || len(added) != 3 {
		t.Fatalf("%s, %v", names(added), err)
	}
	want := "m.contract 合同.pdf, m.invoice 发票 50%.pdf, m.license 执照.pdf"
	again := dossier(t, s, e.Dossier.ID)
	if got := names(again.Materials("")); got != want {
		t.Errorf("%s, want %s", got, want)
	}
	if m := again.Materials("m.license")[0]; m.Expires != "2030-01-05" || !m.Shared {
		t.Errorf("%+v", m)
	}
	label, err := again.Undo()
	if err != nil || label != "attach-all:3" || len(again.Materials("")) != 0 {
		t.Errorf("undone %q, %v: %s", label, err, names(again.Materials("")))
	}
	if _, err := again.Redo(); err != nil || names(again.Materials("")) != want {
		t.Errorf("redone %v: %s", err, names(again.Materials("")))
	}
	if added, err := again.AttachKept(kept); err != nil || len(added) != 0 {
		t.Errorf("the same files again: %s, %v", names(added), err)
	}
}

func TestCancelledKeepingAttachesNothing(t *testing.T) {
	s := openLooking(t)
	e := reward(t, s)
	ctx, cancel := context.WithCancel(context.Background())
	path := file(t, t.TempDir(), "合同.pdf", make([]byte, 3<<20))
	report := func(done, total int64, _ string) {
		if done > 0 && done < total {
			cancel()
		}
	}
	kept, err := e.Keep(ctx, []Pick{{Path: path, Requirement: "m.contract"}}, report)
	if CodeOf(err) != "cancelled" || kept != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("%+v, %v", kept, err)
	}
	left := 0
	err = filepath.WalkDir(filepath.Join(s.Vault(), "materials"), func(_ string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			left++
		}
		return err
	})
	if err != nil || left != 0 {
		t.Errorf("%d files are left, %v", left, err)
	}
	if _, err := e.Keep(context.Background(), []Pick{{Path: path, Requirement: "no.such"}}, nil); CodeOf(err) != "no-requirement" {
		t.Errorf("a requirement that is not asked: %v", err)
	}
}

func TestAFullDiskLeavesTheOldFile(t *testing.T) {
	s := openLooking(t)
	e := reward(t, s)
	keep(t, e, Pick{Path: file(t, t.TempDir(), "合同.pdf", []byte("a")), Requirement: "m.contract"})
	folder := filepath.Join(s.Vault(), "materials")
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(folder, nil, 0o600); err != nil { // nothing can be written below a file
		t.Fatal(err)
	}
	if kept, err := e.KeepMade(context.Background(), "m.contract", []NewFile{{Name: "新.pdf", Data: []byte("b")}}); err == nil {
		t.Errorf("kept %+v", kept)
	}
	if got := names(dossier(t, s, e.Dossier.ID).Materials("")); got != "m.contract 合同.pdf" {
		t.Errorf("attached: %s", got)
	}
}

func TestExpiryIsKeptAndListedInTheAgenda(t *testing.T) {
	s := openLooking(t)
	e := reward(t, s)
	folder := t.TempDir()
	added := keep(t, e, Pick{Path: file(t, folder, "认定证书.pdf", []byte("a")), Requirement: "x.cert"},
		Pick{Path: file(t, folder, "执照.pdf", []byte("b")), Requirement: "m.license"})
	for i, date := range []string{"2026-12-03", "2026-11-30"} {
		if err := e.SetExpiry(added[i].ID, date); err != nil {
			t.Fatal(err)
		}
	}
	if err := e.SetExpiry(added[0].ID, "morgen"); CodeOf(err) != "bad-due" {
		t.Errorf("no date: %v", err)
	}
	var got []string
	list, err := s.Agenda("", clock(), clock().AddDate(0, 1, 0))
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range list {
		if a.Kind == "expiry" {
			got = append(got, a.Date.Format(time.DateOnly)+" "+a.Event+" "+a.Client.Name)
		}
	}
	want := []string{"2026-11-30 执照 柳州市测试机械有限公司", "2026-12-03 认定证书 柳州市测试机械有限公司"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if label, err := e.Undo(); err != nil || label != "expiry:m.license" || e.Materials("m.license")[0].Expires != "" {
		t.Errorf("undone %q, %v", label, err)
	}
}

func TestWhatTheLastDossierHadIsOffered(t *testing.T) {
	s := openLooking(t)
	first := reward(t, s)
	folder := t.TempDir()
	added := keep(t, first,
		Pick{Path: file(t, folder, "合同.pdf", []byte("a")), Requirement: "m.contract"},
		Pick{Path: file(t, folder, "证书.pdf", []byte("b")), Requirement: "x.cert"},
		Pick{Path: file(t, folder, "账户.pdf", []byte("c")), Requirement: "m.bank"})
	if err := first.SetExpiry(added[1].ID, "2026-11-22"); err != nil { // yesterday
		t.Fatal(err)
	}
	d, err := s.CreateDossier(first.Client.ID, "shoutaitao", []string{"stt-02-jiangli"}, "第二次")
	if err != nil {
		t.Fatal(err)
	}
	stranger, err := s.CreateClient("南宁市别家有限公司")
	if err != nil {
		t.Fatal(err)
	}
	other, err := s.CreateDossier(stranger.ID, "shoutaitao", []string{"stt-02-jiangli"}, "别家")
	if err != nil {
		t.Fatal(err)
	}
	second := dossier(t, s, d.ID)
	last, err := second.LastTime()
	if err != nil || len(last) != 1 || last[0].Name != "合同.pdf" || last[0].From.ID != first.Dossier.ID {
		t.Fatalf("%+v, %v", last, err)
	}
	got, err := second.Reuse(last, func(o Offer) string { return o.Requirement })
	if err != nil || names(got) != "m.contract 合同.pdf" || got[0].SHA != added[0].SHA || got[0].ID == added[0].ID {
		t.Errorf("%s, %v", names(got), err)
	}
	if last, err := second.LastTime(); err != nil || len(last) != 0 {
		t.Errorf("offered again: %+v, %v", last, err)
	}
	offers, err := second.Offers("x.cert")
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, o := range offers {
		listed = append(listed, o.Name)
	}
	if diff := cmp.Diff([]string{"证书.pdf", "账户.pdf", "合同.pdf"}, listed); diff != "" {
		t.Errorf("the library (-want +got):\n%s", diff)
	}
	foreign := dossier(t, s, other.ID)
	if offers, err := foreign.Offers("x.cert"); err != nil || len(offers) != 0 {
		t.Errorf("another client is offered %+v, %v", offers, err)
	}
}

func TestAFileIsMovedToAnotherRequirement(t *testing.T) {
	s := openLooking(t)
	e := reward(t, s)
	m := keep(t, e, Pick{Path: file(t, t.TempDir(), "执照.pdf", []byte("a")), Requirement: "m.contract"})[0]
	if err := e.MoveMaterial(m.ID, "m.license"); err != nil {
		t.Fatal(err)
	}
	again := dossier(t, s, e.Dossier.ID)
	if got := again.Materials(""); names(got) != "m.license 执照.pdf" || !got[0].Shared {
		t.Errorf("%s", names(got))
	}
	if _, err := again.Undo(); err != nil || names(again.Materials("")) != "m.contract 执照.pdf" || again.Materials("")[0].Shared {
		t.Errorf("undone: %s, %v", names(again.Materials("")), err)
	}
}

func readAll(t testing.TB, e *Editing, m Material) []byte {
	t.Helper()
	r, err := e.OpenMaterial(m)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

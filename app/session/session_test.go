package session_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
	"yibiao/forms"
)

func TestProfileIsSharedByAllDossiersOfAClient(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	first := sessiontest.Reward(t, s)
	sessiontest.Set(t, first, "org.uscc", "91450200ma5tekt08l")
	sessiontest.Set(t, first, "eq.name", "数控旋压机")
	d, err := s.Dossiers().Create(first.Client.ID, "shoutaitao", []string{"stt-01-rending"}, "")
	if err != nil {
		t.Fatal(err)
	}
	second, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	if got := second.Value("org.uscc"); got != "91450200MA5TEKT08L" {
		t.Errorf("the profile's code in the second dossier is %q", got)
	}
	if got := second.Value("eq.name"); got != "" {
		t.Errorf("a dossier's own answer leaked: %q", got)
	}
}

func TestFaultyTextIsKeptAndReported(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	parsed := sessiontest.Set(t, e, "eq.price", "三百八十万元")
	if parsed.Fault == nil || e.Value("eq.price") != "三百八十万元" {
		t.Fatalf("fault %v, kept %q", parsed.Fault, e.Value("eq.price"))
	}
	report, err := e.Check()
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, f := range report.Findings {
		found = found || f.Rule == "eq.price/typed" && f.Severity == forms.Block
	}
	if !found {
		t.Error("the faulty price is no finding")
	}
}

func TestUndoSurvivesARestart(t *testing.T) {
	dir := t.TempDir()
	s := sessiontest.Open(t, dir)
	e := sessiontest.Reward(t, s)
	sessiontest.Set(t, e, "eq.price", "380")
	sessiontest.Set(t, e, "eq.price", "400")
	row, err := e.Table("sales").Add(map[string]string{"user": "甲厂", "price": "400"})
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Table("sales").Delete(row); err != nil {
		t.Fatal(err)
	}
	id := e.Dossier.ID
	s.Close()

	s = sessiontest.Open(t, dir)
	e, err = s.OpenDossier(id)
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if _, err := history.Undo(e); err != nil {
			t.Fatal(err)
		}
	}
	if e.Value("eq.price") != "380" || len(e.Rows("sales")) != 0 {
		t.Errorf("after three undos: price %q, rows %v", e.Value("eq.price"), e.Rows("sales"))
	}
	for range 2 {
		if _, err := history.Redo(e); err != nil {
			t.Fatal(err)
		}
	}
	if e.Value("eq.price") != "400" || len(e.Rows("sales")) != 1 || e.Rows("sales")[0].Cells["user"] != "甲厂" {
		t.Errorf("after two redos: price %q, rows %v", e.Value("eq.price"), e.Rows("sales"))
	}
	history, err := history.Of(e, "eq.price")
	if err != nil || len(history) != 4 {
		t.Errorf("history has %d entries, %v", len(history), err)
	}
}

func TestRowsMoveAndKeepTheirOrder(t *testing.T) {
	dir := t.TempDir()
	s := sessiontest.Open(t, dir)
	e := sessiontest.Reward(t, s)
	rows := []map[string]string{{"user": "甲"}, {"user": "乙"}, {"user": "丙"}}
	ids, err := e.Table("sales").AddAll(rows, "imported")
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Table("sales").Move(ids[2], -9); err != nil {
		t.Fatal(err)
	}
	id := e.Dossier.ID
	s.Close()
	e, err = sessiontest.Open(t, dir).OpenDossier(id)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range e.Rows("sales") {
		got = append(got, r.Cells["user"])
	}
	if diff := cmp.Diff([]string{"丙", "甲", "乙"}, got); diff != "" {
		t.Error(diff)
	}
}

// A row that is added stands last, also after rows before it were deleted and the vault was opened again.
func TestARowAddedAfterDeletionsIsTheLast(t *testing.T) {
	dir := t.TempDir()
	s := sessiontest.Open(t, dir)
	e := sessiontest.Reward(t, s)
	ids, err := e.Table("sales").AddAll([]map[string]string{{"user": "甲"}, {"user": "乙"}, {"user": "丙"}}, "imported")
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids[:2] {
		if err := e.Table("sales").Delete(id); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := e.Table("sales").Add(map[string]string{"user": "丁"}); err != nil {
		t.Fatal(err)
	}
	id := e.Dossier.ID
	s.Close()
	if e, err = sessiontest.Open(t, dir).OpenDossier(id); err != nil {
		t.Fatal(err)
	}
	if rows := e.Rows("sales"); len(rows) != 2 || rows[0].Cells["user"] != "丙" || rows[1].Cells["user"] != "丁" {
		t.Errorf("%v", rows)
	}
}

func TestSecondCopyIsToldWhoHoldsTheVault(t *testing.T) {
	dir := t.TempDir()
	sessiontest.Open(t, dir)
	_, err := session.Open(session.Options{Vault: dir, Library: sessiontest.Library(t)})
	var f *session.Failure
	if !errors.As(err, &f) || f.Code != "locked" || f.Args["host"] == "" {
		t.Errorf("got %v", err)
	}
}

func TestSharedMaterialServesAllDossiers(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	path := filepath.Join(t.TempDir(), "营业执照 100%.pdf")
	if err := os.WriteFile(path, []byte("%PDF-1.7"), 0o600); err != nil {
		t.Fatal(err)
	}
	m, err := attaching.AttachFile(context.Background(), e, "m.license", path, nil)
	if err != nil || !m.Shared {
		t.Fatalf("%+v %v", m, err)
	}
	if _, err := attaching.AttachFile(context.Background(), e, "m.license", path, nil); session.CodeOf(err) != "already" {
		t.Errorf("attaching twice: %v", err)
	}
	d, err := s.Dossiers().Create(e.Client.ID, "yijianshi", []string{"yjs-04-shuishou"}, "")
	if err != nil {
		t.Fatal(err)
	}
	other, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(other.Materials().Of("m.license")) != 1 {
		t.Error("the licence has to be attached again")
	}
	for code, path := range map[session.Code]string{"file-missing": "/nowhere/x.pdf", "file-folder": t.TempDir()} {
		if _, err := attaching.AttachFile(context.Background(), e, "m.license", path, nil); session.CodeOf(err) != code {
			t.Errorf("%s: got %v", code, err)
		}
	}
}

// An answer that no form takes is refused wherever it comes from; the one before stays.
func TestEndlessAnswersAreRefused(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.Open(t, t.TempDir()))
	sessiontest.Set(t, e, "eq.name", "数控旋压机")
	if _, err := e.Set("eq.name", strings.Repeat("长", forms.MaxAnswer+1)); session.CodeOf(err) != "too-long" {
		t.Errorf("%v", err)
	}
	if err := e.Reload(); err != nil || e.Case().Answers.Values["eq.name"] != "数控旋压机" {
		t.Errorf("%v, %q", err, e.Case().Answers.Values["eq.name"])
	}
}

func TestDossiersOfTwoClientsAreNeverMixed(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	var first session.ClientInfo
	for _, name := range []string{"甲厂", "乙厂"} {
		c, err := s.Clients().Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if first.ID == "" {
			first = c
		}
		if _, err := s.Dossiers().Create(c.ID, "shoutaitao", []string{"stt-02-jiangli"}, "奖励"); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Dossiers().Find("奖励"); session.CodeOf(err) != "many-dossiers" {
		t.Errorf("a title that two clients have: %v", err)
	}
	for key, code := range map[string]session.Code{"奖励": "", "奖": "", "认定": "no-dossier"} {
		if d, err := s.Dossiers().FindOf(first, key); session.CodeOf(err) != code || err == nil && d.Client != first.ID {
			t.Errorf("%s of one client: %+v %v", key, d, err)
		}
	}
	if err := s.Clients().Delete(first.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Clients().Find("甲厂"); session.CodeOf(err) != session.CodeClientInTrash {
		t.Errorf("a deleted client: %v", err)
	}
	if gone, _, err := session.Removed(s); err != nil || len(gone) != 1 || gone[0].Name != "甲厂" {
		t.Errorf("removed: %v %v", gone, err)
	}
	if err := s.Clients().Restore(first.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Clients().Find("甲厂"); err != nil {
		t.Error(err)
	}
	if err := s.Clients().Restore("nobody"); session.CodeOf(err) != "no-client" {
		t.Errorf("restoring nobody: %v", err)
	}
}

func TestClientIsFoundByItsCode(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	sessiontest.Set(t, e, "org.uscc", "91450200MA5TEKT08L")
	id := e.Client.ID
	for _, key := range []string{"91450200ma5tekt08l", "914502 00MA5T EKT08L", id[:13], id[len(id)-8:], strings.ToUpper(id[len(id)-6:])} {
		if c, err := s.Clients().Find(key); err != nil || c.ID != id {
			t.Errorf("%s: %+v %v", key, c, err)
		}
	}
	if d, err := s.Dossiers().Find(e.Dossier.ID[len(e.Dossier.ID)-8:]); err != nil || d.ID != e.Dossier.ID {
		t.Errorf("the end of a dossier's id: %+v %v", d, err)
	}
	if _, err := s.Clients().Find(id[:3]); session.CodeOf(err) != "no-client" {
		t.Errorf("three signs are no id: %v", err)
	}
}

// TestClientsStandInTheOrderOfTheirPinyin, as on the desk: in every list, phrase by phrase.
func TestClientsStandInTheOrderOfTheirPinyin(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	for _, name := range []string{"重庆甲公司", "银行服务公司", "长沙公司", "北海公司", "3D 打印公司", "乙公司"} {
		if _, err := s.Clients().Create(name); err != nil {
			t.Fatal(err)
		}
	}
	list, err := s.Clients().List()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range list {
		got = append(got, c.Name)
	}
	if diff := cmp.Diff([]string{"3D 打印公司", "北海公司", "长沙公司", "重庆甲公司", "乙公司", "银行服务公司"}, got); diff != "" {
		t.Error(diff)
	}
}

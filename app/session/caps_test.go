package session_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/bundling"
	"yibiao/app/session/record"
	"yibiao/app/session/sessiontest"
	"yibiao/app/session/summaries"
	"yibiao/forms"
)

// capped gives what an open dossier is told of limits over several dossiers, as severity and sentence.
func capped(t *testing.T, e *session.Editing) []string {
	t.Helper()
	report, err := e.Check()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range report.Findings {
		if f.Code == forms.FindingCap {
			out = append(out, string(f.Severity)+" "+say.Finding(f, e.Form.Pack.Vocabulary)+" "+f.Source.Article)
		}
	}
	return out
}

// Dossiers of one client share the limit of a year; those of others do not count, nor do those that came to nothing. What is not
// known is not judged.
func TestCapsAddUpOverTheDossiersOfAClient(t *testing.T) {
	s, err := session.Open(session.Options{Vault: t.TempDir(), Library: sessiontest.Library(t), Version: "test", Now: sessiontest.Clock, Words: say.Report{}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	one, other := sessiontest.NewClient(t, s, "甲公司"), sessiontest.NewClient(t, s, "乙公司")
	begin := func(c session.ClientInfo, title, year, amount string) *session.Editing {
		t.Helper()
		d, err := s.Dossiers().Create(c.ID, "liuzhou", []string{"lz-02b-touzi-jili"}, title)
		if err != nil {
			t.Fatal(err)
		}
		e, err := s.OpenDossier(d.ID)
		if err != nil {
			t.Fatal(err)
		}
		sessiontest.Set(t, e, "tz.year", year)
		sessiontest.Set(t, e, "apply.amount", amount)
		return e
	}
	first := begin(one, "一季度", "2026", "80")
	begin(other, "别家的", "2026", "80")
	if got := capped(t, first); got != nil {
		t.Fatalf("alone it is told %q", got)
	}
	second := begin(one, "二季度", "2026", "80")
	want := "warn 每家企业每年的投资完成激励：连同本单位另外 1 份档案（《二季度》）合计 160 万元，超过上限 100 万元（已批准的按批准金额计） (二)"
	if got := capped(t, first); len(got) != 1 || got[0] != want {
		t.Errorf("80 + 80 under 100: %q", got)
	}
	report, err := first.Check()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range report.Findings {
		if f.Code == forms.FindingCap && !slices.Equal(f.Others, []string{second.Dossier.ID}) || f.Code != forms.FindingCap && f.Others != nil {
			t.Errorf("%s leads to %q", f.Code, f.Others)
		}
	}
	sessiontest.Set(t, second, "apply.amount", "")
	if got := capped(t, first); len(got) != 1 || !strings.HasPrefix(got[0], "info ") || !strings.Contains(got[0], "不能判断") {
		t.Errorf("the other sum is not known: %q", got)
	}
	sessiontest.Set(t, second, "apply.amount", "80")
	for _, x := range []struct {
		status session.Status
		grant  string
		told   int
	}{{session.StatusRejected, "", 0}, {session.StatusClosed, "20", 0}, {session.StatusClosed, "30", 1}, {session.StatusWithdrawn, "", 0}, {session.StatusHanded, "", 1}} {
		if err := s.Dossiers().Set(second.Dossier.ID, record.StatusField, string(x.status)); err != nil {
			t.Fatal(err)
		}
		sessiontest.Set(t, second, forms.AwardAmount, x.grant)
		if got := capped(t, first); len(got) != x.told {
			t.Errorf("%s, granted %q: %q", x.status, x.grant, got)
		}
	}
	target := filepath.Join(t.TempDir(), "包")
	if _, err := bundling.Write(context.Background(), first, bundling.ExportOptions{Target: target, Folder: true, Draft: true}, nil); err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(target, "data", "90_预审报告.html"))
	if err != nil {
		t.Fatal(err)
	}
	if text := string(page); !strings.Contains(text, "合计 160 万元") || strings.Contains(text, "二季度") || strings.Contains(text, "别家的") || strings.Contains(text, second.Dossier.ID) {
		t.Error("the page of the bundle names other dossiers, or does not tell")
	}
}

// What is kept of a dossier for long lists is stale as soon as a limit that it shares may have been broken elsewhere.
func TestKeptFiguresFollowTheCaps(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c := sessiontest.NewClient(t, s, "甲公司")
	far := sessiontest.NewClient(t, s, "乙公司")
	var open []*session.Editing
	for _, client := range []session.ClientInfo{c, c, far} {
		d, err := s.Dossiers().Create(client.ID, "liuzhou", []string{"lz-02b-touzi-jili"}, "")
		if err != nil {
			t.Fatal(err)
		}
		e, err := s.OpenDossier(d.ID)
		if err != nil {
			t.Fatal(err)
		}
		open = append(open, e)
	}
	stale := func() (ids []string) {
		t.Helper()
		list, err := s.Dossiers().Summaries(session.SummaryFilter{})
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range list {
			if x.Stale {
				ids = append(ids, x.Dossier.ID)
			}
		}
		return ids
	}
	for _, x := range []struct {
		field string
		want  int
	}{{"tz.project", 1}, {"apply.amount", 2}, {"tz.year", 2}} {
		if err := summaries.Refresh(context.Background(), session.Looker(s), session.SummaryFilter{}, nil); err != nil {
			t.Fatal(err)
		}
		sessiontest.Set(t, open[1], x.field, "2026")
		if got := stale(); len(got) != x.want {
			t.Errorf("after %s %d are stale", x.field, len(got))
		}
	}
}

package matching

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
)

func TestExpiryIsKeptAndListedInTheAgenda(t *testing.T) {
	s := sessiontest.OpenLooking(t)
	e := sessiontest.Reward(t, s)
	folder := t.TempDir()
	added := sessiontest.Keep(t, e, attaching.Pick{Path: sessiontest.File(t, folder, "认定证书.pdf", []byte("a")), Requirement: "x.cert"},
		attaching.Pick{Path: sessiontest.File(t, folder, "执照.pdf", []byte("b")), Requirement: "m.license"})
	for i, date := range []string{"2026-12-03", "2026-11-30"} {
		if err := attaching.SetExpiry(e, added[i].ID, date); err != nil {
			t.Fatal(err)
		}
	}
	if err := attaching.SetExpiry(e, added[0].ID, "morgen"); session.CodeOf(err) != "bad-due" {
		t.Errorf("no date: %v", err)
	}
	var got []string
	list, err := Agenda(s, "", sessiontest.Clock(), sessiontest.Clock().AddDate(0, 1, 0))
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
	if label, err := history.Undo(e); err != nil || label != "expiry:m.license" || e.Materials().Of("m.license")[0].Expires != "" {
		t.Errorf("undone %q, %v", label, err)
	}
}

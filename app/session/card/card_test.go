package card

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
)

func TestWhatIsKeptOfAClient(t *testing.T) {
	s := sessiontest.OpenLooking(t)
	one, other := sessiontest.NewClient(t, s, "甲公司"), sessiontest.NewClient(t, s, "乙公司")
	keep := func(e Entry) Entry {
		t.Helper()
		e.Client = one.ID
		e, err := Keep(s, e)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	keep(Entry{Sort: Note, Text: "记"})
	old := keep(Entry{Sort: Mandate, Name: "我所", From: "2025年1月1日", Until: "2025-12-31"})
	keep(Entry{Sort: Contact, Name: " 王  工 ", Phone: "0772-2345678"})
	shown := func(client string) (out []string) {
		t.Helper()
		list, err := Of(s, client)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range list {
			out = append(out, string(e.Sort)+" "+e.Name+e.Text+e.From+e.Until)
		}
		return out
	}
	want := []string{"contact 王 工", "mandate 我所2025-01-012025-12-31", "note 记"}
	if diff := cmp.Diff(want, shown(one.ID)); diff != "" || len(shown(other.ID)) > 0 {
		t.Errorf("of another %q (-want +got):\n%s", shown(other.ID), diff)
	}
	today := session.Day(s.Now())
	later := Entry{Sort: Mandate, From: "2026-12-01", Until: "2027-12-31"}
	if !old.Expired(today) || !later.Expired(today) || (Entry{Sort: Mandate, Until: "2026-11-23"}).Expired(today) {
		t.Error("which mandates hold")
	}
	if last, ok := Last([]Entry{later, old}); !ok || last.Until != "2027-12-31" {
		t.Errorf("the last is %+v", last)
	}
	for _, c := range []struct {
		e    Entry
		code session.Code
	}{
		{Entry{Sort: Contact}, "card-empty"}, {Entry{Sort: Note, Name: "a"}, "card-empty"}, {Entry{Sort: Mandate, Name: "a"}, "card-empty"}, {Entry{Sort: "x", Name: "a"}, "card-empty"},
		{Entry{Sort: Mandate, Until: "明年"}, "bad-due"},
	} {
		if _, err := Keep(s, c.e); session.CodeOf(err) != c.code {
			t.Errorf("%+v: %v", c.e, err)
		}
	}
	if err := Remove(s, other.ID, old.ID); session.CodeOf(err) != "no-entry" {
		t.Errorf("another client's: %v", err)
	}
	if err := Remove(s, one.ID, old.ID); err != nil || len(shown(one.ID)) != 2 {
		t.Errorf("removed %v: %q", err, shown(one.ID))
	}
	if label, err := Undo(s, one.ID); label != "client-card" || err != nil || len(shown(one.ID)) != 3 {
		t.Errorf("undone %q, %v", label, err)
	}
	if label, err := Redo(s, one.ID); label != "client-card" || err != nil || len(shown(one.ID)) != 2 {
		t.Errorf("repeated %q, %v", label, err)
	}
}

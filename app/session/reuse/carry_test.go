package reuse

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
)

func TestCarryOverTakesWhatIsOpenAndLeavesWhatCountsOnce(t *testing.T) {
	old := sessiontest.Sampled(t)[1]
	s := old.Session()
	d, err := s.Dossiers().Create(old.Client.ID, old.Dossier.Pack, old.Dossier.Programmes, "下一年")
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := e.Set("eq.name", "另一台"); err != nil {
		t.Fatal(err)
	}
	_, answers, attached, err := CarryOver(e, nil)
	if err != nil {
		t.Fatal(err)
	}
	if answers < 20 || attached < 5 {
		t.Errorf("%d answers and %d files came", answers, attached)
	}
	if got := e.Value("eq.name"); got != "另一台" {
		t.Errorf("an answer that was there became %q", got)
	}
	if got, want := e.Value("eq.model"), old.Value("eq.model"); got != want || want == "" {
		t.Errorf("eq.model is %q, was %q", got, want)
	}
	if rows := e.Rows("ip"); len(rows) != 0 {
		t.Errorf("%d patents came although each counts once", len(rows))
	}
	if rows := e.Rows("indicators"); len(rows) == 0 {
		t.Error("the indicators did not come")
	}
	if rows := e.Rows("sales"); len(rows) == 0 {
		t.Error("the sales did not come")
	} else if v := rows[0].Cells["invoice"]; v != "" {
		t.Errorf("invoice %s came with its sale although it counts once", v)
	}
	if _, err := history.Undo(e); err != nil {
		t.Fatal(err)
	}
	if _, err := history.Undo(e); err != nil {
		t.Fatal(err)
	}
	if got := e.Value("eq.model"); got != "" {
		t.Errorf("after undo eq.model is %q", got)
	}
	if _, again, more, err := CarryOver(e, nil); err != nil || again != answers || more != attached {
		t.Errorf("the second time %d and %d came, %v", again, more, err)
	}
}

// What is looked at says where each answer stands, what is asked anew, and what the pack changed; another programme takes what it asks too.
func TestLookTellsWhatIsNewOldAndMissing(t *testing.T) {
	old := sessiontest.Sampled(t)[1]
	s := old.Session()
	open := func(programmes ...string) *session.Editing {
		t.Helper()
		d, err := s.Dossiers().Create(old.Client.ID, old.Dossier.Pack, programmes, "下一年")
		if err != nil {
			t.Fatal(err)
		}
		e, err := s.OpenDossier(d.ID)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	e := open(old.Dossier.Programmes...)
	c, ok, err := Look(e, nil)
	if err != nil || !ok || c.From.ID != old.Dossier.ID || !c.ChangesKnown || len(c.Changes)+len(c.New)+len(c.Gone)+len(c.Else) > 0 {
		t.Fatalf("%v %v %+v", ok, err, c)
	}
	ip := slices.ContainsFunc(c.Once, func(x Once) bool { return x.Field.Name() == "ip" })
	if !ip || len(c.Came) < 20 || c.Came[0].Dossier.ID != old.Dossier.ID || c.Came[0].At.IsZero() {
		t.Errorf("once %v, came %d", ip, len(c.Came))
	}
	if e.Value("eq.model") != "" {
		t.Error("looking took something over")
	}

	// To one of its programmes alone: what it does not ask is gone.
	one := open(old.Dossier.Programmes[1])
	if c, ok, err = Look(one, &old.Dossier); err != nil || !ok || len(c.Gone) == 0 || len(c.Came) == 0 {
		t.Errorf("%v %v: gone %d, came %d", ok, err, len(c.Gone), len(c.Came))
	}
	// And back: what the one did not ask is new.
	if c, ok, err = Look(e, &one.Dossier); err != nil || !ok || len(c.New) == 0 {
		t.Errorf("%v %v: new %d", ok, err, len(c.New))
	}

	other, err := s.Clients().Create("别家")
	if err != nil {
		t.Fatal(err)
	}
	theirs, err := s.Dossiers().Create(other.ID, old.Dossier.Pack, old.Dossier.Programmes, "")
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := Look(e, &theirs); session.CodeOf(err) != "not-to-carry" {
		t.Errorf("from another client: %v", err)
	}
}

// What a pack said is kept when a dossier begins; of an edition that nobody kept nothing is asserted.
func TestWhatThePackChangedSince(t *testing.T) {
	old := sessiontest.Sampled(t)[1]
	s := old.Session()
	d, err := s.Dossiers().Create(old.Client.ID, old.Dossier.Pack, old.Dossier.Programmes, "下一年")
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	then := *e.Form.Pack // as it was, with another title of a rule and without its last one
	then.Version = "2025-01-01"
	programmes := slices.Clone(then.Programmes)
	for i, q := range programmes {
		if q.ID.S == old.Dossier.Programmes[0] {
			less := *q
			less.Rules = slices.Clone(q.Rules[:len(q.Rules)-1])
			first := *less.Rules[0]
			first.Says += "（旧）"
			less.Rules[0] = &first
			programmes[i] = &less
		}
	}
	then.Programmes = programmes
	from := old.Dossier
	from.PackVersion = then.Version
	if c, ok, err := Look(e, &from); err != nil || !ok || c.ChangesKnown {
		t.Errorf("nobody kept that edition: %v %v %v", ok, err, c.ChangesKnown)
	}
	session.NoteEdition(s, &then, from.Programmes)
	c, ok, err := Look(e, &from)
	if err != nil || !ok || !c.ChangesKnown {
		t.Fatal(ok, err, c.ChangesKnown)
	}
	var got []string
	for _, x := range c.Changes {
		got = append(got, string(x.How)+" "+string(x.Kind))
	}
	if diff := cmp.Diff([]string{"changed rule", "added rule"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What proves a number that may be used once is left behind with it: the papers would look complete without being so.
func TestFilesOfWhatCountsOnceAreLeft(t *testing.T) {
	old := sessiontest.Sampled(t)[1]
	s := old.Session()
	d, err := s.Dossiers().Create(old.Client.ID, old.Dossier.Pack, old.Dossier.Programmes, "下一年")
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	c, _, _, err := CarryOver(e, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"m.ip", "m.invoice", "m.pay", "m.contract", "x.cert"} {
		if n := len(e.Materials().Of(id)); n > 0 {
			t.Errorf("%s: %d files came", id, n)
		}
		left := slices.ContainsFunc(c.Anew, func(o Offer) bool { return o.Requirement == id })
		if had := e.Form.Requirement(id) != nil && len(old.Materials().Of(id)) > 0; left != had {
			t.Errorf("%s: told as left behind: %v, had files: %v", id, left, had)
		}
	}
	if len(e.Materials().Of("m.audit"))+len(e.Materials().Of("m.photos")) == 0 {
		t.Error("nothing else came")
	}
	var once []string
	for _, x := range c.Once {
		name := x.Field.Name()
		if x.Column != nil {
			name += "." + x.Column.Name()
		}
		once = append(once, name)
	}
	if diff := cmp.Diff([]string{"ip", "sales.invoice", "cert.no"}, once); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	offers, err := LastTime(e)
	if err != nil || slices.ContainsFunc(offers, func(o Offer) bool { return o.Requirement == "m.invoice" }) {
		t.Errorf("offered in one go: %v %v", offers, err)
	}
}

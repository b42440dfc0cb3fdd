package reuse

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session/attaching"
	"yibiao/app/session/sessiontest"
)

func TestWhatTheLastDossierHadIsOffered(t *testing.T) {
	s := sessiontest.OpenLooking(t)
	both := []string{"stt-01-rending", "stt-02-jiangli"}
	begun, err := s.Dossiers().Create(sessiontest.NewClient(t, s, "柳州示范装备有限公司").ID, "shoutaitao", both, "第一次")
	if err != nil {
		t.Fatal(err)
	}
	first := sessiontest.Dossier(t, s, begun.ID)
	folder := t.TempDir()
	added := sessiontest.Keep(t, first,
		attaching.Pick{Path: sessiontest.File(t, folder, "验收.pdf", []byte("a")), Requirement: "x.accept"},
		attaching.Pick{Path: sessiontest.File(t, folder, "证书.pdf", []byte("b")), Requirement: "x.cert"},
		attaching.Pick{Path: sessiontest.File(t, folder, "账户.pdf", []byte("c")), Requirement: "m.bank"})
	if err := attaching.SetExpiry(first, added[1].ID, "2026-11-22"); err != nil { // yesterday
		t.Fatal(err)
	}
	d, err := s.Dossiers().Create(first.Client.ID, "shoutaitao", both, "第二次")
	if err != nil {
		t.Fatal(err)
	}
	stranger, err := s.Clients().Create("南宁市别家有限公司")
	if err != nil {
		t.Fatal(err)
	}
	other, err := s.Dossiers().Create(stranger.ID, "shoutaitao", []string{"stt-02-jiangli"}, "别家")
	if err != nil {
		t.Fatal(err)
	}
	second := sessiontest.Dossier(t, s, d.ID)
	last, err := LastTime(second)
	if err != nil || len(last) != 1 || last[0].Name != "验收.pdf" || last[0].From.ID != first.Dossier.ID {
		t.Fatalf("%+v, %v", last, err)
	}
	got, err := Take(second, last, func(o Offer) string { return o.Requirement })
	if err != nil || sessiontest.Names(got) != "x.accept 验收.pdf" || got[0].SHA != added[0].SHA || got[0].ID == added[0].ID {
		t.Errorf("%s, %v", sessiontest.Names(got), err)
	}
	if last, err := LastTime(second); err != nil || len(last) != 0 {
		t.Errorf("offered again: %+v, %v", last, err)
	}
	offers, err := Offers(second, "x.cert")
	if err != nil {
		t.Fatal(err)
	}
	var listed []string
	for _, o := range offers {
		listed = append(listed, o.Name)
	}
	if diff := cmp.Diff([]string{"证书.pdf", "账户.pdf", "验收.pdf"}, listed); diff != "" {
		t.Errorf("the library (-want +got):\n%s", diff)
	}
	foreign := sessiontest.Dossier(t, s, other.ID)
	if offers, err := Offers(foreign, "x.cert"); err != nil || len(offers) != 0 {
		t.Errorf("another client is offered %+v, %v", offers, err)
	}
}

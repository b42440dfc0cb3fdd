package matching

import (
	"context"
	"testing"

	"yibiao/app/session/seeding"
	"yibiao/app/session/sessiontest"
)

// What is kept of many clients, one after the other, is what a match of each tells: of seeded firms with dossiers on all programmes,
// and of firms that differ from them in an answer.
func TestStandingsOfManyAreTheirMatches(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	if err := seeding.Fill(context.Background(), s, 160, nil); err != nil {
		t.Fatal(err)
	}
	clients, err := s.Clients().List()
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for i, c := range clients {
		ids = append(ids, c.ID)
		if profile, err := s.OpenProfile(c.ID); err != nil {
			t.Fatal(err)
		} else if i%2 == 1 {
			sessiontest.Set(t, profile, "org.type", []string{"企业", "高等院校"}[i/2%2])
			sessiontest.Set(t, profile, "org.reg_address", "广西柳州市鱼峰区1号")
		}
	}
	ids = append(ids, sessiontest.NewClient(t, s, "柳州什么都没填有限公司").ID)
	keep, different := Keeper(s, ids), map[string]bool{}
	for _, id := range ids {
		kept, err := keep(id)
		if err != nil {
			t.Fatal(err)
		}
		m, err := OfClient(s, id)
		if err != nil {
			t.Fatal(err)
		}
		if want := textOf(m); kept.Body != want {
			t.Errorf("%s stands as %s, matched as %s", m.Client.Name, kept.Body, want)
		}
		different[kept.Body] = true
	}
	if len(different) < 5 {
		t.Errorf("%d clients stand in %d ways", len(ids), len(different))
	}
}

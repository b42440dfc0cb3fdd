package matching

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
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

// TestWhatIsReadOfDossiersIsEnough: the days and the standing of clients come out alike whether all of their dossiers is read or what
// these rest on; of seeded firms, and of the samples, whose statements are ticked.
func TestWhatIsReadOfDossiersIsEnough(t *testing.T) {
	seeded := sessiontest.Open(t, t.TempDir())
	if err := seeding.Fill(context.Background(), seeded, 160, nil); err != nil {
		t.Fatal(err)
	}
	sessions := map[*session.Session]bool{seeded: true}
	ticked := 0
	for _, e := range sessiontest.Sampled(t) {
		sessions[e.Session()] = true
		for _, r := range e.Form.Programmes[0].Rules {
			if e.Value(r.TickField()) != "" {
				ticked++
			}
		}
	}
	days, less := 0, false
	for s := range sessions {
		clients, err := s.Clients().List()
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range clients {
			read := func(of need) *clientKnowledge {
				known, err := knowledgeOf(s, []string{c.ID}, of)
				if err != nil {
					t.Fatal(err)
				}
				return known[c.ID]
			}
			of := func(k *clientKnowledge) []datedDay {
				out, _ := daysOf(s, c.ID, wholeClient{clientKnowledge: k})
				return out
			}
			whole, slim := read(everything), read(neededForDays(s))
			want, got := of(whole), of(slim)
			if diff := cmp.Diff(len(want), len(got)); diff != "" || fmt.Sprintf("%+v", want) != fmt.Sprintf("%+v", got) {
				t.Errorf("%s: days\n%+v\nnot\n%+v", c.Name, got, want)
			}
			days += len(want)
			for i := range whole.all {
				less = less || slim.all[i].answered() < whole.all[i].answered()
			}
			stand := func(k *clientKnowledge) string {
				how, err := standings(s)(k)
				if err != nil {
					t.Fatal(err)
				}
				return fmt.Sprint(how)
			}
			for what, need := range map[string]need{"little": neededToStand(s), "both": either(neededToStand(s), neededForDays(s))} {
				if want, got := stand(whole), stand(read(need)); want != got {
					t.Errorf("%s stands as %s, not %s, where %s is read", c.Name, got, want, what)
				}
			}
		}
	}
	if days == 0 || ticked == 0 || !less {
		t.Errorf("%d days, %d ticks, less read: %v", days, ticked, less)
	}
}

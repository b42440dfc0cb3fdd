package summaries

import (
	"context"
	"errors"
	"testing"

	"yibiao/app/session/matching"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/store"
)

// What could not be worked out anew is not kept: it stays stale, with what it was.
func TestWhatCannotBeWorkedOutStaysStale(t *testing.T) {
	ctx, s := context.Background(), sessiontest.Open(t, t.TempDir())
	c := sessiontest.NewClient(t, s, "柳州市测试有限公司")
	if err := RefreshClients(ctx, s, nil); err != nil {
		t.Fatal(err)
	}
	list := func() store.Digest {
		t.Helper()
		all, _, err := s.Store().Digests().List(ctx, store.Which{Kind: "client"})
		if err != nil || len(all) != 1 {
			t.Fatal(all, err)
		}
		return all[0]
	}
	before := list()
	profile, err := s.OpenProfile(c.ID)
	if err != nil {
		t.Fatal(err)
	}
	sessiontest.Set(t, profile, "org.established", "2024-12-10")
	cannot := errors.New("cannot be read")
	failing := clientsBy(func(string) (matching.Kept, error) { return matching.Kept{}, cannot })
	if err := keep(ctx, s, []store.Digest{list()}, failing, nil); !errors.Is(err, cannot) {
		t.Errorf("%v, want that it cannot be read", err)
	}
	if now := list(); !now.Stale || now.Body != before.Body || now.Basis != before.Basis {
		t.Errorf("%+v, before the change %+v", now, before)
	}
}

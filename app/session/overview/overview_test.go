package overview_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"yibiao/app/session/overview"
	"yibiao/app/session/sessiontest"
	"yibiao/forms"
)

// How a client stands names its own dossiers and nobody else.
func TestAStatusIsOfOneClient(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	mine := sessiontest.Reward(t, s)
	other := sessiontest.NewClient(t, s, "南宁市另一家科技有限公司")
	if _, err := s.Dossiers().Create(other.ID, "shoutaitao", []string{"stt-01-rending"}, "另一家的认定"); err != nil {
		t.Fatal(err)
	}
	st, err := overview.Of(context.Background(), s, mine.Client.ID)
	if err != nil {
		t.Fatal(err)
	}
	if st.Client.ID != mine.Client.ID || len(st.Rows) != 1 || st.Rows[0].Dossier.ID != mine.Dossier.ID || st.Filled.Asked == 0 {
		t.Errorf("%s: %d dossiers, %+v filled", st.Client.Name, len(st.Rows), st.Filled)
	}
	all := 0
	for _, o := range []forms.Outcome{forms.Met, forms.Confirm, forms.Unknown, forms.Doubtful, forms.NotMet} {
		all += st.Count(o)
	}
	if all == 0 {
		t.Error("no programme was matched")
	}
	told, err := json.Marshal([]any{st.Client, st.Entries, st.Rows, st.Days})
	if err != nil || strings.Contains(string(told), "另一家") {
		t.Errorf("%v: another client is in it", err)
	}
	if _, err := overview.Of(context.Background(), s, "nobody"); err == nil {
		t.Error("nobody has a status")
	}
}

package policies

import (
	"testing"
	"time"

	"yibiao/forms"
)

func TestPolicyState(t *testing.T) {
	whole := forms.Document{Effective: "2025-05-06", Expires: "2030-05-05"}
	for _, c := range []struct {
		d    forms.Document
		day  string
		want string
	}{
		{whole, "2025-05-05", "not-yet"}, {whole, "2025-05-06", "in-force"}, {whole, "2030-05-05", "in-force"}, {whole, "2030-05-06", "ended"},
		{forms.Document{Effective: "2025-05-06"}, "2099-01-01", "in-force"}, {forms.Document{Expires: "2025-05-06"}, "2025-05-07", "ended"},
		{forms.Document{}, "2026-01-01", "unknown"}, {forms.Document{Effective: "以后"}, "2026-01-01", "unknown"},
	} {
		day, err := time.Parse(time.DateOnly, c.day)
		if err != nil {
			t.Fatal(err)
		}
		if got := policyState(c.d, day); got != c.want {
			t.Errorf("%+v on %s: %s, want %s", c.d, c.day, got, c.want)
		}
	}
}

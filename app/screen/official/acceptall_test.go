package official

import (
	"strings"
	"testing"

	"yibiao/dossier/formmap/plan"
)

// TestOnlyWhatIsShownIsAcceptedAtOnce: what would be put into a place must be there to see before all are accepted, and an accepted
// place says that its field is confirmed, as its content is another in another dossier.
func TestOnlyWhatIsShownIsAcceptedAtOnce(t *testing.T) {
	o, d := newOfficial(t, blankForm(t, "开户银行", "银行账号"))
	var shown, empty int
	for i, p := range o.blank.places {
		if e := o.blank.entry(i); e.State == plan.Proposed && o.blank.value(e, p) != "" {
			shown++
		} else if e.State == plan.Proposed {
			empty++
		}
	}
	if shown == 0 || empty == 0 {
		t.Fatalf("%d proposals with content, %d without", shown, empty)
	}
	o.top.acceptAll()
	n := o.blank.form.Map.Count()
	if n[plan.Accepted] != shown || n[plan.Proposed] != empty {
		t.Errorf("%d accepted, want %d; %d proposed, want %d", n[plan.Accepted], shown, n[plan.Proposed], empty)
	}
	if told := strings.Join(d.Told, " "); !strings.Contains(told, "没有接受") {
		t.Errorf("told %q", told)
	}
	for i, p := range o.blank.places {
		if e := o.blank.entry(i); e.State == plan.Accepted && o.blank.stateWords(e, p) != "✓ 对应已确认" {
			t.Errorf("%s: %s", p.Label, o.blank.stateWords(e, p))
		}
	}
}

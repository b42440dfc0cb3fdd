package official

import (
	"strings"
	"testing"

	"yibiao/app/page/pagetest"
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

// An answer that is there and may not be printed is not told to be lacking.
func TestWhatIsHeldBackIsNotCalledEmpty(t *testing.T) {
	o, d := newOfficial(t, blankForm(t, "邮政编码", "开户银行"))
	pagetest.SetIn(t, o.work, "org.postcode", "5450")
	o.Refresh()
	held := 0
	for i := range o.blank.places {
		if e := o.blank.entry(i); e.State == plan.Proposed && len(o.blank.heldAt(e.At)) > 0 {
			held++
		}
	}
	if held != 1 {
		t.Fatalf("%d are held back", held)
	}
	o.top.acceptAll()
	if told := d.Told[len(d.Told)-1]; !strings.Contains(told, "另有 1 处档案里有内容但不会印到表上") {
		t.Errorf("told %q", told)
	}
}

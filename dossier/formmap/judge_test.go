package formmap

import (
	"fmt"
	"strings"
	"testing"

	"yibiao/dossier/formmap/plan"
)

// tally counts how a map does against the truth.
type tally struct {
	right, wrong, unsure int // of the slots that a field fills
	empty, invented      int // of those that none fills
	options, badOptions  int // of the lists of materials
	lines                []string
}

// sameField compares field ids. The pack's own list of intellectual property and the
// profile's are one to the truth, as are the two amounts that a pack tells apart.
func sameField(got, want string) bool {
	if got == want {
		return true
	}
	known := map[string]string{"ip": "ip.table", "ip.apply_amount": "apply.amount"}
	return want != "" && known[got] == want
}

func (n *tally) add(s truthSlot, e plan.Entry) {
	want := ""
	if s.Field != nil {
		want = *s.Field
	}
	note := func(kind string) {
		n.lines = append(n.lines, fmt.Sprintf("%-8s %-14s %s | %s | %s: want %s %s, got %s %s %v (%.2f %s)", kind, s.At, s.Label, s.Context, s.Kind, want, s.Sub, e.Field, e.Sub, e.Columns, e.Confidence, e.Reason))
	}
	summed := len(s.Sum) == 2 && e.Field == s.Sum[0] && e.Sub == "sum:"+s.Sum[1]
	switch {
	case want == "" && (e.Field == "" || summed):
		n.empty++
	case want == "":
		n.invented++
		note("INVENTED")
	case s.Optional && e.Field == "":
	case e.Field == "":
		n.unsure++
		note("unsure")
	case e.State == plan.Ignored:
		n.unsure++
		note("ignored")
	case sameField(e.Field, want) && sameSub(s, e) && sameColumnsAs(s, e):
		n.right++
	default:
		n.wrong++
		note("WRONG")
	}
	for _, o := range s.Ids.Options {
		if o.Field == nil || e.Field != want {
			continue
		}
		if n.options++; e.Option[o.Label] != *o.Field {
			n.badOptions++
			n.lines = append(n.lines, fmt.Sprintf("option   %s: want %s, got %q", o.Label, *o.Field, e.Option[o.Label]))
		}
	}
}

// sameSub compares places in tables; "#0" says no more than nothing, and the words for
// an amount in capitals are a format here.
func sameSub(s truthSlot, e plan.Entry) bool {
	switch {
	case s.Sub == "upper":
		return e.Format == "upper"
	case strings.HasPrefix(s.Sub, "svc="):
		return e.Field == "ip.apply_amount"
	}
	return strings.ReplaceAll(s.Sub, "#0:", ":") == e.Sub
}

func sameColumnsAs(s truthSlot, e plan.Entry) bool {
	for _, c := range s.Ids.Columns {
		got := e.Columns[c.C]
		if c.ID != nil && got != *c.ID && got != "" || c.ID == nil && got != "" {
			return false
		}
	}
	return true
}

func (n *tally) filled() int { return n.right + n.wrong + n.unsure }

func judge(t *testing.T, prefix string) tally {
	t.Helper()
	form := readTruth(t, prefix)
	var c Candidates
	if prefix == "01" || prefix == "03" {
		c = packCandidates(t, form.Programmes[0])
	} else {
		c = domainCandidates(t, form.Programmes)
	}
	m := Propose(form.places(), c)
	var n tally
	for i, s := range form.Slots {
		n.add(s, m.Entries[i])
	}
	t.Logf("%s: %d slots with a field: %d right, %d wrong, %d unsure; %d without: %d left empty, %d invented; materials %d of %d",
		prefix, n.filled(), n.right, n.wrong, n.unsure, n.empty+n.invented, n.empty, n.invented, n.options-n.badOptions, n.options)
	return n
}

// TestProposeTuned runs the forms that the rules were tuned on. The truth files name one
// heading for a place where the form has several, so that some stay undecided here that
// TestOnDetectedPlaces decides.
func TestProposeTuned(t *testing.T) { judgeAll(t, 0.92, "01", "05", "09") }

// TestProposeHeldOut runs forms that were only scored while the limits of likeness were
// set: 126 of 135 were right then. Their nine misses have been read since, so that
// they no longer stand for forms to come; TestElsewhere has others.
func TestProposeHeldOut(t *testing.T) { judgeAll(t, 0.94, "03", "06", "12") }

func judgeAll(t *testing.T, least float64, prefixes ...string) {
	t.Helper()
	var all tally
	for _, prefix := range prefixes {
		n := judge(t, prefix)
		for _, line := range n.lines {
			t.Log(line)
		}
		all.right, all.wrong, all.unsure, all.invented = all.right+n.right, all.wrong+n.wrong, all.unsure+n.unsure, all.invented+n.invented
	}
	if share := float64(all.right) / float64(all.filled()); share < least {
		t.Errorf("right: %.3f of %d, want %.2f", share, all.filled(), least)
	}
	if share := float64(all.wrong) / float64(all.filled()); share > 0.01 {
		t.Errorf("wrong: %.3f of %d, want at most 0.01", share, all.filled())
	}
}

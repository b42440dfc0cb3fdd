package blanks

import (
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
)

// Taking a blank into use unasked opens it once, and the one that it replaces once.
func TestABlankIsTakenIntoUseAtOneOpening(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	title := s.Library().Pack("shoutaitao").Output("o.stj").Title
	before, after := titledWith(t, 40, "2026年"+title), titledWith(t, 42, "2027年"+title)
	if _, _, err := ImportForm(s, "shoutaitao", "o.stj", Blank{Name: "2026.docx", Data: before, Agreed: true}); err != nil {
		t.Fatal(err)
	}
	done := Count(t)
	if _, _, err := ImportForm(s, "shoutaitao", "o.stj", Blank{Name: "2027.docx", Data: after}); err != nil {
		t.Fatal(err)
	}
	if a, b := done.Opens[session.HashOf(before)], done.Opens[session.HashOf(after)]; a != 1 || b != 1 || done.Proposals != 2 {
		t.Errorf("the blank in use was opened %d times, the new one %d, maps were proposed %d times", a, b, done.Proposals)
	}
}

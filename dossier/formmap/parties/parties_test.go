package parties

import (
	"strings"
	"testing"

	"yibiao/forms/pattern"
)

// TestEveryWordStandsOnce says that a word is in one of the lists only, and means somebody else where it should.
func TestEveryWordStandsOnce(t *testing.T) {
	seen := map[string]bool{}
	for _, list := range []string{everywhere, wordLine, wordOver, lineOver, word, line, over} {
		for _, w := range strings.Split(list, "|") {
			if seen[w] && !strings.ContainsAny(w, "()") {
				t.Errorf("%s stands twice", w)
			}
			seen[w] = true
		}
	}
	for _, list := range []string{InWord, InLine, Over} {
		for _, w := range []string{"合作", "委托", "让与"} {
			if !pattern.Of(list).MatchString(w) {
				t.Errorf("%s is nobody else in %.20s", w, list)
			}
		}
	}
	if pattern.Of(Over).MatchString("采购情况") {
		t.Error("采购情况 is a topic over a table")
	}
}

package parties

import (
	"strings"
	"testing"

	"yibiao/forms/pattern"
)

// TestTheListIsReadWhole says that every word stands once, under places that there are, and is an expression.
func TestTheListIsReadWhole(t *testing.T) {
	seen := map[string]bool{}
	for line := range strings.Lines(list) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		where, words, _ := strings.Cut(strings.TrimSpace(line), ":")
		for _, place := range strings.Fields(where) {
			if place != InWord && place != InLine && place != Over {
				t.Errorf("%q is no place", place)
			}
		}
		for _, word := range strings.Fields(words) {
			if seen[word] {
				t.Errorf("%s stands twice", word)
			}
			seen[word] = true
		}
	}
	for _, place := range []string{InWord, InLine, Over} {
		for _, word := range []string{"合作", "委托", "让与"} {
			if !pattern.Of(Alternatives(place)).MatchString(word) {
				t.Errorf("%s is nobody else in %s", word, place)
			}
		}
	}
	if pattern.Of(Alternatives(Over)).MatchString("采购") {
		t.Error("采购 is a topic over a table")
	}
}

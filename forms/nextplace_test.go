package forms_test

import (
	"testing"

	"yibiao/forms"
)

// The places of a sentence are taken one after the other; a brace that is not closed is none.
func TestPlacesOfASentence(t *testing.T) {
	for sentence, want := range map[string][3]string{
		"{a.b}":             {"", "a.b", ""},
		"共 {n} 台，{row.m} 元": {"共 ", "n", " 台，{row.m} 元"},
	} {
		if before, id, rest, ok := forms.NextPlace(sentence); !ok || [3]string{before, id, rest} != want {
			t.Errorf("%s: %q, %q, %q (%v)", sentence, before, id, rest, ok)
		}
	}
	for _, sentence := range []string{"", "没有", "没有合上 {a"} {
		if _, id, _, ok := forms.NextPlace(sentence); ok {
			t.Errorf("%s: a place %q", sentence, id)
		}
	}
}

package say

import (
	"os"
	"strings"
	"testing"

	"yibiao/forms/loading"
)

func TestRuleWordsNameWhatTheyWouldShow(t *testing.T) {
	l, err := loading.ReadLibrary(os.DirFS("../../assets/packs"))
	if err != nil {
		t.Fatal(err)
	}
	for _, pack := range l.Packs {
		for _, q := range pack.Programmes {
			for _, r := range q.Rules {
				for _, sentence := range []string{r.Says, r.Ask} {
					if got := RuleWords(r, sentence); strings.ContainsAny(got, "{}") {
						t.Errorf("%s: %s", r.Key(), got)
					}
				}
			}
		}
	}
}

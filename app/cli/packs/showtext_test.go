package packs

import "testing"

func TestCitesArticle(t *testing.T) {
	for _, c := range []struct {
		citation, no string
		want         bool
	}{
		{"第五条(七)", "第五条", true}, {"第五条", "第五条", true}, {"第五条", "第五条(七)", false}, {"三(一)1", "三(一)1", true},
		{"三(一)10", "三(一)1", false}, {"(十二)", "(十)", false}, {"第十五条", "第五条", false}, {"", "第五条", false},
	} {
		if got := citesArticle(c.citation, c.no); got != c.want {
			t.Errorf("%q cites %q: %v", c.citation, c.no, got)
		}
	}
}

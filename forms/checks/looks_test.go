package checks

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/forms"
)

func TestRulesOnAField(t *testing.T) {
	form, err := forms.Compose(smallLibrary(t).Pack("small"), []string{"one"})
	if err != nil {
		t.Fatal(err)
	}
	for field, want := range map[string][]string{
		"eq.price": {"floor", "sum"},
		"ip":       {"count", "each", "sum"},
		"ip.count": {"count"},
		"org.name": nil,
	} {
		var got []string
		for _, r := range form.RulesOn(field) {
			got = append(got, r.ID.S)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", field, diff)
		}
	}
}

func TestArticle(t *testing.T) {
	p := &forms.Pack{Articles: []forms.Article{{No: "第五条", Title: "条件"}, {No: "第七条", Title: "初审"}}}
	for no, want := range map[string]string{"第五条": "条件", "第六条、第七条": "初审", "第九条": "", "": ""} {
		if a, ok := p.Article(no); a.Title != want || ok != (want != "") {
			t.Errorf("%q: %q, %v", no, a.Title, ok)
		}
	}
}

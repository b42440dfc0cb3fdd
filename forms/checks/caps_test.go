package checks

import (
	"strings"
	"testing"
	"testing/fstest"

	"yibiao/forms"
	"yibiao/forms/loading"
)

// sharedCap is the small pack with a limit that both of its programmes share.
func sharedCap(t *testing.T, limit string) fstest.MapFS {
	t.Helper()
	fsys := smallFS(t)
	fsys["small/pack.yaml"] = &fstest.MapFile{Data: []byte(smallPack + "caps:\n  - " + limit + "\n")}
	use := "caps: [{ use: both }]\n"
	fsys["small/one.yaml"] = &fstest.MapFile{Data: []byte(smallOne + use)}
	fsys["small/two.yaml"] = &fstest.MapFile{Data: []byte(smallTwo + use + `examples:
  - { name: 两个事项合用一个上限, given: { eq.price: 60 }, others: [{ programme: one, given: { eq.price: 50, eq.class: 成套设备 } }], expect: { both: warn } }
  - { name: 正好, given: { eq.price: 50 }, others: [{ programme: one, given: { eq.price: 50 } }], absent: [both] }
  - { name: 只有一份, given: { eq.price: 500 }, absent: [both] }
`)}
	return fsys
}

// Programmes that share a limit are added up together; a cap that says too little is a mistake of the pack, with its place.
func TestProgrammesShareACap(t *testing.T) {
	library, err := loading.ReadLibrary(sharedCap(t, `{ id: both, label: 两项合计, sum: eq.price, limit: "100", article: 第三条, src: seed }`))
	if err == nil {
		err = RunAllExamples(library)
	}
	if err != nil {
		t.Fatal(err)
	}
	for limit, want := range map[string]string{
		`{ id: both, label: 两项合计, sum: eq.price, src: seed }`:               "needs label, and sum with limit",
		`{ id: both, label: 两项合计, src: seed }`:                              "needs label, and sum with limit",
		`{ label: 两项合计, times: 1, src: seed }`:                              `cap id "" is missing`,
		`{ id: other, label: 两项合计, times: 1, src: seed }`:                   `unknown cap "both" (allowed: other)`,
		`{ id: both, label: 两项合计, times: 1, per: [eq.nam], src: seed }`:     "unknown field eq.nam",
		`{ id: both, label: 两项合计, sum: eq.class, limit: "100", src: seed }`: "is no field for money",
		`{ id: both, label: 两项合计, times: 1, when: eq.price, src: seed }`:    "eq.price",
	} {
		if _, err := loading.ReadLibrary(sharedCap(t, limit)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", limit, err, want)
		}
	}
}

// An amount that is entered as approved counts also while the dossier has not been moved to that stage.
func TestWhatIsEnteredAsApprovedCounts(t *testing.T) {
	library, err := loading.ReadLibrary(sharedCap(t, `{ id: both, label: 两项合计, sum: eq.price, limit: "100", src: seed }`))
	if err != nil {
		t.Fatal(err)
	}
	form, err := forms.Compose(library.Pack("small"), []string{"one"})
	if err != nil {
		t.Fatal(err)
	}
	if form.Known(forms.AwardAmount) == nil {
		t.Skip("the small vocabulary has nothing of awards")
	}
	told := func(granted string) int {
		other := forms.Case{Answers: forms.Answers{Values: map[string]string{"eq.price": "60", forms.AwardAmount: granted}}}
		mine := forms.Case{Answers: forms.Answers{Values: map[string]string{"eq.price": "60"}}}
		return len(Caps(Counted{Form: form, Case: mine}, []Counted{{Name: "2", Form: form, Case: other}}))
	}
	if told("") != 1 || told("30") != 0 {
		t.Errorf("%d before, %d after", told(""), told("30"))
	}
}

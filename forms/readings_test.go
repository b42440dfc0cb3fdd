package forms_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/forms"
)

func TestReadingsStandBesideTheirAmount(t *testing.T) {
	q := &forms.Programme{ID: forms.Text{S: "q"}}
	amount := func(id, of string) forms.Estimate {
		return forms.Estimate{Amount: &forms.Amount{ID: forms.Text{S: id}, ReadingOf: forms.Text{S: of}, Programme: q}}
	}
	var got [][]string
	for _, group := range forms.Readings([]forms.Estimate{amount("b", "a"), amount("a", ""), amount("c", ""), amount("d", "a"), amount("e", "gone")}) {
		var ids []string
		for _, e := range group {
			ids = append(ids, e.Amount.ID.S)
		}
		got = append(got, ids)
	}
	if diff := cmp.Diff([][]string{{"a", "b", "d"}, {"c"}, {"e"}}, got); diff != "" {
		t.Error(diff)
	}
}

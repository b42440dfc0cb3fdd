package checks

import (
	"strings"
	"testing"

	"yibiao/forms"
	"yibiao/forms/loading"
)

func TestMovesAreChecked(t *testing.T) {
	fields := map[string]*forms.Field{"new": {ID: forms.Text{S: "new"}, Type: forms.Text{S: "text"}}, "table": {ID: forms.Text{S: "table"}, Type: forms.Text{S: "table"}}, "sum": {ID: forms.Text{S: "sum"}, Calculate: forms.Text{S: "1"}}}
	for want, x := range map[string]*forms.Moved{
		"from and label":    {To: forms.Text{S: "new"}},
		"still a field":     {From: forms.Text{S: "new"}, Label: "旧", To: forms.Text{S: "table"}},
		"unknown field":     {From: forms.Text{S: "old"}, Label: "旧", To: forms.Text{S: "nowhere"}},
		"one cell":          {From: forms.Text{S: "old"}, Label: "旧", Column: forms.Text{S: "a"}, To: forms.Text{S: "table"}},
		"sum is calculated": {From: forms.Text{S: "old"}, Label: "旧", To: forms.Text{S: "sum"}},
	} {
		var m loading.Mistakes
		loading.CheckMoved(&m, []*forms.Moved{x}, fields)
		if err := m.Err(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
	var m loading.Mistakes
	loading.CheckMoved(&m, []*forms.Moved{{From: forms.Text{S: "old"}, Label: "旧", To: forms.Text{S: "new"}}, {From: forms.Text{S: "gone"}, Label: "没有了"}}, fields)
	if err := m.Err(); err != nil {
		t.Error(err)
	}
}

package forms

import (
	"strings"
	"testing"
)

func TestMovesAreChecked(t *testing.T) {
	fields := map[string]*Field{"new": {ID: Text{S: "new"}, Type: Text{S: "text"}}, "table": {ID: Text{S: "table"}, Type: Text{S: "table"}}, "sum": {ID: Text{S: "sum"}, Calculate: Text{S: "1"}}}
	for want, x := range map[string]*Moved{
		"from and label":    {To: Text{S: "new"}},
		"still a field":     {From: Text{S: "new"}, Label: "旧", To: Text{S: "table"}},
		"unknown field":     {From: Text{S: "old"}, Label: "旧", To: Text{S: "nowhere"}},
		"one cell":          {From: Text{S: "old"}, Label: "旧", Column: Text{S: "a"}, To: Text{S: "table"}},
		"sum is calculated": {From: Text{S: "old"}, Label: "旧", To: Text{S: "sum"}},
	} {
		var m mistakes
		checkMoved(&m, []*Moved{x}, fields)
		if err := m.err(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
	var m mistakes
	checkMoved(&m, []*Moved{{From: Text{S: "old"}, Label: "旧", To: Text{S: "new"}}, {From: Text{S: "gone"}, Label: "没有了"}}, fields)
	if err := m.err(); err != nil {
		t.Error(err)
	}
}

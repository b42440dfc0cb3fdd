package page

import (
	"testing"

	"yibiao/forms"
)

func TestTodoOf(t *testing.T) {
	cases := map[string]struct {
		finding forms.Finding
		want    Todo
	}{
		"a wrong answer":           {forms.Finding{Severity: forms.Block, Code: "rule"}, todoMend},
		"a missing answer":         {forms.Finding{Severity: forms.Block, Code: "required"}, todoFill},
		"missing rows":             {forms.Finding{Severity: forms.Block, Code: "rows-few"}, todoFill},
		"a missing material":       {forms.Finding{Severity: forms.Block, Code: "missing", Material: "m"}, todoAttach},
		"a rule that wants a file": {forms.Finding{Severity: forms.Block, Code: "rule", Material: "m"}, todoAttach},
		"to be confirmed":          {forms.Finding{Severity: forms.Manual, Code: "rule"}, TodoConfirm},
		"a warning":                {forms.Finding{Severity: forms.Warn, Code: "required"}, todoMind},
		"a doubtful material":      {forms.Finding{Severity: forms.Info, Code: "maybe", Material: "m"}, todoMind},
		"something to be known":    {forms.Finding{Severity: forms.Info, Code: "rule"}, todoKnow},
	}
	for name, c := range cases {
		if got := TodoOf(c.finding); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

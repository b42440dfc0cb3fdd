package say

import (
	"testing"

	"yibiao/forms"
)

// A figure is shown with its unit; what is no figure does not look as if it were.
func TestFiguresAreShownWithTheirUnit(t *testing.T) {
	f := &forms.Field{ID: forms.Text{S: "org.reg_capital"}, Label: "注册资本", Unit: "万元", Type: forms.Text{S: "money"}, Typed: forms.Types[forms.TypeMoney]}
	for canonical, want := range map[string]string{"3000": "3000.00万元", "三千左右": "三千左右", "": ""} {
		if got := WithUnit(&forms.Vocabulary{}, f, canonical); got != want {
			t.Errorf("%q is shown as %q, want %q", canonical, got, want)
		}
	}
}

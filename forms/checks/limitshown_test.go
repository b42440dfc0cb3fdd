package checks

import (
	"slices"
	"strings"
	"testing"

	"yibiao/forms"
)

// TestAShareIsNeverShownAsTheLimitItMisses compares shares of a division with limits that somebody typed: what is printed stands on the
// side of the limit on which the share stands, in sentences always, in forms as far as four decimals show it.
func TestAShareIsNeverShownAsTheLimitItMisses(t *testing.T) {
	pack := builtin(t).Packs[slices.IndexFunc(builtin(t).Packs, func(p *forms.Pack) bool { return p.ID.S == "liuzhou" })]
	form, err := forms.Compose(pack, []string{"lz-10-zengchan"})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct{ now, prev, floor, printed, says string }{
		{"1123.4567", "1000", "12.35", "12.346", "同比增速 12.346%低于当季通知规定的 12.35%"},
		{"1072.9799", "1000.01", "7.3", "7.297", "同比增速 7.297%低于当季通知规定的 7.30%"},
		{"1074.99995", "1000", "7.5", "7.50", "同比增速 7.499995%低于当季通知规定的 7.50%"},
		{"1063.99005", "1000", "6.3991", "6.399", "同比增速 6.399%低于当季通知规定的 6.3991%"},
		{"1123.4567", "1000", "20", "12.35", "同比增速 12.35%低于当季通知规定的 20.00%"},
		{"1123.5123", "1000", "12.35", "12.351", ""},
	} {
		c := forms.Case{Answers: forms.NewAnswers(), Attached: map[string]int{}}
		for id, text := range map[string]string{"zc.kind": "正增长", "zc.now": x.now, "zc.prev": x.prev, "zc.floor": x.floor} {
			c.Answers.Values[id] = text
		}
		out := Evaluate(form, c)
		if got := form.Pack.Vocabulary.Display(form.ByID["zc.growth"], out.Answers.Values["zc.growth"], ""); got != x.printed {
			t.Errorf("%s against %s is printed as %s, want %s", out.Answers.Values["zc.growth"], x.floor, got, x.printed)
		}
		told := ""
		for _, f := range out.Report.Findings {
			if strings.HasSuffix(f.Rule, "/ZC-6") {
				told = f.Says
			}
		}
		if !strings.HasPrefix(told, x.says) || x.says == "" && told != "" {
			t.Errorf("%s against %s: %q", out.Answers.Values["zc.growth"], x.floor, told)
		}
	}
}

package say

import (
	"strings"
	"testing"

	"yibiao/dossier/bundle"
)

func TestForeignTextIsShownByMarks(t *testing.T) {
	for text, want := range map[string]string{
		"营业执照.pdf":             "营业执照.pdf",
		"a\x1b[31mb":           `a\x1b[31mb`,
		"a\x00\x07\r\x7fb":     `a\x00\x07\x0d\x7fb`,
		"a\u009b31mb":          `a\x9b31mb`,
		"fdp.\u202exe":         `fdp.\u202exe`,
		"行\n列\t":               "行\n列\t",
		"零\u200b宽\ufeff\u2060": `零\u200b宽\ufeff\u2060`,
		"a\u200db":             "a\u200db",
		"甲\u2028乙\u2029":       `甲\u2028乙\u2029`,
	} {
		if got := Visible(text); got != want {
			t.Errorf("Visible(%q) = %q, want %q", text, got, want)
		}
	}
	told := BundleProblem(bundle.Problem{Code: bundle.CodeExtra, Path: "data/e\x1b]0;x\a\n核验通过"})
	if strings.ContainsAny(told, "\x1b\a\n") || !strings.Contains(told, `\n核验通过`) {
		t.Errorf("told as %q", told)
	}
	if got := T("没有这份备份：{name}", "name", "a”\n资料库完好。\n"); strings.Contains(got, "\n") {
		t.Errorf("a name made lines of its own: %q", got)
	}
	if got := T("没有这份备份：{name}", "name", "\x1b[2J"); strings.Contains(got, "\x1b") {
		t.Errorf("said as %q", got)
	}
}

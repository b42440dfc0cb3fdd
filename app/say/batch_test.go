package say

import (
	"testing"

	"yibiao/app/session"
	"yibiao/app/session/batch"
	"yibiao/forms"
)

// What becomes of many dossiers is told for what it is: a draft as a draft, a refused programme as refused, and each dossier is in
// one count of the sum only.
func TestWhatBecomesOfMany(t *testing.T) {
	verdict := func(o forms.Outcome) forms.Report { return forms.Report{Verdicts: []forms.Verdict{{Outcome: o}}} }
	faulty := verdict(forms.NotMet)
	faulty.Findings = []forms.Finding{{Severity: forms.Block}}
	list := []struct {
		r    batch.Result
		want string
	}{
		{batch.Result{Target: "a", Report: verdict(forms.Met)}, "已导出：a"},
		{batch.Result{Target: "a", Report: verdict(forms.NoConditions)}, "已导出：a"},
		{batch.Result{Target: "b", Report: verdict(forms.Unknown)}, "已导出，能否申报未定：b"},
		{batch.Result{Target: "c", Report: verdict(forms.NotMet)}, "已导出，1 个事项不符合条件：c"},
		{batch.Result{Target: "d", Report: faulty, Draft: true}, "已导出草稿，不能报送，1 项要修改或确认，1 个事项不符合条件：d"},
		{batch.Result{Err: session.Refuse("export", session.CodeBlocking), Report: faulty}, "没有导出：1 项要修改或确认"},
		{batch.Result{Err: session.Refuse("export", session.CodeExists, "path", "e")}, "没有导出：" + Failure(session.Refuse("export", session.CodeExists, "path", "e"))},
		{batch.Result{Err: session.Refuse("export", "no-space", "path", "f")}, "没有导出：" + Failure(session.Refuse("export", "no-space", "path", "f"))},
	}
	var all []batch.Result
	for _, c := range list {
		if got := BatchExported(c.r); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
		all = append(all, c.r)
	}
	want := "共 8 份，2 份没有问题，2 份能否申报未定或不符合，1 份是草稿，不能报送，1 份还有要修改或确认的，1 份没有导出：目标已经存在，1 份没有做成"
	if got := BatchSum(all); got != want {
		t.Errorf("sum: got %q, want %q", got, want)
	}
	for o, want := range map[forms.Outcome]string{forms.Met: "通过", forms.Doubtful: "可以导出，能否申报未定", forms.NotMet: "可以导出，1 个事项不符合条件"} {
		if got := BatchChecked(batch.Result{Report: verdict(o)}); got != want {
			t.Errorf("checked, %s: %q, want %q", o, got, want)
		}
	}
}

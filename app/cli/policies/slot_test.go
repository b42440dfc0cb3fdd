package policies

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/cli/base"
	"yibiao/app/session/policies"
	"yibiao/forms"
)

func TestTheStateOfAPolicyIsNamed(t *testing.T) {
	for _, c := range []struct{ state, expires, want string }{
		{"not-yet", "", "还没有施行"}, {"ended", "2025-01-01", "已失效（2025-01-01）"}, {"in-force", "2030-01-01", "有效，到 2030-01-01"},
		{"in-force", "", "有效，没有写期限"}, {"unknown", "", "没有写日期"},
	} {
		if got := stateText(c.state, c.expires); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.state, c.expires, got, c.want)
		}
	}
}

// Only what is still missing is asked for, originals counted apart; without anything missing nothing is said.
func TestMissingOfficialFilesAreListed(t *testing.T) {
	policy := policyJSON{Pack: "p", Number: "柳工信〔2025〕3号", Issuers: []string{"甲局", "乙局"}, Official: []slotJSON{
		{Slot: "正文", Name: "办法", Original: true}, {Slot: "附件1", Name: "申请表", There: true}, {Slot: "附件2", Name: "承诺书"},
	}}
	var w base.Page
	writeMissing(&w, []policyJSON{policy})
	text := w.B.String()
	if !strings.Contains(text, "2 份，其中政策原文 1 份") || strings.Contains(text, "申请表") || !strings.Contains(text, "甲局、乙局") || !strings.Contains(text, "承诺书") {
		t.Errorf("%s", text)
	}
	policy.Official = policy.Official[1:2]
	w = base.Page{}
	if writeMissing(&w, []policyJSON{policy}); w.B.Len() != 0 {
		t.Errorf("with nothing missing: %q", w.B.String())
	}
}

func TestSlotsAreThoseOfOnePolicy(t *testing.T) {
	mine, other := &forms.Pack{ID: forms.Text{S: "a"}}, &forms.Pack{ID: forms.Text{S: "b"}}
	slots := []policies.Slot{{Pack: mine, Files: []policies.PolicyFile{{ID: "f1"}, {ID: "f2"}}}, {Pack: other}}
	got := toSlots(slots, mine)
	if len(got) != 1 {
		t.Fatalf("%+v", got)
	}
	if diff := cmp.Diff([]string{"f1", "f2"}, got[0].Files); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	for _, c := range []struct {
		x    slotJSON
		want string
	}{{slotJSON{}, "还没有放官方文件"}, {slotJSON{There: true}, "已加入"}, {slotJSON{Instead: "用程序自带的表样"}, "还没有放官方文件；用程序自带的表样"}} {
		if got := slotState(c.x); got != c.want {
			t.Errorf("%+v: %q, want %q", c.x, got, c.want)
		}
	}
}

// A hit tells where it stands; its words are told once.
func TestHitsAreTold(t *testing.T) {
	pack := &forms.Pack{ID: forms.Text{S: "p"}}
	hits := []policies.Hit{
		{Kind: policies.HitArticle, ID: "1", Title: "第五条", Text: "奖励\n  50 万元", Pack: pack, Programme: &forms.Programme{ID: forms.Text{S: "q"}}},
		{Kind: policies.HitField, ID: "2", Title: "价格", Text: "价格", Pack: pack, Word: "售价"},
	}
	var list []hitJSON
	for _, h := range hits {
		list = append(list, toHit(h))
	}
	var w base.Page
	writeHits(&w, hits, list)
	for _, want := range []string{"第五条  q", "    奖励 50 万元\n", "价格  p", "原文用语：售价"} {
		if !strings.Contains(w.B.String(), want) {
			t.Errorf("%q is not told in\n%s", want, w.B.String())
		}
	}
	if strings.Count(w.B.String(), "价格") != 1 {
		t.Errorf("what is its own title is told twice:\n%s", w.B.String())
	}
}

package checks

import (
	"slices"
	"testing"

	"yibiao/forms"
)

// What is chosen and whose form cannot be printed yet is told, with what it waits for.
func TestAProgrammeWithoutAFormIsTold(t *testing.T) {
	l := builtin(t)
	shoutaitao, liuzhou, yijianshi := l.Pack("shoutaitao"), l.Pack("liuzhou"), l.Pack("yijianshi")
	for _, x := range []struct {
		pack       *forms.Pack
		programmes []string
		values     map[string]string
		want       string
		lacks      []string
	}{
		{shoutaitao, []string{"stt-01-rending", "stt-02-jiangli"}, nil, "stt-02-jiangli", []string{"认定证书编号"}},
		{shoutaitao, []string{"stt-01-rending", "stt-02-jiangli"}, map[string]string{"cert.no": "GX-1"}, "", nil},
		{shoutaitao, []string{"stt-02-jiangli"}, nil, "", nil},
		{liuzhou, []string{"lz-15a-rencai"}, nil, "lz-15a-rencai", []string{"申报类别"}},
		{liuzhou, []string{"lz-15a-rencai"}, map[string]string{"rc.kind": "优秀企业家"}, "", nil},
		{yijianshi, []string{"yjs-01-chengguo-dengji", "yjs-04-shuishou"}, nil, "", nil}, // their parts stand in the one form
	} {
		form, err := forms.Compose(x.pack, x.programmes)
		if err != nil {
			t.Fatal(err)
		}
		c := forms.Case{Answers: forms.NewAnswers(), Today: day("2026-06-01")}
		for id, text := range x.values {
			c.Answers.Values[id] = text
		}
		got := Evaluate(form, c).Report.Unmade
		switch {
		case x.want == "" && len(got) > 0, x.want != "" && len(got) != 1:
			t.Errorf("%v %v: %d programmes without a form", x.programmes, x.values, len(got))
		case x.want != "" && (got[0].Programme.ID.S != x.want || !slices.Equal(got[0].Lacks, x.lacks)):
			t.Errorf("%v %v: %s lacks %v", x.programmes, x.values, got[0].Programme.ID.S, got[0].Lacks)
		}
	}
}

// A document that was chosen is not called unused because it is open which of its kinds is printed.
func TestADocumentOfAnOpenKindWaits(t *testing.T) {
	form, err := forms.Compose(builtin(t).Pack("yijianshi"), []string{"yjs-01-chengguo-dengji"})
	if err != nil {
		t.Fatal(err)
	}
	for single, want := range map[string]string{"": "", "科技成果登记": "成果类别"} {
		c := forms.Case{Answers: forms.NewAnswers(), Today: day("2026-06-01")}
		c.Answers.Values["yjs.single"] = single
		for _, s := range Evaluate(form, c).Report.Materials {
			if s.Requirement.Name == "科技成果登记表" && s.Waits != want {
				t.Errorf("single %q: waits for %q", single, s.Waits)
			}
		}
	}
}

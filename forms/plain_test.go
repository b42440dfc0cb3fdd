package forms

import (
	"slices"
	"testing"
)

// What nothing prints, and what only looks like a character, makes no other name, and is told.
func TestInvisibleSignsAndLookalikes(t *testing.T) {
	f := &Field{ID: Text{S: "org.name"}, Label: "单位名称", Type: Text{S: "text"}, Typed: Types[TypeText]}
	for text, want := range map[string]struct {
		kept string
		told []string
	}{
		"零宽\u200b厂有限公司": {"零宽厂有限公司", []string{"control"}}, "\ufeff零宽厂有限公司": {"零宽厂有限公司", []string{"control"}}, "零宽\u00ad厂有限公司": {"零宽厂有限公司", []string{"control"}},
		"零宽厂有限公司\u202d": {"零宽厂有限公司", []string{"control"}}, "零宽\u2f1a有限公司": {"零宽厂有限公司", []string{"lookalike"}}, "零宽\u200b\u2f1a有限公司": {"零宽厂有限公司", []string{"control", "lookalike"}},
		"\uf90a宝厂": {"金宝厂", []string{"lookalike"}}, "零宽厂有限公司": {"零宽厂有限公司", nil}, "阿里•买买提商行": {"阿里·买买提商行", []string{"name-dots"}}, "阿里·买买提商行": {"阿里·买买提商行", nil}, "\u200b": {"", []string{"control"}},
	} {
		p := (&Vocabulary{}).Parse(f, text, nil)
		var told []string
		for _, w := range p.Warnings {
			told = append(told, string(w.Code))
		}
		if p.Canonical != want.kept || !slices.Equal(told, want.told) || FoldName(text) != want.kept {
			t.Errorf("%q is kept as %q and told %v, folded %q", text, p.Canonical, told, FoldName(text))
		}
	}
}

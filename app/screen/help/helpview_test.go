package help

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHelpPageCutsIntoBlocks(t *testing.T) {
	p := HelpPage{ID: "x", Text: "## 题目\n\n一段\n两行\n\n```\n代码\n\n还是代码\n```\n\n![图](a.png)\n"}
	if got := p.title(); got != "题目" {
		t.Errorf("title %q", got)
	}
	want := []string{"## 题目", "一段\n两行", "```\n代码\n\n还是代码\n```", "![图](a.png)"}
	if diff := cmp.Diff(want, p.blocks()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if got := helpPassage("# 头\n- 按 **F2** 就地改\n", "f2"); got != "按 **F2** 就地改" {
		t.Errorf("passage %q", got)
	}
}

package docx

import (
	"strings"
	"testing"
)

// Whoever holds a post and stands beside a day below a pledge signs it, whatever the post is.
func TestPostsThatSign(t *testing.T) {
	for _, post := range []string{"负责人", "院长", "校长", "部长", "所长", "行长", "董事长", "审批人", "批准人", "核准人"} {
		body := para(spaced("本单位承诺以上内容真实，特此承诺。")) + para(spaced(post+"：______  日期：______"))
		list := brief(t, body)
		if len(list) == 0 {
			t.Errorf("%s: nothing", post)
		}
		for _, p := range list {
			if !strings.HasSuffix(p, " sign") {
				t.Errorf("%s: %s", post, p)
			}
		}
	}
}

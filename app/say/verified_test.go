package say

import (
	"strings"
	"testing"

	"yibiao/dossier/bundle"
)

// A draft is called one before anything else, however whole it is.
func TestDraftComesFirst(t *testing.T) {
	problems := []bundle.Problem{{Code: bundle.CodeDamaged, Path: "data/a"}}
	cases := map[string]struct {
		report bundle.Report
		begins string
	}{
		"whole":           {bundle.Report{Valid: true, Files: 3}, "核验通过：3 个文件全部完好，可以接收"},
		"draft":           {bundle.Report{Valid: true, Draft: true, Files: 3}, "这是草稿，不能受理："},
		"draft, leftover": {bundle.Report{Valid: true, Draft: true, Foreign: []string{"x"}}, "这是草稿，不能受理："},
		"draft, damaged":  {bundle.Report{Draft: true, Problems: problems}, "这是草稿，不能受理；核验也不通过，有 1 处问题"},
		"damaged":         {bundle.Report{Problems: problems}, "核验不通过："},
	}
	for name, c := range cases {
		if got := Verified(c.report); !strings.HasPrefix(got, c.begins) || c.report.Draft && strings.Contains(got, "可以接收") {
			t.Errorf("%s: %s", name, got)
		}
	}
}

// Lines that the program writes itself have names for people.
func TestInfoLinesAreNamed(t *testing.T) {
	cases := map[bundle.InfoLine]string{
		{Key: "Bag-Software-Agent", Value: "yibiao 1"}: "制作软件：yibiao 1",
		{Key: "payload-oxum", Value: "142386.37"}:      "材料总字节数和文件数：142386 字节，37 个文件",
		{Key: "Payload-Oxum", Value: "many"}:           "材料总字节数和文件数：many",
		{Key: bundle.DraftLabel, Value: "true"}:        "草稿：是，不能受理",
		{Key: "Yibiao-Export", Value: "2"}:             "第几次导出：2",
		{Key: "Unheard-Of", Value: "x"}:                "Unheard-Of：x",
	}
	for line, want := range cases {
		if name, value := InfoLine(line); name+"："+value != want {
			t.Errorf("%s：%s, want %s", name, value, want)
		}
	}
}

package formmap

import (
	"fmt"
	"strings"
	"testing"

	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/wordings"
)

// bigPapers are forms of about cells cells each, in the shapes that cost most.
func bigPapers(cells int) map[string]string {
	asked := []string{"单位名称", "统一社会信用代码", "法定代表人", "联系电话", "注册资本（万元）", "营业收入（万元）", "研发费用", "职工人数", "通信地址", "开户银行", "项目名称", "产品型号", "主要技术指标", "备注说明"}
	var labels, parties, matrix, lines strings.Builder
	labels.WriteString("基本情况\n")
	for i := range cells / 4 {
		fmt.Fprintf(&labels, "| %s%d号 | | 第%d分厂%s | |\n", asked[i%len(asked)], i, i, asked[(i+5)%len(asked)])
	}
	for i := range cells / 8 {
		fmt.Fprintf(&parties, "合作单位%d情况\n| 合作单位名称 | | 联系人 | |\n| 供应商负责人 | | 联系电话 | |\n", i)
	}
	matrix.WriteString("主要经济指标\n| 指标 | 2022年 | 2023年 | 2024年 | 备注 |\n")
	for i := range cells / 5 {
		fmt.Fprintf(&matrix, "| %s%d | | | | |\n", asked[i%len(asked)], i)
	}
	for i := range cells / 2 {
		fmt.Fprintf(&lines, "%d. %s%d：________\n", i, asked[i%len(asked)], i)
	}
	same := "情况\n" + strings.Repeat("| 姓名 | | 联系电话 | |\n| 单位名称 | | 职务 | |\n", cells/8)
	thing := "科技企业孵化器认定申请书\n" + labels.String() // a title about a thing has each label compared with those before it
	return map[string]string{"labels": labels.String(), "thing": thing, "parties": parties.String(), "matrix": matrix.String(), "lines": lines.String(), "same": same}
}

// BenchmarkPropose5000 maps forms of 5,000 cells from their file on, beside one of 50.
func BenchmarkPropose5000(b *testing.B) {
	from := FromForm(formtest.Profile(b))
	for _, size := range []int{50, 5000} {
		papers := bigPapers(size)
		for _, shape := range wordings.SortedKeys(papers) {
			b.Run(fmt.Sprintf("%s/%d", shape, size), func(b *testing.B) {
				for b.Loop() {
					Propose(formtest.Paper(b, papers[shape]), from)
				}
			})
		}
	}
}

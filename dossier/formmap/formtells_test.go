package formmap

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/plan"
)

// TestWhatTheFormTells has places whose label alone does not say what they ask, and the rest of the form does.
func TestWhatTheFormTells(t *testing.T) {
	c := FromForm(formtest.Profile(t))
	for _, tc := range []struct {
		name, form string
		want       map[string]string
	}{
		{"the year of its figures", `
			基本情况表
			统计年度：________
			| 序号 | 指标名称 | 数值 | 单位 |
			| 1 | 营业收入 | | 万元 |
			| 2 | 其中：出口 | | 万元 |
			| 3 | 新产品销售收入 | | 万元 |
			| 4 | 从业人员 | | 人 |`,
			map[string]string{"p1#1": "@year", "t0.r1.c2": "fin.table year=@year:rev", "t0.r4.c2": "fin.table year=@year:staff"}},
		{"no year of its figures", `
			基本情况表
			| 序号 | 指标名称 | 数值 | 单位 |
			| 1 | 营业收入 | | 万元 |
			| 2 | 利润总额 | | 万元 |`, map[string]string{}},
		{"room for the year behind its name", `
			财务状况
			| 项目 | 前年（　　年） | 上一年度（　　年） |
			| 营业收入（万元） | | |
			| 利润总额（万元） | | |`,
			map[string]string{"t0.r1.c1": "fin.table year=@year-1:rev", "t0.r1.c2": "fin.table year=@year:rev", "t0.r2.c1": "fin.table year=@year-1:profit", "t0.r2.c2": "fin.table year=@year:profit"}},
		{"the year itself over its figures", `
			财务状况
			| 指标 | 前年：____ | 上一年度：____ |
			| 净利润（万元） | | |
			| 总资产（万元） | | |`,
			map[string]string{"t0.r0.c1": "fin.table year=@year-1:year", "t0.r0.c2": "fin.table year=@year:year", "t0.r1.c1": "fin.table year=@year-1:net", "t0.r1.c2": "fin.table year=@year:net",
				"t0.r2.c1": "fin.table year=@year-1:assets", "t0.r2.c2": "fin.table year=@year:assets"}},
		{"who reports", `
			统计表
			单位：________
			填报人：________
			| 序号 | 展会名称 | 地点 |
			| | | |`, map[string]string{"p1#1": "org.name", "p2#1": "handler.name"}},
		{"the unit of somebody", `
			专家签到表
			姓名：________
			单位：________
			| 序号 | 展会名称 | 地点 |
			| | | |`, map[string]string{}},
		{"levels of the registered address", `
			备案表
			| 单位地址 | ______省（自治区、直辖市）______市（地、州）______县（区） |
			| 经营地址 | ______省______市______县 |
			| 注册地址 | ______省______市______县______路______号 |`,
			map[string]string{"t0.r0.c1#1": "org.region", "t0.r0.c1#2": "org.region", "t0.r0.c1#3": "org.region", "t0.r1.c1#1": "org.biz_address", "t0.r1.c1#2": "org.biz_address", "t0.r1.c1#3": "org.biz_address",
				"t0.r2.c1#1": "org.reg_address", "t0.r2.c1#2": "org.reg_address", "t0.r2.c1#3": "org.reg_address"}},
		{"a trait of an investor", `
			安全信息表
			| 企业名称 | | 信用代码 | |
			| 投资方国籍 | | 法人代表姓名 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "org.uscc", "t0.r1.c3": "legal.name"}},
		{"whom the leader of a team works for", `
			科技创新团队培育计划申请书
			团队负责人：________
			工作单位：________
			| 成员姓名 | | 工作单位 | |`, map[string]string{"p2#1": "org.name"}},
		{"whom anybody works for", `
			首席专家申请书
			负责人：________
			工作单位：________`, map[string]string{}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := map[string]string{}
			for _, e := range Propose(formtest.Paper(t, tc.form), c).Entries {
				if e.State == plan.Proposed {
					got[e.At] = strings.TrimSpace(e.Field + " " + e.Sub)
				}
			}
			if d := cmp.Diff(tc.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

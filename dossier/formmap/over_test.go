package formmap

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/plan"
)

// TestOver asks the same of the applicant below words of every kind, in a line over the table and in a band of it: topics,
// notes, numbers, addressees and labels of other places hide nothing, whatever they are; what can name somebody or something
// else, another stage or a part of a figure does.
func TestOver(t *testing.T) {
	c := fewFields(t)
	for _, kind := range []struct{ name, headings, want string }{
		{"topics and notes", `四、运营质效 （三）要素保障 内控体系 数字化水平 绿色低碳 安全环保 党群关系 编制依据 信息公开 XX：A%；YY：B%； 归档编号：排方20- 填报时间： 经办日期：
			基本信息填报时间： 致：某某商务有限公司 敬致某某银行股份有限公司 授信申请人基本情况 注册申请人信息 收入与利润状况分析 以下是我单位信息
			（以审计后的数据为准，未经审计的应注明。） 请按实际情况如实填写以下内容，不得涂改。 第三部分经营概述 密级：公开 流水号：2026-01`, "++++++++"},
		{"firms in clear", `某某机械股份有限公司 南宁虚构重工有限责任公司基本情况 演示集团概况 桂林分公司 柳州办事处 驻穗办 越南子公司 东部事业部 母公司报表 供方概况 承包方 竞争对手概述 示例钢铁厂情况`, "........"},
		{"persons in clear", `覃示例 韦某某简历 欧阳样本情况 张三同志 总经理概况 项目经理张某 紧急联络 备用通道`, "........"},
		{"things in clear", `ZS旋压成形技术 大型薄壁筒形件研制 年产500台装备生产线 二期新厂 雒容仓库 城中门店 智慧园区 数控旋压机产品`, "........"},
		{"things by a name, whose contact is the applicant's", `“鲲鹏”方案情况 《智榫》`, "...+...."},
		{"other stages", `变更前概述 拟设概况 搬迁后布局 原址概述 曾用登记 投产后效益`, "........"},
		{"a place abroad", `境外布局 泰国 德国概况 香港 东盟布局`, "........"},
		{"parts of a figure", `出口贸易 单项经营 军品经营 细分赛道 其他板块 旋压机`, "++++++.."},
		{"another place", `南宁市 桂林市`, "++++...."},
	} {
		t.Run(kind.name, func(t *testing.T) {
			for _, heading := range strings.Fields(kind.headings) {
				head := "某市专项资金申请书\n"
				got := []string{filledBelow(t, c, head+heading+"\n"+askedBelow(false)), filledBelow(t, c, head+"| "+heading+">4 |\n"+askedBelow(false))}
				for i := range got {
					got[i] = got[i][max(0, len(got[i])-len(kind.want)):] // the heading may have a blank of its own
				}
				if d := cmp.Diff([]string{kind.want, kind.want}, got); d != "" {
					t.Errorf("%s: %s", heading, d)
				}
			}
		})
	}
}

// TestOfRows has figures below years that the form counts back or sets before several labels, and cells whose words stand in
// another row.
func TestOfRows(t *testing.T) {
	c := FromForm(formtest.Profile(t))
	for _, tc := range []struct {
		name, form string
		want       map[string]string
	}{
		{"years with a blank of their own", `
			单位财务状况表
			| 指标>2 | 前年____审计 | 上一年____审计 | 本年度（至申报日止）____审计 |
			| 总收入同期增长率（%）>2 | | | |
			| 其中v | 主营业务收入 | | | |
			| ^ | 软件产品销售收入 | | | |
			| 净利润>2 | | | |
			| 其中出口利润>2 | | | |`,
			map[string]string{"t0.r4.c1": "fin.table year=@year-1:net", "t0.r4.c2": "fin.table year=@year:net"}},
		{"a part that its name says", `
			单位财务状况表
			| 指标>2 | 前年 | 上一年 | 下一年 |
			| 总收入>2 | | | |
			| 其中v | 主营业务收入 | | | |
			| ^ | 净利润 | | | |`,
			map[string]string{"t0.r2.c2": "fin.table year=@year-1:main_rev", "t0.r2.c3": "fin.table year=@year:main_rev"}},
		{"a year before several labels", `
			企业情况表
			| 2023年 | 营业收入： | 万元 | 利润总额： | 万元 | 备注： | |
			| 2024年 | 营业收入： | 万元 | 利润总额： | 万元 | 备注： | |
			| 2027年预计 | 营业收入： | 万元 | 利润总额： | 万元 | 备注： | |`,
			map[string]string{"t0.r0.c2": "fin.table year=2023:rev", "t0.r0.c4": "fin.table year=2023:profit", "t0.r1.c2": "fin.table year=2024:rev", "t0.r1.c4": "fin.table year=2024:profit"}},
		{"where somebody lives", `
			申请表
			| 单位名称 | | 单位地址 | |
			| 姓名 | 性别 | 年龄 | 地址 |
			| | | | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "org.reg_address"}},
		{"units of an address and a number of the form above", `
			项目登记表
			| 建设地点 | 区（县） | 镇（街道） | 路号 |
			| 单位名称 | | 法定代表人 | |
			| 注册资本（万元） | | 邮政编码 | |`,
			map[string]string{"t0.r1.c1": "org.name", "t0.r1.c3": "legal.name", "t0.r2.c1": "org.reg_capital", "t0.r2.c3": "org.postcode"}},
		{"columns that tell parties apart", `
			项目登记表
			| | 甲公司 | 本单位 |
			| 邮政编码 | | |
			| 法定代表人 | | |`, nil},
		{"a limit of length and what others write", `
			登记表
			| 单位名称 | | 公司简介（简要描述，200字以内） | |
			| 联系人姓名（个体工商户请填写经营者） | | 注册地址 | |`,
			map[string]string{"t0.r0.c1": "org.name", "t0.r0.c3": "org.intro", "t0.r1.c1": "handler.name", "t0.r1.c3": "org.reg_address"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var got map[string]string
			for _, e := range Propose(formtest.Paper(t, tc.form), c).Entries {
				if e.State == plan.Proposed {
					if got == nil {
						got = map[string]string{}
					}
					got[e.At] = strings.TrimSpace(e.Field + " " + e.Sub)
				}
			}
			if d := cmp.Diff(tc.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

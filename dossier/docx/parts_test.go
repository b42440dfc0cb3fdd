package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPartsOfOneAnswer(t *testing.T) {
	boxes := strings.Repeat("□", 6)
	tests := []struct {
		name, body string
		want       []string
	}{
		{"region", para(spaced("所在地区：____省____市____县（区）")), []string{"p0#1 省 text", "p0#2 市 text", "p0#3 县 text"}},
		{"address", para(spaced("地址：____区____路____号")), []string{"p0#1 区 text", "p0#2 路 text", "p0#3 号 text"}},
		{"rest of an address", para(spaced("注册地址：____省____市____")), []string{"p0#1 省 text", "p0#2 市 text", "p0#3 注册地址 sign"}},
		{"one part", para(spaced("所在地：____市")), []string{"p0#1 市 text"}},
		{"number of a paper", para(spaced("证书编号：____号")), []string{"p0#1 证书编号 text"}},
		{"no lines", para(spaced("所在地区：        省        市        县")), []string{"p0#1 所在地区 sign"}},
		{"cell without blanks", table(2, tds("所属地区", "    市      县（区）")), []string{"t0.r0.c1 所属地区 sign"}},
		{"phone", para(spaced("联系电话：____-________")), []string{"p0#1 联系电话 sign", "p0#2 联系电话 sign"}},
		{"phone with brackets", para(spaced("传真：（    ）________")), []string{"p0#1 传真 sign", "p0#2 传真 sign"}},
		{"three parts", para(spaced("编号：____-____-____")), []string{"p0#1 编号 sign", "p0#2 编号 sign", "p0#3 编号 sign"}},
		{"range", para(spaced("人数：____-____人")), []string{"p0#1 人数 number", "p0#2 人数 number"}},
		{"letter boxes", para(spaced("邮政编码：" + boxes)), []string{"p0#1 邮政编码 sign"}},
		{"letter boxes in a cell", table(2, tds("邮政编码", boxes)), []string{"t0.r0.c1 邮政编码 sign"}},
		{"letter cells", table(7, tds("邮政编码", "", "", "", "", "", "")), []string{"t0.r0.c1 邮政编码 sign"}},
		{"options", table(2, tds("类型", "□国有 □民营 □其他")), []string{"t0.r0.c1#1 类型 choice 国有 民营 其他"}},
		{"runs of one line", para(spaced("单位名称：") + lined("    ") + lined("  ") + spaced(" ") + lined("    ")), []string{"p0#1 单位名称 text"}},
		{"spaces before the line", para(spaced("单位名称：          ") + lined("        ")), []string{"p0#2 单位名称 text"}},
		{"year of the form", para(spaced("（20") + lined("  ") + spaced("年度）")), nil},
		{"year asked for", para(spaced("（") + lined("    ") + spaced("年度）")), []string{"p0#1 年度 number"}},
		{"two names for two blanks", table(2, tds("责任人/期限", "______\n______")), []string{"t0.r0.c1#1 责任人 text", "t0.r0.c1#2 期限 date"}},
		{"printed behind the colon", table(2, tds("联系方式", "E-mail:  a@b.cn")), nil},
		{"brackets to tick", table(3, row(td("法定代表人(  )\n单位负责人(  )", mergeBegins)+td("姓名", "")+td("", "")), row(td("", mergeGoesOn)+td("电话", "")+td("", ""))),
			[]string{"t0.r0.c0#1  choice 法定代表人 单位负责人", "t0.r0.c2 姓名 text", "t0.r1.c2 电话 text"}},
		{"boxes below their question", table(1, tds("测试依据：\n□国家标准 □行业标准")), []string{"t0.r0.c0#2 测试依据 choice 国家标准 行业标准"}},
		{"day with its words apart", para(spaced("日 期：          年   月   日")), []string{"p0#2 日期 date"}},
		{"one day behind a colon", para(spaced("有效期至：          年   月   日")), []string{"p0#2 有效期至 date"}},
		{"long question with room", para(spaced("请说明近三年在技术创新工作、产品研发工作、市场开拓工作、人才培养工作等方面的投入，取得的主要成果：")) + para("") + para(""),
			[]string{"p0#1 取得的主要成果 longtext"}},
		{"named by the remark behind", para(spaced("兹证明____（单位名称）为会员。")), []string{"p0#1 单位名称 text"}},
		{"in an open bracket", para(spaced("我单位参与____项目（采购编号：____）")), []string{"p0#1 我单位参与 text", "p0#2 采购编号 text"}},
		{"question of a list", para(spaced("有下列情形之一的，不得修改：  ")) + para(spaced("（1）资料不全的；")), nil},
		{"heading of a table", para(spaced("评审标准：")) + para("") + table(2, tds("指标", "")), []string{"t0.r0.c1 指标 text"}},
		{"note under a heading", para(spaced("三、技术要求")) + para(spaced("（注：带星号的为实质性要求。）")) + para(spaced("四、其他")), nil},
		{"running text below", para(spaced("三、合同文本")) + para("") + para(spaced("签订合同时约定")), nil},
		{"room under a heading", para(spaced("三、项目简介")) + para("") + para("") + para(spaced("四、其他")), []string{"p1 三、项目简介 longtext"}},
		{"sentence in a high row", table(2, `<w:tr><w:trPr><w:trHeight w:val="1500"/></w:trPr>`+td("承诺提醒", "")+td("提供虚假承诺的，将报告监管部门严肃追究责任。", "")+`</w:tr>`), nil},
		{"who of several", para(spaced("本单位授权____（姓名）为代理人。")), []string{"p0#1 本单位授权 text"}},
		{"from and to", para(spaced("授权期限：自    年  月  日至    年  月  日")), []string{"p0#1 授权期限 date", "p0#2 授权期限 date"}},
		{"strokes", para(spaced("签订时间：    /    /    ")), []string{"p0#1 签订时间 sign"}},
		{"asked within an option", table(2, tds("是否获得支持", "□是（项目名称：________） □否")),
			[]string{"t0.r0.c1#1 是否获得支持 choice 是 否", "t0.r0.c1#2 是（项目名称 text"}},
		{"groups one below the other", para(spaced("企业类型：（  ）国有  （  ）民营")) + para(spaced("技术水平：国际领先（  ） 国内领先（  ）")),
			[]string{"p0#1 企业类型 choice 国有 民营", "p1#1 技术水平 choice 国际领先 国内领先"}},
		{"instructions", para(spaced("填 表 说 明")) + para(spaced("一、本表由申报单位填写，内容要真实。")) + para(spaced("二、日期格式：    年  月  日。")), nil},
		{"note with room beside", table(2, tds("企业名称", ""), tds("注：本表由企业填写，一式两份。", "")), []string{"t0.r0.c1 企业名称 text"}},
		{"salutation", para(spaced("某某协会：")) + para(spaced("我方自愿申请加入贵会，成为：")) + para(spaced("□正式会员  □临时会员")),
			[]string{"p2#1 我方自愿申请加入贵会，成为 choice 正式会员 临时会员"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

package build

import (
	"os"
	"path/filepath"
	"testing"
)

// sampleForm is a form with everything in it, as long and as crowded as real ones are.
func sampleForm() *Document {
	return &Document{
		Title:   "首台（套）重大技术装备认定申请书",
		Version: "表样版本 2025.1 · stt-rending",
		Cover: &Cover{
			Over:  []string{"附件1"},
			Title: []string{"广西壮族自治区", "首台（套）重大技术装备认定申请书"},
			Sub:   "（2025年度）",
			Lines: []CoverLine{
				{Label: "装备名称", Tag: "eq.name"}, {Label: "申报单位", Tag: "org.name"},
				{Label: "装备类别", Content: Checks("eq.class", "装备类别", Options("成套", "整机", "部件"))},
				{Label: "推荐单位", Tag: "recommend.office"}, {Label: "联系人及电话", Tag: "handler.line"},
				{Label: "填报日期", Tag: "@today", Kind: KindDate},
			},
			Bottom: []string{"广西壮族自治区工业和信息化厅 制", "2025年1月"},
		},
		Body: sampleBody(),
	}
}

func sampleBody() []Block {
	out := []Block{
		Heading{Level: 1, Text: "填表说明"},
		Note{Lines: []string{"1. 本表由申报单位如实填写，一式三份，使用A4纸双面打印，于左侧装订成册，并在骑缝处加盖公章。", "2. 金额单位除注明外均为万元，保留两位小数；没有的填“无”，不得空缺。"}},
		Heading{Level: 1, Text: "一、申报单位基本情况"},
		LabelGrid(samplePairs(), 2),
		Note{Lines: []string{"注：企业规模按国家统计局大中小微型企业划分办法填写。"}},
		Heading{Level: 1, Text: "二、装备基本情况"},
		LabelGrid([]Pair{
			{Label: "装备名称", Tag: "eq.name", Wide: true},
			{Label: "装备类别", Tag: "eq.class", Options: Options("成套设备", "整机设备", "核心部件")},
			{Label: "销售价格", Tag: "eq.price", Unit: "万元"}, {Label: "大写", Tag: "eq.price#upper"},
			{Label: "首次销售日期", Tag: "eq.sold", Kind: KindDate}, {Label: "所属行业", Tag: "eq.industry", Kind: KindChoice, Options: Options("通用设备制造业", "专用设备制造业")},
			{Label: "主要技术指标", Hint: "与国内外同类装备对比", Tag: "eq.spec", Kind: KindLong, HeightMM: 60},
			{Label: "创新点", Tag: "eq.new", Kind: KindLong},
		}, 2),
		Heading{Level: 1, Text: "三、近三年主要经济指标"},
		Repeat{Table: "fin_years", Columns: []Column{
			{Title: "年度", Tag: "year"}, {Title: "营业收入\n（万元）", Tag: "revenue", Group: "经营"}, {Title: "利润总额\n（万元）", Tag: "profit", Group: "经营"},
			{Title: "研发费用\n（万元）", Tag: "rd", Group: "研发"}, {Title: "占比\n（%）", Tag: "rd_share", Group: "研发"}, {Title: "纳税额\n（万元）", Tag: "tax"},
		}, BlankRows: 2},
		Heading{Level: 1, Text: "四、知识产权清单"},
		Repeat{Table: "ip", Serial: true, BlankRows: 3, Columns: []Column{
			{Title: "名称", Tag: "name", Share: 3, Align: AlignLeft}, {Title: "类别", Tag: "kind", Kind: KindChoice, Options: Options("发明专利", "实用新型专利", "软件著作权"), Share: 1.3},
			{Title: "编号", Tag: "no", Share: 2}, {Title: "授权日期", Tag: "date", Kind: KindDate, Share: 1.4},
			{Title: "是否质押", Tag: "pledged", Kind: KindCheck, Options: Options("是", "否"), Share: 1.3},
		}, Tail: []Row{{Cells: []Cell{{Text: "合  计", Label: true, Span: 2}, {Content: []Inline{Slot{Tag: "ip.count", Title: "件数"}, Text{S: "件"}}, Span: 4, Align: AlignLeft}}}}},
		Heading{Level: 1, Text: "五、装备照片"},
		Picture{Slot: PictureSlot{Tag: "@material.m.photos", Title: "装备照片", WidthMM: 120, HeightMM: 80}, Caption: "图1　装备整机外观"},
		Heading{Level: 1, Text: "六、审核推荐意见"},
		Opinions(
			Opinion{Label: "申报单位意见", Tag: "org.opinion", Foot: []string{"法定代表人（签字）：　　　　　　", "（公章）　　　　", "年　　月　　日"}},
			Opinion{Label: "设区市工信部门意见", Foot: []string{"（公章）　　　　", "年　　月　　日"}},
			Opinion{Label: "自治区工信厅意见", Foot: []string{"（公章）　　　　", "年　　月　　日"}, HeightMM: 55},
		),
	}
	out = append(out, sampleCommitment()...)
	return append(out,
		Heading{Level: 0, Text: "申报材料清单", Over: "附件3", NewPage: true},
		Note{Lines: []string{"注：复印件须与原件一致，逐页加盖公章。"}},
		Turn{Landscape: true},
		Heading{Level: 1, Text: "七、设备投资明细"},
		Repeat{Table: "devices", Serial: true, Large: true, BlankRows: 4, Columns: []Column{{Title: "设备名称", Tag: "name", Share: 3}, {Title: "规格型号", Tag: "model", Share: 2},
			{Title: "数量", Tag: "count"}, {Title: "单价", Tag: "price", Unit: "元"}, {Title: "金额", Tag: "sum", Unit: "元"}, {Title: "供应商", Tag: "from", Share: 3}, {Title: "说明", Tag: "note", Kind: KindLong, Share: 2}}})
}

func samplePairs() []Pair {
	return []Pair{
		{Group: "单位信息", Label: "单位名称", Tag: "org.name", Wide: true},
		{Group: "单位信息", Label: "统一社会信用代码", Tag: "org.uscc"}, {Group: "单位信息", Label: "成立日期", Tag: "org.established", Kind: KindDate},
		{Group: "单位信息", Label: "注册资本", Tag: "org.reg_capital", Unit: "万元"}, {Group: "单位信息", Label: "职工人数", Tag: "staff.total", Unit: "人"},
		{Group: "单位信息", Label: "单位性质", Tag: "org.type", Options: []Option{{Text: "国有企业"}, {Text: "民营企业"}, {Text: "外商投资企业"}, {Text: "港澳台投资企业"}, {Text: "事业单位"}, {Text: "其他", Fill: "org.type_other"}}},
		{Group: "单位信息", Label: "企业规模", Tag: "org.scale", Options: Options("大", "中", "小", "微")}, {Group: "单位信息", Label: "是否规上", Tag: "org.above", Options: []Option{{Value: "true", Text: "是"}, {Value: "false", Text: "否"}}},
		{Group: "单位信息", Label: "注册地址", Tag: "org.address"},
		{Group: "法定代表人", Label: "姓名", Tag: "legal.name"}, {Group: "法定代表人", Label: "手机", Tag: "legal.mobile"},
		{Group: "联系人", Label: "姓名", Tag: "handler.name"}, {Group: "联系人", Label: "职务", Tag: "handler.post"},
		{Group: "联系人", Label: "手机", Tag: "handler.mobile"}, {Group: "联系人", Label: "电子邮箱", Tag: "handler.email"},
		{Label: "主导产品", Tag: "org.products", Kind: KindLong, HeightMM: 25},
	}
}

func sampleCommitment() []Block {
	blank := func(tag, title string) Inline { return Slot{Tag: tag, Title: title, Underline: true} }
	out := []Block{Heading{Text: "真实性承诺书", NewPage: true}}
	for _, p := range [][]Inline{
		{Text{S: "本单位"}, blank("org.name", "单位名称"), Text{S: "（统一社会信用代码："}, blank("org.uscc", "代码"), Text{S: "）申报“首台（套）重大技术装备认定”，现郑重承诺如下："}},
		{Text{S: "一、所填写的内容和提供的材料真实、合法、有效，复印件与原件一致，没有隐瞒和虚报。"}},
		{Text{S: "二、该装备未由财政性科技资金直接形成，未重复申报同类奖励，近三年无重大安全、环保、质量事故。"}},
		{Text{S: "三、如有不实，愿意退回全部资金，并承担相应的法律责任。"}},
		{Text{S: "特此承诺。"}},
	} {
		out = append(out, Paragraph{Content: p, Indent: true})
	}
	return append(out, Sign{Lines: []SignLine{{Label: "法定代表人（签字）："}, {Label: "申报单位（公章）："}, {Content: []Inline{Slot{Tag: "@today#cn", Title: "日期", Kind: KindDate}}}}})
}

// TestLook leaves the sample form for a person to look at; it checks nothing else.
func TestLook(t *testing.T) {
	dir := os.Getenv("YIBIAO_LOOK")
	if dir == "" {
		t.Skip("YIBIAO_LOOK names no folder for the sample form")
	}
	data, err := sampleForm().Bytes()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "sample.docx"), data, 0o644); err != nil {
		t.Fatal(err)
	}
}

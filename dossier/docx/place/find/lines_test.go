package find_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/docxtest/wml"
	"yibiao/dossier/docx/place/find"
)

// TestLinesOfOfficialForms looks at lines of text in such forms.
func TestLinesOfOfficialForms(t *testing.T) {
	line := func(all ...string) string {
		var b strings.Builder
		for _, s := range all {
			b.WriteString(wml.Para(wml.Spaced(s)))
		}
		return b.String()
	}
	tests := []struct {
		name, body string
		want       []string
	}{
		{"last of several labels over a table", line("单  位：        部门：        职务：") + wml.Table(2, wml.TDs("名称", "")), []string{"p0#1 单位 text", "p0#2 部门 text", "p0#3 职务 text", "t0.r0.c1 名称 text"}},
		{"label below another one over a table", line("会议时间：", "会议地点：") + wml.Table(2, wml.TDs("名称", "")), []string{"p0#1 会议时间 date", "p1#1 会议地点 text", "t0.r0.c1 名称 text"}},
		{"day over a table", line("填表人：        日期：") + wml.Table(2, wml.TDs("名称", "")), []string{"p0#1 填表人 text", "p0#2 日期 date", "t0.r0.c1 名称 text"}},
		{"name of a table below a label", line("填报单位：", "主要股东情况：") + wml.Table(2, wml.TDs("名称", "")), []string{"p0#1 填报单位 text", "t0.r0.c1 名称 text"}},
		{"terms of a contract", line("双方同意遵守以下条款：", "", "研究经费、拨款时间及支付方式：", "研究经费：", "拨款时间：", ""), []string{"p3#1 研究经费 money", "p4#1 拨款时间 date"}},
		{"heading over much room", line("主要研究内容、分工、形式和要求：", "", "", "", "进度计划：", "", "", ""), []string{"p0#1 主要研究内容、分工、形式和要求 longtext", "p4#1 进度计划 longtext"}},
		{"code before a day", line("GP-3.3-07-A1                         年   月   日"), []string{"p0#1  date"}},
		{"day below who signs", line("联系电话：____", "专家组签字", "        年    月    日"), []string{"p0#1 联系电话 text", "p2#1  sign"}},
		{"whom a letter is to", wml.Para(wml.Lined("        ")+wml.Spaced("：")) + line("贵单位的材料已收悉，联系人：____"), []string{"p0#1  text", "p1#1 联系人 text"}},
		{"label before one to sign", line("学院：        填表人签名：        填表时间    年   月  日"), []string{"p0#1 学院 text", "p0#2 填表人签名 sign", "p0#3 填表时间 date"}},
		{"example of what to write", line("有关内容包含如下（但不局限于这些）：", "", "", "", "如：", "", "联系人：____"), []string{"p6#1 联系人 text"}},
		{"outline that is written to", line("参照以下提纲撰写，要求内容翔实。请勿删除下述提纲标题及括号中的文字。", "（一）立项依据：", "（为什么要开展此项研究）", "", "（二）研究基础：", "1．研究基础与可行性分析（与本项目相关的研究工作积累和已取得的研究工作成绩，研究风险的应对措施，研究团队的构成等）；", "", "2．已经完成的项目情况（对前一个已经期满的项目的完成情况加以详细说明，另附该项目的工作总结摘要和成果目录）。", "", "是否存在与正在承担的项目的单位不一致的情况；如存在，列明所涉及人员的姓名，并说明不一致的原因。", ""),
			[]string{"p3 （一）立项依据 longtext", "p6 研究基础与可行性分析 longtext", "p8 已经完成的项目情况 longtext", "p10 是否存在与正在承担的项目的单位不一致的情况 longtext"}},
		{"day below the seal of an office", line("联系电话：____", "        （中心、管理部业务审核章或公章）", "        年    月    日"), []string{"p0#1 联系电话 text", "p2#1  sign"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, docxtest.Brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestFrameBelowALabel finds the frame that takes the answer, once.
func TestFrameBelowALabel(t *testing.T) {
	frame := `<w:p><w:r><w:pict><w:txbxContent>` + wml.Para("") + `</w:txbxContent></w:pict></w:r></w:p>`
	body := wml.Para(wml.Spaced("队伍名称：")) + frame + wml.Para(wml.Spaced("联系电话：（填写队长的号码）")) + frame
	places, err := docxtest.Form(t, body).Places()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range places {
		got = append(got, p.At+" "+p.Label+" "+p.Hint)
	}
	want := []string{"p1.x0 队伍名称 ", "p3.x0 联系电话 （填写队长的号码）"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestLinesThatAsk looks at lines of text: contents, letters, headings and notes.
func TestLinesThatAsk(t *testing.T) {
	line := func(all ...string) string {
		var b strings.Builder
		for _, s := range all {
			b.WriteString(wml.Para(wml.Spaced(s)))
		}
		return b.String()
	}
	book := strings.Repeat(wml.Para(wml.Spaced("投标人应当按照招标文件规定的格式编制投标文件，并在规定的时间内送达指定的地点，逾期送达的不予受理。")), find.BookText)
	tests := []struct {
		name, body string
		want       []string
	}{
		{"contents before their headings", line("目  录", "一、投标函", "二、项目简介", "", "每页加盖公章", "一、投 标 函", "单位名称：________", "二、项目简介", "", "", ""),
			[]string{"p6#1 单位名称 text", "p8 二、项目简介 longtext"}},
		{"contents without their headings", line("目录", "一、申请报告", "二、附件材料", "", "单位名称：________"), []string{"p4#1 单位名称 text"}},
		{"letter below its heading", line("三、情况说明", "", "致：________", "    ________为本单位代表，特此证明。"), []string{"p2#1 致 text", "p3#1 为本单位代表 text"}},
		{"labels below each other", line("营业执照号码：", "经济性质：", "经营范围：", ""), []string{"p0#1 营业执照号码 text", "p1#1 经济性质 text", "p2#1 经营范围 text"}},
		{"label over a table", line("填表日期：") + wml.Table(2, wml.TDs("名称", "")), []string{"p0#1 填表日期 date", "t0.r0.c1 名称 text"}},
		{"name of a table over it", line("申请企业基本情况：") + wml.Table(2, wml.TDs("名称", "")), []string{"t0.r0.c1 名称 text"}},
		{"end of a range without its beginning", line("有效期限：至    年   月   日      签发日期：    年   月   日"), []string{"p0#1 有效期限 date", "p0#2 签发日期 date"}},
		{"number and remark name the blank", wml.Para(wml.Spaced("4、") + wml.Lined("        ") + wml.Spaced("（其他补充说明，特别指售后服务）。")), []string{"p0#1 其他补充说明，特别指售后服务 text"}},
		{"instructions begin below the cover's day", `<w:p>` + wml.Spaced("　　　　年　　月") + `<w:r><w:br/></w:r>` + wml.Spaced("填 表 说 明") + `</w:p>` + line("1.填写时不得空缺，编号：____。"),
			[]string{"p0#1  date"}},
		{"addressee", line("上海某某信息科技股份有限公司：", "单位名称：________"), []string{"p1#1 单位名称 text"}},
		{"heading over lines of its own", line("五、研究项目来源：", "申办者：________"), []string{"p1#1 申办者 text"}},
		{"unit of figures", line("供应商名称：        单位：（人民币元）"), []string{"p0#1 供应商名称 text"}},
		{"label in two languages", line("Account Holder Name/Full Name/账户持有人全名：", "英文名"), []string{"p0#1 AccountHolderName/FullName/账户持有人全名 text"}},
		{"clerks of a bank", line("业务代理网点操作员：        主管柜员：        事后监督：        "), []string{"p0#1 业务代理网点操作员 sign", "p0#2 主管柜员 sign", "p0#3 事后监督 sign"}},
		{"day that the text tells", wml.Para(wml.Spaced("开标时间：") + wml.Lined("2026年7月16日") + wml.Spaced("09时30分在本公司会议室。")), nil},
		{"numbered text of a book", book + line("1.负责餐厅餐具清洗", "", "2.负责餐厅地面清洁", "", "六、服务方案", "", "", ""), []string{"p65 六、服务方案 longtext"}},
		{"answers of a book", book + wml.Table(2, wml.TDs("电话", "0772-3800001"), wml.TDs("地址", "")), []string{"t0.r1.c1 地址 text"}},
		{"table that the judges sign", wml.Table(3, wml.TDs("审查项目", "投标人1", "投标人2"), wml.TDs("营业执照", "", ""), wml.TDs("授权书", "", "")) + line("审查人员签名："),
			[]string{"t0.r1.c1 投标人1 sign", "t0.r1.c2 投标人2 sign", "t0.r2.c1 投标人1 sign", "t0.r2.c2 投标人2 sign", "p0#1 审查人员签名 sign"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, docxtest.Brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestLinesOfText looks at lines whose blanks hold words, or lead to others.
func TestLinesOfText(t *testing.T) {
	body := func(all ...string) string {
		var b strings.Builder
		for _, s := range all {
			b.WriteString(wml.Para(wml.Spaced(s)))
		}
		return b.String()
	}
	tests := []struct {
		name, body string
		want       []string
	}{
		{"seal in the blank", wml.Para(wml.Lined("（投标人单位章）")), []string{"p0#1  sign"}},
		{"day in brackets", wml.Para(wml.Spaced("【    】年【  】月【  】日")), []string{"p0#1 年 sign", "p0#2 月 sign", "p0#3 日 sign"}},
		{"who signs is long", body("法定代表人（单位负责人）或其委托代理人：（签字）"), []string{"p0#1 法定代表人（单位负责人）或其委托代理人 sign"}},
		{"count goes on below a label", body("（1）其他应收款", "需核实的问题：", "（2）存货"), []string{"p1#1 需核实的问题 text"}},
		{"numbered labels", body("2、地址：", "3、邮编：", ""), []string{"p0#1 2、地址 text", "p1#1 3、邮编 text"}},
		{"name in the blank", wml.Para(wml.Spaced("本人系") + wml.Lined("（供应商名称）") + wml.Spaced("的代理人。")), []string{"p0#1 供应商名称 text"}},
		{"another's name in the blank", wml.Para(wml.Spaced("本公司参加") + wml.Lined("（单位名称）") + wml.Spaced("的采购活动。")), []string{"p0#1 本公司参加 text"}},
		{"figure that a text sets", wml.Para(wml.Spaced("投标人依法缴纳税收的相关材料，即投标截止时间前半年内任意连续") + wml.Lined(" 3 ") + wml.Spaced("个月的依法缴纳税收的凭据复印件。")), nil},
		{"copies put in elsewhere", body("3.并携带以上原件备查", "", ""), nil},
		{"agreement over its terms", body("申请人同意：", "", "一经申请即不可撤销。"), nil},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, docxtest.Brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

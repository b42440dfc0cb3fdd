package docx

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place/find"
)

// across is a cell over n columns.
func across(n, text string) string { return td(text, `<w:gridSpan w:val="`+n+`"/>`) }

// upright is a cell over n columns that begins a vertical merge.
func upright(n, text string) string {
	return td(text, `<w:gridSpan w:val="`+n+`"/>`+mergeBegins)
}

// TestTableKinds looks at tables whose cut, or whose printed words, mislead.
func TestTableKinds(t *testing.T) {
	below := row(td("", mergeGoesOn) + td("", "") + td("", "") + td("", ""))
	tests := []struct {
		name, body string
		want       []string
	}{
		{"people by columns of which one is split", table(5,
			row(upright("1", "人员")+upright("1", "姓名")+across("2", "身份证件")+td("手机", "")),
			row(td("", mergeGoesOn)+td("", mergeGoesOn)+td("种类", "")+td("号码", "")+td(" ", "")),
			tds("法定代表人", "", "", "", ""), tds("财务负责人", "", "", "", "")),
			[]string{"t0.r2.c1 姓名 text", "t0.r2.c2 种类 text", "t0.r2.c3 号码 text", "t0.r2.c4 手机 text",
				"t0.r3.c1 姓名 text", "t0.r3.c2 种类 text", "t0.r3.c3 号码 text", "t0.r3.c4 手机 text"}},
		{"header with a cell too many", table(4, tds("分支机构名称", "注册地址", "识别号", ""),
			row(td("", "")+td("", "")+across("2", "")), row(td("", "")+td("", "")+across("2", ""))),
			[]string{"t0.r1 分支机构名称|注册地址|识别号 rows"}},
		{"word over two lines that ends in a date's characters", table(4,
			row(upright("1", "法定代表人")+td("姓  名", "")+td("出  生\n年  月", "")+td("学  历", "")), below),
			[]string{"t0.r1.c1 姓名 text", "t0.r1.c2 出生年月 date", "t0.r1.c3 学历 text"}},
		{"group, label, unit, label, unit", table(5, tds("企业专利情况", "已获授权数", "项", "其中发明专利", "项")),
			[]string{"t0.r0.c2 已获授权数 number", "t0.r0.c4 其中发明专利 number"}},
		{"list with one row of people and their parts", table(3, tds("姓名", "职称", "在项目中分担任务"), tds("", "", "")),
			[]string{"t0.r1 姓名|职称|在项目中分担任务 rows"}},
		{"list with one row of things", table(4, row(td("上年度登记合同情况", mergeBegins)+td("合同编号", "")+td("项目名称", "")+td("金额（万元）", "")), below),
			[]string{"t0.r1 合同编号|项目名称|金额（万元） rows"}},
		{"list with one row of items and their figures", table(4, tds("项目", "账面价值", "评估价值", "增减率（%）"), tds("", "", "", "")),
			[]string{"t0.r1 项目|账面价值|评估价值|增减率（%） rows"}},
		{"one row of a person's data", table(4, row(td("联系人", mergeBegins)+td("姓名", "")+td("职务", "")+td("手机", "")), below),
			[]string{"t0.r1.c1 姓名 text", "t0.r1.c2 职务 text", "t0.r1.c3 手机 text"}},
		{"answers in two languages without cells of their own", table(4,
			row(upright("1", "作品名称")+across("2", "（中文）")+upright("1", "")), row(td("", mergeGoesOn)+across("2", "（英文）")+td("", mergeGoesOn)),
			row(td("详细地址", "")+td("", "")+td("邮编", "")+td("", ""))),
			[]string{"t0.r0.c1 作品名称 text", "t0.r1.c1 作品名称 text", "t0.r2.c1 详细地址 text", "t0.r2.c3 邮编 text"}},
		{"answers in two languages with cells of their own", table(3,
			row(upright("1", "作品名称")+td("（中文）", "")+td("", "")), row(td("", mergeGoesOn)+td("（英文）", "")+td("", ""))),
			[]string{"t0.r0.c2 （中文） text", "t0.r1.c2 （英文） text"}},
		{"words in the column of numbers", table(2, tds("序号", "材料名称"), tds("", ""), tds("备注", "")),
			[]string{"t0.r1 材料名称 rows", "t0.r2.c1 备注 text"}},
		{"total over columns of its own name", table(4, tds("合同编号", "项目名称", "认定时间", "金额（万元）"), tds("", "", "", ""), tds("", "", "", ""), row(across("3", "合同总额（万元）")+td("", ""))),
			[]string{"t0.r1 合同编号|项目名称|认定时间|金额（万元） rows", "t0.r3.c1 合同总额（万元） money"}},
		{"total behind an empty cell", table(5, tds("序号", "品名", "材质", "重量（t）", "金额（元）"), tds("1", "", "", "", ""), tds("2", "", "", "", ""), tds("3", "", "合计", "", "")),
			[]string{"t0.r1 品名|材质|重量（t）|金额（元） rows", "t0.r3.c4 金额（元） money"}},
		{"answer over several columns", table(4, row(upright("1", "知识产权")+td("授权数", "")+td("发明专利", "")+td("外观设计", "")), below, row(td("", mergeGoesOn)+td("其他知识产权数", "")+across("2", ""))),
			[]string{"t0.r1.c1 授权数 number", "t0.r1.c2 发明专利 number", "t0.r1.c3 外观设计 number", "t0.r2.c2 其他知识产权数 number"}},
		{"the same words in every row", table(5, row(td("操作员", mergeBegins)+td("姓名", "")+td("证件号码", "")+td("密码发送", "")+td("电话", "")),
			row(td("", mergeGoesOn)+td("", "")+td("", "")+td("密码信封", "")+td("", "")), row(td("", mergeGoesOn)+td("", "")+td("", "")+td("密码信封", "")+td("", ""))),
			[]string{"t0.r1 姓名|证件号码|电话 rows"}},
		{"a row filled in over empty ones", table(4, tds("账号", "币种", "户名", "限额"), tds("6222000", "人民币", "某某公司", "五万"), tds("", "", "", ""), tds("", "", "", "")),
			[]string{"t0.r2 账号|币种|户名|限额 rows"}},
		{"columns that the bank fills in", table(4, row(upright("1", "姓名")+upright("1", "电话")+across("2", "银行填写")), row(td("", mergeGoesOn)+td("", mergeGoesOn)+td("标识", "")+td("序列号", "")), tds("", "", "", "")),
			[]string{"t0.r2.c0 姓名 text", "t0.r2.c1 电话 text", "t0.r2.c2 标识 sign", "t0.r2.c3 序列号 sign"}},
		{"left words in a numbered list", table(5, tds("序号", "岗位", "人数", "条件", "备注"), tds("1", "", "", "应当符合投标文件", ""), tds("2", "", "", "", ""), tds("…", "", "", "", "")),
			[]string{"t0.r1 岗位|人数|条件|备注 rows"}},
		{"text beside a label is no header", table(2, tds("经营范围", "商务服务业（具体经营项目请登录公示平台查询。依法须经批准的项目，经相关部门批准后方可开展经营活动。）"), tds("开户名称", "")),
			[]string{"t0.r0.c1 经营范围 text", "t0.r1.c1 开户名称 text"}},
		{"last year's answers between labels", table(4, tds("职称", "讲师", "联系电话", "0772-3800001"), tds("姓名", "", "邮箱", "")),
			[]string{"t0.r0.c1 职称 text", "t0.r0.c3 联系电话 text", "t0.r1.c1 姓名 text", "t0.r1.c3 邮箱 text"}},
		{"marks of a program", table(4, tds("企业名称", "{{app__name}}", "电话", "${phone}"), tds("网址", "n", "代码", "_code}")),
			[]string{"t0.r0.c1 企业名称 text", "t0.r0.c3 电话 text", "t0.r1.c1 网址 text", "t0.r1.c3 代码 text"}},
		{"units that are seldom", table(4, tds("床位数", "张", "创汇", "万美元")), []string{"t0.r0.c1 床位数 number", "t0.r0.c3 创汇 money"}},
		{"letter-spaced words end in no measure word", table(4, tds("姓  名", "", "部  门", ""), tds("负责人", "姓  名", "电  话", "")),
			[]string{"t0.r0.c1 姓名 text", "t0.r0.c3 部门 text", "t0.r1.c3 电话 text"}},
		{"who pays taxes is no money", table(2, tds("办税人", ""), tds("纳税人识别号", ""), tds("上缴税金", "")),
			[]string{"t0.r0.c1 办税人 text", "t0.r1.c1 纳税人识别号 text", "t0.r2.c1 上缴税金 money"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestCellsThatAsk looks at cells of words: which of them ask for something.
func TestCellsThatAsk(t *testing.T) {
	tests := []struct {
		name, body string
		want       []string
	}{
		{"heading over a remark", table(1, tds("成果简介\n（重点描述创新点、成熟度、应用前景等。不够可附页）"), tds("转化方式：□转让 □许可")),
			[]string{"t0.r0.c0 成果简介 longtext", "t0.r1.c0#1 转化方式 choice 转让 许可"}},
		{"heading without room", table(2, tds("名称", ""), row(across("2", "已开展的转化工作情况")), row(across("2", "拟转化方式：□转让 □许可"))),
			[]string{"t0.r0.c1 名称 text", "t0.r1.c0 已开展的转化工作情况 longtext", "t0.r2.c0#1 拟转化方式 choice 转让 许可"}},
		{"heading of the rows below", table(2, tds("名称", ""), row(across("2", "完成团队情况")), tds("姓名", "职务"), tds("", ""), tds("", "")),
			[]string{"t0.r0.c1 名称 text", "t0.r3 姓名|职务 rows"}},
		{"opinion without a blank", table(1, tds("完成单位意见：\n（就材料真实性出具意见）\n\n单位负责人（签名）   单位（盖章）")), []string{"t0.r0.c0 完成单位意见 sign"}},
		{"filled in by hand", table(4, tds("施工班组", "（手工填写）", "作业部位", "（机打）")), []string{"t0.r0.c1 施工班组 sign", "t0.r0.c3 作业部位 text"}},
		{"list for an office", table(3, tds("受理编号", "受理人", "受理日期"), tds("", "", ""), tds("", "", "")), []string{"t0.r1 受理编号|受理人|受理日期 sign"}},
		{"seal alone in a row", table(2, tds("名称", ""), row(across("2", "（单位盖章）"))), []string{"t0.r0.c1 名称 text", "t0.r1.c0 （单位盖章） sign"}},
		{"group beside a line to sign", table(2, row(td("经办人信息", mergeBegins)+td("签字：", "")), row(td("", mergeGoesOn)+td("电话：", ""))),
			[]string{"t0.r0.c1 签字 sign", "t0.r1.c1 电话 text"}},
		{"copy to be pasted", para(spaced("联络员信息")) + table(1, tds("姓名：____"), tds("（身份证件复印件粘贴处）")),
			[]string{"t0.r0.c0 姓名 text", "t0.r1.c0 （身份证件复印件粘贴处） image"}},
		{"name in book marks", table(2, tds("《设立许可证》编号", "")), []string{"t0.r0.c1 《设立许可证》编号 text"}},
		{"note below a table", table(2, tds("名称", ""), row(across("2", "说明：1.金额为单价与数量之积。\n2.逐项填写。"))), []string{"t0.r0.c1 名称 text"}},
		{"text with rules beside a label", table(2, tds("换发依据", "《关于加快推进登记制度改革的意见》（国办发[2015]50号）、《关于贯彻落实登记制度改革的意见的通知》（工商企字[2015]121号）、《实施通知》（鲁政办发[2015]39号）\n"), tds("名称", "")),
			[]string{"t0.r1.c1 名称 text"}},
		{"how to tick is no question", table(2, tds("核算方式", "请选择对应项目打“√” □独立核算 □非独立核算")), []string{"t0.r0.c1#1 核算方式 choice 独立核算 非独立核算"}},
		{"answers before what they are about", table(2, tds("权限", "1、同意□不同意□核对登记材料；\n2、同意□不同意□修改文件；")),
			[]string{"t0.r0.c1#1 核对登记材料 choice 同意 不同意", "t0.r0.c1#3 修改文件 choice 同意 不同意"}},
		{"answers to one label in cells", table(4, tds("外汇汇款", "开通 □", "变更 □", "撤销 □")),
			[]string{"t0.r0.c1#1 外汇汇款 check 开通", "t0.r0.c2#1 外汇汇款 check 变更", "t0.r0.c3#1 外汇汇款 check 撤销"}},
		{"lines of brackets to tick", table(2, tds("项目性质", "1.小发明（  ）\n2.基础研究（  ）    3.应用研究（  ）\n4.调研（  ）")),
			[]string{"t0.r0.c1#1 项目性质 choice 1.小发明 2.基础研究 3.应用研究 4.调研"}},
		{"unit between blanks", table(1, tds("证书副本数量：        本   发证日期：        ")), []string{"t0.r0.c0#1 证书副本数量 number", "t0.r0.c0#2 发证日期 date"}},
		{"words behind a label with a colon", table(2, tds("项目编号：", "CP-2025-S2-032"), tds("投标人：", "")), []string{"t0.r0.c1 项目编号 text", "t0.r1.c1 投标人 text"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestLinesThatAsk looks at lines of text: contents, letters, headings and notes.
func TestLinesThatAsk(t *testing.T) {
	line := func(all ...string) string {
		var b strings.Builder
		for _, s := range all {
			b.WriteString(para(spaced(s)))
		}
		return b.String()
	}
	book := strings.Repeat(para(spaced("投标人应当按照招标文件规定的格式编制投标文件，并在规定的时间内送达指定的地点，逾期送达的不予受理。")), find.BookText)
	tests := []struct {
		name, body string
		want       []string
	}{
		{"contents before their headings", line("目  录", "一、投标函", "二、项目简介", "", "每页加盖公章", "一、投 标 函", "单位名称：________", "二、项目简介", "", "", ""),
			[]string{"p6#1 单位名称 text", "p8 二、项目简介 longtext"}},
		{"contents without their headings", line("目录", "一、申请报告", "二、附件材料", "", "单位名称：________"), []string{"p4#1 单位名称 text"}},
		{"letter below its heading", line("三、情况说明", "", "致：________", "    ________为本单位代表，特此证明。"), []string{"p2#1 致 text", "p3#1 为本单位代表 text"}},
		{"labels below each other", line("营业执照号码：", "经济性质：", "经营范围：", ""), []string{"p0#1 营业执照号码 text", "p1#1 经济性质 text", "p2#1 经营范围 text"}},
		{"label over a table", line("填表日期：") + table(2, tds("名称", "")), []string{"p0#1 填表日期 date", "t0.r0.c1 名称 text"}},
		{"name of a table over it", line("申请企业基本情况：") + table(2, tds("名称", "")), []string{"t0.r0.c1 名称 text"}},
		{"end of a range without its beginning", line("有效期限：至    年   月   日      签发日期：    年   月   日"), []string{"p0#1 有效期限 date", "p0#2 签发日期 date"}},
		{"number and remark name the blank", para(spaced("4、") + lined("        ") + spaced("（其他补充说明，特别指售后服务）。")), []string{"p0#1 其他补充说明，特别指售后服务 text"}},
		{"instructions begin below the cover's day", `<w:p>` + spaced("　　　　年　　月") + `<w:r><w:br/></w:r>` + spaced("填 表 说 明") + `</w:p>` + line("1.填写时不得空缺，编号：____。"),
			[]string{"p0#1  date"}},
		{"addressee", line("上海某某信息科技股份有限公司：", "单位名称：________"), []string{"p1#1 单位名称 text"}},
		{"heading over lines of its own", line("五、研究项目来源：", "申办者：________"), []string{"p1#1 申办者 text"}},
		{"unit of figures", line("供应商名称：        单位：（人民币元）"), []string{"p0#1 供应商名称 text"}},
		{"label in two languages", line("Account Holder Name/Full Name/账户持有人全名：", "英文名"), []string{"p0#1 AccountHolderName/FullName/账户持有人全名 text"}},
		{"clerks of a bank", line("业务代理网点操作员：        主管柜员：        事后监督：        "), []string{"p0#1 业务代理网点操作员 sign", "p0#2 主管柜员 sign", "p0#3 事后监督 sign"}},
		{"day that the text tells", para(spaced("开标时间：") + lined("2026年7月16日") + spaced("09时30分在本公司会议室。")), nil},
		{"numbered text of a book", book + line("1.负责餐厅餐具清洗", "", "2.负责餐厅地面清洁", "", "六、服务方案", "", "", ""), []string{"p65 六、服务方案 longtext"}},
		{"answers of a book", book + table(2, tds("电话", "0772-3800001"), tds("地址", "")), []string{"t0.r1.c1 地址 text"}},
		{"table that the judges sign", table(3, tds("审查项目", "投标人1", "投标人2"), tds("营业执照", "", ""), tds("授权书", "", "")) + line("审查人员签名："),
			[]string{"t0.r1.c1 投标人1 sign", "t0.r1.c2 投标人2 sign", "t0.r2.c1 投标人1 sign", "t0.r2.c2 投标人2 sign", "p0#1 审查人员签名 sign"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestSides looks at tables whose cells are named from two sides, or lie outside of the form.
func TestSides(t *testing.T) {
	line := `<w:tcBorders><w:top w:val="single"/><w:bottom w:val="single"/><w:right w:val="single"/></w:tcBorders>`
	drawn := func(texts ...string) string {
		var b strings.Builder
		for i, s := range texts {
			more := line
			if i == len(texts)-1 {
				more = ""
			}
			b.WriteString(td(s, more))
		}
		return row(b.String())
	}
	unstyled := func(rows ...string) string {
		return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>` + strings.Join(rows, "") + `</w:tbl>`
	}
	tests := []struct {
		name, body string
		want       []string
	}{
		{"cells outside of the lines", unstyled(drawn("名称", "", ""), drawn("地址", "", "")), []string{"t0.r0.c1 名称 text", "t0.r1.c1 地址 text"}},
		{"two parties", table(4, row(across("2", "委托方")+across("2", "承研方")), row(td("单位名称", "")+td("", "")+across("2", "")), row(td("开户银行", "")+td("", "")+across("2", ""))),
			[]string{"t0.r1.c1 单位名称 text", "t0.r1.c2 单位名称 text", "t0.r2.c1 开户银行 text", "t0.r2.c2 开户银行 text"}},
		{"year, label, unit", table(7, tds("2023年", "年销售额：", "万元", "利润：", "万元", "备注：", "")),
			[]string{"t0.r0.c2 年销售额 money", "t0.r0.c4 利润 money", "t0.r0.c6 备注 text"}},
		{"rows named with a colon", table(3, tds("指标", "上一年____审计", "去年____审计"), tds("总收入：", "", ""), tds("利润：", "", "")),
			[]string{"t0.r0.c1 上一年 text", "t0.r0.c2 去年 text", "t0.r1.c1 上一年____审计 money", "t0.r1.c2 去年____审计 money", "t0.r2.c1 上一年____审计 money", "t0.r2.c2 去年____审计 money"}},
		{"printed name of a rule", table(2, tds("分类依据", "《某某产品分类目录》"), tds("适用范围", ""), tds("型号", "")), []string{"t0.r1.c1 适用范围 text", "t0.r2.c1 型号 text"}},
		{"band with a number", table(4, tds("序号", "内容", "数量及单位", "单价（元）"), row(td("1", "")+across("3", "平台")), tds("1.1", "开发平台", "1套", ""), tds("1.2", "控制中心", "2套", "")),
			[]string{"t0.r2.c3 单价（元） money", "t0.r3.c3 单价（元） money"}},
		{"rows of boxes with their answers", table(2, tds("建设性质", "项目分类"), tds("□新建 □扩建", "□房屋建筑 □市政"), tds("□其他", "□技术改造 □装饰装修")),
			[]string{"t0.r1.c0#1 建设性质 choice 新建 扩建", "t0.r1.c1#1 项目分类 choice 房屋建筑 市政", "t0.r2.c0#1 建设性质 check 其他", "t0.r2.c1#1 项目分类 choice 技术改造 装饰装修"}},
		{"one box in its cell", table(2, tds("提前公布", "□请求早日公布该申请")), []string{"t0.r0.c1#1 请求早日公布该申请 check 请求早日公布该申请"}},
		{"names counted along a row", table(3, tds("名称", "1、", "2、"), tds("数量", "", "")),
			[]string{"t0.r0.c1 1、 text", "t0.r0.c2 2、 text", "t0.r1.c1 1、 number", "t0.r1.c2 2、 number"}},
		{"parts of an address with room", table(2, tds("建设地点", "某某区                路      号"), tds("区域", "镇（街道）")), []string{"t0.r0.c1 建设地点 sign", "t0.r1.c1 区域 sign"}},
		{"day below the name of a table", table(2, row(across("2", "投标人基本信息\n填报时间：")), tds("名称", "")), []string{"t0.r0.c0 填报时间 date", "t0.r1.c1 名称 text"}},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, brief(t, tc.body)); diff != "" {
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
			b.WriteString(para(spaced(s)))
		}
		return b.String()
	}
	tests := []struct {
		name, body string
		want       []string
	}{
		{"seal in the blank", para(lined("（投标人单位章）")), []string{"p0#1  sign"}},
		{"day in brackets", para(spaced("【    】年【  】月【  】日")), []string{"p0#1 年 sign", "p0#2 月 sign", "p0#3 日 sign"}},
		{"who signs is long", body("法定代表人（单位负责人）或其委托代理人：（签字）"), []string{"p0#1 法定代表人（单位负责人）或其委托代理人 sign"}},
		{"count goes on below a label", body("（1）其他应收款", "需核实的问题：", "（2）存货"), []string{"p1#1 需核实的问题 text"}},
		{"numbered labels", body("2、地址：", "3、邮编：", ""), []string{"p0#1 2、地址 text", "p1#1 3、邮编 text"}},
		{"name in the blank", para(spaced("本人系") + lined("（供应商名称）") + spaced("的代理人。")), []string{"p0#1 供应商名称 text"}},
		{"another's name in the blank", para(spaced("本公司参加") + lined("（单位名称）") + spaced("的采购活动。")), []string{"p0#1 本公司参加 text"}},
		{"figure that a text sets", para(spaced("投标人依法缴纳税收的相关材料，即投标截止时间前半年内任意连续") + lined(" 3 ") + spaced("个月的依法缴纳税收的凭据复印件。")), nil},
		{"copies put in elsewhere", body("3.并携带以上原件备查", "", ""), nil},
		{"agreement over its terms", body("申请人同意：", "", "一经申请即不可撤销。"), nil},
	}
	for _, tc := range tests {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, brief(t, tc.body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

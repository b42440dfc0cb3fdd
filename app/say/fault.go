package say

import (
	"strings"

	"yibiao/app/session/importing"
	"yibiao/app/session/sheets"
	"yibiao/dossier/formmap/writing"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// Forms of forms.FaultDate, by how exact the date is to be.
const (
	faultDateMonth gb.FaultCode = "date-month"
	faultDateWhole gb.FaultCode = "date-whole"
)

// faults holds the sentence of every mistake in a value, by code. A sentence follows the name of the field, tells
// what is wrong and, where that helps, what to do.
var faults = map[gb.FaultCode]string{
	gb.FaultUSCCLength:     "应为 {want} 位统一社会信用代码，现在是 {got} 位",
	gb.FaultUSCCCharset:    "第 {position} 位“{char}”不能出现在统一社会信用代码里（不用字母 I、O、S、V、Z），请对照营业执照",
	gb.FaultUSCCRegion:     "第 {position} 位应为数字（第 3 至 8 位是登记机关的行政区划码），请对照营业执照",
	writing.FaultNone:      "表上写的是“{text}”，是没有或不适用的意思，按空缺看待，不写进档案",
	writing.FaultSame:      "表上写的是“{text}”，看不出指的是哪一处，请自己填",
	writing.FaultPart:      "表上这一格写的是“{text}”，只是行政区划的一级，请在档案里改整个行政区划",
	writing.FaultConflict:  "只能选一项，表上却勾了几项：{text}，请自己定",
	writing.FaultElsewhere: "表上写的是“{text}”，内容不在这一格里，不写进档案，请对照原件自己填",
	writing.FaultRemark:    "表上写的是“{text}”，后面带了说明“{remark}”，不能照抄，请看过再自己填",
	writing.FaultScale:     "表上写的是“{text}”，和档案里的“{was}”相差太远，多半是单位不同，请核对",
	writing.FaultBelongs:   "表上写的是“{text}”，档案里这是“{label}”的内容，多半写错了地方，请核对",
	gb.FaultUSCCCheck:      "校验位不对：有一位抄错，或者相邻两位写反了。请拿营业执照右上角的 18 位代码，从第 1 位起逐位对一遍；最后一位只是用来核对前面的，不要只改它",
	gb.FaultUSCCOrg:        "第 9 至 17 位（组织机构代码）对不上它自己的校验位，请拿营业执照把这 9 位逐位对一遍",

	gb.FaultIDLength:      "应为 {want} 位身份证号码，现在是 {got} 位",
	gb.FaultDigitsRounded: "第 {kept} 位以后全是 0：表格程序的数字格只保留 {kept} 位，后面的可能已经丢了，请对照原件核对",
	gb.FaultID15:          "是 15 位的旧号码，请填 18 位身份证号码",
	gb.FaultIDForm:        "应为 17 位数字加 1 位数字或 X",
	gb.FaultIDDate:        "第 7 至 14 位不是一个有效的出生日期",
	gb.FaultIDCheck:       "校验位不对：有一位抄错，或者相邻两位写反了。请对照身份证从第 1 位起逐位核对，先看第 7 至 14 位的出生日期和第 15 至 17 位；不要只改最后一位",

	gb.FaultPersonFigures:  "里面有数字“{text}”，不像姓名：这里只写姓名，号码写到电话、证件号那几栏",
	gb.FaultMobileLength:   "应为 {want} 位手机号码，现在是 {got} 位",
	gb.FaultMobileForm:     "不是大陆手机号码，应为 1 开头的 11 位数字",
	gb.FaultPhoneForm:      "不是电话号码，请写成 0772-2345678，或填手机号码",
	gb.FaultPostcodeForm:   "应为 6 位数字的邮政编码",
	gb.FaultPostcodeLength: "应为 {want} 位邮政编码，现在是 {got} 位",
	gb.FaultPostcodeZero:   "000000 不是邮政编码，请查实后填写",
	gb.FaultNoAnswer:       "不是内容，像是还没有填好的占位文字，请填写实际内容或者留空",
	gb.FaultConstraint:     "不符合这一项的条件：{says}",
	gb.FaultPostcodeRegion: "以 {prefix} 开头，不是广西的邮政编码（53、54 开头），请核对",
	gb.FaultEmailForm:      "不是电子邮箱地址，请写成 name@example.com 的样子",
	gb.FaultURLForm:        "不是网址，请写成 https://www.example.com 的样子",

	gb.FaultAccountForm:   "银行账号只能是数字",
	gb.FaultAccountLength: "银行账号应为 {min} 至 {max} 位数字，现在是 {got} 位",
	gb.FaultCNAPSForm:     "开户行行号应为 {want} 位数字，现在是 {got} 位，请核对",
	gb.FaultInvoiceForm:   "发票号码只能是数字",
	gb.FaultInvoiceLength: "发票号码应为 8 位（纸质发票）或 20 位（数电发票）数字，现在是 {got} 位",

	gb.FaultPatentPublication: "填的是公布号或公告号（CN 开头、字母结尾），请填申请号，也就是专利号",
	gb.FaultPatentForm:        "不是专利号，请写成 ZL202310123456.7 的样子",
	gb.FaultPatentType:        "表示专利类型的一位“{digit}”不存在（1、8 发明，2、9 实用新型，3 外观设计）",
	gb.FaultPatentCheck:       "校验位不对：有一位抄错，或者相邻两位写反了。请对照专利证书“专利号”一栏，把小数点前的数字逐位核对；小数点后的一位只是用来核对前面的，不要只改它",
	gb.FaultPatentKind:        "填在“{kind}”一类，但号码表示这是{number}，请核对类型和号码",
	gb.FaultNoNumber:          "填的是“{text}”，不是编号：拿到以后照证书、文件填，还没有的请空着",
	gb.FaultSoftwareForm:      "不像软件著作权登记号（如 2023SR0123456），请核对",
	gb.FaultTrademarkForm:     "不像商标注册号，请核对",
	gb.FaultHTEForm:           "不像高新技术企业证书编号（如 GR202345000123），请核对",
	gb.FaultAchievementForm:   "不像科技成果登记号，请核对",

	forms.FaultDate:           "不是日期，请写成 2025-06-01 或 2025年6月1日",
	faultDateMonth:            "不是年月，请写成 2025-06 或 2025年6月",
	faultDateWhole:            "不是年份，请写成 2025",
	gb.FaultDateEmpty:         "没有写日期",
	gb.FaultDateForm:          "不是日期，请写成 2025-06-01 或 2025年6月1日",
	gb.FaultDateYear:          "年份 {year} 太早了，请核对",
	forms.FaultDateZero:       "是 {text}：Excel 里空的或写着 0 的格子会变成这一天，请对照原件核对",
	forms.FaultAskedAbove:     "是 {text}，超过已经知道的限额 {limit}（比例或者上限还没有填全，先按知道的比）",
	forms.FaultFigureBefore:   "是 {from} 至 {to} 的，而单位 {founded} 才成立，请核对两处（改制、合并以前的，请在材料里说明）",
	forms.FaultNumberAhead:    "里写的是 {year} 年（{text}），还没有到，不会是已经有的编号，请对照原件核对",
	forms.FaultBeforeFounding: "是 {text}，早于单位的成立日期 {founded}，请核对两处（改制、合并以前的，请在材料里说明）",
	forms.FaultLeftOpen:       "里的“{text}”还没有填，表上会照样印出，请填上或者删去",
	forms.FaultObscured:       "填的是“{text}”，看上去遮住了一部分（或有乱码），不是全文，请照原件写全",
	forms.FaultPlaceholder:    "填的是“{text}”，还不是回答，表上会照样印出，请写实",
	forms.FaultZeroPrice:      "填的是 0，请核对：是没有填，还是真的没有收钱",
	forms.FaultBirthAge:       "是 {text}，照这样算年纪不到 16 岁或者超过 100 岁，请对照身份证核对",
	gb.FaultDateNone:          "没有 {year} 年 {month} 月 {day} 日这一天",
	gb.FaultPeriodUnit:        "期限的单位“{unit}”不认识",
	gb.FaultNoHead:            "这里问的是法定代表人，这家单位登记的是{head}。收表的部门同意写{head}的，请在导出的表上写",
	gb.FaultNoLicence:         "这里问的是营业执照，这家单位的代码不是市场监管部门发的，没有营业执照。写什么请问收表的部门，在导出的表上写",
	gb.FaultNoCapital:         "这里问的是注册资本，这家单位登记的不是注册资本（事业单位、社会组织是开办资金，个体工商户是资金数额，分支机构没有）。写什么请问收表的部门，在导出的表上写",
	gb.FaultNoOption:          "表上印的选项里没有能肯定对应的一个，请在导出的表上选",
	gb.FaultTwoRegions:        "这家单位的注册地和生产经营地不在一处，表上没有说问的是哪一个。请在导出的表上写",
	gb.FaultOtherKind:         "这张表是给{kind}填的，档案里看不出这家单位是{kind}。确实要填的，请在导出的表上写",
	gb.FaultCapitalUnit:       "表上要写大写，又写着按{unit}填，看不出要写成什么样，请在导出的表上写",
	gb.FaultOtherName:         "表上这里印着“{name}”，和档案里的不一样，下面问的多半是它的，不是这家单位的。确实要填的，请在导出的表上写",
	gb.FaultNoticeNone:        "没有读到放假安排",
	gb.FaultNoticeDay:         "通知里的“{text}”与日历对不上",
	gb.FaultPeriodRange:       "期限超出了能计算的范围",

	forms.FaultNumber:          "不是数字，请只填阿拉伯数字，如 1234.5",
	importing.FaultOneNumber:   "写的是“{text}”，当作一个数 {value}：要是两个数，请只留一个",
	forms.FaultControl:         "里面有看不见的字符，去掉了",
	forms.FaultLookalike:       "里面有样子相同、编码不同的字（多半是从 PDF 复制来的），换成了通常的字",
	forms.FaultMinusZero:       "写的是“{text}”，按 0 记：要填负数的，请把数字写全",
	forms.FaultDecimals:        "小数位太多，最多 {max} 位",
	forms.FaultNumberSmall:     "不能小于 {min}",
	forms.FaultNumberLarge:     "不能大于 {max}",
	gb.FaultMoneyUnit:          "这一栏以{unit}为单位，看不出填的是元还是万元，请写上单位",
	forms.FaultNameDots:        "写的是“{text}”，名字中间的点统一成间隔号，现在是“{value}”",
	forms.FaultNameSpaces:      "写的是“{text}”，中间的空格去掉了，现在是“{value}”",
	forms.FaultMoneyConverted:  "写的是“{text}”，已换算成 {value} {unit}",
	forms.FaultYuanUsual:       "是 {text} 元，合 {meant} 万元，比通常的大得多，请核对位数和单位",
	forms.FaultMoneyUsual:      "是 {text} 万元，合 {meant} 亿元，比通常的大得多：是不是把元当成了万元（那就填 {meant}）",
	forms.FaultPercentFraction: "是 {text}%：要是 {text} 表示的是 {meant}%，请填 {meant}",
	gb.FaultMoneyForm:          "不是金额，请只填阿拉伯数字，如 1234.56",
	gb.FaultMoneyEmpty:         "没有写金额",
	gb.FaultMoneyGrouping:      "千位分隔的逗号位置不对，可以不写逗号",
	gb.FaultMoneyApart:         "“{text}”像是几个数，请只填一个（不知道该是哪一个时请核对原件）",
	gb.FaultMoneyLarge:         "数字太长，最多 {max} 位",
	gb.FaultCNYForm:            "不是大写金额",
	gb.FaultCNYNegative:        "大写金额不能是负数",
	gb.FaultCNYLarge:           "金额太大，无法写成大写",
	gb.FaultCNYDecimals:        "大写金额最多到分",

	sheets.FaultHidden:        "现在只看一家单位，别的单位不导入",
	sheets.FaultBroken:        "这一格是表格程序的错误值 {text}，不是内容",
	sheets.FaultPicture:       "这一格放的是图片，不是文字：请把内容打成字再导入",
	sheets.FaultFormula:       "这一格的公式 {text} 没有结果：请用 Excel 或 WPS 打开表格，保存一次再导入",
	sheets.FaultNoYear:        "这一行没有写年度，不知道是哪一年的",
	sheets.FaultRowTwice:      "与第 {row} 行是同一家单位的“{key}”，这一行没有采用",
	sheets.FaultImpossible:    "{says}",
	sheets.FaultUnasked:       "现在不问“{label}”，填的内容留着，但不进表格，也不参与预审和匹配：问不问看{by}，填错的请清空，或者改那一项",
	sheets.FaultFigures:       "这一格是数字格式，开头的 0 和末尾的 X 会丢，对照证书看看是不是完整",
	sheets.FaultMasked:        "这一格按数字格式显示成别的样子，存的数是 {text}，不知道该取哪一个：请把格式改成“常规”，填上实际的内容",
	sheets.FaultRaised:        "这一格里有上标“{text}”，看不出是注号还是内容：请改成普通的字再导入",
	sheets.FaultRaisedText:    "这一格里有上标“{text}”，当普通的字采用了",
	sheets.FaultUnits:         "看不出这一格的金额按什么单位（附近写着{text}）：请在列名后面写上单位，如“（万元）”，再导入",
	sheets.FaultCurrency:      "表里的金额按{unit}，这里要填人民币：请先换算",
	sheets.FaultNoUnit:        "这一行没有写金额的单位：请补上单位再导入",
	sheets.FaultRowUnit:       "这一行写的单位是{unit}，已经换算",
	sheets.FaultNothing:       "这一格是数字 0：公式指着空格子时会显示 0，看看是不是没有内容",
	sheets.FaultCounted:       "这一格按“{unit}”计，与这一栏的单位不同：请先换算，再导入",
	sheets.FaultSerial:        "表里显示的是数 {text}，按表格程序的日期编号换算成了日期",
	sheets.FaultSeen:          "表里显示的是 {seen}，存的数是 {text}，取的是存的数",
	sheets.FaultNotShown:      "表里没有把年、月、日都显示出来，存的是 {text}（没写年份时表格程序会补上当年）",
	sheets.FaultStruck:        "这一格里划掉的字没有采用：{text}",
	sheets.FaultStruckWhole:   "这一格的字在表里是划掉的",
	sheets.FaultFen:           "写的是 {text}，四舍五入到分",
	sheets.FaultRounded:       "这一格是数字格式，表格程序只保留 15 位，后面的数字已经丢了：请对照原件，把这一列设成“文本”格式重新填写",
	sheets.FaultDay:           "这一格是日期 {text}，这里要填数字",
	sheets.FaultTwoDays:       "“{text}”分不清年、月、日的先后，请写成 2025-06-01",
	sheets.FaultNotAName:      "“{name}”像是说明、栏目的名称或者简称，不是单位名称，这一行不采用：是单位的，请写全称再导入",
	sheets.FaultNoName:        "这一行没有写单位名称，资料库里也没有这个代码的单位",
	sheets.FaultUnknownClient: "资料库里没有叫“{name}”的单位：请先导入或新建这个单位，名称要一字不差",
	sheets.FaultTwice:         "与第 {row} 行是同一家单位，这一行没有采用",
	sheets.FaultUnread:        "这家单位的企业档案读不出来",
	sheets.FaultCodeOfSeveral: "资料库里有 {n} 家单位是这个统一社会信用代码，不知道是哪一家",
	sheets.FaultNameOfSeveral: "资料库里有 {n} 家单位叫这个名称，不知道是哪一家，请写上统一社会信用代码",
	sheets.FaultOtherCode:     "资料库里“{name}”的统一社会信用代码是 {code}，与这一行不同，整行不采用：请核对代码；原来的填错了的，先在企业档案里改",
	sheets.FaultCodeElsewhere: "这个统一社会信用代码是资料库里“{name}”的，与这一行的名称不同，整行不采用：请核对代码；单位改了名的，先在单位里改名",
	sheets.FaultCodeTaken:     "这个统一社会信用代码已经是“{name}”的，没有采用",
	sheets.FaultCodeTyped:     "这里有 {n} 家单位填了同一个统一社会信用代码，都没有采用",
	sheets.FaultCodeTwice:     "{place} 那一行也是这个统一社会信用代码，名称却不同，两行都不采用：请核对代码",
	sheets.FaultNameTwice:     "{place} 那一行也是这个名称，统一社会信用代码却不同，两行都不采用：请核对代码",

	forms.FaultOption:      "“{text}”不在可选项里，可选：{options}",
	forms.FaultBool:        "请填“是”或“否”",
	forms.FaultListLong:    "有 {have} 项，最多 {max} 项",
	forms.FaultTextShort:   "只有 {have} 个字，一般不少于 {min} 个字",
	forms.FaultTextLong:    "有 {have} 个字，表格里一般放得下 {max} 个字，请精简",
	gb.FaultTextLength:     "太长了，最多 {max} 个字",
	forms.FaultRowsFew:     "有 {have} 行，至少要 {min} 行",
	forms.FaultRowsMany:    "有 {have} 行，表格最多 {max} 行",
	forms.FaultRowRepeats:  "与第 {row} 行看来是同一项，只算一次，请核对",
	forms.FaultSeriesTwice: "{text}填了不止一行（第 {row} 行也是），请核对",
	forms.FaultSeriesOrder: "{text}排在{before}后面了，请按从早到晚的顺序排",
	forms.FaultSeriesGap:   "从{from}到{to}，中间缺 {n} 行：{missing}，请补上；确实没有的，请核对",
	forms.FaultRegion:      "“{text}”不能确定是哪个行政区划：广西的写全称或 6 位代码，广西以外的市、县程序没有列，请写 6 位代码",
	forms.FaultRegionMore:  "“{text}”里“{rest}”不是行政区划：这一项只填到市、县、区，请改成“{region}”，或者从列表里选到县、区",
	forms.FaultRegionCode:  "“{text}”不是行政区划代码，请核对；是邮政编码的，请填到“邮政编码”里",
	forms.FaultIndustry:    "“{text}”不是国民经济行业代码，也不能确定是哪个行业：程序收有国民经济行业分类（GB/T 4754-2017）的门类和大类名称，没有收小类名称，小类请写四位代码",
}

// Fault tells what is wrong with a value, without the field's name: to be shown beside the field. v may be nil; with it,
// a name that fits several places or industries is followed by the first of them.
func Fault(f *gb.Fault, v *forms.Vocabulary) string { return chosen().fault(f, v) }

func (w voice) fault(f *gb.Fault, v *forms.Vocabulary) string {
	if f == nil {
		return ""
	}
	code := f.Code
	if code == forms.FaultDate {
		switch f.Args["layout"] {
		case "2006-01":
			code = faultDateMonth
		case "2006":
			code = faultDateWhole
		}
	}
	sentence := faults[code]
	if sentence == "" {
		return w.say("填写的内容不符合要求（{code}）", "code", f.Code)
	}
	return w.with(sentence, f.Args) + w.candidates(f, v)
}

// candidates lists what a half-known region or industry may mean.
func (w voice) candidates(f *gb.Fault, v *forms.Vocabulary) string {
	if v == nil || v.Codes == nil {
		return ""
	}
	var found []gb.Code
	switch f.Code {
	case forms.FaultRegion:
		found = v.Codes.SearchRegion(f.Args["text"])
	case forms.FaultIndustry:
		found = v.Codes.SearchIndustry(f.Args["text"])
	}
	if len(found) == 0 {
		return ""
	}
	var names []string
	for _, c := range found[:min(len(found), 3)] {
		names = append(names, c.Code+" "+c.Name)
	}
	return w.say("；是不是：{names}", "names", strings.Join(names, "、"))
}

// Emptying names what an import would empty, a line each.
func Emptying(list []importing.EmptiedAnswer) (lines []string) {
	for _, x := range list {
		lines = append(lines, emptied(x))
	}
	return lines
}

// Emptied tells of what an import emptied.
func Emptied(x importing.EmptiedAnswer) string {
	return T("清空了 {place}，可以撤销。", "place", emptied(x))
}

// emptied is an answer, or a table, with what it held.
func emptied(x importing.EmptiedAnswer) string {
	if x.Rows > 0 {
		return T("{label}（原来有 {n} 行）", "label", x.Field.Label, "n", x.Rows)
	}
	return T("{label}（原来是“{value}”）", "label", x.Field.Label, "value", Shortened(x.Field.Mask(x.Was), 60))
}

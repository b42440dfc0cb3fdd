// Package accounts reads the words of a form for bank accounts. A form that asks for the account to which money goes calls it by
// words that say so, or by none; every other word tells of an account of another kind, which the firm's own need not be. All texts
// are cleaned: half-width, without white space.
package accounts

import (
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

var (
	// marked finds what a text says of an account, before the word for it.
	marked = pattern.Of(`^(.*?)(?:[账帐]户|[账帐]号|专户|户名|(?:基本|一般|结算|临时|验资|外币|美元|人民币)户)`)
	// known are the words for the account to which money goes.
	known = pattern.Of(`^(?:[一二三四五六七八九十\d]+[、.])?(?:收款|收|到账|接收|拨付|拨款|转入|汇入|入账|划拨|支付|银行|卡号|卡|开户|开|单位|企业|公司|机构|法人|组织|申请|申报|承担|牵头|主体|人|方|对公|人民币|补贴|补助|奖励|奖补|奖金|资助|扶持|支持|专项|专用|财政|资金|经费|款项|款|贴息|退税|退费|退还|结算|有效|指定|本|我|该|的|及|和|与|或|、|/|全称|名称|行|户|项目|企业基础|基础|相关|信息|情况|,|\([^()]*\))*$`)
	// kinds are words for an account of another kind that stand right before the word for it.
	kinds = pattern.Of(`(?:基本|一般|临时|验资|外币|美元)户`)
	// members end what is no account: 客户名称.
	members = pattern.Of(`[^账帐开]户名称$`)
	// anew asks whose an account is, or says to which it goes: another that was told of before ends there.
	anew = pattern.Of(`户名|[账帐]户名称|收款|开户(?:单位|名)`)
	// whole is a label of an account as a whole, and bare one that asks something of an account without saying of which.
	whole = pattern.Of(`(?:[账帐]户|专户)(?:\([^()]*\))?$`)
	bare  = pattern.Of(`^(?:户名|[账帐]户名称|开户名称?)$`)
)

// Other is the word by which a label or heading tells of an account of another kind than the one to which money goes, 美元 of
// 美元账户; "" for none.
func Other(text string) string {
	text = wordings.Remark.ReplaceAllString(text, "")
	m := marked.FindStringSubmatch(text)
	if m == nil || members.MatchString(text) {
		return ""
	}
	if word := kinds.FindString(text); word != "" {
		return word
	}
	if known.MatchString(m[1]) {
		return ""
	}
	return m[1]
}

// Begins tells whether a label begins to ask for an account, so that what follows is about this one.
func Begins(label string) bool { return anew.MatchString(label) }

// GoesOn tells whether a label asks of the account that the one before it names as a whole: 户名 below 扣税账户.
func GoesOn(before, label string) bool {
	return (whole.MatchString(before) || PaidOut(before) != "") && bare.MatchString(label)
}

var (
	// paidOut are words for money that whoever fills in the form pays to the account that follows, and given those of money that it gets.
	paidOut = pattern.Of(`(?:会费|展位费|培训费|报名费|参[会展赛]费|服务费|代理费|标书费|保证金|押金|[订定]金|捐款|善款|爱心款|货款|费用)\p{Han}{0,4}(?:汇至|汇到|汇入|[缴交]纳|[缴交][至入到]|打入|打到|转入|转至|支付)`)
	given   = pattern.Of(`退[还回费付款]|返还|补[贴助偿]|奖[励补]|资助|报销`)
)

// PaidOut is the word of a title or line for money that whoever fills in the form pays to the account below it, which is another's; ""
// for none.
func PaidOut(text string) string {
	if given.MatchString(text) {
		return ""
	}
	return paidOut.FindString(text)
}

// payee asks who a person is whom money goes to.
var payee = pattern.Of(`^(?:职工|员工|教师|教职工|学员|学生|劳动者|工人|农民工|本人|个人|参保人|申领人|领款人|领取人|受益人|受领人|收款人|收款对象|付款对象|讲课|授课|主讲|专家|劳务人员|经办员工|获奖人员?|获奖团队|被保险人|报销人)(?:老师|教师|人员?)?(?:姓名)?$`)

// Payee tells whether a label asks who a person is whom the money of a form may go to, so that an account below it may be his: 职工姓名.
func Payee(label string) bool { return payee.MatchString(label) }

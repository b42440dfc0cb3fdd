package wordings

import (
	"cmp"

	"yibiao/forms/pattern"
)

// Labels that ask one thing in more words than another form needs for it. All labels are cleaned.

var (
	innerPerson   = pattern.Of(`(法定代表人|法人代表|法人|负责人)(?:\((?:单位|企业|主要|实际)?(?:负责人|法人|法人代表|法定代表人|代表人)\)|[/\\](?:单位|企业|主要|实际)?(?:负责人|控制人))`)
	personInstead = pattern.Of(`^(.*(?:信用代码|营业执照(?:号码?|编号)?|注册号码?|登记证号))(?:\(|/|或者?)(?:个人|自然人|公民|居民)?(?:有效)?身份证?(?:件)?(?:号码?|编号)?\)?$|^(.*(?:单位|企业|公司|机构|申请人|经营者|主体)名称)(?:\(|/|或者?)(?:个人|自然人)?姓名\)?$|^(.*(?:申报|申请|填报|参评|推荐)(?:单位|企业|机构))(?:或者?|/)个人$`)
	contactOfFirm = pattern.Of(`^((?:联系|经办|联络|对接)人(?:姓名)?)\((?:单位|企业)\)$`)
	ofDocument    = pattern.Of(`\((?:按|依据|根据|参照|见|以)?(?:《[^《》]*》)?\p{Han}{0,14}[〔\[(]?20\d{2}[〕\])]?第?\d+号(?:文件?)?(?:规定|标准|划分)?\)`)
	afterYes      = pattern.Of(`^(?:是|有|已(?:认定|获得|取得))[(,，:](\p{Han}[^()]+(?:\([^()]*\))?)$`)
	ourUnit       = pattern.Of(`(?:我司|我公司|我单位|我方|本公司|本单位)\((?:单位|公司|企业)?(?:名称|全称)?\)$`)
	orLicence     = pattern.Of(`^《?\p{Han}{2,12}(?:证书|证)》?(?:或者?|/|、)《?(?:企业)?(?:法人)?营业执照》?(?:的)?(?:登记|注册)?(?:编号|号码?|证号)$`)
	numberToo     = pattern.Of(`^(\p{Han}{2,8})\((?:联系)?((?:移动|固定|办公)?(?:电话|手机)号?码?|身份证(?:件)?号码?)\)$`)
	glossOf       = pattern.Of(`^(?:单位|企业|公司|机构)?(?:主要)?(?:负责人|当家人|掌门人|带头人|老板|主事人|领导)(?:姓名)?\(((?:企业|单位)?法定代表人|法人代表)\)$|^(?:单位|企业|公司|机构|主体)?(?:有效)?(?:证件|证照|执照|登记|注册|税务|代码证|身份)?(?:号码?|编号|代码|编码)\((统一社会信用代码|社会信用代码|信用代码|统一代码|纳税人识别号)\)$`)
)

// OnePerson is a label without a second word for the same person: 法定代表人 of 法定代表人(负责人)姓名.
func OnePerson(label string) string { return innerPerson.ReplaceAllString(label, "$1") }

// OfFirm is what a label asks of a firm that also tells in brackets or after a stroke what a person has instead, "" for others.
func OfFirm(label string) string {
	if m := personInstead.FindStringSubmatch(label); m != nil {
		return m[1] + m[2] + m[3]
	}
	return ""
}

// BehindYes is a label behind the answer that it goes with, 证书编号 of □是（证书编号：____）; "" for others.
func BehindYes(label string) string {
	if m := afterYes.FindStringSubmatch(label); m != nil {
		return m[1]
	}
	return ""
}

// WithoutGloss is a label without brackets that say for whom or by which document it is asked: 联系人（单位）,
// 企业规模（工信部联企业〔2011〕300号）.
func WithoutGloss(label string) string {
	return ofDocument.ReplaceAllString(contactOfFirm.ReplaceAllString(label, "$1"), "")
}

// NamesWriter tells whether a label leads within a sentence to the name of whoever writes it: 由于我司（单位）____.
func NamesWriter(label string) bool { return ourUnit.MatchString(label) }

// OrLicence tells whether a label asks the number of a licence or of what another sort of organisation has instead.
func OrLicence(label string) bool { return orLicence.MatchString(label) }

// NameAndNumber are whom a label names, and how it asks in brackets that he is reached or known, 联系人 and 手机 of 联系人（手机）; "" for
// others.
func NameAndNumber(label string) (who, number string) {
	if m := numberToo.FindStringSubmatch(label); m != nil {
		return m[1], m[2]
	}
	return "", ""
}

// Gloss is what a label for whoever leads a firm, or for its papers, says in brackets that it means, 法定代表人 of 企业当家人(法定代表人);
// "" for others.
func Gloss(label string) string {
	if m := glossOf.FindStringSubmatch(label); m != nil {
		return cmp.Or(m[1], m[2])
	}
	return ""
}

package filler

import (
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

var (
	// filledBy is a line that says who fills in what stands below it, and no more.
	filledBy = pattern.Of(`^\(?(?:本表|此表)?由([^()（）,，。]{2,16}?)(?:统一|汇总|审核|负责|自行|如实|据实|认真|后)*(?:填写|填报|填列|填|上报|报送)\)?$|^\(?([^()（）,，。]{2,12}?)填[写报]?\)?$`)
	// noOrganisation are those in such a line who are nobody, or no organisation.
	noOrganisation = pattern.Of(`系统|电脑|计算机|自动|如实|据实|认真|逐项|不|可|请|须|需|应|必|选|无|空|免`)
	// notFirm are organisations that are no firms.
	notFirm = pattern.Of(`学院|院系|科室|社区|村民|事务所|事业|机关|团体|社团|社会组织|民办|合作社|基金会|学校|院校|医院|居委|村委|协会|商会|学会|工会|银行|金融机构|园区管|管委|管理(?:机构|委员会)|政府|县区|各[市县区镇乡]|街道|部门`)
)

// By is whom a line over a part of a form names as the one who fills it in, in a word of its own: 各县区 of （由各县区汇总填报）; "" for
// other lines.
func By(line string) string {
	m := filledBy.FindStringSubmatch(line)
	if m == nil {
		return ""
	}
	who := wordings.FirstOf(m[1], m[2])
	if anybody.MatchString(who) || usual.MatchString(who) || noOrganisation.MatchString(who) || m[2] != "" && !notFirm.MatchString(who) {
		return ""
	}
	return who
}

// Usually tells whether a word is the usual one for whoever fills in a form.
func Usually(word string) bool { return anybody.MatchString(word) || usual.MatchString(word) }

// NotFirm tells whether a word for somebody is that of an organisation that is no firm.
func NotFirm(word string) bool { return notFirm.MatchString(word) }

var (
	// sealedHere are the words of a label that say that a seal goes there.
	sealedHere = pattern.Of(`[(（](?:盖?公?章|盖单位章|单位?盖章|签章|签字盖章|盖章签字|印章)[)）]$`)
	// names ends the label of a cover on which an organisation that is no firm tells who it is.
	names = pattern.Of(`^(?:\p{Han}{0,8}(?:合作社|社团|基金会)(?:名称|全称)|\p{Han}{0,4}管理机构|[^申填报项本我]\p{Han}{1,5}[人方者商户](?:名称|全称))$`)
	// through are words of a cover for whom a form goes to or through, and for people who sign for whoever hands it in.
	through = pattern.Of(`推荐|举荐|主管|归口|审[核批查]|受理|上级|行政|部门$|[局厅委办府]$|工作单位|所在|负责人|代表|联系|经办|填表|填报|制表|编制|撰写|审定|签字|承诺|声明|申请|申报|项目|课题|^(?:本|我|贵|报|甲|乙)`)
)

// OnCover is the label of a line of a cover without its marks, where it is sealed by somebody who hands in the form in a word of its
// own, or asks for an organisation that is no firm; "" for others.
func OnCover(label string, sign bool) string {
	bare := sealedHere.ReplaceAllString(label, "")
	if names.MatchString(bare) {
		return bare
	}
	if !sign && bare == label || through.MatchString(bare) && !notFirm.MatchString(bare) || through.MatchString(bare) && !sealedByBank.MatchString(bare) {
		return ""
	}
	return bare
}

// sealedByBank is a bank, a school or an association that hands a form in itself.
var sealedByBank = pattern.Of(`^(?:申请|申报|填报)\p{Han}{0,4}(?:银行|协会|商会|学会|合作社|机关|管委会|社团|学院|学校|大学|中学|小学|医院|院系|教研室|科室|街道|社区|居委会|村委会|[村镇乡])$`)

// gloss is what a word for an applicant is besides, in brackets behind it: 申请人（借款人）.
var gloss = pattern.Of(`^(?:申[请报领办])(?:人|单位|企业)\((\p{Han}{2,9})\)`)

// saidOtherwise tells whether a form says of its applicant that it is another party than those that the titles seem to name.
func saidOtherwise(labels []string, found map[string]bool) bool {
	for _, label := range labels {
		if m := gloss.FindStringSubmatch(label); m != nil && len(found) > 0 {
			if own := word(named, m[1]); own != "" && !usual.MatchString(own) && !found[own] {
				return true
			}
		}
	}
	return false
}

package slots

import (
	"slices"

	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

var (
	// asParty is the applicant by what it applies for: 授信申请人; notParty are others who apply.
	asParty  = pattern.Of(`\p{Han}{2,6}申请人`)
	notParty = pattern.Of(`共同|联合|合作|协作|其他|其它|第?[二三四五]|另|被|原|前|后|个人|自然|专利|商标|发明|职称|人才|岗位|就业|外国|境外|变更|代理|委托|担保`)
)

// BareParty has 单位 for the applicant by what it applies for.
func BareParty(text string) string {
	return asParty.ReplaceAllStringFunc(text, func(word string) string {
		if notParty.MatchString(word) {
			return word
		}
		return "单位"
	})
}

// A form that asks several parties of a kind counts them: 申请人(1), 申请人(2), 第二申请人. The first is the applicant, every other is
// another.

// PartyWord is the pattern of a word for a party, and PartyEnd that of what may stand behind it or its count.
const (
	PartyWord = `\p{Han}{0,8}?(?:单位|企业|公司|机构|院校|主体|商|方|人|者)`
	PartyEnd  = `(?:$|[:(/、]|的|之|名称|全称|姓名|地址|住所|电话|手机|联系|邮|法定|法人|负责|统一|社会|信用|证件|身份|性质|类型|基本|信息|情况|盖章|签|开户|账|基础)`
	firstOne  = `(?:0?1|一|i|甲|a)`
)

// IsFirst reads a party that is counted as the first of its kind; m[1] is the party.
var IsFirst = pattern.Of(`^(` + PartyWord + `)(?:[(\[【〔]` + firstOne + `[)\]】〕]|` + firstOne + PartyEnd + `)`)

// WithoutCount reads the first of several applicants without its count, where its place has a label of its own.
func (it *Item) WithoutCount(x *fields.Index) {
	if it.Later != "" {
		return
	}
	for i, h := range it.Heads {
		m := IsFirst.FindStringSubmatch(wordings.Clean(h.Text))
		if m != nil && slices.Contains(x.Words.Applicants, x.Words.Canonical(m[1])) && wordings.Clean(h.Text) != wordings.Clean(it.Label) {
			it.Heads[i].Text = m[1]
		}
	}
}

package place

import (
	"strings"

	"yibiao/forms/pattern"
)

// Hand is why a place of kind Sign is left to the hand.
type Hand string

// The reasons why a place is left to the hand.
const (
	Signs  Hand = "signs"  // somebody signs or seals it
	Others Hand = "others" // somebody else than the applicant fills it in
	Asks   Hand = "asks"   // it asks the applicant in a way that the program cannot fill
)

var (
	// byOthers is a heading that says that somebody fills in what stands below it.
	byOthers = pattern.Of(`^[（(]?(?:以下|以上|本栏|此栏|本表|本页|此页)*(?:内容|部分|栏目)?由?[\p{Han}、]{2,24}填(?:写|报)?[)）]?[:：]?$|[（(]由?[\p{Han}、]{2,24}填(?:写|报)?[)）][:：]?$`)
	// howTo are such headings that tell how to fill in and not who does it.
	howTo = pattern.Of(`如实|据实|认真|逐项|申[请报](?:人|单位|企业)填|[^门关构导](?:企业|单位|公司)填`)
	// opinion heads what somebody else says of the application.
	opinion = pattern.Of(`(?:上级|主管|推荐|审[核查批]|管理|归口|受理|监管|专家|评审|评委|政府|[局厅委办])\p{Han}{0,8}意见$`)
	// signs are words by which a form says that something is signed or sealed, or its day written.
	signs = pattern.Of(`签|章|印|手写|指模|年\s*月\s*日|日期`)
)

// ByHand tells why a place is left to the hand, and for others' parts the heading that says so; "" for places of other kinds than Sign.
func (p Place) ByHand() (why Hand, heading string) {
	if p.Kind != Sign || p.Locked {
		return "", ""
	}
	texts := append(strings.Split(p.Context, " / "), p.Hint)
	for _, h := range p.Heads {
		texts = append(texts, h.Text)
	}
	for _, text := range texts {
		if text = strings.Join(strings.Fields(text), ""); byOthers.MatchString(text) && !howTo.MatchString(text) || opinion.MatchString(text) {
			return Others, text
		}
	}
	if p.Label == "" || signs.MatchString(p.Label) || signs.MatchString(p.Hint) {
		return Signs, ""
	}
	return Asks, ""
}

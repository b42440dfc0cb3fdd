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
	// answers are labels of what is never signed or sealed.
	answers = pattern.Of(`邮编|邮政编码|地址|住所|人数|职工|电话|手机|传真|邮箱|金额|收入|利润|税|面积|代码|账号|行业|规模|资本|网址|数量|产值|投资`)
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
		if text = strings.Join(strings.Fields(text), ""); byOthers.MatchString(text) && !howTo.MatchString(text) {
			return Others, text
		}
	}
	if answers.MatchString(p.Label) {
		return Asks, ""
	}
	return Signs, ""
}

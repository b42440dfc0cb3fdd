package wordings

import (
	"strings"

	"yibiao/forms/pattern"
)

// moneyWord is a unit of money as tables write it, of any currency: 千元, 百万元, 万美元, 港币, 仟元.
const moneyWord = `((?:[十百千万亿拾佰仟萬億]{1,2})?(?:(?:美|欧|日|港|韩|加|澳|台|新)?元|英镑|港币|美金))`

var (
	// moneySaid says in words in what amounts are: 单位：万元, 金额单位：人民币千元, 金额以万元计.
	moneySaid = pattern.Of(`单位[:为是(][^。;]{0,8}?` + moneyWord + `|以(?:人民币)?` + moneyWord + `(?:计|为单位)`)
	// moneyBeside stands in brackets or behind a stroke: (含税,万元), (万元/年), 营业收入/万元.
	moneyBeside = pattern.Of(`[(\[【〔](?:[^()\[\]【】〔〕]*[,、;:/])?(?:人民币)?` + moneyWord + `(?:人民币)?(?:[,、;/][^()\[\]【】〔〕]*)?[)\]】〕]|[/:,]` + moneyWord + `$`)
	// moneyMentioned is a unit that a sentence names without saying of what: 除注册资本为万元外，其余为千元.
	moneyMentioned = pattern.Of(`(?:[为按均以是:]|金额)(?:人民币)?` + moneyWord + `(?:[^0-9\p{L}]|[计外列填]|为单位|$)`)
	moneyAlone     = pattern.Of(`^[(\[【〔]?(?:(?:金额)?单位[:为是]?)?(?:人民币)?` + moneyWord + `(?:人民币)?[)\]】〕]?$`)
)

// MoneyUnitOf is the unit of money in which a head, a title or the name of a sheet says that its amounts are, of any currency; "" for
// none. Words that say so go before what stands in brackets.
func MoneyUnitOf(text string) string {
	if unit := MoneyUnitSaid(text); unit != "" {
		return unit
	}
	text = Clean(text)
	if m := moneyAlone.FindStringSubmatch(text); m != nil {
		return simpleUnit(m[1])
	}
	if m := moneyBeside.FindStringSubmatch(text); m != nil {
		return simpleUnit(FirstOf(m[1:]...))
	}
	if unit := UnitOf(text); strings.HasSuffix(unit, "元") {
		return unit
	}
	return ""
}

// MoneyUnitSaid is the unit of money of a line that says in words in what the amounts of a table are; "" for none.
func MoneyUnitSaid(text string) string {
	if !strings.Contains(text, "单") && !strings.Contains(text, "以") { // seen sooner than read
		return ""
	}
	if m := moneySaid.FindStringSubmatch(Clean(text)); m != nil {
		return simpleUnit(FirstOf(m[1:]...))
	}
	return ""
}

// MoneyUnitMentioned is the first unit of money that a sentence names, whatever of; "" for none.
func MoneyUnitMentioned(text string) string {
	if !strings.Contains(text, "元") { // seen sooner than read
		return ""
	}
	if m := moneyMentioned.FindStringSubmatch(Clean(text)); m != nil {
		return simpleUnit(m[1])
	}
	return ""
}

// simpleUnit writes a unit in the plain figures: 仟元 is 千元.
func simpleUnit(unit string) string {
	return strings.NewReplacer("拾", "十", "佰", "百", "仟", "千", "萬", "万", "億", "亿").Replace(unit)
}

// OnlyUnit tells of a text that is nothing but a unit, as in a row of units below heads, and which of money it is; money is "" for
// units of other things.
func OnlyUnit(text string) (money string, only bool) {
	text = Clean(text)
	if m := moneyAlone.FindStringSubmatch(text); m != nil {
		return simpleUnit(m[1]), true
	}
	if m := OnlyMoney.FindStringSubmatch(strings.Trim(text, "()[]【】〔〕")); m != nil {
		return strings.TrimSuffix(m[1], "元") + "元", true
	}
	return "", UnitWord.MatchString(strings.Trim(text, "()[]【】〔〕"))
}

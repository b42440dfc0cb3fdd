package sheets

import (
	"unicode"

	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/sheet"
	"yibiao/forms/pattern"
)

var (
	// noName is what stands below a list, or in a form, where a name would: a note, who made the list, a day, a page, an average.
	noName = pattern.Of(`^(?:附?注|备注|说明|填表说明|填报说明|制表|填表|审核|复核|日期)(?:人|日期)?\s*[:：0-9一1]|[。；，！？…]|\p{Han}\s*[,;]|[:：、,]$|^\p{Han}{1,8}\s*[:：]|^[※★☆*#→〃＊]|^第\s*[0-9一二三四五六七八九十]+\s*页\s*(?:$|[共/，,])|^共\s*\d+\s*[家户条行页]|^(?:平均|均值)|^20\d{2}\s*年\s*\d{1,2}\s*月|^[（(【\[][^（）()]*[）)】\]]$`)
	// noteForm begins a sentence about the list; a firm may be called so too, and then says what it is at its end.
	noteForm = pattern.Of(`^(?:以上|以下|其中|本表|本页|上年|去年|上期|同期|同比|打印|截至|截止|数据|资料|金额|表中|说明|备注|填报|编制|制表|同上|合计|总计|小计|共计|增长)`)
	// firmForm is how the names of firms and of other bodies end.
	firmForm = pattern.Of(`(?:公司|集团|[厂店社所院行部场会站馆园校处局庄坊户铺吧队团室房城心])(?:[（(][^（）()]*[）)])?$|(?i:\b(?:ltd|limited|inc|llc|gmbh|corp)\.?)$`)
)

// leastName is how many characters a name has that does not say at its end that it is that of a firm.
const leastName = 4

// maybeName tells whether a text can be the name of a firm or of another body.
func maybeName(text string) bool {
	if noName.MatchString(text) || sheet.Total(text) || wordings.MoneyUnitSaid(text) != "" {
		return false
	}
	if firmForm.MatchString(text) {
		return true
	}
	han := 0
	for _, c := range text {
		if unicode.Is(unicode.Han, c) {
			han++
		}
	}
	return han >= leastName && !noteForm.MatchString(text) && wordings.MoneyUnitMentioned(text) == ""
}

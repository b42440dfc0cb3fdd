package sign

import (
	"strings"

	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/forms/pattern"
)

// Commitment reports whether a section is a declaration to be signed.
func Commitment(section string) bool {
	return strings.Contains(section, "承诺") || strings.Contains(section, "声明") || strings.Contains(section, "保证") || strings.Contains(section, "意见")
}

// DayLabel asks for a day and does not say of what; so does no label at all.
var DayLabel = pattern.Of(`^(日期|时间|年月日|签字日期|签名日期|签署日期|填表日期|填报日期|盖章日期|办理日期|承诺日期)?$`)

// aboutSigning are words on what is signed or called a signature, not on who signs here.
var aboutSigning = pattern.Of(`名义签署[、，和及]|短信签名(名称|内容)?为?$|[（(][^（()）]{0,8}(?:与|和|同|按)[^（()）]{0,8}(?:公?章|印章)(?:上的?)?[^（()）]{0,6}(?:一致|相符|相同|填写)[^（()）]{0,4}[）)]`)

// Signed reports whether a label asks for a signature or seal. A firm's name line
// with room to type on, as covers have, takes the name.
func Signed(label string, ruled bool) bool {
	if !wording.SignWords.MatchString(label) || aboutSigning.MatchString(label) {
		return false
	}
	if ruled && !wording.HandWords.MatchString(label) && wording.SealRemark.MatchString(label) {
		return !wording.EntityEnd.MatchString(wording.SealRemark.ReplaceAllString(label, ""))
	}
	return true
}

// ByHand is a place that is left to the hand.
func ByHand(p place.Place) place.Place {
	p.Kind, p.Unit = place.Sign, ""
	return p
}

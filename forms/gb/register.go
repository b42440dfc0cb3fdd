package gb

import (
	"strings"

	"yibiao/forms/pattern"
)

var (
	softwareForm    = pattern.Of(`^(20[0-9]{2}SR[0-9]{6,7}|软著登字第[0-9]+号)$`)
	trademarkForm   = pattern.Of(`^[0-9]{5,9}[A-Z]?$`)
	highTechForm    = pattern.Of(`^GR20[0-9]{2}45[0-9]{6}$`)
	achievementForm = pattern.Of(`^[0-9]{3}(19|20)[0-9]{2}[A-Z][0-9]{4}$`)
)

// checkSoftware looks at a software registration number (2021SR0123456) or certificate number (软著登字第…号).
// Warning: software-form.
func checkSoftware(s string) (*Fault, []*Fault) {
	return warnUnless(softwareForm, FaultSoftwareForm, s)
}

// normalTrademark takes 第 and 号 off.
func normalTrademark(s string) string {
	return strings.TrimRight(strings.TrimLeft(compactUpper(s), "第"), "号")
}

// checkTrademark looks at a trademark registration number: 5 to 9 digits, perhaps with a letter. Warning: trademark-form.
func checkTrademark(s string) (*Fault, []*Fault) {
	return warnUnless(trademarkForm, FaultTrademarkForm, s)
}

// checkHighTech looks at a high-tech enterprise certificate number of Guangxi: GR, year, 45, six digits. Warning: hte-form.
func checkHighTech(s string) (*Fault, []*Fault) {
	return warnUnless(highTechForm, FaultHTEForm, s)
}

// checkAchievement looks at the registration number of a scientific achievement: department, year, letter, serial.
// Warning: achievement-form.
func checkAchievement(s string) (*Fault, []*Fault) {
	return warnUnless(achievementForm, FaultAchievementForm, s)
}

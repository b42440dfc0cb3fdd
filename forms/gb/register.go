package gb

import (
	"strconv"
	"strings"

	"yibiao/forms/pattern"
)

var (
	softwareForm    = pattern.Of(`^(20[0-9]{2}SR[0-9]{6,7}|软著登字第[0-9]+号)$`)
	trademarkForm   = pattern.Of(`^[0-9]{5,9}[A-Z]?$`)
	highTechForm    = pattern.Of(`^GR20[0-9]{2}(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])[0-9]{6}$`)
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

// checkHighTech looks at a high-tech enterprise certificate number: GR, year, province (45 Guangxi), six digits. Warning: hte-form.
func checkHighTech(s string) (*Fault, []*Fault) {
	return warnUnless(highTechForm, FaultHTEForm, s)
}

// checkAchievement looks at the registration number of a scientific achievement: department, year, letter, serial.
// Warning: achievement-form.
func checkAchievement(s string) (*Fault, []*Fault) {
	return warnUnless(achievementForm, FaultAchievementForm, s)
}

// room matches a sign that keeps the place of a figure.
const room = `[x×*_○〇□●…·.\-—0?/]`

var (
	// pending are words of a paper that is still to come, or lies elsewhere; beside a number they take it back.
	pending = pattern.Of(`(?:^|[^等期接招对看优])待\p{Han}{0,2}[发领取办批出补填定核确查签]|^待|正在|` +
		`(?:办理|受理|申请|申报|审批|审核|评审|公示|认定|验收|备案|制作|制证|打印|补办|换发|送审|报批|签订|签署|登记)(?:当?中(?:[^心]|$)|期间?|过程|阶段)|` +
		`见附|另附|附后|预计|尚未|还没|尚无|暂无|暂缺|没有|未(?:取得|获得|下达|发放|批准|办|签|定|知)|` +
		`已(?:公示|报送|提交|上报|申请|申报|受理)|评审通过|同上|同前|不详|(?i:x{3,})|[?？*＊×]{2,}`)
	// numbered is a sign of a number, in figures or between 第 and 号.
	numbered = pattern.Of(`[0-9]|第[〇零一二三四五六七八九十百千]+号`)
	// unfinished is a number with room, or a sign for it, where its own figures belong, 〔2026〕 号, 〔2026〕XX号, a year alone or with
	// zeros, or one that breaks off.
	unfinished = pattern.Of(`(?i)[〔\[(【][0-9]{4}[〕\])】]第?` + room + `*(?:号|$)|第` + room + `+号|[〔\[(【](?:19|20)` + room + `+[〕\])】]|^(?:19|20)[0-9]{2}年?$|` +
		`^(?:19|20)[0-9]{2}0+$|[0-9][-－—_]+$|[×…□]|_{2,}|x{2,}号|(?:^|[^0-9])0+号`)
	// serialless is a number of a known build whose serial is nothing but zeros, or the filing of a project in a month that is none.
	serialless = pattern.Of(`^GR20[0-9]{4}0{6}$|^20[0-9]{2}SR0+$|^[0-9]{7}[A-Z]0{4}$|^[0-9]{4}-[0-9]{6}-[0-9]{2}-[0-9]{2}-0+$|` +
		`^[0-9]{2}(?:00|1[3-9]|[2-9][0-9])-[0-9]{6}-[0-9]{2}-[0-9]{2}-[0-9]+$`)
	figures = pattern.Of(`^[0-9]{4,}$`)
	// aFigure is one that is more than nothing.
	aFigure = pattern.Of(`[1-9一二三四五六七八九十]`)
	// saysNone is a text that says there is no such paper.
	saysNone = pattern.Of(`^(?:本?项?(?:暂|目前)?无|没有|暂无|不适用|不涉及|不需要|无需)(?:编号|文号|证书)?[。．.]?$`)
)

// NoNumber tells of a text that it is no number of a paper, whatever the paper: it holds no figure but zeros, leaves room for its own
// figures, says that the paper is still to come, or is typed along the keys, 11111 or 12345678. "" is none either.
func NoNumber(text string) bool {
	text = HalfWidth(compact(text))
	return withoutNumber(text) || figures.MatchString(text) && (strings.Trim(text, text[:1]) == "" || strings.Contains("01234567890", text))
}

// withoutNumber is NoNumber for the kinds whose number may be any row of figures.
func withoutNumber(text string) bool {
	text = HalfWidth(compact(text))
	return !numbered.MatchString(text) || !aFigure.MatchString(text) || pending.MatchString(text) || unfinished.MatchString(text) ||
		serialless.MatchString(text)
}

// SaysNone tells of a text that it says there is no such paper: 无, 不适用.
func SaysNone(text string) bool { return saysNone.MatchString(compact(text)) }

// PaperNumber tells of a kind of text, one of Validators, that it numbers a paper that proves something: a certificate, a
// registration, an approval, an invoice.
func PaperNumber(name string) bool {
	switch name {
	case "paper_no", "patent_no", "software_copyright", "trademark_no", "hte_no", "achievement_reg_no", "invoice_no":
		return true
	}
	return false
}

// normalPaper leaves the words of a number as they are, with one space where there are several.
func normalPaper(s string) string {
	if compact(s) == "" {
		return ""
	}
	return DocumentNumbers(strings.Join(strings.Fields(s), " "))
}

// checkPaper looks at the number of a paper whose form nobody has fixed. Fault: no-number (text).
func checkPaper(s string) (*Fault, []*Fault) {
	if NoNumber(s) {
		return fault(FaultNoNumber, "text", s), nil
	}
	return nil, nil
}

// checkContract looks at the number of a contract, which may have none. Fault: no-number (text).
func checkContract(s string) (*Fault, []*Fault) {
	if pending.MatchString(HalfWidth(compact(s))) && !SaysNone(s) {
		return fault(FaultNoNumber, "text", s), nil
	}
	return nil, nil
}

// yearInNumber finds the year that the number of a paper names, in one of its groups: 桂科高字〔2026〕12号, GR202545000123, a registration of
// an achievement or of software, of a technology contract, a filing of a project (the last two figures), a patent, a standard.
var yearInNumber = pattern.Of(`[〔\[(（【]((?:19|20)[0-9]{2})[〕\])）】]|^GR(20[0-9]{2})[1-6][0-9]|^[0-9]{3}((?:19|20)[0-9]{2})[A-Z]|^(20[0-9]{2})SR|^(20[0-9]{2})45[0-9]{10}$|` +
	`^([0-9]{2})(?:0[1-9]|1[0-2])-[0-9]{6}-|^(?:ZL|CN)?(20[0-9]{2})[0-9]{8}[.．]?[0-9X]$|^[A-Z].*[0-9][-－—]((?:19|20)[0-9]{2})$`)

// NumberYear is the year that the number of a paper names, 0 when it names none.
func NumberYear(text string) int {
	for i, group := range yearInNumber.FindStringSubmatch(HalfWidth(compact(text))) {
		year, err := strconv.Atoi(group)
		switch {
		case i == 0 || err != nil:
		case len(group) == 2:
			return 2000 + year
		default:
			return year
		}
	}
	return 0
}

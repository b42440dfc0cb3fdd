package gb

import (
	"slices"
	"strings"

	"yibiao/forms/pattern"
)

// unitNameSigns are written in one way only before two names are compared.
var unitNameSigns = strings.NewReplacer("﹙", "(", "﹚", ")", "〔", "(", "〕", ")", "[", "(", "]", ")", "•", "·", "・", "·", string(rune(0x2027)), "·")

// NormalUnitName gives a name as it is compared: half-width, without spaces, brackets and dots of one kind, capital letters.
func NormalUnitName(name string) string { return unitNameSigns.Replace(compactUpper(name)) }

// SameUnitName tells whether two names mean the same unit or person. Nothing is the same as an empty name.
func SameUnitName(a, b string) bool {
	a, b = NormalUnitName(a), NormalUnitName(b)
	return a != "" && a == b
}

// ListsUnitName tells whether a list such as the owners of a patent has the name as one of its entries, whole: a branch or
// another company that only begins alike is somebody else. Entries are parted by 、 , ; / a new line, or by spaces alone.
func ListsUnitName(list, name string) bool {
	for _, entry := range strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune("、，,；;/／\n", r) }) {
		if SameUnitName(entry, name) || spacedUnitName(strings.Fields(entry), name) {
			return true
		}
	}
	return false
}

// parts of a unit that are written behind its name.
var unitParts = []string{"分公司", "分厂", "分院", "分校", "分所", "分局", "分部", "分店", "分行", "支行", "分中心", "办事处", "事业部", "项目部", "车间"}

// spacedUnitName tells whether consecutive words of an entry are the name. A name with its branch behind is the branch's.
func spacedUnitName(words []string, name string) bool {
	for from := range words {
		for to := from + 1; to <= len(words); to++ {
			branch := to < len(words) && slices.ContainsFunc(unitParts, func(part string) bool { return strings.HasSuffix(words[to], part) })
			if !branch && SameUnitName(strings.Join(words[from:to], ""), name) {
				return true
			}
		}
	}
	return false
}

// What titles are written with or without: who gave them, brackets with a year or a batch, and the word for a firm.
var (
	titleAside  = pattern.Of(`[(（][^)）]*[)）]`)
	titleGivers = strings.NewReplacer("国家级", "", "国家", "", "全国", "", "自治区级", "", "自治区", "", "广西", "", "省级", "", "示范", "",
		"企业", "", "“", "", "”", "", "\"", "", "「", "", "」", "", "‘", "", "’", "")
)

// SameTitle tells whether a certificate's name is that of a title, however each is written. Two titles of which one only contains
// the other (智能工厂, 卓越级智能工厂) are two.
func SameTitle(name, title string) bool {
	plain := func(text string) string {
		return titleGivers.Replace(titleAside.ReplaceAllString(strings.Join(strings.Fields(text), ""), ""))
	}
	return plain(title) != "" && plain(name) == plain(title)
}

package forms

import (
	"regexp"
	"strings"
)

// What titles are written with or without: who gave them, brackets with a year or a batch, and the word for a firm.
var (
	titleAside  = regexp.MustCompile(`[(（][^)）]*[)）]`)
	titleGivers = strings.NewReplacer("国家级", "", "国家", "", "全国", "", "自治区级", "", "自治区", "", "广西", "", "省级", "", "示范", "",
		"企业", "", "“", "", "”", "", "\"", "", "「", "", "」", "", "‘", "", "’", "")
)

// titled tells whether a certificate's name is that of a title, however each is written. Two titles of which one only contains
// the other (智能工厂, 卓越级智能工厂) are two.
func titled(name, title string) bool {
	plain := func(text string) string { return titleGivers.Replace(titleAside.ReplaceAllString(folded(text), "")) }
	return plain(title) != "" && plain(name) == plain(title)
}

package forms

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// bodies are what names of bodies end with: where two of them stand apart by a space, they are two names.
var bodies = []string{"公司", "厂", "院", "所", "大学", "学校", "学院", "中心", "集团", "合作社", "店", "部"}

// FoldName takes the spaces out of a Chinese name: 柳州 市某某公司 and 张 三 are one name each. Spaces beside other letters, and those
// that may part two names, stay.
func FoldName(name string) string {
	parts := strings.Fields(name)
	name = strings.Join(parts, " ")
	if len(parts) < 2 || strings.ContainsFunc(name, func(r rune) bool {
		return r != ' ' && !unicode.Is(unicode.Han, r) && !strings.ContainsRune("（）()·", r)
	}) {
		return name
	}
	single := false
	for _, p := range parts[:len(parts)-1] {
		if slices.ContainsFunc(bodies, func(end string) bool { return strings.HasSuffix(p, end) && p != end }) {
			return name
		}
	}
	for _, p := range parts {
		single = single || utf8.RuneCountInString(p) == 1
	}
	whole := strings.Join(parts, "")
	if n := utf8.RuneCountInString(whole); n <= mostOfPerson && !single || n > mostOfPerson && n < leastOfBody {
		return name // 张三 李四
	}
	return whole
}

// A name of a person has at most four signs, one of a body at least eight; what lies between may be several people.
const (
	mostOfPerson = 4
	leastOfBody  = 8
)

// namesOne tells of a field that holds the name of one person or one body.
func (f *Field) namesOne() bool {
	for _, end := range []string{"姓名", "单位名称", "企业名称", "机构名称", "户名"} {
		if strings.HasSuffix(f.Label, end) {
			return true
		}
	}
	return false
}

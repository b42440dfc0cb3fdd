package formmap

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

var (
	listNumber  = regexp.MustCompile(`^(?:[一二三四五六七八九十]{1,3}[、.．]|[(][一二三四五六七八九十\d]{1,3}[)]、?|\d{1,2}(?:\.\d{1,2})*[、.)]|\d{1,2}(?:\.\d{1,2})+|第[一二三四五六七八九十]+[部章节]分?、?)`)
	leadMarks   = regexp.MustCompile(`^[*※★▲●◆■□☐]+`)
	remark      = regexp.MustCompile(`[(\[【〔{][^()\[\]【】〔〕{}]*[)\]】〕}]`)
	endRemark   = regexp.MustCompile(`[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]$`)
	numbered    = regexp.MustCompile(`^(\p{Han}{2,})[1-9]$`)
	ofPeriod    = regexp.MustCompile(`^(?:起|止|自|至|始|终|起始|终止|开始|结束|截止)$`)
	unitWord    = regexp.MustCompile(`^(?:单位[:为]?)?(万元|亿元|千元|元|美元|万美元|%|百分比|人|名|个|件|项|篇|份|台|套|台/套|平方米|㎡|m2|亩|年|月|天|分|小时|学时|吨|部|家|次|km2|公里|万吨)(?:/年)?$`)
	onlyMoney   = regexp.MustCompile(`^(?:单位[:为]?)?(?:人民币)?[/:、,]?(万元?|亿元|千元|百万元|元)[/、,]?(?:人民币)?$`)
	punctuation = strings.NewReplacer("、", "", "，", "", ",", "", "。", "", ".", "", ":", "", ";", "", "；", "", "/", "", "|", "", "-", "", "—", "", "_", "", "(", "", ")", "", "[", "", "]", "", "【", "", "】", "", "〔", "", "〕", "", "《", "", "》", "", "“", "", "”", "", "\"", "", "'", "", "·", "", "~", "")
)

// clean is a label in one spelling: NFKC, lower case, no white space, no list number
// or marks before it and no colon or star after it. Brackets stay, but for those around the whole.
func clean(label string) string {
	label = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u200b' || r == '\ufeff' {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(label))
	// Most labels begin with no number or mark, which is seen sooner than searched for.
	first, _ := utf8.DecodeRuneInString(label)
	for strings.ContainsRune("一二三四五六七八九十第(*※★▲●◆■□☐0123456789", first) {
		rest := leadMarks.ReplaceAllString(listNumber.ReplaceAllString(label, ""), "")
		if rest == "" || rest == label {
			break
		}
		label = rest
	}
	label = strings.TrimRight(label, ":*※")
	if inner, ok := strings.CutPrefix(label, "【"); ok && strings.Index(inner, "】") == len(inner)-len("】") {
		label = strings.TrimSuffix(inner, "】") // a heading in a frame
	}
	return label
}

// unitOf is the unit that a label carries in brackets at its end, "" for none.
func unitOf(label string) string {
	if label == "" {
		return ""
	}
	if m := endRemark.FindStringSubmatch(clean(label)); m != nil {
		if u := unitWord.FindStringSubmatch(m[1]); u != nil {
			return u[1]
		}
		if u := onlyMoney.FindStringSubmatch(m[1]); u != nil {
			return strings.TrimSuffix(u[1], "元") + "元"
		}
	}
	return ""
}

// variants are the spellings under which a label may be looked up, most faithful
// first: with the words in brackets, without them, and, for the labels of fields
// (parts), each side of a stroke and the bracketed end.
func (w *words) variants(label string, parts bool) []string {
	label = clean(label)
	whole := remark.ReplaceAllStringFunc(label, func(m string) string {
		if unitWord.MatchString(strings.Trim(m, "()[]【】〔〕{}")) {
			return ""
		}
		return m
	})
	bare := remark.ReplaceAllStringFunc(label, func(m string) string {
		if inner := strings.Trim(m, "()[]【】〔〕{}"); ofPeriod.MatchString(inner) {
			return inner
		}
		return ""
	})
	list := []string{whole, bare}
	if parts {
		if strings.ContainsAny(bare, "/") {
			list = append(list, strings.Split(bare, "/")...)
		}
		if m := endRemark.FindStringSubmatch(whole); m != nil && len([]rune(m[1])) >= 3 {
			list = append(list, m[1])
		}
	}
	var out []string
	seen := map[string]bool{}
	for _, v := range list {
		v = w.canonical(v)
		if v != "" && !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}

// canonical replaces the words of a cleaned label by the one of their class and
// drops punctuation and 的.
func (w *words) canonical(label string) string {
	label = punctuation.Replace(label)
	label = w.classes.Replace(label)
	if rest := strings.ReplaceAll(label, "的", ""); rest != "" {
		label = rest
	}
	if m := numbered.FindStringSubmatch(label); m != nil {
		label = m[1]
	}
	for _, lead := range w.leads {
		if rest := strings.TrimPrefix(label, lead); rest != "" && rest != label {
			label = rest
			break
		}
	}
	for _, tail := range w.tails {
		if rest := strings.TrimSuffix(label, tail); rest != label && len([]rune(rest)) >= 2 {
			return rest
		}
	}
	return label
}

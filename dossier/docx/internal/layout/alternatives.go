package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/forms/pattern"
)

// CutOption takes the option's label off the beginning of text that follows a box,
// and returns what is left. whole takes all there is.
func CutOption(text string, whole bool) (label, rest string) {
	text = strings.TrimLeft(text, wording.Spaces)
	if whole {
		return OptionLabel(text), ""
	}
	depth, last := 0, ' '
	for i, r := range text {
		next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		inName := r == ' ' && latin(last) && latin(next)
		last = r
		switch {
		case inName:
		case wording.IsIn("（(【", r):
			depth++
		case wording.IsIn("）)】", r):
			if depth == 0 {
				return OptionLabel(text[:i]), text[i:]
			}
			depth--
		case depth == 0 && (wording.IsIn(wording.Spaces, r) || wording.IsIn("；;。，,", r)):
			return OptionLabel(text[:i]), text[i:]
		}
	}
	return OptionLabel(text), ""
}

// latin reports whether r is a letter or figure of ASCII.
func latin(r rune) bool { return r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// LastWord cuts the option's label off the end of text before a box.
func LastWord(text string) (rest, label string) {
	text = strings.TrimRight(text, wording.Spaces)
	if spacedWord(text) {
		return "", OptionLabel(wording.Squeeze(text))
	}
	at := strings.LastIndexAny(text, wording.Spaces+"：:？?；;，,。、）)")
	if at < 0 {
		return "", OptionLabel(text)
	}
	size := len(string([]rune(text[at:])[0]))
	return text[:at+size], OptionLabel(text[at+size:])
}

// Alternatives are answers parted by slashes, nil for other text.
func Alternatives(text string) []place.Option {
	parts := strings.FieldsFunc(text, func(r rune) bool { return wording.IsIn("/／", r) })
	if len(parts) < 2 || len(parts) > 8 {
		return nil
	}
	alike := sameEnd(parts)
	var out []place.Option
	for _, p := range parts {
		if !wording.OptionWord.MatchString(p) && !kindWord.MatchString(p) && !alike || len(p) > 60 {
			return nil
		}
		out = append(out, place.Option{Label: p})
	}
	return out
}

// OptionLabel is cleanLabel for an option: what only parts it from the next goes.
func OptionLabel(s string) string { return strings.Trim(wording.CleanLabel(s), "/／|｜") }

// sameEnd reports whether three short words or more end alike and name nothing to fill
// in: 大型/中型/小型.
func sameEnd(parts []string) bool {
	if len(parts) < 3 {
		return false
	}
	last := []rune(parts[0])
	for _, p := range parts {
		r := []rune(p)
		if len(r) < 2 || len(r) > 5 || r[len(r)-1] != last[len(last)-1] || wording.PersonWords.MatchString(p) || wording.NumberWords.MatchString(p) || wording.MoneyWords.MatchString(p) || wording.DateWords.MatchString(p) || wording.LongWords.MatchString(p) || wording.YearHead.MatchString(p) {
			return false
		}
	}
	return true
}

// kindWord are words that name one of a few kinds, as answers parted by slashes do.
var kindWord = pattern.Of(`^(国有|民营|私营|外资|合资|独资|集体|股份制?|个体|自有|租赁|全职|兼职|在职|离职|已婚|未婚|专科|本科|硕士|博士|群众|党员|团员|自主|合作|委托|国家|国家级|省级|市级|区级|县级|校级|院级|(特|[一二三四五甲乙丙丁])级|长期|短期|线上|线下|单独|联合|汉族?|其他|其它)$`)

// spacedWord reports whether text is one word of two or three characters that are set apart:
// 园　林.
func spacedWord(text string) bool {
	parts := strings.FieldsFunc(text, func(r rune) bool { return wording.IsIn(wording.Spaces, r) })
	for _, p := range parts {
		if utf8.RuneCountInString(p) != 1 || !wording.HanOnly(p) {
			return false
		}
	}
	return len(parts) == 2 || len(parts) == 3
}

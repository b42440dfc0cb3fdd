package choice

import (
	"strings"

	"yibiao/dossier/docx/internal/wording"
	"yibiao/forms/pattern"
)

// beforeBracket is text without a bracket that it leaves open.
func beforeBracket(text string) string {
	at := max(strings.LastIndex(text, "（"), strings.LastIndex(text, "("))
	if at <= 0 || strings.ContainsAny(text[at:], "）)") {
		return text
	}
	return text[:at]
}

// numberEnd is the number of an option that stands between a question and its box.
var numberEnd = pattern.Of(`(^|[：:？?])[ \t\x{3000}]*[（(]?([A-ZＡ-Ｚ]|[0-9]{1,2}|[①②③④⑤⑥⑦⑧⑨])[)）]?[ \t]*[.．、]?[ \t\x{3000}]*$`)

// tickHow tells how to tick, not what about: 请选择对应项目打“√”.
var tickHow = pattern.Of(`^[（(]?请?[^：:（(]{0,12}([打划画][“"‘]?[√✓✔勾]|勾选)[”"’]?$`)

// explained is a question with how it is to be understood: 企业规模：划分根据国家标准，见附注2：.
var explained = pattern.Of(`^((?:[0-9]{1,2}[.、．])?\p{Han}{2,10})[：:][^：:]*(?:标准|规定|根据|依据|参照|附注|附件|附表|说明)[^：:]*[：:]?$`)

// question is the words of rest, before options, that ask.
func question(rest string) string {
	rest = strings.TrimRight(numberEnd.ReplaceAllString(rest, "$1"), wording.Spaces)
	// What stands before the last full stop or semicolon is another sentence.
	cut := strings.TrimRight(rest, "：:？?")
	if at := strings.LastIndexAny(cut, "；;。"); at >= 0 {
		size := len(string([]rune(cut[at:])[0]))
		rest = rest[at+size:]
	}
	if i := strings.Index(rest, "："); i >= 0 && strings.ContainsAny(rest, "？?") && i+len("：") < len(rest) {
		rest = rest[i+len("："):]
	}
	rest = wording.IfLead.ReplaceAllString(strings.Trim(rest, wording.Spaces), "")
	rest = explained.ReplaceAllString(strings.TrimRight(rest, wording.Spaces+"（(【[“"), "$1")
	if tickHow.MatchString(rest) {
		return ""
	}
	return wording.CleanLabel(rest)
}

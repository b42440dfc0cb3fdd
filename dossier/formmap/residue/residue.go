// Package residue reads printed words by those that are known: what is left of a text when everything that a field or the usual
// language of forms explains is taken away. It decides from words alone, not from where they stand.
package residue

import (
	"strconv"
	"strings"
	"unicode"

	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

var (
	// ToWrite begins a hint that says what to write.
	ToWrite = pattern.Of(`^(?:请|应|须|需)?(?:如实|准确|据实)?(?:填写?|填报|填入|注明|写明|输入|录入|选择)(?:[您你贵](?:公司|单位|企业)?的?)?`)
	// Harmless are hints on how an answer is written, and on its seal or signature.
	Harmless = pattern.Of(`^(?:不可|不能|不得|应|须|需)与|必填|选填|自动(?:生成|带出|填充|获取|计算)|字体|雅黑|宋体|黑体|www|备案通过|\d+个?字|\d+位|(?:^|与|按|同)(?:工商|企业|单位|公司)?(?:营业)?执照(?:上?的?(?:名称|全称|地址|住所|内容))?(?:填|一致|相同|为准|$)|证书上|证件上|盖章|公章|签[字名章]|^(?:单位|企业|公司|名称|机构|银行)?全称$|一致$|相同$|为准|退还|字以内|不超过|[xX×*＊]{2}|^(?:省|市|县|区|州|镇|路|号|街道|乡|/|、|\(|\))+$|^[\d\-+/.、区号]+$`)
)

// formatNo counts the formats of a collection of letters and tables: 格式四 响应人基本情况表.
var formatNo = pattern.Of(`^(?:第[一二三四五六七八九十]+章)?(?:\p{Han}{0,6}文件)?(?:格式|样式|附?表[一二三四五六七八九十\d])(?:[一二三四五六七八九十]+|\d+(?:[-.]\d+)*)?[、.:]?`)

// OrPerson says in brackets that an applicant may be a person as well as a firm.
var OrPerson = pattern.Of(`^(?:单位)?(?:/|或者?)个人$|^个人(?:/|或者?)单位$|^个人$`)

// ofLead says in brackets that of several applicants the first fills in: 联合申报的填写牵头单位.
var ofLead = pattern.Of(`^(?:如?(?:为|系|有)?(?:联合|共同)体?(?:申[请报])?(?:的|时|项目)?[,，]?(?:仅|只|请|应|须|需|由)?)?(?:填写?|填报|指)?(?:牵头|主)(?:申[请报])?(?:单位|企业)(?:的?信息|情况)?(?:填写?|填报)?$`)

// Of are the stretches of text that are made neither of pieces of the known texts,
// two characters long or more, nor of usual words; nil when all is read.
func Of(w *wordings.Words, text string, known []string, usual map[string]bool) []string {
	text = formatNo.ReplaceAllString(lettered.ReplaceAllString(wordings.Clean(text), ""), "")
	text = wordings.Remark.ReplaceAllStringFunc(text, func(m string) string {
		inner := strings.Trim(m, "()[]【】〔〕{}")
		if asks := ToWrite.ReplaceAllString(inner, ""); asks != inner && asks != "" && !Harmless.MatchString(asks) && !wordings.UnitWord.MatchString(asks) {
			return asks
		}
		if wordings.UnitWord.MatchString(inner) || wordings.OnlyMoney.MatchString(inner) || wordings.SaysUnit(inner) || OrPerson.MatchString(inner) || ofLead.MatchString(inner) || Instruction.MatchString(inner) && !BothSides.MatchString(inner) {
			return ""
		}
		return m
	})
	text = ofUnits.ReplaceAllString(text, "")
	if text == "其中" {
		return []string{text}
	}
	flat := w.Flat(text)
	s := []rune(flat)
	times := map[string]bool{} // judged by periods
	for _, m := range wordings.PeriodWords.FindAllString(flat, -1) {
		times[m] = true
	}
	// cost[i] is the least number of unread characters from i on, next[i] where the
	// piece that begins there ends.
	cost, next := make([]int, len(s)+1), make([]int, len(s))
	for i := len(s) - 1; i >= 0; i-- {
		cost[i], next[i] = cost[i+1]+1, 0
		if s[i] < 0x80 && !unicode.IsLetter(s[i]) {
			cost[i], next[i] = cost[i+1], i+1
		}
		for j := i + 1; j <= len(s); j++ {
			piece := string(s[i:j])
			if cost[j] < cost[i] && (usual[piece] || times[piece] || (j-i >= 2 || len(s) == 1) && Within(piece, known)) {
				cost[i], next[i] = cost[j], j
			}
		}
	}
	var out []string
	for i := 0; i < len(s); {
		if next[i] > 0 {
			i = next[i]
			continue
		}
		j := i
		for j < len(s) && next[j] == 0 {
			j++
		}
		out = append(out, string(s[i:j]))
		i = j
	}
	return out
}

// Within tells whether a piece of a text stands in one of the texts.
func Within(piece string, texts []string) bool {
	for _, t := range texts {
		if strings.Contains(t, piece) {
			return true
		}
	}
	return false
}

// yearsBefore are several years, or the first of them where no year is printed.
var yearsBefore = pattern.Of(`^前[二两三]年$`)

var severalYears = pattern.Of(`^(?:最?近|上)[二两三四五2-5]年$|^(?:前|最近)[两二三]个(?:完整)?(?:会计)?年度$|^最近[两二三]年度$|^最近一期$`)

// Covers tells whether a word for a time is the field's: in its own label, or the year
// of its row. Headings further off (not near) may span several years.
func (m Meaning) Covers(word string, near bool, printed []int) bool {
	if m.Year == "" {
		return Within(word, m.Own) || Within(word, m.Keys)
	}
	if !near && len(m.Year) == 4 && m.Amount && yearsBefore.MatchString(word) {
		return true // of which the printed year is one
	}
	if word == "年末" || word == "期末" || severalYears.MatchString(word) {
		return true
	}
	if back, ok := fields.YearsBack[word]; ok {
		anchored := len(printed) > 0 && m.Year == strconv.Itoa(printed[len(printed)-1]) && back == 1
		return m.Year == fields.RelativeYear(back) || anchored
	}
	if strings.HasPrefix(word, "20") {
		return strings.HasPrefix(word, m.Year)
	}
	return Within(word, m.Keys)
}

var (
	Instruction = pattern.Of(`^(?:以.*为准$|(?:具体|精确|详细|填写?)?[到至][^,，。;；]{1,6}$|请|如[:：]?|例|注|限|不超过|不少于|总?字数|可|应|需|须|必|选|填|从|按|与|同|见|[≤<]|\d+字|\d+位(?:数字?|编?码|代码)?$|.{0,14}字以内|.{2,30}[,，]限?\d+字(?:以内|左右)?$|限?\d+字|.{0,4}一致|单选|多选|复选|.*填写$|\d+[-~至—－]\d+)`)
	ofUnits     = pattern.Of(`,?(?:计量)?单位:(?:件|项|个|人|台|套|家|篇|部)`) // what figures are counted in
	BothSides   = pattern.Of(`^(?:含|不含|其中|除)`)
)

// lettered is a letter that counts headings.
var lettered = pattern.Of(`^[a-z][.、)]`)

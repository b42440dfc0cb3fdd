package sentence

import (
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/phrase"
	"yibiao/dossier/docx/place/find/reading"
	"yibiao/forms/pattern"
)

const regionUnits = `设区的?市|省|自治区|直辖市|地级市|市|自治州|州|盟|地区|县级市|县|区|旗|镇|乡|街道|大道|路|街|巷|弄|号院|号楼|号|村|组|社区|栋|幢|座|楼|层|室|单元|园区|开发区`

var (
	regionUnit = pattern.Of(`^(?:` + regionUnits + `)(?:[/／、或]?(?:省|市|县|区|镇|乡|街道|州|盟|旗|自治区))*(?:[（(][^（()）]*[）)])?`)
	regionMain = pattern.Of(`^(省|自治区|设区的?市|市|州|县|区|旗|镇|乡|盟)`)
	// regionMore is a unit followed, after room without a line, by another.
	regionMore = pattern.Of(`^(?:` + regionUnits + `)(?:[（(][^（()）]*[）)])?[ \t\x{3000}\x{a0}]{2,}(?:` + regionUnits + `)`)
	dashes     = "-—－–/／"
	// chineseYear is a year in Chinese figures, whole or begun.
	chineseYear = pattern.Of(`[二两][〇○零oOＯ0]([一二三四五六七八九〇○零]{2})?$`)
)

// pieces handles blanks from i on that are parts of one answer, each before its printed
// unit or a dash, or for one character; it returns how many it took. What cannot be
// split rightly is left to a person.
func pieces(h *reading.Host, i int, before string) int {
	if k := h.Blanks[i].Kind; k == layout.BlankDate {
		return 0
	}
	if n := bracketDay(h, i); n > 0 {
		for k := i; k < i+n; k++ {
			reading.Leave(h, k, 1, phrase.FirstWords(strings.TrimLeft(h.After(k), wording.Spaces)))
		}
		return n
	}
	if n := letterBoxes(h, i); n >= 3 {
		reading.Leave(h, i, 1, asked(h, before))
		return n
	}
	if slashes(h, i) {
		reading.Leave(h, i, 1, asked(h, before))
		return 1
	}
	if n := dashed(h, i, before); n > 0 {
		reading.Leave(h, i, n, asked(h, before))
		return n
	}
	return regions(h, i, before)
}

// asked is the words that name the blank after before, else the cell's label.
func asked(h *reading.Host, before string) string {
	if own := wording.CleanLabel(clause(before)); own != "" || h.Label == "" {
		return own
	}
	return h.Label
}

// letterBoxes is the number of boxes from i on without a word between them.
func letterBoxes(h *reading.Host, i int) int {
	n := 0
	for k := i; reading.SameLine(h, i, k) && h.Blanks[k].Kind == layout.BlankBox; k++ {
		n++
		if strings.Trim(wording.Squeeze(h.After(k)), dashes) != "" {
			break
		}
	}
	return n
}

// slashes reports whether nothing but strokes and room follow the colon of blank i:
// 日期：　/　/　.
func slashes(h *reading.Host, i int) bool {
	if h.Blanks[i].Kind != layout.BlankColon {
		return false
	}
	after := h.After(i)
	return wording.Squeeze(after) != "" && strings.Trim(wording.Squeeze(after), dashes+".．") == "" && layout.TextWidth([]rune(after)) >= 3
}

// dashed is the number of blanks from i on that are parts of one number, 0 for none:
// ____-____-____, and （　）____ after 电话.
func dashed(h *reading.Host, i int, before string) int {
	part := func(k int) bool {
		return k < len(h.Blanks) && (reading.Ruled(h.Blanks[k]) || h.Blanks[k].Kind == layout.BlankBracket) && reading.SameLine(h, i, k)
	}
	if !part(i) {
		return 0
	}
	phone := phrase.PhoneWords.MatchString(asked(h, before))
	n := 1
	for part(i + n) {
		between := wording.Squeeze(h.After(i + n - 1))
		if between == "" && phone && h.Blanks[i+n-1].Kind == layout.BlankBracket || between != "" && strings.Trim(between, dashes) == "" {
			n++
			continue
		}
		break
	}
	if n == 1 && phone && h.Blanks[i].Kind == layout.BlankBracket && wording.Squeeze(before+h.After(i)) == wording.Squeeze(before) {
		return 1
	}
	if n >= 3 || n == 2 && phone {
		return n
	}
	return 0
}

// regions handles ____省____市____县（区）: each blank is named by its unit, with the
// question as its hint, for it names the whole and not the part. Parts
// without blanks of their own, and a rest behind the last unit, are left to a person.
func regions(h *reading.Host, i int, before string) int {
	n := 0
	for reading.SameLine(h, i, i+n) && regionPart(h, i+n) != "" {
		n++
		if wording.Squeeze(h.After(i+n-1)) != wording.Squeeze(regionPart(h, i+n-1)) {
			break
		}
	}
	if n == 0 {
		return 0
	}
	ask := asked(h, before)
	last := h.After(i + n - 1)
	if regionMore.MatchString(strings.TrimLeft(last, wording.Spaces)) {
		reading.Leave(h, i, n, ask)
		return n
	}
	if n == 1 && (!regionMain.MatchString(regionPart(h, i)) || ask == "") {
		return 0
	}
	for k := i; k < i+n; k++ {
		h.Found = append(h.Found, place.Place{At: reading.NumberOf(h.Area, k), Label: unitName(regionPart(h, k)), Context: h.Context, Hint: ask, Kind: place.Text, Sub: k + 1})
	}
	if wording.Squeeze(last) == wording.Squeeze(regionPart(h, i+n-1)) && reading.SameLine(h, i, i+n) && reading.Ruled(h.Blanks[i+n]) && wording.Squeeze(h.After(i+n)) == "" {
		reading.Leave(h, i+n, 1, ask)
		n++
	}
	return n
}

// unitName is a unit without the others that may take its place: 县 of 县（市、区）.
func unitName(unit string) string {
	if at := strings.IndexAny(unit, "（("); at > 0 {
		unit = unit[:at]
	}
	return wording.CleanLabel(unit)
}

// regionPart is the unit of an address behind blank k, "" when none stands alone there.
func regionPart(h *reading.Host, k int) string {
	b := h.Blanks[k]
	if !reading.Ruled(b) && (b.Kind != layout.BlankColon && b.Kind != layout.BlankGap || b.Lo == b.Hi) {
		return ""
	}
	after := strings.TrimLeft(h.After(k), wording.Spaces)
	unit := regionUnit.FindString(after)
	if rest := after[len(unit):]; unit == "" || rest != "" && wording.HanOnly(string(wording.FirstRune(rest))) {
		return ""
	}
	return unit
}

// printedYear reports what the year before date blank i says in Chinese figures: whole,
// and there at all. Figures cannot follow it.
func printedYear(h *reading.Host, i int, before string) (whole, any bool) {
	b := h.Blanks[i]
	if b.Kind != layout.BlankDate || !strings.HasPrefix(strings.TrimLeft(layout.Plain(h.Chars[b.Lo:b.Hi]), wording.Spaces), "年") {
		return false, false
	}
	m := chineseYear.FindStringSubmatch(wording.Squeeze(before))
	return m != nil && m[1] != "", m != nil
}

// bracketDay is the number of brackets from i on that stand before the units of a day: 【　】年
// 【　】月【　】日; 0 when they are none.
func bracketDay(h *reading.Host, i int) int {
	for k, unit := range []string{"年", "月", "日"} {
		if i+k >= len(h.Blanks) || h.Blanks[i+k].Kind != layout.BlankBracket || k > 0 && !reading.SameLine(h, i, i+k) || !strings.HasPrefix(strings.TrimLeft(h.After(i+k), wording.Spaces), unit) {
			if k == 2 {
				return k
			}
			return 0
		}
	}
	return 3
}

// nameBehind is a name in brackets at the beginning of a text.
var nameBehind = pattern.Of(`^[ \t\x{3000}]*[（(](\p{Han}{2,12}(?:、\p{Han}{2,8})?)[）)]`)

// pastName is the text before blank i without the name in brackets of the blank before it: that blank was named by it, or this one
// has its own name behind as well: ____（单位名称）____（地址）.
func pastName(h *reading.Host, i int, before string) string {
	m := nameBehind.FindStringSubmatch(before)
	if m == nil || !reading.Ruled(h.Blanks[i-1]) || wording.SignWords.MatchString(m[1]) {
		return before
	}
	last := len(h.Found) - 1
	named := last >= 0 && h.Found[last].Sub == i && strings.Trim(h.Found[last].Label, "（）()") == m[1]
	if named || nameBehind.MatchString(h.After(i)) {
		return before[len(m[0]):]
	}
	return before
}

// whether begins such a question.
var whether = pattern.Of(`^(?:最?近[一二三两五]年内?|过去[一二三两五]年内?|目前|报告期内)?(?:是否|有无|曾否|有没有)`)

// askedBefore is the question in the line of blank i to whose end it belongs, with what it asks to tell; "" for none.
func askedBefore(h *reading.Host, i int) string {
	text := strings.TrimRight(wording.Squeeze(h.Before(i)), "：:")
	if at := strings.LastIndexAny(text, "。；;"); at >= 0 {
		_, size := utf8.DecodeRuneInString(text[at:])
		text = text[at+size:]
	}
	text = wording.CleanLabel(wording.ListNumber.ReplaceAllString(text, ""))
	if !whether.MatchString(text) {
		return ""
	}
	return text
}

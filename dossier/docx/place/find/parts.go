package find

import (
	"regexp"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
)

const regionUnits = `省|自治区|直辖市|地级市|市|自治州|州|盟|地区|县级市|县|区|旗|镇|乡|街道|大道|路|街|巷|弄|号院|号楼|号|村|组|社区|栋|幢|座|楼|层|室|单元|园区|开发区`

var (
	regionUnit = regexp.MustCompile(`^(?:` + regionUnits + `)(?:[/／、或]?(?:省|市|县|区|镇|乡|街道|州|盟|旗|自治区))*(?:[（(][^（()）]*[）)])?`)
	regionMain = regexp.MustCompile(`^(省|自治区|市|州|县|区|旗|镇|乡|盟)`)
	// regionMore is a unit followed, after room without a line, by another.
	regionMore = regexp.MustCompile(`^(?:` + regionUnits + `)(?:[（(][^（()）]*[）)])?[ \t\x{3000}\x{a0}]{2,}(?:` + regionUnits + `)`)
	// regionOnly is a cell, without white space, of two units or more: 市县（区）.
	regionOnly = regexp.MustCompile(`^(?:(?:省|自治区|市|州|县|区|旗|镇|乡|街道|村|路|街|号)(?:[（(](?:省|自治区|直辖市|市|州|盟|县|区|旗|镇|乡|街道|、|/)*[）)])?){2,}$`)
	phoneWords = regexp.MustCompile(`电话|传真|手机|座机|固话|联系方式|热线`)
	codeEnd    = regexp.MustCompile(`(码|号|邮编|税号|[Ii][Dd])([（(][^（()）]*[）)])?[：:]?$`)
	dashes     = "-—－–/／"
	// chineseYear is a year in Chinese figures, whole or begun.
	chineseYear = regexp.MustCompile(`[二两][〇○零oOＯ0]([一二三四五六七八九〇○零]{2})?$`)
	dayAsked    = regexp.MustCompile(`(有效期|有效期至|截止|到期|起止|成立|出生|注册|至)$`)
	issuedBy    = regexp.MustCompile(`(制|印|印制|编制|监制|制定|制作)$`)
	yearLine    = regexp.MustCompile(`^[（(〔【]20[0-9_＿xX×]*年度?[）)〕】]$`)
)

// pieces handles blanks from i on that are parts of one answer, each before its printed
// unit or a dash, or for one character; it returns how many it took. What cannot be
// split rightly is left to a person.
func (h *Host) pieces(i int, before string) int {
	if k := h.Blanks[i].Kind; k == layout.BlankDate {
		return 0
	}
	if n := bracketDay(h, i); n > 0 {
		for k := i; k < i+n; k++ {
			h.leave(k, 1, firstWords(strings.TrimLeft(h.after(k), wording.Spaces)))
		}
		return n
	}
	if n := h.letterBoxes(i); n >= 3 {
		h.leave(i, 1, h.asked(before))
		return n
	}
	if h.slashes(i) {
		h.leave(i, 1, h.asked(before))
		return 1
	}
	if n := h.dashed(i, before); n > 0 {
		h.leave(i, n, h.asked(before))
		return n
	}
	return h.regions(i, before)
}

// asked is the words that name the blank after before, else the cell's label.
func (h *Host) asked(before string) string {
	if own := wording.CleanLabel(clause(before)); own != "" || h.label == "" {
		return own
	}
	return h.label
}

// leave makes places of n blanks from i on that only a person fills in.
func (h *Host) leave(i, n int, label string) {
	for k := i; k < i+n; k++ {
		h.found = append(h.found, place.Place{At: numberOf(h.Area, k), Label: label, Context: h.context, Kind: place.Sign, Sub: k + 1})
	}
}

// sameLine reports whether blank k is there and stands in the line of blank i.
func (h *Host) sameLine(i, k int) bool {
	if k >= len(h.Blanks) {
		return false
	}
	for _, g := range h.Chars[h.Blanks[i].Hi:max(h.Blanks[i].Hi, h.Blanks[k].Lo)] {
		if g.R == wording.LineEnd {
			return false
		}
	}
	return true
}

// letterBoxes is the number of boxes from i on without a word between them.
func (h *Host) letterBoxes(i int) int {
	n := 0
	for k := i; h.sameLine(i, k) && h.Blanks[k].Kind == layout.BlankBox; k++ {
		n++
		if strings.Trim(wording.Squeeze(h.after(k)), dashes) != "" {
			break
		}
	}
	return n
}

// slashes reports whether nothing but strokes and room follow the colon of blank i:
// 日期：　/　/　.
func (h *Host) slashes(i int) bool {
	if h.Blanks[i].Kind != layout.BlankColon {
		return false
	}
	after := h.after(i)
	return wording.Squeeze(after) != "" && strings.Trim(wording.Squeeze(after), dashes+".．") == "" && layout.TextWidth([]rune(after)) >= 3
}

// dashed is the number of blanks from i on that are parts of one number, 0 for none:
// ____-____-____, and （　）____ after 电话.
func (h *Host) dashed(i int, before string) int {
	part := func(k int) bool {
		return k < len(h.Blanks) && (h.ruledBlank(h.Blanks[k]) || h.Blanks[k].Kind == layout.BlankBracket) && h.sameLine(i, k)
	}
	if !part(i) {
		return 0
	}
	phone := phoneWords.MatchString(h.asked(before))
	n := 1
	for part(i + n) {
		between := wording.Squeeze(h.after(i + n - 1))
		if between == "" && phone && h.Blanks[i+n-1].Kind == layout.BlankBracket || between != "" && strings.Trim(between, dashes) == "" {
			n++
			continue
		}
		break
	}
	if n == 1 && phone && h.Blanks[i].Kind == layout.BlankBracket && wording.Squeeze(before+h.after(i)) == wording.Squeeze(before) {
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
func (h *Host) regions(i int, before string) int {
	n := 0
	for h.sameLine(i, i+n) && h.regionPart(i+n) != "" {
		n++
		if wording.Squeeze(h.after(i+n-1)) != wording.Squeeze(h.regionPart(i+n-1)) {
			break
		}
	}
	if n == 0 {
		return 0
	}
	ask := h.asked(before)
	last := h.after(i + n - 1)
	if regionMore.MatchString(strings.TrimLeft(last, wording.Spaces)) {
		h.leave(i, n, ask)
		return n
	}
	if n == 1 && (!regionMain.MatchString(h.regionPart(i)) || ask == "") {
		return 0
	}
	for k := i; k < i+n; k++ {
		h.found = append(h.found, place.Place{At: numberOf(h.Area, k), Label: unitName(h.regionPart(k)), Context: h.context, Hint: ask, Kind: place.Text, Sub: k + 1})
	}
	if wording.Squeeze(last) == wording.Squeeze(h.regionPart(i+n-1)) && h.sameLine(i, i+n) && h.ruledBlank(h.Blanks[i+n]) && wording.Squeeze(h.after(i+n)) == "" {
		h.leave(i+n, 1, ask)
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
func (h *Host) regionPart(k int) string {
	b := h.Blanks[k]
	if !h.ruledBlank(b) && (b.Kind != layout.BlankColon && b.Kind != layout.BlankGap || b.Lo == b.Hi) {
		return ""
	}
	after := strings.TrimLeft(h.after(k), wording.Spaces)
	unit := regionUnit.FindString(after)
	if rest := after[len(unit):]; unit == "" || rest != "" && wording.HanOnly(string(wording.FirstRune(rest))) {
		return ""
	}
	return unit
}

// onePiece reports whether blank i only goes on with the blank before, or stands before
// the line that takes the answer.
func (h *Host) onePiece(i int) bool {
	b := h.Blanks[i]
	if b.Kind == layout.BlankColon && h.sameLine(i, i+1) && h.ruledBlank(h.Blanks[i+1]) && wording.Squeeze(h.after(i)) == "" && wording.Squeeze(h.after(i+1)) == "" {
		return true
	}
	if b.Kind == layout.BlankColon && h.sameLine(i, i+1) && h.Blanks[i+1].Kind == layout.BlankDate && wording.Squeeze(h.after(i)) == "" && asksDay(strings.TrimRight(wording.Squeeze(h.before(i)), "：:")) {
		return true
	}
	if i == 0 || !h.ruledBlank(b) || h.firstInLine(i) || !h.ruledBlank(h.Blanks[i-1]) {
		return false
	}
	between := h.Chars[h.Blanks[i-1].Hi:b.Lo]
	return wording.Squeeze(layout.Plain(between)) == "" && layout.TextWidth([]rune(layout.Plain(between))) <= 2
}

// asksDay reports whether words before a colon ask for a day.
func asksDay(words string) bool {
	return layout.DateLabelEnd.MatchString(words) || dayAsked.MatchString(words)
}

// spelt reports whether blank i is no more than the end of a word before a colon:
// 成 立 年 月：.
func (h *Host) spelt(i int) bool {
	b := h.Blanks[i]
	return b.Hi < len(h.Chars) && wording.IsIn("：:", h.Chars[b.Hi].R) && spelledDate(h.Chars, b)
}

// printedYear reports what the year before date blank i says in Chinese figures: whole,
// and there at all. Figures cannot follow it.
func (h *Host) printedYear(i int, before string) (whole, any bool) {
	b := h.Blanks[i]
	if b.Kind != layout.BlankDate || !strings.HasPrefix(strings.TrimLeft(layout.Plain(h.Chars[b.Lo:b.Hi]), wording.Spaces), "年") {
		return false, false
	}
	m := chineseYear.FindStringSubmatch(wording.Squeeze(before))
	return m != nil && m[1] != "", m != nil
}

// bracketDay is the number of brackets from i on that stand before the units of a day: 【　】年
// 【　】月【　】日; 0 when they are none.
func bracketDay(h *Host, i int) int {
	for k, unit := range []string{"年", "月", "日"} {
		if i+k >= len(h.Blanks) || h.Blanks[i+k].Kind != layout.BlankBracket || k > 0 && !h.sameLine(i, i+k) || !strings.HasPrefix(strings.TrimLeft(h.after(i+k), wording.Spaces), unit) {
			if k == 2 {
				return k
			}
			return 0
		}
	}
	return 3
}

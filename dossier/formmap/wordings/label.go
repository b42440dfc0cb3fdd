package wordings

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"yibiao/dossier/docx/place"
	"yibiao/forms/pattern"

	"golang.org/x/text/unicode/norm"
)

var (
	listNumber  = pattern.Of(`^(?:[一二三四五六七八九十]{1,3}[、.．]|[(][一二三四五六七八九十\d]{1,3}[)]、?|\d{1,2}(?:\.\d{1,2})+[、.)]?|\d{1,2}[、.)]|第(?:[一二三四五六七八九十]+|\d{1,2})[部章节]分?、?)`)
	beforeYear  = pattern.Of(`^\d{1,2}[、.](20\d{2}年)`) // a number of a list, and no section: 3.2024年
	itemNumber  = pattern.Of(`^第(?:\d{1,2}|[一二三四五六七八九十]{1,3})[项栏][:、]?([^目].*(?:情况|信息|概况|资料|内容|简介|说明|清单|类别))$`)
	leadMarks   = pattern.Of(`^[*※★▲●◆■□☐]+`)
	Remark      = pattern.Of(`[(\[【〔{][^()\[\]【】〔〕{}]*[)\]】〕}]`)
	EndRemark   = pattern.Of(`[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]$`)
	numbered    = pattern.Of(`^(\p{Han}{2,})[1-9]$`)
	OfPeriod    = pattern.Of(`^(?:起|止|自|至|始|终|起始|终止|开始|结束|截止)$`)
	UnitWord    = pattern.Of(`^(?:单位[:为]?)?(万元|亿元|百万元|千元|元|美元|万美元|%|百分比|人|名|个|件|项|篇|份|台|套|台/套|平方米|㎡|m2|亩|年|月|天|分|小时|学时|吨|部|家|次|km2|公里|万吨)(?:/年)?$`)
	OnlyMoney   = pattern.Of(`^(?:单位[:为]?)?(?:人民币)?[/:、,]?(万元?|亿元|千元|百万元|元)[/、,]?(?:人民币)?$`)
	punctuation = strings.NewReplacer("、", "", "，", "", ",", "", "。", "", ".", "", ":", "", ";", "", "；", "", "/", "", "|", "", "-", "", "—", "", "_", "", "(", "", ")", "", "[", "", "]", "", "【", "", "】", "", "〔", "", "〕", "", "《", "", "》", "", "“", "", "”", "", "\"", "", "'", "", "·", "", "~", "")
)

// Clean is a label in one spelling: NFKC, lower case, no white space, no list number
// or marks before it and no colon or star after it. Brackets stay, but for those around the whole.
func Clean(label string) string {
	label = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u200b' || r == '\ufeff' {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(label))
	label = beforeYear.ReplaceAllString(label, "$1")
	// Most labels begin with no number or mark, which is seen sooner than searched for.
	first, _ := utf8.DecodeRuneInString(label)
	for strings.ContainsRune("一二三四五六七八九十第(*※★▲●◆■□☐0123456789", first) {
		rest := itemNumber.ReplaceAllString(leadMarks.ReplaceAllString(listNumber.ReplaceAllString(label, ""), ""), "$1")
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

// UnitOf is the unit that a label carries in brackets at its end, "" for none.
func UnitOf(label string) string {
	if label == "" {
		return ""
	}
	if m := EndRemark.FindStringSubmatch(Clean(label)); m != nil {
		if u := UnitWord.FindStringSubmatch(m[1]); u != nil {
			return u[1]
		}
		if u := OnlyMoney.FindStringSubmatch(m[1]); u != nil {
			return strings.TrimSuffix(u[1], "元") + "元"
		}
	}
	return ""
}

// Variants are the spellings under which a label may be looked up, most faithful
// first: with the words in brackets, without them, and, for the labels of fields
// (parts), each side of a stroke and the bracketed end.
func (w *Words) Variants(label string, parts bool) []string {
	label = Clean(label)
	whole := Remark.ReplaceAllStringFunc(label, func(m string) string {
		if UnitWord.MatchString(strings.Trim(m, "()[]【】〔〕{}")) {
			return ""
		}
		return m
	})
	bare := Remark.ReplaceAllStringFunc(label, func(m string) string {
		if inner := strings.Trim(m, "()[]【】〔〕{}"); OfPeriod.MatchString(inner) {
			return inner
		}
		return ""
	})
	list := []string{whole, bare}
	if parts {
		if strings.ContainsAny(bare, "/") {
			list = append(list, strings.Split(bare, "/")...)
		}
		if m := EndRemark.FindStringSubmatch(whole); m != nil && len([]rune(m[1])) >= 3 {
			list = append(list, m[1])
		}
	}
	var out []string
	seen := map[string]bool{}
	for _, v := range list {
		v = w.Canonical(v)
		if v != "" && !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}

// Canonical replaces the words of a cleaned label by the one of their class and
// drops punctuation and 的.
func (w *Words) Canonical(label string) string {
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

// PlaceUnit is the unit of a place, from the place itself, its label or the words
// around it; "" when none is printed, unclear when it is not clear which.
func PlaceUnit(p place.Place) string {
	if u := FirstOf(p.Unit, UnitOf(p.Label), UnitOf(p.Context)); u != "" {
		return u
	}
	for _, h := range p.Heads {
		u := UnitOf(h.Text)
		if m := OnlyMoney.FindStringSubmatch(Clean(h.Text)); m != nil && h.Role == place.HeadRow {
			u = UnitOf("(" + m[0] + ")") // a column of units: 营业收入 | 千元 | ____
		}
		if h.Role == place.HeadUnit || h.Role == place.HeadCaption || strings.Contains(h.Text, "元") && h.Role != place.HeadTitle {
			u = FirstOf(MoneyUnitIn(h.Text), u)
		}
		if u != "" {
			return u
		}
	}
	return ""
}

// percent are the words of a place whose figures are hundredths.
var percent = pattern.Of(`[%％]|百分[比率点]`)

// PrintsPercent tells whether a place or the words around it print that its figure is in hundredths.
func PrintsPercent(p place.Place) bool {
	return slices.ContainsFunc([]string{p.Unit, p.Label, p.Context, p.Hint}, percent.MatchString) ||
		slices.ContainsFunc(p.Heads, func(h place.Head) bool { return h.Role != place.HeadTitle && percent.MatchString(h.Text) })
}

// inNumber is a label after a number with nothing between, and counts what makes it an amount: 02单位地址, 30岁以下.
var (
	inNumber = pattern.Of(`^(\d{1,3})(\p{Han}.*)$`)
	counts   = pattern.Of(`^(?:年|月|日|岁|小时|时|天|周|人|个|万|亿|千|百|米|公里|吨|台|套|项|级|名|元|度|秒|分|位|号|楼|层|栋|期|类|次|家|件|种)`)
)

// Numbered are the labels of a list that begin with their numbers, clean, without them. A number counts only where the one before
// or after it begins another label.
func Numbered(labels []string) map[string]string {
	rest, at := map[string]string{}, map[int]bool{}
	read := func(label string) (int, string) {
		m := inNumber.FindStringSubmatch(label)
		if m == nil || counts.MatchString(m[2]) {
			return -1, ""
		}
		n, _ := strconv.Atoi(m[1])
		return n, m[2]
	}
	for _, label := range labels {
		if n, _ := read(Clean(label)); n >= 0 {
			at[n] = true
		}
	}
	for _, label := range labels {
		if n, bare := read(Clean(label)); n >= 0 && (at[n-1] || at[n+1]) {
			rest[Clean(label)] = bare
		}
	}
	return rest
}

// aContact is what is asked of each of several people who may be reached, with their number behind it: 联系人1, 手机1.
var aContact = pattern.Of(`^((?:项目|业务|单位|企业|公司)?(?:联系人|经办人)(?:姓名|手机|电话|邮箱|职务)?|(?:联系|办公|固定|移动)?电话|手机(?:号码?)?|(?:电子)?(?:邮箱|邮件)|职务|微信号?|传真)([1一])$`)

// FirstContact are the labels of a list that ask the first of several people who may be reached, clean, without the number; of one
// alone the number says nothing.
func FirstContact(labels []string) map[string]string {
	all, rest := map[string]bool{}, map[string]string{}
	for _, label := range labels {
		all[Clean(label)] = true
	}
	for label := range all {
		if m := aContact.FindStringSubmatch(label); m != nil && (all[m[1]+"2"] || all[m[1]+"二"]) {
			rest[label] = m[1]
		}
	}
	return rest
}

// noteNumber ends a label that a note explains: the number of the note in brackets, in a ring, or after 注.
var noteNumber = pattern.Of(`^(.*\p{Han}.*?)\s*(?:[(（\[【〔](?:注|备注|说明)?(\d{1,2})[)）\]】〕]|注(\d{1,2})|([①-⑳]))$`)

// Noted are the labels that end in the number of a note, as they are printed, without it. Such numbers belong to the form and not
// to what is asked: three of them or more are used, and no label is counted by them twice.
func Noted(labels []string) map[string]string {
	rest, numbers, of := map[string]string{}, map[string]bool{}, map[string]string{}
	for _, label := range labels {
		m := noteNumber.FindStringSubmatch(strings.TrimSpace(label))
		if m == nil || rest[label] != "" {
			continue
		}
		number := FirstOf(m[2], m[3], m[4])
		if was, ok := of[m[1]]; ok && was != number {
			return nil // 申请人（1）, 申请人（2）
		}
		rest[label], of[m[1]], numbers[number] = m[1], number, true
	}
	if len(numbers) < fewNotes {
		return nil
	}
	return rest
}

// bothYears is a year in words with the same in figures behind it.
var bothYears = pattern.Of(`(?:上上?一?个?(?:会计)?年度?|去年|前年度?)(?:全年|实际|实绩)?(?:数)?(末?)[(（](20\d{2})年?(?:度|末|底|12月31日)?[)）]`)

// YearPrinted is a text with the year that it prints in the place of words that say the same: 上年度（2025年）营业收入.
func YearPrinted(text string) string {
	if !strings.Contains(text, "20") {
		return text
	}
	text = bothYears.ReplaceAllString(text, "${2}年${1}")
	if m := yearBehind.FindStringSubmatch(text); m != nil && !strings.Contains(m[1], "20") && !strings.Contains(m[1], "年") {
		text = m[3] + m[1]
		if unit := FirstOf(m[2], m[4]); unit != "" {
			text += "（" + unit + "）"
		}
	}
	return text
}

// yearBehind is a figure with its year behind it, and its unit with that: 资产总额（万元，2025年末）.
var yearBehind = pattern.Of(`^(\p{Han}+)[(（](?:(\p{Han}{0,2}元)[,，、])?(20\d{2}年(?:度|末|底)?)(?:[,，、](\p{Han}{0,2}元))?[)）]$`)

// fewNotes is how many notes a form has that counts them.
const fewNotes = 3

// BesideLabel tells whether a place is a cell of its own beside its label, and no blank before a printed word.
func BesideLabel(p place.Place) bool {
	return !strings.Contains(p.At, "#") && slices.ContainsFunc(p.Heads, func(h place.Head) bool { return h.Role == place.HeadRow && Clean(h.Text) == Clean(p.Label) })
}

// AsksLevel tells whether the words after a blank ask for one level of a division.
func AsksLevel(words string) bool {
	for _, asks := range RegionParts {
		if asks.MatchString(words) {
			return true
		}
	}
	return false
}

// Flat is a cleaned label with the words of every class replaced, without punctuation;
// unlike canonical it keeps what stands before and after.
func (w *Words) Flat(label string) string {
	return w.classes.Replace(punctuation.Replace(Clean(label)))
}

// MoneyUnitIn is the one unit of money that a text names, unclear for several, for one that figures are not converted to, and for
// foreign money, "" for none.
func MoneyUnitIn(text string) string {
	found := ""
	for _, u := range anyMoney.FindAllString(Clean(text), -1) {
		if u == "元" && !bareYuan.MatchString(Clean(text)) {
			continue // 多元化
		}
		if found != "" && found != u || !plainMoney.MatchString(u) {
			return Unclear // also 十万元, 千万元 and a bare 亿
		}
		found = u
	}
	return found
}

// perUnit is a unit of money for each of something: 万元/人.
var perUnit = pattern.Of(`元/[^元]`)

// SaysUnit tells whether a remark says in which unit of money figures are: in one that they can be written in, or for all of a table.
func SaysUnit(remark string) bool {
	unit := MoneyUnitIn(remark)
	return unit != "" && (strings.Contains(remark, "单位") || unit != Unclear && !perUnit.MatchString(remark))
}

func FirstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// RegionParts are the formats that print one level of a division, and the words after
// the blank that ask for it.
var RegionParts = map[string]*pattern.Pattern{
	"province": pattern.Of(`^(?:省|自治区|省[(、/].*)$`),
	"city":     pattern.Of(`^(?:市|地级?市|设区市|州|地区|地\(区?、?市.*|市[(、/].*)$`),
	"county":   pattern.Of(`^(?:县|区|县[(、/].*|区[(、/].*|城区|县区|市县区|县级市)$`),
}

// InTable is the address of a row of a table, InPara that of a paragraph of the body.
var (
	InTable = pattern.Of(`^(.*t\d+)\.r(\d+)`)
	InPara  = pattern.Of(`^p(\d+)`)
)

// Unclear is the unit of figures that are said to be in several, or in foreign money.
const Unclear = "?"

var (
	anyMoney   = pattern.Of(`[十百千万亿]*(?:美元|欧元|港元|港币|日元|英镑|外币)|[十百千万亿]*元|单位[:为]\p{Han}{0,4}?[十百千万亿]+(?:[、,()/]|$)`)
	bareYuan   = pattern.Of(`(?:人民币|单位[:为]?|均为|以|[(:])元|元(?:\)|为单位|/|$)`)
	plainMoney = pattern.Of(`^(?:亿|百万|万|千)?元$`)
)

// PeriodWords are the words of forms for a time that a figure is of.
var PeriodWords = pattern.Of(`20\d{2}年12月(?:末|底)|20\d{2}年?度?(?:末|底)?|上上一?年度?|上一年度?末?|上年度?(?:同期|末)?|上一?个?(?:会计|纳税|财务)年度|去年|前一年|[前上][二两三]年|前年度?|最近一?个?(?:完整)?会计年度|最近一年|最近年度|近一年|前[两二三]个?(?:完整)?(?:会计)?年度|最近[两二三]个?(?:完整)?(?:会计)?年度|最近一期|本年度?|当年度?|今年|本期|上期|期初|期末|年初|年末|近[二两三四五2-5]年|最近[二两三四五2-5]年|第[一二三四]季度|\d{1,2}[-~—至]\d{1,2}月|截[止至]|累计|预计|预期|预测|计划|目标|规划|同期|同比|增长率?|增速`)

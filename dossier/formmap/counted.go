package formmap

import (
	"regexp"
	"slices"
	"strings"

	"yibiao/dossier/docx"
)

// A form that asks several parties of a kind counts them: 申请人(1), 申请人(2), 第二申请人. The first is the applicant, every
// other is another.

const (
	partyWord = `\p{Han}{0,8}?(?:单位|企业|公司|机构|院校|主体|商|方|人|者)`
	partyEnd  = `(?:$|[:(/、]|的|之|名称|全称|姓名|地址|住所|电话|手机|联系|邮|法定|法人|负责|统一|社会|信用|证件|身份|性质|类型|基本|信息|情况|盖章|签|开户|账|基础)`
	laterOne  = `(?:0?[2-9]|1[0-9]|[二三四五六七八九十]{1,2}|ii|iii|iv|v|[乙丙丁戊]|[b-f])`
	firstOne  = `(?:0?1|一|i|甲|a)`
)

var (
	// isLater and isFirst read a party with its count, behind it or before; m[1] is the party.
	isLater = regexp.MustCompile(`^(` + partyWord + `)(?:[(\[【〔]` + laterOne + `[)\]】〕]|` + laterOne + partyEnd + `)`)
	isFirst = regexp.MustCompile(`^(` + partyWord + `)(?:[(\[【〔]` + firstOne + `[)\]】〕]|` + firstOne + partyEnd + `)`)
	inOrder = regexp.MustCompile(`^第(?:[2-9]|[二三四五六七八九十]+)(?:个|顺位)?(` + partyWord + `)`)
	// besides are the others of a kind without a count.
	besides = regexp.MustCompile(`^(?:其他|其它|其余|另一|另外|共同)(?:的)?((?:申请|申报|完成|承担|参与|投标|建设|实施|项目)?(?:申请人|单位|企业|投标人|人)` + partyEnd + `)`)
	// sheetOf is what a sheet or part about a party may add to its word.
	sheetOf = regexp.MustCompile(`^(?:(?:基本|外文|英文|其他|有关|相关)?(?:信息|情况|资料)|续?附?[页表]|名称|地址|姓名|[及和与])*$`)
	// inForeign heads what is asked in another language.
	inForeign = regexp.MustCompile(`外文|英文|译文|(?:\(|^)english`)
)

// laterParty is the party of a text that is counted as another than the first, "" for none.
func laterParty(text string) string {
	text = strings.Trim(clean(text), "【】[]:")
	for _, re := range []*regexp.Regexp{isLater, besides} {
		if m := re.FindStringSubmatch(text); m != nil {
			return m[1]
		}
	}
	// clean takes 第二 from the beginning as a number of a heading.
	if m := inOrder.FindStringSubmatch(squeezed(text)); m != nil {
		return m[1]
	}
	return ""
}

// counts marks the places of the parties that are counted as another than the first, those of further sheets for parties that
// an earlier table counts, and those for another language, and reads the first as what it is without its count.
func counts(p *proposal) {
	type row struct {
		box string
		row int
	}
	of := map[row]string{}        // the counted party that the places passed of the row are about; "1" for the first
	series := map[string]string{} // party that is counted further, with the table that does
	for _, it := range p.items {
		at := row{it.box, it.row}
		texts := []string{it.Label}
		for _, h := range it.Heads {
			if h.Role != docx.HeadTitle {
				texts = append(texts, h.Text)
			}
		}
		if len(it.Heads) == 0 {
			texts = append(texts, steps(it.Context)...)
		}
		for _, text := range texts {
			if who := laterParty(text); who != "" {
				it.later = clean(text)
				series[who] = it.box
				break
			}
			if m := isFirst.FindStringSubmatch(clean(text)); m != nil {
				of[at] = ""
			}
			if inForeign.MatchString(clean(text)) && !strings.Contains(text, "中") {
				it.later = clean(text)
				break
			}
		}
		switch {
		case it.box == "p":
		case it.later != "":
			of[at] = it.later
		default:
			it.later = firstOf(of[at], furtherSheet(it, texts, series))
		}
		it.withoutCount(p.x)
	}
}

// furtherSheet is the heading that says that a table goes on with parties of which an earlier one counts several; "" for none.
func furtherSheet(it *item, texts []string, series map[string]string) string {
	for _, text := range texts {
		text = strings.Trim(clean(text), "【】[]:")
		for who, box := range series {
			rest, ok := strings.CutPrefix(text, who)
			if m := isFirst.FindStringSubmatch(text); m != nil && m[1] == who {
				rest, ok = "", true
			}
			if ok && box != it.box && (sheetOf.MatchString(rest) || inForeign.MatchString(rest)) {
				return text
			}
		}
	}
	return ""
}

// withoutCount reads the first of several applicants without its count, where its place has a label of its own.
func (it *item) withoutCount(x *index) {
	if it.later != "" {
		return
	}
	for i, h := range it.Heads {
		m := isFirst.FindStringSubmatch(clean(h.Text))
		if m != nil && slices.Contains(x.w.applicants, x.w.canonical(m[1])) && clean(h.Text) != clean(it.Label) {
			it.Heads[i].Text = m[1]
		}
	}
}

// firstOfOurs tells whether a label counts the applicant, or one of its people, as the first.
func (p *proposal) firstOfOurs(label string) bool {
	m := isFirst.FindStringSubmatch(clean(label))
	return m != nil && (slices.Contains(p.x.w.applicants, p.x.w.canonical(m[1])) || p.x.isPerson(m[1]))
}

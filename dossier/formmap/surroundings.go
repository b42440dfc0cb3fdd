package formmap

import (
	"regexp"
	"slices"
	"strings"

	"yibiao/dossier/docx"
)

// organisation ends a label that begins the rows of another organisation.
var organisation = regexp.MustCompile(`(?:单位|机构|公司|商|方|所|人|名称)$`)

// surroundings reads what stands around each place.
func (p *proposal) surroundings() {
	scope := "" // the word of another whose rows these are
	asked := map[string]bool{}
	own := false // the table has asked something of the applicant
	for i, it := range p.items {
		if i == 0 || p.items[i-1].box != it.box || p.newScope(p.items[i-1], it) {
			scope = ""
		}
		own = own && i > 0 && p.items[i-1].box == it.box
		if len(it.Heads) == 0 {
			for _, text := range steps(it.Context) {
				it.party = firstOf(it.party, p.somebody(text))
			}
		}
		around := []string{it.context}
		if i > 0 && p.items[i-1].box == it.box && p.items[i-1].row == it.row && it.row >= 0 {
			before := p.items[i-1].label()
			it.party = firstOf(it.party, p.somebody(p.items[i-1].Label), p.items[i-1].party)
			if it.party != "" && it.box != "p" {
				around = append(append(around, before), p.items[i-1].joined...)
			}
		}
		if scope != "" && (!own || slices.ContainsFunc(it.spell, func(s string) bool { return asked[strings.TrimSuffix(s, "姓名")] })) {
			// A block of another asks once more what was asked of the applicant.
			it.party = firstOf(it.party, scope)
		}
		word := p.somebody(it.Label)
		if it.party == "" && word == "" {
			own = true
			if it.label() == "姓名" {
				for _, s := range p.x.w.variants(lastStep(it.Context), false) {
					asked[s] = true // 法定代表人 as the row of a matrix
				}
			}
			for _, s := range it.spell {
				asked[strings.TrimSuffix(s, "姓名")] = true
			}
		}
		if word != "" && !hasAny(word, p.x.w.passing) && (it.box == "p" || organisation.MatchString(it.label())) && !internal.MatchString(it.label()) {
			scope = word
		}
		it.foreign = it.party != ""
		for _, words := range around {
			if words == "" || len([]rune(words)) > 12 {
				continue
			}
			for _, s := range it.spell {
				if !slices.Contains(it.joined, words+s) {
					it.joined = append(it.joined, words+s)
				}
			}
		}
	}
}

// askingAs are titles of forms that their subject hands in itself: 委托测试申请书 is the
// client's, 供应商入库申请表 the supplier's.
var askingAs = map[string]*regexp.Regexp{
	"委托单位": regexp.MustCompile(`委托.{0,12}(?:申请|登记)(?:书|表|单)`),
	"委托方":  regexp.MustCompile(`委托.{0,12}(?:申请|登记)(?:书|表|单)`),
	"供应商":  regexp.MustCompile(`供应商.{0,6}(?:入库|注册|准入|报名|入驻|登记).{0,4}(?:书|表)`),
	"供货单位": regexp.MustCompile(`供货单位.{0,6}(?:入库|注册|准入|报名|入驻|登记).{0,4}(?:书|表)`),
}

// selves finds the words by which the form's title names its applicant, and reads labels
// that begin with them as the applicant's.
func (p *proposal) selves() {
	for _, word := range sortedKeys(askingAs) {
		for _, it := range p.items {
			if slices.ContainsFunc(it.Heads, func(h docx.Head) bool { return h.Role == docx.HeadTitle && askingAs[word].MatchString(h.Text) }) {
				p.self = append(p.self, word)
				break
			}
		}
	}
	for _, it := range p.items {
		for _, word := range p.self {
			for _, s := range it.spell {
				rest, ok := strings.CutPrefix(s, word)
				if rest = strings.TrimPrefix(rest, "中文"); ok && rest == "" {
					rest = "名称"
				}
				if ok {
					it.spell = append(it.spell, "单位"+rest)
				}
			}
		}
	}
}

// other is the word of another organisation in a text, "" for none.
func (p *proposal) other(text string) string {
	for _, word := range p.self {
		text = strings.ReplaceAll(text, word, "")
	}
	return p.x.w.other(text)
}

// somebody is the word for another in a label or heading, "" where the text asks
// something of the applicant itself: 主管税务机关.
func (p *proposal) somebody(text string) string {
	for _, s := range p.x.w.variants(text, false) {
		if p.x.firmLabels[s] || p.x.w.attributes[s] != "" {
			return ""
		}
	}
	return firstOf(p.other(p.x.w.flat(text)), p.otherEntity(text, nil))
}

// newScope tells whether the rows of another end before it: under another band or
// section, or where the label names the applicant.
func (p *proposal) newScope(before, it *item) bool {
	if it.context != before.context {
		return true
	}
	for _, s := range it.spell {
		for _, who := range p.x.w.applicants {
			if strings.HasPrefix(s, who) {
				return true
			}
		}
	}
	return false
}

package formmap

import (
	"regexp"
	"slices"
	"strings"

	"yibiao/dossier/docx"
)

// otherChoice are the answers that a place prints to choose from in words, where the
// field has not the same: （认定类/奖励类）.
func (p *proposal) otherChoice(it *item) []string {
	parts := strings.Split(strings.Trim(clean(it.Hint), "()"), "/")
	c := p.x.byID[it.entry.Field]
	if len(parts) < 2 || c == nil || it.entry.Sub != "" {
		return nil
	}
	var out []string
	for _, part := range parts {
		if p.x.option(p.x.w.canonical(part), c.field.Options) == "" {
			out = append(out, part)
		}
	}
	return out
}

var (
	byOffice    = regexp.MustCompile(`(?:由|供).*填|(?:审核|受理|审批|主管|登记|评审|推荐|管理|财政|税务|经办)(?:单位|部门|机关|机构|银行|人员)?(?:填写|意见|专用|使用)`)
	byApplicant = regexp.MustCompile(`由?(?:申请|申报|填报|填写|填表|承担|项目|本|用人)?(?:单位|企业|公司|人|机构)(?:如实|自行|负责)?填`)
)

// office is the heading that says that somebody else fills the places below it, "" for
// none.
func (p *proposal) office(it *item) string {
	for _, h := range it.Heads {
		if text := clean(h.Text); h.Role != docx.HeadTitle && byOffice.MatchString(text) && !byApplicant.MatchString(text) {
			return text
		}
	}
	return ""
}

// party is the word that makes a place another's, "" for none: the applicant's own data
// never go below such a word, and other fields only when the word is theirs.
func (p *proposal) party(it *item, m meaning) string {
	texts := steps(it.Context)
	if it.Kind != docx.PlaceRows {
		texts = append(texts, steps(it.Label)...)
	}
	for _, h := range it.Heads {
		texts = append(texts, clean(h.Text))
	}
	known := m.all()
	for _, text := range texts {
		word := p.other(p.x.w.flat(text))
		if word != "" && !slices.ContainsFunc(known, func(k string) bool { return strings.Contains(k, word) }) {
			return word
		}
	}
	if it.foreign && p.x.w.ofFirm(it.entry.Field) {
		return it.party
	}
	return ""
}

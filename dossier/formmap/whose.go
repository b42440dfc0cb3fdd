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
		if text := clean(h.Text); h.Role != docx.HeadTitle && byOffice.MatchString(text) && !byApplicant.MatchString(text) && !strings.Contains(text, "承诺") {
			return text
		}
	}
	return ""
}

// party is the word that makes a place another's, "" for none: the applicant's own data
// never go below such a word, and other fields only when the word is theirs.
func (p *proposal) party(it *item, m meaning) string {
	var texts []string
	if len(it.Heads) == 0 {
		texts = steps(it.Context)
	}
	texts = append(texts, it.groups()...)
	if it.Kind != docx.PlaceRows {
		texts = append(texts, steps(it.Label)...)
	}
	for _, h := range it.Heads {
		if h.Role == docx.HeadUnit || h.Role != docx.HeadRow && h.Role != docx.HeadColumn && ourWords.MatchString(clean(h.Text)) {
			continue
		}
		if h.Role != docx.HeadTitle {
			texts = append(texts, clean(h.Text))
		} else if word := p.titleParty(it, m, h.Text); word != "" {
			return word
		}
	}
	if m.firm && slices.ContainsFunc(it.Heads, func(h docx.Head) bool {
		over := h.Role == docx.HeadSection || h.Role == docx.HeadCaption || h.Role == docx.HeadBand || h.Role == docx.HeadRow && clean(h.Text) != clean(it.Label)
		return over && strings.Contains(h.Text, "个人") && !strings.Contains(p.x.w.flat(h.Text), "单位")
	}) {
		return "个人"
	}
	known := m.all()
	for _, text := range texts {
		word := firstOf(p.other(it, p.x.w.flat(text)), p.otherEntity(it, text, known))
		if word != "" && !slices.ContainsFunc(known, func(k string) bool { return strings.Contains(k, word) }) {
			return word
		}
	}
	about := m.firm || slices.ContainsFunc(m.own, identity.MatchString)
	if it.foreign && about && !slices.ContainsFunc(known, func(k string) bool { return strings.Contains(k, it.party) }) {
		return it.party
	}
	return p.oneOfSeveral(it)
}

var counted = regexp.MustCompile(`^[①-⑩]|[\(（]?[1-9一二三四五][\)）]?$`)

// ofFirms tells whether a title goes on from a thing that houses others to firms: the
// form asks about a firm in it, 孵化器入驻企业登记表.
func (p *proposal) ofFirms(title, word string) bool {
	_, rest, _ := strings.Cut(title, word)
	return strings.Contains(p.x.w.flat(rest), "单位")
}

// oneOfSeveral is the label of a place that is counted, 申请单位2, where the form has it
// with another number too: they are not all the applicant.
func (p *proposal) oneOfSeveral(it *item) string {
	if it.entry.Sub != "" || !counted.MatchString(it.Label) {
		return ""
	}
	bare := counted.ReplaceAllString(it.Label, "")
	for _, other := range p.items {
		if other != it && other.Label != it.Label && counted.MatchString(other.Label) && counted.ReplaceAllString(other.Label, "") == bare {
			return it.Label
		}
	}
	return ""
}

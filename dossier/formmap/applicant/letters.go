package applicant

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/letter"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// Letters reads the sentences of powers of attorney and certificates: their blanks are
// labelled by what they ask.
func Letters(p *slots.Form) {
	if slices.ContainsFunc(p.Items, func(it *slots.Item) bool { return ofPerson(p, it, "委托人") || ofPerson(p, it, "授权人") }) {
		return // a person gives the power
	}
	for i := 0; i < len(p.Items); {
		end := i + 1
		for it := p.Items[i]; end < len(p.Items) && p.Items[end].LineOf() == it.LineOf(); {
			end++
		}
		if title := wordings.FirstOf(p.Items[i].Letter(), saysLetter(p.Items[i:end])); title != "" {
			readLetter(p.Fields, title, p.Items[i:end])
		}
		i = end
	}
}

// saysLetter is the title of a power of attorney for a line that is one by what it says, wherever it stands: 本人____系____的法定代表人，现授权
// ____; "" for other lines.
func saysLetter(line []*slots.Item) string {
	if wordings.Clean(line[0].Label) != "本人" || !slices.ContainsFunc(line, func(it *slots.Item) bool { return legalGives.MatchString(wordings.Clean(it.Said)) }) {
		return ""
	}
	return "法定代表人授权委托书"
}

// legalGives is what a legal representative says before the blank for whom it gives a power to.
var legalGives = pattern.Of(`^本人.*[系是].*(?:法定代表人|法人代表|负责人).*(?:授权|委托|委派|指定)$`)

// readLetter reads the blanks of a line of a letter.
func readLetter(x *fields.Index, title string, line []*slots.Item) {
	var blanks []letter.Blank
	for _, it := range line {
		b := letter.Blank{Label: wordings.Clean(it.Label), Hint: wordings.Clean(it.Hint)}
		if it.InSentence() {
			b.Before = wordings.Clean(it.Heads[0].Text)
		}
		blanks = append(blanks, b)
	}
	inLine := strings.Contains(line[0].At, "#")
	for i, as := range letter.Read(title, blanks) {
		it := line[i]
		if as == "" && letter.Authorises(title) && !letter.AsksUnit(wordings.Clean(it.Hint)) {
			as = letter.OfDelegate(wordings.Clean(it.Label))
		}
		switch {
		case as == letter.Nothing:
			it.Leave(plan.Unsure, plan.ReasonNone)
		case strings.HasPrefix(as, letter.Handler) && !letter.ToContact(title, wordings.Clean(it.Printed.Label), blanks[i].Before, blanks[i].Hint):
			if inLine {
				it.Relabel(x, as)
			}
			it.Delegate = true
			it.Leave(plan.Unsure, plan.ReasonUnread, wordings.FirstOf(wordings.Clean(it.Printed.Label), title))
		case as != "" && it.Kind != place.Sign && it.Kind != place.Image && inLine:
			it.Relabel(x, as)
		}
	}
}

var hiredBy = pattern.Of(`(?:受聘|就职|任职|供职|聘用|工作)于$`)

// Employers finds what a form about one of the applicant's people asks of the applicant, as
// whom the person works for.
func Employers(p *slots.Form) {
	named := false // the form says somewhere that it asks for whom the person works
	block := ""    // the table or lines in which it did last, with nothing of the person since
	var bare []*slots.Item
	for _, it := range p.Items {
		if !slices.ContainsFunc(it.Heads, func(h place.Head) bool {
			return h.Role == place.HeadTitle && (title.ByEmployer(title.Bare(wordings.Clean(h.Text))) || ofLeader(p, it, h.Text))
		}) {
			continue
		}
		label := p.Fields.Words.Flat(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))
		text := it.Kind == place.Text || it.Kind == place.LongText
		if it.Box != block || slices.Contains(slots.PrivateMatters, it.SpelledAttribute(p.Fields)) {
			block = ""
		}
		switch whom := strings.TrimSuffix(strings.TrimSuffix(label, "名称"), "全称"); {
		case text && (slices.Contains(p.Fields.Words.Employers, whom) || label == "单位" && !it.InColumn() || it.InCell() && hiredBy.MatchString(label)):
			it.Relabel(p.Fields, "单位名称")
			it.Employer = true
			block = it.Box
		case block != "" && ofFirmOnly.MatchString(label):
			it.Employer = true
		case strings.HasPrefix(label, "单位"):
			bare = append(bare, it)
			fallthrough
		default:
			it.Employer = slices.ContainsFunc(it.Heads, func(h place.Head) bool {
				return h.Role != place.HeadColumn && h.Role != place.HeadUnit && h.Role != place.HeadTitle && ofEmployer(p.Fields.Words, h.Text)
			})
		}
		if named = named || it.Employer; it.Employer {
			it.Self = append(it.Self, p.Fields.Words.Employers...)
		}
	}
	for _, it := range bare {
		it.Employer = it.Employer || named
	}
}

// ofLeader tells whether a line on the cover of a form about a team asks for whom its leader works: the firm that hands it in.
func ofLeader(p *slots.Form, it *slots.Item, title string) bool {
	return it.Box == "p" && strings.Contains(title, "团队") && slices.Contains(p.Fields.Words.Employers, p.Fields.Words.Flat(it.Label)) && slices.ContainsFunc(p.Items, func(o *slots.Item) bool {
		return o.Box == "p" && o.Row < it.Row && o.Row >= it.Row-4 && teamLeader.MatchString(wordings.Clean(o.Label))
	})
}

// teamLeader asks who leads a team.
var teamLeader = pattern.Of(`^(?:创新)?团队(?:负责人|带头人|领军人)(?:姓名)?$`)

// ofFirmOnly begin labels of what a firm has and no person: after whom a person works for they are asked of the firm.
var ofFirmOnly = pattern.Of(`^(?:单位)?(?:注册|成立|统一社会信用代码|法定代表人|法人代表|职工|从业人员|研发|研究开发|经营范围|主营|上一?年度?(?:末|单位)?(?:主营|营业|销售|利润|净利|研发|纳税|上缴|缴税|资产|总产值)|营业收入|利润总额|资产总额|是否(?:为|属于|系)?(?:高新|国家高新|规模以上|科技型|专精特新|上市)|联系人|联络人|经办人)`)

var (
	counting  = pattern.Of(`^[一二三四五六七八九十\d]{1,3}`)
	firmsPart = pattern.Of(`^单位(?:法定代表人|法人代表|基本|概况|情况|简介|信息|研发|经营|财务|经济|人员|科研|创新)`)
)

// ofEmployer tells whether a heading begins with a word for whom a person works for.
func ofEmployer(w *wordings.Words, text string) bool {
	flat := counting.ReplaceAllString(w.Flat(text), "")
	return firmsPart.MatchString(flat) || slices.ContainsFunc(w.Employers, func(s string) bool { return strings.HasPrefix(flat, s) })
}

// Package explain tells which of the words around a place its field does not explain: of the label, of the hints and remarks, of the
// headings beside and over it, and of the years and days that they name.
package explain

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/party"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/over"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/residue"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/whose"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// HeadsUnread are the words of the headings around a place that its field does not
// explain. A nearer heading that names the applicant answers for those further off.
func HeadsUnread(p *slots.Form, it *slots.Item, m residue.Meaning) []string {
	var words []string
	ours := len(it.Ours) > 0 || whose.NamesSelf(p, it, it.Label)
	vague := it.Entry.Sub == "" && !m.Exact && m.Compared && len([]rune(it.Spelling())) < 4
	rows := it.Kind == place.Rows && (m.Firm || !p.Own)
	own := whose.OwnGroup(p, it)
	for _, h := range whose.Heads(p, it) {
		if own && heading.Over(h) && (!m.Amount || belongsTo(p.Fields.Words, it, h)) {
			continue
		}
		near := (h.Role == place.HeadRow || h.Role == place.HeadColumn) && !p.Tables.OnlyOver(it, h) && (m.Amount || !p.Tables.BesideRows(it, h))
		switch {
		case !near && whose.OurWords.MatchString(wordings.Clean(h.Text)):
			ours = true // the applicant speaks: 我公司承诺如下
			continue
		case len(it.Ours) > 0 && (party.IsTitle(wordings.Clean(h.Text)) || h.Role == place.HeadRow && strings.Contains(wordings.Clean(h.Text), ":")):
			continue // of the contract itself, or what the other side says
		case wordings.Clean(h.Text) == "其中" && ofWhole(p, it), whose.ListsBodies(it, h.Text):
			continue
		case wordings.Clean(h.Text) == "联系方式" && (contact.MatchString(it.Entry.Field) || !near && !m.Amount):
			continue
		}
		more := headUnread(p, it, m, h, near)
		if neverOf(more, it.Entry.Field, p.Fields.Words.Flat(it.Label), wordings.Clean(it.Label)) && !people.MatchString(h.Text) {
			continue // a project or product has none
		}
		if near || !ours && (m.Strict && Hides(p, it, h.Text, more) || rows || vague && (!m.Strict || slots.BlockAsks.MatchString(wordings.Clean(it.Label)))) || naming(p.Fields.Words.Flat(h.Text), more) {
			words = append(words, more...)
		}
		ours = ours || len(more) == 0 && (whose.NamesSelf(p, it, h.Text) || it.Kind == place.Rows || m.Amount && firmsFigures.MatchString(wordings.Clean(h.Text)))
	}
	return words
}

// firmsFigures heads figures of the applicant as a whole, whatever the part is about that they stand in: 企业资产与经营状况 in 项目基本信息.
var firmsFigures = pattern.Of(`^(?:[一二三四五六七八九十\d]+[、.])?(?:企业|单位|公司)(?:的)?(?:近[二两三]年)?(?:主要)?(?:资产|经营|财务|生产经营|经济|人员|职工)`)

// headUnread are the words of one heading, near in the place's row or column, that its
// field does not explain.
func headUnread(p *slots.Form, it *slots.Item, m residue.Meaning, h place.Head, near bool) []string {
	crossed := h.Role == place.HeadRow && it.Entry.Field == "org.name" && it.Kind != place.Rows && it.OverOnly() && !it.OwnLabel()
	if crossed && !AsksName.MatchString(p.Fields.Words.Flat(h.Text)) {
		return []string{wordings.Clean(h.Text)} // the words beside are the question, and not for the name
	}
	known := m.All()
	if strings.HasPrefix(wordings.Clean(h.Text), "其中") {
		// A part of the whole: what usually names the whole is not meant.
		known = slices.Concat(m.Own, m.Group)
	}
	if !near || !m.Firm {
		known = slices.Concat(known, m.Family)
	}
	if it.Kind == place.Rows {
		h.Text = AlsoGot.ReplaceAllString(wordings.Clean(h.Text), "") // a list of all is no other list
	}
	more := residue.Of(p.Fields.Words, h.Text, known, p.Fields.Words.Heading)
	if m.Firm && !near {
		// A thing that only another field knows is what the part is about: 产品情况.
		if rest := residue.Of(p.Fields.Words, h.Text, m.All(), p.Fields.Words.Heading); naming(p.Fields.Words.Flat(h.Text), rest) {
			return rest
		}
	}
	return more
}

// AsksName are the words beside the column of the applicant that ask its name.
var AsksName = pattern.Of(`名称|全称|单位`)

// contact are the fields by which one is reached.
var contact = pattern.Of(`^handler\.|^org\.(?:name|tel|email|website|postcode|.*address)$`)

// objects end the words for somebody or something that has data of its own.
var objects = pattern.Of(`(?:单位|机构|[^式]方|商|[^法]人|者|户|局|院|校|所|中心|平台|基地|实验室|产品|装备|设备|系统|团队|成员|股东|专家|园区|车间|工厂|产线|生产线|门店|分店|协会|联盟|银行|医院|大学|人员|人才|工程师|合同|标准|专利|论文|作品)$`)

// naming tells whether unread words of a heading name somebody or something else: they
// end so, or stand before a word that does.
func naming(text string, unread []string) bool {
	for _, word := range unread {
		i := strings.Index(text, word)
		if objects.MatchString(word) || i >= 0 && strings.HasPrefix(text[i+len(word):], "单位") {
			return true
		}
	}
	return false
}

// inYear tells whether a place is the figure of a year that is printed over it or beside it.
func inYear(it *slots.Item) bool {
	s, ok := plan.ParseSub(it.Entry.Sub)
	return ok && len(s.Value) == 4 && strings.HasPrefix(s.Value, "20")
}

// LabelUnread reads the label of a scalar: the words that the field does not explain,
// and whether the field is narrower than the label.
func LabelUnread(x *fields.Index, it *slots.Item, m residue.Meaning) (words []string, missing bool) {
	label := wordings.Clean(it.Label)
	for _, inner := range wordings.Remark.FindAllString(label, -1) {
		if inner = strings.Trim(inner, "()[]【】〔〕{}"); meansOther(it, inner) {
			return []string{inner}, false
		}
	}
	if slices.Contains(m.Keys, x.Words.Canonical(label)) {
		return nil, false
	}
	bare := wordings.Remark.ReplaceAllString(label, "")
	for _, inner := range wordings.Remark.FindAllString(label, -1) {
		if inner = strings.Trim(inner, "()[]【】〔〕{}"); residue.ToWrite.MatchString(inner) {
			words = append(words, HintAsks(x, it, m, inner)...)
		} else {
			words = append(words, remarkUnread(x, inner, m)...)
		}
	}
	if Joint(x.Words, it.Label, x.IsPerson) != "" {
		return words, false
	}
	if len(it.Options) == 1 {
		bare = wordings.Remark.ReplaceAllString(wordings.Clean(it.Options[0].Label), "")
	}
	spellings := slices.Concat([]string{x.Words.Canonical(bare)}, it.Spell, it.Joined, it.Either, it.Split)
	for _, s := range spellings {
		if slices.Contains(m.Keys, s) {
			return words, false
		}
	}
	around := []string{x.Words.Flat(label), x.Words.Flat(bare)}
	for _, h := range it.Heads {
		if !unitLine.MatchString(slots.Squeezed(h.Text)) {
			around = append(around, x.Words.Flat(wordings.Clean(h.Text)))
		}
	}
	around = slices.Concat(around, m.Names, m.Label)
	var best []string
	for i, k := range m.Keys {
		more := residue.Of(x.Words, bare, slices.Concat([]string{k}, m.Own, m.Group, m.Label), x.Words.Ornament)
		less := residue.Of(x.Words, k, around, x.Words.Ornament)
		if len(more) == 0 && (len(less) == 0 || !m.Amount && !m.Firm && sameEnd(x.Words, x.Words.Flat(bare), k, less)) {
			return words, false
		}
		if i == 0 || len(strings.Join(more, "")) < len(strings.Join(best, "")) {
			best = more
		}
	}
	return append(words, best...), len(best) == 0
}

// sameEnd tells whether a label only leaves out weak words before the end of a key, which
// says what it is: 装备名称 for 装备产品名称. Amounts are told apart by such words.
func sameEnd(w *wordings.Words, label, key string, less []string) bool {
	a, b := []rune(label), []rune(key)
	n := len(a)
	return n >= 4 && len(b) > 2 && string(a[n-2:]) == string(b[len(b)-2:]) && !slices.ContainsFunc(less, func(s string) bool { return !w.Weak[s] })
}

// Hides tells whether the unread words of a heading can hide what a place below it asks: those of a topic, of a note or of
// another place do not.
func Hides(p *slots.Form, it *slots.Item, heading string, unread []string) bool {
	if inYear(it) && !it.Foreign && over.Mixed(wordings.Clean(heading)) {
		return false
	}
	asked := over.Reach
	if c := p.Fields.ByID[it.Entry.Field]; c != nil && (c.Field.Has(forms.TraitAmount) || it.Entry.Sub != "") {
		asked = over.Figure
	} else if strings.HasPrefix(it.Entry.Field, "handler.") {
		asked = over.Contact
	} else if whose.FirmsAlone.MatchString(it.Entry.Field) || it.Entry.Field == "org.name" {
		asked = over.Identity
	}
	return len(unread) > 0 && (it.Foreign || over.Hides(wordings.Clean(heading), p.Fields.Words.Flat(heading), unread, asked) != "")
}

var (
	allIncome = pattern.Of(`^(?:营业)?总收入|^收入(?:总额|合计|总计)|^营业(?:总)?收入`)
	aRate     = pattern.Of(`率|同比|增长`)
)

// ofWhole tells whether 其中 before the row of a place says of it only what its name says: 主营业务收入 below 总收入.
func ofWhole(p *slots.Form, it *slots.Item) bool {
	s, ok := plan.ParseSub(it.Entry.Sub)
	if c := p.Fields.ByID[it.Entry.Field]; !ok || c == nil || s.Column != "main_rev" || wordings.Clean(fields.LastStep(it.Context)) != "主营业务收入" {
		return false
	}
	for i := slices.Index(p.Items, it) - 1; i >= 0 && p.Items[i].Box == it.Box; i-- {
		words := wordings.FirstOf(wordings.Clean(fields.LastStep(p.Items[i].Context)), wordings.Clean(p.Items[i].Label))
		if p.Items[i].Row < it.Row && !aRate.MatchString(words) {
			return allIncome.MatchString(words)
		}
	}
	return false
}

// AlsoGot says of rights that they are the applicant's, or that those got otherwise than by work of one's own are among them.
var AlsoGot = pattern.Of(`权利人为(?:本|我|申[请报])?(?:单位|企业|公司)|[,，、]?(?:包?含|包括)(?:自主研发|受让|受赠|并购|许可)(?:取得|获得)?`)

// OfPatents are the kinds of patents.
var OfPatents = []string{"发明专利", "实用新型", "外观设计"}

package formmap

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/party"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/over"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// The gate before any writing: a place keeps its field only when every word around it
// is explained by the field. What is printed in the label, beside, over and above the
// place is read word by word; one word that neither the field nor the usual language
// of forms explains, and a person decides.

// meaning is what a field explains of the words around a place.
type meaning struct {
	own     []string // its label and, of a column, its table's label
	keys    []string // the whole labels under which it is known
	group   []string // its section, and further words that a heading over it may have
	family  []string // the labels of fields of its kind, for headings further off
	label   []string // further words that its label may have
	names   []string // words for the person that it is about
	firm    bool     // it is about the applicant itself
	strict  bool     // it is, and every heading over it must be explained
	exact   bool     // the printed label is the field's own
	section string   // the title of its section
	// compared tells that the field was found by its label, and not by what stands
	// beside it.
	compared bool
	year     string // of a cell of a yearly table: "2024", "@year" or "@year-1"
	amount   bool   // a number, which a period or an object narrows
}

// unread lists the words around a proposed place that its field does not explain.
// missing tells that the label says less than the field's: 金额 for 申请金额.
func (p *proposal) unread(it *item) (words []string, missing bool) {
	e := &it.entry
	m, ok := p.meaningOf(it)
	if !ok {
		return nil, false
	}
	m.group, m.label = append(m.group, it.self...), append(append(m.label, it.self...), p.x.w.Applicant(it.Label))
	if word := wordings.FirstOf(p.office(it), p.party(it, m), privateOnes(p, it, m)); word != "" {
		return []string{word}, false
	}
	if sub, ok := plan.ParseSub(e.Sub); ok && sub.Column == sub.Key && isYearly(p, e.Field, sub.Key) {
		return nil, false // the year of figures that are explained
	}
	if word := afterChange.FindString(wordings.Clean(it.printed.Label)); word != "" && m.firm {
		return []string{word}, false
	}
	words = slices.Concat(periodsOf(p.x.w, it, m, p.years), otherChoice(p, it), hintUnread(p, it, m))
	switch {
	case e.Field == plan.FieldToday, e.Field == plan.FieldYear:
	case it.Kind == place.Rows:
		columnsOf(p, it)
		missing = !named(it) || !dated(p.x, it)
	case e.Sub != "" && !isIndex(e.Sub):
		for _, text := range append(heading.Steps(withoutBlank(it.Label)), it.near()...) {
			if more := residueOf(p.x.w, text, m.all(), p.x.w.Heading); !it.isOver(text) || hides(p, it, text, more) {
				words = append(words, more...)
			}
		}
	default:
		var more []string
		more, missing = labelUnread(p.x, it, m)
		missing = missing && m.compared
		words = append(words, more...)
		words = append(words, columnAlone(p.x.w, it, m)...)
	}
	return compact(append(words, p.headsUnread(it, m)...)), missing
}

// afterChange begins a label of what the applicant will be called or have once something has changed, while its data may be those before.
var afterChange = pattern.Of(`^(?:拟)?(?:更名|变更|改名|改制|迁移|转型)后(?:的)?|^(?:拟更名|拟变更)`)

// headsUnread are the words of the headings around a place that its field does not
// explain. A nearer heading that names the applicant answers for those further off.
func (p *proposal) headsUnread(it *item, m meaning) []string {
	var words []string
	ours := len(it.Ours) > 0 || p.namesSelf(it, it.Label)
	vague := it.entry.Sub == "" && !m.exact && m.compared && len([]rune(it.label())) < 4
	rows := it.Kind == place.Rows && (m.firm || !p.own)
	own := p.ownGroup(it)
	for _, h := range p.heads(it) {
		if own && heading.Over(h) && (!m.amount || belongsTo(p.x.w, it, h)) {
			continue
		}
		near := (h.Role == place.HeadRow || h.Role == place.HeadColumn) && !p.tables.onlyOver(it, h) && (m.amount || !p.tables.besideRows(it, h))
		switch {
		case !near && ourWords.MatchString(wordings.Clean(h.Text)):
			ours = true // the applicant speaks: 我公司承诺如下
			continue
		case len(it.Ours) > 0 && (party.IsTitle(wordings.Clean(h.Text)) || h.Role == place.HeadRow && strings.Contains(wordings.Clean(h.Text), ":")):
			continue // of the contract itself, or what the other side says
		case wordings.Clean(h.Text) == "其中" && ofWhole(p, it), listsBodies(it, h.Text):
			continue
		case wordings.Clean(h.Text) == "联系方式" && (contact.MatchString(it.entry.Field) || !near && !m.amount):
			continue
		}
		more := p.headUnread(it, m, h, near)
		if neverOf(more, it.entry.Field, p.x.w.Flat(it.Label), wordings.Clean(it.Label)) && !people.MatchString(h.Text) {
			continue // a project or product has none
		}
		if near || !ours && (m.strict && hides(p, it, h.Text, more) || rows || vague && (!m.strict || blockAsks.MatchString(wordings.Clean(it.Label)))) || naming(p.x.w.Flat(h.Text), more) {
			words = append(words, more...)
		}
		ours = ours || len(more) == 0 && (p.namesSelf(it, h.Text) || it.Kind == place.Rows || m.amount && firmsFigures.MatchString(wordings.Clean(h.Text)))
	}
	return words
}

// firmsFigures heads figures of the applicant as a whole, whatever the part is about that they stand in: 企业资产与经营状况 in 项目基本信息.
var firmsFigures = pattern.Of(`^(?:[一二三四五六七八九十\d]+[、.])?(?:企业|单位|公司)(?:的)?(?:近[二两三]年)?(?:主要)?(?:资产|经营|财务|生产经营|经济|人员|职工)`)

// headUnread are the words of one heading, near in the place's row or column, that its
// field does not explain.
func (p *proposal) headUnread(it *item, m meaning, h place.Head, near bool) []string {
	crossed := h.Role == place.HeadRow && it.entry.Field == "org.name" && it.Kind != place.Rows && it.overOnly() && !it.ownLabel()
	if crossed && !asksName.MatchString(p.x.w.Flat(h.Text)) {
		return []string{wordings.Clean(h.Text)} // the words beside are the question, and not for the name
	}
	known := m.all()
	if strings.HasPrefix(wordings.Clean(h.Text), "其中") {
		// A part of the whole: what usually names the whole is not meant.
		known = slices.Concat(m.own, m.group)
	}
	if !near || !m.firm {
		known = slices.Concat(known, m.family)
	}
	if it.Kind == place.Rows {
		h.Text = alsoGot.ReplaceAllString(wordings.Clean(h.Text), "") // a list of all is no other list
	}
	more := residueOf(p.x.w, h.Text, known, p.x.w.Heading)
	if m.firm && !near {
		// A thing that only another field knows is what the part is about: 产品情况.
		if rest := residueOf(p.x.w, h.Text, m.all(), p.x.w.Heading); naming(p.x.w.Flat(h.Text), rest) {
			return rest
		}
	}
	return more
}

// asksName are the words beside the column of the applicant that ask its name.
var asksName = pattern.Of(`名称|全称|单位`)

// contact are the fields by which one is reached.
var contact = pattern.Of(`^handler\.|^org\.(?:name|tel|email|website|postcode|.*address)$`)

// overOnly tells whether the label of a cell stands over it alone, and other words
// before it in its row: 单位名称 | 本单位.
func (it *item) overOnly() bool {
	row, over := false, true
	for _, h := range it.Heads {
		if h.Role == place.HeadRow {
			row, over = true, over && wordings.Clean(h.Text) != wordings.Clean(it.Label)
		}
	}
	return row && over && it.box != "p" && !strings.Contains(it.At, "#")
}

// ourWords begin what the applicant says of itself.
var ourWords = pattern.Of(`^(?:本|我)(?:单位|公司|企业|司|方|机构)|^(?:据此函?|为此|对此|如下),?(?:我方|投标人|投标方|供应商|响应人|报价人|签字人|签字代表|申请人)(?:在此|兹|谨|郑重|现)*(?:宣布|声明|承诺|保证|同意)`)

// namesSelf tells whether words name the applicant, and not only a unit: 本单位, 申报单位.
func (p *proposal) namesSelf(it *item, text string) bool {
	flat := p.x.w.Flat(text)
	for _, s := range slices.Concat([]string{"本单位", "我单位"}, it.self, p.x.w.Applicants) {
		if strings.HasPrefix(flat, s) {
			return true
		}
	}
	return false
}

// foreignForm takes back the dossier's own fields from a form that is not known to be one
// of its programmes, unless it asks many of them: 证书编号 of another form is not the
// number of the dossier's certificate.
func foreignForm(p *proposal) {
	if p.own {
		return
	}
	asked := map[string]bool{}
	for _, it := range p.items {
		if c := p.x.byID[it.entry.Field]; c != nil && it.entry.State == plan.Proposed && !p.x.w.OfFirm(c.id) {
			asked[c.id] = true
		}
	}
	if len(asked) >= manyOwn {
		return
	}
	for _, it := range p.items {
		if c := p.x.byID[it.entry.Field]; c != nil && it.entry.State == plan.Proposed && !p.x.w.OfFirm(c.id) {
			it.retract(plan.ReasonForeign, c.id)
		} else if it.entry.Field == plan.FieldMaterials && it.entry.State == plan.Proposed {
			it.retract(plan.ReasonForeign, it.entry.Field)
		}
	}
}

// manyOwn is how many fields of a dossier a form asks that was made for it.
const manyOwn = 8

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
func inYear(it *item) bool {
	s, ok := plan.ParseSub(it.entry.Sub)
	return ok && len(s.Value) == 4 && strings.HasPrefix(s.Value, "20")
}

func compact(list []string) []string {
	var out []string
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// all are the words that a heading may be made of.
func (m meaning) all() []string {
	return slices.Concat(m.own, m.keys, m.group)
}

// heads are the printed words around an item but for its label and the form's title.
func (p *proposal) heads(it *item) []place.Head {
	own := wordings.Clean(it.Label)
	list := it.Heads
	if len(list) == 0 {
		for _, text := range heading.Steps(it.Context) {
			if !heading.Edition.MatchString(text) {
				list = append(list, place.Head{Role: place.HeadSection, Text: text})
			}
		}
	}
	list = withGroups(it, list)
	var out []place.Head
	for i, h := range list {
		text := wordings.Clean(h.Text)
		if h.Role == place.HeadSection && i > 0 && slices.ContainsFunc(list[:i], heading.IsTitle) || heading.Over(h) && surelyOurs(p.x, it) {
			continue // a form within another document: what heads that says nothing of it
		}
		if h.Role == place.HeadColumn && (strings.Contains(text, "。") && len([]rune(text)) > 20 || len([]rune(text)) > 40) {
			continue // a sentence is an answer of last year's or a note, no head of a column
		}
		if h.Role != place.HeadTitle && h.Role != place.HeadUnit && text != own && text != "至" && !slices.Contains(heading.Steps(it.Label), text) {
			out = append(out, h)
		}
	}
	return out
}

// labelUnread reads the label of a scalar: the words that the field does not explain,
// and whether the field is narrower than the label.
func labelUnread(x *index, it *item, m meaning) (words []string, missing bool) {
	label := wordings.Clean(it.Label)
	if slices.Contains(m.keys, x.w.Canonical(label)) {
		return nil, false
	}
	bare := wordings.Remark.ReplaceAllString(label, "")
	for _, inner := range wordings.Remark.FindAllString(label, -1) {
		if inner = strings.Trim(inner, "()[]【】〔〕{}"); toWrite.MatchString(inner) {
			words = append(words, hintAsks(x, it, m, inner)...)
		} else {
			words = append(words, remarkUnread(x, inner, m)...)
		}
	}
	if joint(x.w, it.Label, x.isPerson) != "" {
		return words, false
	}
	if len(it.Options) == 1 {
		bare = wordings.Remark.ReplaceAllString(wordings.Clean(it.Options[0].Label), "")
	}
	spellings := slices.Concat([]string{x.w.Canonical(bare)}, it.spell, it.joined, it.either, it.split)
	for _, s := range spellings {
		if slices.Contains(m.keys, s) {
			return words, false
		}
	}
	around := []string{x.w.Flat(label), x.w.Flat(bare)}
	for _, h := range it.Heads {
		if !unitLine.MatchString(squeezed(h.Text)) {
			around = append(around, x.w.Flat(wordings.Clean(h.Text)))
		}
	}
	around = slices.Concat(around, m.names, m.label)
	var best []string
	for i, k := range m.keys {
		more := residueOf(x.w, bare, slices.Concat([]string{k}, m.own, m.group, m.label), x.w.Ornament)
		less := residueOf(x.w, k, around, x.w.Ornament)
		if len(more) == 0 && (len(less) == 0 || !m.amount && !m.firm && sameEnd(x.w, x.w.Flat(bare), k, less)) {
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

// named tells whether repeating rows know their first column of words, which says what
// each row is.
func named(it *item) bool {
	for _, pc := range it.Columns {
		if (pc.Kind == place.Text || pc.Kind == "") && !strings.HasSuffix(pc.Label, "编号") {
			return it.entry.Columns[pc.Cell] != ""
		}
	}
	return true
}

// dated tells whether repeating rows of a table that has figures by years know the column of the year: without it nothing says
// of which year a row is.
func dated(x *index, it *item) bool {
	t := x.byID[it.entry.Field]
	for _, c := range t.columns {
		if !c.is(forms.TypeYear) {
			continue
		}
		for _, id := range it.entry.Columns {
			if id == c.field.Name() {
				return true
			}
		}
		return false
	}
	return true
}

// columnsOf drops the columns of repeating rows whose header says more or less than the
// table's column; the rest is filled.
func columnsOf(p *proposal, it *item) {
	t := p.x.byID[it.entry.Field]
	for _, pc := range it.Columns {
		id, ok := it.entry.Columns[pc.Cell]
		if !ok {
			continue
		}
		for _, c := range t.columns {
			if c.field.Name() != id {
				continue
			}
			like := *it
			like.Place = place.Place{Label: pc.Label, Kind: pc.Kind, Heads: []place.Head{{Role: place.HeadSection, Text: t.field.Label}}}
			like.spell, like.joined, like.either = p.x.w.Variants(pc.Label, true), nil, eitherOf(p.x.w, pc.Label)
			m := p.x.meaning(c)
			m.own = append(m.own, p.x.meaning(t).own...)
			if words, missing := labelUnread(p.x, &like, m); len(words) > 0 || missing || len(periodsOf(p.x.w, &like, m, nil)) > 0 {
				delete(it.entry.Columns, pc.Cell)
			}
		}
	}
}

// hides tells whether the unread words of a heading can hide what a place below it asks: those of a topic, of a note or of
// another place do not.
func hides(p *proposal, it *item, heading string, unread []string) bool {
	if inYear(it) && !it.foreign && over.Mixed(wordings.Clean(heading)) {
		return false
	}
	asked := over.Reach
	if c := p.x.byID[it.entry.Field]; c != nil && (c.field.Has(forms.TraitAmount) || it.entry.Sub != "") {
		asked = over.Figure
	} else if strings.HasPrefix(it.entry.Field, "handler.") {
		asked = over.Contact
	} else if firmsAlone.MatchString(it.entry.Field) || it.entry.Field == "org.name" {
		asked = over.Identity
	}
	return len(unread) > 0 && (it.foreign || over.Hides(wordings.Clean(heading), p.x.w.Flat(heading), unread, asked) != "")
}

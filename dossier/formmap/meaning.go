package formmap

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
)

// meaningOf is what the field of a proposed item explains; false for materials and
// pictures, whose names were compared as wholes.
func (p *proposal) meaningOf(it *item) (meaning, bool) {
	e, w := &it.entry, p.x.w
	switch e.Field {
	case plan.FieldMaterials:
		return meaning{}, false
	case plan.FieldToday:
		return meaning{own: wordings.SortedKeys(w.Today)}, true
	case plan.FieldYear:
		return meaning{own: wordings.SortedKeys(w.Year), year: plan.FieldYear}, true
	}
	c := p.x.byID[e.Field]
	if c == nil {
		return meaning{}, false
	}
	m := p.x.meaning(c)
	if c.person >= 0 {
		names := p.x.persons[c.person].Names
		if it.owner == c.person {
			m.names = names // known from the words before it, too
		}
		m.group = append(m.group, names...)
		m.group = append(m.group, w.Spellings(c.attributes)...)
	}
	if it.owner == c.person {
		m.keys = append(m.keys, c.attributes...)
	}
	if c.prefix == "bank" {
		m.group = append(m.group, "补助资金", "补贴资金", "奖励资金", "奖补资金", "扶持资金", "专项资金", "贴息资金", "财政资金", "资助资金", "拨付", "接收", "收款") // what goes to it
	}
	p.byReason(it, &m)
	for _, k := range c.keys {
		m.exact = m.exact || k.reason == plan.ReasonLabel && slices.Contains(it.spell, k.text)
	}
	question := (c.field.Has(forms.TraitChosen) || c.field.IsTable()) && len(it.Options) > 0 &&
		slices.ContainsFunc(it.spell, func(s string) bool { return len([]rune(s)) >= 6 && slices.Contains(m.keys, s) })
	m.strict = m.firm && !question
	if part.Chooses(e.Format) {
		m.group = append(m.group, append([]string{"有效", "已授权", "授权", "专利"}, ofPatents...)...) // what says which rows are taken
	}
	s, ok := plan.ParseSub(e.Sub)
	if !ok || s.Index >= 0 {
		return m, true
	}
	m = p.x.cellMeaning(c, s)
	m.strict = m.firm
	if it.whole != "" {
		m.group = append(m.group, w.Flat(it.whole)) // read as a whole
	}
	return m, true
}

// byReason adds what the way says in which a field was found: the labels of both ends of
// a period, the words for a total.
func (p *proposal) byReason(it *item, m *meaning) {
	w := p.x.w
	code, _, _ := strings.Cut(it.entry.Reason, ":")
	if part.Is(it.entry.Format) {
		m.keys = append(m.keys, it.spell...) // read as a whole
	}
	m.compared = slices.Contains([]string{plan.ReasonLabel, plan.ReasonSynonym, plan.ReasonSimilar, plan.ReasonNeighbour}, code)
	if code == plan.ReasonOptions {
		m.label = append(m.label, m.family...)
	}
	switch code {
	case plan.ReasonRange:
		m.label = append(m.label, "起止", "起讫", "起始", "终止", "期限", "周期", "年限", "执行期", "实施期", "建设期", "自", "至", "起", "止", "日期")
		for _, id := range strings.Split(strings.TrimPrefix(it.entry.Reason, plan.ReasonRange+":"), "|") {
			if other := p.x.byID[id]; other != nil {
				m.label = append(m.label, p.x.meaning(other).keys...)
			}
		}
	case plan.ReasonSum:
		_, id, _ := strings.Cut(it.entry.Reason, ":")
		if t := p.x.byID[id]; t != nil {
			m.group = append(m.group, p.x.cellMeaning(t, plan.Sub{}).group...)
		}
		m.keys = append(m.keys, wordings.SortedKeys(w.Totals)...)
	case plan.ReasonParts, plan.ReasonSubject:
		m.keys = append(m.keys, it.spell...)
		if wordings.RegionParts[it.entry.Format] != nil {
			m.group = append(m.group, w.Flat(wordings.FirstOf(it.Hint, it.Context))) // what it is a part of was read as a whole
		}
	case plan.ReasonLabel, plan.ReasonNeighbour:
		if it.any(w.Subject) || it.any(w.OneYear) {
			m.keys = append(m.keys, it.spell...)
		}
	}
}

// meaning is what a field explains by itself.
func (x *index) meaning(c *candidate) meaning {
	m := meaning{own: []string{x.w.Flat(c.field.Label)}, group: []string{c.section}, section: c.section, amount: c.field.Has(forms.TraitAmount), firm: x.w.OfFirm(c.id)}
	for _, k := range c.keys {
		m.keys = append(m.keys, k.text)
	}
	for _, other := range x.all {
		if c.prefix != "" && other.prefix == c.prefix {
			m.family = append(m.family, x.w.Flat(other.field.Label))
		}
	}
	return m
}

// cellMeaning is what one column of a table explains, and the row it is in.
func (x *index) cellMeaning(t *candidate, s plan.Sub) meaning {
	m := x.meaning(t)
	for _, col := range t.columns {
		m.group = append(m.group, x.w.Flat(col.field.Label))
		for _, o := range col.field.Options {
			m.group = append(m.group, x.w.Flat(o))
		}
		switch col.field.Name() {
		case s.Column:
			of := x.meaning(col)
			m.keys, m.own, m.amount = append(m.keys, of.keys...), append(m.own, of.own...), of.amount
		case s.Key:
			m.group = append(m.group, x.w.Flat(s.Value))
			if col.is(forms.TypeYear) {
				m.year = s.Value
			}
		}
	}
	if s.Sum {
		m.group = append(m.group, wordings.SortedKeys(x.w.Totals)...)
	}
	return m
}

// withoutNotes reads the labels of a form without the numbers of the notes that explain them, 单位名称（1）, and without the codes and
// letters that count lines and parts, wherever they stand, and a year that the form prints for the words for it as that year.
func withoutNotes(places []place.Place) []place.Place {
	var labels, heads []string
	for _, p := range places {
		labels, heads = append(labels, p.Label), append(heads, p.Context)
		for _, c := range p.Columns {
			labels = append(labels, c.Label)
		}
		for _, h := range p.Heads {
			heads = append(heads, h.Text)
		}
	}
	notes, coded, year := wordings.Noted(labels), wordings.Coded(labels, heads), wordings.SaidYears(append(labels[:len(labels):len(labels)], heads...))
	bare := func(text string) string {
		return year(wordings.YearPrinted(wordings.FirstOf(notes[text], coded[text], text)))
	}
	places = slices.Clone(places)
	for i := range places {
		p := &places[i]
		p.Label, p.Context = bare(p.Label), bare(p.Context)
		p.Heads, p.Columns = slices.Clone(p.Heads), slices.Clone(p.Columns)
		for j := range p.Heads {
			p.Heads[j].Text = bare(p.Heads[j].Text)
		}
		for j := range p.Columns {
			p.Columns[j].Label = bare(p.Columns[j].Label)
		}
	}
	return places
}

// unnamedPeople takes back what is asked of somebody whose name or number before it in the row was taken back: 邮箱 behind the
// telephone of 海关业务联系人.
func unnamedPeople(p *proposal) {
	for i, it := range p.items {
		if i == 0 || it.box == "p" || it.owner < 0 || it.attribute == "姓名" || it.entry.State != plan.Proposed {
			continue
		}
		before := p.items[i-1]
		if word, ok := strings.CutPrefix(before.entry.Reason, plan.ReasonUnread+":"); ok && before.box == it.box && before.row == it.row && before.owner == it.owner && before.entry.State == plan.Unsure {
			word, _, _ = strings.Cut(word, "|")
			it.retract(plan.ReasonUnread, word, it.entry.Field)
		}
	}
}

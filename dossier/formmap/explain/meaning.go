package explain

import (
	"slices"
	"strings"

	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/levels"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/residue"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// MeaningOf is what the field of a proposed item explains; false for materials and
// pictures, whose names were compared as wholes.
func MeaningOf(p *slots.Form, it *slots.Item) (residue.Meaning, bool) {
	e, w := &it.Entry, p.Fields.Words
	switch e.Field {
	case plan.FieldMaterials:
		return residue.Meaning{}, false
	case plan.FieldToday:
		return residue.Meaning{Own: wordings.SortedKeys(w.Today)}, true
	case plan.FieldYear:
		return residue.Meaning{Own: wordings.SortedKeys(w.Year), Year: plan.FieldYear}, true
	}
	c := p.Fields.ByID[e.Field]
	if c == nil {
		return residue.Meaning{}, false
	}
	m := residue.FieldMeaning(p.Fields, c)
	if c.Person >= 0 {
		names := p.Fields.Persons[c.Person].Names
		if it.Owner >= 0 && p.Fields.Holder(it.Owner) == c.Person {
			names = append(names[:len(names):len(names)], p.Fields.Persons[it.Owner].Names...)
			m.Names = names // known from the words before it, too
		}
		m.Group = append(m.Group, names...)
		m.Group = append(m.Group, w.Spellings(c.Attributes)...)
	}
	if c.Person >= 0 && p.Fields.Holder(it.Owner) == c.Person {
		m.Keys = append(m.Keys, c.Attributes...)
	}
	if c.Prefix == "bank" {
		m.Group = append(m.Group, "补助资金", "补贴资金", "奖励资金", "奖补资金", "扶持资金", "专项资金", "贴息资金", "财政资金", "资助资金", "拨付", "接收", "收款") // what goes to it
	}
	byReason(p, it, &m)
	for _, k := range c.Keys {
		m.Exact = m.Exact || k.Reason == plan.ReasonLabel && slices.Contains(it.Spell, k.Text)
	}
	question := (c.Field.Has(forms.TraitChosen) || c.Field.IsTable()) && len(it.Options) > 0 &&
		slices.ContainsFunc(it.Spell, func(s string) bool { return len([]rune(s)) >= 6 && slices.Contains(m.Keys, s) })
	m.Strict = m.Firm && !question
	if part.Chooses(e.Format) {
		m.Group = append(m.Group, append([]string{"有效", "已授权", "授权", "专利"}, OfPatents...)...) // what says which rows are taken
	}
	s, ok := plan.ParseSub(e.Sub)
	if cell := ok && s.Index < 0; cell {
		m = residue.CellMeaning(p.Fields, c, s)
		m.Strict = m.Firm
	}
	if it.Whole != "" {
		m.Group, m.Keys = append(m.Group, w.Flat(it.About)), append(m.Keys, w.Flat(it.Whole)) // read as wholes
	}
	return m, true
}

// byReason adds what the way says in which a field was found: the labels of both ends of
// a period, the words for a total.
func byReason(p *slots.Form, it *slots.Item, m *residue.Meaning) {
	w := p.Fields.Words
	code, _, _ := strings.Cut(it.Entry.Reason, ":")
	if part.Is(it.Entry.Format) || asksLevels(p.Fields, it) {
		m.Keys = append(m.Keys, it.Spell...) // read as a whole
	}
	if it.Entry.Format == part.Listed {
		m.Group = append(m.Group, "主要产品", "主营产品", "主导产品", "产品或服务", "前三大", "前五大") // the heading of the rows was read as a whole
	}
	m.Compared = slices.Contains([]string{plan.ReasonLabel, plan.ReasonSynonym, plan.ReasonSimilar, plan.ReasonNeighbour}, code)
	if code == plan.ReasonOptions {
		m.Label = append(m.Label, m.Family...)
	}
	switch code {
	case plan.ReasonRange:
		m.Label = append(m.Label, "起止", "起讫", "起始", "终止", "期限", "周期", "年限", "执行期", "实施期", "建设期", "自", "至", "起", "止", "日期")
		for _, id := range strings.Split(strings.TrimPrefix(it.Entry.Reason, plan.ReasonRange+":"), "|") {
			if other := p.Fields.ByID[id]; other != nil {
				m.Label = append(m.Label, residue.FieldMeaning(p.Fields, other).Keys...)
			}
		}
	case plan.ReasonSum:
		_, id, _ := strings.Cut(it.Entry.Reason, ":")
		if t := p.Fields.ByID[id]; t != nil {
			m.Group = append(m.Group, residue.CellMeaning(p.Fields, t, plan.Sub{}).Group...)
		}
		m.Keys = append(m.Keys, wordings.SortedKeys(w.Totals)...)
	case plan.ReasonParts, plan.ReasonSubject:
		m.Keys = append(m.Keys, it.Spell...)
		if wordings.RegionParts[it.Entry.Format] != nil {
			m.Group = append(m.Group, w.Flat(wordings.FirstOf(it.Hint, it.Context))) // what it is a part of was read as a whole
		}
	case plan.ReasonLabel, plan.ReasonNeighbour:
		if it.Any(w.Subject) || it.Any(w.OneYear) {
			m.Keys = append(m.Keys, it.Spell...)
		}
	}
}

// unitLine says in what figures are, and names nobody.
var unitLine = pattern.Of(`^[(（]?(?:金额|计量)?单位:`)

// asksLevels tells whether the label of a place for a division or an industry asks levels of it by their names, which say nothing else.
func asksLevels(x *fields.Index, it *slots.Item) bool {
	c := x.ByID[it.Entry.Field]
	if c == nil || it.Entry.Sub != "" {
		return false
	}
	of, _, ours := levels.Of(wordings.Clean(it.Label))
	return c.Is(forms.TypeRegion) && of != levels.None && (ours || it.Entry.Format != "") || c.Is(forms.TypeIndustry) && (it.Entry.Format == "section" || it.Entry.Format == "division")
}

package gate

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/explain"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/period"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/residue"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/whose"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// unread lists the words around a proposed place that its field does not explain.
// missing tells that the label says less than the field's: 金额 for 申请金额.
func unread(p *slots.Form, it *slots.Item) (words []string, missing bool) {
	e := &it.Entry
	m, ok := explain.MeaningOf(p, it)
	if !ok {
		return nil, false
	}
	m.Group, m.Label = append(m.Group, it.Self...), append(append(m.Label, it.Self...), p.Fields.Words.Applicant(it.Label))
	if word := wordings.FirstOf(whose.Office(p, it), whose.Party(p, it, m), privateOnes(p, it, m)); word != "" {
		return []string{word}, false
	}
	if sub, ok := plan.ParseSub(e.Sub); ok && sub.Column == sub.Key && period.IsYearly(p, e.Field, sub.Key) {
		return nil, false // the year of figures that are explained
	}
	if word := afterChange.FindString(wordings.Clean(it.Printed.Label)); word != "" && m.Firm {
		return []string{word}, false
	}
	words = slices.Concat(explain.PeriodsOf(p.Fields.Words, it, m, p.Years), otherChoice(p, it), explain.HintUnread(p, it, m))
	switch {
	case e.Field == plan.FieldToday, e.Field == plan.FieldYear:
	case it.Kind == place.Rows:
		columnsOf(p, it)
		missing = !named(it) || !dated(p.Fields, it)
	case e.Sub != "" && !isIndex(e.Sub):
		for _, text := range append(heading.Steps(fields.WithoutBlank(it.Label)), it.Near()...) {
			if more := residue.Of(p.Fields.Words, text, m.All(), p.Fields.Words.Heading); !it.IsOver(text) || explain.Hides(p, it, text, more) {
				words = append(words, more...)
			}
		}
	default:
		var more []string
		more, missing = explain.LabelUnread(p.Fields, it, m)
		missing = missing && m.Compared
		words = append(words, more...)
		words = append(words, explain.ColumnAlone(p.Fields.Words, it, m)...)
	}
	return compact(append(words, explain.HeadsUnread(p, it, m)...)), missing
}

// afterChange begins a label of what the applicant will be called or have once something has changed, while its data may be those before.
var afterChange = pattern.Of(`^(?:拟)?(?:更名|变更|改名|改制|迁移|转型)后(?:的)?|^(?:拟更名|拟变更)`)

// ForeignForm takes back the dossier's own fields from a form that is not known to be one
// of its programmes, unless it asks many of them: 证书编号 of another form is not the
// number of the dossier's certificate.
func ForeignForm(p *slots.Form) {
	if p.Own {
		return
	}
	asked := map[string]bool{}
	for _, it := range p.Items {
		if c := p.Fields.ByID[it.Entry.Field]; c != nil && it.Entry.State == plan.Proposed && !p.Fields.Words.OfFirm(c.ID) {
			asked[c.ID] = true
		}
	}
	if len(asked) >= manyOwn {
		return
	}
	for _, it := range p.Items {
		if c := p.Fields.ByID[it.Entry.Field]; c != nil && it.Entry.State == plan.Proposed && !p.Fields.Words.OfFirm(c.ID) {
			it.Retract(plan.ReasonForeign, c.ID)
		} else if it.Entry.Field == plan.FieldMaterials && it.Entry.State == plan.Proposed {
			it.Retract(plan.ReasonForeign, it.Entry.Field)
		}
	}
}

// manyOwn is how many fields of a dossier a form asks that was made for it.
const manyOwn = 8

func compact(list []string) []string {
	var out []string
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// named tells whether repeating rows know their first column of words, which says what
// each row is.
func named(it *slots.Item) bool {
	for _, pc := range it.Columns {
		if (pc.Kind == place.Text || pc.Kind == "") && !strings.HasSuffix(pc.Label, "编号") {
			return it.Entry.Columns[pc.Cell] != ""
		}
	}
	return true
}

// dated tells whether repeating rows of a table that has figures by years know the column of the year: without it nothing says
// of which year a row is.
func dated(x *fields.Index, it *slots.Item) bool {
	t := x.ByID[it.Entry.Field]
	for _, c := range t.Columns {
		if !c.Is(forms.TypeYear) {
			continue
		}
		for _, id := range it.Entry.Columns {
			if id == c.Field.Name() {
				return true
			}
		}
		return false
	}
	return true
}

// columnsOf drops the columns of repeating rows whose header says more or less than the
// table's column; the rest is filled.
func columnsOf(p *slots.Form, it *slots.Item) {
	t := p.Fields.ByID[it.Entry.Field]
	for _, pc := range it.Columns {
		id, ok := it.Entry.Columns[pc.Cell]
		if !ok {
			continue
		}
		for _, c := range t.Columns {
			if c.Field.Name() != id {
				continue
			}
			like := *it
			like.Place = place.Place{Label: pc.Label, Kind: pc.Kind, Heads: []place.Head{{Role: place.HeadSection, Text: t.Field.Label}}}
			like.Spell, like.Joined, like.Either = p.Fields.Words.Variants(pc.Label, true), nil, slots.EitherOf(p.Fields.Words, pc.Label)
			m := residue.FieldMeaning(p.Fields, c)
			m.Own = append(m.Own, residue.FieldMeaning(p.Fields, t).Own...)
			if words, missing := explain.LabelUnread(p.Fields, &like, m); len(words) > 0 || missing || len(explain.PeriodsOf(p.Fields.Words, &like, m, nil)) > 0 {
				delete(it.Entry.Columns, pc.Cell)
			}
		}
	}
}

var ofAnybody = pattern.Of(`^(?:通[讯信]|联系|邮寄|详细|家庭|居住|现)?(?:地址|住所|住址|邮编|电话|邮箱|手机|户名|账号)`)

// privateOnes is the label of a place in a form that a person hands in, where the firm's
// data would take the person's room: the account, an address that is not said to be the
// firm's; "" for others.
func privateOnes(p *slots.Form, it *slots.Item, m residue.Meaning) string {
	if !p.Private || !m.Firm {
		return ""
	}
	if !slices.ContainsFunc(p.Items, func(o *slots.Item) bool { return o.Entry.Field == "org.name" }) {
		return it.Label // the person's own employer need not be the firm
	}
	flat := p.Fields.Words.Flat(it.Label)
	prefix, _, _ := strings.Cut(it.Entry.Field, ".")
	if slices.Contains([]string{"qual", "fin", "staff", "credit", "support"}, prefix) {
		return "" // no person has any
	}
	if prefix == "org" && !strings.HasPrefix(flat, "申请人") && !ofAnybody.MatchString(flat) ||
		prefix == "bank" && strings.Contains(flat, "单位") || prefix != "org" && prefix != "bank" && it.Owner >= 0 {
		return ""
	}
	return it.Label
}

// otherChoice are the answers that a place prints to choose from in words, where the
// field has not the same: （认定类/奖励类）.
func otherChoice(p *slots.Form, it *slots.Item) []string {
	parts := strings.Split(strings.Trim(wordings.Clean(it.Hint), "()"), "/")
	c := p.Fields.ByID[it.Entry.Field]
	if len(parts) < 2 || explain.IsPlaceholder(it.Hint) || c == nil || it.Entry.Sub != "" {
		return nil
	}
	var out []string
	for _, part := range parts {
		if p.Fields.Fit.Option(p.Fields.Words.Canonical(part), c.Field.Options) == "" {
			out = append(out, part)
		}
	}
	return out
}

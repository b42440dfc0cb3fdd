package gate

import (
	"strings"

	"yibiao/dossier/formmap/explain"
	"yibiao/dossier/formmap/filler"
	"yibiao/dossier/formmap/notes"
	"yibiao/dossier/formmap/period"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/whose"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

func isIndex(sub string) bool { return plan.SubIndex.MatchString(sub) }

// rowLabel is the label by which a place shares its field with others of its row: that of the row, where columns tell of whom it asks
// who that is, 兼并方 and 被兼并方 beside 企业名称.
func rowLabel(it *slots.Item) string {
	if rows := it.RowHeads(); len(rows) > 0 && it.InColumn() && (it.Entry.Field == "org.name" || whose.FirmsAlone.MatchString(it.Entry.Field)) {
		return rows[0]
	}
	return it.Printed.Label
}

// Noted takes back what a note of the form says to be meant otherwise than the field is, 研发人员指折合全时当量, with the whole block where
// that is the name; the figures where one says that they are of more than the firm; and everything of the firm where one says that the
// form is about another or filled in by one: 本表填写核心供应商的情况.
func Noted(p *slots.Form) {
	type reading struct{ note, of, says, about, by, scope string }
	var read []reading // those that say anything; every place has the same
	if len(p.Items) > 0 {
		for _, note := range p.Items[0].Notes {
			r := reading{note: wordings.Clean(note), by: notes.By(note), scope: notes.Scope(note)}
			r.of, r.says = notes.Of(note)
			if r.about = notes.Whole(r.note); r.of+r.about+r.by+r.scope != "" {
				read = append(read, r)
			}
		}
	}
	box, named := "", "" // the note by which the name of the block is another's
	for _, it := range p.Items {
		m, ok := explain.MeaningOf(p, it)
		if !ok || it.Entry.State != plan.Proposed {
			continue
		}
		if it.Box != box || it.Entry.Field == "org.name" {
			box, named = it.Box, ""
		}
		label := wordings.Remark.ReplaceAllString(wordings.Clean(it.Printed.Label), "")
		for _, r := range read {
			ours := r.of != "" && (r.of == label || len([]rune(r.of)) == 1 && strings.HasSuffix(it.Printed.Label, r.of))
			switch {
			case ours && (len(explain.HintAsks(p.Fields, it, m, r.says)) > 0 || it.Entry.Sub == "" && period.AnyYear.MatchString(r.says)):
				if it.Entry.Field == "org.name" {
					named = r.note
				}
			case r.about != "" && m.Firm && wordings.FirstOf(whose.Other(p, it, p.Fields.Words.Flat(r.about)), whose.OtherEntity(p, it, r.about, nil)) != "":
			case r.by != "" && m.Firm && filledByOther(p, it, r.by):
			case r.scope != "" && strings.HasPrefix(it.Entry.Field, "fin."), strings.HasPrefix(r.scope, "含") && strings.HasPrefix(it.Entry.Field, "staff."):
			default:
				continue
			}
			it.Retract(plan.ReasonUnread, r.note, strings.TrimSpace(it.Entry.Field+" "+it.Entry.Sub))
			break
		}
		if named != "" && it.Entry.State == plan.Proposed && m.Firm {
			it.Retract(plan.ReasonUnread, named, strings.TrimSpace(it.Entry.Field+" "+it.Entry.Sub))
		}
	}
}

// filledByOther tells whether whoever is said to fill in a form is neither the applicant nor one of its people.
func filledByOther(p *slots.Form, it *slots.Item, who string) bool {
	flat := p.Fields.Words.Flat(who)
	if strings.HasSuffix(flat, "单位") {
		return wordings.FirstOf(whose.Other(p, it, flat), whose.OtherEntity(p, it, who, nil)) != ""
	}
	return dealsWith.MatchString(who) && !filler.Usually(who) && !whose.IsSelf(p, it, flat)
}

// dealsWith ends the word for somebody with whom one deals: 担保方, 出租人.
var dealsWith = pattern.Of(`(?:方|商|客?户|对象|(?:租|借|贷|担?保|[买卖]|让|托|投资|采购|供应|[中招投]标|[承发]包|[抵质]押|债[权务])人)$`)

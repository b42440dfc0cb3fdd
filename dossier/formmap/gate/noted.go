package gate

import (
	"strings"

	"yibiao/dossier/formmap/explain"
	"yibiao/dossier/formmap/notes"
	"yibiao/dossier/formmap/period"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/whose"
	"yibiao/dossier/formmap/wordings"
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

// Noted takes back what a note of the form says to be meant otherwise than the field is, 研发人员指折合全时当量, and everything of the firm
// where one says that the form is about another: 本表填写核心供应商的情况.
func Noted(p *slots.Form) {
	type reading struct{ note, of, says, about string }
	var read []reading // those that say anything; every place has the same
	if len(p.Items) > 0 {
		for _, note := range p.Items[0].Notes {
			of, says := notes.Of(note)
			if about := notes.Whole(wordings.Clean(note)); of+about != "" {
				read = append(read, reading{wordings.Clean(note), of, says, about})
			}
		}
	}
	for _, it := range p.Items {
		label := wordings.Remark.ReplaceAllString(wordings.Clean(it.Printed.Label), "")
		for _, r := range read {
			m, ok := explain.MeaningOf(p, it)
			if !ok || it.Entry.State != plan.Proposed {
				break
			}
			ours := r.of != "" && (r.of == label || len([]rune(r.of)) == 1 && strings.HasSuffix(it.Printed.Label, r.of))
			if ours && (len(explain.HintAsks(p.Fields, it, m, r.says)) > 0 || it.Entry.Sub == "" && period.AnyYear.MatchString(r.says)) || r.about != "" && m.Firm && wordings.FirstOf(whose.Other(p, it, p.Fields.Words.Flat(r.about)), whose.OtherEntity(p, it, r.about, nil)) != "" {
				it.Retract(plan.ReasonUnread, r.note, strings.TrimSpace(it.Entry.Field+" "+it.Entry.Sub))
			}
		}
	}
}

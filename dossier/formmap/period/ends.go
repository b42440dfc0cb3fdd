package period

import (
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/fit"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// aPeriod tells of which time a figure is.
var aPeriod = pattern.Of(`[12]\d{3}|[本上去今前近当次同]一?[年期]|[年期][末底初]|[月季旬]|第.年|\d年|半年|累计|预[计期测]|计划|目标`)

// Undated tells of figures that nothing was found for that they are kept year by year and nothing says of which year they are asked.
func Undated(p *slots.Form) {
	for _, it := range p.Items {
		if it.Entry.State != plan.Unsure || it.Entry.Reason != plan.ReasonNone && !strings.HasPrefix(it.Entry.Reason, plan.ReasonWeak+":") || it.Kind == place.Date || len(it.Options) > 0 || it.Foreign || p.Fields.Words.Totals[it.Canonical] || aPeriod.MatchString(it.Printed.Label+strings.Join(slots.HeadTexts(it), "|")) {
			continue
		}
		like := it.Place
		like.Label = strings.TrimPrefix(padding.ReplaceAllString(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""), ""), "年")
		for _, t := range p.Fields.Tables {
			if !fields.IsDated(t) || !strings.HasPrefix(t.ID, "fin.") {
				continue
			} else if c, v := p.Fields.ColumnOf(t, t.Columns[0], like); c != nil && v >= 0.93 && c.Field.Has(forms.TraitAmount) {
				it.Leave(plan.Unsure, plan.ReasonUndated, c.Field.Label)
			}
		}
	}
}

// OnlyYear gives a place that asks for 年度 and nothing more the one year that the
// dossier asks.
func OnlyYear(p *slots.Form) {
	var found *fields.Candidate
	for _, c := range p.Fields.All {
		if !c.Is(forms.TypeYear) || c.Field.IsTable() {
			continue
		}
		if found != nil {
			return
		}
		found = c
	}
	if found == nil {
		return
	}
	for _, it := range p.Open() {
		if it.Kind != place.Rows && it.Any(p.Fields.Words.OneYear) && fit.Kind(it.Kind, found.Field) > 0 {
			it.Fill(found.ID, 0.8, plan.ReasonLabel, found.Field.Label)
		}
	}
}

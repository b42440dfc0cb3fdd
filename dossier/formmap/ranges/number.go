package ranges

import (
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// size asks how large the applicant is, which its people tell where the answers count them.
var size = pattern.Of(`^(?:单位|企业|公司|人员|员工)?规模$`)

// Number is a place that lets choose from ranges of a number as one that asks the number; other places as they are.
func Number(p place.Place) place.Place {
	var labels []string
	for _, o := range p.Options {
		labels = append(labels, o.Label)
	}
	unit := wordings.PlaceUnit(p)
	switch {
	case p.Kind != place.Choice && p.Kind != place.Check || Of(labels, unit) == nil:
		return p
	case money(labels, unit):
		p.Kind = place.Money
	case size.MatchString(wordings.Clean(p.Label)) && strings.Contains(strings.Join(labels, ""), "人"):
		p.Kind, p.Label = place.Number, "从业人数"
	default:
		p.Kind = place.Number
	}
	p.Options = nil
	return p
}

package ranges

import (
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// size asks how large the applicant is, which its people tell where the answers count them.
var size = pattern.Of(`^(?:单位|企业|公司|人员|员工)?规模$`)

// At are the ranges of a number that a place lets choose from, in the order of its options; nil for other places.
func At(p place.Place) []Range { return Of(printed(p), wordings.PlaceUnit(p)) }

// printed are the labels of the options of a place.
func printed(p place.Place) (labels []string) {
	for _, o := range p.Options {
		labels = append(labels, o.Label)
	}
	return labels
}

// Number is a place that lets choose from ranges of a number as one that asks the number; other places as they are.
func Number(p place.Place) place.Place {
	labels := printed(p)
	switch {
	case p.Kind != place.Choice && p.Kind != place.Check || At(p) == nil:
		return p
	case money(labels, wordings.PlaceUnit(p)):
		p.Kind = place.Money
	case size.MatchString(wordings.Clean(p.Label)) && strings.Contains(strings.Join(labels, ""), "人"):
		p.Kind, p.Label = place.Number, "从业人数"
	default:
		p.Kind = place.Number
	}
	p.Options = nil
	return p
}

package say

import (
	"strings"

	"yibiao/forms"
	"yibiao/forms/pattern"
)

// gap is a place of a rule's sentence that takes a value.
var gap = pattern.Of(`\{[a-z0-9_.]+\}`)

// RuleWords is a sentence of a rule where there is no dossier to take values from: the names of the fields stand for them.
func RuleWords(r *forms.Rule, sentence string) string {
	return gap.ReplaceAllStringFunc(sentence, func(place string) string {
		id := strings.Trim(place, "{}")
		f := r.Programme.Pack.Field(id)
		if column, ok := strings.CutPrefix(id, "row."); ok {
			if table := r.Programme.Pack.Field(r.Each.S); table != nil {
				f = table.Column(column)
			}
		}
		if f == nil {
			return place
		}
		return T("〔{label}〕", "label", f.Label)
	})
}

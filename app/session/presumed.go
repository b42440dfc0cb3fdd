package session

import (
	"strconv"
	"strings"

	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// Defaults lists, in the form's order, the fields that show a default which nobody typed or confirmed. What is only kept beside what
// is handed in, as where the authorities stand, is no part of it.
func (s *State) Defaults() []*forms.Field {
	var out []*forms.Field
	for _, section := range s.form.Sections {
		for _, f := range section.Fields {
			if s.Presumed[f.Name()] && !section.Progress && !section.Award {
				out = append(out, f)
			}
		}
	}
	return out
}

// presumedFindings is one finding that names the defaults of a dossier that nobody typed or confirmed; none when there are none.
func presumedFindings(s *State) []forms.Finding {
	fields := s.Defaults()
	if len(fields) == 0 || len(s.form.Programmes) == 0 {
		return nil
	}
	var ids, labels []string
	for _, f := range fields {
		ids, labels = append(ids, f.Name()), append(labels, f.Label)
	}
	args := map[string]string{"n": strconv.Itoa(len(fields)), "labels": strings.Join(labels, "、")}
	return []forms.Finding{{
		Severity: forms.Warn, Code: forms.FindingPresumed, Fields: ids, Source: forms.Source{Src: forms.Own},
		Fault: &gb.Fault{Code: gb.FaultCode(forms.FindingPresumed), Args: args},
	}}
}

// ConfirmDefault takes over the default that a field shows as if it had been typed, so that it no longer follows what it came from.
// done is false, and nothing is saved, for a field that shows none. Failures: a fault of the pack, and the store's.
func ConfirmDefault(e *Editing, field string) (done bool, err error) {
	st, err := e.State()
	if err != nil || !st.Presumed[field] {
		return false, err
	}
	f := e.Form.Known(field)
	return true, e.write(e.Owner(f), field, st.Answers.Values[field], store.Typed)
}

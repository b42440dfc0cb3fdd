package session

import (
	"yibiao/forms"
)

// Progress is where one authority stands with one service of a dossier.
type Progress struct {
	Service     string // the service and its authority
	State, Date string // as shown
	Note        string
	Begun       bool // more than the first state, which says that nothing was handed in
}

// ProgressOf lists where the authorities stand, in the order of the form; nil for a form that keeps no such record.
func ProgressOf(e *Editing) []Progress {
	var out []Progress
	for _, s := range e.Form.Sections {
		if !s.Progress {
			continue
		}
		st, err := e.State()
		if err != nil {
			return nil // a fault of the pack, told where the dossier is checked
		}
		for _, f := range s.Fields {
			value := st.Answers.Values[f.Name()]
			shown := e.vocabulary().Display(f, value, "")
			switch {
			case f.Is(forms.TypeChoice) && value != "":
				out = append(out, Progress{Service: f.Label, State: shown, Begun: value != f.Options[0]})
			case value == "" || len(out) == 0:
			case f.Is(forms.TypeDate):
				out[len(out)-1].Date = shown
			default:
				out[len(out)-1].Note = shown
			}
		}
	}
	return out
}

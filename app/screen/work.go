package screen

import (
	"regexp"
	"strings"

	"yibiao/app/session"
	"yibiao/forms"
)

// Work is one dossier, or one client's profile, that is open in the window, with what was computed of it last.
type Work struct {
	Editing  *session.Editing
	Report   forms.Report
	Answers  forms.Answers   // effective: calculated and default answers included
	Relevant map[string]bool // by field id
	Required map[string]bool
	// Visited are the fields that the person has left once: only they are scolded for being empty.
	Visited map[string]bool

	inline map[string][]forms.Finding
}

// NewWork computes everything of an editing.
func NewWork(e *session.Editing) (*Work, error) {
	w := &Work{Editing: e, Visited: map[string]bool{}}
	return w, w.Update()
}

// Update computes everything anew after an edit.
func (w *Work) Update() error {
	report, err := w.Editing.Check()
	if err != nil {
		return err
	}
	c := w.Editing.Case()
	if name := w.Editing.Value("org.name"); name != "" { // it may have been changed, or changed back, since the client was read
		w.Editing.Client.Name = name
	}
	w.Report = report
	w.Answers = forms.Effective(w.Editing.Form, c)
	w.Relevant = forms.Relevant(w.Editing.Form, c)
	w.Required = forms.Required(w.Editing.Form, c)
	w.inline = map[string][]forms.Finding{}
	for _, f := range report.Findings {
		if place := w.Place(f); place.Field != "" {
			w.inline[place.Field] = append(w.inline[place.Field], f)
		}
	}
	return nil
}

// Place is where a finding is put right: the first of its fields that the form asks, or its material.
func (w *Work) Place(f forms.Finding) Place {
	if f.Table != "" && w.Editing.Form.Field(f.Table) != nil {
		return Place{Field: f.Table, Row: f.Row, Column: f.Column}
	}
	for _, id := range f.Fields {
		if w.Editing.Form.Field(id) != nil && w.Relevant[id] {
			return Place{Field: id}
		}
	}
	return Place{Material: f.Material}
}

// Findings are the findings shown below a field. That an answer is missing is said only once the field was visited.
func (w *Work) Findings(field string) []forms.Finding {
	var out []forms.Finding
	for _, f := range w.inline[field] {
		missing := f.Code == "required" || f.Code == "rows-few"
		if missing && f.Row == "" && !w.Visited[field] {
			continue
		}
		out = append(out, f)
	}
	return out
}

// Progress counts the required fields of a section that are asked, those of them with an answer, and the findings
// that refuse the export beside the missing answers.
func (w *Work) Progress(s *forms.FormSection) (answered, asked, faults int) {
	for _, f := range s.Fields {
		if !w.Relevant[f.Name()] {
			continue
		}
		if w.Required[f.Name()] && !f.Computed() {
			asked++
			if w.has(f) {
				answered++
			}
		}
		for _, finding := range w.inline[f.Name()] {
			missing := finding.Row == "" && (finding.Code == "required" || finding.Code == "rows-few")
			if finding.Severity == forms.Block && !missing {
				faults++
			}
		}
	}
	return answered, asked, faults
}

func (w *Work) has(f *forms.Field) bool {
	if f.IsTable() {
		return len(w.Answers.Tables[f.Name()]) >= max(f.MinRows, 1)
	}
	return w.Answers.Values[f.Name()] != ""
}

// Vocabulary is what all packs share.
func (w *Work) Vocabulary() *forms.Vocabulary { return w.Editing.Form.Pack.Vocabulary }

// MissingMaterials counts the requirements that must be attached and are not.
func (w *Work) MissingMaterials() int {
	n := 0
	for _, f := range w.Report.Findings {
		if f.Code == "missing" && f.Material != "" {
			n++
		}
	}
	return n
}

// Programmes counts what is applied for, without the programmes that are part of every dossier of the document.
func (w *Work) Programmes() int {
	n := 0
	for _, q := range w.Editing.Form.Programmes {
		if !alwaysIn(w.Editing.Form.Pack, q) {
			n++
		}
	}
	return n
}

// placeholder is a field id in braces within a sentence of a rule.
var placeholder = regexp.MustCompile(`\{[a-z0-9_.]+\}`)

// Fill puts answers into a sentence of a rule: {eq.sold} becomes 3 台.
func (w *Work) Fill(sentence string) string {
	return placeholder.ReplaceAllStringFunc(sentence, func(name string) string {
		f := w.Editing.Form.Known(strings.Trim(name, "{}"))
		if f == nil {
			return name
		}
		return w.Vocabulary().Display(f, w.Answers.Values[f.Name()], "") + f.Unit
	})
}

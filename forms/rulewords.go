package forms

import (
	"slices"
	"strings"
)

// NoteField is the answer under which is kept what a tick confirmed: see Confirmed.
func (r *Rule) NoteField() string { return "ticked:" + r.Key() }

// Asked is the sentence that a person confirms.
func (r *Rule) Asked() string {
	if r.Ask != "" {
		return r.Ask
	}
	return r.Says
}

// Shown lists the fields whose values a rule's sentence shows.
func (r *Rule) Shown() []string {
	var out []string
	for rest := r.Asked(); ; {
		_, id, after, ok := NextPlace(rest)
		if !ok {
			return out
		}
		if !strings.HasPrefix(id, "row.") {
			out = append(out, id)
		}
		rest = after
	}
}

// NextPlace parts a sentence of a pack at the first of its places for answers, {field.id} or {row.column}: what stands before it, what it
// names, and what follows; ok is false when there is none.
func NextPlace(sentence string) (before, id, rest string, ok bool) {
	before, inside, _ := strings.Cut(sentence, "{")
	id, rest, ok = strings.Cut(inside, "}")
	return before, id, rest, ok
}

// Names lists the fields and tables that a rule's sentence shows, that it speaks of, that it points to and that it reads.
func (r *Rule) Names() []string {
	out := r.Shown()
	for _, f := range slices.Concat(r.Fields, r.About) {
		out = append(out, f.S)
	}
	if r.Each.Given() {
		out = append(out, r.Each.S)
	}
	for _, e := range []*Expression{r.WhenExpr, r.RequireExpr} {
		if e != nil {
			out = append(out, e.Reads...)
		}
	}
	if strings.Contains(r.Asked(), "本项目") {
		out = append(out, "project.name") // what was said of one project says nothing of another
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// WholeDossier stands in a rule's About for every answer and material that the programme must have.
const WholeDossier = "dossier"

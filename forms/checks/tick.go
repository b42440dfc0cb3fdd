package checks

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"yibiao/forms"
	"yibiao/forms/eval"
)

// tickMark is the length of the mark that a note of a confirmation begins with.
const tickMark = 16

// Confirmed is what a person who ticks a rule confirms in the case as it stands: a mark of the values that the rule names,
// and the sentence with those values. "" for a rule that names none: its tick holds whatever is answered.
func Confirmed(form *forms.Form, c forms.Case, r *forms.Rule) string {
	k := &examination{form: form, scope: eval.NewScope(form, c), c: c}
	return confirmed(k, r)
}

func confirmed(k *examination, r *forms.Rule) string {
	names := r.Names()
	if len(names) == 0 {
		return ""
	}
	hash := sha256.New()
	for _, id := range names {
		hash.Write([]byte(id + "\x00" + answerText(k, id) + "\x01"))
	}
	return hex.EncodeToString(hash.Sum(nil))[:tickMark] + "\n" + k.fill(r.Asked())
}

// answerText is all that a field or a table says in the case.
func answerText(k *examination, id string) string {
	f := k.form.ByID[id]
	if f == nil {
		return ""
	}
	if !f.IsTable() {
		return k.scope.Text(f)
	}
	var out strings.Builder
	rows := k.c.Answers.Tables[id]
	for i := range rows {
		for _, c := range f.Columns {
			out.WriteString(k.scope.Cell(c, &rows[i]) + "\x02")
		}
		out.WriteString("\x03")
	}
	return out.String()
}

// ticked tells whether a person has confirmed a rule and what was confirmed is there and still stands. A tick without a note
// holds: it was given before notes were kept.
func (k *examination) ticked(r *forms.Rule) bool {
	if k.c.Answers.Values[r.TickField()] != "true" || len(hollow(k, r)) > 0 {
		return false
	}
	note := k.c.Answers.Values[r.NoteField()]
	mark, _, _ := strings.Cut(note, "\n")
	now, _, _ := strings.Cut(confirmed(k, r), "\n")
	return note == "" || mark == now
}

// confirmedBefore is the sentence that was confirmed when the values were others; "" when there is no such tick.
func confirmedBefore(k *examination, r *forms.Rule) string {
	if k.c.Answers.Values[r.TickField()] != "true" || k.ticked(r) {
		return ""
	}
	_, sentence, _ := strings.Cut(k.c.Answers.Values[r.NoteField()], "\n")
	return sentence
}

// hollow names, by label, what the statement of a rule speaks of and nobody has filled in or attached yet: nobody can have
// confirmed anything of an event without a name.
func hollow(k *examination, r *forms.Rule) []string {
	before := k.scope.Trail
	k.scope.Open = false
	defer func() { k.scope.Trail = before }()
	ids := r.Shown()
	for _, id := range r.About {
		ids = append(ids, id.S)
	}
	if len(r.About) == 0 { // of a pack that does not say yet what it speaks of
		ids = append(ids, forms.WholeDossier)
		for _, f := range r.Fields {
			ids = append(ids, f.S)
		}
	}
	var out []string
	for _, id := range ids {
		labels := []string(nil)
		if f := k.form.Field(id); f != nil && vacant(k, f) {
			labels = []string{f.Label}
		} else if id == forms.WholeDossier {
			labels = gaps(k, r.Programme)
		}
		for _, label := range labels {
			if !slices.Contains(out, label) {
				out = append(out, label)
			}
		}
	}
	return out
}

// unanswered are the labels of the asked fields that the sentence of a statement names and that hold nothing.
func unanswered(k *examination, r *forms.Rule) []string {
	before := k.scope.Trail
	defer func() { k.scope.Trail = before }()
	var out []string
	for _, id := range r.Shown() {
		if f := k.form.Field(id); f != nil && vacant(k, f) && !slices.Contains(out, f.Label) {
			out = append(out, f.Label)
		}
	}
	return out
}

// vacant tells whether a field is asked in the case as it stands and holds nothing: no answer, no row with anything in it, and
// no word that there are none.
func vacant(k *examination, f *forms.Field) bool {
	return k.scope.Relevant(f) && k.scope.Wanted(f) && blank(k, f)
}

// blank tells whether a field, asked or not, holds nothing.
func blank(k *examination, f *forms.Field) bool {
	if !f.IsTable() {
		return k.scope.Text(f) == ""
	}
	said := func(row forms.Row) bool {
		return slices.ContainsFunc(f.Columns, func(c *forms.Field) bool { return row.Cells[c.Name()] != "" })
	}
	return !k.scope.None(f.Name()) && !slices.ContainsFunc(k.c.Answers.Tables[f.Name()], said)
}

// gaps names the answers and materials without which a programme's dossier cannot be exported.
func gaps(k *examination, q *forms.Programme) []string {
	var out []string
	for _, s := range q.Asks {
		for _, f := range s.Fields {
			if !f.Computed() && gap(f.Source) == forms.Block && vacant(k, f) && k.scope.Asks(f) {
				out = append(out, f.Label)
			}
		}
	}
	for _, r := range k.form.Requirements {
		asks := slices.ContainsFunc(r.By, func(by forms.RequirementOf) bool { return by.Programme == q })
		if !asks || k.c.Attached[r.ID.S] > 0 || k.made(r.ID.S) {
			continue
		}
		need, applies := k.need(r)
		if severity, _ := k.missingSeverity(r); applies && need == forms.Always && severity == forms.Block {
			out = append(out, r.Name)
		}
	}
	return out
}

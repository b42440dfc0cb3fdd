package forms

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// tickMark is the length of the mark that a note of a confirmation begins with.
const tickMark = 16

// NoteField is the answer under which is kept what a tick confirmed: see Confirmed.
func (r *Rule) NoteField() string { return "ticked:" + r.Key() }

// Confirmed is what a person who ticks a rule confirms in the case as it stands: a mark of the values that the rule names,
// and the sentence with those values. "" for a rule that names none: its tick holds whatever is answered.
func Confirmed(form *Form, c Case, r *Rule) string {
	k := &examination{form: form, scope: newScope(form, c), c: c}
	return confirmed(k, r)
}

func confirmed(k *examination, r *Rule) string {
	names := r.names()
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
	f := k.form.fields[id]
	if f == nil {
		return ""
	}
	if !f.IsTable() {
		return k.scope.text(f)
	}
	var out strings.Builder
	rows := k.c.Answers.Tables[id]
	for i := range rows {
		for _, c := range f.Columns {
			out.WriteString(k.scope.cell(c, &rows[i]) + "\x02")
		}
		out.WriteString("\x03")
	}
	return out.String()
}

// Asked is the sentence that a person confirms.
func (r *Rule) Asked() string {
	if r.Ask != "" {
		return r.Ask
	}
	return r.Says
}

// shown lists the fields whose values a rule's sentence shows.
func (r *Rule) shown() []string {
	var out []string
	for _, part := range strings.Split(r.Asked(), "{")[1:] {
		id, _, closed := strings.Cut(part, "}")
		if closed && !strings.HasPrefix(id, "row.") {
			out = append(out, id)
		}
	}
	return out
}

// names lists the fields and tables that a rule's sentence shows, that it speaks of, that it points to and that it reads.
func (r *Rule) names() []string {
	out := r.shown()
	for _, f := range slices.Concat(r.Fields, r.About) {
		out = append(out, f.S)
	}
	if r.Each.Given() {
		out = append(out, r.Each.S)
	}
	for _, e := range []*Expression{r.when, r.require} {
		if e != nil {
			out = append(out, e.Reads...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// ticked tells whether a person has confirmed a rule and what was confirmed is there and still stands. A tick without a note
// holds: it was given before notes were kept.
func (k *examination) ticked(r *Rule) bool {
	if k.c.Answers.Values[r.TickField()] != "true" || len(k.hollow(r)) > 0 {
		return false
	}
	note := k.c.Answers.Values[r.NoteField()]
	mark, _, _ := strings.Cut(note, "\n")
	now, _, _ := strings.Cut(confirmed(k, r), "\n")
	return note == "" || mark == now
}

// confirmedBefore is the sentence that was confirmed when the values were others; "" when there is no such tick.
func confirmedBefore(k *examination, r *Rule) string {
	if k.c.Answers.Values[r.TickField()] != "true" || k.ticked(r) {
		return ""
	}
	_, sentence, _ := strings.Cut(k.c.Answers.Values[r.NoteField()], "\n")
	return sentence
}

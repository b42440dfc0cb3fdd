package forms

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
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
	if strings.Contains(r.Asked(), "本项目") {
		out = append(out, "project.name") // what was said of one project says nothing of another
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// ticked tells whether a person has confirmed a rule and what was confirmed is there and still stands. A tick without a note
// holds: it was given before notes were kept.
func (k *examination) ticked(r *Rule) bool {
	if k.c.Answers.Values[r.TickField()] != "true" || len(hollow(k, r)) > 0 {
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

// wholeDossier stands in a rule's About for every answer and material that the programme must have.
const wholeDossier = "dossier"

// Hollow names, by label, what the statement of a rule speaks of and nobody has filled in or attached yet: nobody can have
// confirmed anything of an event without a name.
func Hollow(form *Form, c Case, r *Rule) []string {
	k := &examination{form: form, scope: newScope(form, c), c: c}
	return hollow(k, r)
}

func hollow(k *examination, r *Rule) []string {
	before := k.scope.trail
	k.scope.open = false
	defer func() { k.scope.trail = before }()
	ids := r.shown()
	for _, id := range r.About {
		ids = append(ids, id.S)
	}
	if len(r.About) == 0 { // of a pack that does not say yet what it speaks of
		ids = append(ids, wholeDossier)
		for _, f := range r.Fields {
			ids = append(ids, f.S)
		}
	}
	var out []string
	for _, id := range ids {
		labels := []string(nil)
		if f := k.form.Field(id); f != nil && vacant(k, f) {
			labels = []string{f.Label}
		} else if id == wholeDossier {
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

// vacant tells whether a field is asked in the case as it stands and holds nothing: no answer, no row with anything in it, and
// no word that there are none.
func vacant(k *examination, f *Field) bool {
	if !k.scope.relevant(f) || !k.scope.wanted(f) {
		return false
	}
	if !f.IsTable() {
		return k.scope.text(f) == ""
	}
	said := func(row Row) bool {
		return slices.ContainsFunc(f.Columns, func(c *Field) bool { return row.Cells[c.Name()] != "" })
	}
	return !k.scope.none(f.Name()) && !slices.ContainsFunc(k.c.Answers.Tables[f.Name()], said)
}

// gaps names the answers and materials without which a programme's dossier cannot be exported.
func gaps(k *examination, q *Programme) []string {
	var out []string
	for _, s := range q.Asks {
		for _, f := range s.Fields {
			if !f.Computed() && gap(f.Source) == Block && vacant(k, f) && k.scope.asks(f) {
				out = append(out, f.Label)
			}
		}
	}
	for _, r := range k.form.Requirements {
		asks := slices.ContainsFunc(r.By, func(by RequirementOf) bool { return by.Programme == q })
		if !asks || k.c.Attached[r.ID.S] > 0 || k.produced(r.ID.S) {
			continue
		}
		need, applies := k.need(r)
		if severity, _ := k.missingSeverity(r); applies && need == Always && severity == Block {
			out = append(out, r.Name)
		}
	}
	return out
}

// statement checks what a manual rule says it speaks of. One that says nothing is taken to speak of the whole dossier, and is
// remarked upon: a pack that somebody keeps must go on working.
func statement(m *mistakes, n *names, q *Programme, r *Rule) {
	if r.Severity != Manual {
		if len(r.About) > 0 {
			m.at(r.ID.At, "", "rule %s: about is for statements that a person confirms (severity manual)", r.ID.S)
		}
		return
	}
	asked := map[string]*Field{}
	for _, s := range q.Asks {
		for _, f := range s.Fields {
			asked[f.Name()] = f
		}
	}
	about := r.shown()
	for _, id := range r.About {
		if id.S != wholeDossier && asked[id.S] == nil {
			m.at(id.At, "", "rule %s speaks about %s, which %s does not ask%s", r.ID.S, id.S, q.ID.S, near(id.S, n.fields))
		}
		about = append(about, id.S)
	}
	if len(r.About) == 0 {
		return
	}
	for _, label := range quoted.FindAllStringSubmatch(r.Asked(), -1) {
		var named []string
		for id, f := range asked {
			if strings.HasPrefix(f.Label, label[1]) {
				named = append(named, id)
			}
		}
		held := func(id string) bool { return slices.Contains(about, id) }
		if len(named) > 0 && !slices.ContainsFunc(named, held) && !held(wholeDossier) {
			slices.Sort(named)
			m.at(r.ID.At, "", "rule %s: its statement names “%s”, so about must hold %s", r.ID.S, label[1], strings.Join(named, " or "))
		}
	}
}

// quoted is the label of a field in a sentence.
var quoted = regexp.MustCompile(`“([^”{}]+)”`)

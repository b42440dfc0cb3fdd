package forms

import (
	"regexp"
	"slices"
	"strings"
)

// wholeDossier stands in a rule's About for every answer and material that the programme must have.
const wholeDossier = "dossier"

// Hollow names, by label, what the statement of a rule speaks of and nobody has filled in or attached yet: nobody can have
// confirmed anything of an event without a name.
func Hollow(form *Form, c Case, r *Rule) []string {
	k := &examination{form: form, scope: newScope(form, c), c: c}
	return k.hollow(r)
}

func (k *examination) hollow(r *Rule) []string {
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
		if f := k.form.Field(id); f != nil && k.vacant(f) {
			labels = []string{f.Label}
		} else if id == wholeDossier {
			labels = k.gaps(r.Programme)
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
func (k *examination) vacant(f *Field) bool {
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
func (k *examination) gaps(q *Programme) []string {
	var out []string
	for _, s := range q.Asks {
		for _, f := range s.Fields {
			if !f.Computed() && gap(f.Source) == Block && k.vacant(f) && k.scope.asks(f) {
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
func (m *mistakes) statement(n *names, q *Programme, r *Rule) {
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

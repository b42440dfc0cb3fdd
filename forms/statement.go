package forms

import (
	"regexp"
	"slices"
	"strings"
)

// denials compiles the denials of a vocabulary or a pack.
func denials(m *mistakes, n *names, list []*Denial) {
	seen := map[string]bool{}
	for _, d := range list {
		if !d.ID.Given() || seen[d.ID.S] || !d.When.Given() || d.Says == "" || len(d.Fields) == 0 {
			m.at(d.ID.At, "id words when says fields", "denial %q is not whole, or used twice", d.ID.S)
		}
		seen[d.ID.S] = true
		words, err := regexp.Compile(d.Words.S)
		if err != nil || !d.Words.Given() {
			m.at(d.Words.At, "", "denial %s: words is no regular expression: %v", d.ID.S, err)
			words = nil
		}
		d.words = words
		d.when = boolean(m, n, d.When, nil)
		for _, f := range d.Fields {
			if n.fields[f.S] == nil {
				m.at(f.At, "", "denial %s: unknown field %s%s", d.ID.S, f.S, near(f.S, n.fields))
			}
		}
		severityOf(m, d.ID.At, d.Severity, d.Source, true)
		placeholders(m, n, d.ID.At, strings.ReplaceAll(d.Says, promiseHere, ""))
	}
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

// checkMoved refuses moves from fields that are still asked, and to fields that are not there or cannot take them.
func checkMoved(m *mistakes, moves []*Moved, fields map[string]*Field) {
	for _, x := range moves {
		if !x.From.Given() || x.Label == "" {
			m.at(x.From.At, "", "moved: from and label are needed")
		}
		if fields[x.From.S] != nil {
			m.at(x.From.At, "", "moved: %s is still a field", x.From.S)
		}
		to := fields[x.To.S]
		switch {
		case !x.To.Given():
		case to == nil:
			m.at(x.To.At, "", "moved: unknown field %s%s", x.To.S, near(x.To.S, fields))
		case to.IsTable() && x.Column.Given():
			m.at(x.To.At, "", "moved: one cell cannot become the table %s", x.To.S)
		case to.Calculate.Given():
			m.at(x.To.At, "", "moved: %s is calculated", x.To.S)
		}
	}
}

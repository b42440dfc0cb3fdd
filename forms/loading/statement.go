package loading

import (
	"regexp"
	"slices"
	"strings"

	"yibiao/forms"
	"yibiao/forms/eval"
	"yibiao/forms/pattern"
)

// denials compiles the denials of a vocabulary or a pack.
func denials(m *Mistakes, n *eval.Names, list []*forms.Denial) {
	seen := map[string]bool{}
	for _, d := range list {
		if !d.ID.Given() || seen[d.ID.S] || !d.When.Given() || d.Says == "" || len(d.Fields) == 0 {
			m.At(d.ID.At, "id words when says fields", "denial %q is not whole, or used twice", d.ID.S)
		}
		seen[d.ID.S] = true
		words, err := regexp.Compile(d.Words.S)
		if err != nil || !d.Words.Given() {
			m.At(d.Words.At, "", "denial %s: words is no regular expression: %v", d.ID.S, err)
			words = nil
		}
		d.Pattern = words
		d.WhenExpr = boolean(m, n, d.When, nil)
		for _, f := range d.Fields {
			if n.Fields[f.S] == nil {
				m.At(f.At, "", "denial %s: unknown field %s%s", d.ID.S, f.S, forms.Near(f.S, n.Fields))
			}
		}
		severityOf(m, d.ID.At, d.Severity, d.Source, true)
		placeholders(m, n, d.ID.At, strings.ReplaceAll(d.Says, forms.PromiseHere, ""))
	}
}

// statement checks what a manual rule says it speaks of. One that says nothing is taken to speak of the whole dossier, and is
// remarked upon: a pack that somebody keeps must go on working.
func statement(m *Mistakes, n *eval.Names, q *forms.Programme, r *forms.Rule) {
	if r.Severity != forms.Manual {
		if len(r.About) > 0 {
			m.At(r.ID.At, "", "rule %s: about is for statements that a person confirms (severity manual)", r.ID.S)
		}
		return
	}
	asked := map[string]*forms.Field{}
	for _, s := range q.Asks {
		for _, f := range s.Fields {
			asked[f.Name()] = f
		}
	}
	about := r.Shown()
	for _, id := range r.About {
		if id.S != forms.WholeDossier && asked[id.S] == nil {
			m.At(id.At, "", "rule %s speaks about %s, which %s does not ask%s", r.ID.S, id.S, q.ID.S, forms.Near(id.S, n.Fields))
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
		if len(named) > 0 && !slices.ContainsFunc(named, held) && !held(forms.WholeDossier) {
			slices.Sort(named)
			m.At(r.ID.At, "", "rule %s: its statement names “%s”, so about must hold %s", r.ID.S, label[1], strings.Join(named, " or "))
		}
	}
}

// quoted is the label of a field in a sentence.
var quoted = pattern.Of(`“([^”{}]+)”`)

// CheckMoved refuses moves from fields that are still asked, and to fields that are not there or cannot take them.
func CheckMoved(m *Mistakes, moves []*forms.Moved, fields map[string]*forms.Field) {
	for _, x := range moves {
		if !x.From.Given() || x.Label == "" {
			m.At(x.From.At, "", "moved: from and label are needed")
		}
		if fields[x.From.S] != nil {
			m.At(x.From.At, "", "moved: %s is still a field", x.From.S)
		}
		to := fields[x.To.S]
		switch {
		case !x.To.Given():
		case to == nil:
			m.At(x.To.At, "", "moved: unknown field %s%s", x.To.S, forms.Near(x.To.S, fields))
		case to.IsTable() && x.Column.Given():
			m.At(x.To.At, "", "moved: one cell cannot become the table %s", x.To.S)
		case to.Calculate.Given():
			m.At(x.To.At, "", "moved: %s is calculated", x.To.S)
		}
	}
}

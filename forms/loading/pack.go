package loading

import (
	"maps"
	"slices"
	"strings"

	"yibiao/forms"
	"yibiao/forms/eval"
	"yibiao/forms/gb"
)

// compilePack resolves references and compiles every expression of the pack.
func compilePack(p *forms.Pack) error {
	var m Mistakes
	n := &eval.Names{Fields: map[string]*forms.Field{}, Programmes: map[string]bool{}, Materials: map[string]bool{}, Amounts: map[string]bool{}}
	p.ByID = n.Fields
	citeAll(p, &m)
	own := defineFields(p, &m, n)
	resolveSections(p, &m)
	resolveMaterials(p, &m, n)
	checkProves(p, &m)
	resolveShared(p, &m)
	for _, q := range p.Programmes {
		n.Programmes[q.ID.S] = true
		for _, a := range q.Amounts {
			n.Amounts[a.ID.S] = true
		}
	}
	if err := m.Err(); err != nil {
		return err
	}
	for _, f := range own {
		expressions(&m, n, f)
	}
	for _, q := range p.Programmes {
		compileProgramme(q, &m, n)
	}
	denials(&m, n, p.Denials)
	checkAttachments(p, &m)
	CheckMoved(&m, p.Moved, n.Fields)
	return m.Err()
}

// citeAll settles the sources of everything that the pack says.
func citeAll(p *forms.Pack, m *Mistakes) {
	checkReferences(p.Sources, m)
	cite(p.Sources, m, p)
	for _, q := range p.Programmes {
		cite(p.Sources, m, q)
	}
}

// defineFields enters the vocabulary's and the pack's own fields and gives the latter.
func defineFields(p *forms.Pack, m *Mistakes, n *eval.Names) []*forms.Field {
	for _, f := range p.Vocabulary.AllFields() {
		n.Fields[f.Name()] = f
	}
	own := append(slices.Clone(p.Fields), forms.Written(p.Blocks)...)
	for _, q := range p.Programmes {
		for _, s := range q.Asks {
			for _, item := range s.Items {
				if item.Field != nil {
					own = append(own, item.Field)
				}
			}
		}
	}
	for _, f := range own {
		define(m, n.Fields, f, p.Vocabulary)
		numbered(p, &f.Source)
	}
	return own
}

// numbered gives a source the pack's document number where it cites an article without one.
func numbered(p *forms.Pack, s *forms.Source) {
	if s.Number == "" && s.Article != "" && s.Src == forms.Seed {
		s.Number = p.Document.Number
	}
}

func resolveSections(p *forms.Pack, m *Mistakes) {
	for _, q := range p.Programmes {
		for _, s := range q.Asks {
			if s.Use.Given() {
				useBlock(p, m, s)
			}
			for _, item := range s.Items {
				if f := itemOf(p, m, item); f != nil {
					s.Fields = append(s.Fields, f)
				}
			}
		}
	}
}

func resolveMaterials(p *forms.Pack, m *Mistakes, n *eval.Names) {
	shared := map[string]*forms.Requirement{}
	for _, list := range [][]*forms.Requirement{p.Vocabulary.Materials, p.Materials} {
		for _, r := range list {
			shared[r.ID.S] = r
		}
	}
	for id, r := range shared {
		n.Materials[id] = true
		usual(r)
	}
	for _, q := range p.Programmes {
		for _, r := range q.Materials {
			if r.Use.Given() {
				base := shared[r.Use.S]
				if base == nil {
					m.At(r.Use.At, strings.Join(slices.Sorted(maps.Keys(shared)), " "), "unknown material %q", r.Use.S)
					continue
				}
				inheritRequirement(r, base)
			}
			usual(r)
			needed(r)
			if !r.ID.Given() || r.Name == "" {
				m.At(r.ID.At, "", "%s: a material needs id and name", q.ID.S)
			}
			if r.Need != forms.Always && r.Need != forms.Conditional && r.Need != forms.Optional {
				m.At(r.ID.At, "always conditional optional", "material %s: need is %q", r.ID.S, r.Need)
			}
			numbered(p, &r.Source)
			n.Materials[r.ID.S] = true
		}
	}
}

// usual fills in how a material is handed in where nothing is said: scanned and on paper, sealed by its kind.
func usual(r *forms.Requirement) {
	if r.Format == "" {
		r.Format = "PDF + 纸质"
	}
	if r.Seal != "" {
		return
	}
	switch {
	case r.Format == "PDF扫描件 + 纸质复印件":
		r.Seal = "复印件加盖公章"
	case strings.HasPrefix(r.Format, "docx → "): // a statement that is printed and signed
		r.Seal = "法定代表人签字 + 公章"
	default:
		r.Seal = "公章"
	}
}

// needed fills in when a material is needed where nothing is said: always, or on its condition.
func needed(r *forms.Requirement) {
	switch {
	case r.Need != "":
	case r.When.Given() || r.WhenSays != "":
		r.Need = forms.Conditional
	default:
		r.Need = forms.Always
	}
}

// inheritRequirement takes what the requirement does not state itself from the shared one.
func inheritRequirement(r *forms.Requirement, base *forms.Requirement) {
	r.ID = forms.Text{S: base.ID.S, At: r.Use.At}
	r.Shared = base.Shared
	for _, pair := range []struct{ to, from *string }{
		{&r.Name, &base.Name}, {&r.WhenSays, &base.WhenSays}, {&r.Format, &base.Format}, {&r.Seal, &base.Seal}, {&r.Note, &base.Note},
		{&r.Place, &base.Place}, {&r.URL, &base.URL}, {&r.Article, &base.Article}, {(*string)(&r.Src), (*string)(&base.Src)},
		{&r.Cited.S, &base.Cited.S},
	} {
		if *pair.to == "" {
			*pair.to = *pair.from
		}
	}
	if r.Copies == 0 {
		r.Copies = base.Copies
	}
	if r.Need == "" {
		r.Need = base.Need
	}
	if !r.When.Given() {
		r.When = base.When
	}
	if r.Proves == nil {
		r.Proves = base.Proves
	}
}

// checkProves: what a material of a programme is said to prove is a kind of number, a field or a column that counts once, or the number
// of the paper itself.
func checkProves(p *forms.Pack, m *Mistakes) {
	known := map[string]bool{}
	for _, f := range p.ByID {
		for _, name := range forms.OnceNames(f) {
			known[name] = true
		}
		known[f.Name()] = known[f.Name()] || gb.PaperNumber(f.Validator.S)
	}
	for _, q := range p.Programmes {
		for _, r := range q.Materials {
			for _, name := range r.Proves {
				shared := slices.ContainsFunc(p.Vocabulary.Materials, func(v *forms.Requirement) bool { return slices.Contains(v.Proves, name) })
				if !known[name.S] && !shared {
					m.At(name.At, "", "material %s proves %q, which is no number and nothing that counts once", r.ID.S, name.S)
				}
			}
		}
	}
}

// checkAttachments: each has a number of its own and a name, and names what is used until it is there.
func checkAttachments(p *forms.Pack, m *Mistakes) {
	seen := map[string]bool{}
	for _, a := range p.Document.Attachments {
		switch {
		case !a.No.Given() || a.Name == "":
			m.At(a.No.At, "", "an attachment needs no and name")
		case seen[a.No.S]:
			m.At(a.No.At, "", "attachment %q stands here twice", a.No.S)
		case a.Output.Given() && p.Output(a.Output.S) == nil:
			m.At(a.Output.At, "", "unknown output %q", a.Output.S)
		case !a.Original && !a.Output.Given() && a.Instead == "":
			m.At(a.No.At, "", "attachment %q: say with output or instead what is used until it is there", a.No.S)
		}
		seen[a.No.S] = true
	}
}

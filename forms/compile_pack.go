package forms

import (
	"maps"
	"slices"
	"strings"
)

// compile resolves references and compiles every expression of the pack.
func (p *Pack) compile() error {
	var m mistakes
	n := &names{fields: map[string]*Field{}, programmes: map[string]bool{}, materials: map[string]bool{}, amounts: map[string]bool{}}
	p.fields = n.fields
	p.cite(&m)
	own := p.defineFields(&m, n)
	p.resolveSections(&m)
	p.resolveMaterials(&m, n)
	p.resolveShared(&m)
	for _, q := range p.Programmes {
		n.programmes[q.ID.S] = true
		for _, a := range q.Amounts {
			n.amounts[a.ID.S] = true
		}
	}
	if err := m.err(); err != nil {
		return err
	}
	for _, f := range own {
		m.expressions(n, f)
	}
	for _, q := range p.Programmes {
		q.compile(&m, n)
	}
	m.denials(n, p.Denials)
	p.checkAttachments(&m)
	m.checkMoved(p.Moved, n.fields)
	return m.err()
}

// cite settles the sources of everything that the pack says.
func (p *Pack) cite(m *mistakes) {
	p.Sources.check(m)
	p.Sources.cite(m, p)
	for _, q := range p.Programmes {
		p.Sources.cite(m, q)
	}
}

// defineFields enters the vocabulary's and the pack's own fields and gives the latter.
func (p *Pack) defineFields(m *mistakes, n *names) []*Field {
	for _, f := range p.Vocabulary.allFields() {
		n.fields[f.Name()] = f
	}
	own := append(slices.Clone(p.Fields), written(p.Blocks)...)
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
		m.define(n.fields, f, p.Vocabulary)
		p.numbered(&f.Source)
	}
	return own
}

// numbered gives a source the pack's document number where it cites an article without one.
func (p *Pack) numbered(s *Source) {
	if s.Number == "" && s.Article != "" && s.Src == Seed {
		s.Number = p.Document.Number
	}
}

func (p *Pack) resolveSections(m *mistakes) {
	for _, q := range p.Programmes {
		for _, s := range q.Asks {
			if s.Use.Given() {
				p.useBlock(m, s)
			}
			for _, item := range s.Items {
				if f := p.item(m, item); f != nil {
					s.Fields = append(s.Fields, f)
				}
			}
		}
	}
}

func (p *Pack) resolveMaterials(m *mistakes, n *names) {
	shared := map[string]*Requirement{}
	for _, list := range [][]*Requirement{p.Vocabulary.Materials, p.Materials} {
		for _, r := range list {
			shared[r.ID.S] = r
		}
	}
	for id, r := range shared {
		n.materials[id] = true
		r.usual()
	}
	for _, q := range p.Programmes {
		for _, r := range q.Materials {
			if r.Use.Given() {
				base := shared[r.Use.S]
				if base == nil {
					m.at(r.Use.At, strings.Join(slices.Sorted(maps.Keys(shared)), " "), "unknown material %q", r.Use.S)
					continue
				}
				r.inherit(base)
			}
			r.usual()
			r.needed()
			if !r.ID.Given() || r.Name == "" {
				m.at(r.ID.At, "", "%s: a material needs id and name", q.ID.S)
			}
			if r.Need != Always && r.Need != Conditional && r.Need != Optional {
				m.at(r.ID.At, "always conditional optional", "material %s: need is %q", r.ID.S, r.Need)
			}
			p.numbered(&r.Source)
			n.materials[r.ID.S] = true
		}
	}
}

// usual fills in how a material is handed in where nothing is said: scanned and on paper, sealed by its kind.
func (r *Requirement) usual() {
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
func (r *Requirement) needed() {
	switch {
	case r.Need != "":
	case r.When.Given() || r.WhenSays != "":
		r.Need = Conditional
	default:
		r.Need = Always
	}
}

// inherit takes what the requirement does not state itself from the shared one.
func (r *Requirement) inherit(base *Requirement) {
	r.ID = Text{S: base.ID.S, At: r.Use.At}
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
}

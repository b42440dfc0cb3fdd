package forms

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// Denial is an answer beside which a promise must not be printed and signed unseen: the one says the opposite of the other.
type Denial struct {
	ID Text `yaml:"id"`
	// Words is a regular expression: the sentences of declarations and of printed documents that promise the opposite.
	Words Text `yaml:"words"`
	When  Text `yaml:"when"` // holds when the answers deny the promise
	// Says is what is wrong and what to do; {promise} is the sentence.
	Says     string   `yaml:"says"`
	Severity Severity `yaml:"severity"` // "" = block: nothing false is signed
	Fields   []Text   `yaml:"fields"`
	Source   `yaml:",inline"`

	words *regexp.Regexp
	when  *Expression
}

// promiseHere stands in a denial's sentence for the promise.
const promiseHere = "{promise}"

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

// promises finds the sentences of a programme that are printed in this case though the answers deny them.
func promises(k *examination, p *Programme) {
	if k.scope.early {
		return
	}
	for _, d := range slices.Concat(p.Pack.Vocabulary.Denials, p.Pack.Denials) {
		told := slices.ContainsFunc(k.report.Findings, func(f Finding) bool { return strings.HasSuffix(f.Rule, "/promise-"+d.ID.S) })
		if promise := promised(k, p, d); promise != "" && !told {
			deny(k, p, d, promise)
		}
	}
}

// promised is the first sentence of a programme's declarations and printed documents that a denial's answers would deny.
func promised(k *examination, p *Programme, d *Denial) string {
	if d.words == nil {
		return ""
	}
	for _, o := range p.Outputs {
		if o.when != nil && !k.scope.decided(o.when) {
			continue
		}
		for _, text := range o.Layout.Text {
			if d.words.MatchString(text) {
				return fmt.Sprintf("%s：%s", o.Title, strings.TrimSuffix(k.fill(text), "。"))
			}
		}
	}
	for _, x := range p.Declares {
		if d.words.MatchString(x.Text) {
			return strings.TrimSuffix(x.Text, "。")
		}
	}
	return ""
}

func deny(k *examination, p *Programme, d *Denial, promise string) {
	k.scope.resetReads()
	holds, known, err := truth(d.when, k.scope)
	if err != nil {
		k.fail(Finding{Programme: p.ID.S, Source: d.Source, Label: promise}, p.ID.S+"/promise-"+d.ID.S)
	}
	if !known || !holds {
		return
	}
	bad := Finding{Programme: p.ID.S, Source: d.Source, Says: k.fill(strings.ReplaceAll(d.Says, promiseHere, promise))}
	for _, f := range d.Fields {
		bad.Fields = append(bad.Fields, f.S)
	}
	severity := d.Severity
	if severity == "" {
		severity = Block
	}
	k.add(bad.as(p.ID.S+"/promise-"+d.ID.S, severity, FindingRule))
}

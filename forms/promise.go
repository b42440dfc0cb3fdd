package forms

import (
	"fmt"
	"slices"
	"strings"
)

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

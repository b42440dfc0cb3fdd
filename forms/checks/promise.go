package checks

import (
	"fmt"
	"slices"
	"strings"

	"yibiao/forms"
	"yibiao/forms/eval"
)

// promises finds the sentences of a programme that would be printed in this case although the answers deny them.
func promises(k *examination, p *forms.Programme) {
	if k.brief {
		return
	}
	prints := slices.DeleteFunc(slices.Clone(p.Outputs), func(o *forms.Output) bool { return !k.scope.Decided(o.WhenExpr) })
	for _, d := range slices.Concat(p.Pack.Vocabulary.Denials, p.Pack.Denials) {
		promise := promised(k, p, prints, d)
		told := func(f forms.Finding) bool { return strings.HasSuffix(f.Rule, "/promise-"+d.ID.S) }
		if promise != "" && !slices.ContainsFunc(k.report.Findings, told) {
			deny(k, p, d, promise)
		}
	}
}

// promised is the first sentence of a programme's printed documents and declarations that a denial's answers would deny.
func promised(k *examination, p *forms.Programme, prints []*forms.Output, d *forms.Denial) string {
	if d.Pattern == nil {
		return ""
	}
	for _, o := range prints {
		for _, text := range o.Layout.Text {
			if d.Pattern.MatchString(text) {
				return fmt.Sprintf("%s：%s", o.Title, strings.TrimSuffix(k.fill(text), "。"))
			}
		}
	}
	for _, x := range p.Declares {
		if d.Pattern.MatchString(x.Text) {
			return strings.TrimSuffix(x.Text, "。")
		}
	}
	return ""
}

func deny(k *examination, p *forms.Programme, d *forms.Denial, promise string) {
	k.scope.ResetReads()
	holds, known, err := eval.Truth(d.WhenExpr, k.scope)
	if err != nil {
		k.fail(forms.Finding{Programme: p.ID.S, Source: d.Source, Label: promise}, p.ID.S+"/promise-"+d.ID.S)
	}
	if !known || !holds {
		return
	}
	bad := forms.Finding{Programme: p.ID.S, Source: d.Source, Says: k.fill(strings.ReplaceAll(d.Says, forms.PromiseHere, promise))}
	for _, f := range d.Fields {
		bad.Fields = append(bad.Fields, f.S)
	}
	severity := d.Severity
	if severity == "" {
		severity = forms.Block
	}
	k.add(bad.As(p.ID.S+"/promise-"+d.ID.S, severity, forms.FindingRule))
}

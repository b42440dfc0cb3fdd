package formmap

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/writing"
	"yibiao/dossier/printed"
	"yibiao/dossier/printed/printedtest"
	"yibiao/forms"
)

// printOf is what a map with one entry writes into one place.
func printOf(form *forms.Form, e plan.Entry, p place.Place, canonical string) place.Answer {
	e.At, p.At, e.State = "p0#1", "p0#1", plan.Accepted
	c := smallCase()
	c.Answers = forms.NewAnswers()
	c.Answers.Values[e.Field] = canonical
	values, _ := writing.Values(plan.Map{Entries: []plan.Entry{e}}, []place.Place{p}, formtest.Answered(form, c))
	return values[p.At]
}

// TestOfficialFormsPrintAsAllDo: a place of an official form prints what every place of that look prints.
func TestOfficialFormsPrintAsAllDo(t *testing.T) {
	form := printedtest.Form(t, os.DirFS(filepath.FromSlash("../../assets/packs")))
	for _, r := range printedtest.Rows {
		p := place.Place{Kind: place.Text, Label: r.Look.Level, Unit: r.Look.Unit}
		if r.Look.Month {
			p.Label = "成立年月"
		}
		if r.Own {
			p.Unit = form.Known(r.Field).Unit
		}
		e := plan.Entry{Field: r.Field, Format: r.Look.Format}
		if got := printOf(form, e, p, r.Canonical).Text; got != r.Want && r.Field != "a.ip_no" {
			t.Errorf("%s %q as %+v: %q, want %q", r.Field, r.Canonical, r.Look, got, r.Want)
		}
	}
	for _, c := range printedtest.Ticks {
		p, e := place.Place{Kind: place.Choice}, plan.Entry{Field: c.Field, Option: map[string]string{}}
		for _, o := range c.Options {
			p.Options, e.Option[o] = append(p.Options, place.Option{Label: o}), o
		}
		if diff := cmp.Diff(c.Want, printOf(form, e, p, c.Canonical).Chosen); diff != "" {
			t.Errorf("%s %q (-want +got):\n%s", c.Field, c.Canonical, diff)
		}
	}
	if got := (printed.Look{}); got != writing.Look(place.Place{Label: "年月"}, form.Known("a.text"), "") {
		t.Error("a text is looked at as a day")
	}
}

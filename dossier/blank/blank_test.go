package blank

import (
	"os"
	"strings"
	"testing"

	"yibiao/dossier/docx"
	"yibiao/dossier/docx/build"
	"yibiao/forms"
	"yibiao/forms/checks"
	"yibiao/forms/loading"
)

// library reads the built-in packs from the source tree.
func library(t *testing.T) *forms.Library {
	t.Helper()
	l, err := loading.ReadLibrary(os.DirFS("../../assets/packs"))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestEveryOutputHasASoundBlankForm(t *testing.T) {
	for _, p := range library(t).Packs {
		for _, q := range p.Programmes {
			for _, o := range q.Outputs {
				t.Run(q.ID.S+"/"+o.ID.S, func(t *testing.T) {
					doc, err := Document(o)
					if err != nil {
						t.Fatal(err)
					}
					data, err := doc.Bytes()
					if err != nil {
						t.Fatal(err)
					}
					if problems := docx.Lint(data); len(problems) > 0 {
						t.Error(problems)
					}
					form, err := docx.Open(data)
					if err != nil {
						t.Fatal(err)
					}
					if len(form.Slots()) == 0 {
						t.Error("the form has no slots")
					}
				})
			}
		}
	}
}

// The one paper form has the parts of the chosen services, and asks of a researcher nothing that only a unit has.
func TestTheOneFormHasThePartsOfTheChosenServices(t *testing.T) {
	p := library(t).Pack("yijianshi")
	for _, x := range []struct {
		name, kind    string
		services      []string
		there, absent []string
	}{
		{"a unit, tax advice alone", "科研机构(单位)", []string{"yjs-04-shuishou"},
			[]string{"org.name", "org.tax_authority", "handler.mobile"},
			[]string{"bank.account", "org.industry", "legal.name", "ach.name", "tc.no", "yjs.person_name", "yjs.single"}},
		{"a unit, post-subsidy", "科研机构(单位)", []string{"yjs-02-houbuzhu"},
			[]string{"org.industry", "legal.name", "bank.account", "fincon.name", "tc.no"},
			[]string{"yjs.person_name", "ip.year", "eval.org"}},
		{"a researcher registers", "科研人员(个人)", []string{"yjs-01-chengguo-dengji"},
			[]string{"yjs.person_name", "yjs.person_id", "ach.name", "handler.mobile"},
			[]string{"org.name", "org.uscc", "legal.name", "bank.account", "fincon.name"}},
		{"a researcher, funds for patents", "科研人员(个人)", []string{"yjs-03-zhishichanquan"},
			[]string{"yjs.person_name", "bank.account", "ip.year"}, []string{"org.name", "org.uscc", "fincon.name", "tc.no"}},
	} {
		t.Run(x.name, func(t *testing.T) {
			form, err := forms.Compose(p, x.services)
			if err != nil {
				t.Fatal(err)
			}
			c := forms.Case{Answers: forms.NewAnswers()}
			c.Answers.Values["yjs.applicant_kind"] = x.kind
			o := form.Programmes[0].Outputs[0]
			known := checks.Evaluate(form, c)
			doc, err := Chosen(o, form, known.Relevant)
			if err != nil {
				t.Fatal(err)
			}
			tags := printedTags(t, doc)
			for _, id := range x.there {
				if !tags[id] {
					t.Errorf("%s is not printed", id)
				}
			}
			for _, id := range x.absent {
				if tags[id] {
					t.Errorf("%s is printed", id)
				}
			}
			list, err := Chosen(p.Output("o.yjs.list"), form, known.Relevant)
			if err != nil {
				t.Fatal(err)
			}
			if person := strings.Contains(x.kind, "个人"); printedTags(t, list)["yjs.person_name"] != person {
				t.Errorf("the list of materials names a researcher: %v", !person)
			}
		})
	}
}

// printedTags are the fields that a form has a place for.
func printedTags(t *testing.T, doc *build.Document) map[string]bool {
	t.Helper()
	data, err := doc.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	form, err := docx.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	tags := map[string]bool{}
	for _, s := range form.Slots() {
		id, _, _ := strings.Cut(s.Tag, "=")
		id, _, _ = strings.Cut(id, "#")
		tags[id] = true
	}
	return tags
}

// Annexes go with the signed application: nobody signs them, and no office writes on them.
func TestAnAnnexIsNotSigned(t *testing.T) {
	for _, q := range library(t).Pack("yijianshi").Programmes {
		for _, o := range q.Outputs {
			if o.Layout.Kind != "annex" {
				continue
			}
			doc, err := Document(o)
			if err != nil {
				t.Fatal(err)
			}
			if doc.Cover != nil {
				t.Errorf("%s has a cover", o.Title)
			}
			for _, b := range doc.Body {
				if _, signed := b.(build.Sign); signed {
					t.Errorf("%s is signed", o.Title)
				}
			}
		}
	}
}

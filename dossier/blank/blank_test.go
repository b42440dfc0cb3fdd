package blank

import (
	"os"
	"testing"

	"yibiao/dossier/docx"
	"yibiao/forms"
)

// library reads the built-in packs from the source tree.
func library(t *testing.T) *forms.Library {
	t.Helper()
	l, err := forms.ReadLibrary(os.DirFS("../../assets/packs"))
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

package formmap

import (
	"os"
	"strings"
	"testing"

	"yibiao/forms"
	"yibiao/forms/loading"
)

// What is kept about the authorities' work is offered for no place of a form.
func TestProgressFillsNoForm(t *testing.T) {
	l, err := loading.ReadLibrary(os.DirFS("../../assets/packs"))
	if err != nil {
		t.Fatal(err)
	}
	form, err := forms.Whole(l.Pack("yijianshi"))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range FromForm(form).Sections {
		for _, f := range s.Fields {
			if strings.HasSuffix(f.Name(), "_state") {
				t.Errorf("%s is offered", f.Name())
			}
		}
	}
}

package docx

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/ooxml"
)

// refArea is an area as the reference implementation prints it.
type refArea struct {
	Addr   string  `json:"addr"`
	Text   string  `json:"text"`
	Span   int     `json:"span"`
	Merge  string  `json:"merge"`
	Blanks []refAt `json:"blanks"`
}

type refAt struct {
	Lo, Hi int
	Kind   string
}

const refScript = `
import sys, json
sys.path.insert(0, sys.argv[1])
sys.dont_write_bytecode = True
from places import places, blanks
print(json.dumps([{"addr": p.addr, "text": p.text, "span": p.span, "merge": p.vm,
  "blanks": [{"Lo": a, "Hi": b, "Kind": k} for a, b, k in blanks(p.chars)]} for p in places(sys.argv[2])]))`

var blankNames = []string{"date", "bracket", "box", "underscore", "underline", "colon", "gap"}

func layoutOf(t testing.TB, data []byte) *layout.Layout {
	t.Helper()
	a, err := ooxml.ReadArchive(data)
	if err != nil {
		t.Fatal(err)
	}
	main, err := a.MainPart()
	if err != nil {
		t.Fatal(err)
	}
	src, err := a.Read(main)
	if err != nil {
		t.Fatal(err)
	}
	tr, err := ooxml.Scan(main, src)
	if err != nil {
		t.Fatal(err)
	}
	return layout.NewLayout(tr, nil)
}

func TestAddressesAreThoseOfTheReference(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 for the reference implementation")
	}
	for _, name := range sharedForms(t) {
		out, err := exec.Command(python, "-c", refScript, filepath.Dir(name), name).Output()
		if err != nil {
			t.Fatalf("%s: %v", filepath.Base(name), err)
		}
		var want []refArea
		if err := json.Unmarshal(out, &want); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var got []refArea
		for _, a := range layoutOf(t, data).Areas {
			r := refArea{Addr: a.Addr, Text: a.Text(), Span: a.Span, Blanks: []refAt{}}
			if a.Merge != 0 {
				r.Merge = string(a.Merge)
			}
			for _, b := range a.Blanks {
				r.Blanks = append(r.Blanks, refAt{b.Lo, b.Hi, blankNames[b.Kind]})
			}
			got = append(got, r)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s:\n%s", filepath.Base(name), diff)
		}
	}
}

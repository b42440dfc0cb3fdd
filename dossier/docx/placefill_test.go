package docx

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"yibiao/dossier/docx/place"
)

// expectedFill is what a filled form must read, by address.
type expectedFill struct {
	Expected map[string]string `json:"expected"`
	Added    []struct {
		Table string `json:"table"`
		After int    `json:"after_row"`
		Rows  int    `json:"rows"`
	} `json:"rows_added"`
}

// answersFrom makes answers for places out of the expected texts.
func answersFrom(places []place.Place, want expectedFill) map[string]place.Answer {
	out := map[string]place.Answer{}
	for _, p := range places {
		var a place.Answer
		switch {
		case p.Kind == place.Rows:
			a.Rows = recordsFrom(p, want)
		case len(p.Options) > 0 && p.Options[0].At != "":
			for _, o := range p.Options {
				if strings.ContainsAny(want.Expected[o.At], "☑√") {
					a.Chosen = append(a.Chosen, o.Label)
				}
			}
		default:
			text, ok := want.Expected[p.At]
			if base, _, cut := strings.Cut(p.At, "#"); !ok && cut {
				text = want.Expected[base]
			} else if !ok {
				text = want.Expected[p.At+"#1"]
			}
			if p.Unit != "" {
				text = strings.TrimSuffix(text, p.Unit)
			}
			a.Text = text
		}
		if !a.Empty() {
			out[p.At] = a
		}
	}
	return out
}

func recordsFrom(p place.Place, want expectedFill) []map[int]string {
	table, first, _ := strings.Cut(p.At, ".r")
	from, _ := strconv.Atoi(first)
	last := p.Rows[1]
	for _, add := range want.Added {
		if add.Table == table && add.After == last {
			last += add.Rows
		}
	}
	var out []map[int]string
	for r := from; r <= last; r++ {
		rec := map[int]string{}
		for _, c := range p.Columns {
			if text := want.Expected[table+".r"+strconv.Itoa(r)+".c"+strconv.Itoa(c.Cell)]; text != "" {
				rec[c.Cell] = text
			}
		}
		if len(rec) > 0 {
			out = append(out, rec)
		}
	}
	return out
}

func TestFilledFormsReadAsExpected(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 for the checker")
	}
	keep := os.Getenv("YIBIAO_PLACES")
	for _, name := range sharedForms(t) {
		stem := strings.TrimSuffix(name, ".docx")
		raw, err := os.ReadFile(stem + ".filled.expected.json")
		if err != nil {
			continue
		}
		var want expectedFill
		if err := json.Unmarshal(raw, &want); err != nil {
			t.Fatal(err)
		}
		blank, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f := mustOpen(t, blank)
		places, err := f.Places()
		if err != nil {
			t.Fatal(err)
		}
		out, report, err := f.FillPlacesBytes(answersFrom(places, want))
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %d filled, %+v", filepath.Base(name), len(report.Filled), report)
		wellFormed(t, out)
		if before, after := len(Lint(blank)), len(Lint(out)); after > before {
			t.Errorf("%s: lint %v", filepath.Base(name), Lint(out))
		}
		dir := keep
		if dir == "" {
			dir = t.TempDir()
		}
		filled := filepath.Join(dir, filepath.Base(name))
		if err := os.WriteFile(filled, out, 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := exec.Command(python, "-B", filepath.Join(filepath.Dir(name), "check_filled.py"), stem+".filled.expected.json", filled, name).CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", filepath.Base(name), err, got)
		}
	}
}

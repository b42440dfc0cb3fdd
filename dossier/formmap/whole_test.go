package formmap

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"yibiao/dossier/docx"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/formmap/writing"
	"yibiao/forms"
	"yibiao/forms/loading"
)

// equipmentForm composes the built-in pack of the form that has values.
func equipmentForm(t *testing.T) *forms.Form {
	t.Helper()
	library, err := loading.ReadLibrary(os.DirFS(filepath.Join("..", "..", "assets", "packs")))
	if err != nil {
		t.Fatal(err)
	}
	form, err := forms.Compose(library.Pack("shoutaitao"), []string{"stt-01-rending"})
	if err != nil {
		t.Fatal(err)
	}
	return form
}

// readCase reads the values of a made-up firm as the window would take them in.
func readCase(t *testing.T, form *forms.Form, path string) forms.Case {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Values map[string]any `json:"values"`
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	c := forms.Case{Answers: forms.NewAnswers(), Attached: map[string]int{}}
	canonical := func(f *forms.Field, v any) string {
		text := fmt.Sprint(v)
		if f.Type.S == "date" && len(text) == len("2006-01") {
			text += "-01"
		}
		return form.Pack.Vocabulary.Parse(f, text, nil).Canonical
	}
	for id, v := range file.Values {
		f := form.Known(id)
		switch list, isList := v.([]any); {
		case id == plan.FieldToday:
			c.Today, err = time.Parse("2006-01-02", v.(string))
			if err != nil {
				t.Fatal(err)
			}
		case id == plan.FieldMaterials:
			for _, m := range list {
				c.Attached[m.(string)] = 1
			}
		case f == nil:
		case f.IsTable() && isList:
			for i, row := range list {
				r := forms.Row{ID: fmt.Sprint(id, i), Cells: map[string]string{}}
				for column, cell := range row.(map[string]any) {
					if col := f.Column(column); col != nil {
						r.Cells[column] = canonical(col, cell)
					}
				}
				c.Answers.Tables[id] = append(c.Answers.Tables[id], r)
			}
		default:
			c.Answers.Values[id] = canonical(f, v)
		}
	}
	// The pack asks for the list of the equipment's own rights, the values have one list.
	c.Answers.Tables["ip"] = c.Answers.Tables["ip.table"]
	return c
}

// TestWholeWay fills a blank form that has no placeholders and reads it back: every
// text is the expected one, and nothing is left to review.
func TestWholeWay(t *testing.T) {
	found, err := filepath.Glob(filepath.Join(shared(t), "forms", "01_*.values.json"))
	if err != nil || len(found) != 1 {
		t.Skip("the values of form 01 are not here")
	}
	base := found[0][:len(found[0])-len(".values.json")]
	form := equipmentForm(t)
	c := readCase(t, form, found[0])
	blank, err := docx.Open(mustRead(t, base+".docx"))
	if err != nil {
		t.Fatal(err)
	}
	places, err := blank.Places()
	if err != nil {
		t.Fatal(err)
	}
	m := Propose(places, FromForm(form))
	values, _ := writing.Values(m, places, formtest.Answered(form, c))
	compareTexts(t, base+".filled.expected.json", places, values)

	filled, report, err := blank.FillPlacesBytes(values)
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Unknown)+len(report.Unlisted) > 0 {
		t.Errorf("unknown %v, unlisted %v", report.Unknown, report.Unlisted)
	}
	if out := os.Getenv("YIBIAO_KEEP"); out != "" {
		if err := os.WriteFile(out, filled, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	again, err := docx.Open(filled)
	if err != nil {
		t.Fatal(err)
	}
	read, err := again.ReadPlaces(blank)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range writing.Edits(m, places, formtest.Answered(form, c), read) {
		t.Errorf("edit of what was just written: %+v", e)
	}
	c.Answers.Values["org.tel"], c.Answers.Values["eq.name"] = "", "另一种设备"
	edits := writing.Edits(m, places, formtest.Answered(form, c), read)
	if len(edits) != 1 || edits[0].Field != "eq.name" || edits[0].Was != "另一种设备" {
		t.Errorf("one changed answer gives %+v", edits)
	}
}

func mustRead(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// compareTexts compares values of whole words with the expected texts.
func compareTexts(t *testing.T, path string, places []place.Place, values map[string]place.Answer) {
	t.Helper()
	var file struct {
		Expected map[string]string `json:"expected"`
	}
	if err := json.Unmarshal(mustRead(t, path), &file); err != nil {
		t.Fatal(err)
	}
	right, wrong := 0, 0
	for _, p := range places {
		want, ok := file.Expected[p.At]
		if !ok || len(p.Options) > 0 || p.Kind == place.Rows {
			for _, o := range p.Options {
				got := ""
				for _, at := range values[p.At].Chosen {
					if at == o.At {
						got = at
					}
				}
				ticked := file.Expected[o.At] == "☑" || file.Expected[o.At] == "（√）"
				if _, ok := file.Expected[o.At]; ok && (got != "") != ticked {
					wrong++
					t.Logf("option %s %s: got %q, want %q", p.Label, o.Label, got, file.Expected[o.At])
				} else if ok {
					right++
				}
			}
			continue
		}
		if got := values[p.At].Text; wordings.Clean(got) != wordings.Clean(want) && wordings.Clean(got+p.Unit) != wordings.Clean(want) {
			wrong++
			t.Logf("%s %s: got %q, want %q", p.At, p.Label, got, want)
			continue
		}
		right++
	}
	t.Logf("%d expected texts and options, %d other", right, wrong)
	if wrong > 4 {
		t.Errorf("%d of %d texts are not the expected ones", wrong, right+wrong)
	}
}

// TestOnDetectedPlaces proposes from what docx finds in the blank forms rather than
// from the truth: labels cut otherwise, kinds guessed.
func TestOnDetectedPlaces(t *testing.T) {
	var all tally
	missed := 0
	for _, prefix := range []string{"01", "03", "05", "06", "09", "12"} {
		truth := readTruth(t, prefix)
		found, err := filepath.Glob(filepath.Join(shared(t), "forms", prefix+"_*.docx"))
		if err != nil || len(found) != 1 {
			t.Fatal(prefix, found, err)
		}
		blank, err := docx.Open(mustRead(t, found[0]))
		if err != nil {
			t.Fatal(err)
		}
		places, err := blank.Places()
		if err != nil {
			t.Fatal(err)
		}
		var c Candidates
		if prefix == "01" || prefix == "03" {
			c = packCandidates(t, truth.Programmes[0])
		} else {
			c = domainCandidates(t, truth.Programmes)
		}
		m := Propose(places, c)
		var n tally
		for _, s := range truth.Slots {
			if e := m.Entry(s.At); e != nil {
				n.add(s, *e)
			} else if s.Field != nil {
				missed++
			}
		}
		t.Logf("%s: %d right, %d wrong, %d unsure, %d invented", prefix, n.right, n.wrong, n.unsure, n.invented)
		for _, line := range n.lines {
			t.Log(line)
		}
		all.right, all.wrong, all.unsure = all.right+n.right, all.wrong+n.wrong+n.invented, all.unsure+n.unsure
	}
	t.Logf("all: %d right, %d wrong, %d unsure, %d not found", all.right, all.wrong, all.unsure, missed)
	if share := float64(all.right) / float64(all.filled()); share < 0.95 {
		t.Errorf("right: %.3f of %d, want 0.95", share, all.filled())
	}
	if share := float64(all.wrong) / float64(all.filled()); share > 0.01 {
		t.Errorf("wrong: %.3f of %d, want at most 0.01", share, all.filled())
	}
}

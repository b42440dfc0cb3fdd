package bundling

import (
	"context"
	"path/filepath"
	"strconv"
	"testing"

	"yibiao/app/session/sessiontest"
	"yibiao/dossier/docx"
	"yibiao/forms"
)

func TestSampleIsReadyToBeHandedIn(t *testing.T) {
	out := t.TempDir()
	for _, e := range sessiontest.Sampled(t) {
		report, err := e.Check()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range report.Findings {
			if f.Severity == forms.Block || f.Severity == forms.Manual {
				t.Errorf("%s: %s %s %s", e.Dossier.Title, f.Rule, f.Code, f.Says)
			}
		}
		for _, folder := range []bool{true, false} {
			target := filepath.Join(out, e.Dossier.Title)
			if !folder {
				target += ".zip"
			}
			x, err := Write(context.Background(), e, ExportOptions{Target: target, Folder: folder}, nil)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range x.Documents {
				if len(d.Held) > 0 {
					t.Errorf("%s: held back %+v", d.Title, d.Held)
				}
				if len(d.Overflow) > 0 {
					t.Errorf("%s: no room for %v", d.Title, d.Overflow)
				}
			}
			if r, err := VerifyBundle(context.Background(), target, nil); err != nil || !r.Valid {
				t.Errorf("%s: %v %v", target, r.Problems, err)
			}
		}
	}
}

func TestRewardEstimateShowsItsSteps(t *testing.T) {
	list := sessiontest.Sampled(t)
	report, err := list[1].Check()
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range report.Estimates {
		if x.Amount.ID.S == "reward" {
			if got, want := x.Words(), "销售价格 380 万元 × 50% = 190 万元 ≤ 上限 200 万元"; got != want {
				t.Errorf("got %s, want %s", got, want)
			}
			return
		}
	}
	t.Error("no reward estimate")
}

func TestSameAnswersGiveTheSameDocuments(t *testing.T) {
	e := sessiontest.Sampled(t)[1]
	out := t.TempDir()
	var first, second []ExportedFile
	for i, files := range []*[]ExportedFile{&first, &second} {
		x, err := Write(context.Background(), e, ExportOptions{Target: filepath.Join(out, strconv.Itoa(i))}, nil)
		if err != nil {
			t.Fatal(err)
		}
		*files = x.Files
	}
	for i := range first {
		if first[i].SHA256 != second[i].SHA256 && filepath.Ext(first[i].Path) == ".docx" {
			t.Errorf("%s differs between two exports of the same answers", first[i].Path)
		}
	}
}

// Every tag of the built-in blank forms is one that the printer knows, so no slot stays empty by mistake.
func TestEveryTagOfTheBlankFormsIsKnown(t *testing.T) {
	for _, p := range sessiontest.Library(t).Packs {
		for _, q := range p.Programmes {
			for _, o := range q.Outputs {
				data, err := p.Blank(o)
				if err != nil {
					t.Fatal(err)
				}
				form, err := docx.Open(data)
				if err != nil {
					t.Fatal(err)
				}
				for _, slot := range form.Slots() {
					if !knownTag(p, slot) {
						t.Errorf("%s: tag %s means nothing", o.Form.S, slot.Tag)
					}
				}
			}
		}
	}
}

func knownTag(p *forms.Pack, slot docx.Slot) bool {
	if slot.Table == materialsTable || len(slot.Tag) > 0 && slot.Tag[0] == '@' {
		return true
	}
	if slot.Table != "" {
		f := p.Field(slot.Table)
		id, _ := splitTag(slot.Column)
		return f != nil && f.Column(id) != nil
	}
	id, _ := splitTag(slot.Tag)
	return p.Field(id) != nil
}

package bundling

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/docx"
	"yibiao/dossier/printed/printedtest"
)

// What stands for an answer, or cannot be, is printed into no form, and told once though several slots ask for it.
func TestNoAnswersAreNotPrinted(t *testing.T) {
	e := sessiontest.Reward(t, sessiontest.Open(t, t.TempDir()))
	sessiontest.Set(t, e, "eq.name", "待定")
	sessiontest.Set(t, e, "eq.class", "整机设备")
	sessiontest.Set(t, e, "org.established", "2031-05-06")
	made, err := Write(context.Background(), e, ExportOptions{Target: filepath.Join(t.TempDir(), "包.zip"), Draft: true}, nil)
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]string{}
	for _, d := range made.Documents {
		seen := map[string]bool{}
		for _, h := range d.Held {
			if seen[h.Field] {
				t.Errorf("%s: %s is told twice", d.Title, h.Field)
			}
			seen[h.Field], told[h.Field] = true, string(h.Fault.Code)
		}
	}
	if told["eq.name"] != "no-answer" || told["eq.class"] != "" {
		t.Errorf("held back: %v", told)
	}
}

// The forms of the packs print what every place that was made for its field prints.
func TestFormsOfThePacksPrintAsAllDo(t *testing.T) {
	form := printedtest.Form(t, os.DirFS(filepath.FromSlash("../../../assets/packs")))
	p := &printer{e: &session.Editing{Form: form}}
	for _, r := range printedtest.Rows {
		rest := ""
		if r.Look.Format != "" {
			rest = "#" + r.Look.Format
		}
		if !r.Own {
			continue
		}
		if got, ok := p.show(form.Known(r.Field), r.Canonical, rest); got.Text != r.Want || !ok {
			t.Errorf("%s%s %q: %q, want %q", r.Field, rest, r.Canonical, got.Text, r.Want)
		}
	}
	for _, c := range printedtest.Ticks {
		var got []string
		for _, o := range c.Options {
			if v, _ := p.show(form.Known(c.Field), c.Canonical, "="+o); v.Checked {
				got = append(got, o)
			}
		}
		if diff := cmp.Diff(c.Want, got); diff != "" {
			t.Errorf("%s %q (-want +got):\n%s", c.Field, c.Canonical, diff)
		}
	}
}

// A form of a pack shows the first picture that an official form would: none that is too large for upload, and one that cannot be read is
// told instead of left out.
func TestPicturesAreChosenAsInOfficialForms(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	small := sessiontest.Picture(t, 30, 20)
	large := append(sessiontest.Picture(t, 40, 30), make([]byte, 21<<20)...)
	for _, data := range [][]byte{large, small} {
		if _, err := attaching.AttachReader(e, "m.contract", "照片.jpg", bytes.NewReader(data)); err != nil {
			t.Fatal(err)
		}
	}
	p := &printer{e: e}
	shown, ok := p.field(docx.Slot{Tag: "@material.m.contract"})
	if !ok || p.err != nil || !bytes.Equal(shown.Picture.Data, small) {
		t.Errorf("shown: %v, %v", ok, p.err)
	}
	sum := session.HashOf(small)
	if err := os.Remove(filepath.Join(s.Vault(), "materials", sum[:2], sum[2:4], sum)); err != nil {
		t.Fatal(err)
	}
	if _, ok := p.field(docx.Slot{Tag: "@material.m.contract"}); ok || p.err == nil {
		t.Error("a picture that is gone from the vault is left out in silence")
	}
}

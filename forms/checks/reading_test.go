package checks

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/forms"
	"yibiao/forms/strict"
)

func TestDecodeTellsEveryMistakeWithItsPlace(t *testing.T) {
	cases := []struct{ name, text, want string }{
		{"unknown key", "pack: x\ntitel: y", `a.yaml:2:1: unknown field "titel"`},
		{"key of an inlined struct elsewhere", "pack: x\narticle: 一", `a.yaml:2:1: unknown field "article"`},
		{"key twice", "pack: x\ntitle: a\ntitle: b", `a.yaml:3:1: "title" stands here twice`},
		{"list for a text", "pack: [x]", "a.yaml:1:7: expected one value, found a list or mapping"},
		{"text for a list", "pack: x\nprogrammes: one.yaml", "a.yaml:2:13: expected a list"},
		{"text for a mapping", "pack: x\ndocument: 办法", "a.yaml:2:11: expected a mapping"},
		{"text for yes or no", "pack: x\ncombine: 是", `a.yaml:2:10: expected true or false, found "是"`},
		{"quoted yes", "pack: x\ncombine: \"true\"", `a.yaml:2:10: expected true or false, found "true"`},
		{"text for a number", "pack: x\nfields: [{id: a, max: 多}]", `a.yaml:2:23: expected a whole number, found "多"`},
		{"fraction for a number", "pack: x\nfields: [{id: a, max: 1.5}]", `a.yaml:2:23: expected a whole number, found "1.5"`},
		{"number too large", "pack: x\nfields: [{id: a, max: 99999999999999999999}]", "a.yaml:2:23: expected a whole number"},
		{"list as key", "pack: x\n[a, b]: c", "a.yaml:2:"},
		{"anchor for a mapping", "pack: x\nfields: [&f {id: a}, *f]", "a.yaml:2:10: an anchor may stand for one value only"},
		{"unknown anchor", "pack: x\ntitle: *nobody", "a.yaml:"},
		{"not closed", "pack: x\ntitle: \"a", "a.yaml:2:"},
		{"tab", "pack: x\ndocument:\n\tname: y", "a.yaml:"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			err := strict.Read("a.yaml", []byte(c.text), &forms.Pack{})
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("want %q, got %v", c.want, err)
			}
			var located *forms.PackError
			if !errors.As(err, &located) || located.At.Line == 0 || located.At.Column == 0 {
				t.Errorf("no place in %v", err)
			}
		})
	}
}

func TestDecodeReadsWhatIsWritten(t *testing.T) {
	text := "\ufeffpack: &id x\ntitle: 007\nversion: ~\ncombine: true\nalways: [*id, 'a: b']\n" +
		"document:\n  name: |\n    两\n    行\nblocks:\n  - {id: b, fields: [f, {id: g, max: 12, min: null, relevant: \"a ==\\n b\"}]}\n"
	var p forms.Pack
	if err := strict.Read("a.yaml", []byte(text), &p); err != nil {
		t.Fatal(err)
	}
	at := func(line, column int) forms.Position {
		return forms.Position{File: "a.yaml", Line: line, Column: column}
	}
	twelve := int64(12)
	want := forms.Pack{
		ID: forms.Text{S: "x", At: at(1, 7)}, Title: "007", Combine: true,
		Always:   []forms.Text{{S: "x", At: at(1, 7)}, {S: "a: b", At: at(5, 15)}},
		Document: forms.Document{Name: "两\n行\n"},
	}
	field := p.Blocks[0].Items[1].Field
	if field == nil || field.ID.S != "g" || field.Max == nil || *field.Max != twelve || field.Min != nil || field.Relevant.S != "a ==\n b" {
		t.Errorf("field %+v", field)
	}
	if ref := p.Blocks[0].Items[0]; ref.Field != nil || ref.Ref.S != "f" || ref.Ref.At != at(11, 22) {
		t.Errorf("reference %+v", ref)
	}
	got := forms.Pack{ID: p.ID, Title: p.Title, Version: p.Version, Combine: p.Combine, Always: p.Always, Document: p.Document}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(forms.Pack{}), cmp.Comparer(func(a, b forms.FilesOf) bool { return a.Folder == b.Folder })); diff != "" {
		t.Error(diff)
	}
}

func TestDecodeOfNothing(t *testing.T) {
	for _, text := range []string{"", "\n# 只有注释\n", "---\n", "~"} {
		if err := strict.Read("a.yaml", []byte(text), &forms.Pack{}); err != nil {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestCodesWithLeadingZerosStayAsTyped(t *testing.T) {
	text := "programme: 0013\ntitle: 0013\nasks:\n  - section: 0013\n    fields:\n      - { id: a, label: 0013, type: choice, options: [0013, 0008], default: 0013 }\n" +
		"examples:\n  - { name: 0013, given: { a: 0013 }, rows: { t: [ { c: 0013 } ] }, attached: [0013], estimate: { x: 0013 } }\n"
	var q forms.Programme
	if err := strict.Read("a.yaml", []byte(text), &q); err != nil {
		t.Fatal(err)
	}
	f, e := q.Asks[0].Items[0].Field, q.Examples[0]
	got := []string{q.ID.S, q.Title, q.Asks[0].Title, f.Label, f.Options[0], f.Default.S, e.Name.S, string(e.Given["a"]), string(e.Rows["t"][0]["c"]), e.Attached[0], e.Estimate["x"]}
	for i, text := range got {
		if text != "0013" {
			t.Errorf("value %d is %q", i, text)
		}
	}
	if f.Options[1] != "0008" {
		t.Errorf("option %q", f.Options[1])
	}
}

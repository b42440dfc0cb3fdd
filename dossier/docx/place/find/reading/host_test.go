package reading_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/docxtest/wml"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/reading"
)

// TestHost tells the words of a line before and behind each of its blanks.
func TestHost(t *testing.T) {
	h := &reading.Host{Area: wml.Layout(t, wml.Para(wml.Spaced("联系人____（姓名）电话____")+`<w:r><w:br/></w:r>`+wml.Spaced("地址____"))).Body.Blocks[0].Para}
	var got [][3]string
	for i := range h.Blanks {
		first := ""
		if h.FirstInLine(i) {
			first = "first"
		}
		got = append(got, [3]string{h.Before(i), h.After(i), first})
	}
	want := [][3]string{{"联系人", "（姓名）电话", "first"}, {"（姓名）电话", "", ""}, {"地址", "", "first"}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if !reading.SameLine(h, 0, 1) || reading.SameLine(h, 1, 2) || reading.SameLine(h, 1, 3) {
		t.Error("which blanks stand in one line")
	}
}

// TestAdd leaves to the hand what another office fills in, and keeps where a place stands and what its sentence says before it.
func TestAdd(t *testing.T) {
	l := wml.Layout(t, wml.Para(wml.Spaced("本表一份。由____办理____")))
	a := l.Body.Blocks[0].Para
	w := &reading.Walk{Layout: l}
	w.Add(a, 2, place.Place{Label: "办理", Kind: place.Text})
	w.Office = true
	w.Add(a, 1, place.Place{Label: "由", Kind: place.Text})
	got, second := w.Places[0], w.Places[1]
	if got.Kind != place.Text || got.Sub != 2 || got.Order != a.Order || got.Said != "由_办理" {
		t.Errorf("%+v", got)
	}
	if second.Kind != place.Sign || second.Said != "由" {
		t.Errorf("%+v", second)
	}
}

package blanks

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/docx"
	"yibiao/dossier/docx/place"
)

func pictureFile(t *testing.T, w, h int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, w, h))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestPictureOfAMaterialIsPutIntoTheForm: the place for a photograph shows the first attached file that is a picture.
func TestPictureOfAMaterialIsPutIntoTheForm(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	c, err := s.Clients().Create("柳州市测试机械有限公司")
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.Dossiers().Create(c.ID, "shoutaitao", []string{"stt-01-rending"}, "")
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	blank := sessiontest.PaperForm(t, "单位名称", "产品照片")
	f, _, err := ImportForm(s, "shoutaitao", "o.stt", Blank{Name: "申请书.docx", Data: blank, Agreed: true})
	if err != nil {
		t.Skip("the pack has no such output:", err)
	}
	const at = "t0.r1.c1"
	if got := f.Map.Entry(at); got == nil || got.Field != "m.photos" {
		t.Fatalf("the place for the photograph: %+v", got)
	}
	form, err := docx.Open(blank)
	if err != nil {
		t.Fatal(err)
	}
	shown := func() *place.Picture {
		t.Helper()
		data, _, err := FillForm(e, f)
		if err != nil {
			t.Fatal(err)
		}
		if list, err := docx.Compare(blank, data); err != nil || len(list.Differences) > 0 {
			t.Errorf("differs outside of the places: %v %v", list, err)
		}
		filled, err := docx.Open(data)
		if err != nil {
			t.Fatal(err)
		}
		read, err := filled.ReadPlaces(form)
		if err != nil {
			t.Fatal(err)
		}
		return read[at].Picture
	}
	if p := shown(); p != nil {
		t.Errorf("without a file it shows %d bytes", len(p.Data))
	}
	first := pictureFile(t, 40, 30)
	for _, m := range []struct{ name, data string }{
		{"说明.docx", "words"}, {"坏的 100%.png", "not a picture"}, {"正面.PNG", string(first)}, {"侧面.png", string(pictureFile(t, 50, 30))},
	} {
		if _, err := attaching.AttachReader(e, "m.photos", m.name, strings.NewReader(m.data)); err != nil {
			t.Fatal(err)
		}
	}
	if p := shown(); p == nil || !cmp.Equal(p.Data, first) {
		t.Error("the form does not show the first picture")
	}
	read, err := ReadForm(e, f, blank)
	if err != nil || len(read.Edits) > 0 {
		t.Errorf("read back: %v %v", read.Edits, err)
	}
}

func TestCanUndoForm(t *testing.T) {
	s, steps := sessiontest.Open(t, t.TempDir()), Steps{Pack: "shoutaitao", Output: "o.stj"}
	can := func(undo, redo string) {
		t.Helper()
		u, isUndo := steps.CanUndo(s)
		r, isRedo := steps.CanRedo(s)
		if u != undo || r != redo || isUndo != (undo != "") || isRedo != (redo != "") {
			t.Errorf("undo %q %v, redo %q %v, want %q and %q", u, isUndo, r, isRedo, undo, redo)
		}
	}
	can("", "")
	if _, _, err := ImportForm(s, "shoutaitao", "o.stj", Blank{Name: "x.docx", Data: sessiontest.PaperForm(t, "单位名称"), Agreed: true}); err != nil {
		t.Fatal(err)
	}
	can("import-form", "")
	if _, err := steps.Undo(s); err != nil {
		t.Fatal(err)
	}
	can("", "import-form")
	if _, err := steps.Undo(s); session.CodeOf(err) != "nothing-to-undo" {
		t.Errorf("undoing nothing: %v", err)
	}
}

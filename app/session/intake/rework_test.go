package intake

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/history"
	"yibiao/app/session/sessiontest"
	"yibiao/forms"
)

// reworked attaches two pictures and a PDF to one requirement.
func reworked(t testing.TB) (*session.Editing, []session.Material) {
	t.Helper()
	e := sessiontest.Reward(t, sessiontest.OpenLooking(t))
	folder := t.TempDir()
	return e, sessiontest.Keep(t, e,
		attaching.Pick{Path: sessiontest.File(t, folder, "正面.jpg", sessiontest.Picture(t, 600, 400)), Requirement: "m.contract", Expires: "2027-01-01"},
		attaching.Pick{Path: sessiontest.File(t, folder, "反面.jpg", sessiontest.Picture(t, 601, 400)), Requirement: "m.contract"},
		attaching.Pick{Path: sessiontest.File(t, folder, "合同.pdf", sessiontest.SamplePDF(t, "首台套销售合同.pdf")), Requirement: "m.contract"})
}

func TestPicturesAndPDFsBecomeOneFileThatUndoTakesApart(t *testing.T) {
	ctx := context.Background()
	e, files := reworked(t)
	pages := []PageRef{{Material: files[2].ID}, {Material: files[1].ID, Turn: 90}, {Material: files[0].ID}}
	made, err := NewReworker(e).Arrange(ctx, []Part{{Name: "合同.pdf", Pages: pages}}, session.KindPDF, nil)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := attaching.KeepMade(ctx, e, "m.contract", made)
	if err != nil {
		t.Fatal(err)
	}
	added, err := attaching.Replace(e, []string{files[0].ID, files[1].ID, files[2].ID}, kept)
	if err != nil || len(added) != 1 || added[0].Expires != "2027-01-01" {
		t.Fatalf("%+v, %v", added, err)
	}
	facts, err := e.Session().Files().LookAt(ctx, added[0])
	if err != nil || len(facts.Pages) != 3 {
		t.Fatalf("%+v, %v", facts.Pages, err)
	}
	var lying []bool
	for _, p := range facts.Pages {
		lying = append(lying, p.Width > p.Height)
	}
	if diff := cmp.Diff([]bool{false, false, true}, lying); diff != "" {
		t.Errorf("lying pages (-want +got):\n%s", diff)
	}
	if label, err := history.Undo(e); err != nil || label != "rework:m.contract" {
		t.Errorf("undone %q, %v", label, err)
	}
	if got, want := sessiontest.Names(e.Materials().Of("m.contract")), sessiontest.Names(files); got != want {
		t.Errorf("after undo %s, want %s", got, want)
	}
	if !bytes.Equal(sessiontest.ReadAll(t, e, files[2]), sessiontest.SamplePDF(t, "首台套销售合同.pdf")) {
		t.Error("the old bytes are gone")
	}
}

func TestAPictureThatIsTurnedStaysOneWherePicturesAreAsked(t *testing.T) {
	e, files := reworked(t)
	part := []Part{{Name: files[0].Name, Pages: []PageRef{{Material: files[0].ID, Turn: 90}}}}
	for as, want := range map[session.MaterialKind]string{session.KindPicture: "正面.jpg", session.KindPDF: "正面.pdf"} {
		made, err := NewReworker(e).Arrange(context.Background(), part, as, nil)
		if err != nil || len(made) != 1 || made[0].Name != want || session.KindOf(want, made[0].Data) != as {
			t.Errorf("%s: %+v, %v", as, made[0].Name, err)
		}
	}
	for format, want := range map[string]session.MaterialKind{"JPG/docx": session.KindPicture, "PDF + 纸质": session.KindPDF, "": session.KindPicture} {
		if got := KeepsPicture(&forms.Requirement{Format: format}); got != want {
			t.Errorf("%q: %s, want %s", format, got, want)
		}
	}
}

func TestAFileIsShrunkAndCut(t *testing.T) {
	ctx := context.Background()
	e, files := reworked(t)
	pages := []PageRef{{Material: files[2].ID}, {Material: files[1].ID}, {Material: files[0].ID}}
	made, err := NewReworker(e).Arrange(ctx, []Part{{Name: "全.pdf", Pages: pages}}, session.KindPDF, nil)
	if err != nil {
		t.Fatal(err)
	}
	kept, err := attaching.KeepMade(ctx, e, "m.contract", made)
	if err != nil {
		t.Fatal(err)
	}
	whole, err := attaching.Replace(e, nil, kept)
	if err != nil {
		t.Fatal(err)
	}
	parts, err := NewReworker(e).Cut(ctx, whole[0].ID, whole[0].Size-1, nil)
	if err != nil || len(parts) < 2 || parts[0].Name != "全-01.pdf" {
		t.Fatalf("%d parts, %v", len(parts), err)
	}
	for _, p := range parts {
		if int64(len(p.Data)) >= whole[0].Size {
			t.Errorf("%s has %d bytes", p.Name, len(p.Data))
		}
	}
	if _, err := NewReworker(e).Cut(ctx, files[2].ID, 100, nil); session.CodeOf(err) != "no-pages" {
		t.Errorf("one page cut: %v", err)
	}
	small, got, err := NewReworker(e).Shrink(ctx, files[0].ID, files[0].Size/2, nil)
	if err != nil || int64(len(small.Data)) >= files[0].Size || !strings.HasSuffix(small.Name, ".jpg") || got.DPI > 200 {
		t.Errorf("%d of %d bytes, %+v, %v", len(small.Data), files[0].Size, got.DPI, err)
	}
}

func TestWhatCannotBeReworkedIsSaid(t *testing.T) {
	e, files := reworked(t)
	folder := t.TempDir()
	word := sessiontest.Keep(t, e, attaching.Pick{Path: sessiontest.File(t, folder, "说明.docx", []byte("PK")), Requirement: "m.contract"},
		attaching.Pick{Path: sessiontest.File(t, folder, "坏.pdf", sessiontest.SamplePDF(t, "营业执照.pdf")[:3000]), Requirement: "m.contract"})
	for code, id := range map[session.Code]string{"no-pages": word[0].ID, "pdf-damaged": word[1].ID, "no-material": "nobody"} {
		_, err := NewReworker(e).Arrange(context.Background(), []Part{{Name: "x", Pages: []PageRef{{Material: id}, {Material: files[2].ID}}}}, session.KindPDF, nil)
		if session.CodeOf(err) != code {
			t.Errorf("%v, want %s", err, code)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := NewReworker(e).Arrange(ctx, []Part{{Name: "x", Pages: []PageRef{{Material: files[2].ID}}}}, session.KindPDF, nil); session.CodeOf(err) != "cancelled" {
		t.Errorf("cancelled: %v", err)
	}
}

func TestNotices(t *testing.T) {
	e, _ := reworked(t)
	pdfOnly := &forms.Requirement{Format: "PDF + 纸质，不超过 2MB"}
	cases := []struct {
		name  string
		m     session.Material
		facts session.Glance
		r     *forms.Requirement
		want  string
	}{
		{"good", session.Material{Name: "a.pdf", Size: 1 << 20}, session.Glance{Kind: session.KindPDF, DPI: 200}, pdfOnly, ""},
		{"locked", session.Material{Name: "a.pdf"}, session.Glance{Kind: session.KindPDF, Fault: session.FaultLocked}, pdfOnly, "locked!"},
		{"picture for a PDF", session.Material{Name: "a.jpg"}, session.Glance{Kind: session.KindPicture, DPI: 149}, pdfOnly, "kind coarse"},
		{"photograph", session.Material{Name: "a.jpg"}, session.Glance{Kind: session.KindPicture, DPI: 100}, &forms.Requirement{Format: "JPG/docx"}, ""},
		{"over the stated limit", session.Material{Name: "a.pdf", Size: 3 << 20}, session.Glance{Kind: session.KindPDF}, pdfOnly, "large!"},
		{"over the general limit", session.Material{Name: "a.pdf", Size: 11 << 20}, session.Glance{Kind: session.KindPDF}, nil, "large"},
		{"phone", session.Material{Name: "a.HEIC"}, session.Glance{Kind: session.KindPicture, Fault: session.FaultHEIC}, nil, "heic!"},
		{"expired", session.Material{Name: "a.pdf", Expires: "2026-11-22"}, session.Glance{Kind: session.KindPDF}, nil, "expired"},
		{"last day", session.Material{Name: "a.pdf", Expires: "2026-11-23"}, session.Glance{Kind: session.KindPDF}, nil, "expiring"},
		{"far", session.Material{Name: "a.pdf", Expires: "2026-12-24"}, session.Glance{Kind: session.KindPDF}, nil, ""},
	}
	for _, c := range cases {
		var got []string
		for _, n := range e.Materials().Notices(c.m, c.facts, c.r) {
			code := string(n.Code)
			if n.Grave {
				code += "!"
			}
			got = append(got, code)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, want %s", c.name, got, c.want)
		}
	}
	for text, want := range map[string]int64{"不超过20M": 20 << 20, "PDF，5MB以内": 5 << 20, "≤ 500KB": 500 << 10, "大于 3MB 的": 0, "2025年": 0} {
		if got := session.LimitIn(text); got != want {
			t.Errorf("%q: %d, want %d", text, got, want)
		}
	}
	if err := e.Session().Files().SetLimit(4); err != nil {
		t.Fatal(err)
	}
	if got, stated := e.Session().Files().Limit(nil); got != 4<<20 || stated {
		t.Errorf("the general limit is %d, stated %v", got, stated)
	}
}

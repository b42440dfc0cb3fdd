package docx

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/place"
)

// pictureForm has a place for a picture of every sort: beside a label, one that says
// where to paste, one below its heading, and a content control.
func pictureForm() string {
	tall := `<w:trPr><w:trHeight w:val="3000" w:hRule="exact"/></w:trPr>`
	control := `<w:sdt><w:sdtPr><w:showingPlcHdr/><w:picture/></w:sdtPr><w:sdtContent><w:r>` +
		`<w:drawing><wp:inline><wp:extent cx="1000" cy="2000"/><wp:docPr id="3" name="x"/><a:graphic ` + drawingNS + `><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill>` +
		`<pic:spPr><a:xfrm><a:ext cx="1000" cy="2000"/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:sdtContent></w:sdt>`
	exact := `<w:p><w:pPr><w:spacing w:before="40" w:line="300" w:lineRule="exact"/><w:jc w:val="center"/></w:pPr></w:p>`
	return para(run("附表")) + table(2,
		row(cell(para(run("产品照片"))), cell(exact)),
		`<w:tr>`+tall+cell(para(run("单位名称")))+cell(para(""))+`</w:tr>`,
		row(cell(para(run("现场图片"))), cell(para(control))),
		row(cell(`<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>`+para(run("证件照粘贴处")))),
	)
}

func imagesOf(t *testing.T, f *Form) []string {
	t.Helper()
	places, err := f.Places()
	if err != nil {
		t.Fatal(err)
	}
	var at []string
	for _, p := range places {
		if p.Kind == place.Image {
			at = append(at, p.At)
		}
	}
	return at
}

func TestPicturesInPlaces(t *testing.T) {
	blank := withImage(t, pictureForm())
	f := mustOpen(t, blank)
	at := imagesOf(t, f)
	if diff := cmp.Diff([]string{"t0.r0.c1", "t0.r2.c1", "t0.r3.c0"}, at); diff != "" {
		t.Fatal(diff)
	}
	wide, tall := &place.Picture{Data: pngOf(800, 400, 1)}, &place.Picture{Data: jpegOf(300, 900)}
	answers := map[string]place.Answer{at[0]: {Picture: wide}, at[1]: {Picture: tall}, at[2]: {Picture: wide}, "t0.r1.c1": {Picture: wide}, "p0": {}}
	out, report, err := f.FillPlacesBytes(answers)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(at, report.Filled); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"t0.r1.c1"}, report.Refused); diff != "" {
		t.Error("a place of words takes no picture:", diff)
	}
	wellFormed(t, out)
	for _, p := range Lint(out) {
		t.Errorf("lint: %+v", p)
	}
	got := part(t, out, doc)
	for _, want := range []string{
		`<w:spacing w:before="40" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/></w:pPr><w:r><w:drawing>`,
		`<wp:extent cx="1132840" cy="566420"/>`, // 2000 twips less the margins wide
		`<wp:extent cx="667" cy="2000"/>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("want %s\nin   %s", want, got)
		}
	}
	if strings.Contains(got, "粘贴处") || strings.Contains(got, "showingPlcHdr") {
		t.Error("what the picture stands for is still there")
	}
	back, err := mustOpen(t, out).ReadPlaces(f)
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string]*place.Picture{at[0]: wide, at[1]: tall, at[2]: wide} {
		if p := back[at].Picture; p == nil || !cmp.Equal(p.Data, want.Data) {
			t.Errorf("%s: picture is not read back", at)
		}
	}
	if list, err := Diff(blank, out); err != nil || len(list) > 0 {
		t.Errorf("differs beside its pictures: %+v, %v", list, err)
	}
	if again, err := mustOpen(t, blank).ReadPlaces(f); err != nil || len(again) > 0 {
		t.Errorf("the blank reads %+v, %v", again, err)
	}
}

// TestPictureBelowHeading keeps the words of a cell that are a heading.
func TestPictureBelowHeading(t *testing.T) {
	f := mustOpen(t, build(t, table(1, row(cell(para(run("设备照片（正面、侧面各一张，彩色）："))+`<w:p/>`)))))
	at := imagesOf(t, f)
	if len(at) == 0 {
		t.Skip("no place for a picture is found here")
	}
	out, _, err := f.FillPlacesBytes(map[string]place.Answer{at[0]: {Picture: &place.Picture{Data: pngOf(10, 10, 1)}}})
	if err != nil {
		t.Fatal(err)
	}
	if got := part(t, out, doc); !strings.Contains(got, "彩色") || !strings.Contains(got, "<w:drawing>") {
		t.Error(got)
	}
}

func TestWordsForAPicture(t *testing.T) {
	blank := withImage(t, pictureForm())
	f := mustOpen(t, blank)
	at := imagesOf(t, f)[0]
	out, report, err := f.FillPlacesBytes(map[string]place.Answer{at: {Text: "见附件"}})
	if err != nil || len(report.Refused) != 1 || string(out) != string(blank) {
		t.Errorf("%+v %v", report, err)
	}
	if _, _, err = f.FillPlacesBytes(map[string]place.Answer{at: {Picture: &place.Picture{Data: []byte("GIF89a")}}}); CodeOf(err) != ooxml.CodePicture {
		t.Errorf("error %v", err)
	}
}

// TestPicturesInSharedForms puts a picture into every place for one of the shared
// forms. YIBIAO_PLACES names a folder to keep them in.
func TestPicturesInSharedForms(t *testing.T) {
	for _, name := range sharedForms(t) {
		blank, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f := mustOpen(t, blank)
		answers := map[string]place.Answer{}
		for i, at := range imagesOf(t, f) {
			answers[at] = place.Answer{Picture: &place.Picture{Data: pngOf(400+100*i, 300, uint8(i))}}
		}
		if len(answers) == 0 {
			continue
		}
		out, report, err := f.FillPlacesBytes(answers)
		if err != nil {
			t.Fatal(name, err)
		}
		t.Logf("%s: %v", filepath.Base(name), report.Filled)
		wellFormed(t, out)
		if before, after := len(Lint(blank)), len(Lint(out)); after > before {
			t.Errorf("%s: lint %v", filepath.Base(name), Lint(out))
		}
		back, err := mustOpen(t, out).ReadPlaces(f)
		if err != nil || len(back) != len(report.Filled) {
			t.Errorf("%s: %d pictures read back of %d, %v", filepath.Base(name), len(back), len(report.Filled), err)
		}
		if list, err := Diff(blank, out); err != nil || len(list) > 0 {
			t.Errorf("%s: %+v, %v", filepath.Base(name), list, err)
		}
		if dir := os.Getenv("YIBIAO_PLACES"); dir != "" {
			if err := os.WriteFile(filepath.Join(dir, "pic-"+filepath.Base(name)), out, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

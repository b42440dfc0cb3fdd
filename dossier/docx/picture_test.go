package docx

import (
	"encoding/binary"
	"hash/crc32"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/place"
)

const drawingNS = `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

// photo is a run-level picture control with a drawing of 1000 × 2000 units.
func photo(tag, embed string) string {
	return `<w:sdt>` + pr(tag, `<w:showingPlcHdr/><w:picture/>`) + `<w:sdtContent><w:r w:rsidR="9"><w:rPr><w:noProof/></w:rPr><w:drawing><wp:inline>` +
		`<wp:extent cx="1000" cy="2000"/><wp:docPr id="3" name="x"/><a:graphic ` + drawingNS + `><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="` + embed + `"><a:extLst/></a:blip><a:srcRect l="5"/></pic:blipFill>` +
		`<pic:spPr><a:xfrm><a:ext cx="1000" cy="2000"/></a:xfrm></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:sdtContent></w:sdt>`
}

func withImage(t *testing.T, body string) []byte {
	t.Helper()
	list := change(files(body), "word/_rels/document.xml.rels", func(s string) string {
		return strings.Replace(s, `</Rel`, `<Relationship Id="rId9" Type="`+relType+`/image" Target="media/hint.jpg"/></Rel`, 1)
	})
	list = change(list, ooxml.ContentTypesName, func(s string) string {
		return strings.Replace(s, `<Override`, `<Default Extension="jpg" ContentType="image/jpeg"/><Override`, 1)
	})
	return zipOf(t, append(list, file{name: "word/media/hint.jpg", body: string(jpegOf(2, 2))}))
}

func TestPicture(t *testing.T) {
	empty := `<w:sdt>` + pr("a.pic", `<w:picture/>`) + `<w:sdtContent>` + run("") + `</w:sdtContent></w:sdt>`
	tests := []struct {
		name, body string
		pic        *place.Picture
		want       []string
		added      string
	}{
		{"wide", para(photo("a.pic", "rId9")), &place.Picture{Data: pngOf(40, 10, 1)}, []string{`<wp:extent cx="1000" cy="250"/>`, `<a:ext cx="1000" cy="250"/>`, `<a:blip r:embed="rIdImg`, `</pic:blipFill>`}, ".png"},
		{"tall", para(photo("a.pic", "rId9")), &place.Picture{Data: jpegOf(10, 60), Ext: "png"}, []string{`<wp:extent cx="333" cy="2000"/>`}, ".jpg"},
		{"aspect given", para(photo("a.pic", "rId9")), &place.Picture{Data: pngOf(1, 1, 1), WidthPx: 1, HeightPx: 2}, []string{`<wp:extent cx="1000" cy="2000"/>`}, ".png"},
		{"none", para(photo("a.pic", "rId9")), nil, []string{`<w:sdtContent><w:r><w:rPr><w:noProof/></w:rPr></w:r></w:sdtContent>`}, ""},
		{"control without a drawing", para(photo("other.pic", "rId9") + empty), &place.Picture{Data: pngOf(20, 10, 1)}, []string{`<wp:extent cx="1800000" cy="900000"/><wp:docPr id="4"`}, ".png"},
		{"in the cell's width", table(1, row(cell(`<w:tcPr><w:tcW w:w="1216" w:type="dxa"/></w:tcPr>`+para(empty)))), &place.Picture{Data: pngOf(10, 10, 1)}, []string{`<wp:extent cx="635000" cy="635000"/>`}, ".png"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := Values{Fields: map[string]Value{"a.pic": {Picture: tt.pic}}}
			out, _ := mustFill(t, mustOpen(t, withImage(t, tt.body)), v)
			got := part(t, out, doc)
			for _, want := range tt.want {
				if !strings.Contains(got, want) {
					t.Errorf("want %s\nin   %s", want, got)
				}
			}
			a, _ := ooxml.ReadArchive(out)
			last := a.Files[len(a.Files)-1].Name
			if tt.added == "" && !strings.HasSuffix(last, "hint.jpg") || !strings.HasSuffix(last, tt.added) {
				t.Errorf("last part is %s", last)
			}
			if back := mustOpen(t, out).Read().Fields["a.pic"].Picture; tt.pic != nil {
				if back == nil || !cmp.Equal(back.Data, tt.pic.Data) {
					t.Error("picture is not read back")
				}
			} else if back != nil {
				t.Error("a picture is read back")
			}
			sound(t, out, v)
		})
	}
}

func TestPictureInRowsAndHeader(t *testing.T) {
	list := change(files(table(1, row(cell(para(photo("inv[].pic", "rId9")))))), "word/header1.xml", func(s string) string {
		return strings.Replace(s, "</w:p>", `<w:sdt>`+pr("a.pic", `<w:picture/>`)+`</w:sdt></w:p>`, 1)
	})
	list = change(list, "word/_rels/document.xml.rels", func(s string) string {
		return strings.Replace(s, `</Rel`, `<Relationship Id="rId9" Type="`+relType+`/image" Target="NULL" TargetMode="External"/></Rel`, 1)
	})
	one, two := &place.Picture{Data: pngOf(3, 3, 1)}, &place.Picture{Data: pngOf(3, 3, 2)}
	v := Values{
		Fields: map[string]Value{"a.pic": {Picture: one}},
		Tables: map[string][]map[string]Value{"inv": {{"pic": {Picture: one}}, {"pic": {Picture: two}}, {"pic": {Picture: one}}}},
	}
	f := mustOpen(t, zipOf(t, list))
	out, _ := mustFill(t, f, v)
	sound(t, out, v)
	if n := strings.Count(part(t, out, "word/_rels/document.xml.rels"), "rIdImg"); n != 2 {
		t.Errorf("%d relations for two pictures", n)
	}
	if !strings.Contains(part(t, out, "word/_rels/header1.xml.rels"), "rIdImg") {
		t.Error("header has no relation")
	}
	if n := strings.Count(part(t, out, ooxml.ContentTypesName), `Extension="png"`); n != 1 {
		t.Errorf("png declared %d times", n)
	}
	if rows := mustOpen(t, out).Read().Tables["inv"]; len(rows) != 3 || !cmp.Equal(rows[1]["pic"].Picture.Data, two.Data) {
		t.Errorf("read back %d rows", len(rows))
	}
}

// Checksum and length name a picture; two that have both in common are still two.
func TestPicturesWithOneChecksumAreTwo(t *testing.T) {
	var rows []map[string]Value
	for shade := range uint8(2) {
		// With its own checksum behind it, every file has the same one.
		data := pngOf(3, 3, shade)
		data = append(data, make([]byte, 200-len(data))...)
		data = binary.LittleEndian.AppendUint32(data, crc32.ChecksumIEEE(data))
		rows = append(rows, map[string]Value{"pic": {Picture: &place.Picture{Data: data}}})
	}
	list := files(table(1, row(cell(para(photo("inv[].pic", "rId9"))))))
	list = change(list, "word/_rels/document.xml.rels", func(s string) string {
		return strings.Replace(s, `</Rel`, `<Relationship Id="rId9" Type="`+relType+`/image" Target="NULL" TargetMode="External"/></Rel`, 1)
	})
	v := Values{Tables: map[string][]map[string]Value{"inv": rows}}
	out, _ := mustFill(t, mustOpen(t, zipOf(t, list)), v)
	sound(t, out, v)
	for i, back := range mustOpen(t, out).Read().Tables["inv"] {
		if !cmp.Equal(back["pic"].Picture.Data, rows[i]["pic"].Picture.Data) {
			t.Errorf("row %d reads back another picture", i)
		}
	}
}

func TestBadPictureWritesNothing(t *testing.T) {
	f := mustOpen(t, withImage(t, para(photo("a.pic", "rId9"))))
	var b strings.Builder
	_, err := f.Fill(&b, Values{Fields: map[string]Value{"a.pic": {Picture: &place.Picture{Data: []byte("GIF89a")}}}})
	if CodeOf(err) != ooxml.CodePicture || b.Len() > 0 {
		t.Errorf("error %v after %d bytes", err, b.Len())
	}
}

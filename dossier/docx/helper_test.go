package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"strings"
	"testing"
	"time"

	"yibiao/dossier/docx/docxtest/wml"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/place/compare"
)

// file is one entry of a test package.
type file struct {
	name, body string
	store      bool
}

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n"
	rootNS  = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"` +
		` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"` +
		` xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
		` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"` +
		` xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"` +
		` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14 w15"`
	relType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	ctMain  = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

func documentXML(body string) string {
	return xmlHead + `<w:document ` + rootNS + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`
}

// files are the entries of a small well-formed package with one header and styles.
func files(body string) []file {
	return []file{
		{name: ooxml.ContentTypesName, body: xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="` + ctMain + `document.main+xml"/>` +
			`<Override PartName="/word/header1.xml" ContentType="` + ctMain + `header+xml"/>` +
			`<Override PartName="/word/styles.xml" ContentType="` + ctMain + `styles+xml"/></Types>`},
		{name: "_rels/"},
		{name: "_rels/.rels", body: xmlHead + `<Relationships xmlns="` + ooxml.RelNamespace + `"><Relationship Id="rId1" Type="` + relType + `/officeDocument" Target="word/document.xml"/></Relationships>`},
		{name: "word/_rels/document.xml.rels", body: xmlHead + `<Relationships xmlns="` + ooxml.RelNamespace + `">` +
			`<Relationship Id="rId1" Type="` + relType + `/styles" Target="styles.xml"/>` +
			`<Relationship Id="rId2" Type="` + relType + `/header" Target="/word/header1.xml"/></Relationships>`},
		{name: "word/document.xml", body: documentXML(body)},
		{name: "word/header1.xml", body: "\ufeff" + xmlHead + `<w:hdr ` + rootNS + `><w:p>` + inline("page.head", "页眉") + `</w:p></w:hdr>`},
		{name: "word/styles.xml", store: true, body: `<w:styles ` + rootNS + `><w:style w:type="character" w:customStyle="1" w:styleId="a7"><w:name w:val="占位符文本1"/></w:style></w:styles>`},
	}
}

// zipOf packs entries; every second deflated one gets a data descriptor.
func zipOf(t testing.TB, list []file) []byte {
	t.Helper()
	var b bytes.Buffer
	zw := zip.NewWriter(&b)
	for i, f := range list {
		h := &zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: time.Date(2024, 3, 1, 8, 0, 0, 0, time.UTC)}
		if f.store || strings.HasSuffix(f.name, "/") {
			h.Method = zip.Store
		}
		var err error
		if i%2 == 0 || h.Method == zip.Store {
			var w io.Writer
			if w, err = zw.CreateHeader(h); err == nil && f.body != "" {
				_, err = io.WriteString(w, f.body)
			}
		} else {
			//lint:ignore SA1019 raw entries are written with these fields and take no notice of Modified.
			h.ModifiedDate, h.ModifiedTime = 0x5861, 0x4000
			var raw []byte
			if raw, err = new(ooxml.Packer).Pack(h, []byte(f.body)); err == nil {
				err = ooxml.WriteRaw(zw, h, raw)
			}
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func build(t testing.TB, body string) []byte {
	t.Helper()
	return zipOf(t, files(body))
}

// change returns list with the body of one entry passed through edit.
func change(list []file, name string, edit func(string) string) []file {
	for i := range list {
		if list[i].name == name {
			list[i].body = edit(list[i].body)
		}
	}
	return list
}

func mustOpen(t testing.TB, data []byte) *Form {
	t.Helper()
	f, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func mustFill(t testing.TB, f *Form, v Values) ([]byte, Report) {
	t.Helper()
	out, r, err := f.FillBytes(v)
	if err != nil {
		t.Fatal(err)
	}
	return out, r
}

// part returns the inflated content of an entry.
func part(t testing.TB, data []byte, name string) string {
	t.Helper()
	a, err := ooxml.ReadArchive(data)
	if err != nil {
		t.Fatal(err)
	}
	b, err := a.Read(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// wellFormed checks every XML part with another reader than ours.
func wellFormed(t testing.TB, data []byte) {
	t.Helper()
	a, err := ooxml.ReadArchive(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range a.Files {
		if e := ooxml.Ending(f.Name); e != "xml" && e != "rels" {
			continue
		}
		b, err := a.Read(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if err := parses(b); err != nil {
			t.Fatalf("%s: %v\n%s", f.Name, err, b)
		}
	}
}

func parses(b []byte) error {
	d := xml.NewDecoder(bytes.NewReader(b))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// sound checks a filled form: well-formed, nothing for the linter, and stable when
// it is filled again with the same values.
func sound(t testing.TB, out []byte, v Values) {
	t.Helper()
	wellFormed(t, out)
	for _, p := range Lint(out) {
		t.Errorf("lint: %+v", p)
	}
	again, _ := mustFill(t, mustOpen(t, out), v)
	if !bytes.Equal(again, out) {
		t.Errorf("filling twice differs:\n%s\n%s", part(t, out, "word/document.xml"), part(t, again, "word/document.xml"))
	}
}

// The parts of a form as the tests write them.
var (
	para, run, spaced, lined = wml.Para, wml.Run, wml.Spaced, wml.Lined
	table, row, cell         = wml.Table, wml.Row, wml.Cell
	td, tds, across          = wml.TD, wml.TDs, wml.Across
)

const (
	mergeBegins = wml.MergeBegins
	mergeGoesOn = wml.MergeGoesOn
)

func pr(tag, more string) string {
	return fmt.Sprintf(`<w:sdtPr><w:alias w:val="名称"/><w:tag w:val="%s"/>%s</w:sdtPr>`, tag, more)
}

func inline(tag, text string) string {
	return `<w:sdt>` + pr(tag, "") + `<w:sdtContent>` + run(text) + `</w:sdtContent></w:sdt>`
}

func fields(kv ...string) Values {
	v := Values{Fields: map[string]Value{}}
	for i := 0; i < len(kv); i += 2 {
		v.Fields[kv[i]] = Value{Text: kv[i+1]}
	}
	return v
}

func pngOf(w, h int, shade uint8) []byte {
	m := image.NewGray(image.Rect(0, 0, w, h))
	m.Set(0, 0, color.Gray{Y: shade})
	var b bytes.Buffer
	// Encoding to memory cannot fail.
	_ = png.Encode(&b, m)
	return b.Bytes()
}

func jpegOf(w, h int) []byte {
	var b bytes.Buffer
	_ = jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, w, h)), nil)
	return b.Bytes()
}

// Diff gives the differences of Compare.
func Diff(blank, filled []byte) ([]compare.Difference, error) {
	c, err := Compare(blank, filled)
	return c.Differences, err
}

// CodeOf returns the code of the first *Error in err's chain, "" when there is none.
func CodeOf(err error) ooxml.Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// brief is a place as the tests name it: at, label, kind.
func brief(t *testing.T, body string) []string {
	t.Helper()
	places, err := mustOpen(t, build(t, body)).Places()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range places {
		s := p.At + " " + p.Label + " " + string(p.Kind)
		for _, o := range p.Options {
			s += " " + o.Label
		}
		out = append(out, s)
	}
	return out
}

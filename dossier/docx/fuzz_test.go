package docx

import (
	"bytes"
	"runtime"
	"testing"

	"yibiao/dossier/docx/internal/markup"
)

// fuzzPackage puts a document body into a package; a fuzzer cannot find its way
// through deflate and checksums.
func fuzzPackage(t testing.TB, body string) []byte {
	return zipOf(t, change(files(""), doc, func(string) string { return body }))
}

func seeds() []string {
	return []string{
		documentXML(para(inline("a.b", "x"))),
		documentXML(everyLevel()),
		documentXML(invoiceTable(2)),
		documentXML(para(photo("a.b", "rId9"))),
		documentXML(para(`<w:sdt>` + pr("a.b=c", `<w14:checkbox/>`) + `</w:sdt>`)),
		"\ufeff<?xml version='1.0'?>\r\n<x:document xmlns:x='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><x:p/></x:document>",
		`<w:document ` + rootNS + `><w:sdt><w:sdtPr><w:tag w:val="a.b"/></w:sdtPr><w:sdtContent/></w:sdt></w:document>`,
	}
}

// frugal fails when reading allocates more than 64 times what it reads. The room that reading takes from a pool at first,
// whatever the size, is allowed for once.
func frugal[T any](t *testing.T, size int, read func() (T, error)) (T, error) {
	t.Helper()
	const first = 8 << 20
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	got, err := read()
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > uint64(64*size+first) {
		t.Fatalf("%d bytes allocated to read %d", used, size)
	}
	return got, err
}

func FuzzOpen(f *testing.F) {
	f.Add(build(f, everyLevel()))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
	f.Fuzz(func(t *testing.T, data []byte) {
		Lint(data)
		form, err := Open(data)
		if err != nil {
			if CodeOf(err) == "" {
				t.Fatalf("error without a code: %v", err)
			}
			return
		}
		form.Read()
		if _, _, err := form.FillBytes(Values{}); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzDocument(f *testing.F) {
	for _, s := range seeds() {
		f.Add(s)
	}
	v := fields("a.b", "一\n二\t<&", "a.b=c", "x")
	v.Tables = map[string][]map[string]Value{"inv": texts("no", "1", "2", "3")}
	f.Fuzz(func(t *testing.T, body string) {
		data := fuzzPackage(t, body)
		form, err := frugal(t, len(body), func() (*Form, error) { return Open(data) })
		if err != nil {
			if CodeOf(err) == "" {
				t.Fatalf("error without a code: %v", err)
			}
			return
		}
		form.Read()
		out, _ := mustFill(t, form, v)
		got := part(t, out, doc)
		if parses([]byte(body)) == nil {
			if err := parses([]byte(got)); err != nil {
				t.Fatalf("malformed after filling: %v\n%s", err, got)
			}
		}
		again, err := Open(out)
		if err != nil {
			t.Fatalf("cannot be opened after filling: %v\n%s", err, got)
		}
		twice, _ := mustFill(t, again, v)
		if !bytes.Equal(out, twice) {
			t.Fatalf("filling twice differs:\n%s\n%s", got, part(t, twice, doc))
		}
	})
}

func FuzzFill(f *testing.F) {
	form := mustOpen(f, build(f, everyLevel()))
	f.Add("一\n二\t三", "a")
	f.Add("\x00\xff]]>&<\r\n\r", "\ufffe")
	f.Fuzz(func(t *testing.T, text, other string) {
		v := fields("t.inline", text, "t.block", other, "t.cell", text, "t.row", other)
		v.Tables = map[string][]map[string]Value{"inv": {{"no": {Text: text}, "sum": {Text: other}}, {"no": {Text: "x"}}}}
		out, _ := mustFill(t, form, v)
		wellFormed(t, out)
		got := mustOpen(t, out).Read()
		for tag, want := range v.Fields {
			if clean, _ := markup.Clean(want.Text); got.Fields[tag].Text != clean {
				t.Errorf("%s: filled %q, read %q", tag, clean, got.Fields[tag].Text)
			}
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, s := range seeds() {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		form, err := Open(fuzzPackage(t, body))
		if err != nil {
			return
		}
		v := form.Read()
		// A picture reads back as the very one, so all that was read can be filled.
		out, _ := mustFill(t, form, v)
		if _, err := Open(out); err != nil {
			t.Fatal(err)
		}
	})
}

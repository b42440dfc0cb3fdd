package signing

import (
	"bytes"
	"errors"
	"maps"
	"strings"
	"testing"
	"testing/fstest"
)

func pack() fstest.MapFS {
	return fstest.MapFS{
		"pack.yaml": {Data: []byte("pack: a\n")}, "one.yaml": {Data: []byte("programme: one\n")}, "forms/表.docx": {Data: []byte("PK")},
		"笔记.txt": {Data: []byte("no part of it")}, ".git/x.yaml": {Data: []byte("hidden")}, "forms/~$表.docx": {Data: []byte("open in Word")},
	}
}

func signed(t *testing.T) (fstest.MapFS, *Key) {
	t.Helper()
	k, err := NewKey("柳州市样例服务中心")
	if err != nil {
		t.Fatal(err)
	}
	p := pack()
	text, err := Sign(p, k)
	if err != nil {
		t.Fatal(err)
	}
	p[FileName] = &fstest.MapFile{Data: text}
	return p, k
}

func TestASignedPackTellsItsSigner(t *testing.T) {
	p, k := signed(t)
	got, err := Read(p)
	if err != nil || got == nil || *got != k.Signer() || got.Name != "柳州市样例服务中心" || len(got.Key) != 39 {
		t.Fatalf("%+v, %v", got, err)
	}
	p["笔记.txt"].Data = []byte("changed") // is no part of the pack
	p[FileName].Data = bytes.ReplaceAll(p[FileName].Data, []byte("\n"), []byte("\r\n"))
	if again, err := Read(p); err != nil || *again != *got {
		t.Errorf("%+v, %v", again, err)
	}
	if none, err := Read(pack()); none != nil || err != nil {
		t.Errorf("a pack without a signature: %+v, %v", none, err)
	}
}

// Whatever is done to a file or to the signature is noticed.
func TestEveryChangeIsNoticed(t *testing.T) {
	p, _ := signed(t)
	try := func(what string, change func(fstest.MapFS), want error) {
		q := maps.Clone(p)
		for name, f := range q {
			q[name] = &fstest.MapFile{Data: bytes.Clone(f.Data)}
		}
		change(q)
		if got, err := Read(q); got != nil || !errors.Is(err, want) {
			t.Errorf("%s: %+v, %v, want %v", what, got, err, want)
		}
	}
	try("a file changed", func(q fstest.MapFS) { q["one.yaml"].Data[0] ^= 1 }, ErrAltered)
	try("a file added", func(q fstest.MapFS) { q["two.yaml"] = &fstest.MapFile{} }, ErrAltered)
	try("a file gone", func(q fstest.MapFS) { delete(q, "one.yaml") }, ErrAltered)
	try("a file renamed", func(q fstest.MapFS) { q["eins.yaml"] = q["one.yaml"]; delete(q, "one.yaml") }, ErrAltered)
	try("another name", func(q fstest.MapFS) {
		q[FileName].Data = bytes.Replace(q[FileName].Data, []byte("样例"), []byte("另一"), 1)
	}, ErrAltered)
	try("no signature in it", func(q fstest.MapFS) { q[FileName].Data = []byte("hello\n") }, ErrMalformed)
	try("too large", func(q fstest.MapFS) { q[FileName].Data = make([]byte, maxSigned+1) }, ErrMalformed)
	for i := range p[FileName].Data {
		q := maps.Clone(p)
		q[FileName] = &fstest.MapFile{Data: bytes.Clone(p[FileName].Data)}
		q[FileName].Data[i] ^= 1
		if got, err := Read(q); err == nil && *got != mustRead(t, p) {
			t.Fatalf("byte %d changed, and signed by %+v", i, got)
		}
	}
}

func mustRead(t *testing.T, p fstest.MapFS) Signer {
	t.Helper()
	got, err := Read(p)
	if err != nil {
		t.Fatal(err)
	}
	return *got
}

func TestKeys(t *testing.T) {
	k, err := NewKey("某某公司")
	if err != nil {
		t.Fatal(err)
	}
	text, err := k.Encode()
	if err != nil {
		t.Fatal(err)
	}
	again, err := DecodeKey(text)
	if err != nil || again.Signer() != k.Signer() {
		t.Errorf("%v, %v", again, err)
	}
	for _, bad := range []string{"", "hello", strings.Replace(string(text), pemType, "RSA KEY", 2), string(text[:len(text)/2])} {
		if _, err := DecodeKey([]byte(bad)); !errors.Is(err, ErrKey) {
			t.Errorf("%.20q: %v", bad, err)
		}
	}
	for _, name := range []string{"", " a", "a\nb", "a\u202eb", strings.Repeat("长", 100), "\xff"} {
		if _, err := NewKey(name); !errors.Is(err, ErrName) {
			t.Errorf("%q: %v", name, err)
		}
	}
}

// FuzzRead: no text of a signature does harm, and none but the signer's own is taken.
func FuzzRead(f *testing.F) {
	k, err := NewKey("a")
	if err != nil {
		f.Fatal(err)
	}
	text, err := Sign(pack(), k)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(text)
	f.Add([]byte(firstLine + "\nsigner: a\nkey: \nsignature: \n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p := pack()
		p[FileName] = &fstest.MapFile{Data: data}
		if got, err := Read(p); (got == nil) == (err == nil) {
			t.Errorf("%+v, %v", got, err)
		}
	})
}

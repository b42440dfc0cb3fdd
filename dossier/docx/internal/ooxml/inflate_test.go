package ooxml

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
)

// deflated compresses at a level of compress/flate.
func deflated(t testing.TB, content []byte, level int) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, level)
	if err == nil {
		_, err = w.Write(content)
	}
	if err = errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// inflated inflates raw as an entry that declares size.
func inflated(raw []byte, size int) ([]byte, error) {
	x := inflaters.Get().(*inflater)
	defer x.release()
	return x.inflate(nil, &entry{Raw: raw, Head: zip.FileHeader{Method: zip.Deflate, UncompressedSize64: uint64(size)}})
}

// contents are texts that make all kinds of blocks: empty, repeating near and far,
// noise, and codes of very different length.
func contents() map[string][]byte {
	random := rand.New(rand.NewPCG(7, 11))
	noise := make([]byte, 70_000)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	skewed := make([]byte, 200_000)
	for i := range skewed {
		skewed[i] = byte(random.ExpFloat64() * 20)
	}
	var steep []byte
	for i := range 16 {
		steep = append(steep, bytes.Repeat([]byte{byte(i)}, 1<<i)...)
	}
	random.Shuffle(len(steep), func(i, j int) { steep[i], steep[j] = steep[j], steep[i] })
	return map[string][]byte{
		"nothing": nil, "one byte": []byte("a"), "short": []byte("hello, hello"),
		"run": bytes.Repeat([]byte("a"), 100_000), "pairs": bytes.Repeat([]byte("ab"), 50_000),
		"seven": bytes.Repeat([]byte("abcdefg"), 9999), "noise": noise, "skewed": skewed, "steep": steep,
		"far":    append(append(bytes.Clone(noise[:32_000]), make([]byte, 700)...), noise[:32_000]...),
		"markup": []byte(strings.Repeat(`<w:r><w:rPr><w:sz w:val="21"/></w:rPr><w:t>单位名称</w:t></w:r>`, 2000)),
	}
}

func TestInflateGivesBackWhatWasDeflated(t *testing.T) {
	for name, content := range contents() {
		for level := flate.HuffmanOnly; level <= flate.BestCompression; level++ {
			got, err := inflated(deflated(t, content, level), len(content))
			if err != nil || !bytes.Equal(got, content) {
				t.Errorf("%s at level %d: %d bytes of %d, error %v", name, level, len(got), len(content), err)
			}
		}
	}
}

func TestInflateRefuses(t *testing.T) {
	for name, content := range contents() {
		raw := deflated(t, content, 6)
		if _, err := inflated(raw, len(content)+1); err == nil {
			t.Errorf("%s: shorter than declared, and taken", name)
		}
		if len(content) > 0 {
			if _, err := inflated(raw, len(content)-1); err == nil {
				t.Errorf("%s: longer than declared, and taken", name)
			}
		}
		for n := range min(len(raw), 300) {
			if _, err := inflated(raw[:n], len(content)); err == nil {
				t.Errorf("%s: cut to %d bytes of %d, and taken", name, n, len(raw))
			}
		}
	}
}

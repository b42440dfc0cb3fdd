package ooxml

import (
	"archive/zip"
	"bytes"
	"testing"
)

// What a compressor did before must not show in what it does next: the same values
// give the same file.
func TestPackingIsTheSameWhateverCameBefore(t *testing.T) {
	texts := contents()
	want := map[string][]byte{}
	pack := func(p *Packer, content []byte) []byte {
		raw, err := p.Pack(&zip.FileHeader{Method: zip.Deflate}, content)
		if err != nil {
			t.Fatal(err)
		}
		return bytes.Clone(raw)
	}
	for name, content := range texts {
		want[name] = pack(new(Packer), content)
		if got, err := inflated(want[name], len(content)); err != nil || !bytes.Equal(got, content) {
			t.Errorf("%s: packed and inflated it is another, error %v", name, err)
		}
	}
	// A map is walked in another order each time.
	used := new(Packer)
	for range 20 {
		for name, content := range texts {
			if !bytes.Equal(pack(used, content), want[name]) {
				t.Errorf("%s: packed otherwise after other content", name)
			}
		}
	}
}

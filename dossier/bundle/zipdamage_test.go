package bundle

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// In zips of others, too, contradictions between headers, and between headers and content, are told as such.
func TestForeignZipDamage(t *testing.T) {
	const content = "hello hello hello hello"
	crc := binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE([]byte(content)))
	cases := map[string]func(b []byte) []byte{
		"local name": func(b []byte) []byte {
			b[bytes.Index(b, []byte("a.txt"))] = 'b'
			return b
		},
		"checksum everywhere": func(b []byte) []byte { return bytes.ReplaceAll(b, crc, []byte{1, 2, 3, 4}) },
		"local method": func(b []byte) []byte {
			b[8] ^= methodDeflate
			return b
		},
		"local signature": func(b []byte) []byte {
			b[bytes.LastIndex(b, []byte("PK\x03\x04"))] = 'Q'
			return b
		},
		"count": func(b []byte) []byte {
			b[len(b)-lenEnd+8]--
			b[len(b)-lenEnd+10]--
			return b
		},
		"volumes":     func(b []byte) []byte { b[len(b)-lenEnd+4]++; return b },
		"no end":      func(b []byte) []byte { return b[:len(b)-lenEnd] },
		"directory":   func(b []byte) []byte { b[bytes.LastIndex(b, []byte("PK\x01\x02"))]++; return b },
		"far offsets": func(b []byte) []byte { b[len(b)-3] = 0x7f; return b },
	}
	for name, damage := range cases {
		b := damage(zipOf(t, nil, bagFiles("b/", "a.txt", content)...))
		rep, err := verifyBytes(b, DefaultLimits())
		if err != nil || len(rep.Problems) == 0 || rep.Problems[0].Code != CodeZipDamaged {
			t.Errorf("%s: %v, error %v", name, rep.Problems, err)
		}
	}
}

// rawZip packs a bag whose payload entry has the packed bytes given and claims to unpack to size bytes.
func rawZip(t *testing.T, content string, packed []byte, size uint64) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range []struct{ name, text string }{
		{"b/bagit.txt", bagitText}, {"b/manifest-sha256.txt", hexSum(content) + "  data/a\n"},
	} {
		out, err := w.Create(f.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := out.Write([]byte(f.text)); err != nil {
			t.Fatal(err)
		}
	}
	out, err := w.CreateRaw(&zip.FileHeader{
		Name: "b/data/a", Method: zip.Deflate, CRC32: crc32.ChecksumIEEE([]byte(content)),
		CompressedSize64: uint64(len(packed)), UncompressedSize64: size,
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := out.Write(packed); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Bytes hidden behind a packed stream are noticed although the content is right.
func TestBytesBehindStream(t *testing.T) {
	const content = "hello"
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, 9)
	if err != nil {
		t.Fatal(err)
	}
	_, _ = w.Write([]byte(content))
	_ = w.Close()
	cases := map[string][]Code{"": nil, "hidden": {CodeZipDamaged}}
	for behind, want := range cases {
		stream := append(bytes.Clone(packed.Bytes()), behind...)
		rep, err := verifyBytes(rawZip(t, content, stream, uint64(len(content))), DefaultLimits())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, codes(rep.Problems)); diff != "" {
			t.Errorf("%q behind: %s", behind, diff)
		}
	}
}

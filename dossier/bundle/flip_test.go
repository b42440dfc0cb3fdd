package bundle

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// small is a bag with all sorts of entries and few bytes, because every byte of it is changed in turn.
func small(kind Kind) Spec {
	return Spec{
		Kind: kind, Created: created, Version: "0.1.0",
		Files: []File{mem("01_表.docx", "PK\x03\x04"), mem("附/a.txt", strings.Repeat("甲", 40)), mem("空.txt", "")},
		Extra: []File{mem("说明.txt", "用法")},
		Info:  []InfoLine{{"Source-Organization", "某公司"}},
	}
}

// Every bit of every byte of a zip bag matters: payload, tag files, headers, times, directory, packed streams, seal.
func TestEveryBitOfZip(t *testing.T) {
	path, _ := write(t, small(Zip))
	b := slurp(t, path)
	for i := range b {
		for bit := range 8 {
			b[i] ^= 1 << bit
			rep, err := verifyBytes(b, DefaultLimits())
			if err == nil && rep.Valid {
				t.Errorf("byte %d of %d, bit %d: not noticed (warnings %v)", i, len(b), bit, rep.Warnings)
			}
			b[i] ^= 1 << bit
		}
	}
	if rep, err := verifyBytes(b, DefaultLimits()); err != nil || !rep.Valid {
		t.Errorf("the unchanged zip: %+v, %v", rep, err)
	}
}

// A zip that is cut short, or got a byte too many anywhere, is noticed.
func TestZipLength(t *testing.T) {
	path, _ := write(t, small(Zip))
	b := slurp(t, path)
	for i := range b {
		if rep, err := verifyBytes(b[:i], DefaultLimits()); err == nil && rep.Valid {
			t.Errorf("cut to %d of %d bytes: not noticed", i, len(b))
		}
	}
	for i := range len(b) + 1 {
		longer := slices.Insert(slices.Clone(b), i, 0)
		if rep, err := verifyBytes(longer, DefaultLimits()); err == nil && rep.Valid {
			t.Errorf("byte inserted at %d of %d: not noticed", i, len(b))
		}
	}
}

// Every byte of every file of a folder bag matters. The masks flip a digit's lowest bit, a letter's case, and all bits.
func TestEveryByteOfFolder(t *testing.T) {
	path, _ := write(t, small(Folder))
	for _, file := range files(t, path) {
		b := slurp(t, file)
		f, err := os.OpenFile(file, os.O_RDWR, 0)
		if err != nil {
			t.Fatal(err)
		}
		put := func(i int, c byte) {
			if _, err := f.WriteAt([]byte{c}, int64(i)); err != nil {
				t.Fatal(err)
			}
		}
		for i := range b {
			for _, mask := range []byte{0x01, 0x20, 0xff} {
				put(i, b[i]^mask)
				if rep := verify(t, path); rep.Valid {
					t.Errorf("%s byte %d mask %#x: not noticed", file, i, mask)
				}
			}
			put(i, b[i])
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if rep := verify(t, path); !rep.Valid {
		t.Errorf("the unchanged bag: %v", rep.Problems)
	}
}

// Every byte of every name in a folder bag matters, as does every file and every folder being there.
func TestEveryNameOfFolder(t *testing.T) {
	path, _ := write(t, small(Folder))
	names := append(files(t, path), filepath.Join(path, "data"), filepath.Join(path, "data", "附"))
	for _, from := range names {
		dir, name := filepath.Split(from)
		var others []string
		for i := range len(name) {
			for _, mask := range []byte{0x01, 0x20} {
				other := []byte(name)
				other[i] ^= mask
				if other[i] != '/' && other[i] != 0 {
					others = append(others, dir+string(other))
				}
			}
		}
		others = append(others, filepath.Join(t.TempDir(), "gone"))
		for _, to := range others {
			if err := os.Rename(from, to); err != nil {
				t.Skipf("this file system takes no such name: %v", err)
			}
			if rep := verify(t, path); rep.Valid {
				t.Errorf("%q renamed to %q: not noticed", from, to)
			}
			if err := os.Rename(to, from); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// A file too many is noticed wherever it lies.
func TestFileAdded(t *testing.T) {
	for _, name := range []string{"data/x.txt", "x.txt", "tag/x.txt", "fetch.txt", "manifest-md5.txt", "tagmanifest-md5.txt"} {
		path, _ := write(t, small(Folder))
		plant(t, path, map[string]string{name: ""})
		if rep := verify(t, path); rep.Valid {
			t.Errorf("%s added: not noticed", name)
		}
	}
}

// files gives the paths of all files below dir.
func files(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			out = append(out, p)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

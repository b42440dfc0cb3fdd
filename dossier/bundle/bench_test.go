package bundle

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// noise makes a File of random bytes without holding them.
func noise(path string, size int64, seed uint64) File {
	return File{Path: path, Size: size, Open: func() (io.ReadCloser, error) {
		var key [32]byte
		key[0] = byte(seed)
		return io.NopCloser(io.LimitReader(rand.NewChaCha8(key), size)), nil
	}}
}

func scans(kind Kind) Spec {
	spec := Spec{Kind: kind, Created: created}
	for i := range 8 {
		spec.Files = append(spec.Files, noise(fmt.Sprintf("%02d.pdf", i), 8<<20, uint64(i)))
	}
	return spec
}

// BenchmarkVerify measures hashing with all checks, files in the system's cache.
func BenchmarkVerify(b *testing.B) {
	for name, kind := range map[string]Kind{"folder": Folder, "zip": Zip} {
		b.Run(name, func(b *testing.B) {
			path, m := write(b, scans(kind))
			b.SetBytes(m.Bytes)
			for b.Loop() {
				if rep, err := Verify(context.Background(), path, nil); err != nil || !rep.Valid {
					b.Fatal(rep, err)
				}
			}
		})
	}
}

// BenchmarkWrite measures making, flushing and reading back; where a bag is replaced, with looking whether somebody worked in it.
func BenchmarkWrite(b *testing.B) {
	for name, kind := range map[string]Kind{"folder": Folder, "zip": Zip, "folder, replaced": Folder, "zip, replaced": Zip} {
		b.Run(name, func(b *testing.B) {
			spec := scans(kind)
			spec.Replace = strings.HasSuffix(name, "replaced")
			target := filepath.Join(b.TempDir(), "b")
			for b.Loop() {
				if !spec.Replace {
					b.StopTimer()
					if err := os.RemoveAll(target); err != nil {
						b.Fatal(err)
					}
					b.StartTimer()
				}
				m, err := Write(context.Background(), target, spec, nil)
				if err != nil {
					b.Fatal(err)
				}
				b.SetBytes(m.Bytes)
			}
		})
	}
}

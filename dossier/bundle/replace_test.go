package bundle

import (
	"archive/zip"
	"context"
	"os"
	"path/filepath"
	"testing"
)

// A zip is replaced when it holds a bag, and left when it is somebody's photographs.
func TestReplacesZippedBagsOnly(t *testing.T) {
	for name, want := range map[string]Code{"bagit.txt": "", "提交包/bagit.txt": "", "照片/1.jpg": CodeNotReplaced, "深/里/bagit.txt": CodeNotReplaced} {
		path := filepath.Join(t.TempDir(), "b.zip")
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		z := zip.NewWriter(f)
		if _, err := z.Create(name); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		spec := sample(Zip)
		spec.Replace = true
		if _, err := Write(context.Background(), path, spec, nil); CodeOf(err) != want {
			t.Errorf("%s: error %v, want %q", name, err, want)
		}
	}
}

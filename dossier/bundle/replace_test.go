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

// A folder with a bag is replaced when all in it is the bag's, or what systems leave behind, and left when somebody has put a file in.
func TestReplacesWhatIsTheBagsOnly(t *testing.T) {
	target := filepath.Join(t.TempDir(), "包")
	spec := sample(Folder)
	spec.Replace = true
	write := func(name string, want Code) {
		t.Helper()
		if name != "" {
			if err := os.WriteFile(filepath.Join(target, name), []byte("x"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := Write(context.Background(), target, spec, nil); CodeOf(err) != want {
			t.Errorf("with %q: error %v, want %q", name, err, want)
		}
	}
	write("", "")
	write("", "")
	write("Thumbs.db", "")
	write(filepath.Join("data", "回执.txt"), CodeHoldsMore)
	if _, err := os.Stat(filepath.Join(target, "data", "回执.txt")); err != nil {
		t.Error(err)
	}
	if err := os.Remove(filepath.Join(target, "data", "回执.txt")); err != nil {
		t.Fatal(err)
	}
	write("回执.txt", CodeHoldsMore)
}

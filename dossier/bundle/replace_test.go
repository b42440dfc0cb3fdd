package bundle

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
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

// TestReplacesNoBagThatSomebodyWorkedIn: a file that was edited in the bag, or put into its zip, is not lost; what is gone from it
// stops nothing.
func TestReplacesNoBagThatSomebodyWorkedIn(t *testing.T) {
	for _, kind := range []Kind{Folder, Zip} {
		target := filepath.Join(t.TempDir(), "包"+map[Kind]string{Zip: ".zip"}[kind])
		spec := sample(kind)
		spec.Replace = true
		write := func(what string, want Code) {
			t.Helper()
			if _, err := Write(t.Context(), target, spec, nil); CodeOf(err) != want {
				t.Errorf("kind %v, %s: error %v, want %q", kind, what, err, want)
			}
		}
		write("nothing there", "")
		if kind == Folder {
			file := filepath.Join(target, "data", filepath.FromSlash(spec.Files[0].Path))
			if err := os.WriteFile(file, []byte("edited"), 0o600); err != nil {
				t.Fatal(err)
			}
			write("an edited file", CodeAltered)
			if err := os.Remove(file); err != nil {
				t.Fatal(err)
			}
			write("a file that is gone", "")
			continue
		}
		addToZip(t, target, "回执.txt")
		write("a file put into the zip", CodeAltered)
	}
}

// addToZip puts one more file at the top of a zip.
func addToZip(t *testing.T, path, name string) {
	t.Helper()
	old, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range old.File {
		if err := w.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	_, err = w.Create(name)
	if err := errors.Join(err, w.Close(), old.Close(), os.WriteFile(path, out.Bytes(), 0o600)); err != nil {
		t.Fatal(err)
	}
}

// A name that another system wrote in its own Unicode form, and lists so, is the bag's: it is read as Verify reads it.
func TestReplacesABagWhoseNamesAreWrittenOtherwise(t *testing.T) {
	target := filepath.Join(t.TempDir(), "包")
	spec := sample(Folder)
	spec.Files = append(spec.Files, File{Path: "caf\u00e9.txt", Size: 1, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader("x")), nil }})
	if _, err := Write(t.Context(), target, spec, nil); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(target, "data", "caf\u00e9.txt"), filepath.Join(target, "data", "cafe\u0301.txt")); err != nil {
		t.Fatal(err)
	}
	spec.Replace = true
	if _, err := Write(t.Context(), target, spec, nil); err != nil {
		t.Errorf("a file of the bag is taken for somebody's: %v", err)
	}
}

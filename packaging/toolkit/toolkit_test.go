package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// original is the module as Go keeps it.
func original(t *testing.T) string {
	t.Helper()
	t.Chdir(filepath.Join("..", ".."))
	folder, err := moduleFolder()
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// Every anchor is in the pinned toolkit, once, and nothing else of it changes.
func TestEditsFitThePinnedToolkit(t *testing.T) {
	from, to := original(t), t.TempDir()
	if err := build(from, to); err != nil {
		t.Fatal(err)
	}
	changed, err := applied(os.DirFS(from))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range edits {
		was, err := os.ReadFile(filepath.Join(from, e.file))
		if err != nil {
			t.Fatal(err)
		}
		if now := changed[e.file]; bytes.Equal(was, now) || e.text != "" && !bytes.Contains(now, []byte(e.text)) {
			t.Errorf("%s: %s: the edit is not there", e.file, e.why)
		}
	}
	files := 0
	err = fs.WalkDir(os.DirFS(to), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || changed[name] != nil || name == stampName {
			return err
		}
		files++
		copied, err := os.ReadFile(filepath.Join(to, name))
		if err != nil {
			return err
		}
		if kept, err := os.ReadFile(filepath.Join(from, name)); err != nil || !bytes.Equal(copied, kept) {
			t.Errorf("%s differs from the toolkit's: %v", name, err)
		}
		return nil
	})
	if err != nil || files < 400 {
		t.Errorf("%d files are copied: %v", files, err)
	}
}

// What is up to date is left alone; what was made for something else is made anew.
func TestCopyIsMadeOnce(t *testing.T) {
	from, to := original(t), t.TempDir()
	if err := build(from, to); err != nil {
		t.Fatal(err)
	}
	mark := filepath.Join(to, "mark")
	for _, c := range []struct {
		name, stamp string
		stays       bool
	}{{"the same", stamp(), true}, {"another", "another\n", false}} {
		if err := os.WriteFile(mark, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(to, stampName), []byte(c.stamp), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := build(from, to); err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(mark); (err == nil) != c.stays {
			t.Errorf("%s: the copy was kept: %v, want %v", c.name, err == nil, c.stays)
		}
	}
}

// An anchor that is gone, or there twice, is named with what it was for.
func TestWrongToolkitIsNamed(t *testing.T) {
	good := fstest.MapFS{}
	for _, e := range edits {
		text := ""
		if f := good[e.file]; f != nil {
			text = string(f.Data)
		}
		good[e.file] = &fstest.MapFile{Data: []byte(text + e.anchor + "\n")}
	}
	if _, err := applied(good); err != nil {
		t.Fatal(err)
	}
	first := edits[0]
	for _, c := range []struct {
		name string
		text *fstest.MapFile
		want []string
	}{
		{"gone", &fstest.MapFile{Data: []byte("package glfw\n")}, []string{first.file, "0 times", first.why}},
		{"there twice", &fstest.MapFile{Data: []byte(strings.Repeat(first.anchor+"\n", 2))}, []string{first.file, "2 times", first.why}},
		{"no such file", nil, []string{first.file, "is not in the toolkit"}},
		{"a new file is there already", &fstest.MapFile{}, []string{"internal/painter/soft/op.go", "is in the toolkit already"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			bad := fstest.MapFS{}
			for name, f := range good {
				bad[name] = f
			}
			switch {
			case c.text == nil:
				delete(bad, first.file)
			case len(c.text.Data) == 0:
				bad["internal/painter/soft/op.go"] = c.text
			default:
				bad[first.file] = c.text
			}
			_, err := applied(bad)
			if err == nil {
				t.Fatal("no error")
			}
			for _, words := range c.want {
				if !strings.Contains(err.Error(), words) {
					t.Errorf("%q is not in %v", words, err)
				}
			}
		})
	}
}

// The tests of what is added run in the copy.
func TestAddedPackages(t *testing.T) {
	original(t)
	if err := run(filepath.Join("bin", "toolkit")); err != nil {
		t.Fatal(err)
	}
	const soft = module + "/internal/painter/soft"
	for _, args := range [][]string{{"test", soft, module + "/internal/painter", module + "/widget"}, {"vet", soft, module + "/internal/painter/software", module + "/internal/driver/glfw"}} {
		t.Run(args[0], func(t *testing.T) {
			cmd := exec.Command("go", append([]string{args[0], "-modfile=bin/toolkit/toolkit.mod"}, args[1:]...)...)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}

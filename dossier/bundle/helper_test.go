package bundle

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var created = time.Date(2026, 3, 9, 14, 30, 20, 0, time.FixedZone("CST", 8*3600))

// mem makes a File from text.
func mem(path, content string) File {
	return File{Path: path, Size: int64(len(content)), Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(content)), nil
	}}
}

// sample is a small bag with what makes names and contents hard.
func sample(kind Kind) Spec {
	return Spec{
		Kind:    kind,
		Created: created,
		Version: "0.1.0",
		Files: []File{
			mem("01_申报书.docx", "PK docx"),
			mem("附件/营业 执照.pdf", "%PDF-1.7"),
			mem("附件/100%25 达标.txt", strings.Repeat("达标 ", 30)),
			mem("空.txt", ""),
		},
		Extra: []File{mem("说明.txt", "用法")},
		Info:  []InfoLine{{"Source-Organization", "广西某某有限公司"}, {"External-Description", "两行\r\n文字"}},
	}
}

// write makes the bag under a new folder and gives its path.
func write(t testing.TB, spec Spec) (string, Manifest) {
	t.Helper()
	target := filepath.Join(t.TempDir(), "申报包")
	if spec.Kind == Zip {
		target += ".zip"
	}
	m, err := Write(context.Background(), target, spec, nil)
	if err != nil {
		t.Fatalf("Write: %v", err)
	}
	return target, m
}

// verify verifies without progress.
func verify(t testing.TB, path string) Report {
	t.Helper()
	rep, err := Verify(context.Background(), path, nil)
	if err != nil {
		t.Fatalf("Verify: %v", err)
	}
	return rep
}

// codes gives the codes of problems, in order, without repetition.
func codes(ps []Problem) []Code {
	var out []Code
	seen := map[Code]bool{}
	for _, p := range ps {
		if !seen[p.Code] {
			out = append(out, p.Code)
		}
		seen[p.Code] = true
	}
	return out
}

// list gives all names in a folder, also hidden ones, joined by spaces.
func list(t testing.TB, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return strings.Join(names, " ")
}

// plant writes files below dir; a name that ends in "/" makes a folder.
func plant(t testing.TB, dir string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if strings.HasSuffix(name, "/") {
			if err := os.MkdirAll(path, 0o755); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// slurp reads a whole file.
func slurp(t testing.TB, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// verifyBytes verifies a zip held in memory.
func verifyBytes(b []byte, limits Limits) (Report, error) {
	return verifyZip(context.Background(), bytes.NewReader(b), int64(len(b)), nested{Limits: limits}, nil)
}

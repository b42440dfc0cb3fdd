package session

import (
	"bytes"
	"context"
	"image"
	"image/jpeg"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yibiao/assets"
	"yibiao/dossier/docx/build"
	"yibiao/forms"
)

func library(t testing.TB) *forms.Library {
	t.Helper()
	if shelf == nil {
		l, err := forms.ReadLibrary(part(t, "packs"))
		if err != nil {
			t.Fatal(err)
		}
		shelf = l
	}
	return shelf
}

func open(t testing.TB, dir string) *Session {
	t.Helper()
	s, err := Open(Options{Vault: dir, Library: library(t), Version: "test", Now: clock, Cache: filepath.Join(os.TempDir(), "yibiao-pdf-cache")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func clock() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC) }

// reward opens a fresh 首台(套) reward dossier.
func reward(t testing.TB, s *Session) *Editing {
	t.Helper()
	c, err := s.CreateClient("柳州市测试机械有限公司")
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.CreateDossier(c.ID, "shoutaitao", []string{"stt-02-jiangli"}, "")
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func set(t testing.TB, e *Editing, field, text string) forms.Parsed {
	t.Helper()
	parsed, err := e.Set(field, text)
	if err != nil {
		t.Fatalf("%s: %v", field, err)
	}
	return parsed
}

var shelf *forms.Library

func newClient(t testing.TB, s *Session, name string) ClientInfo {
	t.Helper()
	c, err := s.CreateClient(name)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// sampled loads the fictional firm and opens its dossiers.
func sampled(t testing.TB) []*Editing {
	t.Helper()
	files := part(t, "samples")
	sample, err := ReadSample(files, "liuzhou")
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, t.TempDir())
	ids, err := s.LoadSample(files, sample)
	if err != nil {
		t.Fatal(err)
	}
	var list []*Editing
	for _, id := range ids {
		e, err := s.OpenDossier(id)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, e)
	}
	return list
}

// loadedSample opens the fictional client with its dossiers.
func loadedSample(t testing.TB) (*Session, Sample, []string) {
	t.Helper()
	s := openLooking(t)
	sample, err := ReadSample(part(t, "samples"), "liuzhou")
	if err != nil {
		t.Fatal(err)
	}
	ids, err := s.LoadSample(part(t, "samples"), sample)
	if err != nil {
		t.Fatal(err)
	}
	return s, sample, ids
}

// openLooking opens an empty vault with the compiled PDF engine kept from run to run.
func openLooking(t testing.TB) *Session {
	t.Helper()
	s, err := Open(Options{Vault: t.TempDir(), Library: library(t), Now: clock, Cache: filepath.Join(os.TempDir(), "yibiao-pdf-cache")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func dossier(t testing.TB, s *Session, id string) *Editing {
	t.Helper()
	e, err := s.OpenDossier(id)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func keep(t testing.TB, e *Editing, picks ...Pick) []Material {
	t.Helper()
	kept, err := e.Keep(context.Background(), picks, nil)
	if err != nil {
		t.Fatal(err)
	}
	added, err := e.AttachKept(kept)
	if err != nil {
		t.Fatal(err)
	}
	return added
}

func names(list []Material) string {
	var out []string
	for _, m := range list {
		out = append(out, m.Requirement+" "+m.Name)
	}
	return strings.Join(out, ", ")
}

func readAll(t testing.TB, e *Editing, m Material) []byte {
	t.Helper()
	r, err := e.OpenMaterial(m)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	data, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func file(t testing.TB, folder, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func picture(t testing.TB, w, h int) []byte {
	t.Helper()
	var out bytes.Buffer
	m := image.NewGray(image.Rect(0, 0, w, h))
	for i := range m.Pix {
		m.Pix[i] = byte(i * 7)
	}
	if err := jpeg.Encode(&out, m, nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func samplePDF(t testing.TB, name string) []byte {
	t.Helper()
	data, err := assets.FS.ReadFile("samples/files/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// paperForm is a blank without placeholders, as an office would issue it: labels beside empty cells.
func paperForm(t testing.TB, labels ...string) []byte {
	t.Helper()
	grid := build.Grid{Widths: []float64{1, 2}}
	for _, l := range labels {
		grid.Rows = append(grid.Rows, build.Row{Cells: []build.Cell{{Text: l, Label: true}, {}}})
	}
	doc := build.Document{Title: "奖励申请表", Body: []build.Block{build.Heading{Text: "奖励申请表"}, grid}}
	data, err := doc.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// part is a folder of what the program carries.
func part(t testing.TB, folder string) fs.FS {
	t.Helper()
	files, err := fs.Sub(assets.FS, folder)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// cellsOf gives a table's rows without their ids.
func cellsOf(e *Editing, table string) []map[string]string {
	var out []map[string]string
	for _, r := range e.Rows(table) {
		out = append(out, r.Cells)
	}
	return out
}

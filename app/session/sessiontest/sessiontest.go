// Package sessiontest opens vaults for tests, with clients, dossiers and files in them.
package sessiontest

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

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/importing"
	"yibiao/assets"
	"yibiao/dossier/docx/build"
	"yibiao/forms"
	"yibiao/forms/loading"
)

// Library gives the packs that the program carries, read once.
func Library(t testing.TB) *forms.Library {
	t.Helper()
	if packs == nil {
		l, err := loading.ReadLibrary(part(t, "packs"))
		if err != nil {
			t.Fatal(err)
		}
		packs = l
	}
	return packs
}

// Open opens a vault in a folder on the day of Clock, and closes it with the test.
func Open(t testing.TB, dir string) *session.Session {
	t.Helper()
	s, err := session.Open(session.Options{Vault: dir, Library: Library(t), Version: "test", Now: Clock, Cache: filepath.Join(os.TempDir(), "yibiao-pdf-cache")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// Clock is the day of the tests.
func Clock() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC) }

// Reward opens a fresh 首台(套) reward dossier.
func Reward(t testing.TB, s *session.Session) *session.Editing {
	t.Helper()
	c, err := s.Clients().Create("柳州市测试机械有限公司")
	if err != nil {
		t.Fatal(err)
	}
	d, err := s.Dossiers().Create(c.ID, "shoutaitao", []string{"stt-02-jiangli"}, "")
	if err != nil {
		t.Fatal(err)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// Set saves an answer as typed.
func Set(t testing.TB, e *session.Editing, field, text string) forms.Parsed {
	t.Helper()
	parsed, err := e.Set(field, text)
	if err != nil {
		t.Fatalf("%s: %v", field, err)
	}
	return parsed
}

// packs are read once.
var packs *forms.Library

// NewClient makes a client.
func NewClient(t testing.TB, s *session.Session, name string) session.ClientInfo {
	t.Helper()
	c, err := s.Clients().Create(name)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Sampled loads the fictional firm and opens its dossiers.
func Sampled(t testing.TB) []*session.Editing {
	t.Helper()
	files := part(t, "samples")
	sample, err := importing.ReadSample(files, "liuzhou")
	if err != nil {
		t.Fatal(err)
	}
	s := Open(t, t.TempDir())
	ids, err := importing.LoadSample(s, files, sample)
	if err != nil {
		t.Fatal(err)
	}
	var list []*session.Editing
	for _, id := range ids {
		e, err := s.OpenDossier(id)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, e)
	}
	return list
}

// LoadedSample opens the fictional client with its dossiers.
func LoadedSample(t testing.TB) (*session.Session, importing.Sample, []string) {
	t.Helper()
	s := OpenLooking(t)
	sample, err := importing.ReadSample(part(t, "samples"), "liuzhou")
	if err != nil {
		t.Fatal(err)
	}
	ids, err := importing.LoadSample(s, part(t, "samples"), sample)
	if err != nil {
		t.Fatal(err)
	}
	return s, sample, ids
}

// OpenLooking opens an empty vault with the compiled PDF engine kept from run to run.
func OpenLooking(t testing.TB) *session.Session {
	t.Helper()
	s, err := session.Open(session.Options{Vault: t.TempDir(), Library: Library(t), Now: Clock, Cache: filepath.Join(os.TempDir(), "yibiao-pdf-cache")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// Dossier opens a dossier.
func Dossier(t testing.TB, s *session.Session, id string) *session.Editing {
	t.Helper()
	e, err := s.OpenDossier(id)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// Keep takes files in and attaches them.
func Keep(t testing.TB, e *session.Editing, picks ...attaching.Pick) []session.Material {
	t.Helper()
	kept, err := attaching.Keep(context.Background(), e, picks, nil)
	if err != nil {
		t.Fatal(err)
	}
	added, err := attaching.AttachKept(e, kept)
	if err != nil {
		t.Fatal(err)
	}
	return added
}

// Names lists the files' names, with a space between.
func Names(list []session.Material) string {
	var out []string
	for _, m := range list {
		out = append(out, m.Requirement+" "+m.Name)
	}
	return strings.Join(out, ", ")
}

// ReadAll reads a material to its end.
func ReadAll(t testing.TB, e *session.Editing, m session.Material) []byte {
	t.Helper()
	r, err := e.Session().Files().Open(m)
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

// File writes a file into a folder and gives its path.
func File(t testing.TB, folder, name string, data []byte) string {
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

// Picture is a JPEG of that size, in pixels.
func Picture(t testing.TB, w, h int) []byte {
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

// SamplePDF is a file of the sample materials.
func SamplePDF(t testing.TB, name string) []byte {
	t.Helper()
	data, err := assets.FS.ReadFile("samples/files/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// PaperForm is a blank without placeholders, as an office would issue it: labels beside empty cells.
func PaperForm(t testing.TB, labels ...string) []byte {
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

// RowsForm is a blank with a list: a row of headers, two empty rows, and a row for the sum of the last column.
func RowsForm(t testing.TB, sum string, headers ...string) []byte {
	t.Helper()
	grid := build.Grid{}
	var head []build.Cell
	for _, h := range headers {
		grid.Widths = append(grid.Widths, 1)
		head = append(head, build.Cell{Text: h, Label: true})
	}
	empty := build.Row{Cells: make([]build.Cell, len(headers))}
	grid.Rows = []build.Row{{Cells: head}, empty, empty, {Cells: []build.Cell{{Text: sum, Label: true, Span: len(headers) - 1}, {}}}}
	doc := build.Document{Title: "申请表", Body: []build.Block{build.Heading{Text: "技术改造项目资金申请表"}, grid}}
	data, err := doc.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// YearsForm is a blank with a table as an office would issue it: the years 2023 to 2025 beside each other, a row for each label.
func YearsForm(t testing.TB, labels ...string) []byte {
	t.Helper()
	grid := build.Grid{Widths: []float64{1, 1, 1, 1}}
	row := func(texts ...string) {
		var cells []build.Cell
		for i := range 4 {
			cell := build.Cell{}
			if i < len(texts) {
				cell = build.Cell{Text: texts[i], Label: true}
			}
			cells = append(cells, cell)
		}
		grid.Rows = append(grid.Rows, build.Row{Cells: cells})
	}
	row("指标（万元）", "2023年", "2024年", "2025年")
	for _, l := range labels {
		row(l)
	}
	doc := build.Document{Title: "申请表", Body: []build.Block{build.Heading{Text: "技术改造项目资金申请表"}, grid}}
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

// CellsOf gives a table's rows without their ids.
func CellsOf(e *session.Editing, table string) []map[string]string {
	var out []map[string]string
	for _, r := range e.Rows(table) {
		out = append(out, r.Cells)
	}
	return out
}

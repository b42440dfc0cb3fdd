package summaries_test

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"yibiao/app/session"
	"yibiao/app/session/bundling"
	"yibiao/app/session/record"
	"yibiao/app/session/sessiontest"
	"yibiao/app/session/summaries"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// inflated gives data with everything that is packed in it, at any depth: zip and docx, the streams of a PDF; and, of texts in
// UTF-16, what they say.
func inflated(t *testing.T, data []byte) []byte {
	t.Helper()
	all := bytes.Clone(data)
	if zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data))); err == nil {
		for _, f := range zr.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			part, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			all = append(append(all, f.Name...), inflated(t, part)...)
		}
	}
	for _, at := range regexp.MustCompile(`stream\r?\n`).FindAllIndex(data, -1) {
		if r, err := zlib.NewReader(bytes.NewReader(data[at[1]:])); err == nil {
			part, _ := io.ReadAll(r) // as far as it goes
			all = append(all, part...)
		}
	}
	wide := make([]uint16, 0, len(data)/2)
	for i := 0; i+1 < len(data); i += 2 {
		wide = append(wide, uint16(data[i])|uint16(data[i+1])<<8)
	}
	return append(all, string(utf16.Decode(wide))...)
}

// saidOnce are the findings about what may stand once only.
func saidOnce(t *testing.T, e *session.Editing) []forms.Finding {
	t.Helper()
	report, err := e.Check()
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(report.Findings, func(f forms.Finding) bool { return f.Code != forms.FindingUnique })
}

// TestABundleHoldsNothingOfOtherClients: twenty clients whose every field, title and file says who it is of, and who all use the
// same numbers. What is handed over for one holds nothing of the others; nor does what is kept of it, and what its check says while
// the others are hidden.
func TestABundleHoldsNothingOfOtherClients(t *testing.T) {
	const clients, ours = 20, 7
	s := sessiontest.Open(t, t.TempDir())
	var mine *session.Editing
	for n := range clients {
		if e := sessiontest.Plant(t, s, n); n == ours {
			mine = e
		}
	}
	if err := mine.Reload(); err != nil {
		t.Fatal(err)
	}
	search := func(what string, data []byte, own bool) {
		t.Helper()
		data = inflated(t, data)
		for n := range clients {
			if n != ours && bytes.Contains(data, []byte(sessiontest.Planted(n))) {
				t.Errorf("%s holds something of client %d", what, n)
			}
		}
		if own && !bytes.Contains(data, []byte(sessiontest.Planted(ours))) {
			t.Errorf("%s holds nothing of its own client: nothing was searched", what)
		}
	}
	out := t.TempDir()
	for _, folder := range []bool{true, false} {
		target := filepath.Join(out, "b")
		if !folder {
			target += ".zip"
		}
		x, err := bundling.Write(context.Background(), mine, bundling.ExportOptions{Target: target, Folder: folder, Draft: true}, nil)
		if err != nil {
			t.Fatal(err)
		}
		search("what the export tells", fmt.Appendf(nil, "%+v %+v %+v", x.Files, x.Documents, x.Target), false)
	}
	files := 0
	err := filepath.WalkDir(out, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files++
		data, err := os.ReadFile(path)
		search(path, append(data, path...), strings.HasSuffix(path, ".json") || strings.HasSuffix(path, ".zip") || strings.HasSuffix(path, ".docx"))
		return err
	})
	if err != nil || files < 8 {
		t.Fatalf("%d files, %v", files, err)
	}
	if err := summaries.Refresh(context.Background(), session.Looker(s), session.SummaryFilter{}, nil); err != nil {
		t.Fatal(err)
	}
	kept, _, err := s.Store().Digests().List(context.Background(), store.Which{Entities: []string{mine.Dossier.ID, mine.Client.ID}})
	if err != nil || len(kept) != 2 {
		t.Fatal(kept, err)
	}
	for _, d := range kept {
		search("what is kept", []byte(d.Body), d.Kind == record.KindDossier)
	}
	findings := saidOnce(t, mine)
	if len(findings) == 0 || !strings.Contains(findings[0].Says, sessiontest.Planted(0)) {
		t.Fatalf("the shared number is not found: %+v", findings)
	}
	session.LookOnlyAt(s, mine.Client.ID)
	for _, f := range saidOnce(t, mine) {
		search("a finding", []byte(f.Says), false)
	}
	seen := func(list any, err error) string { return fmt.Sprintf("%+v %v", list, err) }
	for what, text := range map[string]string{
		"clients": seen(s.Clients().List()), "dossiers": seen(s.Dossiers().List("")), "summaries": seen(s.Dossiers().Summaries(session.SummaryFilter{})),
		"a client that is hidden": seen(s.Clients().Find("柳州" + sessiontest.Planted(1))), "a dossier that is hidden": seen(s.Dossiers().Find("档案" + sessiontest.Planted(2)[:4])),
		"conflicts": seen(s.Dossiers().Conflicts("")), "conflicts of the client": seen(s.Dossiers().Conflicts(mine.Client.ID)),
	} {
		search(what, []byte(strings.ReplaceAll(text, sessiontest.Planted(1), "")), what != "a client that is hidden")
	}
}

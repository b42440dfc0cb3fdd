package client

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"yibiao/app/page"
	"yibiao/app/page/pagetest"
	"yibiao/app/say"
	"yibiao/app/session/card"
	"yibiao/app/task"
)

// The page tells of its client and of nobody else, warns of a mandate that has ended, and keeps the office's notes to itself.
func TestThePageOfAClientIsOfNobodyElse(t *testing.T) {
	s, w := pagetest.OpenSession(t, "shoutaitao", "stt-02-jiangli")
	mine := w.Editing.Client
	other, err := s.Clients().Create("另一家保密公司")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Dossiers().Create(other.ID, "shoutaitao", []string{"stt-02-jiangli"}, "别家的档案"); err != nil {
		t.Fatal(err)
	}
	test.NewTempApp(t)
	desk := &pagetest.Desk{}
	c, err := New(&page.Context{Session: s, Nav: desk, Dialogs: desk, Tasks: task.Inline()}, mine.ID)
	if err != nil || c.st == nil || len(desk.Failed) > 0 {
		t.Fatal(err, desk.Failed)
	}
	if say.MandateWarning(*c.st) != "" {
		t.Error("it warns though no mandate was ever kept")
	}
	for _, e := range []card.Entry{{Sort: card.Mandate, Until: "2026-10-31"}, {Sort: card.Note, Text: "只给自己看"}, {Sort: card.Contact, Name: "王某某"}} {
		e.Client = mine.ID
		_, err := card.Keep(s, e)
		c.did(err)
	}
	if warning := say.MandateWarning(*c.st); !strings.Contains(warning, "2026-10-31") || len(c.st.Entries) != 3 {
		t.Errorf("%q, %d entries", warning, len(c.st.Entries))
	}
	path := filepath.Join(t.TempDir(), "情况")
	desk.Files = [][]string{{path}}
	c.save(false)
	text := wordsOf(t, path+".docx")
	for words, there := range map[string]bool{mine.Name: true, "首台": true, "2026-10-31": false, "另一家": false, "别家": false, "只给自己看": false, "王某某": false} {
		if strings.Contains(text, words) != there {
			t.Errorf("%q is on the page: %v", words, !there)
		}
	}
	c.Undo()
	if len(c.st.Entries) != 2 || len(desk.Failed) > 0 {
		t.Errorf("after undo %d entries, failed %v", len(c.st.Entries), desk.Failed)
	}
}

// wordsOf is all that stands in a document, inflated.
func wordsOf(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	return all.String()
}

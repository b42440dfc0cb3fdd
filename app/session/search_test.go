package session

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func search(t testing.TB, s *Session, query string) []Hit {
	t.Helper()
	hits, err := s.Search(query, 50)
	if err != nil {
		t.Fatal(err)
	}
	return hits
}

func TestSearchFindsByCharactersAndByPinyinInitials(t *testing.T) {
	s := open(t, t.TempDir())
	for query, want := range map[string]string{
		"首台":      "stt-01-rending",
		"奖励 首台":   "stt-02-jiangli",
		"gxgnst":  "stt-01-rending",
		"GXGNST":  "stt-01-rending",
		"技术合同 登记": "",
	} {
		hits := search(t, s, query)
		if want != "" && !slices.ContainsFunc(hits, func(h Hit) bool { return h.Programme != nil && h.Programme.ID.S == want }) {
			t.Errorf("%q does not find %s among %d hits", query, want, len(hits))
		}
		if len(hits) == 0 {
			t.Errorf("%q finds nothing", query)
		}
	}
	if got := search(t, s, "   "); got != nil {
		t.Errorf("nothing asked: %d hits", len(got))
	}
	if got := search(t, s, "紫禁城琉璃瓦"); len(got) != 0 {
		t.Errorf("found %+v", got)
	}
}

func TestTheTitleCountsMoreThanTheText(t *testing.T) {
	s := open(t, t.TempDir())
	hits := search(t, s, "首台(套)")
	if len(hits) == 0 || hits[0].Kind != HitPolicy && hits[0].Kind != HitProgramme {
		t.Fatalf("first hit %+v", hits[:min(1, len(hits))])
	}
}

func TestAddedDocumentsAreFoundUntilRemoved(t *testing.T) {
	s := open(t, t.TempDir())
	path := filepath.Join(t.TempDir(), "2026年申报通知.txt")
	long := strings.Repeat("前面的话。", 200) + "每家企业紫金琉璃补贴不超过五十万元。" + strings.Repeat("后面的话。", 200)
	if err := os.WriteFile(path, []byte(long), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := s.AddPolicyFile(path, "shoutaitao")
	if err != nil {
		t.Fatal(err)
	}
	if again, err := s.AddPolicyFile(path, "shoutaitao"); err != nil || again.ID != f.ID {
		t.Errorf("the same file again: %+v, %v", again, err)
	}
	hits := search(t, s, "紫金琉璃")
	if len(hits) != 1 || hits[0].Kind != HitFile || !strings.Contains(hits[0].Text, "紫金琉璃补贴") || len([]rune(hits[0].Text)) > passage+2 {
		t.Fatalf("hits %+v", hits)
	}
	if err := s.RemovePolicyFile(f.ID); err != nil {
		t.Fatal(err)
	}
	if got := search(t, s, "紫金琉璃"); len(got) != 0 {
		t.Errorf("after removal: %+v", got)
	}
	if label, err := s.UndoPolicyFiles(); err != nil || label != "remove-policy" {
		t.Fatalf("undo: %q, %v", label, err)
	}
	if got := search(t, s, "紫金琉璃"); len(got) != 1 {
		t.Errorf("after the undo: %+v", got)
	}
}

func TestDocumentsThatCannotBeReadAreRefusedWithTheirReason(t *testing.T) {
	s := open(t, t.TempDir())
	dir := t.TempDir()
	for name, want := range map[string]string{"a.doc": "text-kind", "b.docx": "text-damaged", "c.pdf": "text-damaged", "d.txt": "text-empty"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(" "), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := s.AddPolicyFile(path, ""); CodeOf(err) != want {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
	if list, err := s.PolicyFiles(); err != nil || len(list) != 0 {
		t.Errorf("refused files are listed: %+v, %v", list, err)
	}
}

// BenchmarkSearch asks with two characters and with pinyin initials, over all packs and a document of a million characters.
func BenchmarkSearch(b *testing.B) {
	s := open(b, b.TempDir())
	path := filepath.Join(b.TempDir(), "长文件.txt")
	if err := os.WriteFile(path, []byte(strings.Repeat("工业企业技术改造。", 111_111)), 0o600); err != nil {
		b.Fatal(err)
	}
	if _, err := s.AddPolicyFile(path, ""); err != nil {
		b.Fatal(err)
	}
	for _, query := range []string{"技改", "stt", "紫禁"} {
		b.Run(fmt.Sprint(query), func(b *testing.B) {
			for b.Loop() {
				search(b, s, query)
			}
		})
	}
}

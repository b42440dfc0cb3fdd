package policies

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/mozillazg/go-pinyin"

	"yibiao/app/find"
	"yibiao/app/session"
	"yibiao/app/session/sessiontest"
	"yibiao/forms"
)

func search(t testing.TB, s *session.Session, query string) []Hit {
	t.Helper()
	hits, err := Search(s, query, 50)
	if err != nil {
		t.Fatal(err)
	}
	return hits
}

func TestSearchFindsByCharactersAndByPinyinInitials(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
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
	s := sessiontest.Open(t, t.TempDir())
	hits := search(t, s, "首台(套)")
	if len(hits) == 0 || hits[0].Kind != HitPolicy && hits[0].Kind != HitProgramme {
		t.Fatalf("first hit %+v", hits[:min(1, len(hits))])
	}
}

// A search folds width, spaces, brackets and punctuation on both sides; each case must be among the best hits.
func TestSearchFindsWhatIsMeantHoweverItIsTyped(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	for query, want := range map[string]string{
		"1月10日":          "第十九条",
		"１月１０日":          "第十九条",
		"200平方米":         "四(一)",
		"200 平方米":        "四(一)",
		"5个工作日":          "第十条",
		"首台套":            "shoutaitao",
		"首台（套）":          "shoutaitao",
		"首台(套)":          "shoutaitao",
		"桂科规字[2025]4号":   "shoutaitao",
		"桂科规字〔2025〕4号":   "shoutaitao",
		"桂科规字（2025） 4 号": "shoutaitao",
		"五基":             "三(一)4",
		"高精尖缺":           "三(五)13",
		"痛点":             "第八条(三)",
		"军工":             "第五条",
		"智能导办":           "二(四)",
		"耐心资本":           "(六)",
		"数字孪生":           "三",
		"不相容岗位":          "第十六条",
		"最初一公里":          "二",
		"死亡之谷":           "二",
		"khyh":           "bank.bank",
	} {
		hits := search(t, s, query)
		if !slices.ContainsFunc(hits[:min(len(hits), 8)], func(h Hit) bool { return h.ID == want || h.Title == want }) {
			t.Errorf("%q does not find %s among the first of %d hits: %+v", query, want, len(hits), hits[:min(len(hits), 3)])
		}
	}
	if hits := search(t, s, "桂科规字[2025]4号"); hits[0].Kind != HitPolicy || hits[0].ID != "shoutaitao" {
		t.Errorf("a document number finds %+v first", hits[0])
	}
	if hits := search(t, s, "死亡之谷"); hits[0].Word != "死亡之谷" {
		t.Errorf("the term of the original is not told: %+v", hits[0])
	}
	if hits := search(t, s, "概念验证"); hits[0].Word != "" {
		t.Errorf("a term is told without need: %+v", hits[0])
	}
}

// Numbers in characters find those in figures and back; a percentage is no part of an amount; what stands in a title comes before
// what stands in the name of a document.
func TestNumbersAndTitles(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	for _, c := range [][2]string{{"百分之五十", "50%"}, {"三十日", "30日"}, {"不超过 百分之五十", "不超过 50%"}} {
		got, want := search(t, s, c[0]), search(t, s, c[1])
		if !slices.EqualFunc(got, want, func(a, b Hit) bool { return a.Kind == b.Kind && a.ID == b.ID && a.Title == b.Title }) || len(got) == 0 {
			t.Errorf("%s finds %d, %s %d", c[0], len(got), c[1], len(want))
		}
	}
	hits := search(t, s, "不超过 15%")
	if len(hits) == 0 || hits[0].Kind != HitArticle || !strings.Contains(hits[0].Text, "15%") {
		t.Errorf("不超过 15%% finds first %+v", hits[:min(len(hits), 1)])
	}
	for _, h := range slices.Concat(hits, search(t, s, "50%")) {
		if strings.Contains(h.Title, "00 万元") {
			t.Errorf("a percentage finds %s", h.Title)
		}
	}
	if hits := search(t, s, "jsgz"); len(hits) == 0 || hits[0].ID != "lz-02a-jigai" {
		t.Errorf("jsgz finds first %+v", hits[:min(len(hits), 1)])
	}
}

// readings are the ways to type the initials of a name: the first reading of every character, and each other reading
// of each character once.
func readings(name string) []string {
	args := pinyin.NewArgs()
	args.Style, args.Heteronym = pinyin.FirstLetter, true
	args.Fallback = func(r rune, _ pinyin.Args) []string {
		if r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return []string{string(unicode.ToLower(r))}
		}
		return nil
	}
	var first []string
	all := pinyin.Pinyin(name, args)
	for _, letters := range all {
		first = append(first, letters[0])
	}
	out := []string{strings.Join(first, "")}
	for i, letters := range all {
		for _, l := range letters[1:] {
			out = append(out, strings.Join(first[:i], "")+l+strings.Join(first[i+1:], ""))
		}
	}
	return out
}

// namesOf are all texts of a library that people look for by their initials.
func namesOf(l *forms.Library) map[string]bool {
	names := map[string]bool{}
	var fields func(list []*forms.Field)
	fields = func(list []*forms.Field) {
		for _, f := range list {
			names[f.Label] = true
			for _, o := range f.Options {
				names[o] = true
			}
			fields(f.Columns)
		}
	}
	for _, p := range l.Packs {
		names[p.Title], names[p.Document.Name] = true, true
		for _, a := range p.Articles {
			names[a.No+" "+a.Title] = true
			for _, w := range a.Words {
				names[w] = true
			}
		}
		for _, q := range p.Programmes {
			names[q.Title], names[q.ShortTitle()] = true, true
			for _, r := range q.Rules {
				names[r.Condition], names[r.Says] = true, true
			}
			for _, r := range q.Materials {
				names[r.Name] = true
			}
			for _, section := range q.Asks {
				names[section.Title] = true
				fields(section.Fields)
			}
		}
	}
	return names
}

func TestEveryNameIsFoundByItsInitialsInAnyReading(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	names, typed := namesOf(s.Library()), 0
	for name := range names {
		text := find.NewName(name)
		for _, initials := range readings(name) {
			if typed++; !text.Has(find.Words(initials)) {
				t.Errorf("%q is not found by %q", name, initials)
				break
			}
		}
	}
	if len(names) < 2600 || typed < 2*len(names) {
		t.Errorf("only %d names and %d ways to type them", len(names), typed)
	}
}

// A text is cut where it has more characters than are shown, not more bytes.
func TestAShortTextIsShownWhole(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	path := filepath.Join(t.TempDir(), "通知.txt")
	short := strings.Repeat("前面的话。", 14) + "紫金琉璃补贴不超过五十万元。"
	if err := os.WriteFile(path, []byte(short), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := AddFile(s, path, "shoutaitao", ""); err != nil {
		t.Fatal(err)
	}
	if hits := search(t, s, "紫金琉璃"); len(hits) != 1 || hits[0].Text != short {
		t.Errorf("hits %+v", hits)
	}
}

func TestAddedDocumentsAreFoundUntilRemoved(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	path := filepath.Join(t.TempDir(), "2026年申报通知.txt")
	long := strings.Repeat("前面的话。", 200) + "每家企业紫金琉璃补贴不超过五十万元。" + strings.Repeat("后面的话。", 200)
	if err := os.WriteFile(path, []byte(long), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := AddFile(s, path, "shoutaitao", "")
	if err != nil {
		t.Fatal(err)
	}
	if again, err := AddFile(s, path, "shoutaitao", ""); err != nil || again.ID != f.ID {
		t.Errorf("the same file again: %+v, %v", again, err)
	}
	hits := search(t, s, "紫金琉璃")
	if len(hits) != 1 || hits[0].Kind != HitFile || !strings.Contains(hits[0].Text, "紫金琉璃补贴") || len([]rune(hits[0].Text)) > passage+2 {
		t.Fatalf("hits %+v", hits)
	}
	if err := RemoveFile(s, f.ID); err != nil {
		t.Fatal(err)
	}
	if got := search(t, s, "紫金琉璃"); len(got) != 0 {
		t.Errorf("after removal: %+v", got)
	}
	if label, err := UndoFiles(s); err != nil || label != "remove-policy" {
		t.Fatalf("undo: %q, %v", label, err)
	}
	if got := search(t, s, "紫金琉璃"); len(got) != 1 {
		t.Errorf("after the undo: %+v", got)
	}
}

func TestDocumentsThatCannotBeReadAreRefusedWithTheirReason(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	dir := t.TempDir()
	for name, want := range map[string]session.Code{"a.doc": "text-old", "a.xlsx": "text-kind", "b.docx": "text-damaged", "c.pdf": "text-damaged", "d.txt": "text-empty"} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(" "), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := AddFile(s, path, "", ""); session.CodeOf(err) != want {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
	if list, err := Files(s); err != nil || len(list) != 0 {
		t.Errorf("refused files are listed: %+v, %v", list, err)
	}
}

// BenchmarkSearch asks with two characters and with pinyin initials, over all packs and a document of a million characters.
func BenchmarkSearch(b *testing.B) {
	s := sessiontest.Open(b, b.TempDir())
	path := filepath.Join(b.TempDir(), "长文件.txt")
	if err := os.WriteFile(path, []byte(strings.Repeat("工业企业技术改造。", 111_111)), 0o600); err != nil {
		b.Fatal(err)
	}
	if _, err := AddFile(s, path, "", ""); err != nil {
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

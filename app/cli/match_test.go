package cli

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yibiao/app/session"
	"yibiao/forms"
)

func TestReadingsStandBesideTheirAmount(t *testing.T) {
	q := &forms.Programme{ID: forms.Text{S: "q"}}
	amount := func(id, of string) forms.Estimate {
		return forms.Estimate{Amount: &forms.Amount{ID: forms.Text{S: id}, ReadingOf: forms.Text{S: of}, Programme: q}}
	}
	var got [][]string
	for _, group := range readingGroups([]forms.Estimate{amount("b", "a"), amount("a", ""), amount("c", ""), amount("d", "a"), amount("e", "gone")}) {
		var ids []string
		for _, e := range group {
			ids = append(ids, e.Amount.ID.S)
		}
		got = append(got, ids)
	}
	if diff := cmp.Diff([][]string{{"a", "b", "d"}, {"c"}, {"e"}}, got); diff != "" {
		t.Error(diff)
	}
}

func TestCitesArticle(t *testing.T) {
	for _, c := range []struct {
		citation, no string
		want         bool
	}{
		{"第五条(七)", "第五条", true}, {"第五条", "第五条", true}, {"第五条", "第五条(七)", false}, {"三(一)1", "三(一)1", true},
		{"三(一)10", "三(一)1", false}, {"(十二)", "(十)", false}, {"第十五条", "第五条", false}, {"", "第五条", false},
	} {
		if got := citesArticle(c.citation, c.no); got != c.want {
			t.Errorf("%q cites %q: %v", c.citation, c.no, got)
		}
	}
}

func TestPolicyState(t *testing.T) {
	whole := forms.Document{Effective: "2025-05-06", Expires: "2030-05-05"}
	for _, c := range []struct {
		d    forms.Document
		day  string
		want string
	}{
		{whole, "2025-05-05", "not-yet"}, {whole, "2025-05-06", "in-force"}, {whole, "2030-05-05", "in-force"}, {whole, "2030-05-06", "ended"},
		{forms.Document{Effective: "2025-05-06"}, "2099-01-01", "in-force"}, {forms.Document{Expires: "2025-05-06"}, "2025-05-07", "ended"},
		{forms.Document{}, "2026-01-01", "unknown"}, {forms.Document{Effective: "以后"}, "2026-01-01", "unknown"},
	} {
		day, err := time.Parse(time.DateOnly, c.day)
		if err != nil {
			t.Fatal(err)
		}
		if got := policyState(c.d, day); got != c.want {
			t.Errorf("%+v on %s: %s, want %s", c.d, c.day, got, c.want)
		}
	}
}

// wideMatrix has so many programmes that they do not fit beside a name.
func wideMatrix(programmes int) matrixJSON {
	m := matrixJSON{Clients: []matrixClient{{Name: "柳州市一家名称特别长的机械装备制造有限责任公司"}, {Name: "甲"}}}
	for range programmes {
		m.Programmes = append(m.Programmes, matrixProgramme{Programme: "p", Title: "一个名称特别特别特别长的申报事项", Counts: map[string]int{}})
		for i := range m.Clients {
			m.Clients[i].Outcomes = append(m.Clients[i].Outcomes, string(forms.Met))
		}
	}
	return m
}

func TestMatrixIsOnlyAsWideAsTheTerminal(t *testing.T) {
	for _, programmes := range []int{1, 30, 120} {
		for _, width := range []int{60, 80, 200} {
			var w page
			writeMatrix(&w, wideMatrix(programmes), width)
			cells := 0
			for _, line := range strings.Split(w.b.String(), "\n") {
				if columns(line) > width {
					t.Errorf("%d programmes in %d columns: %q takes %d", programmes, width, line, columns(line))
				}
				if rest, ok := strings.CutPrefix(line, "甲"); ok {
					cells += strings.Count(rest, "+")
				}
			}
			if cells != programmes {
				t.Errorf("%d programmes in %d columns: %d cells for one client", programmes, width, cells)
			}
		}
	}
}

func TestMatrixSheetReadsBack(t *testing.T) {
	m := wideMatrix(2)
	m.Clients[0].Name, m.Clients[1].Name = `甲"乙",丙`, "@SUM(1)"
	data := matrixSheet(m)
	text, ok := strings.CutPrefix(string(data), "\ufeff")
	if !ok {
		t.Error("no mark at the beginning")
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 3 || len(rows[0]) != 3 || rows[1][0] != `甲"乙",丙` || rows[2][0] != "'@SUM(1)" || rows[1][1] != "符合" {
		t.Errorf("rows %q", rows)
	}
}

func TestOutputsAreWholeOrAbsent(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "对照 50%.csv")
	if err := writeOutput(path, []byte("一"), false); err != nil {
		t.Fatal(err)
	}
	if err := writeOutput(path, []byte("二"), false); session.CodeOf(err) != "exists" {
		t.Errorf("over a file that is there: %v", err)
	}
	if err := writeOutput(filepath.Join(folder, "没有", "a.csv"), []byte("三"), true); err == nil {
		t.Error("no failure for a folder that is not there")
	}
	occupied := filepath.Join(folder, "夹")
	if err := os.MkdirAll(filepath.Join(occupied, "内"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := writeOutput(occupied, []byte("四"), true); err == nil {
		t.Error("a folder was replaced by a file")
	}
	if data, err := os.ReadFile(path); err != nil || !bytes.Equal(data, []byte("一")) {
		t.Errorf("the first file holds %q, %v", data, err)
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 2 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestWidth(t *testing.T) {
	for columns, want := range map[string]int{"": usualWidth, "132": 132, "0": usualWidth, "breit": usualWidth} {
		p := &program{env: Environment{Out: &bytes.Buffer{}, Getenv: func(string) string { return columns }}}
		if got := p.width(); got != want {
			t.Errorf("COLUMNS=%q: %d, want %d", columns, got, want)
		}
	}
}

func TestQuoted(t *testing.T) {
	for word, want := range map[string]string{"甲公司": "甲公司", "甲 公司": `"甲 公司"`, "甲(柳州)": `"甲(柳州)"`, `a"b`: `"a\"b"`} {
		if got := quoted(word); got != want {
			t.Errorf("%s: %s, want %s", word, got, want)
		}
	}
}

package matching

import (
	"encoding/csv"
	"strings"
	"testing"

	"yibiao/app/cli/base"
	"yibiao/forms"
)

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
			var w base.Page
			writeMatrix(&w, wideMatrix(programmes), width)
			cells := 0
			for _, line := range strings.Split(w.B.String(), "\n") {
				if base.Columns(line) > width {
					t.Errorf("%d programmes in %d columns: %q takes %d", programmes, width, line, base.Columns(line))
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

func TestQuoted(t *testing.T) {
	for word, want := range map[string]string{"甲公司": "甲公司", "甲 公司": `"甲 公司"`, "甲(柳州)": `"甲(柳州)"`, `a"b`: `"a\"b"`} {
		if got := quoted(word); got != want {
			t.Errorf("%s: %s, want %s", word, got, want)
		}
	}
}

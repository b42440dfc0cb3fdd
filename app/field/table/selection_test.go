package table

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"yibiao/app/field/fieldtest"
	"yibiao/forms"
)

// calculated is a column that nobody types.
func calculated() *forms.Field {
	for _, f := range fieldtest.Vocabulary().Fields {
		for _, c := range f.Columns {
			if c.Computed() {
				return c
			}
		}
	}
	panic("the vocabulary has no calculated column")
}

// selectionOf is a selection in a table of two columns, the first of text and the second calculated; no window is needed.
func selectionOf(rows int) *selection {
	c := &cells{cfg: &Config{Vocabulary: fieldtest.Vocabulary(), Field: &forms.Field{Columns: []*forms.Field{
		{ID: forms.Text{S: "who"}, Label: "收款人", Type: forms.Text{S: "text"}},
		calculated(),
	}}}}
	for i := range rows {
		c.all = append(c.all, forms.Row{ID: fmt.Sprint("r", i), Cells: map[string]string{"who": fmt.Sprint("甲", i)}})
	}
	return &selection{cells: c}
}

func TestTheMarkStaysOnThePage(t *testing.T) {
	cases := []struct {
		name string
		page int
		to   spot
		want spot
	}{
		{"inside", 0, spot{3, 1}, spot{3, 1}}, {"before the first", 0, spot{-1, -4}, spot{0, 0}},
		{"behind the last of a page", 0, spot{pageRows, 0}, spot{pageRows - 1, 0}},
		{"the empty row below all", 1, spot{99, 9}, spot{10, 1}},
	}
	for _, c := range cases {
		s := selectionOf(pageRows + 10)
		s.turnTo(c.page)
		if s.moveTo(c.to); s.at != c.want || s.to != c.want {
			t.Errorf("%s: the mark is at %v, the corner at %v", c.name, s.at, s.to)
		}
	}
}

func TestBesideGoesLineByLine(t *testing.T) {
	s := selectionOf(1)
	for _, c := range []struct {
		from          spot
		steps         int
		to            spot
		ahead, behind bool
	}{
		{spot{0, 0}, 1, spot{0, 1}, false, false}, {spot{0, 1}, 1, spot{1, 0}, false, false}, {spot{1, 0}, -1, spot{0, 1}, false, false},
		{spot{1, 1}, 1, spot{2, 0}, false, true}, {spot{0, 0}, -1, spot{0, -1}, true, false},
	} {
		s.moveTo(c.from)
		if to, ahead, behind := s.beside(c.steps); to != c.to || ahead != c.ahead || behind != c.behind {
			t.Errorf("%d from %v: %v, ahead %v, behind %v", c.steps, c.from, to, ahead, behind)
		}
	}
}

func TestKeysLeadOnFromTheMarkOrTheCorner(t *testing.T) {
	s := selectionOf(3)
	s.moveTo(spot{1, 0})
	s.extend(spot{2, 1})
	near, _ := s.target(fyne.KeyUp, false)
	far, _ := s.target(fyne.KeyUp, true)
	if diff := cmp.Diff([]int{0, 0, 1, 1}, []int{near.row, near.column, far.row, far.column}); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, moves := s.target(fyne.KeyF5, false); moves {
		t.Error("a key that leads nowhere moves the mark")
	}
}

func TestChangesPassCalculatedCellsBy(t *testing.T) {
	whole := func() *selection {
		s := selectionOf(2)
		s.moveTo(spot{0, 0})
		s.extend(spot{1, 1})
		return s
	}
	for name, c := range map[string]struct {
		got  change
		want change
	}{
		"clear":     {whole().cleared(), change{cells: []Cell{{"r0", "who", ""}, {"r1", "who", ""}}}},
		"fill down": {whole().filledDown(), change{cells: []Cell{{"r1", "who", "甲0"}}}},
		"one value": {whole().pasted([][]string{{"乙"}}).change, change{cells: []Cell{{"r0", "who", "乙"}, {"r1", "who", "乙"}}}},
		"lines": {whole().pasted([][]string{{"乙", "9"}, {"丙", "9"}, {"丁", "9"}}).change,
			change{cells: []Cell{{"r0", "who", "乙"}, {"r1", "who", "丙"}}, added: []map[string]string{{"who": "丁"}}}},
	} {
		if diff := cmp.Diff(c.want, c.got, cmp.AllowUnexported(change{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// Sums stand only where they mean something: not of shares or prices of one piece, and not over several columns.
func TestSumsOnlyWhereTheyMeanSomething(t *testing.T) {
	s := yearly(nil)
	price := s.columns()[1]
	price.NoSum = true
	for _, year := range []string{"2023", "2024"} {
		s.all = append(s.all, forms.Row{ID: year, Cells: map[string]string{"year": year, "rev": "1", "net": "2", "rd": "3"}})
	}
	if diff := cmp.Diff(map[string]columnSum{"net": {text: "4.00"}, "rd": {text: "6.00"}}, s.sums(), cmp.AllowUnexported(columnSum{})); diff != "" {
		t.Errorf("below the table (-want +got):\n%s", diff)
	}
	s.all = append(s.all, forms.Row{ID: "x", Cells: map[string]string{"rd": "△3"}})
	s.moveTo(spot{0, 3})
	s.extend(spot{2, 3})
	if got := s.summary(); got != "已选 3 格，合计 6，其中 1 格读不出来，没有算进" {
		t.Errorf("with a figure that cannot be read: %q", got)
	}
	s.all = s.all[:2]
	for _, c := range []struct {
		from, to int
		sum      bool
	}{{0, 0, false}, {1, 1, false}, {2, 2, true}, {2, 3, false}, {1, 2, false}} {
		s.moveTo(spot{0, c.from})
		s.extend(spot{1, c.to})
		if got := s.summary(); strings.Contains(got, "合计") != c.sum {
			t.Errorf("columns %d to %d: %q", c.from, c.to, got)
		}
	}
}

package match

import (
	"fmt"
	"image"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"yibiao/app/kit"
	"yibiao/app/look"
	"yibiao/app/page/pagetest"
	"yibiao/app/session/matching"
	"yibiao/forms"
)

// newHeat makes a map of rows × cols cells in a window, with what was told and opened last.
func newHeat(t testing.TB, rows, cols int) (h *heatMap, told, opened *[2]int) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.New(look.Fonts{}, look.Light, 1))
	told, opened = &[2]int{-9, -9}, &[2]int{-9, -9}
	h = newHeatMap(func(r, c int) { *told = [2]int{r, c} }, func(r, c int) { *opened = [2]int{r, c} })
	var heads []heatCol
	for j := range cols {
		heads = append(heads, heatCol{name: fmt.Sprintf("第%d个申报事项", j), group: fmt.Sprint("政策", j/10)})
	}
	var lines []heatRow
	for i := range rows {
		line := heatRow{name: fmt.Sprintf("柳州市第%03d号机械制造有限公司", i), met: i % 7}
		for j := range cols {
			line.cells = append(line.cells, cellKind{outcome: forms.ProgrammeOutcomes()[(i+j)%4], begun: j%5 == 0})
		}
		lines = append(lines, line)
	}
	w := test.NewTempWindow(t, h.object)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1318, 510))
	h.set(lines, heads)
	return h, told, opened
}

func TestKeysMoveOnTheMapAndItFollows(t *testing.T) {
	h, told, opened := newHeat(t, 200, 67)
	kit.Focus(h.cells)
	key := func(names ...fyne.KeyName) {
		for _, n := range names {
			h.cells.TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	key(fyne.KeyUp, fyne.KeyLeft)
	if *told != [2]int{0, 0} {
		t.Errorf("beyond the first cell: %v", *told)
	}
	key(fyne.KeyDown, fyne.KeyRight, fyne.KeyRight)
	if *told != [2]int{1, 2} {
		t.Errorf("one down, two right: %v", *told)
	}
	key(fyne.KeyEnd)
	for range 40 {
		key(fyne.KeyPageDown)
	}
	if *told != [2]int{199, 66} {
		t.Errorf("the last cell: %v", *told)
	}
	first, last := h.visibleRows()
	if _, right := h.visibleCols(); last != 199 || first < 150 || right != 66 {
		t.Errorf("the map did not follow: rows %d to %d, columns to %d", first, last, right)
	}
	key(fyne.KeyReturn)
	if *opened != [2]int{199, 66} {
		t.Errorf("Enter opened %v", *opened)
	}
}

func TestTheMouseFindsCellsAcrossGaps(t *testing.T) {
	h, _, opened := newHeat(t, 30, 67)
	// Column 10 begins a group: a gap lies before it.
	at := fyne.NewPos(h.left(10)+2, 3*h.cellHeight()+2)
	h.cells.Tapped(&fyne.PointEvent{Position: at})
	if *opened != [2]int{3, 10} {
		t.Errorf("opened %v, want row 3, column 10", *opened)
	}
	if _, _, ok := h.at(fyne.NewPos(h.left(10)-2, 5)); ok {
		t.Error("the gap between two policies is taken for a cell")
	}
	h.names.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, h.cellHeight()*2+1)})
	if *opened != [2]int{2, -1} {
		t.Errorf("the name of row 2 opened %v", *opened)
	}
}

func TestCellsDifferWithoutTheirColours(t *testing.T) {
	newHeat(t, 1, 1)
	shapes := map[string]forms.Outcome{}
	for _, o := range forms.ProgrammeOutcomes() {
		img := paintCell(cellKind{outcome: o}, 26, 26)
		ground := img.At(3, 3)
		shape := ""
		for y := range 26 {
			for x := range 26 {
				if img.At(x, y) == ground {
					shape += "."
				} else {
					shape += "#"
				}
			}
		}
		if other, there := shapes[shape]; there {
			t.Errorf("%s looks like %s but for the colour", o, other)
		}
		shapes[shape] = o
	}
	if plain, begun := paintCell(cellKind{outcome: forms.Met}, 26, 26), paintCell(cellKind{outcome: forms.Met, begun: true}, 26, 26); cmp.Equal(plain.Pix, begun.Pix) {
		t.Error("a dossier cannot be seen on its cell")
	}
}

func TestThePictureHoldsWhatIsScrolledTo(t *testing.T) {
	h, _, _ := newHeat(t, 200, 67)
	size := h.scroll.Size()
	before := h.paint(int(size.Width), int(size.Height)).(*image.RGBA)
	h.scroll.ScrollToOffset(fyne.NewPos(0, h.cellHeight()))
	after := h.paint(int(size.Width), int(size.Height)).(*image.RGBA)
	cell := int(h.cellHeight())
	for x := range 60 {
		if before.At(x, cell+5) != after.At(x, 5) {
			t.Fatalf("after scrolling by a row, its cells are not at the top (x %d)", x)
		}
	}
}

func TestUpright(t *testing.T) {
	for name, want := range map[string]string{
		"技术改造":        "技术改造",
		"AI 典型场景":     "AI典型场景",
		"“卡脖子”产业化":    "卡脖子产业化",
		"概念验证中心(综合型)": "概念验证…合型)",
	} {
		if got := string(upright([]string{name}, heatLetters)[0]); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	if got := string(upright([]string{"概念验证中心"}, heatBrief)[0]); got != "概念…中心" {
		t.Errorf("short heads: %q", got)
	}
}

// BenchmarkHeatMap draws what is seen of 200 × 67 cells after each step of scrolling, heads included.
func BenchmarkHeatMap(b *testing.B) {
	h, _, _ := newHeat(b, 200, 67)
	size := h.scroll.Size()
	n := 0
	for b.Loop() {
		n++
		h.scroll.ScrollToOffset(fyne.NewPos(float32(n%40)*11, float32(n%300)*13))
		h.paint(int(size.Width*1.5), int(size.Height*1.5))
	}
}

// No reason ends where its list should begin, whatever decides.
func TestReasonsAreWhole(t *testing.T) {
	s, w := pagetest.OpenSession(t, "shoutaitao", "stt-01-rending")
	for _, answer := range []string{"", "450200", "110000"} {
		if answer != "" {
			pagetest.SetIn(t, w, "org.region", answer)
		}
		m, err := matching.OfClient(s, w.Editing.Client.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range m.Programmes {
			for _, o := range forms.ProgrammeOutcomes() {
				p.Verdict.Outcome = o // however it came to be decided so
				if words := matchReason(p); strings.HasSuffix(words, "：") || words == "" {
					t.Errorf("%s, %s: %q", p.Programme.ID.S, o, words)
				}
			}
			if strings.HasPrefix(p.Programme.ID.S, "fw-") && p.Outcome() == forms.Confirm {
				t.Errorf("%s is offered to a firm of which nobody knows that it is a provider", p.Programme.ID.S)
			}
		}
	}
}

// What stands against a condition is told beside it, as the command line tells it.
func TestWhatStandsAgainstAConditionIsTold(t *testing.T) {
	s, w := pagetest.OpenSession(t, "shoutaitao", "stt-01-rending")
	pagetest.SetIn(t, w, "org.industry", "B0810")
	m, err := matching.OfClient(s, w.Editing.Client.ID)
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for _, p := range m.Programmes {
		for _, c := range p.Verdict.Conditions {
			if c.Against == "" {
				continue
			}
			if words := strings.ReplaceAll(pagetest.Texts(matchCondition(p, c)), "\n", ""); c.OddWhy == nil && !strings.Contains(words, c.Against) {
				t.Errorf("%s: %q does not tell %q", c.Rule.Key(), words, c.Against)
			}
			told++
		}
	}
	if told == 0 {
		t.Error("nothing stands against any condition")
	}
}

package sketch

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// alone are lines that no page begins with: what is signed or opined on would not stand there.
var alone = regexp.MustCompile(`^(.{0,24}[（(].{0,8}(签字|签章|盖章|公章|签名)[）)]：?|[年月日　 ]+|.{1,3}、审核意见|负责人签字.*)$`)

// growing are blanks in which a table or a text of any length stands before the signatures, which is kept with nothing.
var growing = []string{"概念验证中心绩效评估报告.docx", "节能量测算表.docx", "平台建设可行性研究报告.docx", "任务书.docx", "企业技术中心评价数据表.docx"}

// In the program's own blanks a box stays with its word, rows grow with what is written, and neither signatures nor opinions stand
// on a page of their own.
func TestFormsKeepTogetherWhatBelongsTogether(t *testing.T) {
	names, err := filepath.Glob("../../../assets/packs/*/forms/*.docx")
	if err != nil || len(names) < 100 {
		t.Fatal(len(names), "blank forms found", err)
	}
	faces := testFaces(t)
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		body, settings := partOf(t, data, "word/document.xml"), partOf(t, data, "word/settings.xml")
		if strings.Contains(body, `w:hRule="exact"`) {
			t.Errorf("%s has a row whose height is fixed", name)
		}
		_, after, _ := strings.Cut(settings, "<w:noLineBreaksAfter ")
		after, _, _ = strings.Cut(after, "/>")
		if !strings.ContainsRune(after, '□') || !strings.ContainsRune(after, '☐') || strings.Contains(body, "<w:kinsoku") {
			t.Errorf("%s: a line may end with a box", name)
		}
		sheets, err := Lay(data, faces)
		if err != nil {
			t.Fatal(name, err)
		}
		for i, s := range sheets {
			rows := s.rows()
			if i > 0 && len(rows) > 0 && alone.MatchString(rows[0]) && !slices.Contains(growing, filepath.Base(name)) {
				t.Errorf("%s: page %d of %d begins with %q", name, i+1, len(sheets), rows[0])
			}
			for _, r := range rows {
				if strings.HasSuffix(r, "□") || strings.HasSuffix(r, "☐") {
					t.Errorf("%s: page %d: the box at the end of %q is apart from its word", name, i+1, r)
				}
			}
		}
	}
}

// partOf is a part of a package.
func partOf(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// rows are the words of a sheet by the height at which they stand, from top to bottom.
func (s *Sheet) rows() []string {
	var marks []mark
	for _, m := range s.marks {
		if strings.TrimSpace(m.words) != "" {
			marks = append(marks, m)
		}
	}
	slices.SortStableFunc(marks, func(a, b mark) int {
		if d := (a.y + a.h) - (b.y + b.h); d < -3 || d > 3 {
			return int(d * 10)
		}
		return int((a.x - b.x) * 10)
	})
	var out []string
	var last float64
	for i, m := range marks {
		if end := m.y + m.h; i == 0 || end > last+3 {
			out, last = append(out, ""), end
		}
		out[len(out)-1] += m.words
	}
	for i := range out {
		out[i] = strings.TrimSpace(out[i])
	}
	return out
}

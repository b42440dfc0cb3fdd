package compare_test

import (
	"testing"

	"yibiao/dossier/docx"
	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/place/compare"
)

func form(t *testing.T, promise, name, opinion string) []byte {
	return docxtest.Pack(t, docxtest.Line(promise), docxtest.Table([]string{"单位名称", name}, []string{"主管部门意见", opinion}))
}

// Of two copies of a form it is told what was filled in, what another office wrote, and what was printed otherwise.
func TestWhatDiffersIsToldByItsKind(t *testing.T) {
	const promise = "本单位承诺所报内容真实。"
	blank := form(t, promise, "", "")
	for name, x := range map[string]struct {
		filled []byte
		want   []compare.DifferenceKind
	}{
		"the blank itself":     {blank, nil},
		"filled":               {form(t, promise, "甲公司", ""), nil},
		"an opinion":           {form(t, promise, "甲公司", "同意"), []compare.DifferenceKind{compare.DiffSigned}},
		"another promise":      {form(t, "本单位承诺所报内容基本真实。", "甲公司", ""), []compare.DifferenceKind{compare.DiffWords}},
		"both, told in a list": {form(t, "本单位承诺所报内容基本真实。", "", "同意"), []compare.DifferenceKind{compare.DiffWords, compare.DiffSigned}},
	} {
		c, err := docx.Compare(blank, x.filled)
		if err != nil {
			t.Fatal(name, err)
		}
		var got []compare.DifferenceKind
		for _, d := range c.Differences {
			got = append(got, d.What)
		}
		if len(got) != len(x.want) {
			t.Errorf("%s: %v, not %v", name, got, x.want)
			continue
		}
		for i := range got {
			if got[i] != x.want[i] {
				t.Errorf("%s: %v, not %v", name, got, x.want)
			}
		}
	}
}

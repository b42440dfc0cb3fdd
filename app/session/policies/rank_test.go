package policies_test

import (
	"io/fs"
	"testing"

	"yibiao/app/session/policies"
	"yibiao/assets"
	"yibiao/forms/loading"
)

// A programme is found by the words of the articles that it rests on, behind those that bear the words in their names.
func TestArticlesLeadToTheirProgrammes(t *testing.T) {
	folder, err := fs.Sub(assets.FS, "packs")
	if err != nil {
		t.Fatal(err)
	}
	library, err := loading.ReadLibrary(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		pack, programme, words string
		found                  bool
	}{
		{"liuzhou", "lz-12a-tidu", "质量标杆", true},
		{"liuzhou", "lz-12a-tidu", "智能制造标杆企业", true}, // stands among the words of (十二) alone
		{"rengongzhineng", "ai-k05-fuwuquan", "链主", true},
		{"rengongzhineng", "ai-k05-fuwuquan", "彩票", false},
		{"liuzhou", "lz-02a-jigai", "链主", false},
	} {
		q := library.Pack(c.pack).Programme(c.programme)
		if rank := policies.RankOf(q, c.words); rank >= 0 != c.found {
			t.Errorf("%s, %q: %d", c.programme, c.words, rank)
		}
	}
	named, resting := library.Pack("sannian").Programme("sn-10-zhuanjing-peiyu"), library.Pack("liuzhou").Programme("lz-12a-tidu")
	if a, b := policies.RankOf(named, "专精特新"), policies.RankOf(resting, "专精特新"); a < 0 || b < 0 || a >= b {
		t.Errorf("专精特新: %d for the one that bears it, %d for the other", a, b)
	}
}

package find

import (
	"slices"
	"testing"
)

// found tells whether an index of the pieces of a text gives it for a word.
func found(text string, w Word) bool {
	have := Grams(text)
	return slices.ContainsFunc(w.Grams(), func(all []string) bool {
		return !slices.ContainsFunc(all, func(piece string) bool { return !slices.Contains(have, piece) })
	})
}

// TestPiecesLeaveNothingOut: whatever answers a word is found by its pieces.
func TestPiecesLeaveNothingOut(t *testing.T) {
	for _, c := range [][2]string{
		{"首台(套)认定", "首台"}, {"开户银行", "khyh"}, {"开户银行", "khyx"}, {"开户银行", "银h"}, {"重庆", "cq"}, {"重庆", "z"}, {"覃", "t"},
		{"南宁市华润", "南宁华润"}, {"广西壮族自治区科学技术厅", "gxkxjst"}, {"广西壮族自治区科学技术厅", "广西科学"}, {"公示5个工作日", "5个"},
		{"0772-2831488", "07722831488"}, {"最高 200 万元", "200万"}, {"ABC公司", "abc"}, {"ABC公司", "abcgs"}, {"DCMM 5G", "5g"}, {"13900000012", "139000"},
		{"桂科规字〔2025〕4号", "2025"}, {"50 %", "50"}, {"Ⅱ级①", "①"},
	} {
		words := Words(c[1])
		if len(words) != 1 || NameOf(c[0]).How(words[0]) == Not {
			t.Fatalf("%q does not answer %q", c[0], c[1])
		}
		if !found(c[0], words[0]) {
			t.Errorf("%q is not found by %q: %q in %q", c[0], c[1], words[0].Grams(), Grams(c[0]))
		}
	}
	if found("柳州市", Words("南宁")[0]) {
		t.Error("柳州市 is found by 南宁")
	}
}

func FuzzGrams(f *testing.F) {
	f.Add("广西壮族自治区柳州市 ABC 0772-2831488 50%", "gxlz")
	f.Add("重庆市长安区x1", "庆c")
	f.Add("２００，000 元ｘ", "200000")
	f.Fuzz(func(t *testing.T, text, search string) {
		name := NameOf(text)
		for _, w := range Words(search) {
			if name.How(w) != Not && !found(text, w) {
				t.Errorf("%q answers %q, and its pieces do not: %q in %q", text, search, w.Grams(), Grams(text))
			}
		}
	})
}

package find

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for given, want := range map[string]string{
		"每年 1 月 10 日前":    "每年1月10日前",
		"首台（套）":           "首台套",
		"桂科规字〔2025〕4号":    "桂科规字2025\x1f4号",
		"桂科规字[2025] 4 号":  "桂科规字2025\x1f4号",
		"２００ 平方米":         "200平方米",
		"10,000 元，1，2":    "10000元1\x1f2",
		"50 %，0.2%；5。":    "50\x1f0.2%5",
		"50%":             "50%",
		"“19+6+N”":        "19\x1f6n",
		"DCMM 5G":         "dcmm5g",
		"":                "",
		"……（）":            "",
		"2025—2027年":      "2025\x1f2027年",
		"⼯业⼀切\uf9ca":      "工业一切流",
		"坏\xff字\uFFFD5 1": "坏字5\x1f1",
		"Ⅱ级、①":            "ⅱ级①",
	} {
		if got := Fold(given); got != want {
			t.Errorf("%q: %q, want %q", given, got, want)
		}
		if got := Fold(Fold(given)); got != Fold(given) {
			t.Errorf("%q folded twice: %q", given, got)
		}
	}
}

func TestHow(t *testing.T) {
	cases := []struct {
		name, word string
		want       How
	}{
		{"首台(套)", "首台套", Is},
		{"首台(套)", "首台（套）", Is},
		{"首台(套)认定", "首台", Starts},
		{"国内首台(套)", "首台套", Within},
		{"开户银行", "khyh", Begins},
		{"企业", "企業", Is},
		{"技术改造", "技術改造", Is},
		{"備份與恢復", "备份", Starts},
		{"備份與恢復", "bfyhf", Begins},
		{"开户银行", "khyx", Begins},
		{"开户银行", "yh", Sounds},
		{"所属行业", "sshy", Begins},
		{"行业情况", "hyqk", Begins},
		{"重庆", "cq", Begins},
		{"覃", "q", Begins},
		{"覃", "t", Begins},
		{"南宁市华润", "nnhr", Begins},
		{"南宁市华润", "nnshr", Begins},
		{"南宁市华润", "南宁华润", Begins},
		{"广西壮族自治区科学技术厅", "gxkxjst", Begins},
		{"广西壮族自治区科学技术厅", "gxzzzzqkxjst", Begins},
		{"柳州市", "lz", Begins},
		{"柳州市", "lzx", Not},
		{"柳州", "lzs", Not},
		{"市场", "c", Sounds},
		{"公示5个工作日", "5个工作日", Within},
		{"公示15个工作日", "5个工作日", Not},
		{"公示十五个工作日", "五个工作日", Not},
		{"不低于 500 万元", "50%", Not},
		{"不超过 1500 万元", "15%", Not},
		{"税率0.2%", "0.2%", Within},
		{"上限 50 % 的", "50%", Not},
		{"最高 50%", "百分之五十", Within},
		{"最高百分之五十", "50%", Within},
		{"限期 30 日", "三十日", Within},
		{"限期三十日", "30日", Within},
		{"限期 130 日", "三十日", Not},
		{"限期一百三十日", "30日", Not},
		{"2026年3月15日", "二〇二六年三月十五日", Is},
		{"二〇二六年三月十五日", "2026年3月15日", Is},
		{"500 万元", "五百万元", Is},
		{"一千零五家", "1005家", Is},
		{"第 12 条", "第十二条", Is},
		{"一件事", "1件", Starts},
		{"1件事", "一件事", Is},
		{"0.2%", "2%", Not},
		{"按 0.2% 补偿", "千分之二", Within},
		{"按千分之二补偿", "0.2%", Within},
		{"按千分之十二补偿", "1.2%", Within},
		{"按千分之二补偿", "2%", Not},
		{"15 个、5 个", "5个", Within},
		{"ABC公司", "abc", Starts},
		{"", "a", Not},
		{"0772-2831488", "07722831488", Begins},
		{"0772-2831488", "2831488", Within},
		{"最高 200 万元", "200万", Within},
	}
	for _, c := range cases {
		words := Words(c.word)
		if len(words) != 1 {
			t.Fatalf("%q is %d words", c.word, len(words))
		}
		if got := NewName(c.name).How(words[0]); got != c.want {
			t.Errorf("%q in %q: %d, want %d", c.word, c.name, got, c.want)
		}
	}
}

func TestWordsAreSeparateAndNothingIsNothing(t *testing.T) {
	if got := Words(" （） 　，"); len(got) != 0 {
		t.Errorf("punctuation is %d words", len(got))
	}
	name := NewName("柳州市智榫机械装备有限公司")
	for search, want := range map[string]bool{"": true, "机械 柳州": true, "机械　lz": true, "机械 南宁": false, "lzzs": true} {
		if got := name.Has(Words(search)); got != want {
			t.Errorf("%q: %v", search, got)
		}
	}
	if New("开户银行").Has(Words("khyh")) {
		t.Error("a text that is no name is found by its initials")
	}
}

func TestPlaceLeadsBackToTheText(t *testing.T) {
	long := strings.Repeat("前面，（的） 话Ａ。\n", 3000)
	for _, c := range []struct{ text, search, from string }{
		{"每年 1 月 10 日前", "1月10日", "1 月"},
		{"每年（１ 月）10 日前", "1月10日", "１ 月"},
		{long + "公示 15 个，公示 5 个工作日。" + long, "5个工作日", "5 个工作日"},
		{long + "  首台（套）装备", "紫禁 首台套", "首台（套）"},
		{"桂科规字〔2025〕 4 号", "4号", "4 号"},
	} {
		at := Place(c.text, c.search)
		if at < 0 || !utf8.ValidString(c.text[at:]) || !strings.HasPrefix(c.text[at:], c.from) {
			t.Errorf("%q: place %d", c.search, at)
		}
	}
	if got := Place("甲乙", "丙"); got != -1 {
		t.Errorf("nothing stands at %d", got)
	}
}

func FuzzPlace(f *testing.F) {
	f.Add("每年 1 月 10 日，２００　平方米\xff0.5%", "1月10日")
	f.Fuzz(func(t *testing.T, text, search string) {
		if folded := Fold(text); Fold(folded) != folded {
			t.Errorf("%q folds to %q and then to %q", text, folded, Fold(folded))
		}
		words := Words(search)
		at := New(text).Place(text, words)
		if at > len(text) || at < -1 {
			t.Fatalf("place %d of %d", at, len(text))
		}
		if at >= 0 && !slices.ContainsFunc(words, func(w Word) bool { return strings.HasPrefix(Fold(text[at:]), w.folded) }) {
			t.Errorf("%q does not stand at %d of %q", search, at, text)
		}
	})
}

// What people call one thing in two ways is found by either, alone or within a longer word, and at its place.
func TestOtherWordsForTheSame(t *testing.T) {
	aliases := [][]string{{"技改", "技术改造"}, {"AI", "人工智能"}}
	for _, c := range []struct {
		text, search string
		want         bool
	}{
		{"企业技术改造补助", "技改", true}, {"技改贷款贴息", "技术改造", true}, {"技术改造项目", "技改项目", true}, {"人工智能应用场景", "ai 场景", true},
		{"技术合同", "技改", false}, {"改造厂房", "技改", false},
	} {
		if got := NewName(c.text).Has(Words(c.search, aliases...)); got != c.want {
			t.Errorf("%s for %q: %v", c.text, c.search, got)
		}
	}
	text := "支持企业技术改造"
	if got, want := New(text).Place(text, Words("技改", aliases...)), len("支持企业"); got != want {
		t.Errorf("at %d, want %d", got, want)
	}
	index := map[string]bool{}
	for _, piece := range Grams(text) {
		index[piece] = true
	}
	for _, choice := range Words("技改", aliases...)[0].Grams() {
		all := true
		for _, piece := range choice {
			all = all && index[piece]
		}
		if all {
			return
		}
	}
	t.Error("an index of pieces does not find it by its other word")
}

package checks

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"yibiao/forms"
	"yibiao/forms/loading"
)

// The packs that ship are read by reviewers who do not program: no long line, no address but the issuers' own, every source
// named once and cited.
func TestBuiltInPacksLeaveNothingToRemark(t *testing.T) {
	l := builtin(t)
	remarks := loading.RemarksOnVocabulary(l.Vocabulary)
	for _, p := range l.Packs {
		remarks = append(remarks, loading.RemarksOn(p)...)
	}
	for _, r := range remarks {
		t.Error(r)
	}
}

const citingPack = `
pack: small
title: 小政策
document: { name: 办法, number: 桂科〔2025〕1号 }
programmes: [one.yaml]
sources:
  柳州2026通知:
    title: 关于申报的通知
    number: 柳科〔2026〕2号
    issuer: 柳州市科学技术局
    place: 柳州
    url: http://kjj.liuzhou.gov.cn/t1.shtml
  各地做法: { title: 申报书, issuer: 科学技术部, place: 全国 }
`

const citingOne = `
programme: one
title: 认定
asks:
  - section: 产品
    fields:
      - { id: p.a, label: 甲, type: text, required: true, article: 第四条 }
      - { id: p.b, label: 乙, type: text, required: true, source: 柳州2026通知 }
      - { id: p.c, label: 丙, type: text, required: true, source: 各地做法, place: 南宁 }
      - { id: p.d, label: 丁, type: text, required: true, article: 第五条, src: 推定 }
      - { id: p.e, label: 戊, type: text, required: true, src: practice, place: 柳州 }
rules:
  - { id: r, require: p.a != "", severity: block, says: 请填, source: 柳州2026通知, article: 第六条 }
materials:
  - use: m.license
  - { id: x.a, name: 申请表, article: 第七条 }
  - { id: x.b, name: 合同, when: p.a == "b" }
  - { id: x.c, name: 声明, format: docx → 纸质原件, when_says: 联合申报时 }
  - { id: x.d, name: 照片, format: JPG, seal: 无, need: optional }
`

func citing(t *testing.T, pack, one string) (*forms.Library, error) {
	t.Helper()
	fsys := smallFS(t)
	delete(fsys, "small/two.yaml")
	fsys["small/pack.yaml"] = &fstest.MapFile{Data: []byte(pack)}
	fsys["small/one.yaml"] = &fstest.MapFile{Data: []byte(one)}
	return loading.ReadLibrary(fsys)
}

func TestWhatGoesWithoutSayingIsFilledIn(t *testing.T) {
	l, err := citing(t, citingPack, citingOne)
	if err != nil {
		t.Fatal(err)
	}
	q := l.Packs[0].Programmes[0]
	got := map[string]string{}
	for _, f := range q.Asks[0].Fields {
		got[f.Name()] = fmt.Sprintln(f.Src, f.Place, f.Number, f.Article, f.URL)
	}
	got["r"] = fmt.Sprintln(q.Rules[0].Src, q.Rules[0].Place, q.Rules[0].Number, q.Rules[0].Article)
	for _, r := range q.Materials {
		got[r.ID.S] = fmt.Sprintln(r.Need, r.Format, r.Seal, r.Src)
	}
	want := map[string]string{
		"p.a":       "文件规定  桂科〔2025〕1号 第四条 \n",
		"p.b":       "通常做法 柳州 柳科〔2026〕2号  http://kjj.liuzhou.gov.cn/t1.shtml\n",
		"p.c":       "通常做法 南宁   \n",
		"p.d":       "推定   第五条 \n",
		"p.e":       "通常做法 柳州   \n",
		"r":         "通常做法 柳州  第六条\n",
		"m.license": "always PDF + 纸质 公章 通常做法\n",
		"x.a":       "always PDF + 纸质 公章 文件规定\n",
		"x.b":       "conditional PDF + 纸质 公章 \n",
		"x.c":       "conditional docx → 纸质原件 法定代表人签字 + 公章 \n",
		"x.d":       "optional JPG 无 \n",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSourcesMustBeThereAndToldApart(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"unknown", "source: 柳州2026通知, article", "source: 柳州2025通知, article", "small/one.yaml:13:69: unknown source 柳州2025通知 (allowed: 柳州2026通知 各地做法)"},
		{"no title", "title: 申报书, issuer", "issuer", "small/pack.yaml:13:3: source 各地做法 needs title"},
		{"no issuer", ", issuer: 科学技术部", "", "small/pack.yaml:13:3: source 各地做法 needs title"},
		{"unknown word", "src: 推定", "src: 猜测", `small/one.yaml:10:15: unknown provenance "猜测" (allowed: 文件规定 通常做法 推定)`},
		{"twice", "  各地做法: {", "  柳州2026通知: {", `small/pack.yaml:13:3: "柳州2026通知" stands here twice`},
	} {
		t.Run(c.name, func(t *testing.T) {
			pack, one := strings.Replace(citingPack, c.old, c.new, 1), strings.Replace(citingOne, c.old, c.new, 1)
			if pack == citingPack && one == citingOne {
				t.Fatal("the case changes nothing")
			}
			if _, err := citing(t, pack, one); err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("want %q, got %v", c.want, err)
			}
		})
	}
}

func TestRemarksTellWhatIsHardToReview(t *testing.T) {
	pack := strings.NewReplacer("http://kjj.liuzhou.gov.cn/t1.shtml", "https://www.chacewang.com/1.html", "各地做法:", "没人用:").Replace(citingPack)
	one := strings.Replace(citingOne, "source: 各地做法, place: 南宁", `src: practice, url: "http://a.cn/1"`, 1)
	one += "declarations:\n  - text: >-\n      " + strings.Repeat("真", loading.MaxLine-6) + "\n  - text: >-\n      " + strings.Repeat("长", loading.MaxLine-5) + "\n" // 6 blanks before them
	l, err := citing(t, pack, one)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range loading.RemarksOn(l.Packs[0]) {
		got = append(got, fmt.Sprint(r.At, " ", r.Code, " ", r.Key, " ", r.First))
	}
	want := []string{
		"small/pack.yaml:7:3 unofficial https://www.chacewang.com/1.html 0",
		"small/pack.yaml:13:3 unused-source 没人用 0",
		"small/one.yaml:9:63 earlier-word practice 0",
		"small/one.yaml:9:73 inline-address  0",
		"small/one.yaml:11:63 earlier-word practice 0",
		"small/one.yaml:24:1 long-line  161",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

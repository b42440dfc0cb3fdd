package checks

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"yibiao/forms"
	"yibiao/forms/loading"
)

const sharingPack = `
pack: small
title: 小政策
version: 2026-01-01
document: { name: 办法, number: 桂科〔2025〕1号, expires: 2027-12-31 }
programmes: [one.yaml, two.yaml, card.yaml]
blocks:
  - id: b.project
    title: 项目
    fields:
      - org.name
      - { id: p.total, label: 总投资, type: money, unit: 万元, required: true, src: seed }
      - { id: p.done, label: 完成, type: date }
      - { id: p.place, label: 地点, type: text }
      - { id: apply, label: 申请金额, type: money, unit: 万元, required: true, src: seed }
      - id: items
        label: 明细
        type: table
        columns:
          - { id: name, label: 名称, type: text }
          - { id: n, label: 数量, type: int }
          - { id: price, label: 单价, type: money, unit: 万元 }
          - { id: cost, label: 金额, type: money, unit: 万元, calculate: row.n * row.price }
          - { id: valid, label: 有效期, type: date }
      - { id: rate, label: 比例, type: percent, unit: "%", calculate: "sum(items, .cost) / p.total * 100" }
rules:
  - { id: AMT, condition: 不超过上限, require: 'apply <= estimated("support")', severity: block, says: "申请 {apply} 超过上限", article: 第一条, src: seed }
  - { id: RATE, require: rate >= 3, severity: warn, says: 比例不足 3%, article: 第二条, src: seed }
processes:
  - { id: office, steps: [ { party: 县, action: 初审 }, { party: 市, action: 审核 } ] }
`

const sharingOne = `
programme: one
title: 甲
asks:
  - { use: b.project, without: [p.place] }
rules:
  - { use: AMT }
  - { use: RATE, severity: block, article: 第三条, src: seed }
  - { id: soon, require: 'today <= workdays_after(p.done, 5)', severity: warn, says: 已过 5 个工作日, src: seed }
amounts:
  - { id: support, label: 补助, base: p.total, name: 总投资, ratio: 0.15, cap: 400, unit: 万元, places: 2, reading: 合并计算, article: 第一条, src: seed }
  - { id: other, reading_of: support, reading: 分开计算, label: 补助, base: p.total, name: 总投资, ratio: 0.3, cap: 400, unit: 万元, places: 2, article: 第一条, src: seed }
process:
  - { party: 企业, action: 填表 }
  - { use: office }
deadlines:
  - { event: 自评, yearly: "01-10", obligation: true, article: 第九条, src: seed }
  - { event: "{row.name}到期", each: items, from: row.valid, article: 第九条, src: seed }
  - { event: 交地, from: p.done, value: 5, unit: workday, when: p.total >= 500, article: 第九条, src: seed }
  - { event: 报告, words: 及时, article: 第十条, src: seed }
examples:
  - { name: 上限以内, given: { p.total: 1000, apply: 150 }, verdict: { AMT: met }, estimate: { support: 150, other: 300 } }
  - { name: 超过, given: { p.total: 1000, apply: 150.01 }, expect: { AMT: block } }
  - { name: 国庆前完成, today: 2026-10-12, given: { p.done: 2026-09-30 }, absent: [soon] }
  - { name: 国庆后又过一周, today: 2026-10-15, given: { p.done: 2026-09-30 }, expect: { soon: warn } }
  - { name: 未知, given: { apply: 150 }, verdict: { AMT: unknown } }
  - { name: 差一点, given: { p.total: 1000 }, rows: { items: [ { n: 2, price: 14.98 } ] }, expect: { RATE: block } }
  - { name: 刚好, given: { p.total: 1000 }, rows: { items: [ { n: 2, price: 15 } ] }, absent: [RATE] }
`

const sharingTwo = `
programme: two
title: 乙
asks: [ { use: b.project, section: 另一个标题 } ]
rules: [ { use: RATE } ]
process: [ { use: office } ]
`

const sharingCard = `
programme: card
title: 丙
card: { who: 县区, what: 专项激励, ask: 市工信局, article: 第八条, src: seed }
`

func sharingFS(t *testing.T) fstest.MapFS {
	t.Helper()
	fsys := smallFS(t)
	for name, text := range map[string]string{"pack.yaml": sharingPack, "one.yaml": sharingOne, "two.yaml": sharingTwo, "card.yaml": sharingCard} {
		fsys["small/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return fsys
}

func sharing(t *testing.T) *forms.Pack {
	t.Helper()
	l, err := loading.ReadLibrary(sharingFS(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := RunAllExamples(l); err != nil {
		t.Fatal(err)
	}
	return l.Packs[0]
}

func TestSharedBlocksRulesAndProcessesAreTakenWithTheirChanges(t *testing.T) {
	p := sharing(t)
	one, two := p.Programme("one"), p.Programme("two")
	var asked []string
	for _, f := range one.Asks[0].Fields {
		asked = append(asked, f.Name())
	}
	if diff := cmp.Diff([]string{"org.name", "p.total", "p.done", "apply", "items", "rate"}, asked); diff != "" {
		t.Error(diff)
	}
	if one.Asks[0].Title != "项目" || two.Asks[0].Title != "另一个标题" {
		t.Errorf("titles %q, %q", one.Asks[0].Title, two.Asks[0].Title)
	}
	rate := one.Rules[1]
	if rate.Severity != forms.Block || rate.Article != "第三条" || rate.Says != "比例不足 3%" || rate.Key() != "one/RATE" {
		t.Errorf("changed rule %+v", rate)
	}
	if two.Rules[0].Severity != forms.Warn || two.Rules[0].Article != "第二条" {
		t.Errorf("the change of one programme reached the other: %+v", two.Rules[0])
	}
	if len(one.Process) != 3 || one.Process[2].Action != "审核" || len(two.Process) != 2 {
		t.Errorf("processes %+v, %+v", one.Process, two.Process)
	}
}

func TestDeadlinesOfEveryYearAndOfEveryRow(t *testing.T) {
	form, err := forms.Compose(sharing(t), []string{"one"})
	if err != nil {
		t.Fatal(err)
	}
	a := forms.NewAnswers()
	a.Values["p.done"], a.Values["p.total"] = "2026-04-01", "499"
	a.Tables["items"] = []forms.Row{
		{ID: "1", Cells: map[string]string{"name": "证书甲", "valid": "2026-05-01"}},
		{ID: "2", Cells: map[string]string{"name": "证书乙"}},
	}
	for _, c := range []struct{ today, self string }{{"2026-01-10", "2026-01-10"}, {"2026-01-11", "2027-01-10"}} {
		today, err := time.Parse(time.DateOnly, c.today)
		if err != nil {
			t.Fatal(err)
		}
		due, _ := DueDates(form, forms.Case{Answers: a, Today: today})
		got := map[string]string{}
		for _, d := range due {
			got[d.Event] = d.Date.Format(time.DateOnly)
		}
		want := map[string]string{"自评": c.self, "证书甲到期": "2026-05-01", "政策有效期届满": "2027-12-31"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", c.today, diff)
		}
	}
}

func TestACardIsNoForm(t *testing.T) {
	if whole, err := forms.Whole(sharing(t)); err != nil || slices.ContainsFunc(whole.Programmes, func(q *forms.Programme) bool { return q.Card != nil }) {
		t.Errorf("the form of all programmes: %v", err)
	}
	if _, err := forms.Compose(sharing(t), []string{"card"}); err == nil {
		t.Error("a form was made of an information card")
	}
}

func TestMistakesOfSharing(t *testing.T) {
	for name, c := range map[string]struct{ file, old, new, want string }{
		"block":        {"two.yaml", "use: b.project", "use: b.projekt", "unknown block"},
		"without":      {"one.yaml", "without: [p.place]", "without: [p.size]", "has no field p.size"},
		"rule":         {"one.yaml", "use: AMT", "use: AMX", `unknown rule "AMX"`},
		"process":      {"two.yaml", "use: office", "use: city", `unknown process "city"`},
		"nested":       {"pack.yaml", "steps: [ { party: 县", "steps: [ { use: office }, { party: 县", "steps of its own"},
		"estimated":    {"pack.yaml", `estimated("support")`, `estimated("suport")`, "unknown id"},
		"reading":      {"one.yaml", "reading_of: support, reading: 分开计算", "reading_of: support", "a reading needs its name"},
		"reading of":   {"one.yaml", "reading_of: support", "reading_of: suport", "unknown amount suport"},
		"card":         {"card.yaml", "title: 丙", "title: 丙\nasks: [ { use: b.project } ]", "is a card"},
		"yearly":       {"one.yaml", `yearly: "01-10"`, `yearly: "1月10日"`, "not month-day"},
		"each":         {"one.yaml", "each: items", "each: p.total", "is no table"},
		"no date":      {"one.yaml", "words: 及时", "value: 3", `unit is ""`},
		"file name":    {"one.yaml", "examples:", "outputs: [ { id: o, title: 表, form: forms/“甲”.docx, layout: { kind: list } } ]\nexamples:", "not every computer takes"},
		"unique":       {"pack.yaml", "{ id: p.place, label: 地点, type: text }", "{ id: p.place, label: 地点, type: text, unique: { scope: vault, says: 不行 } }", "unique needs scope"},
		"defined once": {"one.yaml", "  - { use: b.project, without: [p.place] }", "  - { use: b.project }\n  - { section: 乙, fields: [ { id: p.place, label: 地点, type: text } ] }", "defined twice"},
	} {
		fsys := sharingFS(t)
		text := string(fsys["small/"+c.file].Data)
		if !strings.Contains(text, c.old) {
			t.Fatalf("%s: %q is not in %s", name, c.old, c.file)
		}
		fsys["small/"+c.file] = &fstest.MapFile{Data: []byte(strings.Replace(text, c.old, c.new, 1))}
		if _, err := loading.ReadLibrary(fsys); err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "small/") {
			t.Errorf("%s: %v, want %q with its place", name, err, c.want)
		}
	}
}

// A section with a condition is asked only when it is known to hold; a field that another section asks stays asked.
func TestASectionIsAskedOfWhomItConcerns(t *testing.T) {
	files := fstest.MapFS{
		"small/pack.yaml": {Data: []byte("pack: small\ntitle: 小政策\nprogrammes: [one.yaml]\n")},
		"small/one.yaml": {Data: []byte(`
programme: one
title: 甲
asks:
  - section: 人
    fields:
      - { id: k, label: 类型, type: choice, options: [单位, 个人], required: true, src: seed }
  - section: 单位
    relevant: k == "单位"
    fields:
      - { id: u, label: 执照, type: text, required: true, src: seed }
      - { id: both, label: 电话, type: text, required: true, src: seed }
  - section: 个人
    relevant: k == "个人"
    fields: [both]
rules:
  - { id: R, condition: 有执照, require: u != "", severity: block, says: 没有执照, article: 第一条, src: seed }
`)},
	}
	p, err := loading.ReadPack(files, "small", builtin(t).Vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	form, err := forms.Compose(p, []string{"one"})
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct {
		kind string
		want map[string]bool
	}{
		{"", map[string]bool{"k": true, "u": false, "both": false}},
		{"单位", map[string]bool{"k": true, "u": true, "both": true}},
		{"个人", map[string]bool{"k": true, "u": false, "both": true}},
	} {
		c := forms.Case{Answers: forms.NewAnswers()}
		c.Answers.Values["k"], c.Answers.Values["u"] = x.kind, "甲字1号"
		e := Evaluate(form, c)
		if diff := cmp.Diff(x.want, e.Relevant); diff != "" {
			t.Errorf("%s: %s", x.kind, diff)
		}
		if got := e.Answers.Values["u"] != ""; got != x.want["u"] {
			t.Errorf("%s: the answer that is not asked any more is printed: %v", x.kind, got)
		}
	}
}

package checks

import (
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"yibiao/forms"
	"yibiao/forms/loading"
)

const smallVocabulary = `
fields:
  - { id: org.name, label: 单位名称, type: text, required: true, src: practice }
  - { id: org.region, label: 所属行政区划, type: region, required: true, src: practice }
  - { id: org.reg_address, label: 注册地址, type: text }
  - { id: org.biz_address, label: 经营地址, type: text, default: org.reg_address }
column_sets:
  - { id: money_rows, title: 明细, columns: [ { id: what, label: 事项, type: text, required: true }, { id: amount, label: 金额, type: money, unit: 万元 } ] }
blocks:
  - { id: profile.head, title: 单位基本信息, fields: [org.name, org.region] }
materials:
  - { id: m.license, name: 营业执照, seal: 公章, shared: true, src: practice, place: 广西 }
`

const smallPack = `
pack: small
title: 小政策
version: 2026-01-01
document: { name: 办法, number: 桂科〔2025〕1号 }
combine: true
programmes: [one.yaml, two.yaml]
`

const smallOne = `
programme: one
title: 认定
asks:
  - use: profile.head
  - section: 产品
    fields:
      - { id: eq.class, label: 类别, type: choice, options: [成套设备, 整机设备], required: true, src: seed }
      - { id: eq.price, label: 价格, type: money, unit: 万元, required: true, src: seed }
      - { id: eq.fiscal, label: 财政资金形成, type: bool, required: true, src: seed }
      - { id: eq.project, label: 项目, type: text, relevant: eq.fiscal, required: true, src: seed }
      - { id: eq.half, label: 一半, type: money, unit: 万元, calculate: eq.price * 0.5 }
      - { id: ip, label: 知识产权, type: table, min_rows: 1, column_set: money_rows }
      - { id: ip.count, label: 件数, type: int }
rules:
  - { id: floor, condition: 价格, when: eq.class == "成套设备", require: eq.price >= 50, severity: warn, says: "价格 {eq.price} 低于 50 万元", article: 第四条, src: seed }
  - { id: count, require: ip.count == len(ip), severity: block, says: 件数不符, article: 第五条, src: seed }
  - { id: each, each: ip, require: row.amount > 0, severity: warn, says: "{row.what}没有金额", src: seed }
  - { id: sum, condition: 合计, require: "sum(ip, .amount) == eq.price", severity: block, says: 合计不符, src: seed }
  - { id: tick, condition: 核实, ask: 已核实, says: 请核实, severity: manual, about: [eq.price], src: seed }
  - { id: dishonest, condition: 证明, require: 'eq.fiscal or attached("m.license")', severity: block, says: 缺证明, src: seed }
amounts:
  - { id: reward, label: 奖励, when: not eq.fiscal, base: eq.price, name: 销售价格, ratio: 0.5, cap: 200, unit: 万元, places: 2, article: 第十二条, src: seed }
materials:
  - { use: m.license, need: always }
  - { id: x.p, name: 项目批复, need: conditional, when: eq.fiscal, src: seed }
examples:
  - name: 价格差一点
    given: { eq.class: 成套设备, eq.price: 49.9 }
    expect: { floor: warn }
    absent: [sum2]
    verdict: { floor: doubtful, sum: unknown }
  - name: 刚好
    given: { eq.class: 成套设备, eq.price: 380, eq.fiscal: 否, ip.count: 2 }
    rows: { ip: [ { what: 甲, amount: 0.1 }, { what: 乙, amount: 379.9 } ] }
    attached: [m.license]
    absent: [floor, sum, count, each, dishonest]
    verdict: { floor: met, sum: met, dishonest: met, tick: confirm }
    estimate: { reward: 190 }
    need: { m.license: true, x.p: false }
  - { name: 封顶, given: { eq.price: 500, eq.fiscal: false }, estimate: { reward: 200.00 } }
  - { name: 未知, given: { eq.price: 500 }, estimate: { reward: "" }, verdict: { dishonest: unknown } }
`

const smallTwo = `
programme: two
title: 奖励
asks:
  - use: profile.head
  - section: 产品
    fields: [eq.price]
materials:
  - { use: m.license, need: optional }
`

func smallFS(t *testing.T) fstest.MapFS {
	t.Helper()
	fsys := fstest.MapFS{
		"vocabulary/fields.yaml": {Data: []byte(smallVocabulary)},
		"small/pack.yaml":        {Data: []byte(smallPack)},
		"small/one.yaml":         {Data: []byte(smallOne)},
		"small/two.yaml":         {Data: []byte(smallTwo)},
	}
	for _, name := range []string{"codes.yaml", "calendar.yaml"} {
		data, err := os.ReadFile("../../assets/packs/vocabulary/" + name)
		if err != nil {
			t.Fatal(err)
		}
		fsys["vocabulary/"+name] = &fstest.MapFile{Data: data}
	}
	return fsys
}

func smallLibrary(t *testing.T) *forms.Library {
	t.Helper()
	library, err := loading.ReadLibrary(smallFS(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := RunAllExamples(library); err != nil {
		t.Fatal(err)
	}
	return library
}

func TestExamplesRunWhenThePackIsRead(t *testing.T) {
	smallLibrary(t)
	fsys := smallFS(t)
	broken := strings.Replace(smallOne, "estimate: { reward: 190 }", "estimate: { reward: 191 }", 1)
	fsys["small/one.yaml"] = &fstest.MapFile{Data: []byte(broken)}
	library, err := loading.ReadLibrary(fsys)
	if err != nil {
		t.Fatal(err)
	}
	err = RunAllExamples(library)
	if err == nil || !strings.Contains(err.Error(), `刚好: estimate reward should be "191", got "190"`) {
		t.Errorf("a wrong expectation must be reported, got %v", err)
	}
}

func TestPackMistakesNameTheirPlace(t *testing.T) {
	cases := []struct{ name, old, new, want string }{
		{"no id", "id: floor, ", "", "small/one.yaml:16:5: rule id \"\" is missing"},
		{"unknown key", "title: 认定", "titel: 认定", `small/one.yaml:3:1: unknown field "titel"`},
		{"wrong field in expression", "require: eq.price >= 50", "require: eq.prise >= 50", "small/one.yaml:16:71: expression \"eq.prise >= 50\": unknown field eq.prise, did you mean eq.price?"},
		{"wrong type", "eq.class == \"成套设备\"", "eq.class > 5", "small/one.yaml:16:"},
		{"not a condition", "when: eq.fiscal", "when: eq.price", "small/one.yaml"},
		{"unknown type", "type: bool", "type: boolean", `small/one.yaml:10:47: field eq.fiscal: unknown type "boolean"`},
		{"unknown block", "use: profile.head", "use: profile.heads", `unknown block "profile.heads" (allowed: profile.head)`},
		{"unknown column", "row.amount", "row.amounts", "small/one.yaml:18:"},
		{"block without ground", "says: 合计不符, src: seed", "says: 合计不符, src: 推定", "only what the document states"},
		{"unknown severity", "severity: manual", "severity: human", `unknown severity "human" (allowed: block warn manual info)`},
		{"placeholder", "{eq.price} 低于", "{eq.prize} 低于", "{eq.prize}, did you mean eq.price?"},
		{"unknown material", `attached("m.license")`, `attached("m.licence")`, `attached("m.licence"): unknown id`},
		{"no provenance", "type: bool, required: true, src: seed", "type: bool, required: true", "eq.fiscal does not say where it comes from"},
		{"need", "need: always", "need: allways", "always conditional optional"},
		{"a condition of the form itself", "require: eq.price >= 50", `require: chosen("one")`, "a condition must read an answer or a material"},
		{"an empty cell would decide", "id: each, each: ip, require: row.amount > 0", `id: each, condition: 明细, each: ip, require: 'row.what == "甲"'`, "an empty cell row.what would decide"},
		{"a number that nobody gave", "label: 件数, type: int }", `label: 件数, type: int, default: "1" }`, "a number that nobody gave is no default"},
		{"a statement about what is not asked", "about: [eq.price]", "about: [org.reg_address]", "speaks about org.reg_address, which one does not ask"},
		{"a statement that names another field", "ask: 已核实", "ask: “件数”已核实", "its statement names “件数”, so about must hold ip.count"},
		{"about of a rule that asks nobody", "says: 合计不符,", "says: 合计不符, about: [eq.price],", "about is for statements"},
		{"a default that holds of nobody", "label: 类别, type: choice,", `label: 类别, type: choice, default: '"成套设备"', default_holds: true,`, "rests on no answer and on no document"},
		{"a default that holds without one", "label: 类别, type: choice,", "label: 类别, type: choice, default_holds: true,", "default_holds without a default"},
		{"syntax", "- use: profile.head", "- use: [profile.head", "small/one.yaml:"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			fsys := smallFS(t)
			text := strings.Replace(smallOne, c.old, c.new, 1)
			if text == smallOne {
				t.Fatal("the case changes nothing")
			}
			fsys["small/one.yaml"] = &fstest.MapFile{Data: []byte(text)}
			_, err := loading.ReadLibrary(fsys)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("want %q in\n%v", c.want, err)
			}
			var located *forms.PackError
			if !errors.As(err, &located) || located.At.Line == 0 || located.At.Column == 0 {
				t.Errorf("no place in %v", err)
			}
		})
	}
}

func TestComposeAsksEachFieldOnce(t *testing.T) {
	library := smallLibrary(t)
	form, err := forms.Compose(library.Packs[0], []string{"one", "two"})
	if err != nil {
		t.Fatal(err)
	}
	want := forms.Savings{FieldsBefore: 12, FieldsAfter: 9, MaterialsBefore: 3, MaterialsAfter: 2}
	if diff := cmp.Diff(want, form.Savings); diff != "" {
		t.Error(diff)
	}
	seen := map[string]bool{}
	for _, f := range form.Fields() {
		if seen[f.Name()] {
			t.Errorf("%s is asked twice", f.Name())
		}
		seen[f.Name()] = true
	}
}

func TestEffectiveComputesAndHides(t *testing.T) {
	form, err := forms.Compose(smallLibrary(t).Packs[0], []string{"one"})
	if err != nil {
		t.Fatal(err)
	}
	c := forms.Case{Answers: forms.NewAnswers(), Today: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	c.Answers.Values["eq.price"] = "99.99"
	c.Answers.Values["eq.fiscal"] = "false"
	c.Answers.Values["eq.project"] = "旧答案"
	c.Answers.Values["org.reg_address"] = "柳州市"
	got := Evaluate(form, c).Answers.Values
	want := map[string]string{"eq.price": "99.99", "eq.fiscal": "false", "eq.half": "49.995", "org.reg_address": "柳州市", "org.biz_address": "柳州市"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func FuzzReadPack(f *testing.F) {
	f.Add(smallOne)
	f.Add("programme: one\ntitle: x\nasks: [{section: a, fields: [{id: a, label: a, type: text, source: b, article: c}]}]\nmaterials:\n  - {id: a, name: >-\n      x}\n")
	f.Add("programme: one\ntitle: x\nrules: [{id: a, require: '1 == 1', severity: warn, says: x}]")
	codes, err := os.ReadFile("../../assets/packs/vocabulary/codes.yaml")
	if err != nil {
		f.Fatal(err)
	}
	calendar, err := os.ReadFile("../../assets/packs/vocabulary/calendar.yaml")
	if err != nil {
		f.Fatal(err)
	}
	base := fstest.MapFS{
		"vocabulary/fields.yaml": {Data: []byte(smallVocabulary)}, "vocabulary/codes.yaml": {Data: codes},
		"vocabulary/calendar.yaml": {Data: calendar},
	}
	v, err := loading.ReadVocabulary(base, "vocabulary")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string) {
		fsys := fstest.MapFS{"small/one.yaml": {Data: []byte(text)}, "small/pack.yaml": {Data: []byte("pack: small\ntitle: x\nprogrammes: [one.yaml]")}}
		if _, err := loading.ReadPack(fsys, "small", v); err != nil {
			var located *forms.PackError
			if !errors.As(err, &located) || located.At.File == "" {
				t.Errorf("an error without a place: %v", err)
			}
		}
	})
}

package loading_test

import (
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"yibiao/forms"
	"yibiao/forms/loading"
)

const (
	vocabulary = `
fields:
  - { id: org.name, label: 单位名称, type: text, required: true, src: 通常做法 }
`
	pack = `
pack: small
title: 小政策
version: 2026-01-01
document: { name: 办法, number: 桂科〔2025〕1号 }
programmes: [one.yaml]
`
	programme = `
programme: one
title: 认定
asks:
  - section: 产品
    fields:
      - { id: eq.price, label: 价格, type: money, unit: 万元, required: true, src: 文件规定 }
      - { id: eq.rows, label: 明细, type: table, columns: [{ id: amount, label: 金额, type: money, unit: 万元 }] }
rules:
  - { id: floor, condition: 价格, require: eq.price >= 50, severity: warn, says: "价格{eq.price}低于 50 万元", article: 第四条, src: 文件规定 }
`
)

func library(t *testing.T, programme string) (*forms.Library, error) {
	t.Helper()
	files := fstest.MapFS{
		"vocabulary/fields.yaml": {Data: []byte(vocabulary)}, "small/pack.yaml": {Data: []byte(pack)}, "small/one.yaml": {Data: []byte(programme)},
	}
	for _, name := range []string{"vocabulary/codes.yaml", "vocabulary/calendar.yaml"} {
		data, err := os.ReadFile("../../assets/packs/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = &fstest.MapFile{Data: data}
	}
	return loading.ReadLibrary(files)
}

// A pack that says all it must is read, its rules compiled.
func TestAPackIsRead(t *testing.T) {
	l, err := library(t, programme)
	if err != nil {
		t.Fatal(err)
	}
	q := l.Packs[0].Programme("one")
	if q == nil || len(q.Rules) != 1 || q.Rules[0].RequireExpr == nil || q.Rules[0].Key() != "one/floor" {
		t.Errorf("read %+v", q)
	}
}

// What is wrong in a pack is told with the file and the line, all of it at once, and the name that was meant.
func TestMistakesAreToldWithTheirPlaces(t *testing.T) {
	second := "  - { id: more, require: eq.rows > 1, severity: loud, says: 多, src: 文件规定 }\n"
	for name, x := range map[string]struct{ from, to, want string }{
		"a field":            {"type: money, unit: 万元, required", "type: money, required", "small/one.yaml:7|eq.price: money needs its unit|万元 元"},
		"a name":             {"require: eq.price", "require: eq.prise", "small/one.yaml:10|unknown field eq.prise|eq.price"},
		"two rules":          {"require: eq.price >= 50", "require: eq.price", "small/one.yaml:10|small/one.yaml:11|loud"},
		"a series of prices": {"type: money, unit: 万元, required", "type: money, unit: 万元, series: true, required", "small/one.yaml:7|eq.price: series is for a year or a month"},
		"a word of the file": {"severity: warn", "severty: warn", "small/one.yaml:10|severty"},
	} {
		_, err := library(t, strings.Replace(programme, x.from, x.to, 1)+second)
		if err == nil {
			t.Errorf("%s: the pack was read", name)
			continue
		}
		for _, want := range strings.Split(x.want, "|") {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %q is not told: %v", name, want, err)
			}
		}
		if own := (*forms.PackError)(nil); !errors.As(err, &own) {
			t.Errorf("%s: %T is no fault of a pack", name, err)
		}
	}
}

package edition

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"yibiao/forms"
	"yibiao/forms/loading"
)

const programme = `programme: sy
title: 上云
asks: [ { use: profile.id }, { section: 上云, fields: [ { id: sy.cost, label: 上云费用, type: money, unit: 万元, required: true, src: seed } ] } ]
rules:
  - { id: MIN, condition: 费用不少于 2 万元, require: sy.cost >= 2, severity: block, says: "不足 2 万元", article: 第三条 }
amounts:
  - { id: pay, label: 补助, base: sy.cost, name: 上云费用, ratio: 0.5, cap: 20, unit: 万元, article: 第四条 }
`

func pack(t *testing.T, change ...string) *forms.Pack {
	t.Helper()
	text := strings.NewReplacer(change...).Replace(programme)
	vocabulary, err := loading.ReadVocabulary(os.DirFS("../../assets/packs"), "vocabulary")
	if err != nil {
		t.Fatal(err)
	}
	p, err := loading.ReadPack(fstest.MapFS{
		"a/pack.yaml": {Data: []byte("pack: shangyun\ntitle: 企业上云补助\nversion: 2026-01-01\ndocument: { name: 办法, number: 1号 }\nprogrammes: [sy.yaml]\n")},
		"a/sy.yaml":   {Data: []byte(text)},
	}, "a", vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestChanges(t *testing.T) {
	old := pack(t)
	for name, tc := range map[string]struct {
		change []string
		want   []Change
	}{
		"nothing": {nil, nil},
		"a floor": {[]string{"sy.cost >= 2", "sy.cost >= 3"}, []Change{{Rule, Changed, "sy", "MIN", "费用不少于 2 万元"}}},
		"a cap":   {[]string{"cap: 20", "cap: 10"}, []Change{{Amount, Changed, "sy", "pay", "补助"}}},
		"another": {[]string{"id: MIN", "id: MAX"}, []Change{{Rule, Added, "sy", "MAX", "费用不少于 2 万元"}, {Rule, Removed, "sy", "MIN", "费用不少于 2 万元"}}},
		"a label": {[]string{"label: 上云费用", "label: 云服务费用"}, []Change{{Question, Changed, "sy", "sy.cost", "云服务费用"}}},
		"a title": {[]string{"title: 上云", "title: 企业上云"}, []Change{{Programme, Changed, "", "sy", "企业上云"}}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, Changes(old, pack(t, tc.change...))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

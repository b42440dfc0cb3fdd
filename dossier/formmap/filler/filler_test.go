package filler

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestWords has titles and labels of forms whose filler has a word of its own, and beside them what names somebody else.
func TestWords(t *testing.T) {
	block := func(heading string, labels ...string) []Asked {
		var out []Asked
		for _, l := range labels {
			a := Asked{Box: "t0", Label: l}
			if heading != "" {
				a.Heads = []string{heading}
			}
			out = append(out, a)
		}
		return out
	}
	for _, tc := range []struct {
		title string
		asked []Asked
		want  []string
	}{
		{"市场主体歇业备案申请书", block("", "歇业主体名称", "统一社会信用代码"), []string{"歇业主体"}},
		{"残疾人就业保障金缴费申报表", block("", "缴费人名称", "缴费人识别号"), []string{"缴费人"}},
		{"节能监察自查表", block("被监察单位情况", "被监察单位", "生产地址"), []string{"被监察单位"}},
		{"房屋租赁登记备案申请表(承租企业用)", block("承租人", "承租方", "证件号码"), []string{"承租人", "承租方"}},
		{"机动车转移登记委托单(售车单位填)", block("买受方", "买方名称", "住所"), nil},
		{"会员推荐表(由现任会员填写)", block("被推荐企业", "被推荐单位", "主营业务"), nil},
		{"专项资金申请表", block("推荐单位", "推荐单位名称", "统一社会信用代码"), nil},
		{"担保业务申请表", block("反担保企业", "反担保企业名称", "统一社会信用代码"), nil},
		{"产品登记表", block("", "生产企业", "生产地址"), nil},
		{"扣缴税款报告表", block("", "扣缴人", "性别"), nil}, // a person as well
	} {
		got := Words([]string{tc.title}, nil, tc.asked, func(string) bool { return false })
		if d := cmp.Diff(tc.want, got); d != "" {
			t.Errorf("%s %s (-want +got):\n%s", tc.title, tc.asked[0].Label, d)
		}
	}
}

// TestWhoSealsHandsIn has forms whose one seal, but for those of whom they go through, is of a party that is another elsewhere.
func TestWhoSealsHandsIn(t *testing.T) {
	asked := []Asked{{Box: "t0", Label: "受让方全称", Heads: []string{"一、受让方"}}, {Box: "t0", Label: "法人代码(18位)", Heads: []string{"一、受让方"}},
		{Box: "t1", Label: "让与方全称", Heads: []string{"二、让与方"}}, {Box: "t1", Label: "统一社会信用代码", Heads: []string{"二、让与方"}}}
	for _, tc := range []struct {
		title  string
		sealed []string
		want   []string
	}{
		{"购买科技成果后补助申请书", []string{"技术受让方(公章)", "推荐部门(盖章)"}, []string{"受让方"}},
		{"购买科技成果后补助申请书", []string{"技术受让方(公章)", "技术让与方(公章)"}, nil}, // which of the two is not told
		{"购买科技成果后补助申请书", []string{"技术受让方(公章)", "申请单位(公章)"}, nil},
		{"科技成果应用意见", []string{"技术受让方(公章)"}, nil},
	} {
		if d := cmp.Diff(tc.want, Words([]string{tc.title}, tc.sealed, asked, func(string) bool { return false })); d != "" {
			t.Errorf("%s %q (-want +got):\n%s", tc.title, tc.sealed, d)
		}
	}
}

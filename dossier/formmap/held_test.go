package formmap

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/plan"
)

// TestWhoseAndWhat holds kinds that were learned from whole forms: each with what must be filled, by label, and nothing else.
func TestWhoseAndWhat(t *testing.T) {
	c := FromForm(formtest.Profile(t))
	for _, tc := range []struct {
		name, form string
		want       map[string]string // label → field
	}{
		{"contacts after the office's line", `
			备案申请书
			单位名称：________
			登记机关：________
			地址：________
			邮政编码：________
			联系电话：________`,
			map[string]string{"单位名称": "org.name"}},
		{"contacts after the firm's line", `
			备案申请书
			单位名称：________
			通讯地址：________
			邮政编码：________`,
			map[string]string{"单位名称": "org.name", "通讯地址": "org.mail_address", "邮政编码": "org.postcode"}},
		{"a bare date beside a signature", `
			申请表
			| 单位名称 | | 法定代表人（签字） | |
			| 日期 | | 经办人（签字） | |`,
			map[string]string{"单位名称": "org.name"}},
		{"whoever uses it is the applicant", `
			特种设备使用登记表
			| 使用单位名称 | | 统一社会信用代码 | |
			| 使用单位地址 | | 邮政编码 | |
			| 制造单位名称 | | 安装单位名称 | |`,
			map[string]string{"使用单位名称": "org.name", "统一社会信用代码": "org.uscc", "使用单位地址": "org.reg_address", "邮政编码": "org.postcode"}},
		{"the kind of company as a text", `
			登记表
			| 公司名称 | | 公司类型 | |`,
			map[string]string{"公司名称": "org.name", "公司类型": "org.ent_type"}},
		{"boxes of titles", `
			企业基本情况表
			| 企业名称 | | 企业资质 | □高新技术企业 □专精特新企业 □规模以上企业 |`,
			map[string]string{"企业名称": "org.name", "企业资质": "qual.table"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			got := map[string]string{}
			for _, e := range Propose(formtest.Paper(t, tc.form), c).Entries {
				if e.State == plan.Proposed {
					got[e.Label] = e.Field
				}
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestWhoeverSpeaksForTheFirm leaves the blank of a person's name without the firm's, and reads 申报单位或个人 as the firm that
// hands the form in.
func TestWhoeverSpeaksForTheFirm(t *testing.T) {
	c := FromForm(formtest.Profile(t))
	for form, want := range map[string]map[string]string{
		"投标函\n____（投标人全称）授权____（全权代表名）____（职务）为全权代表":    {"投标人全称": "org.name"},
		"申报书\n申报单位或个人：________":                         {"申报单位或个人": "org.name"},
		"投标函\n| 投标人名称 | |\n| （全权代表名） | |\n| 授权代表姓名 | |": {"投标人名称": "org.name"},
	} {
		got := map[string]string{}
		for _, e := range Propose(formtest.Paper(t, form), c).Entries {
			if e.State == plan.Proposed {
				got[e.Label] = e.Field
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", form, diff)
		}
	}
}

// TestWordsBehindABlank has places whose blanks say themselves what they ask: one that prints a person's name takes no firm's.
func TestWordsBehindABlank(t *testing.T) {
	c := FromForm(formtest.Profile(t))
	for name, tc := range map[string]struct {
		places []place.Place
		want   []string
	}{
		"in another line":  {[]place.Place{{At: "p6#1", Label: "投标人全称", Kind: place.Text}, {At: "p7#1", Label: "(投标人全称)", Kind: place.Text}}, []string{"org.name", "org.name"}},
		"a person's blank": {[]place.Place{{At: "p6#1", Label: "投标人", Hint: "（全权代表名）", Kind: place.Text}}, []string{""}},
		"a firm's blank":   {[]place.Place{{At: "p6#1", Label: "投标人", Hint: "（单位名称）", Kind: place.Text}}, []string{"org.name"}},
	} {
		var got []string
		for _, e := range Propose(tc.places, c).Entries {
			got = append(got, e.Field)
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// TestANumberIsNoLabel has a row that only counts, in a block whose heading is a field's own words: what its column asks is asked.
func TestANumberIsNoLabel(t *testing.T) {
	c := FromForm(formtest.Profile(t))
	block := place.Head{Role: place.HeadSection, Text: "申报单位简介"}
	for column, want := range map[string]string{"获奖、应用及效益情况": "", "单位简介": "org.intro"} {
		p := place.Place{At: "t0.r14.c1", Label: "1．", Context: "申报单位简介", Kind: place.Text,
			Heads: []place.Head{{Role: place.HeadRow, Text: "1．"}, {Role: place.HeadColumn, Text: column}, block}}
		if got := Propose([]place.Place{p}, c).Entries[0]; got.Field != want && (want != "" || got.State != plan.Unsure) {
			t.Errorf("%s: %q, %s", column, got.Field, got.State)
		}
	}
}

// TestFiguresOfNoYear says of figures that are kept year by year that the form does not tell of which, and says so of nothing else.
func TestFiguresOfNoYear(t *testing.T) {
	c := FromForm(formtest.Profile(t))
	got := map[string]string{}
	for _, e := range Propose(formtest.Paper(t, `
		企业情况表
		| 企业名称 | | 年销售收入（万元） | |
		| 资产总额（万元） | | 注册资本（万元） | |
		| 本年度累计营业收入（万元） | | 车间产值（万元） | |
		| 项目 | 2024年上半年 | 同期 | 备注 |
		| 营业收入（万元） | | | |`), c).Entries {
		if e.State == plan.Unsure {
			got[e.At] = e.Reason
		}
	}
	want := map[string]string{"t0.r0.c3": "undated:营业收入", "t0.r1.c1": "undated:资产总额"}
	for at, reason := range want {
		if got[at] != reason {
			t.Errorf("%s: %q, want %q", at, got[at], reason)
		}
		delete(got, at)
	}
	for at, reason := range got {
		if strings.HasPrefix(reason, plan.ReasonUndated) {
			t.Errorf("%s: %q", at, reason)
		}
	}
}

package formmap

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/writing"
	"yibiao/forms"
)

// TestRestrictedLists: a heading that says which rows a list has takes those alone, and a list is left where it says so by words
// that are not understood.
func TestRestrictedLists(t *testing.T) {
	const people = "\n| 序号 | 姓名 | 性别 | 职称 | 承担工作 |\n| 1 | | | | |\n| 2 | | | | |\n| 3 | | | | |"
	const patents = "\n| 专利名称 | 专利号 | 奖项 |\n| | | |\n| | | |"
	const rights = "\n| 序号 | 类别 | 名称 | 专利号/登记号 | 授权日 |\n| 1 | | | | |\n| 2 | | | | |\n| 3 | | | | |"
	for head, want := range map[string]string{
		"本企业参与研制人员（不含合作高校人员）" + people:     "rows:unit=@org.name",
		"本公司主要研发人员（限填10人）" + people:        "rows:unit=@org.name",
		"主要完成人员" + people:                  "",
		"专利清单" + patents:                   "rows:kind=发明专利|实用新型|外观设计", // no software
		"知识产权（专利）清单" + patents:             "rows:kind=发明专利|实用新型|外观设计",
		"企业专利情况\n（限专利权人为本企业的）" + patents:   "rows:kind=发明专利|实用新型|外观设计;owner=@org.name",
		"近三年授权专利清单" + patents:              "-",
		"本单位研发人员（不含退休返聘）" + people:         "-",
		"主要完成人员（仅限博士）" + people:            "-",
		"主要完成人员（除项目负责人外）" + people:         "-",
		"知识产权情况（限本单位为权利人、自主研发）" + rights:   "rows:owner=@org.name;how=自主研发",
		"知识产权情况（含受让取得）" + rights:           "",
		"代表性发明专利（限本企业为第一专利权人）" + rights:    "rows:kind=发明专利;owner=@org.name",
		"通过受让取得的知识产权" + rights:             "-",
		"知识产权情况（不含受让）" + rights:            "-",
		"知识产权情况（仅限近一年授权）" + rights:         "-",
		"知识产权情况（限与本项目相关）" + rights:         "-",
		"知识产权情况（限填5项）" + rights:            "",
		"自主知识产权清单（权利人为本企业，含受让取得）" + rights: "",
	} {
		m := Propose(formtest.Paper(t, "科技成果登记申请表\n"+head), domainCandidates(t, []string{"yjs-01-chengguo-dengji"}))
		got := "-"
		for _, e := range m.Entries {
			if e.State == plan.Proposed && len(e.Columns) > 0 {
				got = e.Format
			}
		}
		if got != want {
			t.Errorf("%.30q: %q, want %q", head, got, want)
		}
	}
}

// TestUnitOfTheForm: the unit that a form says once holds for all money that prints none, and where it says two none is written.
func TestUnitOfTheForm(t *testing.T) {
	form := formtest.Profile(t)
	c := forms.Case{Answers: forms.Answers{Values: map[string]string{"org.name": "某厂", "org.reg_capital": "3000", "org.paid_capital": "2400"}}}
	const first = "\n| 单位名称 | | 法定代表人 | |\n"
	const later = "\n附页\n| 注册资本 | |\n| 实收资本（万元） | |\n"
	for text, want := range map[string][]string{
		"企业基本情况登记表\n主管机关：____　金额单位：元至角分" + first + later:          {"30000000.00", "2400.00"},
		"企业基本情况登记表" + first + "填表说明：涉及金额的，除注明外均以千元为单位。" + later:   {"30000.00", "2400.00"},
		"企业基本情况登记表\n货币单位：人民币元" + first + later + "注：本表资金一律以万元为单位": {"", "2400.00"},
		"企业基本情况登记表" + first + later:                               {"3000.00万元", "2400.00"},
	} {
		places := formtest.Paper(t, text)
		values, _ := writing.Values(Propose(places, FromForm(form)), places, formtest.Answered(form, c))
		var got []string
		for _, p := range places {
			if p.Kind == place.Money {
				got = append(got, values[p.At].Text)
			}
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s\n%s", text, d)
		}
	}
}

package formmap

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/writing"
	"yibiao/forms"
)

// TestPartsOfAnswers has places that ask a part of an answer, two in one, or whether the
// applicant has a title or is of a kind. What the answers do not tell stays empty.
func TestPartsOfAnswers(t *testing.T) {
	form := formtest.Profile(t)
	c := forms.Case{Today: time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC), Answers: forms.Answers{
		Values: map[string]string{"org.type": "企业", "org.scale": "中型", "org.ownership": "混合", "legal.name": "覃某", "legal.title": "董事长、高级工程师", "legal.id": "450203198001010017",
			"handler.name": "韦某", "handler.dept": "科技项目部主管", "handler.mobile": "13800000002", "bank.bank": "某银行", "bank.account": "2105400009300123456",
		},
		Tables: map[string][]forms.Row{"qual.table": {
			{ID: "a", Cells: map[string]string{"name": "高新技术企业", "no": "GR202445000999", "date": "2024-11-28", "valid": "2027-11-27"}},
			{ID: "b", Cells: map[string]string{"name": "创新型中小企业", "date": "2022-01-01", "valid": "2025-01-01"}},
			{ID: "c", Cells: map[string]string{"name": "专精特新“小巨人”企业", "date": "2025-01-01"}},
		}},
	}}
	places := formtest.Paper(t, `
		企业资金申请表
		| 是否中小企业 | | 是否小微企业 | | 是否民营企业 | |
		| 是否高新技术企业 | | 是否创新型中小企业 | | 是否科技型中小企业 | |
		| 是否专精特新中小企业 | | 是否专精特新小巨人企业 | | 高新技术企业证书编号 | |
		| 法定代表人 | | 职务 | | 职称 | |
		| 证件类型 | | 证件号码 | | 企业名称 | |
		| 联系人及电话 | | 开户行及账号 | | 联系人部门 | |`)
	got, _ := writing.Values(Propose(places, FromForm(form)), places, formtest.Answered(form, c))
	texts := map[string]string{}
	for _, p := range places {
		if a, ok := got[p.At]; ok {
			texts[p.Label] = a.Text
		}
	}
	want := map[string]string{"是否中小企业": "是", "是否小微企业": "否", "是否高新技术企业": "是", "是否专精特新小巨人企业": "是", "高新技术企业证书编号": "GR202445000999",
		"法定代表人": "覃某", "职务": "董事长", "职称": "高级工程师", "证件类型": "身份证", "证件号码": "450203198001010017",
		"联系人及电话": "韦某 13800000002", "开户行及账号": "某银行 2105400009300123456", "联系人部门": "科技项目部"}
	if diff := cmp.Diff(want, texts); diff != "" {
		t.Error(diff)
	}
	m := Propose(places, FromForm(form))
	if edits := writing.Edits(m, places, formtest.Answered(form, c), got); len(edits) > 0 {
		t.Errorf("what was written gives edits: %+v", edits)
	}
	for at, a := range got {
		if a.Text == "董事长" {
			got[at] = place.Answer{Text: "总经理"}
		}
	}
	if edits := writing.Edits(m, places, formtest.Answered(form, c), got); len(edits) != 1 || edits[0].Fault == nil || edits[0].Fault.Code != writing.FaultPart {
		t.Errorf("a part was taken for the whole: %+v", edits)
	}
}

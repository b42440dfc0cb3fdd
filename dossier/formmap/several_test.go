package formmap

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/writing"
	"yibiao/forms"
)

const unitsVocabulary = `
fields:
  - { id: org.name, group: 单位基本信息, label: 单位名称, type: text, required: true, src: practice, place: 全国 }
  - id: units
    group: 完成单位情况
    label: 完成单位情况
    type: table
    required: false
    src: practice
    place: 全国
    columns:
      - { id: name, label: 单位名称, type: text }
      - { id: contact, label: 联系人, type: text }
`

// TestSeveralParties names all who did something together, and nobody where they are not known: the applicant alone is not the
// answer.
func TestSeveralParties(t *testing.T) {
	form := vocabularyForm(t, unitsVocabulary)
	from := FromForm(form)
	from.Own = true
	row := func(name string) forms.Row { return forms.Row{ID: name, Cells: map[string]string{"name": name}} }
	c := func(rows ...forms.Row) forms.Case {
		return forms.Case{Answers: forms.Answers{Values: map[string]string{"org.name": "甲公司"}, Tables: map[string][]forms.Row{"units": rows}}}
	}
	const table = `
		成果登记表
		| 成果完成单位 | | 主要完成单位（按贡献排序） | |
		| 完成单位（盖章） | | 第一完成单位 | |
		| 主要起草单位 | | 研制单位 | |
		| 合作单位 | | 共有权利人 | |
		| 申报单位 | | 联合申报单位 | |`
	both := "甲公司、乙大学"
	for _, tc := range []struct {
		name, form string
		c          forms.Case
		want       map[string]string
	}{
		{"listed", table, c(row("甲公司"), row("乙大学")), map[string]string{"t0.r0.c1": both, "t0.r0.c3": both, "t0.r1.c1": both, "t0.r1.c3": "甲公司", "t0.r4.c1": "甲公司"}},
		{"not listed", table, c(), map[string]string{"t0.r1.c3": "甲公司", "t0.r4.c1": "甲公司"}},
		{"one without a name", table, c(row("甲公司"), row("")), map[string]string{"t0.r1.c3": "甲公司", "t0.r4.c1": "甲公司"}},
		{"of somebody who took part", `
			主要完成人情况表
			| 姓名 | | 性别 | |
			| 完成单位 | | 职称 | |`, c(row("甲公司"), row("乙大学")), map[string]string{}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			places := formtest.Paper(t, tc.form)
			values, _ := writing.Values(Propose(places, from), places, formtest.Answered(form, tc.c))
			got := map[string]string{}
			for at, a := range values {
				got[at] = a.Text
			}
			if d := cmp.Diff(tc.want, got); d != "" {
				t.Error(d)
			}
		})
	}
	// Without a table of them in the programme nobody is named.
	for _, e := range Propose(formtest.Paper(t, table), FromForm(formtest.Profile(t))).Entries {
		if e.State == plan.Proposed && e.At != "t0.r1.c3" && e.At != "t0.r4.c1" {
			t.Errorf("%s %s: %s", e.At, e.Label, e.Field)
		}
	}
}

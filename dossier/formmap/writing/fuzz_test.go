package writing_test

import (
	"testing"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/writing"
)

// FuzzEdits reads whatever may stand in the places of a filled form: nothing panics, a question has no value, what is taken over reads the
// same again, and what the form already said is no edit.
func FuzzEdits(f *testing.F) {
	form := formtest.Profile(f)
	places := formtest.Paper(f, `企业情况表
企业名称：________　联系人：________　手机：________
| 统一社会信用代码 | | 注册资本（万元） | |
| 法定代表人 | | 身份证号 | |
| 开户银行 | | 银行账号 | |
| 注册地址 | | 成立日期 | |
| 2025年营业收入（大写） | | 2024年营业收入（元） | |
| 从业人员 | | 企业规模 | □大型 □中型 □小型 |`)
	m, c := proposed(form, places)
	asked, _ := writing.Values(m, places, c)
	for _, seed := range [][3]string{
		{"见执照", "王五（离职）", "同上"}, {"叁仟万元整", "224806000", "／"}, {"（）", "（（", "代"}, {"同户名", "韦样本代签", "1e9"}, {"3000（万元）", "2025年", "x"},
		{"柳州样例机械有限公司（南宁分公司）", "450203199009090028", "19356.8"},
	} {
		for at := range 14 {
			f.Add(seed[0], seed[1], seed[2], uint8(at))
		}
	}
	f.Fuzz(func(t *testing.T, a, b, d string, from uint8) {
		read := map[string]place.Answer{}
		for at, answer := range asked {
			read[at] = answer
		}
		for i, text := range []string{a, b, d} {
			read[places[(int(from)+i)%len(places)].At] = place.Answer{Text: text}
		}
		for _, e := range writing.Edits(m, places, c, read) {
			if e.Undecided() && e.Value != "" || e.Fault == nil && e.Value == e.Was {
				t.Errorf("%+v", e)
			}
			if f := form.Known(e.Field); e.Fault == nil && e.Column == "" && f != nil {
				if again := c.Vocabulary().Parse(f, e.Value, nil); again.Fault != nil || again.Canonical != e.Value {
					t.Errorf("%s: %q reads as %q, %v", e.Field, e.Value, again.Canonical, again.Fault)
				}
			}
		}
	})
}

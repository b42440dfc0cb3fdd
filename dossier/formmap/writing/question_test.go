package writing_test

import (
	"testing"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/writing"
	"yibiao/forms/gb"
)

// TestWhatIsNoAnswer reads a form filled by hand: what points elsewhere, bears a remark, has another unit or belongs to another place is
// a question without a value, and what the client may well have written is taken.
func TestWhatIsNoAnswer(t *testing.T) {
	const value = gb.FaultCode("")
	form := formtest.Profile(t)
	places := formtest.Paper(t, `企业情况表
| 企业名称 | | 统一社会信用代码 | |
| 注册地址 | | 注册资本（万元） | |
| 法定代表人 | | 法定代表人身份证号 | |
| 联系人 | | 联系人身份证号 | |
| 开户银行 | | 银行账号 | |
| 2024年营业收入（万元） | | 2025年营业收入（万元） | |
| 从业人员 | | 成立日期 | |`)
	m, c := proposed(form, places)
	const name, address, capital, legal, legalID, handler, handlerID = "t0.r0.c1", "t0.r1.c1", "t0.r1.c3", "t0.r2.c1", "t0.r2.c3", "t0.r3.c1", "t0.r3.c3"
	const bank, account, before, last, staff, founded = "t0.r4.c1", "t0.r4.c3", "t0.r5.c1", "t0.r5.c3", "t0.r6.c1", "t0.r6.c3"
	for _, tc := range []struct {
		said map[string]string
		at   string // of the first edit, "" for none
		want gb.FaultCode
	}{
		{map[string]string{address: "见执照"}, address, writing.FaultElsewhere},
		{map[string]string{address: "详见营业执照"}, address, writing.FaultElsewhere},
		{map[string]string{address: "略"}, address, writing.FaultElsewhere},
		{map[string]string{address: "柳州市见龙路1号"}, address, value},
		{map[string]string{bank: "见附表"}, bank, writing.FaultElsewhere},
		{map[string]string{bank: "同户名"}, bank, writing.FaultElsewhere},
		{map[string]string{bank: "与单位名称一致"}, bank, writing.FaultElsewhere},
		{map[string]string{bank: "同江农村信用社"}, bank, value},
		{map[string]string{handler: "王五（离职）"}, handler, writing.FaultRemark},
		{map[string]string{handler: "王五"}, handler, value},
		{map[string]string{handler: "韦样本代"}, handler, writing.FaultRemark},
		{map[string]string{legal: "覃示例（委托韦样本代签）"}, legal, writing.FaultRemark},
		{map[string]string{name: "柳州样例机械有限公司（原柳州老厂）"}, name, writing.FaultRemark},
		{map[string]string{name: "柳州样例投资企业（有限合伙）"}, name, value},
		{map[string]string{address: "南宁市青秀区1号（办事处）"}, address, writing.FaultRemark},
		{map[string]string{account: "6222000000001234567（个人）"}, account, writing.FaultRemark},
		{map[string]string{staff: "330（含劳务派遣50）"}, staff, writing.FaultRemark},
		{map[string]string{founded: "2016年4月12日（分公司2019年）"}, founded, writing.FaultRemark},
		{map[string]string{capital: "30000000"}, capital, writing.FaultScale},
		{map[string]string{capital: "3000（万元）"}, "", value},
		{map[string]string{capital: "5000"}, capital, value},
		{map[string]string{capital: "人民币叁仟万元整"}, "", value},
		{map[string]string{last: "224806000"}, last, writing.FaultScale},
		{map[string]string{last: "2248.06"}, last, writing.FaultScale},
		{map[string]string{last: "25000"}, last, value},
		{map[string]string{before: "22480.60", last: "19356.80"}, before, writing.FaultBelongs},
		{map[string]string{before: "22480.6"}, before, writing.FaultBelongs},
		{map[string]string{legalID: "450203199009090028", handlerID: "450203198001010017"}, legalID, writing.FaultBelongs},
		{map[string]string{legalID: "450203199009090028"}, legalID, writing.FaultBelongs},
		{map[string]string{legalID: "45020319850101001X"}, legalID, value},
		{map[string]string{legal: "韦样本", handler: "覃示例"}, legal, writing.FaultBelongs},
	} {
		read, _ := writing.Values(m, places, c)
		for at, text := range tc.said {
			read[at] = place.Answer{Text: text}
		}
		edits := writing.Edits(m, places, c, read)
		if tc.at == "" {
			if len(edits) > 0 {
				t.Errorf("%v: %+v", tc.said, edits)
			}
			continue
		}
		if len(edits) != len(tc.said) || edits[0].At != tc.at {
			t.Errorf("%v: %+v", tc.said, edits)
			continue
		}
		for _, e := range edits {
			if tc.want == value && e.Undecided() || tc.want != value && (e.Fault == nil || e.Fault.Code != tc.want || !e.Undecided() || e.Value != "") {
				t.Errorf("%v: %q, %+v", tc.said, e.Value, e.Fault)
			}
		}
	}
}

// TestWhatBlankSaysOfOthers reads a form whose blank prints whose it is: nothing of that is taken as the client's.
func TestWhatBlankSaysOfOthers(t *testing.T) {
	form := formtest.Profile(t)
	for title, questions := range map[string]bool{"南宁甲乙有限公司": true, "柳州样例机械有限公司": false} {
		places := formtest.Paper(t, "企业情况表\n企业名称："+title+"　注册资本：________万元　法定代表人：________")
		m, c := proposed(form, places)
		edits := writing.Edits(m, places, c, map[string]place.Answer{"p1#1": {Text: "5000"}, "p1#2": {Text: "王五"}})
		if len(edits) != 2 || edits[0].Undecided() != questions || edits[1].Undecided() != questions {
			t.Errorf("%s: %+v", title, edits)
		}
	}
}

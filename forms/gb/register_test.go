package gb

import "testing"

// What stands where the number of a paper is asked, and is none.
var noNumbers = []string{"正在办理", "无", "待发", "待下发", "受理中", "已公示", "公示期", "已报送", "评审通过", "证书制作中", "见附件", "详见附件三", "办理中，预计12月",
	"GR202545000123（待发）", "尚未取得证书", "暂无", "同上", "—", "／", "待定", "2026年12月公示期", "审批中", "XXXX", "桂工信〔2025〕XXX号", "未取得", "另附", "ABC", "申请号2025未批准", "预计12月发",
	"桂科高字〔2026〕 号", "桂科字第〔2026〕号", "GXSTT2026-", "2026", "0000", "00000000", "2509-450205-07-02-", "柳工信（2026）号", "0",
	"桂科高字〔2026〕XX号", "桂科高字〔2026〕___号", "桂科高字〔2026〕×号", "桂科高字〔2026〕＊号", "桂科高字〔2026〕…号", "桂科高字〔2026〕……号", "桂工信〔2026〕0号", "桂科高字〔2026〕第00号", "桂科高字〔20XX〕12号",
	"桂科字第__号", "桂工信（2026）XX号", "桂工信〔2026〕第X号", "20260000", "2509-450203-04-02-000000", "2513-450203-04-02-123456", "2500-450203-04-02-123456", "GR202645000000", "2026SR0000000", "4502026Y0000",
	"软著登字第0000000号"}

func TestWhatIsNoNumberOfAPaper(t *testing.T) {
	for _, text := range noNumbers {
		if result, _ := Validate("paper_no", text); result.Fault == nil || result.Fault.Code != FaultNoNumber {
			t.Errorf("%q passes for a number", text)
		}
		for _, of := range []string{"hte_no", "achievement_reg_no", "trademark_no", "patent_no", "software_copyright"} {
			if result, _ := Validate(of, text); result.Fault == nil {
				t.Errorf("%q passes for a number by %s", text, of)
			}
		}
	}
	for _, text := range []string{"桂工信投资〔2025〕12号", "柳科认定中心证第3号", "2512-450204-07-02-123456", "桂首台套2026-009", "GB/T 19001—2016", "甲1", "第十二号",
		"柳接待办〔2025〕3号", "网信算备450200123456789012345号", "样例-桂首台套-2026-009", "关于公布2025年智能工厂的通知（桂工信装备〔2025〕3号）", "龙城登记中心2025-1",
		"桂科高字〔2026〕10号", "桂科高字〔2026〕第100号", "桂工信〔2026〕001号", "2509-450203-04-02-100000", "20260100", "GXSTT2026-010", "柳银借字（2025）第X12号"} {
		if result, _ := Validate("paper_no", text); result.Fault != nil {
			t.Errorf("%q does not pass: %v", text, result.Fault)
		}
	}
	for _, text := range []string{"11111", "999999", "12345678", "0123456789", "1234"} {
		if result, _ := Validate("paper_no", text); result.Fault == nil || IPNumber("", text).Fault == nil {
			t.Errorf("%q passes for a number", text)
		}
	}
	if result, _ := Validate("trademark_no", "12345678"); result.Fault != nil || len(result.Warnings) > 0 {
		t.Errorf("a trademark may have any number: %v", result)
	}
	for text, is := range map[string]bool{"无": true, "HT-2025-01": true, "柳中合字第8号": true, "甲乙两方合同": true, "正在签订中": false, "待签": false, "见附件": false} {
		if result, _ := Validate("contract_no", text); (result.Fault == nil) != is {
			t.Errorf("contract %q: %v", text, result.Fault)
		}
	}
}

func TestNumberYear(t *testing.T) {
	for text, want := range map[string]int{
		"桂科高字〔2026〕12号": 2026, "柳工信[2025]3号": 2025, "桂科高字(2024)7号": 2024, "GR202545000123": 2025, "GR202332001234": 2023, "4502025Y0012": 2025, "2021SR0123456": 2021,
		"2025450200001234": 2025, "2512-450203-07-02-123456": 2025, "ZL201710601862.3": 2017, "GB/T 1234-2026": 2026, "DB45/T 2345—2025": 2025,
		"桂科AA12345": 0, "HT-2025-01": 0, "32456789": 0, "450203202512": 0, "柳银借字2025第01号": 0, "": 0, "3": 0,
	} {
		if got := NumberYear(text); got != want {
			t.Errorf("%q names %d, want %d", text, got, want)
		}
	}
}

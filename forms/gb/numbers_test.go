package gb

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPerson(t *testing.T) {
	runValidate(t, "person", []validateCase{
		{"韦样本", outcome{"韦样本", "", nil}},
		{"阿依古丽·买买提", outcome{"阿依古丽·买买提", "", nil}},
		{" John  Smith ", outcome{"John Smith", "", nil}},
		{"韦样本13800000002", outcome{"韦样本13800000002", `person-figures text="13800000002"`, nil}},
		{"韦样本（138-0000-0002）", outcome{"韦样本（138-0000-0002）", `person-figures text="138-0000-0002"`, nil}},
		{"１３８", outcome{"１３８", `person-figures text="１３８"`, nil}},
	})
}

func TestPhones(t *testing.T) {
	runValidate(t, "mobile_cn", []validateCase{
		{"13807721234", outcome{Normal: "13807721234"}},
		{"138-0772-1234", outcome{Normal: "13807721234"}},
		{"+86 138 0772 1234", outcome{Normal: "13807721234"}},
		{"008613807721234", outcome{Normal: "13807721234"}},
		{"１３８０７７２１２３４", outcome{Normal: "13807721234"}},
		{"12807721234", outcome{"12807721234", "mobile-form", nil}},
		{"1380772123", outcome{"1380772123", `mobile-length got="10" want="11"`, nil}},
		{"0772-2831488", outcome{"07722831488", "mobile-form", nil}},
		{"手机13807721234", outcome{"手机13807721234", "mobile-form", nil}},
	})
	runValidate(t, "phone_cn", []validateCase{
		{"0772-2831488", outcome{Normal: "0772-2831488"}},
		{"07722831488", outcome{Normal: "07722831488"}},
		{"2831488", outcome{Normal: "2831488"}},
		{"010-62331234-8001", outcome{Normal: "010-62331234-8001"}},
		{"（0772）2831488转801", outcome{Normal: "0772-2831488-801"}},
		{"0772—2831488", outcome{Normal: "0772-2831488"}},
		{"+86-772-2831488", outcome{Normal: "0772-2831488"}},
		{"+86 (0772) 2831488", outcome{Normal: "0772-2831488"}},
		{"138 0772 1234", outcome{Normal: "13807721234"}},
		{"400-123-4567", outcome{Normal: "400-123-4567"}},
		{"0772-1831488", outcome{"0772-1831488", "phone-form", nil}},
		{"0772-2831488/2831489", outcome{"0772-2831488/2831489", "phone-form", nil}},
		{"12345", outcome{"12345", "phone-form", nil}},
	})
	runValidate(t, "postcode", []validateCase{
		{"545006", outcome{Normal: "545006"}},
		{"５３００２２", outcome{Normal: "530022"}},
		{"100000", outcome{"100000", "", []string{`postcode-region prefix="10"`}}},
		{"54500", outcome{"54500", `postcode-length got="5" want="6"`, nil}},
		{"54500O", outcome{"54500O", "postcode-form", nil}},
		{"000000", outcome{"000000", "postcode-zero", nil}},
	})
}

func TestWeb(t *testing.T) {
	runValidate(t, "email", []validateCase{
		{"office@example.com.cn", outcome{Normal: "office@example.com.cn"}},
		{"Zhang.San＠163。com", outcome{Normal: "Zhang.San@163.com"}},
		{"office@example", outcome{"office@example", "email-form", nil}},
		{"office.example.com", outcome{"office.example.com", "email-form", nil}},
		{"a@b..com", outcome{"a@b..com", "email-form", nil}},
		{"张三@163.com", outcome{"张三@163.com", "email-form", nil}},
	})
	runValidate(t, "url", []validateCase{
		{"www.example.com.cn", outcome{Normal: "www.example.com.cn"}},
		{"HTTPS://example.com:8080/a?b=1#c", outcome{Normal: "HTTPS://example.com:8080/a?b=1#c"}},
		{"http://柳州重工.中国/首页", outcome{Normal: "http://柳州重工.中国/首页"}},
		{"http://xn--fiq.xn--fiqs8s", outcome{Normal: "http://xn--fiq.xn--fiqs8s"}},
		{"example", outcome{"example", "url-form", nil}},
		{"ftp://example.com", outcome{"ftp://example.com", "url-form", nil}},
		{"http://", outcome{"http://", "url-form", nil}},
		{"无", outcome{"无", "url-form", nil}},
	})
}

func TestBankNumbers(t *testing.T) {
	runValidate(t, "bank_account", []validateCase{
		{"0045 2011 0104 0012 345", outcome{Normal: "0045201101040012345"}},
		{"2102-4090-0924-9", outcome{Normal: "2102-4090-0924-9"}},
		{"-210240900924", outcome{"-210240900924", "account-form", nil}},
		{"12345678", outcome{"12345678", `account-length got="8" max="32" min="9"`, nil}},
		{"123456789012345678901234567890123", outcome{"123456789012345678901234567890123", `account-length got="33" max="32" min="9"`, nil}},
		{"4.52011E+18", outcome{"4.52011E+18", "account-form", nil}},
		{"622202123450988000", outcome{"622202123450988000", "", []string{`digits-rounded kept="15"`}}},
		{"6222021234509880000", outcome{"6222021234509880000", "", []string{`digits-rounded kept="15"`}}},
		{"62220212345098800", outcome{"62220212345098800", "", []string{`digits-rounded kept="15"`}}},
		{"6222021234509880", outcome{Normal: "6222021234509880"}}, // one 0 is nothing
		{"6222021234509880010", outcome{Normal: "6222021234509880010"}},
	})
	runValidate(t, "cnaps", []validateCase{
		{"102614000123", outcome{Normal: "102614000123"}},
		{"10261400012", outcome{"10261400012", `cnaps-form got="11" want="12"`, nil}},
		{"工行柳州分行", outcome{"工行柳州分行", `cnaps-form got="6" want="12"`, nil}},
	})
	runValidate(t, "invoice_no", []validateCase{
		{"12345678", outcome{Normal: "12345678"}},
		{"25452000000012345678", outcome{Normal: "25452000000012345678"}},
		{"123456789", outcome{"123456789", `invoice-length got="9"`, nil}},
		{"No12345678", outcome{"No12345678", "invoice-form", nil}},
	})
}

func TestRegistrationNumbers(t *testing.T) {
	runValidate(t, "software_copyright", []validateCase{
		{"2021SR0123456", outcome{Normal: "2021SR0123456"}},
		{"2021sr123456", outcome{Normal: "2021SR123456"}},
		{"软著登字第 1234567 号", outcome{Normal: "软著登字第1234567号"}},
		{"2021-0123456", outcome{"2021-0123456", "", []string{"software-form"}}},
	})
	runValidate(t, "trademark_no", []validateCase{
		{"第12345678号", outcome{Normal: "12345678"}},
		{"1234567a", outcome{Normal: "1234567A"}},
		{"1234", outcome{"1234", "", []string{"trademark-form"}}},
	})
	runValidate(t, "hte_no", []validateCase{
		{"gr202345000123", outcome{Normal: "GR202345000123"}},
		{"GR202344000123", outcome{Normal: "GR202344000123"}}, // of Guangdong: a firm that moves whole keeps it
		{"GR202532001234", outcome{Normal: "GR202532001234"}},
		{"GR202611001234", outcome{Normal: "GR202611001234"}},
		{"GR202347000123", outcome{"GR202347000123", "", []string{"hte-form"}}}, // of no province
	})
	runValidate(t, "achievement_reg_no", []validateCase{
		{"4502023Y0123", outcome{Normal: "4502023Y0123"}},
		{"45020230123", outcome{"45020230123", "", []string{"achievement-form"}}},
	})
}

func TestPatent(t *testing.T) {
	runValidate(t, "patent_no", []validateCase{
		{"ZL201710601862.3", outcome{Normal: "ZL201710601862.3"}},
		{"ZL95115608.X", outcome{Normal: "ZL95115608.X"}},
		{"ZL201710601862.4", outcome{"ZL201710601862.4", `patent-check got="4" want="3"`, nil}},
		{"zl 2017 1 0601862．3", outcome{Normal: "ZL201710601862.3"}},
		{"2017106018623", outcome{Normal: "201710601862.3"}},
		{"ZL95115608x", outcome{Normal: "ZL95115608.X"}},
		{"CN201710601862.3", outcome{Normal: "201710601862.3"}},
		{"CN107123456A", outcome{"CN107123456A", "patent-publication", nil}},
		{"ZL201740601862.3", outcome{"ZL201740601862.3", `patent-type digit="4"`, nil}},
		{"ZL20171060186.3", outcome{"ZL20171060186.3", "patent-form", nil}},
		{"申请中", outcome{"申请中", "patent-form", nil}},
	})
}

func TestIPNumber(t *testing.T) {
	cases := []struct {
		kind, text string
		want       outcome
	}{
		{"发明专利", "ZL201710601862.3", outcome{Normal: "ZL201710601862.3"}},
		{"发明专利", "ZL95115608.X", outcome{Normal: "ZL95115608.X"}},
		{"实用新型", "ZL201710601862.3", outcome{"ZL201710601862.3", `patent-kind kind="实用新型" number="发明专利"`, nil}},
		{"外观设计", "ZL201710601862.3", outcome{"ZL201710601862.3", `patent-kind kind="外观设计" number="发明专利"`, nil}},
		{"发明专利", "ZL201710601862.4", outcome{"ZL201710601862.4", `patent-check got="4" want="3"`, nil}},
		{"发明专利", "", outcome{}},
		{"软件著作权", "2021sr0123456", outcome{Normal: "2021SR0123456"}},
		{"软件著作权", "ZL201710601862.3", outcome{"ZL201710601862.3", "", []string{"software-form"}}},
		{"商标", "第12345678号", outcome{Normal: "12345678"}},
		{"集成电路布图设计", " BS.185012345 ", outcome{Normal: "BS.185012345"}},
		{"植物新品种权", "CNA 2018 1234.5", outcome{Normal: "CNA 2018 1234.5"}},
		{"其他", "ＡＢ－１", outcome{Normal: "AB-1"}},
		{"", "x1", outcome{Normal: "x1"}},
		{"其他", "无", outcome{"无", `no-number text="无"`, nil}},
		{"植物新品种权", "CNA20181234.5（受理中）", outcome{"CNA20181234.5(受理中)", `no-number text="CNA20181234.5(受理中)"`, nil}},
	}
	for _, c := range cases {
		if diff := cmp.Diff(c.want, outcomeOf(IPNumber(c.kind, c.text))); diff != "" {
			t.Errorf("IPNumber(%s, %s):\n%s", c.kind, c.text, diff)
		}
	}
}

// TestIPNumberPCT builds numbers with the type digits of the PCT, which belong to the same kinds.
func TestIPNumberPCT(t *testing.T) {
	for digits, kind := range map[string]string{"201780601862": "发明专利", "201790601862": "实用新型", "201730601862": "外观设计"} {
		accepted := 0
		for _, check := range "0123456789X" {
			if got := IPNumber(kind, digits+"."+string(check)); got.Fault == nil {
				accepted++
			}
		}
		if accepted != 1 {
			t.Errorf("%s as %s: %d check characters are accepted, want 1", digits, kind, accepted)
		}
	}
}

package gb

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// notice2027 is written like the notices of earlier years, with the days of 2027.
const notice2027 = `国务院办公厅关于2027年
部分节假日安排的通知
国办发明电〔2026〕9号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
　　经国务院批准，现将2027年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
　　一、元旦：1月1日（周五）至3日（周日）放假，共3天。
　　二、春节：2月5日（农历除夕、周五）至13日（农历正月初八、周六）放假调休，共9天。1月31日（周日）、2月14日（周日）上班。
　　三、清明节：4月3日（周六）至5日（周一）放假，共3天。
　　四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。5月8日（周六）上班。
　　五、端午节：6月9日（周三）放假1天，不调休。
　　六、中秋节：9月15日（周三）放假1天。
　　七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天，9月26日（周日）、10月9日（周六）上班。
　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。
　　国务院办公厅
　　2026年11月4日`

func TestReadNotice(t *testing.T) {
	c, err := ReadNotice(notice2027)
	if err != nil {
		t.Fatal(err)
	}
	shipped := shippedCalendar(t)
	if diff := cmp.Diff(shipped.years[2027].off, c.years[2027].off); diff != "" {
		t.Errorf("off (-shipped +notice):\n%s", diff)
	}
	if diff := cmp.Diff(shipped.years[2027].worked, c.years[2027].worked); diff != "" {
		t.Errorf("worked (-shipped +notice):\n%s", diff)
	}
	if got := c.Source(2027); got != "国务院办公厅关于2027年部分节假日安排的通知(国办发明电〔2026〕9号)" {
		t.Errorf("source %q", got)
	}
	if missing := shipped.Merge(c).MissingByLaw(2027); missing != nil {
		t.Errorf("missing %v", missing)
	}
}

func TestReadNoticeOverTheTurnOfTheYear(t *testing.T) {
	c, err := ReadNotice("关于2028年部分节假日安排的通知：元旦：12月31日至1月2日放假，共3天。")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[civil]bool{20271231: true, 20280101: true, 20280102: true}, c.years[2028].off); diff != "" {
		t.Error(diff)
	}
}

func TestReadNoticeRefusesWhatDoesNotAgree(t *testing.T) {
	for name, c := range map[string]struct {
		old, new string
		code     FaultCode
	}{
		"another document":    {"部分节假日安排", "技术改造项目安排", "notice-none"},
		"a wrong weekday":     {"6月9日（周三）", "6月9日（周四）", "notice-day"},
		"a wrong last day":    {"至13日（农历正月初八、周六）", "至12日（农历正月初八、周六）", "notice-day"},
		"a wrong count":       {"共5天", "共6天", "notice-day"},
		"a wrong single day":  {"中秋节：9月15日（周三）放假1天", "中秋节：9月15日（周三）放假2天", "notice-day"},
		"no such day":         {"4月3日（周六）至5日（周一）", "4月30日（周五）至31日（周六）", "notice-day"},
		"a weekday is worked": {"5月8日（周六）上班", "5月7日（周五）上班", "notice-day"},
		"off and worked":      {"2月14日（周日）上班", "2月13日（周六）上班", "notice-day"},
		"nothing off":         {"放假", "休息", "notice-day"},
	} {
		text := strings.ReplaceAll(notice2027, c.old, c.new)
		if text == notice2027 {
			t.Fatalf("%s: nothing was changed", name)
		}
		_, err := ReadNotice(text)
		var f *Fault
		if !errors.As(err, &f) || f.Code != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
}

func FuzzReadNotice(f *testing.F) {
	f.Add(notice2027)
	f.Fuzz(func(_ *testing.T, text string) { ReadNotice(text) })
}

package checks

import (
	"strings"
	"testing"

	"yibiao/forms"
)

func limit(n int64) *int64 { return &n }

func field(kind string, change ...func(*forms.Field)) *forms.Field {
	f := &forms.Field{ID: forms.Text{S: "x.y"}, Label: "甲", Type: forms.Text{S: kind}, Typed: forms.Types[forms.TypeName(kind)]}
	for _, c := range change {
		c(f)
	}
	return f
}

func TestParseAndDisplay(t *testing.T) {
	v := builtin(t).Vocabulary
	wan := func(f *forms.Field) { f.Unit = "万元" }
	options := func(o ...string) func(*forms.Field) { return func(f *forms.Field) { f.Options = o } }
	validator := func(name string) func(*forms.Field) {
		return func(f *forms.Field) { f.Validator = forms.Text{S: name} }
	}
	cases := []struct {
		name             string
		f                *forms.Field
		typed, canonical string
		fault, shown     string
	}{
		{"text is trimmed", field("text"), "  柳州　甲 厂 ", "柳州 甲 厂", "", "柳州 甲 厂"},
		{"long text keeps its lines", field("longtext"), "一\r\n二", "一\n二", "", "一\n二"},
		{"money with separators", field("money", wan), "１，２３４．５", "1234.5", "", "1234.50"},
		{"money with its own unit", field("money", wan), "380万元", "380", "", "380.00"},
		{"money with another unit", field("money", wan), "3,800,000元", "380", "", "380.00"},
		{"money with ￥ and a small number", field("money", wan), "￥380", "￥380", "money-unit", ""},
		{"money below a fen", field("money", wan), "0.0000001", "0.0000001", "decimals", ""},
		{"money is no word", field("money", wan), "三百", "三百", "number", ""},
		{"money of three hundred digits", field("money", wan), strings.Repeat("9", 300), strings.Repeat("9", 300), "money-large", ""},
		{"number of three hundred digits", field("number"), strings.Repeat("9", 300), strings.Repeat("9", 300), "money-large", ""},
		{"whole number", field("int"), "12.5", "12.5", "decimals", ""},
		{"number with bounds", field("int", func(f *forms.Field) { f.Min = limit(1) }), "0", "0", "number-small", ""},
		{"percent", field("percent"), "37.5%", "37.5", "", "37.50"},
		{"percent just below a limit", field("percent"), "14.999", "14.999", "", "14.999"},
		{"percent just above a limit", field("percent"), "30.0001%", "30.0001", "", "30.0001"},
		{"number just below a limit", field("number"), "4.999999", "4.999999", "", "4.999999"},
		{"date", field("date"), "2025年5月6日", "2025-05-06", "", "2025年5月6日"},
		{"date that does not exist", field("date"), "2025-02-30", "2025-02-30", "date-none", ""},
		{"date of another age", field("date"), "0025-02-03", "0025-02-03", "date-year", ""},
		{"no date", field("date"), "明年春天", "明年春天", "date", ""},
		{"month", field("yearmonth"), "2025.3", "2025-03", "", "2025年3月"},
		{"yes", field("bool"), "是", "true", "", "是"},
		{"neither yes nor no", field("bool"), "也许", "也许", "bool", ""},
		{"option", field("choice", options("甲", "乙")), "丙", "丙", "option", ""},
		{"open option", field("choice", options("甲"), func(f *forms.Field) { f.Open = true }), "丙", "丙", "", "丙"},
		{"list", field("list"), "旋压；数控;数控、机床", "旋压\n数控\n机床", "", "旋压、数控、机床"},
		{"region in traditional characters", field("region"), "廣西柳州市魚峰區", "450203", "", "广西壮族自治区柳州市鱼峰区"},
		{"industry in traditional characters", field("industry"), "通用設備製造業", "C34", "", "通用设备制造业（C34）"},
		{"option in traditional characters", field("choice", options("企业", "事业单位")), "事業單位", "事业单位", "", "事业单位"},
		{"options in traditional characters", field("multi", options("设备", "软件")), "設備；软件", "设备\n软件", "", "设备、软件"},
		{"text in traditional characters", field("text"), "企業", "企業", "", "企業"},
		{"region by name", field("region"), "鱼峰区", "450203", "", "广西壮族自治区柳州市鱼峰区"},
		{"region, its own short", field("region"), "广西柳州市柳江区", "450206", "", "广西壮族自治区柳州市柳江区"},
		{"region in an address", field("region"), "柳州市柳江区拉堡镇7号", "柳州市柳江区拉堡镇7号", "region-more", ""},
		{"region in an address, whole", field("region"), "广西壮族自治区桂林市七星区高新路2号", "广西壮族自治区桂林市七星区高新路2号", "region-more", ""},
		{"region, the county alone", field("region"), "三江侗族自治县古宜镇", "三江侗族自治县古宜镇", "region-more", ""},
		{"region that is no more", field("region"), "柳州市文昌区", "柳州市文昌区", "region", ""},
		{"region elsewhere", field("region"), "深圳市南山区科技园", "深圳市南山区科技园", "region", ""},
		{"industry", field("industry"), "C35", "C35", "", "专用设备制造业（C35）"},
		{"industry by its four digits alone", field("industry"), "3670", "C3670", "", "C3670（大类：C36 汽车制造业）"},
		{"industry as it is printed", field("industry"), "专用设备制造业（C35）", "C35", "", "专用设备制造业（C35）"},
		{"industry as it was printed once", field("industry"), "专用设备制造业（C3511）", "C3511", "", "C3511（大类：C35 专用设备制造业）"},
		{"class as it is printed", field("industry"), "C3511（大类：C35 专用设备制造业）", "C3511", "", "C3511（大类：C35 专用设备制造业）"},
		{"class with another's division", field("industry"), "C3511（大类：C34 通用设备制造业）", "C3511（大类：C34 通用设备制造业）", "industry", ""},
		{"industry with another's code", field("industry"), "专用设备制造业（C3411）", "专用设备制造业（C3411）", "industry", ""},
		{"unified code", field("code", validator("uscc")), "91450200ma5tekt08l", "91450200MA5TEKT08L", "", "91450200MA5TEKT08L"},
		{"unified code with a slip", field("code", validator("uscc")), "91450200MA5TEKT080", "91450200MA5TEKT080", "uscc-check", ""},
		{"empty is no fault", field("date"), "  ", "", "", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := v.Parse(c.f, c.typed, nil)
			code := ""
			if got.Fault != nil {
				code = string(got.Fault.Code)
			}
			if got.Canonical != c.canonical || code != c.fault {
				t.Fatalf("canonical %q fault %q, want %q %q", got.Canonical, code, c.canonical, c.fault)
			}
			if c.fault == "" {
				if again := v.Parse(c.f, got.Canonical, nil); again.Canonical != got.Canonical || again.Fault != nil {
					t.Errorf("canonical text is read as %q, %v", again.Canonical, again.Fault)
				}
				if shown := v.Display(c.f, got.Canonical, ""); shown != c.shown {
					t.Errorf("shown as %q, want %q", shown, c.shown)
				}
			}
		})
	}
	money := field("money", wan)
	if got := v.Display(money, "190", "upper"); got != "人民币壹佰玖拾万元整" {
		t.Errorf("capitals: %q", got)
	}
}

func TestPatentNumberIsCheckedByItsKind(t *testing.T) {
	v := builtin(t).Vocabulary
	f := field("ip_no")
	kind := func(k string) func(string) string { return func(string) string { return k } }
	if p := v.Parse(f, "ZL201710601862.3", kind("发明专利")); p.Fault != nil {
		t.Error(p.Fault)
	}
	if p := v.Parse(f, "ZL201710601862.4", kind("发明专利")); p.Fault == nil {
		t.Error("a wrong check digit passes")
	}
	if p := v.Parse(f, "2021SR0123456", kind("软件著作权")); p.Fault != nil || len(p.Warnings) != 0 {
		t.Error(p)
	}
}

func FuzzParse(f *testing.F) {
	v := builtin(f).Vocabulary
	f.Add("2025年5月6日")
	f.Add("１，２３４．５万元")
	f.Add("甲；乙\n丙")
	f.Fuzz(func(t *testing.T, text string) {
		for _, name := range forms.TypeNames() {
			x := field(name, func(f *forms.Field) {
				f.Unit = "万元"
				f.Options = []string{"甲", "乙"}
				f.Validator = forms.Text{S: "uscc"}
			})
			p := v.Parse(x, text, nil)
			if p.Fault != nil {
				continue
			}
			again := v.Parse(x, p.Canonical, nil)
			if again.Fault != nil || again.Canonical != p.Canonical {
				t.Errorf("%s: %q is kept as %q and then read as %q (%v)", name, text, p.Canonical, again.Canonical, again.Fault)
			}
			v.Display(x, p.Canonical, "upper")
		}
	})
}

// What a field refuses is shown as it was typed, nowhere as a number.
func TestARefusedNumberIsShownAsTyped(t *testing.T) {
	v := &forms.Vocabulary{}
	for kind, texts := range map[string][]string{"money": {"1e5", "1e999", "0x10", "三百"}, "int": {"1e3", "12.5"}, "number": {"1e-2"}, "percent": {"1E2"}} {
		f := field(kind)
		for _, text := range texts {
			if got := v.Display(f, text, ""); got != text {
				t.Errorf("%s %q is shown as %q", kind, text, got)
			}
		}
	}
}

// What is well formed and most likely a slip is kept and questioned.
func TestSlipsAreQuestioned(t *testing.T) {
	v := builtin(t).Vocabulary
	for _, c := range []struct{ kind, typed, want string }{
		{"percent", "0.2", "percent-fraction"},
		{"percent", "0.10", "percent-fraction"},
		{"percent", "1", ""},
		{"percent", "0", ""},
		{"percent", "20", ""},
		{"percent", "-0", "minus-zero"},
		{"int", "-0", "minus-zero"},
		{"number", "－0.00", "minus-zero"},
		{"money", "-0", "minus-zero"},
		{"money", "−0.00", "minus-zero"},
		{"money", "0", ""},
		{"money", "-0.01", ""},
		{"date", "1899-12-30", "date-zero"},
		{"date", "1900-01-01", "date-zero"},
		{"date", "1949-10-01", ""},
	} {
		p := v.Parse(field(c.kind), c.typed, nil)
		got := ""
		if len(p.Warnings) > 0 {
			got = string(p.Warnings[0].Code)
		}
		if p.Fault != nil || got != c.want {
			t.Errorf("%s %q: %v, %q, want %q", c.kind, c.typed, p.Fault, got, c.want)
		}
	}
}

// A percentage below 1 is not questioned where it would be absurd as a fraction: a spread of 0.5 points is no 50 %.
func TestASmallRateIsNoFraction(t *testing.T) {
	l := builtin(t)
	for _, c := range []struct {
		pack, field, typed string
		questioned         bool
	}{
		{"liuzhou", "dk.spread", "0.5", false},
		{"liuzhou", "dk.spread", "0.75", false},
		{"liuzhou", "dk.spread", "0.01", true},
		{"liuzhou", "dk.rate", "0.4", false},
		{"liuzhou", "dk.rate", "0.0385", true},
		{"liuzhou", "db.fee", "0.8", false},
		{"liuzhou", "notice.ratio", "0.5", true},
	} {
		p := l.Vocabulary.Parse(l.Pack(c.pack).Field(c.field), c.typed, nil)
		if got := len(p.Warnings) > 0; got != c.questioned || p.Fault != nil {
			t.Errorf("%s %s: %v, %v, want questioned %v", c.field, c.typed, p.Fault, p.Warnings, c.questioned)
		}
	}
}

package gb

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

func shippedCodes(t testing.TB) *Codes {
	t.Helper()
	c, err := ReadCodes(strings.NewReader(shippedText(t, "codes.yaml")), "codes.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func codesOf(items []Code) string {
	var codes []string
	for _, item := range items {
		codes = append(codes, item.Code)
	}
	return strings.Join(codes, " ")
}

func TestRegions(t *testing.T) {
	c := shippedCodes(t)
	for code, want := range map[string]string{
		"450000":  "广西壮族自治区",
		"450200":  "广西壮族自治区柳州市",
		"450203":  "广西壮族自治区柳州市鱼峰区",
		"450226":  "广西壮族自治区柳州市三江侗族自治县",
		"450181":  "广西壮族自治区南宁市横州市",
		"４５１４８１":  "广西壮族自治区崇左市凭祥市",
		" 450203": "广西壮族自治区柳州市鱼峰区",
		"450127":  "",
		"440305":  "广东省（440305）",
		"440000":  "广东省",
		"110105":  "北京市（110105）",
		"450299":  "",
		"545005":  "", // a postcode of Liuzhou
		"545000":  "",
		"541234":  "",
		"460999":  "",
		"530022":  "",
		"540102":  "西藏自治区（540102）",
		"469022":  "海南省（469022）",
		"990105":  "",
		"4502":    "",
		"":        "",
	} {
		if got, ok := c.Region(code); got != want || ok != (want != "") {
			t.Errorf("Region(%q) = %q, %v; want %q", code, got, ok, want)
		}
	}
	all := c.Regions()
	cities := 0
	for i, item := range all {
		if i > 0 && all[i-1].Code >= item.Code {
			t.Errorf("%s stands after %s", item.Code, all[i-1].Code)
		}
		if item.Parent == "450000" {
			cities++
		}
	}
	if len(all) != 126 || cities != 14 || all[0] != (Code{Code: "450000", Name: "广西壮族自治区", Full: "广西壮族自治区"}) {
		t.Errorf("%d divisions, %d cities, first %v", len(all), cities, all[0])
	}
	all[0].Name = "changed"
	if c.Regions()[0].Name == "changed" {
		t.Error("the list handed out is the inner one")
	}
}

func TestSearchRegion(t *testing.T) {
	c := shippedCodes(t)
	for text, want := range map[string]string{
		"鱼峰":     "450203",
		"柳北区":    "450205",
		"柳州市":    "450200 450202 450203 450204 450205 450206 450222 450223 450224 450225 450226",
		"柳州 柳江":  "450206",
		"柳 自治县":  "450225 450226",
		"450203": "450203",
		"4506":   "450600 450602 450603 450621 450681",
		"桂林":     "450300 450302 450303 450304 450305 450311 450312 450321 450323 450324 450325 450326 450327 450328 450329 450330 450332 450381",
		"上海":     "310000",
		"450000": "450000",
		"广东":     "440000",
		"深圳":     "",
	} {
		if got := codesOf(c.SearchRegion(text)); got != want {
			t.Errorf("SearchRegion(%q) = %s, want %s", text, got, want)
		}
	}
	if got := len(c.SearchRegion("  ")); got != 126+33 {
		t.Errorf("a blank text finds %d", got)
	}
}

func TestIndustries(t *testing.T) {
	c := shippedCodes(t)
	for _, s := range []struct {
		code, name, section string
		manufacturing       bool
	}{
		{"C35", "专用设备制造业", "C 制造业", true},
		{"C3511", "专用设备制造业", "C 制造业", true},
		{"c367", "汽车制造业", "C 制造业", true},
		{"Ｃ４３", "金属制品、机械和设备修理业", "C 制造业", true},
		{"C13", "农副食品加工业", "C 制造业", true},
		{"D44", "电力、热力生产和供应业", "D 电力、热力、燃气及水生产和供应业", false},
		{"I65", "软件和信息技术服务业", "I 信息传输、软件和信息技术服务业", false},
		{"A01", "农业", "A 农、林、牧、渔业", false},
		{"T97", "国际组织", "T 国际组织", false},
		{"C", "", "C 制造业", false},
		{"C44", "", "", false},
		{"C12", "", "", false},
		{"3511", "", "", false},
		{"C35111", "", "", false},
		{"C3", "", "", false},
		{"U98", "", "", false},
		{"", "", "", false},
	} {
		name, ok := c.Industry(s.code)
		section, _ := c.SectionOf(s.code)
		if name != s.name || ok != (s.name != "") || strings.TrimSpace(section.Code+" "+section.Name) != s.section ||
			c.IsManufacturing(s.code) != s.manufacturing {
			t.Errorf("%q: %q %v %v %v", s.code, name, ok, section, c.IsManufacturing(s.code))
		}
	}
	manufacturing := 0
	for _, division := range c.Industries() {
		if c.IsManufacturing(division.Code) {
			manufacturing++
		}
	}
	if len(c.Industries()) != 97 || len(c.Sections()) != 20 || manufacturing != 31 {
		t.Errorf("%d divisions, %d sections, %d of manufacturing", len(c.Industries()), len(c.Sections()), manufacturing)
	}
	want := Code{Code: "C35", Name: "专用设备制造业", Full: "制造业 / 专用设备制造业", Parent: "C"}
	if diff := cmp.Diff([]Code{want}, c.SearchIndustry("专用设备")); diff != "" {
		t.Error(diff)
	}
	for text, want := range map[string]string{"3670": "C36", "c3670": "C36", "36": "C36", "C3": codesOf(c.Industries()[29:39]), "修理": "C43 O81 O80 O82"} {
		if got := codesOf(c.SearchIndustry(text)); got != want {
			t.Errorf("SearchIndustry(%q) = %s, want %s", text, got, want)
		}
	}
}

func TestNormalIndustry(t *testing.T) {
	c := shippedCodes(t)
	for text, want := range map[string]string{"3511": "C3511", "01": "A01", " c 3511 ": "C3511", "I65": "I65"} {
		if got, ok := c.NormalIndustry(text); got != want || !ok {
			t.Errorf("%q: %q %v", text, got, ok)
		}
	}
	for _, text := range []string{"", "C", "5", "98", "35111", "制造业"} {
		if got, ok := c.NormalIndustry(text); ok {
			t.Errorf("%q is taken as %q", text, got)
		}
	}
}

func TestNilCodes(t *testing.T) {
	var c *Codes
	_, isRegion := c.Region("450203")
	_, isIndustry := c.Industry("C35")
	_, isNormal := c.NormalIndustry("35")
	_, hasSection := c.SectionOf("C")
	_, hasScale := Scale("C35", 1, decimal.Zero, decimal.Zero, c)
	if isRegion || isIndustry || isNormal || hasSection || hasScale || c.IsManufacturing("C35") || c.Regions() != nil ||
		c.Industries() != nil || c.Sections() != nil || c.SearchRegion("") != nil || c.SearchIndustry("") != nil {
		t.Error("the nil Codes is not empty")
	}
}

func TestScale(t *testing.T) {
	c := shippedCodes(t)
	for _, s := range []struct {
		code            string
		staff           int64
		revenue, assets string
		want            string
	}{
		{"C35", 300, "2000", "0", "中型"},
		{"C3511", 1000, "39999", "0", "中型"},
		{"C36", 19, "50000", "0", "微型"},
		{"C36", 20, "300", "0", "小型"},
		{"C36", 1000, "40000", "0", "大型"},
		{"C36", 5000, "299.99", "0", "微型"},
		{"C36", 300, "1999.9999", "0", "小型"},
		{"B06", 999, "99999", "0", "中型"},
		{"D44", 0, "0", "0", "微型"},
		{"A01", 0, "500", "0", "中型"},
		{"E47", 0, "80000", "79999", "中型"},
		{"E47", 0, "80000", "80000", "大型"},
		{"F51", 5, "1000", "0", "小型"},
		{"F52", 50, "500", "0", "中型"},
		{"G54", 1000, "30000", "0", "大型"},
		{"G591", 200, "30000", "0", "小型"},
		{"G5920", 200, "30000", "0", "大型"},
		{"G60", 300, "2000", "0", "中型"},
		{"H62", 100, "2000", "0", "中型"},
		{"I64", 300, "10000", "0", "中型"},
		{"I6510", 300, "10000", "0", "大型"},
		{"I65", 10, "50", "0", "小型"},
		{"K7010", 0, "1000", "5000", "中型"},
		{"K702", 300, "1000", "0", "中型"},
		{"L72", 300, "0", "120000", "大型"},
		{"L72", 300, "999999", "99", "微型"},
		{"M73", 100, "0", "0", "中型"},
		{"N77", 10, "0", "0", "小型"},
		{"Q85", 300, "0", "0", "大型"},
		{"3670", 300, "2000", "0", "中型"},
		{"G53", 300, "2000", "0", ""},
		{"G59", 300, "2000", "0", ""},
		{"K70", 300, "2000", "0", ""},
		{"Q84", 300, "2000", "0", ""},
		{"J66", 300, "2000", "0", ""},
		{"C36", -1, "2000", "0", ""},
		{"Z99", 300, "2000", "0", ""},
	} {
		got, ok := Scale(s.code, s.staff, decimal.RequireFromString(s.revenue), decimal.RequireFromString(s.assets), c)
		if got != s.want || ok != (s.want != "") {
			t.Errorf("Scale(%s, %d, %s, %s) = %s, %v; want %s", s.code, s.staff, s.revenue, s.assets, got, ok, s.want)
		}
	}
}

func TestRegionPart(t *testing.T) {
	c := shippedCodes(t)
	for _, tc := range []struct {
		code  string
		level int
		want  string
	}{
		{"450203", 0, "广西壮族自治区"}, {"450203", 1, "柳州市"}, {"450203", 2, "鱼峰区"},
		{"450200", 1, "柳州市"}, {"450200", 2, ""}, {"440305", 0, "广东省"}, {"440305", 1, ""}, {"440305", 2, ""}, {"450000", 1, ""}, {"x", 0, ""}, {"450203", 3, ""},
	} {
		if got := c.RegionPart(tc.code, tc.level); got != tc.want {
			t.Errorf("%s %d: %q, want %q", tc.code, tc.level, got, tc.want)
		}
	}
}

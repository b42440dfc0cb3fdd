package gb

import "testing"

func TestAddressIn(t *testing.T) {
	codes := shippedCodes(t)
	for _, c := range []struct {
		address, prefix string
		in, known       bool
	}{
		{"广西壮族自治区柳州市鱼峰区机械路1号", "4502", true, true},
		{"广西柳州市柳江区新兴工业园3号", "4502", true, true},
		{"中国 广西 柳州市", "45", true, true},
		{"柳州市广州路8号", "4502", true, true},
		{"广西柳州柳南区", "4502", true, true},
		{"广西南宁市青秀区民族大道1号", "4502", false, true},
		{"广西南宁市青秀区民族大道1号", "45", true, true},
		{"广州市广西路8号", "45", false, true},
		{"广东省广州市柳州路8号", "4502", false, true},
		{"湖南省长沙市岳麓区1号", "45", false, true},
		{"广西某工业园", "4502", false, false},
		{"鱼峰区阳和工业园1号", "4502", false, false},
		{"阳和工业园1号", "45", false, false},
		{"", "45", false, false},
		// Of other provinces only their names are known.
		{"广东省广州市天河区柳州路5号", "4401", false, false},
		{"广东省广州市天河区柳州路5号", "44", true, true},
		{"广东广州天河区1号", "4403", false, false},
		{"广州市天河区1号", "4401", false, false},
		{"湖南省长沙市岳麓区1号", "4401", false, true},
		{"广西南宁市青秀区1号", "4401", false, true},
		{"北京市朝阳区1号", "4502", false, true},
		{"阳和工业园1号", "4401", false, false},
	} {
		if in, known := codes.AddressIn(c.address, c.prefix); in != c.in || known != c.known {
			t.Errorf("%s in %s: %v, known %v", c.address, c.prefix, in, known)
		}
	}
}

func TestUnitNames(t *testing.T) {
	for _, c := range []struct {
		list, name string
		want       bool
	}{
		{"柳州甲机械有限公司", "柳州甲机械有限公司", true},
		{"柳州甲（集团）有限公司", "柳州甲(集团) 有限公司", true},
		{"广西大学、柳州甲机械有限公司", "柳州甲机械有限公司", true},
		{"柳州甲机械有限公司北京分公司", "柳州甲机械有限公司", false},
		{"新柳州甲机械有限公司", "柳州甲机械有限公司", false},
		{"柳州甲", "", false},
		{"", "", false},
	} {
		if got := ListsUnitName(c.list, c.name); got != c.want {
			t.Errorf("%q lists %q: %v", c.list, c.name, got)
		}
	}
}

func TestIssuedIn(t *testing.T) {
	codes := shippedCodes(t)
	for _, c := range []struct{ text, prefix, want string }{
		{"桂工信〔2026〕9号", "45", "in"}, {"桂工信[2026]9号", "45", "in"}, {"桂首台套-2026-009", "45", "in"}, {"GXSTT-1", "45", "in"},
		{"柳工信通〔2025〕9号", "4502", "in"}, {"柳工信通〔2025〕9号", "45", "in"}, {"GR202645000123", "45", "in"},
		{"自治区工业和信息化厅", "45", "in"}, {"广西壮族自治区科学技术厅", "45", "in"}, {"柳州市工业和信息化局", "45", "in"},
		{"湘工信智能〔2026〕9号", "45", "out"}, {"湘首台套-2026-009", "45", "out"}, {"粤科高字〔2025〕1号", "4502", "out"}, {"GR202643000123", "45", "out"},
		{"4502025Y0012", "45", ""}, {"9452025Y0012", "45", "in"}, {"4302025Y0012", "45", "out"}, {"9432025Y0012", "45", "out"}, {"9992025Y0012", "45", ""}, {"1452025Y0012", "45", ""},
		{"湖南省工业和信息化厅", "45", "out"}, {"内蒙古自治区工业和信息化厅", "45", "out"}, {"长沙市科技局", "45", "out"}, {"广东省企业技术中心", "45", "out"},
		{"梧工信〔2025〕9号", "4502", "out"}, {"南宁市工业和信息化局", "4502", "out"},
		{"工信部企业函〔2025〕8号", "45", National}, {"国家企业技术中心", "45", National}, {"工业和信息化部", "4502", National},
		{"桂工信〔2026〕9号", "4502", ""}, {"自治区工业和信息化厅", "4502", ""}, {"新区工信〔2025〕9号", "45", ""}, {"贵工信〔2025〕9号", "45", ""},
		{"ZN-2026-99", "45", ""}, {"云计算中心", "45", ""}, {"企业技术中心", "45", ""}, {"", "45", ""},
	} {
		if got := codes.IssuedIn(c.text, c.prefix); got != c.want {
			t.Errorf("%q of %s: %q, want %q", c.text, c.prefix, got, c.want)
		}
	}
}

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

package gb

import "testing"

func TestListsUnitName(t *testing.T) {
	for _, x := range []struct {
		list, name string
		want       bool
	}{
		{"柳州甲公司、广西大学", "柳州甲公司", true},
		{"柳州甲公司 广西大学", "柳州甲公司", true},
		{"广西大学　柳州甲公司", "柳州甲公司", true},
		{"广西大学 覃某", "覃某", true},
		{"Alpha Tools Ltd 柳州甲公司", "Alpha Tools Ltd", true},
		{"柳州甲公司 北京分公司", "柳州甲公司", false},
		{"柳州甲公司北京分公司", "柳州甲公司", false},
		{"柳州甲公司 第二事业部；广西大学", "柳州甲公司", false},
		{"广西柳州甲公司 广西大学", "柳州甲公司", false},
		{"", "柳州甲公司", false},
	} {
		if got := ListsUnitName(x.list, x.name); got != x.want {
			t.Errorf("%q lists %q: %v", x.list, x.name, got)
		}
	}
}

package clause

import "testing"

// TestOther has sentences up to a blank, with whom the blank goes on about.
func TestOther(t *testing.T) {
	for _, tc := range []struct{ said, want string }{
		{"设备由_供应，统一社会信用代码_，账号", "设备由__供应"},
		{"我公司控股_，该公司注册资本", "我公司控股__"},
		{"联合_大学研发，研发人员", "联合__大学研发"},
		{"与_签订合作协议，我公司法定代表人", ""},
		{"我公司成立于_，注册资本", ""},
		{"单位名称：_联系人：", ""},
	} {
		if got := Other(tc.said, func(int) bool { return true }); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.said, got, tc.want)
		}
		if got := Other(tc.said, func(int) bool { return false }); got != "" {
			t.Errorf("%s: %q, though the applicant is named in it", tc.said, got)
		}
	}
	if !AtOther("我公司控股") || AtOther("我公司注册资本") || AtOther("设备由") {
		t.Error("whom the applicant has to do with")
	}
}

// TestAnotherTime has sentences up to a blank, with the words that say that it is not of the present.
func TestAnotherTime(t *testing.T) {
	for _, tc := range []struct{ said, want string }{
		{"项目投产后，年利税_万元，职工总数", "项目投产后"},
		{"该项目将带动就业，职工人数_人，研发人员", "该项目将"},
		{"成立之初注册资本_万元，职工", "成立之初"},
		{"到“十五五”末，企业职工总数", "到“十五五”末"},
		{"三年后，公司注册资本_万元，从业人员", "三年后"},
		{"到2030年，公司营业收入_万元，员工", "到2030"},
		{"企业改制时注册资本_万元，职工人数", "企业改制时"},
		{"待生产线投用，职工人数", "待"},
		{"假如获得支持，将新招人员，职工人数_人，研发人员", "将"},
		{"我公司目前注册资本_万元，同时拥有职工", ""},
		{"公司实现税后利润_万元，职工", ""},
		{"截至2025年12月31日，职工", ""},
		{"项目建成后利润_万元，目前职工总数", ""},
		{"我公司自成立以来，职工总数", ""},
	} {
		if got := AnotherTime(tc.said); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.said, got, tc.want)
		}
	}
}

// TestHead has sentences up to a blank, with the word at the head of which the blank asks something.
func TestHead(t *testing.T) {
	for _, tc := range []struct{ said, first, want string }{
		{"担保公司：统一社会信用代码_，地址", "统一社会信用代码", "担保公司"},
		{"1.担保公司：法定代表人：_电话：", "法定代表人", "1.担保公司"},
		{"供应商账户（账号：_户名：", "账号", "供应商账户"},
		{"美元账户：开户行_", "开户行（全称）", "美元账户"},
		{"评价年度：2025年度报送单位：", "报送单位", ""},
		{"单位名称（盖章）：_联系电话：", "单位名称（盖章）", ""},
		{"单位名称：", "单位名称", ""},
	} {
		if got := Head(tc.said, func(int) string { return tc.first }); got != tc.want {
			t.Errorf("%s: %q, want %q", tc.said, got, tc.want)
		}
	}
}

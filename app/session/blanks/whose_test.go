package blanks

import (
	"testing"

	"yibiao/app/session/sessiontest"
	"yibiao/dossier/docx"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/writing"
)

// TestWhoseCopyIsRead reads copies that bear another code alone, the client's name with a remark, and that of a part of it or of another
// with one: whose a copy may be is said before anything is taken over, and a remark is no part of an answer.
func TestWhoseCopyIsRead(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	sessiontest.Set(t, e, "org.uscc", "91450200MA5TEKT08L")
	blank := sessiontest.PaperForm(t, "单位名称", "统一社会信用代码", "注册地址")
	f, _, err := ImportForm(s, "shoutaitao", "o.stj", Blank{Name: "申请表.docx", Data: blank, Agreed: true})
	if err != nil {
		t.Fatal(err)
	}
	form, err := docx.Open(blank)
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct{ name, code, named string }{
		{"", "91450200MA5YLBT65G", "91450200MA5YLBT65G"},
		{"柳州市测试机械有限公司", "91450200MA5YLBT65G", ""},
		{"柳州市测试机械有限公司（原柳州老厂）", "", ""},
		{"柳州市测试机械有限公司（南宁分公司）", "", "柳州市测试机械有限公司（南宁分公司）"},
		{"南宁心圩建材有限公司（办事处）", "", "南宁心圩建材有限公司（办事处）"},
	} {
		filled, _, err := form.FillPlacesBytes(map[string]place.Answer{"t0.r0.c1": {Text: tc.name}, "t0.r1.c1": {Text: tc.code}, "t0.r2.c1": {Text: "见执照"}})
		if err != nil {
			t.Fatal(err)
		}
		read, err := ReadForm(e, f, filled)
		if err != nil || read.Named != tc.named {
			t.Errorf("%s %s: named %q, %v", tc.name, tc.code, read.Named, err)
		}
		for _, x := range read.Sound() {
			if x.Field == "org.reg_address" || x.Field == "org.name" && x.Value != "" {
				t.Errorf("%s %s: %+v is taken over", tc.name, tc.code, x)
			}
		}
		for _, x := range read.Edits {
			if x.Field == "org.reg_address" && (x.Fault == nil || x.Fault.Code != writing.FaultElsewhere) {
				t.Errorf("%s: %+v", tc.name, x)
			}
		}
	}
}

package forms

import "testing"

// A name or an address of which a part is hidden or broken is no answer; 某, X and the figure 〇 are.
func TestObscured(t *testing.T) {
	for _, c := range []struct {
		label string
		kind  TypeName
		text  string
		whole bool
	}{
		{"法定代表人姓名", TypeText, "韦*某", false}, {"法定代表人姓名", TypeText, "覃＊", false}, {"联系人", TypeText, "莫○○", false},
		{"姓名", TypeText, "韦〇", false}, {"项目负责人姓名", TypeText, "\ufffd*\ufffd某某", false}, {"姓名", TypeText, "李×", false}, {"姓名", TypeText, "韦?", false},
		{"姓名", TypeText, "韦某某", true}, {"姓名", TypeText, "张X", true}, {"姓名", TypeText, "阿里·买买提", true},
		{"证明材料载明的完成人员", TypeList, "张三\n李*", false}, {"证明材料载明的完成人员", TypeList, "张三\n李四", true},
		{"单位名称", TypeText, "柳州市丙*有限公司", false}, {"单位名称", TypeText, "广西○○科技有限公司", false}, {"供应商", TypeText, "柳州██公司", false},
		{"单位名称", TypeText, "广西某某科技有限公司", true}, {"单位名称", TypeText, "中国船舶第七〇五研究所", true}, {"推荐(主管)单位", TypeText, "柳州市×局", false},
		{"单位名称", TypeText, "核工业二○八大队", true}, {"工作单位", TypeText, "柳州*公司", false}, {"单位", TypeText, "柳州*公司", false}, {"单位", TypeText, "台×月", true},
		{"计量单位", TypeText, "kW*h", true}, {"产品产量的单位", TypeText, "万米*幅", true},
		{"注册地址(住所)", TypeText, "鱼峰区**路1号", false}, {"注册地址(住所)", TypeText, "柳东新区官塘大道66号二〇三室", true}, {"所在地", TypeText, "柳北区■■路", false},
		{"产品名称", TypeText, "型材 100×50*6", true}, {"产品名称", TypeText, "型\ufffd", false}, {"单位简介", TypeLongText, "主要设备有4米×12米机床（*为自制）", true},
		{"单位简介", TypeLongText, "主要\ufffd备", false},
	} {
		f := &Field{ID: Text{S: "x"}, Label: c.label, Type: Text{S: string(c.kind)}, Typed: Types[c.kind]}
		p := (&Vocabulary{}).Parse(f, c.text, nil)
		if got := p.Fault == nil || p.Fault.Code != FaultObscured; got != c.whole {
			t.Errorf("%s %q: whole %v, fault %v", c.label, c.text, got, p.Fault)
		}
		if !c.whole && p.Canonical != c.text {
			t.Errorf("%s %q is kept as %q", c.label, c.text, p.Canonical)
		}
	}
}

package formmap

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
	"yibiao/forms"
)

func labelled(id, label, kind string) *forms.Field {
	f := &forms.Field{ID: forms.Text{S: id}, Label: label}
	f.Type.S = kind
	return f
}

// TestParts asks labels that hold more than one question, or part of one.
func TestParts(t *testing.T) {
	agree := labelled("agree", "同意申请信息在有关部门间共享", "bool")
	amount := labelled("pay.done", "实际支付(到账)技术交易额", "money")
	amount.Unit = "万元"
	year := labelled("ip.year", "奖励(补助)年度", "year")
	c := Candidates{Own: true, Sections: []Section{{Fields: []*forms.Field{
		labelled("org.name", "单位名称", "text"), labelled("org.uscc", "统一社会信用代码", "code"),
		labelled("org.reg_address", "注册地址(住所)", "text"), labelled("org.biz_address", "生产经营地址", "text"), labelled("org.mail_address", "通讯地址", "text"),
		labelled("org.region", "所属行政区划", "region"), labelled("org.park", "所属园区/新区", "text"), labelled("org.tel", "单位电话", "code"),
		labelled("legal.name", "法定代表人姓名", "text"), labelled("legal.mobile", "法定代表人手机", "code"),
		labelled("handler.name", "联系人姓名", "text"), labelled("handler.mobile", "联系人手机", "code"),
		labelled("ach.reg_no", "科技成果登记号", "code"), amount, year, agree,
	}}}}
	text, money, check := place.Text, place.Money, place.Check
	for _, tc := range []struct {
		name  string
		kind  place.Kind
		label []string
		want  []string
	}{
		{"alternatives", text, []string{"组织机构代码/统一社会信用代码"}, []string{"org.uscc"}},
		{"a person and more", text, []string{"联系人及职务", "手机号码"}, []string{"handler.name", "handler.mobile"}},
		{"two of a person", text, []string{"联系人、联系电话"}, []string{"handler.name"}},
		{"two fields", text, []string{"所属县区（园区）"}, []string{""}},
		{"one field twice", text, []string{"注册地址（住所）"}, []string{"org.reg_address"}},
		{"any address", text, []string{"单位地址"}, []string{"org.reg_address"}},
		{"another address", text, []string{"注册地址", "单位地址"}, []string{"org.reg_address", "org.mail_address"}},
		{"the applicant's", text, []string{"项目承担单位地址"}, []string{"org.reg_address"}},
		{"part of a label", text, []string{"成果登记号"}, []string{"ach.reg_no"}},
		{"beginning of an amount's label", money, []string{"实际支付金额"}, []string{""}},
		{"only year", text, []string{"年度"}, []string{"ip.year"}},
		{"another's telephone", text, []string{"法定代表人", "技术中心负责人电话"}, []string{"legal.name", ""}},
		{"a statement", check, []string{"本单位"}, []string{"agree"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var places []place.Place
			for i, label := range tc.label {
				p := placeFor(labelled("", label, "text"), "", i)
				if p.Kind = tc.kind; p.Kind == check {
					p.Options = []place.Option{{Label: "同意将申请信息在有关部门间共享"}}
				}
				places = append(places, p)
			}
			var got []string
			for _, e := range Propose(places, c).Entries {
				got = append(got, e.Field)
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

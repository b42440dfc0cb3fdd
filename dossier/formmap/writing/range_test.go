package writing

import (
	"testing"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/plan"
	"yibiao/forms"
)

// A range that is ticked on paper does not tell the number, which stays as it is.
func TestATickedRangeIsNoNumber(t *testing.T) {
	staff := &forms.Field{ID: forms.Text{S: "staff.total"}, Label: "从业人员数"}
	staff.Type.S = string(forms.TypeInt)
	p := place.Place{At: "t0.r0.c1#1", Label: "从业人数", Kind: place.Choice, Options: []place.Option{{Label: "100-499人"}, {Label: "500人以上"}}}
	edit := Edit{At: p.At, Field: "staff.total", Was: "326"}
	(&reader{}).parse(&edit, written{&plan.Entry{Field: "staff.total"}, p, staff, nil}, place.Answer{Chosen: []string{"500人以上"}})
	if edit.Value != "" || edit.Fault == nil || edit.Fault.Code != FaultPart || edit.Text != "500人以上" {
		t.Errorf("%+v", edit)
	}
}

func TestSameForm(t *testing.T) {
	options := func(labels ...string) (out []place.Option) {
		for _, l := range labels {
			out = append(out, place.Option{Label: l})
		}
		return out
	}
	for _, c := range []struct {
		registered string
		options    []place.Option
		want       string
	}{
		{"有限责任公司(自然人投资或控股)", options("国有企业", "有限公司", "股份公司"), "有限公司"},
		{"股份有限公司(上市)", options("有限责任公司", "股份制企业", "其他"), "股份制企业"},
		{"有限合伙企业", options("有限公司", "合伙企业"), ""},
		{"有限责任公司", options("有限责任公司（国有独资）", "有限责任公司（法人独资）"), ""},
		{"个体工商户", options("企业", "个体户"), "个体户"},
		{"全民所有制", options("国有", "集体"), ""},
	} {
		got := sameForm(c.options, c.registered)
		if len(got) > 1 || len(got) == 1 && got[0] != c.want || len(got) == 0 && c.want != "" {
			t.Errorf("%s: %v, want %q", c.registered, got, c.want)
		}
	}
}

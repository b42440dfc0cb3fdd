package settle_test

import (
	"testing"

	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/docxtest/wml"
	"yibiao/dossier/docx/place"
)

// TestRefinedKinds reads kinds off labels that position alone gets wrong.
func TestRefinedKinds(t *testing.T) {
	for label, want := range map[string]place.Kind{
		"产品图片":        place.Image,
		"累计销售（台）数":    place.Number,
		"市场排名":        place.Text,
		"主导产品及市场占有率":  place.Text,
		"研发人员占比":      place.Number,
		"成果编号":        place.Text,
		"成果转化方":       place.Text,
		"所获荣誉":        place.LongText,
		"统一社会信用代码":    place.Text,
		"项目联系人":       place.Text,
		"近三年授权发明专利件数": place.Number,
	} {
		f := docxtest.Form(t, wml.Table(2, wml.TDs("单位名称", ""), wml.TDs(label, "")))
		places, err := f.Places()
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range places {
			if p.At == "t0.r1.c1" && p.Kind != want {
				t.Errorf("%s is %s, want %s", label, p.Kind, want)
			}
		}
	}
}

func TestCountsInSentences(t *testing.T) {
	for text, want := range map[string]place.Kind{
		"本次申请资助的____件知识产权均真实有效。": place.Number,
		"本单位申报的____项目真实有效。":      place.Text,
	} {
		for at, got := range docxtest.Kinds(t, wml.Para(wml.Run(text))) {
			if got != want {
				t.Errorf("%s: %s is %s", text, at, got)
			}
		}
	}
}

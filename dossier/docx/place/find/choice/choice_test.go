package choice_test

import (
	"testing"

	"yibiao/dossier/docx/docxtest"
	"yibiao/dossier/docx/docxtest/wml"
	"yibiao/dossier/docx/place"
)

func TestSeveralOrOne(t *testing.T) {
	for body, want := range map[string]place.Kind{
		"申请事项：□认定 □奖励 □贴息":   place.Check,
		"企业规模：□大型 □中型 □小型":   place.Choice,
		"□同意将申请信息在有关部门间共享使用": place.Check,
	} {
		places, err := docxtest.Form(t, wml.Para(wml.Spaced(body))).Places()
		if err != nil || len(places) != 1 || places[0].Kind != want {
			t.Errorf("%s: %+v %v, want %s", body, places, err, want)
		}
	}
}

package region_test

import (
	"testing"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/formtest"
	"yibiao/dossier/formmap/writing"
	"yibiao/forms"
)

// The division of the profile is that of the registered place: it is not written where a form may mean the other one.
func TestDivisionsOfAFirmInTwoPlaces(t *testing.T) {
	form := formtest.Profile(t)
	for _, x := range []struct {
		works, label string
		written      bool
	}{
		{"广西壮族自治区柳州市柳北区虚构路1号", "单位所在地（行政区划）", false},
		{"广西壮族自治区柳州市柳北区虚构路1号", "单位所在市", true},
		{"广西壮族自治区柳州市柳北区虚构路1号", "注册地所在县区", true},
		{"广西壮族自治区柳州市鱼峰区虚构路1号", "单位所在地（行政区划）", true},
		{"虚构路1号", "单位所在地（行政区划）", true},
		{"广西壮族自治区桂林市象山区虚构路1号", "单位所在市", false},
	} {
		c := forms.Case{Answers: forms.Answers{Values: map[string]string{"org.name": "柳州样例机械有限公司", "org.region": "450203", "org.biz_address": x.works}}}
		places := []place.Place{{At: "t0.r0.c1", Label: "企业名称", Kind: place.Text}, {At: "t0.r1.c1", Label: x.label, Kind: place.Text}}
		m := formmap.Propose(places, formmap.FromForm(form))
		values, _ := writing.Values(m, places, formtest.Answered(form, c))
		if got := values["t0.r1.c1"].Text; (got != "") != x.written {
			t.Errorf("%s of a firm in %s: %q (%+v)", x.label, x.works, got, m.Entries[1])
		}
	}
}

package fixed_test

import (
	"testing"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/formtest"
)

// TestPicturesOfInspectors: the pictures of an inspection are not the applicant's.
func TestPicturesOfInspectors(t *testing.T) {
	from := formmap.FromForm(formtest.Profile(t))
	from.Materials = []formmap.Material{{ID: "m.photos", Name: "现场照片"}}
	for text, want := range map[string]string{
		"现场检查记录表\n| 被检查单位 | |\n| 现场照片： | |": "",
		"设备更新申报表\n| 单位名称 | |\n| 现场照片： | |":  "m.photos",
	} {
		for _, e := range formmap.Propose(formtest.Paper(t, text), from).Entries {
			if e.At == "t0.r1.c1" && e.Field != want {
				t.Errorf("%s: %s takes %q (%s), want %q", text, e.Label, e.Field, e.Reason, want)
			}
		}
	}
}

// TestPortraits keeps pictures of products out of the places for people.
func TestPortraits(t *testing.T) {
	c := formmap.Candidates{Materials: []formmap.Material{{ID: "x.photo", Name: "产品实物照片"}, {ID: "x.report", Name: "检测报告"}}}
	for label, want := range map[string]string{"照片": "", "": "", "一寸免冠照片": "", "相片粘贴处": "", "产品照片": "x.photo", "产品实物照片": "x.photo", "现场图片": ""} {
		m := formmap.Propose([]place.Place{{At: "t0.r0.c2", Label: label, Kind: place.Image}}, c)
		if got := m.Entries[0].Field; got != want {
			t.Errorf("%q: %q", label, got)
		}
	}
}

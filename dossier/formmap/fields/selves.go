package fields

import "strings"

// findSelf gathers the words for the applicant and its people, and the labels that ask
// something of the applicant.
func (x *Index) findSelf() {
	x.SelfWords, x.FirmLabels, x.UnitLabels = map[string]bool{}, map[string]bool{}, map[string]bool{}
	add := func(s string) {
		for _, end := range []string{"", "名称", "全称", "姓名", "盖章"} {
			x.SelfWords[strings.TrimSuffix(s, end)] = true
		}
	}
	for _, s := range x.Words.Applicants {
		add(s)
	}
	for _, who := range x.Persons {
		for _, s := range who.Names {
			add(s)
		}
	}
	for _, c := range x.All {
		if !x.Words.OfFirm(c.ID) {
			continue
		}
		for _, k := range c.Keys {
			x.FirmLabels[k.Text] = true
			if c.ID == "org.name" {
				add(k.Text)
				x.UnitLabels[k.Text] = true
			}
		}
	}
	for s := range x.Words.Several {
		if strings.HasSuffix(s, "完成单位") || strings.HasSuffix(s, "研制单位") {
			add(s) // the applicant is one of them, and the first
		}
	}
	delete(x.SelfWords, "")
}

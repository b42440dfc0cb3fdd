// Package fixed decides the places that need no comparing with fields: signatures, what an authority writes, the day and year of
// filling, pictures, and materials to tick.
package fixed

import (
	"fmt"
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/filler"
	"yibiao/dossier/formmap/fit"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/whose"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// leaveToHand leaves a place to the hand, with the reason.
func leaveToHand(it *slots.Item) {
	switch why, heading := it.Printed.ByHand(); why {
	case place.Others:
		it.Leave(plan.Ignored, plan.ReasonOthers, heading)
	case place.Asks:
		it.Leave(plan.Ignored, plan.ReasonByHand)
	default:
		it.Leave(plan.Ignored, plan.ReasonSign)
	}
}

// Places decides places that need no comparing with fields.
func Places(p *slots.Form) {
	w := p.Fields.Words
	for _, it := range p.Items {
		switch {
		case it.Kind == place.Sign:
			leaveToHand(it)
		case it.Kind == place.Rows:
		case wordings.HasAny(it.Canonical, w.Sections) && !saidOfApplicant(p, it):
			it.Leave(plan.Ignored, plan.ReasonOthers, it.Printed.Context)
		case ofOffice(p, it):
			it.Leave(plan.Ignored, plan.ReasonOffice)
		case notFilled.MatchString(wordings.Clean(it.Label)), notFilled.MatchString(wordings.Clean(it.Hint)):
			it.Leave(plan.Ignored, plan.ReasonNotFilled)
		case it.Kind == place.Image:
			picturePlaces(p, it)
		case p.Exact(it):
		case it.Kind == place.Date && it.Any(w.Signed):
			it.Leave(plan.Ignored, plan.ReasonSignDay)
		case it.Any(w.Today) && strings.Contains(it.Spelling(), "年月") && slices.ContainsFunc(it.Heads, func(h place.Head) bool { return ofMonths.MatchString(wordings.Clean(h.Text)) }):
			it.Leave(plan.Unsure, plan.ReasonNone) // of the month that is reported
		case it.Kind == place.Date && it.Any(w.Today) && it.Canonical != "至":
			it.Fill(plan.FieldToday, 0.95, plan.ReasonToday)
		case it.Any(w.Offices):
			it.Leave(plan.Ignored, plan.ReasonOffice)
		case it.Any(w.Year) && it.Kind != place.Choice:
			it.Fill(plan.FieldYear, 0.9, plan.ReasonLabel)
		case it.Kind == place.Check || it.Kind == place.Choice:
			materialPlaces(p, it)
		}
	}
}

// saidOfApplicant tells whether the heading of a place says that whoever fills it in is one to whom the form is handed: 以下由参展企业填写.
func saidOfApplicant(p *slots.Form, it *slots.Item) bool {
	who := filler.By(belowThis.ReplaceAllString(wordings.Clean(it.Context), ""))
	return byFirm.MatchString(who) && !filler.NotFirm(who) && !filler.Another(who) && whose.Other(p, it, p.Fields.Words.Flat(who)) == ""
}

var (
	// belowThis begins a line that says who fills in what stands below it, and byFirm ends the words for a firm.
	belowThis = pattern.Of(`^\(?(?:以下|下列|本栏|此栏)(?:内容|部分|栏目|信息)?`)
	byFirm    = pattern.Of(`(?:企业|公司)$`)
)

// ofMonths is the title of a report that is handed in every month.
var ofMonths = pattern.Of(`月报(?:表)?$`)

// notFilled are words in a label that say that it is left empty, at least by some.
var notFilled = pattern.Of(`(?:不|免|无需|无须|不用|不必)(?:需要|必|用|需)?填(?:写|报)?|^(?:请)?(?:留空|空着)(?:即可)?$`)

var (
	// officeLine begins lines that the authority fills in or that tell where it is.
	officeLine = pattern.Of(`登记机关|管辖单位|送达地址|受理机关|受理部门|受理单位|审批机关|主管机关`)
	// anAuthority asks which authority it is, and tookIn who received the form and when.
	anAuthority = pattern.Of(`机关(?:名称)?$|税务局$|税务所$`)
	tookIn      = pattern.Of(`^(?:接收|受理|收件|接件)(?:人员?|日期|时间)(?:签[名字章])?$`)
	// bareContact asks how to reach whoever was named last.
	bareContact = pattern.Of(`^(?:联系|通讯|通信|详细)?(?:地址|邮政编码|邮编|电话|联系电话|传真|联系人|网址)$`)
)

// ofOffice tells whether a line below one about the authority goes on about it, or a row in which it says who took the form in.
func ofOffice(p *slots.Form, it *slots.Item) bool {
	if anAuthority.MatchString(wordings.Clean(it.Label)) && slices.ContainsFunc(p.Items, func(o *slots.Item) bool {
		return o.Box == it.Box && o.Row == it.Row && tookIn.MatchString(wordings.Clean(o.Label))
	}) {
		return true
	}
	if it.Box != "p" || !bareContact.MatchString(wordings.Clean(it.Label)) {
		return false
	}
	for i := slices.Index(p.Items, it) - 1; i >= 0 && p.Items[i].Box == "p" && p.Items[i].Row >= it.Row-2; i-- {
		label := wordings.Clean(p.Items[i].Label)
		if !bareContact.MatchString(label) {
			return officeLine.MatchString(label)
		}
	}
	return false
}

// portrait are the words for the picture of a person: a square cell headed by nothing
// more than 照片 is for one as well.
var portrait = pattern.Of(`^(?:照片|相片|近照)(?:粘贴处|处)?$|免冠|[一二两12]寸|证件照|登记照|个人照|本人照|近照|头像|肖像`)

// inspection is a form that somebody else writes on the spot.
var inspection = pattern.Of(`(?:检查|核查|巡查|巡检|执法|勘验|勘查|查验|督查|督导|验收).{0,6}(?:记录|情况|笔录|登记)`)

// picturePlaces finds the material that a picture place shows. The portrait of a person is no
// picture of a product.
func picturePlaces(p *slots.Form, it *slots.Item) {
	if slices.ContainsFunc(it.Heads, func(h place.Head) bool { return h.Role == place.HeadTitle && inspection.MatchString(h.Text) }) {
		return // whoever inspects takes the pictures
	}
	person := it.Spelling() == "" || slices.ContainsFunc(it.Spell, portrait.MatchString)
	best, second, id := 0.0, 0.0, ""
	for _, m := range p.Fields.Mats {
		v := 0.0
		for _, name := range m.Keys {
			if !wordings.HasAny(name, p.Fields.Words.Pictures) || person != portrait.MatchString(name) {
				continue
			}
			for _, s := range it.Spell {
				v = max(v, p.Fields.LikeName([]string{s}, []string{name}), sameThing(p, s, name))
			}
		}
		if v > best {
			best, second, id = v, best, m.ID
		} else if v > second {
			second = v
		}
	}
	if best >= 0.6 && best-second >= 0.1 && wordings.HasAny(it.Spelling(), p.Fields.Words.Pictures) {
		it.Fill(id, 0.7+best/4, plan.ReasonMaterial)
	}
}

// sameThing tells whether two labels for pictures are of one thing: 装备照片 and
// 装备产品实物照片.
func sameThing(p *slots.Form, a, b string) float64 {
	for _, word := range p.Fields.Words.Pictures {
		a, b = strings.ReplaceAll(a, word, ""), strings.ReplaceAll(b, word, "")
	}
	return 0.75 * fit.Count(len([]rune(a)) >= 2 && strings.Contains(b, a))
}

// materialPlaces decides a list of materials to tick, known by its heading and by options
// that are names of materials.
func materialPlaces(p *slots.Form, it *slots.Item) {
	named := false
	for _, s := range append(it.Spell, it.Canonical) {
		for heading := range p.Fields.Words.Materials {
			named = named || s == heading || len([]rune(heading)) >= 4 && strings.HasSuffix(s, heading)
		}
	}
	if len(p.Fields.Mats) == 0 || len(it.Options) < 2 || !named {
		return
	}
	option := matchMaterials(p, it)
	if len(option)*2 < len(it.Options) {
		return
	}
	it.Fill(plan.FieldMaterials, 0.9, plan.ReasonMaterial, fmt.Sprint(len(option)), fmt.Sprint(len(it.Options)))
	it.Entry.Option = option
}

// matchMaterials pairs option labels with requirements, the likest first, each once.
func matchMaterials(p *slots.Form, it *slots.Item) map[string]string {
	type pair struct {
		option, id string
		v          float64
	}
	option, taken := map[string]string{}, map[string]bool{}
	for {
		var top pair
		for _, o := range it.Options {
			if _, ok := option[o.Label]; ok {
				continue
			}
			for _, m := range p.Fields.Mats {
				if taken[m.ID] {
					continue
				}
				if v := p.Fields.LikeName(p.Fields.Words.Variants(o.Label, true), m.Keys); v > top.v {
					top = pair{o.Label, m.ID, v}
				}
			}
		}
		if top.v < 0.6 {
			return option
		}
		option[top.option], taken[top.id] = top.id, true
	}
}

package formmap

import (
	"fmt"
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// portrait are the words for the picture of a person: a square cell headed by nothing
// more than 照片 is for one as well.
var portrait = pattern.Of(`^(?:照片|相片|近照)(?:粘贴处|处)?$|免冠|[一二两12]寸|证件照|登记照|个人照|本人照|近照|头像|肖像`)

// inspection is a form that somebody else writes on the spot.
var inspection = pattern.Of(`(?:检查|核查|巡查|巡检|执法|勘验|勘查|查验|督查|督导|验收).{0,6}(?:记录|情况|笔录|登记)`)

// picturePlaces finds the material that a picture place shows. The portrait of a person is no
// picture of a product.
func picturePlaces(p *proposal, it *item) {
	if slices.ContainsFunc(it.Heads, func(h place.Head) bool { return h.Role == place.HeadTitle && inspection.MatchString(h.Text) }) {
		return // whoever inspects takes the pictures
	}
	person := it.label() == "" || slices.ContainsFunc(it.spell, portrait.MatchString)
	best, second, id := 0.0, 0.0, ""
	for _, m := range p.x.mats {
		v := 0.0
		for _, name := range m.keys {
			if !wordings.HasAny(name, p.x.w.Pictures) || person != portrait.MatchString(name) {
				continue
			}
			for _, s := range it.spell {
				v = max(v, p.x.likeName([]string{s}, []string{name}), sameThing(p, s, name))
			}
		}
		if v > best {
			best, second, id = v, best, m.id
		} else if v > second {
			second = v
		}
	}
	if best >= 0.6 && best-second >= 0.1 && wordings.HasAny(it.label(), p.x.w.Pictures) {
		it.fill(id, 0.7+best/4, plan.ReasonMaterial)
	}
}

// sameThing tells whether two labels for pictures are of one thing: 装备照片 and
// 装备产品实物照片.
func sameThing(p *proposal, a, b string) float64 {
	for _, word := range p.x.w.Pictures {
		a, b = strings.ReplaceAll(a, word, ""), strings.ReplaceAll(b, word, "")
	}
	return 0.75 * b2f(len([]rune(a)) >= 2 && strings.Contains(b, a))
}

// materialPlaces decides a list of materials to tick, known by its heading and by options
// that are names of materials.
func materialPlaces(p *proposal, it *item) {
	named := false
	for _, s := range append(it.spell, it.context) {
		for heading := range p.x.w.Materials {
			named = named || s == heading || len([]rune(heading)) >= 4 && strings.HasSuffix(s, heading)
		}
	}
	if len(p.x.mats) == 0 || len(it.Options) < 2 || !named {
		return
	}
	option := p.matchMaterials(it)
	if len(option)*2 < len(it.Options) {
		return
	}
	it.fill(plan.FieldMaterials, 0.9, plan.ReasonMaterial, fmt.Sprint(len(option)), fmt.Sprint(len(it.Options)))
	it.entry.Option = option
}

// matchMaterials pairs option labels with requirements, the likest first, each once.
func (p *proposal) matchMaterials(it *item) map[string]string {
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
			for _, m := range p.x.mats {
				if taken[m.id] {
					continue
				}
				if v := p.x.likeName(p.x.w.Variants(o.Label, true), m.keys); v > top.v {
					top = pair{o.Label, m.id, v}
				}
			}
		}
		if top.v < 0.6 {
			return option
		}
		option[top.option], taken[top.id] = top.id, true
	}
}

// likeName compares names of things, where one often has words before or after the
// other's.
func (x *index) likeName(a, b []string) float64 {
	var top float64
	for _, s := range a {
		for _, k := range b {
			v := x.weights.similar(s, k)
			if short := min(len([]rune(s)), len([]rune(k))); short >= 3 && (strings.Contains(s, k) || strings.Contains(k, s)) {
				v = max(v, 0.75)
			}
			top = max(top, v)
		}
	}
	return top
}

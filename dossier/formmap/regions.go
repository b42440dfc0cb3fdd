package formmap

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// regionLevels are the labels that ask one level of a division as a whole.
var regionLevels = map[string]*pattern.Pattern{
	"province": pattern.Of(`^(?:所[在属])?(?:省份|省\(?自治区\)?)$`),
	"city":     pattern.Of(`^(?:企业|单位)?(?:注册地)?(?:所[在属])?(?:地市|地级市|市|城市)(?:\((?:地|州|盟)[^()]*\))?$|^(?:企业|单位)?(?:注册地)?(?:所[在属])?(?:地市|地级市|市|城市|(?:地级?|设区)?市\((?:地|州|盟|地区|地、州|州、盟|地、州、盟|区|地/州)\)|市[/、]?地?州)$`),
	"county":   pattern.Of(`^(?:企业|单位)?(?:注册地)?(?:所[在属])?(?:县区|区县|城区|县\(?市?、?区\)?|区\(县[^()]*\)|县\([市区][^()]*\))$|^(?:企业|单位)?(?:注册地)?(?:所[在属](?:区|县)$|(?:所[在属])?(?:县区|区县|城区|县\(?市?[、/]?区\)?|区\(县\)|区\(?县?[、/]市\)?|区\(市、县\)|市、?县、?区|市[/]县[/]区|县[/]区|区[/]县|县[/]市[/]区)$)`),
}

// codeLabel asks the code of a trade or division, and not its name.
var codeLabel = pattern.Of(`^(?:国民经济)?(?:所[属在])?(?:行业|行政区划?|行政区域|地区)(?:分类|类别)?(?:代码|编码)$`)

// levelPlaces prints one level of a division where the label asks only that: 所在市, and a code where the label asks a code.
func levelPlaces(p *proposal) {
	for _, it := range p.items {
		c := p.x.byID[it.entry.Field]
		if c == nil || it.entry.Format != "" || it.entry.State != plan.Proposed {
			continue
		}
		if c.field.Has(forms.TraitListed) && codeLabel.MatchString(p.x.w.Flat(it.Label)) {
			it.entry.Format = "code"
		}
		if !c.is(forms.TypeRegion) {
			continue
		}
		for format, label := range regionLevels {
			if label.MatchString(wordings.Clean(it.Label)) {
				it.entry.Format = format
			}
		}
	}
}

// regionPlaces decides the blanks of a division that is asked in parts, 所在地区：__省__市__县.
// The parts of an address stay with a person: an address is no division.
func regionPlaces(p *proposal) {
	for _, it := range p.open() {
		if it.Kind != place.Text {
			continue
		}
		for format, words := range wordings.RegionParts {
			if !words.MatchString(wordings.Clean(it.Label)) {
				continue
			}
			c := regionOf(p, it)
			if c == nil && onlyLevels(p, it) && registered.MatchString(p.x.w.Flat(wordings.FirstOf(it.Hint, it.Context))) {
				c = p.x.byID["org.region"]
			}
			if c != nil {
				it.fill(c.id, 0.95, plan.ReasonParts, c.field.Label)
				it.entry.Format = format
			}
		}
	}
}

// registered is an address that lies in the applicant's division.
var registered = pattern.Of(`^(?:单位)?(?:注册)?(?:地址|住所)$`)

// onlyLevels tells whether the blanks of a place's cell are three levels of a division, with nothing of an address behind them.
func onlyLevels(p *proposal, it *item) bool {
	levels := 0
	for _, o := range p.items {
		if o.lineOf() != it.lineOf() {
			continue
		}
		if !wordings.AsksLevel(wordings.Clean(o.Label)) {
			return false
		}
		levels++
	}
	return it.inCell() && levels == len(wordings.RegionParts)
}

// amongUnits tells whether a region is asked in the cells of a row that prints its levels between them: whether they stand
// before or after what they name cannot be told.
func amongUnits(p *proposal, it *item) bool {
	if it.box == "p" || it.inCell() {
		return false
	}
	unit, whole := false, false
	for _, other := range p.items {
		if other.box != it.box || other.row != it.row || other.inCell() {
			continue
		}
		label := wordings.Clean(other.Label)
		part := slices.ContainsFunc(wordings.SortedKeys(wordings.RegionParts), func(format string) bool { return wordings.RegionParts[format].MatchString(label) })
		unit, whole = unit || part, whole || !part && strings.HasPrefix(label, "所")
	}
	return unit && whole
}

// regionOf is the division that the question of a part names; nil when that is not
// clear.
func regionOf(p *proposal, it *item) *candidate {
	var found *candidate
	for _, c := range p.x.all {
		if !c.is(forms.TypeRegion) || c.person >= 0 {
			continue
		}
		for _, s := range p.x.w.Variants(wordings.FirstOf(it.Hint, it.Context), false) {
			if _, k := p.x.best([]string{s}, c); k.text == s {
				if found != nil && found != c {
					return nil
				}
				found = c
			}
		}
	}
	return found
}

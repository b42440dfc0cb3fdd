// Package fit tells how well an answer goes into a place by what the place is: its kind, the unit printed for it, the options that it
// prints to choose from. It says nothing of whose the place is or what is asked there.
package fit

import (
	"slices"
	"strings"
	"sync"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/spelling"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/gb"
	"yibiao/forms/pattern"
)

// Fitter compares places with fields by the words of forms.
type Fitter struct {
	Words   *wordings.Words
	Weights spelling.Weights
}

// Field tells how well a field of this type goes into a place of that kind: 1 well, 0 never.
func (x Fitter) Field(p place.Place, f *forms.Field) float64 {
	v := Kind(p.Kind, f)
	// One box before a statement asks whether it holds.
	if (p.Kind == place.Check || p.Kind == place.Choice) && len(p.Options) == 1 {
		v = Count(f.Is(forms.TypeBool)) + 0.8*Count(f.Is(forms.TypeChoice, forms.TypeMulti))
	}
	if v == 0 || !unitFits(p, f) {
		return 0
	}
	if len(p.Options) > 0 && len(f.Options) > 0 {
		share, _ := x.Overlap(p, f)
		if share == 0 {
			return 0.4
		}
		v *= 0.8 + 0.2*share
	}
	return v
}

// Kind tells how well a field of this type goes into a place of a kind, whatever else is printed: 1 well, 0 never.
func Kind(k place.Kind, f *forms.Field) float64 {
	t := f.TypeName()
	switch k {
	case place.Sign, place.Rows, place.Image:
		return 0
	case place.Date:
		if f.Has(forms.TraitDay) {
			return 1
		}
		return 0
	case place.Money, place.Number:
		return numberFit(k, f)
	case place.Choice, place.Check:
		return choiceFit(k, f)
	case place.LongText:
		if t == forms.TypeLongText || t == forms.TypeList {
			return 1
		}
		if t == forms.TypeText || t == forms.TypeMulti {
			return 0.95
		}
		return 0.8 * Count(t != forms.TypeTable && t != forms.TypeBool)
	}
	if t == forms.TypeTable {
		return 0
	}
	return 1
}

// Count is 1 for what holds, 0 for what does not.
func Count(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func numberFit(k place.Kind, f *forms.Field) float64 {
	t := f.TypeName()
	switch {
	case k == place.Money && t == forms.TypeMoney, k == place.Number && f.Has(forms.TraitAmount) && t != forms.TypeMoney:
		return 1
	case f.Has(forms.TraitAmount), t == forms.TypeYear:
		return 0.93
	case t == forms.TypeText || t == forms.TypeUpper || t == forms.TypeCode:
		return 0.85
	}
	return 0
}

func choiceFit(k place.Kind, f *forms.Field) float64 {
	switch f.TypeName() {
	case forms.TypeMulti:
		return 1
	case forms.TypeChoice, forms.TypeBool:
		if k == place.Check {
			return 0.8
		}
		return 1
	case forms.TypeText:
		return 0.8
	case forms.TypeTable:
		return 0.85 * Count(k == place.Check)
	}
	return 0
}

// NearUnit is the unit that stands at a place itself, beside or over it: that of a whole
// table is of its money only.
func NearUnit(p place.Place) string {
	u, rows := wordings.FirstOf(p.Unit, wordings.UnitOf(p.Label)), 0
	if len(p.Heads) == 0 {
		u = wordings.FirstOf(u, wordings.UnitOf(p.Context))
	}
	for _, h := range p.Heads {
		if h.Role == place.HeadRow {
			rows++
		}
		// Words further to the left head several rows, as the unit of a table does.
		if h.Role == place.HeadRow && rows == 1 || h.Role == place.HeadColumn {
			u = wordings.FirstOf(u, wordings.UnitOf(h.Text))
		}
	}
	return u
}

// unitFits tells whether the unit printed for a place may stand after the field's value.
func unitFits(p place.Place, f *forms.Field) bool {
	if f.Is(forms.TypeMoney) {
		return unitsAgree(wordings.PlaceUnit(p), f)
	}
	return unitsAgree(NearUnit(p), f)
}

// UnitsAt tells of many fields whether the unit printed for a place may stand after their values; it reads the units of p once.
func UnitsAt(p place.Place) func(*forms.Field) bool {
	ofMoney := sync.OnceValue(func() string { return wordings.PlaceUnit(p) })
	near := sync.OnceValue(func() string { return NearUnit(p) })
	return func(f *forms.Field) bool {
		if f.Is(forms.TypeMoney) {
			return unitsAgree(ofMoney(), f)
		}
		return unitsAgree(near(), f)
	}
}

// dimension is what a unit measures.
func dimension(unit string) string {
	unit = wordings.Clean(unit)
	if unit == wordings.Unclear {
		return wordings.Unclear
	}
	if _, ok := gb.MoneyShift(unit); ok {
		return "money"
	}
	switch unit {
	case "%", "百分比":
		return "percent"
	case "㎡", "m2", "平方米":
		return "area"
	case "台", "套", "台/套", "台套", "辆", "件", "个", "项", "篇", "份", "部", "种", "家", "组":
		return "pieces"
	case "人", "名", "人次":
		return "people"
	}
	return unit
}

// unitsAgree tells whether a printed unit may stand after the field's value.
func unitsAgree(unit string, f *forms.Field) bool {
	have := f.Unit
	if have == "" && f.Is(forms.TypePercent) {
		have = "%"
	}
	if have == "" && f.Is(forms.TypeMoney) {
		have = "元"
	}
	if unit == "" || have == "" {
		return unit == "" || !f.Is(forms.TypeText) && !f.Has(forms.TraitDay) || dimension(unit) != "money"
	}
	return dimension(unit) == dimension(have)
}

// general are options that any question may have.
var general = []string{"是", "否", "有", "无", "其他", "男", "女", "不适用"}

// Overlap matches the printed options with the field's; share is how many of the
// printed ones, other than 其他 and the like, it has. Of several printed ones that come near the same value only the one that is
// nearest means it, and none where two are as near: 国有企业 and 民营企业 for 企业.
func (x Fitter) Overlap(p place.Place, f *forms.Field) (share float64, option map[string]string) {
	option = map[string]string{}
	nearest, tied := map[string]float64{}, map[string]bool{}
	of := map[string]string{} // printed option of a value
	special, hits := 0, 0
	for _, o := range p.Options {
		own := x.Words.Canonical(wordings.Clean(o.Label))
		if !slices.Contains(general, own) {
			special++
		}
		value, near := x.nearOption(own, f.Options)
		if kind, ok := x.Words.Kinds[own]; ok && kind.Field == f.Name() && len(kind.Yes) == 1 {
			value, near = kind.Yes[0], 1 // 民营企业 is whoever is 民营控股
		}
		switch {
		case value == "" && slices.Contains(f.Options, narrower[own]):
			hits++
		case value == "" || near < nearest[value]:
		case near == nearest[value]:
			tied[value] = tied[value] || near < 1
		default:
			of[value], nearest[value], tied[value] = o.Label, near, false
		}
	}
	for value, label := range of {
		if !tied[value] {
			option[label] = value
			hits += int(Count(!slices.Contains(general, x.Words.Canonical(wordings.Clean(label)))))
		}
	}
	if special == 0 {
		return Count(len(option) == len(p.Options)), option
	}
	return float64(hits) / float64(special), option
}

// Option is the one of options that a printed word means, "" for none.
func (x Fitter) Option(own string, options []string) string {
	value, _ := x.nearOption(own, options)
	return value
}

// kindBefore are words before the name of a kind that do not make it narrower.
var kindBefore = pattern.Of(`^(?:[a-z0-9]|其他|其它|各类|一般|所有|是|为|属于)*$`)

// sameOption are printed answers that the statisticians and others call otherwise.
var sameOption = map[string]string{"私人控股": "民营控股", "大": "大型", "中": "中型", "小": "小型", "微": "微型", "机关": "政府机关", "党政机关": "政府机关", "城镇个体工商户": "个体工商户"}

// narrower are printed answers that are one kind of what an answer of the field tells: they show that the question is the field's, and
// which of them it is nobody knows.
var narrower = map[string]string{
	"社会团体": "社会组织", "民办非企业单位": "社会组织", "民办非单位": "社会组织", "民间非营利组织": "社会组织", "基金会": "社会组织", "社会服务机构": "社会组织",
}

// nearOption is the one of options that a printed word means, and how near it comes to it; "" for none. A printed word that is
// narrower does not mean it: 国有企业 for 企业.
func (x Fitter) nearOption(own string, options []string) (value string, near float64) {
	best, top := "", 0.0
	for _, o := range options {
		v := x.Words.Canonical(wordings.Clean(o))
		if sameOption[own] == v {
			return o, 1
		}
		s := x.Weights.Similar(own, v)
		before, _, within := strings.Cut(own, v)
		switch {
		case slices.Contains(general, own) != slices.Contains(general, v):
			continue
		case s < 1 && (strings.HasPrefix(own, "非") != strings.HasPrefix(v, "非") || strings.HasPrefix(own, "不") != strings.HasPrefix(v, "不")):
			continue
		case s < 1 && within && !kindBefore.MatchString(before):
			continue
		case s < 1 && len([]rune(own)) >= 2 && (strings.HasPrefix(v, own) || strings.HasPrefix(own, v) && len([]rune(v)) >= 2):
			s = max(s, 0.8)
		case s < 1 && len([]rune(own)) >= 2 && len([]rune(v)) >= 2 && (strings.Contains(v, own) || within):
			s = max(s, 0.7)
		}
		if s > top {
			best, top = o, s
		}
	}
	if top < 0.62 {
		return "", 0
	}
	return best, top
}

// Choose gives the option map of an entry for its field; nil where the place prints no options.
func (x Fitter) Choose(p place.Place, f *forms.Field) map[string]string {
	option := map[string]string{}
	if len(p.Options) == 0 {
		return nil
	}
	if f.Is(forms.TypeBool) {
		for _, o := range p.Options {
			if v := YesNo(wordings.Clean(o.Label)); v != "" {
				option[o.Label] = v
			}
		}
		return option
	}
	if len(f.Options) > 0 {
		_, option = x.Overlap(p, f)
		return option
	}
	for _, o := range p.Options {
		option[o.Label] = strings.TrimSpace(o.Label)
	}
	return option
}

// yesWords are what is so already: 已认定.
var yesWords = pattern.Of(`^已(?:获得|认定|通过|获评|入库|取得|经认定|通过认定)?$`)

// YesNo reads the option of a yes-no question: "true", "false" or "".
func YesNo(label string) string {
	switch {
	case label == "是" || label == "有" || label == "√" || label == "属于" || yesWords.MatchString(label):
		return "true"
	case label == "否" || label == "无" || label == "没有" || label == "不属于" || label == "未获得":
		return "false"
	case strings.HasPrefix(label, "是") || strings.HasPrefix(label, "有"):
		return "true"
	case strings.HasPrefix(label, "否") || strings.HasPrefix(label, "无") || strings.HasPrefix(label, "不") || strings.HasPrefix(label, "未"):
		return "false"
	}
	return ""
}

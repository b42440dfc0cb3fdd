package formmap

import (
	"slices"
	"strings"
	"sync"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/gb"
	"yibiao/forms/pattern"
)

// fits tells how well a field of this type goes into a place of that kind: 1 well,
// 0 never.
func (x *index) fits(p place.Place, f *forms.Field) float64 {
	v := kindFit(p.Kind, f)
	// One box before a statement asks whether it holds.
	if (p.Kind == place.Check || p.Kind == place.Choice) && len(p.Options) == 1 {
		v = b2f(f.Is(forms.TypeBool)) + 0.8*b2f(f.Is(forms.TypeChoice, forms.TypeMulti))
	}
	if v == 0 || !unitFits(p, f) {
		return 0
	}
	if len(p.Options) > 0 && len(f.Options) > 0 {
		share, _ := x.overlap(p, f)
		if share == 0 {
			return 0.4
		}
		v *= 0.8 + 0.2*share
	}
	return v
}

func kindFit(k place.Kind, f *forms.Field) float64 {
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
		return 0.8 * b2f(t != forms.TypeTable && t != forms.TypeBool)
	}
	if t == forms.TypeTable {
		return 0
	}
	return 1
}

func b2f(b bool) float64 {
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
		return 0.85 * b2f(k == place.Check)
	}
	return 0
}

// nearUnit is the unit that stands at a place itself, beside or over it: that of a whole
// table is of its money only.
func nearUnit(p place.Place) string {
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
	return unitsAgree(nearUnit(p), f)
}

// unitFitsAt is unitFits for many fields, which reads the units of p once.
func unitFitsAt(p place.Place) func(*forms.Field) bool {
	ofMoney := sync.OnceValue(func() string { return wordings.PlaceUnit(p) })
	near := sync.OnceValue(func() string { return nearUnit(p) })
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

// overlap matches the printed options with the field's; share is how many of the
// printed ones, other than 其他 and the like, it has. Of several printed ones that come near the same value only the one that is
// nearest means it, and none where two are as near: 国有企业 and 民营企业 for 企业.
func (x *index) overlap(p place.Place, f *forms.Field) (share float64, option map[string]string) {
	option = map[string]string{}
	nearest, tied := map[string]float64{}, map[string]bool{}
	of := map[string]string{} // printed option of a value
	special, hits := 0, 0
	for _, o := range p.Options {
		own := x.w.Canonical(wordings.Clean(o.Label))
		if !slices.Contains(general, own) {
			special++
		}
		value, near := x.nearOption(own, f.Options)
		if kind, ok := x.w.Kinds[own]; ok && kind.Field == f.Name() && len(kind.Yes) == 1 {
			value, near = kind.Yes[0], 1 // 民营企业 is whoever is 民营控股
		}
		switch {
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
			hits += int(b2f(!slices.Contains(general, x.w.Canonical(wordings.Clean(label)))))
		}
	}
	if special == 0 {
		return b2f(len(option) == len(p.Options)), option
	}
	return float64(hits) / float64(special), option
}

// option is the one of options that a printed word means, "" for none.
func (x *index) option(own string, options []string) string {
	value, _ := x.nearOption(own, options)
	return value
}

// kindBefore are words before the name of a kind that do not make it narrower.
var kindBefore = pattern.Of(`^(?:[a-z0-9]|其他|其它|各类|一般|所有|是|为|属于)*$`)

// sameOption are printed answers that the statisticians and others call otherwise.
var sameOption = map[string]string{"私人控股": "民营控股", "大": "大型", "中": "中型", "小": "小型", "微": "微型"}

// nearOption is the one of options that a printed word means, and how near it comes to it; "" for none. A printed word that is
// narrower does not mean it: 国有企业 for 企业.
func (x *index) nearOption(own string, options []string) (value string, near float64) {
	best, top := "", 0.0
	for _, o := range options {
		v := x.w.Canonical(wordings.Clean(o))
		if sameOption[own] == v {
			return o, 1
		}
		s := x.weights.Similar(own, v)
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

// choose fills the option map of an entry for its field.
func (x *index) choose(p place.Place, f *forms.Field) map[string]string {
	option := map[string]string{}
	if len(p.Options) == 0 {
		return nil
	}
	if f.Is(forms.TypeBool) {
		for _, o := range p.Options {
			if v := yesNo(wordings.Clean(o.Label)); v != "" {
				option[o.Label] = v
			}
		}
		return option
	}
	if len(f.Options) > 0 {
		_, option = x.overlap(p, f)
		return option
	}
	for _, o := range p.Options {
		option[o.Label] = strings.TrimSpace(o.Label)
	}
	return option
}

// yesWords are what is so already: 已认定.
var yesWords = pattern.Of(`^已(?:获得|认定|通过|获评|入库|取得|经认定|通过认定)?$`)

// yesNo reads the option of a yes-no question: "true", "false" or "".
func yesNo(label string) string {
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

// records are the questions about what the applicant did not do, and the fields of which no
// answers them: of three years for any shorter time.
var records = []struct {
	field        string
	asks, unlike *pattern.Pattern
}{
	{
		"credit.accident",
		pattern.Of(`(?:是否|有无|未)(?:曾)?(?:发生|出现|存在|有)?过?(?:重大|特大|重特大|特别重大)(?:[^,。]*(?:安全|质量|环保|环境|生产)[^,。]*)?事故`),
		pattern.Of(`[四五六七八九十5]年|以来|成立后|税|海关|处罚|违法|违规|违纪|失信|信用|诉讼|纠纷|欠薪|专利|学术|一般|较大|严重|投诉|舆情`),
	},
	{
		"credit.dishonest",
		pattern.Of(`(?:是否|有无)(?:被|已|曾)*(?:列入|纳入|存在|属于|为|是)?[^,。]*(?:失信被执行人|(?:列入|纳入)失信(?:企业|单位|主体)?名单|严重违法失信(?:单位|企业)?名单|严重失信主体名单)`),
		pattern.Of(`经营异常|税|海关|环保|环境|拖欠|欠薪|安全|法定代表人|法人代表|高管|股东|个人|行为|记录|违法行为|处罚|惩戒|不良|黑名单`),
	},
}

// noAccident asks for accidents without a word that asks, before yes and no.
var noAccident = pattern.Of(`^(?:近三年|三年内)(?:来|内)?(?:有)?重大(?:生产|安全|质量|环保|环境|[、/和及])+(?:责任)?事故(?:情况)?$`)

// onList names a list of those who broke their word, before yes and no.
var onList = pattern.Of(`^(?:企业|单位|公司|本企业|本单位|本公司)?(?:被|有无被?)?(?:(?:列入|纳入)(?:失信被执行人|严重违法失信(?:企业|单位)?|严重失信主体|失信(?:企业|主体|单位)?)名单|失信被执行人(?:名单)?)$`)

// ofRecord decides an item that asks whether the applicant did something that a field says
// it did not do.
func ofRecord(p *proposal, it *item) {
	label := wordings.Clean(it.Label)
	for _, r := range records {
		c := p.x.byID[r.field]
		asks := r.asks.MatchString(label) || yesOrNo(it) && (r.field == "credit.accident" && noAccident.MatchString(label) || r.field == "credit.dishonest" && onList.MatchString(wordings.Remark.ReplaceAllString(label, "")))
		if c == nil || it.done || !asks || r.unlike.MatchString(label) {
			continue
		}
		if _, known := p.x.best(it.spell, c); known.text != "" && slices.Contains(it.spell, known.text) {
			continue // the field's own question
		}
		it.fill(c.id, 0.9, plan.ReasonOptions, c.field.Label)
		answerYesNo(it, part.OneOf(nil, []string{"false"}))
	}
}

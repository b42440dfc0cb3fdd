package formmap

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fit"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/levels"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// whereItIs asks where the applicant is, its division or its address.
var whereItIs = pattern.Of(`^(?:单位|企业|公司|机构)?所在地$`)

// besidePostcode tells whether the row of a place goes on with the postcode, as it does behind an address.
func besidePostcode(p *proposal, it *item) bool {
	return it.box != "p" && p.x.byID["org.reg_address"] != nil && slices.ContainsFunc(p.items, func(o *item) bool {
		return o.box == it.box && o.row == it.row && o.entry.Field == "org.postcode"
	})
}

// codeLabel asks the code of a trade or division, and not its name.
var codeLabel = pattern.Of(`^(?:国民经济|统计)?(?:单位|企业)?(?:所[属在]|注册)?地?(?:行业|行政区划?|行政区域|地区|区划)(?:分类|类别|小类|明细)?(?:代码|编码)$`)

// levelPlaces prints one level of a division or an industry where the label asks only that, 所在市, and a code where it asks a code.
// What is known does not answer for every level: the others are left.
func levelPlaces(p *proposal) {
	for _, it := range p.items {
		c := p.x.byID[it.entry.Field]
		if c == nil || it.entry.Format != "" || it.entry.State != plan.Proposed {
			continue
		}
		if it.box != "p" && !it.inCell() && (c.id == "org.region" && it.entry.Sub == "" && wordings.AsksLevel(wordings.Clean(it.Label)) || c.id == "org.reg_address" && bareAddress.MatchString(wordings.Clean(it.Label))) {
			elsewhereAsked(p, it)
			continue
		}
		if c.field.Has(forms.TraitListed) && codeLabel.MatchString(p.x.w.Flat(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))) {
			it.entry.Format = "code"
		}
		switch {
		case c.is(forms.TypeRegion) && it.entry.Sub == "" && levels.InHint(wordings.Clean(it.Hint)) != "":
			it.entry.Format = levels.InHint(wordings.Clean(it.Hint))
		case c.is(forms.TypeRegion) && it.entry.Sub == "" && whereItIs.MatchString(wordings.Clean(it.Label)) && besidePostcode(p, it):
			it.fill("org.reg_address", 0.9, plan.ReasonParts, p.x.byID["org.reg_address"].field.Label)
		case c.is(forms.TypeIndustry) && len(it.Options) == 0:
			ofIndustry(p, it)
		case c.is(forms.TypeRegion) && it.entry.Format == "":
			if of, format, _ := levels.Of(wordings.Clean(it.Label)); of == levels.One {
				it.entry.Format = format
			} else if of == levels.Lower {
				it.retract(plan.ReasonWeak, c.id)
			}
		}
	}
}

var (
	// classLevel are the levels of an industry; asksDigits asks for the code of a class without its letter.
	classLevel = pattern.Of(`门类|大类|中类|小类`)
	asksCode   = pattern.Of(`代码|编码|码$`)
	asksDigits = pattern.Of(`([四4]位(?:数|数字)?)`)
	nameAlone  = pattern.Of(`^(?:国民经济)?(?:所[属在])?行业(?:分类|类别)?名称$`)
	kindAlone  = pattern.Of(`^(?:国民经济)?(?:所[属在])?行业(?:类别|类型|种类)$`)
	// minorTrade ends labels of what the applicant does besides its main trade.
	minorTrade = pattern.Of(`\((?:附|副|辅|次|次要|兼营|其他|其它|第?[二三23])\)$|^(?:次要|第二|其他|其它|兼营|附属|辅助)`)
)

// asksLevels tells whether the label of a place for a division or an industry asks levels of it by their names, which say nothing else.
func asksLevels(x *index, it *item) bool {
	c := x.byID[it.entry.Field]
	if c == nil || it.entry.Sub != "" {
		return false
	}
	of, _, ours := levels.Of(wordings.Clean(it.Label))
	return c.is(forms.TypeRegion) && of != levels.None && (ours || it.entry.Format != "") || c.is(forms.TypeIndustry) && (it.entry.Format == "section" || it.entry.Format == "division")
}

// nameOfLevel are the formats that print the name of a level; groups and classes are not named.
var nameOfLevel = map[string]string{"门类": "section", "大类": "division"}

// ofIndustry prints the level of an industry that is asked, and leaves those of which no name is known, and a name beside the code: the
// name that goes with a code is that of its division, whatever is asked.
func ofIndustry(p *proposal, it *item) {
	label := wordings.Clean(it.printed.Label)
	switch level := classLevel.FindAllString(label, -1); {
	case it.entry.Format == "code":
	case len(level) == 1 && !asksCode.MatchString(label) && nameOfLevel[level[0]] != "":
		it.entry.Format = nameOfLevel[level[0]]
	case len(level) == 1 && (asksCode.MatchString(label) || besideClasses(p, it)):
		it.retract(plan.ReasonWeak, it.entry.Field)
	case minorTrade.MatchString(label), nameAlone.MatchString(label) && besideCode(p, it):
		it.retract(plan.ReasonWeak, it.entry.Field)
	case nameAlone.MatchString(label), kindAlone.MatchString(wordings.Remark.ReplaceAllString(label, "")) && !asksCode.MatchString(label):
		it.entry.Format = "division"
	}
}

// besideCode tells whether the code of an industry is asked in the row or line of a place or in the next to it, so that its name must be
// that of the same level.
func besideCode(p *proposal, it *item) bool {
	return slices.ContainsFunc(p.items, func(o *item) bool {
		return o.box == it.box && o.row >= it.row-1 && o.row <= it.row+1 && codeLabel.MatchString(wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(o.Label), "")))
	})
}

// besideClasses tells whether another place of the same row or line asks another level of an industry.
func besideClasses(p *proposal, it *item) bool {
	return slices.ContainsFunc(p.items, func(o *item) bool {
		return o != it && o.box == it.box && o.row == it.row && classLevel.MatchString(o.Label)
	})
}

// ofClass are the labels of a class of industry, with the words over it or without.
var ofClass = pattern.Of(`^(?:国民经济)?(?:所[属在])?(?:行业)?(?:分类|类别)?小类(?:代码|编码)?$`)

// inRemark reads the class that a label asks in brackets.
var inRemark = strings.NewReplacer("(小类代码)", "小类代码", "(小类)", "小类", "(行业小类代码)", "小类代码")

// aSection is the name of a section of the national classification, among which boxes for an industry choose.
var aSection = pattern.Of(`^(?:农、林、牧、渔业|采矿业|制造业|电力、热力、燃气及水生产和供应业|建筑业|批发和零售业|交通运输、仓储和邮政业|住宿和餐饮业|信息传输、软件和信息技术服务业|金融业|房地产业|租赁和商务服务业|科学研究和技术服务业)$`)

// classPlaces decides boxes with the sections of industry, and the places of the class in an industry that is asked in parts: its code
// is known.
func classPlaces(p *proposal) {
	c := p.x.byID["org.industry"]
	for _, it := range p.open() {
		sections := 0
		for _, o := range it.Options {
			sections += int(fit.Count(aSection.MatchString(wordings.Clean(o.Label))))
		}
		if c != nil && sections >= 3 && !it.foreign && slices.ContainsFunc(c.keys, func(k key) bool { return slices.Contains(it.spell, k.text) }) {
			it.fill(c.id, 0.95, plan.ReasonOptions, c.field.Label)
			it.entry.Option = p.x.fit.Choose(it.Place, c.field)
			continue
		}
		label := wordings.Remark.ReplaceAllString(inRemark.Replace(wordings.Clean(it.Label)), "")
		if c == nil || it.Kind != place.Text || !ofClass.MatchString(label) {
			continue
		}
		if around := wordings.FirstOf(it.Hint, lastStep(it.Context)); strings.Contains(label, "行业") || slices.ContainsFunc(p.x.w.Variants(around, false), func(s string) bool {
			return slices.ContainsFunc(c.keys, func(k key) bool { return k.text == s })
		}) {
			it.fill(c.id, 0.95, plan.ReasonParts, c.field.Label)
			it.entry.Format = "code"
			if asksCode.MatchString(wordings.Clean(it.Label)) && asksDigits.MatchString(wordings.Clean(it.Label)) {
				it.entry.Format = "digits"
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
		if of, format, ours := levels.Of(wordings.Clean(it.Label)); of == levels.One && ours && p.x.byID["org.region"] != nil && !it.inCell() && it.box != "p" {
			c := p.x.byID[whereOf(p, it)]
			if c == nil {
				continue
			}
			it.fill(c.id, 0.9, plan.ReasonLabel, c.field.Label)
			it.entry.Format, it.spell = format, append(it.spell, c.keys[0].text)
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
			if c == nil {
				c = addressOf(p, it)
			}
			if c != nil {
				it.fill(c.id, 0.95, plan.ReasonParts, c.field.Label)
				it.entry.Format = format
			}
		}
		if o := before(p, it); o != nil && o.lineOf() == it.lineOf() && o.entry.Format == "county" && streetOnly.MatchString(wordings.Clean(it.Label)) {
			if c := p.x.byID[o.entry.Field]; c != nil && !c.is(forms.TypeRegion) {
				it.fill(c.id, 0.95, plan.ReasonParts, c.field.Label)
				it.entry.Format = part.Street
			}
		}
	}
}

var (
	// worksAt, writtenTo and ofAnother head the parts of an address where the applicant works, where it is written to, and of another.
	worksAt   = pattern.Of(`经营|生产|办公|实际`)
	writtenTo = pattern.Of(`通[讯信]|邮寄|收件`)
	ofWhoActs = pattern.Of(`(?:项目|建设|施工|安装|使用)(?:单位|企业)(?:基本)?(?:信息|情况)?$`) // who does it, and not where
	ofAnother = pattern.Of(`住址|家庭|户籍|建设|项目|仓库|分公司|施工|安装|使用`)
)

// whereOf is the field of the division, or of the address, of which a place asks a level, by the words beside and over it; "" where they
// are those of another's.
func whereOf(p *proposal, it *item) string {
	heads := slices.Clone(it.Heads)
	for _, o := range slices.Backward(p.items[:slices.Index(p.items, it)]) {
		if o.box == it.box && o.row == it.row && wordings.AsksLevel(wordings.Clean(o.Label)) {
			heads = append(heads, o.Heads...) // what heads the levels before it in its row
		}
	}
	for _, h := range heads {
		text := wordings.Clean(h.Text)
		if heading.IsTitle(h) || text == wordings.Clean(it.Label) || heading.Over(h) && !placeHead.MatchString(text) {
			continue
		}
		switch {
		case ofAnother.MatchString(text) && !ofWhoActs.MatchString(text):
			return ""
		case writtenTo.MatchString(text):
			return "org.mail_address"
		case worksAt.MatchString(text):
			return "org.biz_address"
		}
	}
	return "org.region"
}

// elsewhereAsked has a place for a level of a division, or for an address, take that of the place that the words around it are about.
func elsewhereAsked(p *proposal, it *item) {
	was, id := it.entry.Field, whereOf(p, it)
	switch c := p.x.byID[id]; {
	case c == nil && id != "org.region":
		it.retract(plan.ReasonWeak, was)
	case id == "org.region" && was == "org.reg_address": // nothing says of another place
	case c.id == "org.region" && was == "org.region":
		_, it.entry.Format, _ = levels.Of(wordings.Clean(it.Label))
	case c.id != "org.region" && was == "org.region":
		_, format, _ := levels.Of(wordings.Clean(it.Label))
		it.fill(c.id, 0.9, plan.ReasonParts, c.field.Label)
		it.entry.Format = format
	case c.id != "org.region":
		it.fill(c.id, 0.9, plan.ReasonParts, c.field.Label)
	}
}

// placeHead is a heading of what is asked of one place: 二、经营地址.
var placeHead = pattern.Of(`(?:地址|住所|住址|场所|所在地|地点|[营产公]地)(?:信息|情况)?$`)

// streetOnly asks what of an address follows the division that was asked before it, whose level may be printed with it: 区 地址明细.
var streetOnly = pattern.Of(`^(?:县|区|县\(?[、/]?市?[、/]?区\)?)?(?:详细|具体|明细)?(?:地址|住址)(?:明细|详情|详细)?$`)

// before is the item before another, nil for the first.
func before(p *proposal, it *item) *item {
	if i := slices.Index(p.items, it); i > 0 {
		return p.items[i-1]
	}
	return nil
}

// addressOf is the address of the applicant whose division is asked in parts in a cell, 注册地址：__省__市__区; nil where the question of the
// cell is not that of one.
func addressOf(p *proposal, it *item) *candidate {
	if !it.inCell() || it.foreign {
		return nil
	}
	var found *candidate
	for _, s := range p.x.w.Variants(numberOfLine.ReplaceAllString(wordings.FirstOf(it.Hint, lastStep(it.Context)), ""), false) {
		for _, id := range []string{"org.reg_address", "org.biz_address", "org.mail_address"} {
			c := p.x.byID[id]
			if c == nil || !slices.ContainsFunc(c.keys, func(k key) bool { return k.text == s }) {
				continue
			}
			if found != nil && found != c {
				return nil
			}
			found = c
		}
	}
	return found
}

// numberOfLine begins a question with the number of its line in the form: 15 单位注册地址及区划.
var numberOfLine = pattern.Of(`^\s*\d{2,3}[.、]?\s*`)

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
		for _, s := range p.x.w.Variants(numberOfLine.ReplaceAllString(wordings.FirstOf(it.Hint, it.Context), ""), false) {
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

// stillToCome tells whether a title is about a thing that is still to be founded, 基地设立申请表, so that the figures of past years and the
// staff are the applicant's; or the table asks of a firm as a whole what no part of it has.
func (b below) stillToCome(text string) bool {
	if !strings.HasPrefix(b.it.entry.Field, "fin.table") && !(b.it.entry.Field == "staff.total" || b.it.entry.Field == "staff.rd") {
		return false
	}
	return founding.MatchString(text) || strings.HasPrefix(b.it.entry.Field, "fin.table") && slices.ContainsFunc(b.p.items, func(o *item) bool {
		return o.box == b.it.box && ofWholeFirm.MatchString(wordings.Clean(o.Label+"|"+o.Context))
	})
}

var (
	founding    = pattern.Of(`(?:设立|组建|筹建)(?:申请|申报)(?:表|书)$`)
	ofWholeFirm = pattern.Of(`资产负债率|所有者权益|净资产`)
)

// secondRows takes back what a row asks where the row above asks all the same: a second contact, of whom nothing is known.
func secondRows(p *proposal) {
	rows := map[spot][]*item{}
	for _, it := range p.items {
		if it.box != "p" {
			rows[spot{box: it.box, row: it.row}] = append(rows[spot{box: it.box, row: it.row}], it)
		}
	}
	same := func(it, o *item) bool {
		return it.col() >= 0 && it.col() == o.col() && it.Kind == o.Kind && it.printed.Label == o.printed.Label && it.Context == o.Context && slices.Equal(it.Heads, o.Heads)
	}
	var second []*item
	for at, row := range rows {
		if above := rows[spot{box: at.box, row: at.row - 1}]; len(row) > 1 && slices.EqualFunc(row, above, same) {
			second = append(second, row...)
		}
	}
	for _, it := range second {
		if it.entry.State == plan.Proposed && it.entry.Sub == "" && it.Kind != place.Rows && !it.inColumn() {
			it.retract(plan.ReasonNone)
		}
	}
}

// Package region decides where and in which trade: levels of an address or a region, and classes and codes of an industry, each asked
// in a place of its own.
package region

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/fit"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/levels"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// BareAddress asks an address with nothing that says whose it is.
var BareAddress = pattern.Of(`^(?:详细|具体|所在)?(?:地址|位置|地点)$`)

// whereItIs asks where the applicant is, its division or its address.
var whereItIs = pattern.Of(`^(?:单位|企业|公司|机构)?所在地$`)

// besidePostcode tells whether the row of a place goes on with the postcode, as it does behind an address.
func besidePostcode(p *slots.Form, it *slots.Item) bool {
	return it.Box != "p" && p.Fields.ByID["org.reg_address"] != nil && slices.ContainsFunc(p.Items, func(o *slots.Item) bool {
		return o.Box == it.Box && o.Row == it.Row && o.Entry.Field == "org.postcode"
	})
}

// codeLabel asks the code of a trade or division, and not its name.
var codeLabel = pattern.Of(`^(?:国民经济|统计)?(?:单位|企业)?(?:所[属在]|注册)?地?(?:行业|行政区划?|行政区域|地区|区划)(?:分类|类别|小类|明细)?(?:代码|编码)$`)

// LevelPlaces prints one level of a division or an industry where the label asks only that, 所在市, and a code where it asks a code.
// What is known does not answer for every level: the others are left.
func LevelPlaces(p *slots.Form) {
	for _, it := range p.Items {
		c := p.Fields.ByID[it.Entry.Field]
		if c == nil || it.Entry.Format != "" || it.Entry.State != plan.Proposed {
			continue
		}
		if it.Box != "p" && !it.InCell() && (c.ID == "org.region" && it.Entry.Sub == "" && wordings.AsksLevel(wordings.Clean(it.Label)) || c.ID == "org.reg_address" && BareAddress.MatchString(wordings.Clean(it.Label))) {
			elsewhereAsked(p, it)
			continue
		}
		if c.Field.Has(forms.TraitListed) && codeLabel.MatchString(p.Fields.Words.Flat(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))) {
			it.Entry.Format = "code"
		}
		switch {
		case c.Is(forms.TypeRegion) && it.Entry.Sub == "" && levels.InHint(wordings.Clean(it.Hint)) != "":
			it.Entry.Format = levels.InHint(wordings.Clean(it.Hint))
		case c.Is(forms.TypeRegion) && it.Entry.Sub == "" && whereItIs.MatchString(wordings.Clean(it.Label)) && besidePostcode(p, it):
			it.Fill("org.reg_address", 0.9, plan.ReasonParts, p.Fields.ByID["org.reg_address"].Field.Label)
		case c.Is(forms.TypeIndustry) && len(it.Options) == 0:
			ofIndustry(p, it)
		case c.Is(forms.TypeRegion) && it.Entry.Format == "":
			if of, format, _ := levels.Of(wordings.Clean(it.Label)); of == levels.One {
				it.Entry.Format = format
			} else if of == levels.Lower {
				it.Retract(plan.ReasonWeak, c.ID)
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

// nameOfLevel are the formats that print the name of a level; groups and classes are not named.
var nameOfLevel = map[string]string{"门类": "section", "大类": "division"}

// ofIndustry prints the level of an industry that is asked, and leaves those of which no name is known, and a name beside the code: the
// name that goes with a code is that of its division, whatever is asked.
func ofIndustry(p *slots.Form, it *slots.Item) {
	label := wordings.Clean(it.Printed.Label)
	switch level := classLevel.FindAllString(label, -1); {
	case it.Entry.Format == "code":
	case len(level) == 1 && !asksCode.MatchString(label) && nameOfLevel[level[0]] != "":
		it.Entry.Format = nameOfLevel[level[0]]
	case len(level) == 1 && (asksCode.MatchString(label) || besideClasses(p, it)):
		it.Retract(plan.ReasonWeak, it.Entry.Field)
	case minorTrade.MatchString(label), nameAlone.MatchString(label) && besideCode(p, it):
		it.Retract(plan.ReasonWeak, it.Entry.Field)
	case nameAlone.MatchString(label), kindAlone.MatchString(wordings.Remark.ReplaceAllString(label, "")) && !asksCode.MatchString(label):
		it.Entry.Format = "division"
	}
}

// besideCode tells whether the code of an industry is asked in the row or line of a place or in the next to it, so that its name must be
// that of the same level.
func besideCode(p *slots.Form, it *slots.Item) bool {
	return slices.ContainsFunc(p.Items, func(o *slots.Item) bool {
		return o.Box == it.Box && o.Row >= it.Row-1 && o.Row <= it.Row+1 && codeLabel.MatchString(wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(o.Label), "")))
	})
}

// besideClasses tells whether another place of the same row or line asks another level of an industry.
func besideClasses(p *slots.Form, it *slots.Item) bool {
	return slices.ContainsFunc(p.Items, func(o *slots.Item) bool {
		return o != it && o.Box == it.Box && o.Row == it.Row && classLevel.MatchString(o.Label)
	})
}

// ofClass are the labels of a class of industry, with the words over it or without.
var ofClass = pattern.Of(`^(?:国民经济)?(?:所[属在])?(?:行业)?(?:分类|类别)?小类(?:代码|编码)?$`)

// inRemark reads the class that a label asks in brackets.
var inRemark = strings.NewReplacer("(小类代码)", "小类代码", "(小类)", "小类", "(行业小类代码)", "小类代码")

// aSection is the name of a section of the national classification, among which boxes for an industry choose.
var aSection = pattern.Of(`^(?:农、林、牧、渔业|采矿业|制造业|电力、热力、燃气及水生产和供应业|建筑业|批发和零售业|交通运输、仓储和邮政业|住宿和餐饮业|信息传输、软件和信息技术服务业|金融业|房地产业|租赁和商务服务业|科学研究和技术服务业)$`)

// ClassPlaces decides boxes with the sections of industry, and the places of the class in an industry that is asked in parts: its code
// is known.
func ClassPlaces(p *slots.Form) {
	c := p.Fields.ByID["org.industry"]
	for _, it := range p.Open() {
		sections := 0
		for _, o := range it.Options {
			sections += int(fit.Count(aSection.MatchString(wordings.Clean(o.Label))))
		}
		if c != nil && sections >= 3 && !it.Foreign && slices.ContainsFunc(c.Keys, func(k fields.Key) bool { return slices.Contains(it.Spell, k.Text) }) {
			it.Fill(c.ID, 0.95, plan.ReasonOptions, c.Field.Label)
			it.Entry.Option = p.Fields.Fit.Choose(it.Place, c.Field)
			continue
		}
		label := wordings.Remark.ReplaceAllString(inRemark.Replace(wordings.Clean(it.Label)), "")
		if c == nil || it.Kind != place.Text || !ofClass.MatchString(label) {
			continue
		}
		if around := wordings.FirstOf(it.Hint, fields.LastStep(it.Context)); strings.Contains(label, "行业") || slices.ContainsFunc(p.Fields.Words.Variants(around, false), func(s string) bool {
			return slices.ContainsFunc(c.Keys, func(k fields.Key) bool { return k.Text == s })
		}) {
			it.Fill(c.ID, 0.95, plan.ReasonParts, c.Field.Label)
			it.Entry.Format = "code"
			if asksCode.MatchString(wordings.Clean(it.Label)) && asksDigits.MatchString(wordings.Clean(it.Label)) {
				it.Entry.Format = "digits"
			}
		}
	}
}

// Places decides the blanks of a division that is asked in parts, 所在地区：__省__市__县.
// The parts of an address stay with a person: an address is no division.
func Places(p *slots.Form) {
	for _, it := range p.Open() {
		if it.Kind != place.Text {
			continue
		}
		if of, format, ours := levels.Of(wordings.Clean(it.Label)); of == levels.One && ours && p.Fields.ByID["org.region"] != nil && !it.InCell() && it.Box != "p" {
			c := p.Fields.ByID[whereOf(p, it)]
			if c == nil {
				continue
			}
			it.Fill(c.ID, 0.9, plan.ReasonLabel, c.Field.Label)
			it.Entry.Format, it.Spell = format, append(it.Spell, c.Keys[0].Text)
			continue
		}
		for format, words := range wordings.RegionParts {
			if !words.MatchString(wordings.Clean(it.Label)) {
				continue
			}
			c := regionOf(p, it)
			if c == nil && onlyLevels(p, it) && registered.MatchString(p.Fields.Words.Flat(wordings.FirstOf(it.Hint, it.Context))) {
				c = p.Fields.ByID["org.region"]
			}
			if c == nil {
				c = addressOf(p, it)
			}
			if c != nil {
				it.Fill(c.ID, 0.95, plan.ReasonParts, c.Field.Label)
				it.Entry.Format = format
			}
		}
		if o := Before(p, it); o != nil && o.LineOf() == it.LineOf() && o.Entry.Format == "county" && streetOnly.MatchString(wordings.Clean(it.Label)) {
			if c := p.Fields.ByID[o.Entry.Field]; c != nil && !c.Is(forms.TypeRegion) {
				it.Fill(c.ID, 0.95, plan.ReasonParts, c.Field.Label)
				it.Entry.Format = part.Street
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
func whereOf(p *slots.Form, it *slots.Item) string {
	heads := slices.Clone(it.Heads)
	for _, o := range slices.Backward(p.Items[:slices.Index(p.Items, it)]) {
		if o.Box == it.Box && o.Row == it.Row && wordings.AsksLevel(wordings.Clean(o.Label)) {
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
func elsewhereAsked(p *slots.Form, it *slots.Item) {
	was, id := it.Entry.Field, whereOf(p, it)
	switch c := p.Fields.ByID[id]; {
	case c == nil && id != "org.region":
		it.Retract(plan.ReasonWeak, was)
	case id == "org.region" && was == "org.reg_address": // nothing says of another place
	case c.ID == "org.region" && was == "org.region":
		_, it.Entry.Format, _ = levels.Of(wordings.Clean(it.Label))
	case c.ID != "org.region" && was == "org.region":
		_, format, _ := levels.Of(wordings.Clean(it.Label))
		it.Fill(c.ID, 0.9, plan.ReasonParts, c.Field.Label)
		it.Entry.Format = format
	case c.ID != "org.region":
		it.Fill(c.ID, 0.9, plan.ReasonParts, c.Field.Label)
	}
}

// placeHead is a heading of what is asked of one place: 二、经营地址.
var placeHead = pattern.Of(`(?:地址|住所|住址|场所|所在地|地点|[营产公]地)(?:信息|情况)?$`)

// streetOnly asks what of an address follows the division that was asked before it, whose level may be printed with it: 区 地址明细.
var streetOnly = pattern.Of(`^(?:县|区|县\(?[、/]?市?[、/]?区\)?)?(?:详细|具体|明细)?(?:地址|住址)(?:明细|详情|详细)?$`)

// Before is the item before another, nil for the first.
func Before(p *slots.Form, it *slots.Item) *slots.Item {
	if i := slices.Index(p.Items, it); i > 0 {
		return p.Items[i-1]
	}
	return nil
}

// addressOf is the address of the applicant whose division is asked in parts in a cell, 注册地址：__省__市__区; nil where the question of the
// cell is not that of one.
func addressOf(p *slots.Form, it *slots.Item) *fields.Candidate {
	if !it.InCell() || it.Foreign {
		return nil
	}
	var found *fields.Candidate
	for _, s := range p.Fields.Words.Variants(numberOfLine.ReplaceAllString(wordings.FirstOf(it.Hint, fields.LastStep(it.Context)), ""), false) {
		for _, id := range []string{"org.reg_address", "org.biz_address", "org.mail_address"} {
			c := p.Fields.ByID[id]
			if c == nil || !slices.ContainsFunc(c.Keys, func(k fields.Key) bool { return k.Text == s }) {
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
func onlyLevels(p *slots.Form, it *slots.Item) bool {
	levels := 0
	for _, o := range p.Items {
		if o.LineOf() != it.LineOf() {
			continue
		}
		if !wordings.AsksLevel(wordings.Clean(o.Label)) {
			return false
		}
		levels++
	}
	return it.InCell() && levels == len(wordings.RegionParts)
}

// regionOf is the division that the question of a part names; nil when that is not
// clear.
func regionOf(p *slots.Form, it *slots.Item) *fields.Candidate {
	var found *fields.Candidate
	for _, c := range p.Fields.All {
		if !c.Is(forms.TypeRegion) || c.Person >= 0 {
			continue
		}
		for _, s := range p.Fields.Words.Variants(numberOfLine.ReplaceAllString(wordings.FirstOf(it.Hint, it.Context), ""), false) {
			if _, k := p.Fields.Best([]string{s}, c); k.Text == s {
				if found != nil && found != c {
					return nil
				}
				found = c
			}
		}
	}
	return found
}

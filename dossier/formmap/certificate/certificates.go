// Package certificate decides the places that ask which titles, certificates, research bodies and records a firm has: from the words
// of the label, and from what the profile lists.
package certificate

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/body"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/fit"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

var (
	Whether  = pattern.Of(`^(?:本|该|申请)?(?:单位)?(?:是否|是不是)(?:已经?|被|获得?|为|是|属于|属|认定|评为|通过|取得|具有|具备|拥有|建有|设有|列入|有效期内的?|国家级?认定的?)*`)
	TitleEnd = pattern.Of(`(?:的)?(?:资格|资质|称号|证书|认定|认证|评定|入库)*$`)
)

// OfCertificate ends a label that asks something about a title of a firm.
var OfCertificate = pattern.Of(`(?:的)?(?:认定|资格|资质|证书)*(编号|号码?|(?:认定|发证|获得|颁发|颁证|取得|获批|通过)?(?:日期|年月|时间)|有效期(?:至|限|止|截止日?)?|(?:到期|截止)(?:日期?)|(?:认定|发证|颁发|批准)(?:机关|部门|单位|机构))$`)

// GotCertificate begins such a label.
var GotCertificate = pattern.Of(`^(?:首次|最近一?次|最新)?(?:被?认定为?|获得|取得|获批|获评|通过)`)

// columnsOfTitle are the labels of the columns that hold what such a label ends in.
var columnsOfTitle = []struct{ asked, column *pattern.Pattern }{
	{pattern.Of(`号码?$`), pattern.Of(`证书编号`)},
	{pattern.Of(`有效期|到期|截止`), pattern.Of(`有效期`)},
	{pattern.Of(`日期|年月|时间`), pattern.Of(`认定日期`)},
	{pattern.Of(`机关|部门|单位|机构`), pattern.Of(`认定机关`)},
}

// Places decides places that ask something of one of the applicant's titles:
// 高新技术企业证书编号.
func Places(p *slots.Form) {
	c := p.Fields.ByID["qual.table"]
	if c == nil {
		return
	}
	for _, it := range p.Open() {
		label := wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))
		whole := label
		label = GotCertificate.ReplaceAllString(label, "")
		end := OfCertificate.FindString(label)
		about, name := "", titleNamed(p.Fields.Words, label)
		if end == label && !p.Exact(it) {
			name, about = certificateBeside(p, it)
		}
		if it.Foreign || end == "" || name == "" || it.Kind != place.Text && it.Kind != place.Date && it.Kind != place.Number {
			continue
		}
		second := end
		if first := strings.TrimSuffix(label, end); lastJoin.MatchString(first) && !it.InCell() {
			end = OfCertificate.FindString(lastJoin.ReplaceAllString(first, ""))
		}
		sub := func(end string) string {
			for _, of := range columnsOfTitle {
				i := slices.IndexFunc(c.Columns, func(col *fields.Candidate) bool { return of.column.MatchString(wordings.Clean(col.Field.Label)) })
				if of.asked.MatchString(end) && i >= 0 {
					it.Spell = append(it.Spell, p.Fields.Words.Canonical(c.Columns[i].Field.Label))
					return plan.Sub{Key: c.Columns[0].Field.Name(), Value: name, Column: c.Columns[i].Field.Name(), Index: -1}.String()
				}
			}
			return ""
		}
		if asked := sub(end); asked != "" {
			it.Fill(c.ID, 0.95, plan.ReasonLabel, c.Field.Label)
			it.Entry.Sub, it.Whole, it.About = asked, whole, about
			if more := sub(second); second != end && more != "" {
				it.Entry.Format = part.With("，", c.ID+" "+more, "")
			}
		}
	}
}

// lastJoin joins the last of two things that a label asks of a title.
var lastJoin = pattern.Of(`(?:[及和与、/]|以及)$`)

// titleNamed is the title of firms that words name, alone or with what they ask of it: 是否为高新技术企业, 高新技术企业证书编号及有效期; "" for
// none.
func titleNamed(w *wordings.Words, text string) string {
	text = wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(text), ""))
	text = GotCertificate.ReplaceAllString(strings.TrimPrefix(text, Whether.FindString(text)), "")
	for text != "" {
		for _, words := range []string{text, TitleEnd.ReplaceAllString(text, "")} {
			if name := w.Certificates[w.Canonical(words)]; name != "" {
				return name
			}
		}
		end := OfCertificate.FindString(text)
		rest := strings.TrimSuffix(text, end)
		text = strings.TrimSuffix(rest, lastJoin.FindString(rest))
		if end == "" || text == rest && OfCertificate.MatchString(text) {
			return "" // 证书编号有效期 asks neither
		}
	}
	return ""
}

// certificateBeside is the title of firms that the words before a place name, 高新技术企业证书 before 证书编号, or that is asked after
// before it in its row or line, 是否高新技术企业, and the words that do.
func certificateBeside(p *slots.Form, it *slots.Item) (name, about string) {
	for _, text := range append(it.Beside(), fields.LastStep(it.Context)) {
		if name := titleNamed(p.Fields.Words, text); name != "" {
			return name, text
		}
	}
	for i := slices.Index(p.Items, it) - 1; i >= 0; i-- {
		before := p.Items[i]
		if before.Box != it.Box || before.Row != it.Row {
			break
		}
		label := wordings.Clean(before.Label)
		if name := titleNamed(p.Fields.Words, label); name != "" {
			return name, label
		}
		if Whether.FindString(label) != "" || OfCertificate.FindString(label) != label {
			break
		}
	}
	return "", ""
}

// titlesGot asks for all the titles that a firm has: it says that it has them, or by two words what they are.
const titlesGot = `^(?:本|贵)?(?:企业|单位|公司)?(?:近年来?)?(?:现有|已|所)*(?:获|获得|取得|拥有|具备)(?:的)?(?:主要|相关)?(?:资质|荣誉|称号|认定|、|及|和|与)*(?:资质|荣誉|称号)(?:情况)?$|^(?:本|贵)?(?:企业|单位|公司)?(?:主要|相关)?(?:资质|荣誉|称号|认定)(?:、|及|和|与|或)?(?:资质|荣誉|称号)(?:情况)?$`

// ofTitles is such a label.
var ofTitles = pattern.Of(titlesGot)

// titlesOfFirm are labels of places for the titles that the applicant has, and kindsOfTitle those of boxes that print titles among other
// kinds of firms.
var (
	titlesOfFirm = pattern.Of(`^(?:本|申请)?(?:企业|单位|公司)?(?:已?获得?(?:的)?)?(?:企业|单位|主要|相关)*(?:资质|荣誉|称号)+(?:证书|情况|类型|类别|名称|认定|认证)*$|^已(?:获|获得|取得)(?:的)?(?:认定|资质|称号|荣誉)+(?:情况)?$|` + titlesGot)
	kindsOfTitle = pattern.Of(`^(?:本|贵|申[请报])?(?:企业|单位|公司|主体|客户|申[请报]人)?(?:标签|类别|类型|层级|梯度(?:类型|层级)?|培育(?:类型|层级)|创新(?:类型|层级))$`)
)

// TicksOfTitles decides boxes with titles of firms: those that the list of titles has are ticked; and places that ask for the titles
// that there are.
func TicksOfTitles(p *slots.Form) {
	c := p.Fields.ByID["qual.table"]
	for _, it := range p.Open() {
		label := wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))
		whole := titlesOfFirm.MatchString(label)
		switch {
		case c == nil || it.Foreign || !whole && !kindsOfTitle.MatchString(label):
		case len(it.Options) >= 2:
			boxesOfTitles(p, it, c, whole)
		case ofTitles.MatchString(label) && !oneHonour(p, it) && len(it.Options) == 0 && (it.Kind == place.Text || it.Kind == place.LongText) && !it.InColumn():
			it.Fill(c.ID, 0.9, plan.ReasonLabel, c.Field.Label)
			it.Entry.Sub, it.Whole = plan.Sub{All: true, Column: c.Columns[0].Field.Name(), Index: -1}.String(), label
		}
	}
}

var (
	// appliesForHonour is the title of a form by which a firm asks for an honour, gotIt are the words of a label for those that it has,
	// and ofHonour labels of what is asked of one.
	appliesForHonour = pattern.Of(`荣誉|称号|表彰|评选|评优|先进|优秀|十佳|模范|标兵`)
	gotIt            = pattern.Of(`获|取得|拥有|具备|现有|已有|曾`)
	ofHonour         = pattern.Of(`^(?:授予|颁发|颁奖|授奖|表彰)(?:单位|部门|机关|机构|时间|日期|年月)$`)
)

// oneHonour tells whether a label means one title and not all that a firm has: that which its form applies for, or of which more is
// asked next to it.
func oneHonour(p *slots.Form, it *slots.Item) bool {
	if gotIt.MatchString(wordings.Clean(it.Label)) {
		return false
	}
	return slices.ContainsFunc(it.Heads, func(h place.Head) bool { return heading.IsTitle(h) && appliesForHonour.MatchString(h.Text) }) ||
		slices.ContainsFunc(p.Items, func(o *slots.Item) bool {
			return o.Box == it.Box && o.Row >= it.Row && o.Row <= it.Row+3 && ofHonour.MatchString(wordings.Clean(o.Label))
		})
}

// boxesOfTitles decides boxes that print titles of firms: below a label that asks for titles, or most of them.
func boxesOfTitles(p *slots.Form, it *slots.Item, c *fields.Candidate, whole bool) {
	option := map[string]string{}
	for _, o := range it.Options {
		if word := p.Fields.Words.Canonical(wordings.Clean(o.Label)); !whole && (p.Fields.Words.Kinds[word].Field != "" || strings.HasPrefix(word, "规模以上")) {
			return // which another answer tells
		}
		if name := p.Fields.Words.Certificates[p.Fields.Words.Canonical(wordings.Clean(o.Label))]; name != "" {
			option[o.Label] = name
		}
	}
	if len(option) == 0 || !whole && len(option) < 2 {
		return
	}
	it.Fill(c.ID, 0.9, plan.ReasonOptions, c.Field.Label)
	it.Entry.Option, it.Whole = option, wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))
}

// BodyTopic heads what is asked of research bodies.
var BodyTopic = pattern.Of(`研发(?:机构|平台|基础|条件)|科研(?:机构|平台|条件)|创新平台|技术中心`)

// columnsOfBody are the labels of the columns that hold what is asked of a research body.
var columnsOfBody = map[string]string{body.Name: "称号", body.Level: "级别", body.Number: "证书编号", body.Day: "认定日期", body.Year: "认定日期", body.Office: "认定机关"}

// readBody reads a text that names a research body of the applicant.
func readBody(text string) (body.Asked, bool) {
	return body.Of(wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(text), "")))
}

// AsksBody tells whether a text asks something of a research body of the applicant, and so names no other.
func AsksBody(text string) bool {
	_, ok := readBody(text)
	return ok
}

// Bodies decides what is asked of the applicant's 企业技术中心 or research bodies, boxes with levels among them: the list of titles tells,
// where it has them at one level. That it has none is never said, as the list need not be complete.
func Bodies(p *slots.Form) {
	c := p.Fields.ByID["qual.table"]
	if c == nil {
		return
	}
	var last body.Asked // of the place before
	box, row := "", -1
	for _, it := range p.Items {
		if it.Box != box || it.Row > row+1 {
			last.Words = nil
		}
		asked, ok := readBody(it.Label)
		if what, level := body.After(wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))); !ok && what != "" {
			asked, ok = bodyBeside(it, last), true
			of, applied, _ := bodyOfTitle(it)
			if asked.Level == "" && slices.Contains(asked.What, body.OwnName) && (applied || len(of.Words) != 1) {
				box, row = it.Box, it.Row
				continue // of the one whose name is asked, which need not be that of the list
			}
			asked.What, asked.Level = []string{what}, wordings.FirstOf(level, asked.Level)
		} else if !ok && haveBody.MatchString(wordings.Clean(it.Label)) {
			asked, ok = bodyBeside(it, body.Asked{}), true
			asked.What = nil
		}
		if !ok || len(asked.Words) == 0 {
			last.Words = nil
			continue
		}
		last, box, row = asked, it.Box, it.Row
		if of, applied, ok := bodyOfTitle(it); ok && asked.Level == "" && of.Shares(asked) {
			if asked.Level = of.Level; applied && !hadBefore.MatchString(wordings.Clean(it.Label)) {
				continue
			}
		}
		approved := it.Entry.Reason == plan.ReasonOffice && it.Kind != place.Sign // 批准文号, 批准日期 of the body
		if (!it.Done || approved) && (!it.Foreign || BodyTopic.MatchString(it.Party) || it.Party == "平台") {
			if ofBody(p, it, c, asked); it.Entry.Field == c.ID {
				it.Foreign, it.Party = false, ""
			}
		}
	}
}

// hadBefore begins a label of what there is already where another is applied for.
var hadBefore = pattern.Of(`^(?:现有|已有|已建|已认定|原有?|现)`)

// bodyOfTitle reads the titles over a place: the body that its form is about.
func bodyOfTitle(it *slots.Item) (of body.Asked, applied, ok bool) {
	for _, h := range it.Heads {
		if of, applied, ok = body.OfTitle(wordings.Clean(h.Text)); ok && heading.IsTitle(h) {
			return of, applied, true
		}
	}
	return body.Asked{}, false, false
}

// haveBody asks whether there is a body that the words beside it name.
var haveBody = pattern.Of(`^(?:是否|有无)(?:建有|设有|拥有|已?建(?:立|设)?|有|认定)?$`)

// bodyBeside is the body that the words in the row of a place name, else the one before.
func bodyBeside(it *slots.Item, before body.Asked) body.Asked {
	for _, text := range it.Beside() {
		if asked, ok := readBody(text); ok && len(asked.What) == 0 {
			return asked
		}
	}
	return before
}

// ofBody decides a place that asks something of a body; one that only names it where it prints levels, or yes and no, to choose from.
func ofBody(p *slots.Form, it *slots.Item, c *fields.Candidate, asked body.Asked) {
	find := func(what string) (string, *fields.Candidate) {
		i := slices.IndexFunc(c.Columns, func(col *fields.Candidate) bool { return wordings.Clean(col.Field.Label) == columnsOfBody[what] })
		if i < 0 {
			return "", nil
		}
		return c.Columns[i].Field.Name(), c.Columns[i]
	}
	column, levels := find(body.Level)
	if levels == nil || len(levels.Field.Options) == 0 {
		return
	}
	at := p.Fields.Fit.Option(p.Fields.Words.Canonical(asked.Level), levels.Field.Options)
	if asked.Level != "" && at == "" {
		return
	}
	option, bodies := map[string]string{}, map[string]string{}
	for _, o := range it.Options {
		if AsksBody(o.Label) {
			bodies[o.Label] = wordings.Clean(o.Label)
		}
		switch label := wordings.Clean(o.Label); {
		case body.IsLevel(label):
			option[o.Label] = p.Fields.Fit.Option(p.Fields.Words.Canonical(label), levels.Field.Options)
		case at != "" && fit.YesNo(label) == "true":
			option[o.Label] = at
		}
	}
	switch {
	case len(bodies) > 0 && len(it.Options) > 2 && len(asked.What) == 0:
		it.Fill(c.ID, 0.9, plan.ReasonOptions, c.Field.Label)
		it.Entry.Option, it.Whole = bodies, wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))
	case len(it.Options) > 0 && (len(asked.What) == 0 || asked.What[0] == body.Level) && (len(option) > 1 || at != "" && len(option) == 1):
		it.Fill(c.ID, 0.9, plan.ReasonOptions, c.Field.Label)
		it.Entry.Format, it.Entry.Option = part.LevelOf(column, at, asked.Words), option
	case len(it.Options) > 0 || len(asked.What) == 0 || it.Kind != place.Text && it.Kind != place.Date && it.Kind != place.LongText:
	default:
		var columns []string
		for _, what := range asked.What {
			id, _ := find(what)
			if id == "" {
				return
			}
			if what == body.Year {
				id += "@" + part.Year
			}
			columns = append(columns, id)
		}
		it.Fill(c.ID, 0.9, plan.ReasonLabel, c.Field.Label)
		it.Entry.Format = part.LevelOf(strings.Join(columns, "+"), at, asked.Words)
	}
}

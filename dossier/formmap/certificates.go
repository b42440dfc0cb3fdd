package formmap

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/body"
	"yibiao/dossier/formmap/fit"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/over"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

var (
	whether  = pattern.Of(`^(?:本|该|申请)?(?:单位)?(?:是否|是不是)(?:已经?|被|获得?|为|是|属于|属|认定|评为|通过|取得|具有|具备|拥有|建有|设有|列入|有效期内的?|国家级?认定的?)*`)
	titleEnd = pattern.Of(`(?:的)?(?:资格|资质|称号|证书|认定|认证|评定|入库)*$`)
)

// ofCertificate ends a label that asks something about a title of a firm.
var ofCertificate = pattern.Of(`(?:的)?(?:认定|资格|资质|证书)*(编号|号码?|(?:认定|发证|获得|颁发|颁证|取得|获批|通过)?(?:日期|年月|时间)|有效期(?:至|限|止|截止日?)?|(?:到期|截止)(?:日期?)|(?:认定|发证|颁发|批准)(?:机关|部门|单位|机构))$`)

// gotCertificate begins such a label.
var gotCertificate = pattern.Of(`^(?:首次|最近一?次|最新)?(?:被?认定为?|获得|取得|获批|获评|通过)`)

// columnsOfTitle are the labels of the columns that hold what such a label ends in.
var columnsOfTitle = []struct{ asked, column *pattern.Pattern }{
	{pattern.Of(`号码?$`), pattern.Of(`证书编号`)},
	{pattern.Of(`有效期|到期|截止`), pattern.Of(`有效期`)},
	{pattern.Of(`日期|年月|时间`), pattern.Of(`认定日期`)},
	{pattern.Of(`机关|部门|单位|机构`), pattern.Of(`认定机关`)},
}

// certificates decides places that ask something of one of the applicant's titles:
// 高新技术企业证书编号.
func certificates(p *proposal) {
	c := p.x.byID["qual.table"]
	if c == nil {
		return
	}
	for _, it := range p.open() {
		label := wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))
		whole := label
		label = gotCertificate.ReplaceAllString(label, "")
		end := ofCertificate.FindString(label)
		about, name := "", titleNamed(p.x.w, label)
		if end == label && !p.exact(it) {
			name, about = certificateBeside(p, it)
		}
		if it.foreign || end == "" || name == "" || it.Kind != place.Text && it.Kind != place.Date && it.Kind != place.Number {
			continue
		}
		second := end
		if first := strings.TrimSuffix(label, end); lastJoin.MatchString(first) && !it.inCell() {
			end = ofCertificate.FindString(lastJoin.ReplaceAllString(first, ""))
		}
		sub := func(end string) string {
			for _, of := range columnsOfTitle {
				i := slices.IndexFunc(c.columns, func(col *candidate) bool { return of.column.MatchString(wordings.Clean(col.field.Label)) })
				if of.asked.MatchString(end) && i >= 0 {
					it.spell = append(it.spell, p.x.w.Canonical(c.columns[i].field.Label))
					return plan.Sub{Key: c.columns[0].field.Name(), Value: name, Column: c.columns[i].field.Name(), Index: -1}.String()
				}
			}
			return ""
		}
		if asked := sub(end); asked != "" {
			it.fill(c.id, 0.95, plan.ReasonLabel, c.field.Label)
			it.entry.Sub, it.whole, it.about = asked, whole, about
			if more := sub(second); second != end && more != "" {
				it.entry.Format = part.With("，", c.id+" "+more, "")
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
	text = gotCertificate.ReplaceAllString(strings.TrimPrefix(text, whether.FindString(text)), "")
	for text != "" {
		for _, words := range []string{text, titleEnd.ReplaceAllString(text, "")} {
			if name := w.Certificates[w.Canonical(words)]; name != "" {
				return name
			}
		}
		end := ofCertificate.FindString(text)
		rest := strings.TrimSuffix(text, end)
		text = strings.TrimSuffix(rest, lastJoin.FindString(rest))
		if end == "" || text == rest && ofCertificate.MatchString(text) {
			return "" // 证书编号有效期 asks neither
		}
	}
	return ""
}

// certificateBeside is the title of firms that the words before a place name, 高新技术企业证书 before 证书编号, or that is asked after
// before it in its row or line, 是否高新技术企业, and the words that do.
func certificateBeside(p *proposal, it *item) (name, about string) {
	for _, text := range append(it.beside(), lastStep(it.Context)) {
		if name := titleNamed(p.x.w, text); name != "" {
			return name, text
		}
	}
	for i := slices.Index(p.items, it) - 1; i >= 0; i-- {
		before := p.items[i]
		if before.box != it.box || before.row != it.row {
			break
		}
		label := wordings.Clean(before.Label)
		if name := titleNamed(p.x.w, label); name != "" {
			return name, label
		}
		if whether.FindString(label) != "" || ofCertificate.FindString(label) != label {
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

// ticksOfTitles decides boxes with titles of firms: those that the list of titles has are ticked; and places that ask for the titles
// that there are.
func ticksOfTitles(p *proposal) {
	c := p.x.byID["qual.table"]
	for _, it := range p.open() {
		label := wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))
		whole := titlesOfFirm.MatchString(label)
		switch {
		case c == nil || it.foreign || !whole && !kindsOfTitle.MatchString(label):
		case len(it.Options) >= 2:
			boxesOfTitles(p, it, c, whole)
		case ofTitles.MatchString(label) && !oneHonour(p, it) && len(it.Options) == 0 && (it.Kind == place.Text || it.Kind == place.LongText) && !it.inColumn():
			it.fill(c.id, 0.9, plan.ReasonLabel, c.field.Label)
			it.entry.Sub, it.whole = plan.Sub{All: true, Column: c.columns[0].field.Name(), Index: -1}.String(), label
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
func oneHonour(p *proposal, it *item) bool {
	if gotIt.MatchString(wordings.Clean(it.Label)) {
		return false
	}
	return slices.ContainsFunc(it.Heads, func(h place.Head) bool { return heading.IsTitle(h) && appliesForHonour.MatchString(h.Text) }) ||
		slices.ContainsFunc(p.items, func(o *item) bool {
			return o.box == it.box && o.row >= it.row && o.row <= it.row+3 && ofHonour.MatchString(wordings.Clean(o.Label))
		})
}

// boxesOfTitles decides boxes that print titles of firms: below a label that asks for titles, or most of them.
func boxesOfTitles(p *proposal, it *item, c *candidate, whole bool) {
	option := map[string]string{}
	for _, o := range it.Options {
		if word := p.x.w.Canonical(wordings.Clean(o.Label)); !whole && (p.x.w.Kinds[word].Field != "" || strings.HasPrefix(word, "规模以上")) {
			return // which another answer tells
		}
		if name := p.x.w.Certificates[p.x.w.Canonical(wordings.Clean(o.Label))]; name != "" {
			option[o.Label] = name
		}
	}
	if len(option) == 0 || !whole && len(option) < 2 {
		return
	}
	it.fill(c.id, 0.9, plan.ReasonOptions, c.field.Label)
	it.entry.Option, it.whole = option, wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))
}

// titlesBeside head the titles of a firm together with its research bodies.
var titlesBeside = pattern.Of(`^(?:[一二三四五六七八九十\d]+[、.])?(?:科技)?(?:创新|研发)(?:平台|能力)(?:及|与|和|、)(?:企业)?(?:资质|荣誉|称号)`)

// namesNoOther tells whether words around a place name no other firm or thing whose the place is, though they look so: it asks whether
// the applicant is of a kind, they tell which research bodies count, or titles are asked under them.
func namesNoOther(it *item, text string) bool {
	asks := part.Is(it.entry.Format) && whether.MatchString(text) && text == wordings.Clean(it.Label)
	return asks || listsBodies(it, text) || it.entry.Field == "qual.table" && titlesBeside.MatchString(text)
}

// bodyTopic heads what is asked of research bodies.
var bodyTopic = pattern.Of(`研发(?:机构|平台|基础|条件)|科研(?:机构|平台|条件)|创新平台|技术中心`)

// columnsOfBody are the labels of the columns that hold what is asked of a research body.
var columnsOfBody = map[string]string{body.Name: "称号", body.Level: "级别", body.Number: "证书编号", body.Day: "认定日期", body.Year: "认定日期", body.Office: "认定机关"}

// readBody reads a text that names a research body of the applicant.
func readBody(text string) (body.Asked, bool) {
	return body.Of(wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(text), "")))
}

// asksBody tells whether a text asks something of a research body of the applicant, and so names no other.
func asksBody(text string) bool {
	_, ok := readBody(text)
	return ok
}

// listsBodies tells whether words beside a place for something of research bodies tell which ones count.
func listsBodies(it *item, text string) bool {
	_, _, words, ok := part.Level(it.entry.Format)
	return ok && (asksBody(text) || bodyTopic.MatchString(text) || slices.ContainsFunc(words, func(s string) bool { return strings.Contains(text, s) }))
}

// bodies decides what is asked of the applicant's 企业技术中心 or research bodies, boxes with levels among them: the list of titles tells,
// where it has them at one level. That it has none is never said, as the list need not be complete.
func bodies(p *proposal) {
	c := p.x.byID["qual.table"]
	if c == nil {
		return
	}
	var last body.Asked // of the place before
	box, row := "", -1
	for _, it := range p.items {
		if it.box != box || it.row > row+1 {
			last.Words = nil
		}
		asked, ok := readBody(it.Label)
		if what, level := body.After(wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))); !ok && what != "" {
			asked, ok = bodyBeside(it, last), true
			of, applied, _ := bodyOfTitle(it)
			if asked.Level == "" && slices.Contains(asked.What, body.OwnName) && (applied || len(of.Words) != 1) {
				box, row = it.box, it.row
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
		last, box, row = asked, it.box, it.row
		if of, applied, ok := bodyOfTitle(it); ok && asked.Level == "" && of.Shares(asked) {
			if asked.Level = of.Level; applied && !hadBefore.MatchString(wordings.Clean(it.Label)) {
				continue
			}
		}
		approved := it.entry.Reason == plan.ReasonOffice && it.Kind != place.Sign // 批准文号, 批准日期 of the body
		if (!it.done || approved) && (!it.foreign || bodyTopic.MatchString(it.party) || it.party == "平台") {
			if ofBody(p, it, c, asked); it.entry.Field == c.id {
				it.foreign, it.party = false, ""
			}
		}
	}
}

// hadBefore begins a label of what there is already where another is applied for.
var hadBefore = pattern.Of(`^(?:现有|已有|已建|已认定|原有?|现)`)

// bodyOfTitle reads the titles over a place: the body that its form is about.
func bodyOfTitle(it *item) (of body.Asked, applied, ok bool) {
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
func bodyBeside(it *item, before body.Asked) body.Asked {
	for _, text := range it.beside() {
		if asked, ok := readBody(text); ok && len(asked.What) == 0 {
			return asked
		}
	}
	return before
}

// ofBody decides a place that asks something of a body; one that only names it where it prints levels, or yes and no, to choose from.
func ofBody(p *proposal, it *item, c *candidate, asked body.Asked) {
	find := func(what string) (string, *candidate) {
		i := slices.IndexFunc(c.columns, func(col *candidate) bool { return wordings.Clean(col.field.Label) == columnsOfBody[what] })
		if i < 0 {
			return "", nil
		}
		return c.columns[i].field.Name(), c.columns[i]
	}
	column, levels := find(body.Level)
	if levels == nil || len(levels.field.Options) == 0 {
		return
	}
	at := p.x.fit.Option(p.x.w.Canonical(asked.Level), levels.field.Options)
	if asked.Level != "" && at == "" {
		return
	}
	option, bodies := map[string]string{}, map[string]string{}
	for _, o := range it.Options {
		if asksBody(o.Label) {
			bodies[o.Label] = wordings.Clean(o.Label)
		}
		switch label := wordings.Clean(o.Label); {
		case body.IsLevel(label):
			option[o.Label] = p.x.fit.Option(p.x.w.Canonical(label), levels.field.Options)
		case at != "" && fit.YesNo(label) == "true":
			option[o.Label] = at
		}
	}
	switch {
	case len(bodies) > 0 && len(it.Options) > 2 && len(asked.What) == 0:
		it.fill(c.id, 0.9, plan.ReasonOptions, c.field.Label)
		it.entry.Option, it.whole = bodies, wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))
	case len(it.Options) > 0 && (len(asked.What) == 0 || asked.What[0] == body.Level) && (len(option) > 1 || at != "" && len(option) == 1):
		it.fill(c.id, 0.9, plan.ReasonOptions, c.field.Label)
		it.entry.Format, it.entry.Option = part.LevelOf(column, at, asked.Words), option
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
		it.fill(c.id, 0.9, plan.ReasonLabel, c.field.Label)
		it.entry.Format = part.LevelOf(strings.Join(columns, "+"), at, asked.Words)
	}
}

// paperListed is the name of a paper in a list of those that are handed in, or beside a place that asks its number by itself, where
// the number on it is kept; "" for others.
func paperListed(p *proposal, it *item) string {
	label := wordings.Clean(it.Label)
	rows := append(it.rowHeads(), label)
	i := slices.IndexFunc(rows, title.Paper)
	if i < 0 || it.entry.Field != "org.uscc" && !strings.HasSuffix(it.entry.Field, ".id") {
		return ""
	}
	if title.Listing(it.Unit) || slices.ContainsFunc(it.beside(), wordless.MatchString) || slices.ContainsFunc(it.Heads, func(h place.Head) bool { return h.Role != place.HeadTitle && title.Listing(wordings.Clean(h.Text)) }) || title.Listing(label) {
		return rows[i]
	}
	if slices.ContainsFunc(p.items, func(o *item) bool {
		number, found := strings.CutPrefix(wordings.Clean(o.Label), rows[i])
		return found && o != it && o.box == it.box && itsNumber.MatchString(number)
	}) {
		return rows[i]
	}
	return ""
}

// itsNumber follows the name of a paper in a label that asks the number on it.
var itsNumber = pattern.Of(`^的?(?:号码?|编号)$`)

// firmsName asks the name of an organisation.
var firmsName = pattern.Of(`(?:名称|全称)$|^(?:\p{Han}{0,6})(?:单位|企业|公司|机构)$`)

// listsOthers tells whether the heads over the columns of a table have words that are none for the applicant.
func listsOthers(p *proposal, it *item) bool {
	return slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return h.Role != place.HeadColumn && h.Role != place.HeadUnit && !p.isSelf(it, p.x.w.Flat(over.Topic(wordings.Clean(h.Text)))) && len(residueOf(p.x.w, h.Text, nil, p.x.w.Heading)) > 0
	})
}

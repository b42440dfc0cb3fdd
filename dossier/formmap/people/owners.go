// Package people decides whom of the applicant's people a place is about, and which of what is known of them it asks.
package people

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/explain"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/letter"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/whose"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// ofSomebodys is a heading over columns that is about somebody: 单位法人信息, 网站负责人信息.
var ofSomebodys = pattern.Of(`(?:人|代表|法人)(?:基本)?(?:信息|情况|资料)(?:\([^()]*\))*$`)

// columnPerson is whom a heading over the pairs of a place's column is about, SomebodyElse where that is none that is known; found
// tells whether there is such a heading.
func columnPerson(x *fields.Index, it *slots.Item) (owner int, found bool) {
	for _, h := range it.Heads {
		text := wordings.Clean(h.Text)
		if h.Role != place.HeadColumn || !ofSomebodys.MatchString(text) || len(it.RowHeads()) == 0 {
			continue
		}
		word := aboutEnd.ReplaceAllString(x.Words.Canonical(wordings.Remark.ReplaceAllString(text, "")), "")
		for i, who := range x.Persons {
			if slices.Contains(who.Names, word) {
				return i, true
			}
		}
		return fields.SomebodyElse, true
	}
	return fields.Nobody, false
}

// APost ends the words for somebody by the post that he holds, or is such a post.
var APost = pattern.Of(`(?:[人员总师长]|总监|顾问|学徒|教授|博士|专家|经理|主任|主管|会计|出纳|门卫|保安|干部|书记|主席|代表|秘书|负责|值班|领导|董事|监事|股东|专干|助理|法人)(?:姓名)?$|^(?:姓名|财务|技术|安全|环保|统计|人事|行政|生产|销售|采购|办公室)$`)

// block is a run of places about one person.
type block struct {
	owner  int
	box    string
	row    int
	more   bool        // more than the name was asked
	signed bool        // the person signs above, so that only what tells who it is follows
	by     *slots.Item // whose label names the person, nil for none
}

// OwnerPlaces decides places about persons. A place belongs to the person that its label or
// context names, else to the person of the places before it.
func OwnerPlaces(p *slots.Form) {
	cur := block{owner: fields.Nobody}
	for _, it := range p.Items {
		if it.Kind == place.Sign || it.Kind == place.Rows || it.Entry.Sub != "" {
			cur = signer(p, it)
			continue
		}
		if it.Delegate {
			cur = block{owner: fields.SomebodyElse, box: it.Box, row: it.Row}
			continue
		}
		if cur.signed && (it.Row > cur.row+1 || !slices.Contains(signedAsks, it.SpelledAttribute(p.Fields))) {
			cur = block{owner: fields.Nobody}
		}
		if it.Box != cur.box || it.Box == "p" && it.Row > cur.row+3 {
			cur = block{owner: fields.Nobody}
		}
		owner, attribute, named := personOf(p.Fields, it)
		if named && cur.owner >= 0 && cur.box == it.Box && (cur.row == it.Row && it.TitleAlone(p.Fields) || it.Row <= cur.row+1 && inGroupOf(p.Fields, it, cur.by)) {
			named = false // the person beside it is nearer than the one of the title or of the group
		}
		switch {
		case named:
			cur = block{owner: owner, box: it.Box, row: it.Row, by: it}
		case attribute == "姓名":
			cur = block{owner: p.Fields.BareName(), box: it.Box, row: it.Row}
		case attribute != "" && it.Row != cur.row && leavesOut(p, cur, it, attribute):
			cur = block{owner: fields.Nobody}
		case attribute != "":
			cur.row, cur.more = it.Row, cur.more || !slices.Contains([]string{"电话", "固定电话", "邮箱", "传真"}, attribute)
		case cur.owner >= 0 && p.Fields.Persons[cur.owner].Prefix == "handler" && it.Row == cur.row && it.InColumn() && whose.Somebody(p, it, it.Label) == "": // another column of a contact
		case !contactOf(p.Fields, it):
			cur = block{owner: fields.Nobody}
		}
		if who := it.Above(p); attribute != "" && !named && cur.owner == fields.Nobody && who != fields.Nobody && !it.Foreign && !firmRow(p, it) && !besideSomebody(p, it) {
			cur = block{owner: who, box: it.Box, row: it.Row}
		}
		if attribute != "" {
			it.Owner, it.Attribute = cur.owner, attribute
		}
	}
	for i, it := range p.Items {
		if mailOfFirm(p, it) {
			it.Owner, it.Spell = fields.Nobody, append(it.Spell, "单位邮箱")
		}
		if !it.Done && it.Owner >= 0 {
			personalPlace(p, i, it)
		}
	}
}

// inGroupOf tells whether a place asks something of somebody whom only the words over both it and the place that names a person tell:
// 性别 beside 法定代表人 in the group 负责人情况.
func inGroupOf(x *fields.Index, it, by *slots.Item) bool {
	attribute, group := it.SpelledAttribute(x), it.Beside()
	return by != nil && attribute != "" && attribute != "姓名" && len(group) > 0 && by.SpelledAttribute(x) == "" && slices.Equal(group, by.Beside())
}

// somebodysName ends labels that ask who people of the firm are.
var somebodysName = pattern.Of(`(?:人员?|[^职动]员|主管|经理|主任|代表|院长|厂长)(?:姓名)?$`)

// besideSomebody tells whether the place before a telephone in its row asks for somebody else, whom it reaches.
func besideSomebody(p *slots.Form, it *slots.Item) bool {
	i := slices.Index(p.Items, it)
	return i > 0 && p.Items[i-1].Box == it.Box && p.Items[i-1].Row == it.Row && somebodysName.MatchString(wordings.Remark.ReplaceAllString(wordings.Clean(p.Items[i-1].Label), ""))
}

// leavesOut tells whether what is asked in another row than the person was named in is no
// longer the person's: the row asks what firms have, or the person was named in passing
// among the firm's data and only a telephone or mail follows.
func leavesOut(p *slots.Form, cur block, it *slots.Item, attribute string) bool {
	if cur.owner < 0 {
		return it.Box != "p" && firmRow(p, it)
	}
	if p.Fields.Persons[cur.owner].Post != "" {
		return true
	}
	if p.Fields.Persons[cur.owner].Prefix == "legal" && slices.Contains([]string{"电话", "固定电话", "邮箱", "传真"}, attribute) {
		return !cur.more || besideFirmAddress(p, it)
	}
	return it.Box != "p" && firmRow(p, it)
}

// contactOf are the labels that stand among those of a person without being the
// person's.
func contactOf(x *fields.Index, it *slots.Item) bool {
	for _, id := range []string{"org.mail_address", "org.postcode", "org.website"} {
		if c := x.ByID[id]; c != nil {
			if v, _ := x.Best(it.Spell, c); v > 0.95 {
				return true
			}
		}
	}
	return false
}

// personOf reads whom a place is about. named is false when only the attribute is
// known.
func personOf(x *fields.Index, it *slots.Item) (owner int, attribute string, named bool) {
	if who := explain.Joint(x.Words, it.Label, x.IsPerson); who != "" {
		named := *it
		named.Label, named.Spell, named.Either = who, []string{who}, nil
		return personOf(x, &named)
	}
	if i, a := whose.Crossed(x, it); a != "" && !it.Foreign {
		return i, a, true
	}
	if i, a := whose.NamedIn(x, it); a != "" {
		if it.Foreign {
			i = fields.SomebodyElse
		}
		return i, a, true
	}
	firm := slices.ContainsFunc(it.Spell, func(s string) bool { return x.FirmLabels[s] })
	for _, label := range slices.Concat(it.Spell, it.Either, it.Split) {
		a, ok := x.Words.Attributes[label]
		if !ok || firm && !slices.Contains(it.Spell, label) { // 身份证号码/社会信用代码 of a firm
			continue
		}
		if it.Foreign {
			return fields.SomebodyElse, a, true
		}
		if i, found := columnPerson(x, it); found {
			return i, a, true
		}
		for _, words := range slices.Concat([]string{it.Canonical}, it.Beside(), captionPerson(x, it)) {
			if i := x.PersonIn(x.Words.Flat(words)); i != fields.Nobody && !delegates.MatchString(words) {
				return i, a, true
			}
		}
		return fields.Nobody, a, false
	}
	return fields.Nobody, "", false
}

// delegates are titles that name one person and are about another as much.
var delegates = pattern.Of(`授权|委托|代理|指定代表`)

// personalPlace decides a place about a known person.
func personalPlace(p *slots.Form, i int, it *slots.Item) {
	var hits []*fields.Candidate
	for _, c := range p.Fields.All {
		if c.Person == p.Fields.Holder(it.Owner) && slices.Contains(c.Attributes, telephonePlace(p, i, it)) && p.Fields.Fit.Field(it.Place, c.Field) > 0.5 {
			hits = append(hits, c)
		}
	}
	switch {
	case len(hits) == 1:
		it.Fill(hits[0].ID, 0.96, plan.ReasonPerson, p.Fields.Persons[it.Owner].Prefix, it.Attribute)
		it.Entry.Option = p.Fields.Fit.Choose(it.Place, hits[0].Field)
		it.Entry.Format = partOf(it, hits[0])
	case len(hits) > 1:
		it.Leave(plan.Unsure, plan.ReasonTie, ids(hits)...)
	case it.Attribute == "证件类型":
		byIdentity(p, it, part.IDKind)
	case it.Attribute == "性别":
		byIdentity(p, it, part.Sex)
	case it.Attribute == "出生年月" && len(it.Options) == 0:
		byIdentity(p, it, part.Birth)
	}
	if post := p.Fields.Persons[it.Owner].Post; post != "" && it.Entry.State == plan.Proposed {
		it.Entry.Format = part.Holder(post, p.Fields.Persons[it.Owner].Prefix+".title", it.Entry.Format)
		it.Entry.Reason = slots.Reasoned(plan.ReasonHolder, []string{post, it.Attribute})
	}
}

// partOf is the part of a person's field that an item asks, "" for the whole.
func partOf(it *slots.Item, c *fields.Candidate) string {
	both := func(a, b string) bool { return slices.Contains(c.Attributes, a) && slices.Contains(c.Attributes, b) }
	joint := strings.ContainsAny(wordings.Clean(it.Label), "/、") || strings.Contains(wordings.Clean(it.Label), "及") || strings.Contains(wordings.Clean(it.Label), "或")
	joint = joint && (it.Attribute != "职称" || dutyWords.MatchString(wordings.Clean(it.Label)))
	switch {
	case len(it.Options) > 0 || joint:
	case it.Attribute == "职务" && both("职务", "职称"):
		return part.Post
	case it.Attribute == "职称" && both("职务", "职称"):
		return part.Rank
	case it.Attribute == "部门" && both("职务", "部门") && !dutyWords.MatchString(wordings.Clean(it.Label)):
		return part.Department
	}
	return ""
}

var dutyWords = pattern.Of(`职务|岗位|职位`)

func ids(list []*fields.Candidate) []string {
	var out []string
	for _, c := range list {
		out = append(out, c.ID)
	}
	return out
}

// telephonePlace tells 电话 apart: the fixed line where the mobile is asked beside it or the
// person has no mobile, else the mobile.
func telephonePlace(p *slots.Form, i int, it *slots.Item) string {
	if it.Attribute != "电话" {
		return it.Attribute
	}
	has := map[string]bool{}
	for _, c := range p.Fields.All {
		if c.Person == it.Owner {
			for _, a := range c.Attributes {
				has[a] = true
			}
		}
	}
	if has["电话"] {
		return "电话"
	}
	mobile := !has["手机"]
	for _, near := range p.Items[max(0, i-12):min(len(p.Items), i+12)] {
		mobile = mobile || near.Owner == it.Owner && near.Attribute == "手机" && near.Box == it.Box
	}
	if mobile {
		return "固定电话"
	}
	return "手机"
}

var (
	signedAsks = []string{"身份证号", "职务", "职称", "手机", "部门"}
	bothSign   = pattern.Of(`或|/|、|和|及`)
)

// signer is the block that a place to sign begins: what is asked below it, who signs.
func signer(p *slots.Form, it *slots.Item) block {
	label := wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))
	who := p.Fields.PersonIn(p.Fields.Words.Flat(label))
	if title := it.Letter(); title != "" && letter.IsDelegate(label) && letter.ToContact(title) {
		who = p.Fields.PersonIn(letter.Handler)
	}
	if it.Kind != place.Sign || it.Box != "p" || who < 0 || bothSign.MatchString(label) {
		return block{owner: fields.Nobody}
	}
	return block{owner: who, box: it.Box, row: it.Row, signed: true}
}

// mailOfFirm tells whether a mail is the applicant's: it stands among what firms have, and neither its row asks something of the
// person named last nor the row before it somebody who is not known.
func mailOfFirm(p *slots.Form, it *slots.Item) bool {
	if it.Attribute != "邮箱" || it.SpelledAttribute(p.Fields) != "邮箱" || it.Box == "p" || it.InColumn() || it.Foreign || !firmRow(p, it) && !afterFirm(p, it) ||
		slices.ContainsFunc(p.Fields.All, func(c *fields.Candidate) bool { return c.Person == it.Owner && slices.Contains(c.Attributes, "邮箱") }) {
		return false
	}
	return !slices.ContainsFunc(p.Items, func(o *slots.Item) bool {
		stranger := o.Owner < 0 && APost.MatchString(wordings.Clean(o.Label)) && o.Row >= it.Row-1
		return o != it && o.Box == it.Box && o.Row <= it.Row && (stranger || o.Row == it.Row && o.Attribute != "" && o.Owner == it.Owner && o.Owner >= 0)
	})
}

// afterFirm tells whether what was asked before a mail, but for telephones of nobody, is asked of a firm.
func afterFirm(p *slots.Form, it *slots.Item) bool {
	for i := slices.Index(p.Items, it) - 1; i >= 0 && p.Items[i].Box == it.Box && p.Items[i].Row >= it.Row-2; i-- {
		if o := p.Items[i]; o.Attribute == "" || o.Owner >= 0 {
			return o.Attribute == "" && !o.Foreign && o.Any(p.Fields.FirmLabels)
		}
	}
	return false
}

package people

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/explain"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// Joints decides places that ask two things in one: the account with its bank, the
// telephone with a name or an address.
func Joints(p *slots.Form) {
	for _, it := range p.Items {
		label := wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), "")
		parts := explain.Joining.Split(label, -1)
		if len(parts) != 2 || it.InCell() && p.Tables.Asked[slots.Spot{Box: it.Box, Row: it.Row, Label: wordings.Clean(it.Label)}] > 1 || len(it.Options) > 0 || it.Foreign || it.Kind != place.Text && it.Kind != place.LongText || it.Entry.Sub != "" {
			continue
		}
		mark := " "
		if sign := explain.Joining.FindString(label); sign == "/" || sign == "、" {
			mark = sign
		}
		second := p.Fields.Words.Canonical(parts[1])
		switch c := p.Fields.ByID[it.Entry.Field]; {
		case c != nil && c.Person >= 0 && fields.IsName(c.ID, c.Family):
			asked := *it
			asked.Label, asked.Attribute = parts[1], p.Fields.Words.Attributes[second]
			if other := aboutPerson(p.Fields, c.Person, &asked); other != nil {
				it.Entry.Format = part.With(mark, other.ID, partOf(&asked, other))
			}
		case ownerBeside(p, it) && p.Fields.Words.Attributes[p.Fields.Words.Canonical(parts[0])] != "" && p.Fields.Words.Attributes[second] != "":
			ofPersonsPair(p, it, parts, mark)
		default:
			ofPair(p, it, p.Fields.Words.Canonical(parts[0]), second, mark)
		}
	}
}

// ownerBeside tells whether a place is about one of the applicant's people: it says so, or follows the name in its row.
func ownerBeside(p *slots.Form, it *slots.Item) bool {
	if i := slices.Index(p.Items, it) - 1; it.Owner == fields.Nobody && i >= 0 && it.Box != "p" && p.Items[i].Box == it.Box && p.Items[i].Row == it.Row && p.Items[i].Attribute == "姓名" {
		it.Owner = p.Items[i].Owner
	}
	return it.Owner >= 0
}

// ofPersonsPair decides an item that asks two things of one of the applicant's people: 手机及电子邮箱.
func ofPersonsPair(p *slots.Form, it *slots.Item, parts []string, mark string) {
	var found []*fields.Candidate
	for _, text := range parts {
		asked := *it
		asked.Label, asked.Attribute = text, p.Fields.Words.Attributes[p.Fields.Words.Canonical(text)]
		if c := aboutPerson(p.Fields, it.Owner, &asked); c != nil {
			found = append(found, c)
		}
	}
	if len(found) == 2 && found[0] != found[1] {
		it.Entry = plan.EntryOf(it.Printed)
		it.Fill(found[0].ID, 0.9, plan.ReasonPerson, found[0].Field.Label)
		it.Entry.Format = part.With(mark, found[1].ID, "")
	}
}

// nameWith is a label that asks for a name and, in brackets, for more about the same person.
var nameWith = pattern.Of(`^(\p{Han}{2,10})\((\p{Han}{2,6}(?:/\p{Han}{2,6})?)\)$`)

// NamesWith decides places that ask for the name of one of the applicant's people, or its address, with more about it in
// brackets: 联系人（职务）, 单位地址（邮编）.
func NamesWith(p *slots.Form) {
	for _, it := range p.Items {
		m := nameWith.FindStringSubmatch(wordings.Clean(it.Label))
		if m == nil || it.Foreign || len(it.Options) > 0 || it.Kind != place.Text && it.Kind != place.LongText {
			continue
		}
		if it.Owner < 0 {
			ofPair(p, it, p.Fields.Words.Canonical(m[1]), p.Fields.Words.Canonical(m[2]), "（")
			continue
		}
		who, more := p.Fields.Words.Canonical(strings.TrimSuffix(m[1], "姓名")), p.Fields.Words.Canonical(m[2])
		attribute := p.Fields.Words.Attributes[more]
		if !slices.Contains([]string{"职务", "职称", "职务职称", "部门"}, attribute) || !p.Fields.IsPerson(who) {
			continue
		}
		asked := *it
		asked.Label, asked.Attribute = m[2], attribute
		for _, c := range p.Fields.All {
			if other := aboutPerson(p.Fields, it.Owner, &asked); c.Person == it.Owner && fields.IsName(c.ID, c.Family) && other != nil {
				it.Fill(c.ID, 0.9, plan.ReasonPerson, c.Field.Label)
				it.Entry.Format = part.With("（", other.ID, partOf(&asked, other))
			}
		}
	}
}

// aboutPerson is the field that tells what an item asks about a person, the mobile for a
// telephone where there is one; nil for none.
func aboutPerson(x *fields.Index, person int, it *slots.Item) *fields.Candidate {
	for _, attribute := range map[bool][]string{true: {"电话", "手机", "固定电话"}, false: {it.Attribute}}[it.Attribute == "电话"] {
		for _, c := range x.All {
			if c.Person == person && attribute != "" && attribute != "姓名" && slices.Contains(c.Attributes, attribute) {
				return c
			}
		}
	}
	return nil
}

// pairs are the fields that are asked in one place with another that follows.
var pairs = []struct{ first, second []string }{
	{[]string{"bank.bank"}, []string{"bank.account"}},
	{[]string{"org.reg_address", "org.mail_address", "org.biz_address"}, []string{"org.tel", "org.postcode"}},
	{[]string{"org.name"}, []string{"org.uscc"}},
}

// ofPair decides an item that asks two of the applicant's fields in one.
func ofPair(p *slots.Form, it *slots.Item, first, second, mark string) {
	find := func(ids []string, word string) *fields.Candidate {
		for _, id := range ids {
			c := p.Fields.ByID[id]
			if c != nil && slices.ContainsFunc(c.Keys, func(k fields.Key) bool {
				return k.Text == word || k.Text == "单位"+word || slices.Contains(slots.OfApplicant(p.Fields.Words, []string{word}), k.Text)
			}) {
				return c
			}
		}
		return nil
	}
	for _, pair := range pairs {
		a, b := find(pair.first, first), find(pair.second, second)
		if a != nil && b != nil {
			it.Entry = plan.EntryOf(it.Printed)
			it.Fill(a.ID, 0.9, plan.ReasonLabel, a.Field.Label)
			it.Entry.Format = part.With(mark, b.ID, "")
			return
		}
	}
}

// sameAsPrinted are the words of boxes for what an identity number tells, as part.Of says it.
var sameAsPrinted = map[string]string{"身份证": part.IDCard, "居民身份证": part.IDCard, "中华人民共和国居民身份证": part.IDCard, "男": "男", "女": "女"}

// byIdentity decides a place for what the identity number of a person tells, where it is kept: the sort of the document, the sex.
func byIdentity(p *slots.Form, it *slots.Item, format string) {
	for _, c := range p.Fields.All {
		if c.Person != p.Fields.Holder(it.Owner) || !slices.Contains(c.Attributes, "身份证号") {
			continue
		}
		it.Fill(c.ID, 0.9, plan.ReasonPerson, p.Fields.Persons[it.Owner].Prefix, it.Attribute)
		it.Entry.Format = format
		if len(it.Options) > 0 {
			it.Entry.Option = map[string]string{}
		}
		for _, o := range it.Options {
			if text := sameAsPrinted[wordings.Clean(o.Label)]; text != "" {
				it.Entry.Option[o.Label] = text
			}
		}
	}
}

// captionPerson is the line over a part of a form that is about one person: 办理人信息.
func captionPerson(x *fields.Index, it *slots.Item) []string {
	nearest := true // of what stands over its table
	for _, h := range it.Heads {
		word := aboutEnd.ReplaceAllString(attached.ReplaceAllString(x.Words.Flat(h.Text), ""), "")
		if (h.Role == place.HeadCaption || h.Role == place.HeadBand || h.Role == place.HeadSection && nearest && aboutEnd.MatchString(x.Words.Flat(h.Text))) && x.IsPerson(word) {
			return []string{word}
		}
		nearest = nearest && !heading.Over(h) && !heading.IsTitle(h)
	}
	return nil
}

// attached begins the heading of a sheet of a form: 附表1 法定代表人信息.
var attached = pattern.Of(`^(?:附[表件页]?|表)\d{0,2}`)

var aboutEnd = pattern.Of(`(?:基本)?(?:信息|情况|资料)$`)

// besideFirmAddress tells whether a telephone or mail stands in a row or line behind the firm's own address.
func besideFirmAddress(p *slots.Form, it *slots.Item) bool {
	return slices.ContainsFunc(p.Items, func(other *slots.Item) bool {
		return other.Box == it.Box && other.Row == it.Row && strings.HasPrefix(other.Spelling(), "单位") && strings.HasSuffix(other.Spelling(), "地址")
	})
}

// firmRow tells whether the row of a place asks what firms have and people have not.
func firmRow(p *slots.Form, it *slots.Item) bool {
	return slices.ContainsFunc(p.Items, func(other *slots.Item) bool {
		return other.Box == it.Box && other.Row == it.Row && slices.ContainsFunc(other.Spell, func(s string) bool {
			return firmOnly.MatchString(s) || s == "网址" && other.Col() < it.Col()
		})
	})
}

var firmOnly = pattern.Of(`^(?:邮编|地址|单位地址|通讯地址|总机)$`)

package whose

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// OurName asks the name of whoever speaks: 我单位（名称）.
var OurName = pattern.Of(`^(?:本|我)(?:单位|公司|企业|司|方|机构)(?:名称|全称)?(?:\([^()]*\))*$`)

// bandOver is the row of one cell that the place stands below, "" for none.
func bandOver(it *slots.Item) string {
	for _, h := range it.Heads {
		if h.Role == place.HeadBand {
			return wordings.Clean(h.Text)
		}
	}
	return ""
}

// joinAround notes the words around a place joined with its own ones.
func joinAround(it *slots.Item, around []string) {
	for _, words := range around {
		if words == "" || len([]rune(words)) > 12 {
			continue
		}
		for _, s := range it.Spell {
			if !slices.Contains(it.Joined, words+s) {
				it.Joined = append(it.Joined, words+s)
			}
		}
	}
}

// AmongNames tells whether the row of place i asks the names of several counted others beside one another, so that what stands below is
// of none of them: 协作单位1 | ____ | 协作单位2 | ____.
func AmongNames(p *slots.Form, i int) bool {
	it := p.Items[i]
	name := slots.Counted.ReplaceAllString(wordings.Clean(it.Label), "")
	return it.Box != "p" && name != wordings.Clean(it.Label) && slices.ContainsFunc(p.Items, func(o *slots.Item) bool {
		return o.Box == it.Box && o.Row == it.Row && o.Label != it.Label && slots.Counted.ReplaceAllString(wordings.Clean(o.Label), "") == name
	})
}

// ofName ends a label that asks the name of somebody.
var ofName = pattern.Of(`(?:名称|全称)$`)

// asksOtherName tells whether a cell with its label beside it asks the name of somebody, of whom the rows below ask more.
func asksOtherName(it *slots.Item) bool {
	return it.Box != "p" && !it.InColumn() && ofName.MatchString(it.Spelling())
}

// aloneInRow tells whether no other place stands in the row of item i of a table, though others of its rows have several.
func aloneInRow(p *slots.Form, i int) bool {
	box, rows := p.Items[i].Box, map[int]int{}
	several := false
	for _, it := range p.Items {
		if it.Box == box {
			rows[it.Row]++
			several = several || rows[it.Row] > 1
		}
	}
	return box != "p" && several && rows[p.Items[i].Row] == 1
}

// inPassing tells whether item i only names somebody by a word, within the applicant's own rows: 主管部门, and not 推荐单位名称 in a row
// that asks nothing of anybody else.
func inPassing(p *slots.Form, i int, word string) bool {
	if !wordings.HasAny(word, p.Fields.Words.Passing) {
		return false
	}
	next := i+1 < len(p.Items) && p.Items[i+1].Box == p.Items[i].Box
	beside := next && p.Items[i].Box != "p" && p.Items[i+1].Row == p.Items[i].Row && goesOn(word, p.Items[i+1].Spelling())
	more := beside || next && strings.HasPrefix(p.Items[i+1].Spelling(), word)
	return !beside && (!asksOtherName(p.Items[i]) || !aloneInRow(p, i) && !more)
}

// beginsPart tells whether item i, which names somebody else by a word, begins a part about that one: it asks the name, takes the
// whole of a row, or its row goes on about it.
func beginsPart(p *slots.Form, i int, word string) bool {
	it := p.Items[i]
	if opponent.MatchString(word) || planned.MatchString(word) || asksOtherName(it) {
		return true
	}
	if it.Box == "p" || it.InColumn() || i+1 == len(p.Items) || p.Items[i+1].Box != it.Box {
		return false
	}
	next := p.Items[i+1]
	if next.Row == it.Row && goesOn(word, slots.Squeezed(next.Printed.Label)) {
		return true
	}
	return aloneInRow(p, i) || next.Row == it.Row && slices.ContainsFunc(next.Spell, func(s string) bool {
		return p.Fields.FirmLabels[s] && !Names(p, next) || strings.HasPrefix(s, "法定代表人") || strings.HasPrefix(s, "法人代表")
	})
}

// goesOn tells whether a label goes on about whom a word names: 服务商资质 beside 云服务商, 物业联系人 beside
// 物业单位, 签字会计师 beside 会计师事务所.
func goesOn(word, label string) bool {
	party := []rune(word)
	return len(party) > 2 && (strings.HasPrefix(label, string(party[len(party)-3:])) || len(party) > 3 && (strings.HasSuffix(label, string(party[:2])) || strings.HasSuffix(label, string(party[:3]))) || strings.HasPrefix(label, string(party[:2])) && itsPeople.MatchString(label))
}

// itsPeople ends labels that ask who sees to something, or how to reach whoever does.
var itsPeople = pattern.Of(`(?:联系人|负责人|经办人|经理|电话|手机|联系方式)$`)

// EndsIn tells whether a label ends in one of the words, or in a name of it.
func EndsIn(label string, list []string) bool {
	label = strings.TrimSuffix(label, "名称")
	return slices.ContainsFunc(list, func(s string) bool { return strings.HasSuffix(label, s) })
}

// OneOf is the first of the words that a text has, "" for none.
func OneOf(text string, list []string) string {
	for _, s := range list {
		if strings.Contains(text, s) {
			return s
		}
	}
	return ""
}

// Crossed reads a cell below the word for a person in the row of what is asked: 公民身份号码 below 法定代表人.
func Crossed(x *fields.Index, it *slots.Item) (owner int, attribute string) {
	column := slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return h.Role == place.HeadColumn && wordings.Clean(h.Text) == wordings.Clean(it.Label)
	})
	beside := it.Beside()
	if !column || len(beside) == 0 || len(it.Spell) == 0 {
		return fields.Nobody, ""
	}
	a := x.Words.Attributes[x.Words.Canonical(wordings.Clean(beside[0]))]
	for i, who := range x.Persons {
		if a != "" && slices.Contains(who.Names, it.Spell[0]) {
			return i, a
		}
	}
	return fields.Nobody, ""
}

// changed ends what stands before a word for the applicant where one takes another's place: 原用户, 变更后单位.
var changed = pattern.Of(`(?:原|新|变更[前后]|过户[前后])$`)

// changedSide is the word in a text for one of two that change places, though the form calls its applicant so; "" for none.
func changedSide(text string, self []string) string {
	for _, word := range self {
		if i := strings.Index(text, word); i > 0 && changed.MatchString(text[:i]) {
			return text[:i] + word
		}
	}
	return ""
}

// UnderRow tells whether the context of a place in a column is the label of its row, which begins no part of the table.
func UnderRow(w *wordings.Words, it *slots.Item) bool {
	return !it.LabelBeside() && slices.ContainsFunc(it.RowHeads(), func(text string) bool {
		return text != wordings.Clean(it.Label) && w.Canonical(wordings.Remark.ReplaceAllString(text, "")) == it.Canonical
	})
}

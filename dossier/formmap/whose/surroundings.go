package whose

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// organisation ends a label that begins the rows of another organisation.
var organisation = pattern.Of(`(?:单位|机构|公司|商|方|所|人|名称|[外英中]文名|学校|院校|高校|大学|学院|医院|协会|商会|村|总部|交易场所)$`)

// opponent begins a word for whom the applicant turns against: what follows is asked of that side.
var opponent = pattern.Of(`^(?:被(?:投诉|申请|告|举报|质疑|执行|反映|检举)|对方)`)

// ReadSurroundings reads what stands around each place.
func ReadSurroundings(p *slots.Form) {
	scope := ""    // the word of another whose rows these are
	block := false // the row that named it asked more of it
	asked := map[string]bool{}
	named := -1  // the row that named it once more, as a part that says in each of its labels whose they are
	own := false // the table has asked something of the applicant
	point := ""  // the organisation that the numbered line passed last asks of
	for i, it := range p.Items {
		if i == 0 || p.Items[i-1].Box != it.Box || newScope(p, p.Items[i-1], it) || OfProject(p, it) && !asked[it.Spelling()] {
			scope, block, named = "", false, -1
		}
		own = own && i > 0 && p.Items[i-1].Box == it.Box
		ofPath(p, it)
		point = pointAbout(p, it, point)
		it.Party = wordings.FirstOf(it.Party, point)
		around := []string{it.Canonical}
		if i > 0 && p.Items[i-1].Box == it.Box && p.Items[i-1].Row == it.Row && it.Row >= 0 {
			before := p.Items[i-1].Spelling()
			if passesOn(p.Items[i-1], it) {
				it.Party = wordings.FirstOf(it.Party, Somebody(p, it, p.Items[i-1].Label), p.Items[i-1].Party)
			}
			endPassing(p, it)
			if it.Party != "" && it.Box != "p" {
				around = append(append(around, before), p.Items[i-1].Joined...)
			}
		}
		if scope != "" && (block || !own || !besideOurs(p, i) && slices.ContainsFunc(it.Spell, func(s string) bool { return asked[strings.TrimSuffix(s, "姓名")] })) {
			// A block of another asks once more what was asked of the applicant.
			if named < 0 || it.Row <= named+1 || asksWho(p, it) {
				it.Party, named = wordings.FirstOf(it.Party, scope), furtherOf(it, named)
			}
		}
		word := Begins(p, it)
		if word != "" && word == scope { // more is asked of the same, by its name
			block, named = true, it.Row
		}
		if it.Party == "" && word == "" {
			own = own || asksFirm(p, it)
			if it.Spelling() == "姓名" {
				for _, s := range p.Fields.Words.Variants(fields.LastStep(it.Context), false) {
					asked[s] = true // 法定代表人 as the row of a matrix
				}
			}
			for _, s := range it.Spell {
				asked[strings.TrimSuffix(s, "姓名")] = true
			}
		}
		if word != "" && !AmongNames(p, i) && !goesOn(scope, it.Spelling()) && !inPassing(p, i, word) && (it.Box == "p" || organisation.MatchString(it.Spelling())) && !title.IsInner(word) && !EndsIn(it.Spelling(), p.Fields.Words.Internal) && !EndsIn(it.Spelling(), p.Fields.Words.Natural) {
			scope, block, named = word, beginsPart(p, i, word), -1
		}
		if it.Party = wordings.FirstOf(it.Party, it.Later); beginsLater(p, it) && !AmongNames(p, i) {
			scope, block, named = it.Later, true, -1
		}
		if it.Later == "" && (Names(p, it) || UnderOurs(p.Fields, it)) {
			it.Party = "" // another before it in the row ends here
		}
		it.Foreign = it.Party != ""
		joinAround(it, around)
	}
}

// projectsOwn names somebody of the project that a form is about.
var projectsOwn = pattern.Of(`^[*＊]?(?:项目|课题|申报|申请)(?:联系人|负责人|经办人)(?:姓名)?$`)

// OfProject tells whether a row begins with somebody of the project right below another of its people, so that both are the
// applicant's whoever was named before; one alone below somebody else's name may be theirs.
func OfProject(p *slots.Form, it *slots.Item) bool {
	begins := func(o *slots.Item, row int) bool {
		return o.Box == it.Box && o.Row == row && o.Box != "p" && o.Col() <= 1 && projectsOwn.MatchString(wordings.Clean(o.Label))
	}
	return begins(it, it.Row) && slices.ContainsFunc(p.Items, func(o *slots.Item) bool { return begins(o, it.Row-1) })
}

// AsksApplicant tells whether some place asks the applicant's name.
func AsksApplicant(p *slots.Form) bool {
	return slices.ContainsFunc(p.Items, func(it *slots.Item) bool { return it.Any(p.Fields.UnitLabels) })
}

// endPassing ends the part of somebody who is named in passing: only how to reach it may follow, and nobody else.
func endPassing(p *slots.Form, it *slots.Item) {
	if wordings.HasAny(it.Party, p.Fields.Words.Passing) && !asksWho(p, it) || wordings.HasAny(it.Party, p.Fields.Words.Natural) && p.Fields.IsPerson(it.Spelling()) {
		it.Party = ""
	}
}

// asksWho tells whether a label asks who somebody is or how to reach it, as one asks of anybody.
func asksWho(p *slots.Form, it *slots.Item) bool {
	return it.SpelledAttribute(p.Fields) != "" || slices.ContainsFunc(it.Spell, identity.MatchString) || entity.MatchString(p.Fields.Words.Flat(it.Label))
}

// besideOurs tells whether the place before item i in its row names one of the
// applicant's people.
func besideOurs(p *slots.Form, i int) bool {
	if i == 0 || p.Items[i-1].Box != p.Items[i].Box || p.Items[i-1].Row != p.Items[i].Row {
		return false
	}
	return !p.Items[i-1].Foreign && p.Fields.IsPerson(p.Items[i-1].Spelling())
}

var (
	// aPoint is the number of a line: 1.2, （三）.
	aPoint = pattern.Of(`^(?:[(（]?(?:\d+(?:\.\d+)+|[一二三四五六七八九十]+)[)）.、．]?)[^\d]`)
	// ifAny says that a line is left empty by some.
	ifAny = pattern.Of(`(?:若|如|凡)[^()]*(?:不填|不需填|无需填|不用填|免填)|(?:若|如)(?:有|无)`)
)

// pointAbout is the organisation whose data are asked in a line and those below it up to the next number: 1.2 主管部门名称；
// the one before for lines without a number, "" where it is the applicant.
func pointAbout(p *slots.Form, it *slots.Item, before string) string {
	raw := slots.Squeezed(it.Printed.Label)
	if it.Box != "p" {
		return ""
	}
	if !aPoint.MatchString(raw) {
		return before
	}
	label := wordings.Clean(raw)
	name := wordings.Remark.ReplaceAllString(label, "")
	if !strings.HasSuffix(name, "名称") || Names(p, it) && !ifAny.MatchString(label) {
		return ""
	}
	if word := wordings.FirstOf(Somebody(p, it, name), ifAny.FindString(label)); word != "" {
		return word
	}
	return ""
}

// asksFirm tells whether a place asks what is known of the applicant.
func asksFirm(p *slots.Form, it *slots.Item) bool {
	return it.SpelledAttribute(p.Fields) != "" || slices.ContainsFunc(it.Spell, func(s string) bool { return p.Fields.FirmLabels[s] || p.Fields.IsPerson(s) })
}

// Other is the word of another organisation in a text around a place, "" for none.
func Other(p *slots.Form, it *slots.Item, text string) string {
	if side := changedSide(text, it.Self); side != "" {
		return side
	}
	for _, word := range it.Self {
		text = strings.ReplaceAll(text, word, "")
	}
	return p.Fields.Words.Other(text)
}

// registers are the authorities that keep the applicant's registers, whose name tells of the applicant.
var registers = pattern.Of(`^(?:注册|登记|发照|工商|税务|税收|国税|地税|国地税|社保|统计|外汇|海关)\p{Han}{0,6}(?:机关|部门)(?:名称)?$`)

// Somebody is the word for another in a label or heading around a place, "" where the
// text asks something of the applicant itself: 主管税务机关.
func Somebody(p *slots.Form, it *slots.Item, text string) string {
	if asksKind(p.Fields.Words, text) || registers.MatchString(wordings.Clean(text)) || manyOf.MatchString(wordings.Clean(text)) {
		return ""
	}
	for _, s := range p.Fields.Words.Variants(text, false) {
		if p.Fields.FirmLabels[s] || p.Fields.Words.Attributes[s] != "" {
			return ""
		}
	}
	return wordings.FirstOf(Other(p, it, p.Fields.Words.Flat(text)), OtherEntity(p, it, text, nil))
}

// manyOf ends what asks how many there are, and nothing of any: 下属企业数量.
var manyOf = pattern.Of(`(?:数量?|[个家户]数|总数)(?:\([^()]*\))?$`)

// newScope tells whether the rows of another end before it: under another band or
// section, or where the label names the applicant.
func newScope(p *slots.Form, before, it *slots.Item) bool {
	return it.Canonical != before.Canonical && !UnderRow(p.Fields.Words, it) || bandOver(it) != "" && bandOver(it) != bandOver(before) || it.Later == "" && Names(p, it)
}

// UnderOurs tells whether a place stands in the column of the applicant, beside those of others: 承研方.
func UnderOurs(x *fields.Index, it *slots.Item) bool {
	return slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return h.Role == place.HeadColumn && wordings.Clean(h.Text) != wordings.Clean(it.Label) && slices.Contains(x.Words.Applicants, x.Words.Canonical(wordings.Clean(h.Text)))
	})
}

// ofPath reads whose a place is from the path of headings, where nothing else is known of what stands around it.
func ofPath(p *slots.Form, it *slots.Item) {
	for _, text := range heading.Steps(it.Context) {
		if len(it.Heads) == 0 {
			it.Party = wordings.FirstOf(it.Party, Somebody(p, it, text))
		}
	}
}

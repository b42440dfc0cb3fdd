package others

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/applicant"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/parties"
	"yibiao/dossier/formmap/people"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/whose"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// aRow is the row of a table, or the line, that the places passed last are in.
type aRow struct {
	box   string
	row   int
	noun  string // the last label that may name somebody
	post  string // the last label of a post that nobody known holds
	above string // the organisation that began the row above, as long as this one asks how to reach somebody
}

// StrangersOfRows takes back what a row asks of the applicant behind a label that no field explains and that asks no datum: it may name
// somebody.
func StrangersOfRows(p *slots.Form) {
	var r aRow
	for i, it := range p.Items {
		if it.InColumn() {
			continue
		}
		r.enter(p, i)
		label := wordings.Clean(it.Printed.Label)
		proposed := it.Entry.State == plan.Proposed
		switch {
		case proposed && oneCharacter.MatchString(label):
			it.Retract(plan.ReasonUnread, label, it.Entry.Field)
		case proposed && it.Entry.Field == "org.name" || speaks(it):
			r.noun, r.post = "", ""
		case !proposed || hasStaff.MatchString(label):
			r.note(p, i, label)
		default:
			if word := r.holds(p, it, label); word != "" {
				it.Retract(plan.ReasonUnread, word, strings.TrimSpace(it.Entry.Field+" "+it.Entry.Sub))
			}
		}
	}
}

// enter begins another row with place i, if it is in another.
func (r *aRow) enter(p *slots.Form, i int) {
	it := p.Items[i]
	if it.Box == r.box && it.Row == r.row {
		return
	}
	next := aRow{box: it.Box, row: it.Row}
	if i > 0 && it.Box == r.box && it.Row == r.row+1 && it.Box != "p" && applicant.ReachOnly.MatchString(wordings.Clean(it.Printed.Label)) {
		next.above = organisationOf(p, i-1)
	}
	*r = next
}

// note keeps the label of place i, which nothing of the applicant's fills, or its authority, where it may name somebody or is a post.
func (r *aRow) note(p *slots.Form, i int, label string) {
	it := p.Items[i]
	table := it.Kind == place.Text && it.Box != "p"
	if mayBeSomebody(p, i) || table && hasStaff.MatchString(label) {
		r.noun = label
	} else if table && it.Entry.Reason == plan.ReasonNone && people.APost.MatchString(label) {
		r.post = label
	}
}

// holds is the word by which a place of the row may be another's; "" for none.
func (r *aRow) holds(p *slots.Form, it *slots.Item, label string) string {
	field := it.Entry.Field
	reach, who := applicant.ReachOnly.MatchString(label), whose.WhoIsWho.MatchString(field)
	if r.above != "" && reach && who {
		return r.above
	}
	r.above = ""
	if r.post != "" && hasSomebody.MatchString(label) && ofPeople.MatchString(field) {
		return r.post
	}
	if !who && (!p.Fields.Words.OfFirm(field) || sizes.MatchString(field)) {
		return "" // figures are asked of no such name
	}
	if sharesHead(r.noun, label) || hasStaff.MatchString(r.noun) && !reach ||
		whose.NamesSelf(p, it, it.Label) || whose.OwnGroup(p, it) || whose.UnderOurs(p.Fields, it) || strings.HasPrefix(p.Fields.Words.Flat(it.Label), "单位") {
		return ""
	}
	return r.noun
}

// ofPeople are fields of the applicant's people.
var ofPeople = pattern.Of(`^(?:legal|handler|fincon)\.`)

// organisationOf is the label of the organisation that the row of place last, its last one, begins with, where no field explains the label
// and nothing of the row is the applicant's; "" for none. What the next row asks to reach somebody may be to reach it.
func organisationOf(p *slots.Form, last int) string {
	first := last
	for ; first >= 0 && p.Items[first].Box == p.Items[last].Box && p.Items[first].Row == p.Items[last].Row; first-- {
		if p.Items[first].Entry.State == plan.Proposed || first > 0 && !beginsRow(p, first) && aBody.MatchString(wordings.Clean(p.Items[first].Printed.Label)) {
			return "" // several are named in passing
		}
	}
	it := p.Items[first+1]
	label := wordings.Clean(it.Printed.Label)
	if it.Kind != place.Text || first+1 == last || !aBody.MatchString(label) || passed.MatchString(label) || it.Any(p.Fields.UnitLabels) {
		return ""
	}
	return label
}

// passed begins the words for whom a form goes through, which are named in passing.
var passed = pattern.Of(`^(?:主管|推荐|归口|上级|管理|受理|审批|登记|注册|所属|所在)`)

// sizes are fields that tell how large an organisation is, and not which.
var sizes = pattern.Of(`^(?:staff\.|fin\.|org\.reg_capital$)`)

// mayBeSomebody tells whether the label of place i, which no field explains, may be somebody's name: it asks no datum, no post and no
// yes or no, nor what the form is about.
func mayBeSomebody(p *slots.Form, i int) bool {
	it := p.Items[i]
	label := wordings.Clean(it.Printed.Label)
	flat := p.Fields.Words.Flat(label)
	return it.Kind == place.Text && it.Said == "" && it.Sample == "" && it.Entry.Reason == plan.ReasonNone && len([]rune(label)) > 1 && it.Attribute == "" &&
		!it.Any(p.Fields.Keys) && !aDatum.MatchString(label) && !asksWhether.MatchString(label) && !people.APost.MatchString(label) && !p.Fields.IsPerson(flat) && !whose.EndsIn(flat, p.Fields.Words.Internal) && !isSubject(p, i)
}

// asksWhether begins a question, or ends what asks where something is or what part.
var asksWhether = pattern.Of(`^(?:是否|有无|可否|能否)|(?:地区|区域|部门|短信|业态|字号|品牌|商标)$`)

// hasStaff ends the word for an authority, which has nothing of a firm's but somebody to ask.
var hasStaff = pattern.Of(`(?:局|机关|委员会|海关|管委会|政府)$`)

// oneCharacter is a printed part of an answer, of which each character has a box, and no label.
var oneCharacter = pattern.Of(`^[0-9A-Za-z]$`)

// hasSomebody asks what somebody has who was named before it.
var hasSomebody = pattern.Of(`^(?:身份证|证件)(?:号码?|件号码?)$|^(?:联系)?(?:电话|手机)(?:号码?)?$|^(?:职务|职称|学历|邮箱)$`)

// sharesHead tells whether two labels begin with the same word: 证照名称, 证照号码.
func sharesHead(a, b string) bool {
	r, s := []rune(a), []rune(b)
	return len(r) > 1 && len(s) > 1 && r[0] == s[0] && r[1] == s[1]
}

// AboutThings takes back what a form asks as of the applicant where it names the applicant nowhere, and begins with the name of an
// area, a trade or a thing, or has one in its title: the figures may be theirs.
func AboutThings(p *slots.Form) {
	if len(p.Items) == 0 || slices.ContainsFunc(p.Items, func(it *slots.Item) bool { return namesApplicant(p, it) }) {
		return
	}
	first := p.Items[0]
	label := wordings.Clean(first.Printed.Label)
	word := ""
	if sharedField.MatchString(first.Entry.Field) || strings.HasSuffix(label, "名称") && !parties.Names(label) {
		word = label
	}
	for _, h := range first.Heads {
		if heading.IsTitle(h) || heading.Over(h) {
			word = wordings.FirstOf(word, title.Area(wordings.Clean(h.Text)))
		}
	}
	for _, it := range p.Items {
		if word != "" && it.Entry.State == plan.Proposed && sizes.MatchString(it.Entry.Field) {
			it.Retract(plan.ReasonUnread, word, strings.TrimSpace(it.Entry.Field+" "+it.Entry.Sub))
		}
	}
}

// namesApplicant tells whether a place asks who the applicant is, or its label or what stands over it names one.
func namesApplicant(p *slots.Form, it *slots.Item) bool {
	unit := func(text string) bool { return strings.Contains(p.Fields.Words.Flat(text), "单位") }
	return it.Any(p.Fields.UnitLabels) || speaks(it) || it.Entry.State == plan.Proposed && namesFirm.MatchString(it.Entry.Field) ||
		unit(ofMany.ReplaceAllString(it.Label, "")) || slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return h.Role != place.HeadRow && h.Role != place.HeadColumn && unit(h.Text)
	})
}

// ofMany counts firms and names none: 入园企业数.
var ofMany = pattern.Of(`(?:企业|单位|公司)(?:总|家|户)?数量?`)

// sharedField is a field that names where the applicant is or what it does, and others share.
var sharedField = pattern.Of(`^org\.(?:region|park|industry|chain)$`)

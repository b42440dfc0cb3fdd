package formmap

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/parties"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// strangersOfRows takes back what a row asks of the applicant behind a label that no field explains and that asks no datum: it may name somebody.
func strangersOfRows(p *proposal) {
	box, row, word, post := "", -1, "", ""
	for i, it := range p.items {
		if it.inColumn() {
			continue
		}
		if it.box != box || it.row != row {
			box, row, word, post = it.box, it.row, "", ""
		}
		label := wordings.Clean(it.printed.Label)
		if it.entry.State == plan.Proposed && oneCharacter.MatchString(label) {
			it.retract(plan.ReasonUnread, label, it.entry.Field)
			continue
		}
		if it.entry.State == plan.Proposed && it.entry.Field == "org.name" || speaks(it) {
			word, post = "", ""
			continue
		}
		if it.entry.State != plan.Proposed || hasStaff.MatchString(label) {
			if mayBeSomebody(p, i) || hasStaff.MatchString(label) && it.Kind == place.Text && it.box != "p" {
				word = label
			} else if aPost.MatchString(label) && it.Kind == place.Text && it.box != "p" {
				post = label
			}
			continue
		}
		if post != "" && hasSomebody.MatchString(label) && identity.MatchString(it.entry.Field) {
			it.retract(plan.ReasonUnread, post, it.entry.Field)
			continue
		}
		if word == "" || sharesHead(word, label) || hasStaff.MatchString(word) && !reachOnly.MatchString(label) || !whoIsWho.MatchString(it.entry.Field) && (!p.x.w.OfFirm(it.entry.Field) || sizes.MatchString(it.entry.Field) && it.entry.Field != "org.reg_capital") || p.namesSelf(it, it.Label) || p.ownGroup(it) || underOurs(p.x, it) || strings.HasPrefix(p.x.w.Flat(it.Label), "单位") {
			continue
		}
		it.retract(plan.ReasonUnread, word, strings.TrimSpace(it.entry.Field+" "+it.entry.Sub))
	}
}

// sizes are fields that tell how large an organisation is, and not which.
var sizes = pattern.Of(`^(?:staff\.|fin\.|org\.reg_capital$)`)

// mayBeSomebody tells whether the label of place i, which no field explains, may be somebody's name: it asks no datum, no post and no
// yes or no, nor what the form is about.
func mayBeSomebody(p *proposal, i int) bool {
	it := p.items[i]
	label := wordings.Clean(it.printed.Label)
	flat := p.x.w.Flat(label)
	return it.Kind == place.Text && it.Said == "" && it.Sample == "" && it.entry.Reason == plan.ReasonNone && len([]rune(label)) > 1 && it.attribute == "" &&
		!it.any(p.x.keys) && !aDatum.MatchString(label) && !asksWhether.MatchString(label) && !aPost.MatchString(label) && !p.x.isPerson(flat) && !endsIn(flat, p.x.w.Internal) && !isSubject(p, i)
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

// aboutThings takes back what a form asks as of the applicant where it names the applicant nowhere, and begins with the name of an
// area, a trade or a thing, or has one in its title: the figures may be theirs.
func aboutThings(p *proposal) {
	if len(p.items) == 0 {
		return
	}
	for _, it := range p.items {
		if it.any(p.x.unitLabels) || speaks(it) || it.entry.State == plan.Proposed && namesFirm.MatchString(it.entry.Field) || strings.Contains(p.x.w.Flat(ofMany.ReplaceAllString(it.Label, "")), "单位") || slices.ContainsFunc(it.Heads, func(h place.Head) bool {
			return h.Role != place.HeadRow && h.Role != place.HeadColumn && strings.Contains(p.x.w.Flat(h.Text), "单位")
		}) {
			return
		}
	}
	first := p.items[0]
	label := wordings.Clean(first.printed.Label)
	word := ""
	if sharedField.MatchString(first.entry.Field) || strings.HasSuffix(label, "名称") && !parties.Names(label) {
		word = label
	}
	for _, h := range first.Heads {
		if heading.IsTitle(h) || heading.Over(h) {
			word = wordings.FirstOf(word, title.Area(wordings.Clean(h.Text)))
		}
	}
	for _, it := range p.items {
		if word != "" && it.entry.State == plan.Proposed && sizes.MatchString(it.entry.Field) {
			it.retract(plan.ReasonUnread, word, strings.TrimSpace(it.entry.Field+" "+it.entry.Sub))
		}
	}
}

// ofMany counts firms and names none: 入园企业数.
var ofMany = pattern.Of(`(?:企业|单位|公司)(?:总|家|户)?数量?`)

// sharedField is a field that names where the applicant is or what it does, and others share.
var sharedField = pattern.Of(`^org\.(?:region|park|industry|chain)$`)

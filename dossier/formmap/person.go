package formmap

import (
	"slices"
	"strconv"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// block is a run of places about one person.
type block struct {
	owner  int
	box    string
	row    int
	more   bool  // more than the name was asked
	signed bool  // the person signs above, so that only what tells who it is follows
	by     *item // whose label names the person, nil for none
}

// ownerPlaces decides places about persons. A place belongs to the person that its label or
// context names, else to the person of the places before it.
func ownerPlaces(p *proposal) {
	cur := block{owner: nobody}
	for _, it := range p.items {
		if it.Kind == place.Sign || it.Kind == place.Rows || it.entry.Sub != "" {
			cur = signer(p, it)
			continue
		}
		if it.delegate {
			cur = block{owner: somebodyElse, box: it.box, row: it.row}
			continue
		}
		if cur.signed && (it.row > cur.row+1 || !slices.Contains(signedAsks, it.spelledAttribute(p.x))) {
			cur = block{owner: nobody}
		}
		if it.box != cur.box || it.box == "p" && it.row > cur.row+3 {
			cur = block{owner: nobody}
		}
		owner, attribute, named := p.x.personOf(it)
		if named && cur.owner >= 0 && cur.box == it.box && (cur.row == it.row && it.titleAlone(p.x) || it.row <= cur.row+1 && inGroupOf(p.x, it, cur.by)) {
			named = false // the person beside it is nearer than the one of the title or of the group
		}
		switch {
		case named:
			cur = block{owner: owner, box: it.box, row: it.row, by: it}
		case attribute == "姓名":
			cur = block{owner: p.x.bareName(), box: it.box, row: it.row}
		case attribute != "" && it.row != cur.row && leavesOut(p, cur, it, attribute):
			cur = block{owner: nobody}
		case attribute != "":
			cur.row, cur.more = it.row, cur.more || !slices.Contains([]string{"电话", "固定电话", "邮箱", "传真"}, attribute)
		case cur.owner >= 0 && p.x.persons[cur.owner].Prefix == "handler" && it.row == cur.row && it.inColumn() && p.somebody(it, it.Label) == "": // another column of a contact
		case !contactOf(p.x, it):
			cur = block{owner: nobody}
		}
		if who := it.above(p); attribute != "" && !named && cur.owner == nobody && who != nobody && !it.foreign && !firmRow(p, it) && !besideSomebody(p, it) {
			cur = block{owner: who, box: it.box, row: it.row}
		}
		if attribute != "" {
			it.owner, it.attribute = cur.owner, attribute
		}
	}
	for i, it := range p.items {
		if mailOfFirm(p, it) {
			it.owner, it.spell = nobody, append(it.spell, "单位邮箱")
		}
		if !it.done && it.owner >= 0 {
			personalPlace(p, i, it)
		}
	}
}

// inGroupOf tells whether a place asks something of somebody whom only the words over both it and the place that names a person tell:
// 性别 beside 法定代表人 in the group 负责人情况.
func inGroupOf(x *index, it, by *item) bool {
	attribute, group := it.spelledAttribute(x), it.beside()
	return by != nil && attribute != "" && attribute != "姓名" && len(group) > 0 && by.spelledAttribute(x) == "" && slices.Equal(group, by.beside())
}

// above is the person whose name is asked in the cell over a telephone or mail; nobody for
// none.
func (it *item) above(p *proposal) int {
	if it.col() < 0 || it.row < 1 || !slices.Contains([]string{"电话", "固定电话", "手机", "邮箱"}, it.spelledAttribute(p.x)) {
		return nobody
	}
	for _, other := range p.items {
		if other.box == it.box && other.row == it.row-1 && other.attribute == "姓名" && other.col() == it.col() && (other.owner < 0 || p.x.persons[other.owner].Post == "") {
			return other.owner
		}
	}
	return nobody
}

// somebodysName ends labels that ask who people of the firm are.
var somebodysName = pattern.Of(`(?:人员?|[^职动]员|主管|经理|主任|代表|院长|厂长)(?:姓名)?$`)

// besideSomebody tells whether the place before a telephone in its row asks for somebody else, whom it reaches.
func besideSomebody(p *proposal, it *item) bool {
	i := slices.Index(p.items, it)
	return i > 0 && p.items[i-1].box == it.box && p.items[i-1].row == it.row && somebodysName.MatchString(wordings.Remark.ReplaceAllString(wordings.Clean(p.items[i-1].Label), ""))
}

// cellColumn is the cell at the end of an address.
var cellColumn = pattern.Of(`\.c(\d+)$`)

// col is the number of a place's cell in its row, -1 for a place in no cell of its own.
func (it *item) col() int {
	m := cellColumn.FindStringSubmatch(it.At)
	if m == nil {
		return -1
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// spelledAttribute is what a label alone asks about somebody.
func (it *item) spelledAttribute(x *index) string {
	for _, s := range it.spell {
		if a := x.w.Attributes[s]; a != "" {
			return a
		}
	}
	return ""
}

// leavesOut tells whether what is asked in another row than the person was named in is no
// longer the person's: the row asks what firms have, or the person was named in passing
// among the firm's data and only a telephone or mail follows.
func leavesOut(p *proposal, cur block, it *item, attribute string) bool {
	if cur.owner < 0 {
		return it.box != "p" && firmRow(p, it)
	}
	if p.x.persons[cur.owner].Post != "" {
		return true
	}
	if p.x.persons[cur.owner].Prefix == "legal" && slices.Contains([]string{"电话", "固定电话", "邮箱", "传真"}, attribute) {
		return !cur.more || besideFirmAddress(p, it)
	}
	return it.box != "p" && firmRow(p, it)
}

// contactOf are the labels that stand among those of a person without being the
// person's.
func contactOf(x *index, it *item) bool {
	for _, id := range []string{"org.mail_address", "org.postcode", "org.website"} {
		if c := x.byID[id]; c != nil {
			if v, _ := x.best(it.spell, c); v > 0.95 {
				return true
			}
		}
	}
	return false
}

// personOf reads whom a place is about. named is false when only the attribute is
// known.
func (x *index) personOf(it *item) (owner int, attribute string, named bool) {
	if who := joint(x.w, it.Label, x.isPerson); who != "" {
		named := *it
		named.Label, named.spell, named.either = who, []string{who}, nil
		return x.personOf(&named)
	}
	if i, a := crossed(x, it); a != "" && !it.foreign {
		return i, a, true
	}
	if i, a := namedIn(x, it); a != "" {
		if it.foreign {
			i = somebodyElse
		}
		return i, a, true
	}
	firm := slices.ContainsFunc(it.spell, func(s string) bool { return x.firmLabels[s] })
	for _, label := range slices.Concat(it.spell, it.either, it.split) {
		a, ok := x.w.Attributes[label]
		if !ok || firm && !slices.Contains(it.spell, label) { // 身份证号码/社会信用代码 of a firm
			continue
		}
		if it.foreign {
			return somebodyElse, a, true
		}
		if i, found := columnPerson(x, it); found {
			return i, a, true
		}
		for _, words := range slices.Concat([]string{it.context}, it.beside(), captionPerson(x, it)) {
			if i := x.personIn(x.w.Flat(words)); i != nobody && !delegates.MatchString(words) {
				return i, a, true
			}
		}
		return nobody, a, false
	}
	return nobody, "", false
}

// delegates are titles that name one person and are about another as much.
var delegates = pattern.Of(`授权|委托|代理|指定代表`)

// beside are the words to the left of a place in its row but for its label, the nearest
// first.
func (it *item) beside() []string {
	var out []string
	for _, h := range it.Heads {
		if h.Role == place.HeadRow && wordings.Clean(h.Text) != wordings.Clean(it.Label) {
			out = append(out, h.Text)
		}
	}
	return out
}

// isPerson tells whether a word names one of the persons.
func (x *index) isPerson(word string) bool {
	for _, who := range x.persons {
		if slices.Contains(who.Names, word) {
			return true
		}
	}
	return false
}

// namedIn reads a label that begins with a person: the longest name of somebody that
// fields are about, else of anybody.
func namedIn(x *index, it *item) (owner int, attribute string) {
	best := 0
	for _, label := range it.spell {
		for i, who := range x.persons {
			for _, name := range who.Names {
				rest, ok := strings.CutPrefix(label, name)
				worth := 2 * len(name)
				if x.asked[i] {
					worth += 1000
				}
				if !ok || worth <= best {
					continue
				}
				if a := x.attribute(rest, i); a != "" && (a != "姓名" || len(it.Options) == 0) {
					owner, attribute, best = i, a, worth
				}
			}
		}
	}
	return owner, attribute
}

// attribute reads what follows the name of a person in a label; "" when it is nothing
// about the person.
func (x *index) attribute(rest string, owner int) string {
	if rest == "" {
		return "姓名"
	}
	if a, ok := x.w.Attributes[rest]; ok {
		return a
	}
	for _, c := range x.all {
		if c.person == x.holder(owner) && slices.Contains(c.attributes, rest) {
			return rest
		}
	}
	return ""
}

// personIn finds the one person that a context names, the longest names first; nobody
// for none, somebodyElse for several.
func (x *index) personIn(context string) int {
	type named struct {
		name string
		who  int
	}
	var all []named
	for i, who := range x.persons {
		for _, name := range who.Names {
			if strings.Contains(context, name) {
				all = append(all, named{name, i})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b named) int { return len(b.name) - len(a.name) })
	found := nobody
	for _, n := range all {
		rest := strings.ReplaceAll(context, n.name, "\x00")
		if rest == context {
			continue
		}
		if context = rest; found != nobody && found != n.who {
			return somebodyElse
		}
		found = n.who
	}
	return found
}

// bareName is the person whose name is asked by 姓名 alone; nobody when there are none
// or several.
func (x *index) bareName() int {
	found := nobody
	for _, c := range x.all {
		if c.person < 0 || !isName(c.id, c.family) || !slices.ContainsFunc(c.keys, func(k key) bool { return k.text == "姓名" }) {
			continue
		}
		if found != nobody {
			return somebodyElse
		}
		found = c.person
	}
	return found
}

// personalPlace decides a place about a known person.
func personalPlace(p *proposal, i int, it *item) {
	var hits []*candidate
	for _, c := range p.x.all {
		if c.person == p.x.holder(it.owner) && slices.Contains(c.attributes, telephonePlace(p, i, it)) && p.x.fit.Field(it.Place, c.field) > 0.5 {
			hits = append(hits, c)
		}
	}
	switch {
	case len(hits) == 1:
		it.fill(hits[0].id, 0.96, plan.ReasonPerson, p.x.persons[it.owner].Prefix, it.attribute)
		it.entry.Option = p.x.fit.Choose(it.Place, hits[0].field)
		it.entry.Format = partOf(it, hits[0])
	case len(hits) > 1:
		it.leave(plan.Unsure, plan.ReasonTie, ids(hits)...)
	case it.attribute == "证件类型":
		byIdentity(p, it, part.IDKind)
	case it.attribute == "性别":
		byIdentity(p, it, part.Sex)
	case it.attribute == "出生年月" && len(it.Options) == 0:
		byIdentity(p, it, part.Birth)
	}
	if post := p.x.persons[it.owner].Post; post != "" && it.entry.State == plan.Proposed {
		it.entry.Format = part.Holder(post, p.x.persons[it.owner].Prefix+".title", it.entry.Format)
		it.entry.Reason = reasoned(plan.ReasonHolder, []string{post, it.attribute})
	}
}

// partOf is the part of a person's field that an item asks, "" for the whole.
func partOf(it *item, c *candidate) string {
	both := func(a, b string) bool { return slices.Contains(c.attributes, a) && slices.Contains(c.attributes, b) }
	joint := strings.ContainsAny(wordings.Clean(it.Label), "/、") || strings.Contains(wordings.Clean(it.Label), "及") || strings.Contains(wordings.Clean(it.Label), "或")
	joint = joint && (it.attribute != "职称" || dutyWords.MatchString(wordings.Clean(it.Label)))
	switch {
	case len(it.Options) > 0 || joint:
	case it.attribute == "职务" && both("职务", "职称"):
		return part.Post
	case it.attribute == "职称" && both("职务", "职称"):
		return part.Rank
	case it.attribute == "部门" && both("职务", "部门") && !dutyWords.MatchString(wordings.Clean(it.Label)):
		return part.Department
	}
	return ""
}

var dutyWords = pattern.Of(`职务|岗位|职位`)

func ids(list []*candidate) []string {
	var out []string
	for _, c := range list {
		out = append(out, c.id)
	}
	return out
}

// telephonePlace tells 电话 apart: the fixed line where the mobile is asked beside it or the
// person has no mobile, else the mobile.
func telephonePlace(p *proposal, i int, it *item) string {
	if it.attribute != "电话" {
		return it.attribute
	}
	has := map[string]bool{}
	for _, c := range p.x.all {
		if c.person == it.owner {
			for _, a := range c.attributes {
				has[a] = true
			}
		}
	}
	if has["电话"] {
		return "电话"
	}
	mobile := !has["手机"]
	for _, near := range p.items[max(0, i-12):min(len(p.items), i+12)] {
		mobile = mobile || near.owner == it.owner && near.attribute == "手机" && near.box == it.box
	}
	if mobile {
		return "固定电话"
	}
	return "手机"
}

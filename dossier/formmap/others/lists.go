package others

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/applicant"
	"yibiao/dossier/formmap/gate"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/over"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/residue"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/whose"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// LinesOver takes back what tables ask below a line that asks about which part of a firm they are, and figures below a line or row that
// asks about which of its goods or trades, or in a table that begins with one, until a table names the applicant: 子公司：____,
// 业务板块：____, 产业链名称, 产品名称.
func LinesOver(p *slots.Form) {
	word, unit := "", false
	product := "" // that the table begins with
	for i, it := range p.Items {
		label := wordings.Clean(it.Printed.Label)
		if i == 0 || p.Items[i-1].Box != it.Box {
			product = ""
			if it.Box != "p" && !it.InColumn() && namesProduct.MatchString(label) {
				product = label
			}
		}
		of, line := over.OfPart(label)
		chain := it.Box != "p" && it.Entry.Field == "org.chain" && !it.InColumn()
		if line = line && (chain || it.Box == "p" && it.Entry.State != plan.Proposed) && !whose.AsksApplicant(p); !it.InSentence() && it.Kind == place.Text && (of && it.Box == "p" || line) {
			word, unit = label, of
		}
		if it.Box != "p" && it.Entry.Field == "org.name" {
			word, product = "", ""
		}
		figure := it.Entry.Sub != "" || strings.HasPrefix(it.Entry.Field, "staff.")
		if word != "" && it.Entry.State == plan.Proposed && it.Box != "p" && (figure || unit && whose.WhoIsWho.MatchString(it.Entry.Field)) {
			it.Retract(plan.ReasonUnread, word, strings.TrimSpace(it.Entry.Field+" "+it.Entry.Sub))
		} else if product != "" && it.Entry.State == plan.Proposed && figure {
			it.Retract(plan.ReasonUnread, product, strings.TrimSpace(it.Entry.Field+" "+it.Entry.Sub))
		}
	}
}

// namesProduct asks what a product is called.
var namesProduct = pattern.Of(`^\p{Han}{0,4}(?:产品|商品|装备|设备|软件|技术)(?:\([^()]*\))?名称$`)

// firmsName asks the name of an organisation.
var firmsName = pattern.Of(`(?:名称|全称)$|^(?:\p{Han}{0,6})(?:单位|企业|公司|机构)$`)

// listsOthers tells whether the heads over the columns of a table have words that are none for the applicant.
func listsOthers(p *slots.Form, it *slots.Item) bool {
	return slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return h.Role != place.HeadColumn && h.Role != place.HeadUnit && !whose.IsSelf(p, it, p.Fields.Words.Flat(over.Topic(wordings.Clean(h.Text)))) && len(residue.Of(p.Fields.Words, h.Text, nil, p.Fields.Words.Heading)) > 0
	})
}

// SecondRows takes back what a row asks where the row above asks all the same: a second contact, of whom nothing is known.
func SecondRows(p *slots.Form) {
	rows := map[slots.Spot][]*slots.Item{}
	for _, it := range p.Items {
		if it.Box != "p" {
			rows[slots.Spot{Box: it.Box, Row: it.Row}] = append(rows[slots.Spot{Box: it.Box, Row: it.Row}], it)
		}
	}
	same := func(it, o *slots.Item) bool {
		return it.Col() >= 0 && it.Col() == o.Col() && it.Kind == o.Kind && it.Printed.Label == o.Printed.Label && it.Context == o.Context && slices.Equal(it.Heads, o.Heads)
	}
	var second []*slots.Item
	for at, row := range rows {
		if above := rows[slots.Spot{Box: at.Box, Row: at.Row - 1}]; len(row) > 1 && slices.EqualFunc(row, above, same) {
			second = append(second, row...)
		}
	}
	for _, it := range second {
		if it.Entry.State == plan.Proposed && it.Entry.Sub == "" && it.Kind != place.Rows && !it.InColumn() {
			it.Retract(plan.ReasonNone)
		}
	}
}

var (
	// ofJoint begins a label about the first of several who hand in together, leads one about the one who leads them, and nextJoint
	// one about another of them.
	ofJoint   = pattern.Of(`^(?:第[一1](?:申报|申请|完成|承担|研制|实施|建设)?(?:单位|企业|主体)|主要完成(?:单位|企业)|\p{Han}{0,6}(?:单位|企业|方|机构)[1一](?:名称|全称)?$)`)
	leads     = pattern.Of(`^(?:项目|联合体)?牵头(?:申报|申请|完成|承担|研制|实施|建设)?(?:单位|企业|主体|方)`)
	nextJoint = pattern.Of(`^(?:第[二三四五2-5](?:申报|申请|完成|承担|研制|实施|建设|参与)?(?:单位|企业|主体)|\p{Han}{0,6}(?:单位|企业|方|机构)[2二](?:名称|全称)?$)`)
	together  = pattern.Of(`联合(?:体|申报|申请|承担|攻关|完成)`)
)

// JointPlaces takes back what is asked of the first of several who hand in together, and of who leads them where they are counted:
// that the applicant is it, is not known.
func JointPlaces(p *slots.Form) {
	joint, counted := false, false
	for _, it := range p.Items {
		counted = counted || nextJoint.MatchString(slots.Squeezed(it.Printed.Label))
		joint = joint || slices.ContainsFunc(it.Heads, func(h place.Head) bool { return heading.IsTitle(h) && together.MatchString(h.Text) })
	}
	box, word := "", ""
	for _, it := range p.Items {
		label := slots.Squeezed(it.Printed.Label)
		switch {
		case (joint || counted) && ofJoint.MatchString(label), counted && leads.MatchString(label):
			box, word = it.Box, wordings.Clean(it.Printed.Label)
		case it.Box != box || whose.Names(p, it) || it.Any(p.Fields.UnitLabels):
			word = ""
		}
		if word != "" && it.Entry.State == plan.Proposed && whose.WhoIsWho.MatchString(it.Entry.Field) {
			it.Retract(plan.ReasonUnread, word, it.Entry.Field)
		}
	}
}

var inChargeOf = pattern.Of(`^(?:单位|主要)负责人`)

// ofWhom is the label of a place, or the words at the left of its row where it asks what is asked of each of several people: 企业负责人 before 姓名.
func ofWhom(it *slots.Item) string {
	for _, text := range it.RowHeads() {
		if it.Attribute != "" && text != wordings.Clean(it.Label) {
			return text
		}
	}
	return it.Label
}

// InCharges takes back the legal representative from whoever is in charge where the table asks for both.
func InCharges(p *slots.Form) {
	asked := map[string]bool{}
	for _, it := range p.Items {
		if it.Entry.Field == "legal.name" && applicant.LegalAlone.MatchString(p.Fields.Words.Flat(ofWhom(it))) {
			asked[it.Box] = true
		}
	}
	back := -1
	for i, it := range p.Items {
		if !strings.HasPrefix(it.Entry.Field, "legal.") || it.Entry.State != plan.Proposed || !asked[it.Box] {
			continue
		}
		next := back >= 0 && it.Box == p.Items[back].Box && it.Row == p.Items[back].Row && it.Spelling() != "姓名"
		if inChargeOf.MatchString(p.Fields.Words.Flat(ofWhom(it))) || next {
			back = i
			it.Retract(plan.ReasonWeak, it.Entry.Field)
		}
	}
}

// ColumnSides takes back what is asked of several sides in columns beside one another, each cell with its label in it, but of one that
// is the applicant's: 供方 | 需方 over 地址：____ | 地址：____.
func ColumnSides(p *slots.Form) {
	rows := map[string]map[int][]*slots.Item{}
	for _, it := range p.Items {
		if it.Box != "p" {
			slots.Join(rows, it.Box, it.Row, append(rows[it.Box][it.Row], it))
		}
	}
	for _, table := range rows {
		var sides []*slots.Item
		alike := 0
		for _, list := range table {
			if len(list) > 1 && list[0].OwnLabel() && !slices.ContainsFunc(list, func(it *slots.Item) bool {
				return it.Label != list[0].Label || it.Col() == list[0].Col() && it != list[0]
			}) {
				sides, alike = append(sides, list...), alike+1
			}
		}
		ours := map[int]bool{}
		for _, it := range sides {
			ours[it.Col()] = ours[it.Col()] || len(it.Ours) > 0 || whose.UnderOurs(p.Fields, it)
		}
		for _, it := range sides {
			if alike > 2 && !ours[it.Col()] && it.Entry.State == plan.Proposed && whose.WhoIsWho.MatchString(it.Entry.Field) {
				it.Retract(plan.ReasonUnread, gate.TellsApart(it), it.Entry.Field)
			}
		}
	}
}

// beginsRow tells whether item i of a table is the first of its row.
func beginsRow(p *slots.Form, i int) bool {
	return p.Items[i].Box != "p" && (i == 0 || p.Items[i-1].Box != p.Items[i].Box || p.Items[i-1].Row != p.Items[i].Row)
}

// ownLine tells whether item i is alone on its line, and the next line asks what only an organisation has.
func ownLine(p *slots.Form, i int) bool {
	it := p.Items[i]
	return it.Box == "p" && i+1 < len(p.Items) && p.Items[i+1].Box == "p" && p.Items[i+1].Row == it.Row+1 && applicant.OnlyFirms.MatchString(wordings.Clean(p.Items[i+1].Printed.Label))
}

// OneRowLists takes back what a table asks of the applicant in one row below its column heads, a name among it, where the applicant has
// named itself before, or what stands over the table has words for somebody else: the table lists others, of whom there is room for one.
func OneRowLists(p *slots.Form) {
	named, here := false, false // in a table before, in this one
	for i := 0; i < len(p.Items); named, here = named || here, false {
		end, lists, asks := i, p.Items[i].Box != "p", false
		for ; end < len(p.Items) && p.Items[end].Box == p.Items[i].Box; end++ {
			it := p.Items[end]
			lists, asks = lists && it.InColumn() && it.Row == p.Items[i].Row && len(it.RowHeads()) == 0, asks || firmsName.MatchString(wordings.Clean(it.Printed.Label))
		}
		for _, it := range p.Items[i:end] {
			here = here || it.Entry.State == plan.Proposed && it.Entry.Field == "org.name"
			if lists && asks && end-i > 2 && it.Entry.State == plan.Proposed && (whose.WhoIsWho.MatchString(it.Entry.Field) || p.Fields.Words.OfFirm(it.Entry.Field)) && (named || listsOthers(p, it)) {
				it.Retract(plan.ReasonUnread, wordings.FirstOf(it.Printed.Context, it.Printed.Label), strings.TrimSpace(it.Entry.Field+" "+it.Entry.Sub))
			}
		}
		i = end
	}
}

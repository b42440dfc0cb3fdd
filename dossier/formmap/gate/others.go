package gate

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/period"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

var (
	// unitsColumn heads the column in which a table prints the units of its figures, ofTarget that of what they should be, ofIdentity a
	// row for a person's paper, and aName one that asks a name.
	unitsColumn = pattern.Of(`^(?:计量|数量|指标)?单位$`)
	ofTarget    = pattern.Of(`^(?:指标|目标|计划|考核|标准|参考|预期)值$`)
	ofIdentity  = pattern.Of(`身份证|护照|港澳|军官证`)
	aName       = pattern.Of(`(?:名称|姓名|全称)$`)
)

// inUnits tells whether a figure would stand in the column for the unit of its row, or one of the firm in that of a target.
func inUnits(x *fields.Index, it *slots.Item) bool {
	c := x.ByID[it.Entry.Field]
	return c != nil && (c.Field.Has(forms.TraitAmount) || it.Entry.Sub != "") && slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		text := wordings.Clean(h.Text)
		return h.Role == place.HeadColumn && (unitsColumn.MatchString(text) || x.Words.OfFirm(c.ID) && ofTarget.MatchString(text))
	})
}

// otherPaper tells whether a credit code would stand in the row of a person's paper, or of a name.
func otherPaper(it *slots.Item) bool {
	return it.Entry.Field == "org.uscc" && it.InColumn() && slices.ContainsFunc(it.RowHeads(), func(text string) bool {
		return ofIdentity.MatchString(text) || aName.MatchString(text) && !strings.Contains(text, "代码")
	})
}

// amongYears tells whether a figure of today would stand in a table of figures of years, in a row or column of another sort: 年均, 说明.
func amongYears(p *slots.Form, it *slots.Item) bool {
	c := p.Fields.ByID[it.Entry.Field]
	if it.Entry.Sub != "" || c == nil || !c.Field.Has(forms.TraitAmount) || !p.Fields.Words.OfFirm(c.ID) || !it.InColumn() || len(it.RowHeads()) == 0 {
		return false
	}
	side := it.RowHeads()[0]
	if overall.MatchString(side) {
		return true
	}
	return slices.ContainsFunc(p.Items, func(o *slots.Item) bool {
		if o == it || o.Box != it.Box || !o.InColumn() || len(o.RowHeads()) == 0 {
			return false
		}
		sameRow, sameColumn := o.Row == it.Row, o.Col() == it.Col()
		return sameRow && period.YearHead.MatchString(wordings.Clean(o.Label)) || sameColumn && o.RowHeads()[0] != side && period.YearHead.MatchString(o.RowHeads()[0])
	})
}

// overall heads a row that averages or explains the others.
var overall = pattern.Of(`^(?:年平?均|平均|月均|均值|说明|备注)$`)

// paperListed is the name of a paper in a list of those that are handed in, or beside a place that asks its number by itself, where
// the number on it is kept; "" for others.
func paperListed(p *slots.Form, it *slots.Item) string {
	label := wordings.Clean(it.Label)
	rows := append(it.RowHeads(), label)
	i := slices.IndexFunc(rows, title.Paper)
	if i < 0 || it.Entry.Field != "org.uscc" && !strings.HasSuffix(it.Entry.Field, ".id") {
		return ""
	}
	if title.Listing(it.Unit) || slices.ContainsFunc(it.Beside(), fields.Wordless.MatchString) || slices.ContainsFunc(it.Heads, func(h place.Head) bool { return h.Role != place.HeadTitle && title.Listing(wordings.Clean(h.Text)) }) || title.Listing(label) {
		return rows[i]
	}
	if slices.ContainsFunc(p.Items, func(o *slots.Item) bool {
		number, found := strings.CutPrefix(wordings.Clean(o.Label), rows[i])
		return found && o != it && o.Box == it.Box && itsNumber.MatchString(number)
	}) {
		return rows[i]
	}
	return ""
}

// itsNumber follows the name of a paper in a label that asks the number on it.
var itsNumber = pattern.Of(`^的?(?:号码?|编号)$`)

// amongUnits tells whether a region is asked in the cells of a row that prints its levels between them: whether they stand
// before or after what they name cannot be told.
func amongUnits(p *slots.Form, it *slots.Item) bool {
	if it.Box == "p" || it.InCell() {
		return false
	}
	unit, whole := false, false
	for _, other := range p.Items {
		if other.Box != it.Box || other.Row != it.Row || other.InCell() {
			continue
		}
		label := wordings.Clean(other.Label)
		part := slices.ContainsFunc(wordings.SortedKeys(wordings.RegionParts), func(format string) bool { return wordings.RegionParts[format].MatchString(label) })
		unit, whole = unit || part, whole || !part && strings.HasPrefix(label, "所")
	}
	return unit && whole
}

// asPrinted are unread stretches as whole words of the form: a stretch that is a piece of a word, or not printed so, is told by
// what the form prints around it.
func asPrinted(p *slots.Form, i int, unread []string) []string {
	it := p.Items[i]
	texts := append([]string{it.Printed.Label, it.Printed.Hint, it.Printed.Context}, slots.HeadTexts(&slots.Item{Place: it.Printed})...)
	for j := i - 1; j >= 0 && p.Items[j].Box == it.Box; j-- {
		texts = append(texts, p.Items[j].Printed.Label) // who was named before it
	}
	var out []string
	for _, word := range unread {
		if word = strings.Trim(word, ":：、 "); word != "" {
			out = append(out, p.Fields.Words.PrintedAround(texts, word))
		}
	}
	if len(out) == 0 {
		return unread
	}
	return slices.DeleteFunc(compact(out), func(word string) bool {
		return slices.ContainsFunc(out, func(whole string) bool { return whole != word && strings.Contains(whole, word) })
	})
}

// asksOther tells whether a place asks something else than a field of its label: of a department, a row, a thing, a list.
func asksOther(p *slots.Form, it *slots.Item) bool {
	label, printed := wordings.Clean(it.Label), wordings.Clean(it.Printed.Label)
	switch of := it.Entry.Field; {
	case strings.HasSuffix(of, ".mobile") && ofDepartment.MatchString(label), of == "legal.id" && firmOrPerson.MatchString(printed), of == "org.uscc" && aCode.MatchString(printed):
		return true
	case of == "org.name" && (it.Box == "p" || it.InCell()) && ofMaker.MatchString(wordings.Clean(it.Said)):
		return true
	case strings.HasPrefix(of, "staff.") && (label == "劳动者" || aWorker.MatchString(label) && slices.ContainsFunc(p.Items, func(o *slots.Item) bool {
		return o.Box == it.Box && o.Row == it.Row && ofOnesOwn.MatchString(wordings.Clean(o.Label))
	})):
		return true
	case of == "org.name" && runsIt.MatchString(printed):
		return true
	case nameInRow(p.Fields, it), amongPosts(it), numberOfThing(p, it), inUnits(p.Fields, it), amongYears(p, it), otherPaper(it):
		return true
	}
	return it.InCell() && it.Context != "" && it.Box != "p" && fields.Wordless.MatchString(it.Context) // also the second of counted blanks
}

// ofMaker ends what a sentence says before the name of whoever made or built what is offered.
var ofMaker = pattern.Of(`(?:制造商|生产厂[商家]|承建\(承接\)企业|承建企业|承接企业|供应商)为$`)

// runsIt asks who runs the park or platform that a firm is in.
var runsIt = pattern.Of(`^(?:所在)?(?:园区|产业园|孵化器|集群|平台|楼宇)(?:的)?(?:管理|运营|运维|主管|服务)(?:单位|机构|方|公司)`)

// aWorker is a word for the staff as well as for one of it, who has what ofOnesOwn asks.
var (
	aWorker   = pattern.Of(`^(?:职工|员工|工人|务工人员)$`)
	ofOnesOwn = pattern.Of(`身份证|手机|性别|出生|工种|岗位|工号`)
)

// allProducts are the words by which a label asks what a firm makes, and not the one product that the form is about.
var allProducts = pattern.Of(`主|核心|骨干|拳头|业务|经营|系列|种类|品种|各类|服务`)

// oneProduct tells whether a place asks the name of a product without saying that it is what the applicant makes in the main.
func oneProduct(it *slots.Item) bool {
	return it.Entry.Field == "org.products" && len(it.Options) == 0 && !allProducts.MatchString(it.Label)
}

// nameInRow tells whether the applicant's name would go below a word for it in a row that asks something else: 法定代表人 | ____ below
// 申请单位.
func nameInRow(x *fields.Index, it *slots.Item) bool {
	return it.Entry.Field == "org.name" && it.InColumn() && slices.ContainsFunc(append(it.RowHeads(), heading.Steps(it.Context)...), func(text string) bool {
		known, named := x.Readable(text)
		return !named && (known || x.IsPerson(x.Words.Flat(text)) || x.Words.Attributes[x.Words.Canonical(text)] != "")
	})
}

// ofPosts ends answers that are people of a firm.
var ofPosts = pattern.Of(`(?:代表人|负责人|联系人|经办人|经营者|代理人)(?:\([^()]*\))?$`)

// amongPosts tells whether a place that would tell of the applicant prints people to choose from: □法定代表人 □单位负责人.
func amongPosts(it *slots.Item) bool {
	return strings.HasPrefix(it.Entry.Field, "org.") && slices.ContainsFunc(it.Options, func(o place.Option) bool { return ofPosts.MatchString(wordings.Clean(o.Label)) })
}

// partOfStaff is the word that makes a number of people a part of the whole, a mean, or one that is counted by the hundred, where the
// whole is kept; "" for none.
func partOfStaff(it *slots.Item) string {
	if !strings.HasPrefix(it.Entry.Field, "staff.") && !strings.HasSuffix(it.Entry.Sub, ":staff") {
		return ""
	}
	for _, h := range append(slices.Clone(it.Heads), place.Head{Text: it.Printed.Label}, place.Head{Text: it.Unit}, place.Head{Text: it.Printed.Hint}) {
		if word := byHundreds.FindString(wordings.Clean(h.Text)); word != "" {
			return word
		}
	}
	if it.Entry.Field == "staff.rd" {
		return ""
	}
	return someStaff.FindString(wordings.Clean(it.Printed.Label))
}

var (
	someStaff  = pattern.Of(`^其中|平均`)
	byHundreds = pattern.Of(`[十百千万]人`)
)

var (
	// roles are what somebody is in a work or project, which the applicant need not be in each.
	roles = pattern.Of(`^(?:工程|项目|课题)?(?:建设|实施|承担|依托|牵头|责任|完成|业主|使用|应用|生产|制造|研制|承建|承制|负责|主办|承办)(?:单位|方|企业|机构)(?:名称|全称)?$`)
	// nameOfWork asks the name of a work, so that its table is of works.
	nameOfWork = pattern.Of(`^(?:工程|项目|课题|合同|标段|产品|设备|装备|成果|专利|标准|活动|展会|系统|软件|平台|基地)(?:项目)?(?:名称|全称)?$`)
	// worksDone head works that were done for others.
	worksDone = pattern.Of(`(?:工程|项目|类似|施工|设计|监理|代表|同类|主要|企业|单位|公司|近[二三五]年)业绩|(?:承建|承接|承揽|已完|完成|在建|代表|类似)(?:的)?(?:工程|项目|合同)`)
)

// roleInWork tells whether a place of a list of works, or one under a heading of works done for others, asks who somebody was in
// one of them, or how to reach whoever it was.
func roleInWork(p *slots.Form, it *slots.Item) bool {
	role := func(o *slots.Item) bool {
		return roles.MatchString(wordings.Remark.ReplaceAllString(wordings.Clean(o.Label), ""))
	}
	if it.Box == "p" || !role(it) && it.Entry.Field == "org.name" {
		return false
	}
	if role(it) && slices.ContainsFunc(it.Heads, func(h place.Head) bool { return worksDone.MatchString(wordings.Clean(h.Text)) && !heading.IsTitle(h) }) {
		return true
	}
	work, asked := false, false
	for _, o := range p.Items {
		if it.InColumn() && o.Box == it.Box && o.Row == it.Row && o.InColumn() {
			work, asked = work || nameOfWork.MatchString(wordings.Clean(o.Label)), asked || role(o)
		}
	}
	return work && asked
}

// namedBefore begins a label about an organisation that was named before it: 该组织名称.
var namedBefore = pattern.Of(`^(?:该|上述|前述|此)(?:组织|机构|单位|企业|公司|主体)`)

// aLoan heads what is told of a loan or of another contract with a bank or an insurer, which has an account of its own.
var aLoan = pattern.Of(`^(?:\p{Han}{0,4})(?:贷款|借款|融资|信贷|授信|保险|保单|投保)(?:\p{Han}{0,2})(?:情况|信息|概况|资料|明细)$`)

// ofLoan is the heading below the title by which an account is that of a loan; "" for none.
func ofLoan(it *slots.Item) string {
	for _, h := range it.Heads {
		if text := wordings.Clean(h.Text); strings.HasPrefix(it.Entry.Field, "bank.") && h.Role != place.HeadTitle && aLoan.MatchString(text) {
			return text
		}
	}
	return ""
}

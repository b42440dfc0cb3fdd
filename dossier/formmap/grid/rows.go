// Package grid fills the places that rows and columns ask together: lists of repeating rows, matrices of figures, and their totals.
package grid

import (
	"fmt"
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/explain"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/residue"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// RepeatedPlaces gives a figure within a sentence the number that the form asks elsewhere
// with the same unit, where there is one such only.
func RepeatedPlaces(p *slots.Form) {
	byUnit := map[string]map[string]bool{}
	for _, it := range p.Items {
		if it.Kind == place.Number && it.Entry.State == plan.Proposed && it.Entry.Sub == "" && it.Unit != "" && p.Fields.ByID[it.Entry.Field] != nil {
			slots.Join(byUnit, it.Unit, it.Entry.Field, true)
		}
	}
	for _, it := range p.Items {
		if it.Entry.State != plan.Unsure || it.Kind != place.Number || it.Box != "p" || len(byUnit[it.Unit]) != 1 || !it.Any(p.Fields.Words.Subject) {
			continue
		}
		for field := range byUnit[it.Unit] {
			it.Fill(field, 0.75, plan.ReasonNeighbour, p.Fields.ByID[field].Field.Label)
		}
	}
}

// fitOfTable is how a table field goes into repeating rows.
type tableFit struct {
	table   *fields.Candidate
	columns map[int]string
	score   float64
	title   float64
}

// RowPlaces finds table fields for repeating rows, by their columns first and their titles
// second.
func RowPlaces(p *slots.Form) {
	for _, it := range p.Items {
		if it.Done || it.Kind != place.Rows {
			continue
		}
		if wordings.HasAny(it.Canonical, p.Fields.Words.Sections) {
			it.Leave(plan.Ignored, plan.ReasonOthers, it.Printed.Context)
			continue
		}
		if productRows(p, it) {
			continue
		}
		var best, second tableFit
		for _, t := range p.Fields.Tables {
			fit := fitOfTable(p.Fields, it, t)
			switch {
			case fit.total() > best.total()+1e-9:
				best, second = fit, best
			case fit.total() > second.total():
				second = fit
			}
		}
		settleRows(p, it, best, second)
	}
}

// ofProducts heads rows for the applicant's main products, nameColumn their names.
var (
	ofProducts = pattern.Of(`^(?:单位|企业|公司)?(?:主要|主营|主导)(?:产品|业务|服务|[或和与及、/])*(?:名称|情况|列表|清单|目录)*(?:\((?:限?填?前[一二三四五六\d]+[大个项类]?(?:产品|服务|[或和与及、])*)\))?$`)
	nameColumn = pattern.Of(`^(?:主要|主营|主导)?(?:产品|服务|[或和与及、/])*名称$`)
)

// productRows decides rows that ask for the applicant's main products by their names, which one answer lists: what else is asked of
// each is not known.
func productRows(p *slots.Form, it *slots.Item) bool {
	c := p.Fields.ByID["org.products"]
	i := slices.IndexFunc(it.Columns, func(col place.Column) bool { return nameColumn.MatchString(wordings.Clean(col.Label)) })
	over := slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return h.Role != place.HeadTitle && ofProducts.MatchString(wordings.Clean(h.Text))
	})
	if c == nil || i < 0 || it.Foreign || !over && !ofProducts.MatchString(wordings.Clean(fields.LastStep(it.Context))) {
		return false
	}
	it.Fill(c.ID, 0.9, plan.ReasonListed, c.ID)
	it.Entry.Columns, it.Entry.Format = map[int]string{it.Columns[i].Cell: c.ID}, part.Listed
	return true
}

func (f tableFit) total() float64 { return f.score + 0.25*f.title }

func settleRows(p *slots.Form, it *slots.Item, best, second tableFit) {
	n := len(it.Columns)
	switch {
	case best.table == nil || best.score < 0.5 || len(best.columns) < 2 && n > 1:
		it.Leave(plan.Unsure, plan.ReasonNone)
	case best.score < 0.62 && best.title < 0.6:
		it.Leave(plan.Unsure, plan.ReasonWeak, best.table.ID)
	case second.table != nil && best.total()-second.total() < 0.06 && !sameColumns(best, second):
		it.Leave(plan.Unsure, plan.ReasonTie, best.table.ID, second.table.ID)
	default:
		it.Fill(best.table.ID, best.score, plan.ReasonRows, fmt.Sprint(len(best.columns)), fmt.Sprint(n))
		it.Entry.Columns = best.columns
		conditions := ofPatentKind(it, best.table)
		more, odd := ofRestriction(p, it, best.table)
		if odd = wordings.FirstOf(odd, listUnread(p, it, best.table)); odd != "" {
			it.Retract(plan.ReasonUnread, odd, best.table.ID)
			return
		}
		if conditions = append(conditions, more...); len(conditions) > 0 {
			it.Entry.Format = part.Rows(conditions)
		}
	}
}

var (
	// ourPeople heads those who work for the applicant, and no others.
	ourPeople = pattern.Of(`^(?:本|我)(?:企业|单位|公司)(?:的)?\p{Han}{0,10}(?:人员|人才|成员|团队|骨干|职工|员工|专家)|^(?:申[请报]|承担|本)(?:单位|企业)(?:参与|参加|内部|研发|研制)\p{Han}{0,8}(?:人员|成员)`)
	// restricted says which rows alone a list has, or has not.
	restricted = pattern.Of(`(?:不含|不包括|不计|不填|仅限?|限于?|只(?:填|列|含|限)|除)([^,，;；。()]{2,24})`)
	// howMany is no restriction but a number of rows, and ofOutside are people whom no list of the applicant's own has.
	howMany   = pattern.Of(`^(?:前|填|列|报)?\d+(?:[-~至]\d+)?(?:人|项|个|件|名|条|行)|^[一二三四五六七八九十]+(?:人|项|个|件|名)|^(?:字数|\d+字)`)
	ofOutside = pattern.Of(`^(?:合作|协作|联合|外部|外协|外聘|其他|外单位|参与)?(?:高校|院校|院所|科研院所|单位|机构|外部|外聘|合作|协作|方|企业|大学)+(?:的)?(?:人员|成员|专家)?$`)
	// ourRight says that the right is the applicant's, and howGot begins what says how it was got.
	ourRight = pattern.Of(`^(?:本|我|申[请报])(?:单位|企业|公司|人)(?:为|是|作为)(?:第一)?(?:专利)?(?:权利?人|著作权人|所有人)$|^(?:专利)?权利?人为(?:本|我|申[请报])(?:单位|企业|公司|人)$`)
	ofRights = pattern.Of(`^(?:以?(?:自主研发|受让|受赠|并购|许可)(?:取得|获得|方式)?|的|为|已|授权|有效|发明专利|实用新型专利?|外观设计专利?|专利|软件著作权|知识产权)+$`)
)

// ofRestriction are the conditions by which a heading takes only some rows of a table: the applicant's own people, rights that it
// got in some way. odd is a restriction that is not understood, "" for none.
func ofRestriction(p *slots.Form, it *slots.Item, t *fields.Candidate) (conditions []string, odd string) {
	named := func(label string) string {
		for _, c := range t.Columns {
			if slices.ContainsFunc(c.Keys, func(k fields.Key) bool { return k.Text == p.Fields.Words.Canonical(label) }) {
				return c.Field.Name()
			}
		}
		return ""
	}
	text := wordings.Clean(fields.LastStep(it.Context))
	for _, h := range it.Heads {
		if more := wordings.Clean(h.Text); (heading.Over(h) || heading.IsTitle(h) && linedOff.MatchString(more)) && more != text && restricted.MatchString(more) && !tellsHow.MatchString(more) {
			text += "(" + strings.Trim(more, "()") + ")" // a line of its own: （限专利权人为本企业的）
		}
	}
	if year := bareYears(text); year != "" && !slices.ContainsFunc(t.Columns, func(c *fields.Candidate) bool { return c.Is(forms.TypeYear) }) {
		return nil, year
	}
	unit, owner, how := named("工作单位"), named("权利人"), named("取得方式")
	people := unit != "" && named("姓名") != "" && ourPeople.MatchString(text)
	if people {
		conditions = append(conditions, unit+"="+part.OurName)
	}
	for _, m := range restricted.FindAllStringSubmatch(text, -1) {
		for _, said := range strings.FieldsFunc(m[1], func(r rune) bool { return strings.ContainsRune("、和及", r) }) {
			said = strings.TrimSuffix(said, "的")
			switch {
			case howMany.MatchString(said), people && ofOutside.MatchString(said):
			case owner != "" && ourRight.MatchString(said):
				conditions = append(conditions, owner+"="+part.OurName)
			case how == "" || !ofRights.MatchString(said) || strings.HasPrefix(m[0], "不") || strings.HasPrefix(m[0], "除"):
				return nil, said
			}
		}
	}
	var ways []string
	for _, c := range t.Columns {
		for _, o := range c.Field.Options {
			if c.Field.Name() == how && how != "" && strings.Contains(withoutAlso.ReplaceAllString(text, ""), o) {
				ways = append(ways, o)
			}
		}
	}
	if len(ways) > 0 {
		conditions = append(conditions, how+"="+strings.Join(ways, "|"))
	}
	return conditions, ""
}

var (
	// tellsHow are words of a line that tells how a list is filled in, and not what it has.
	tellsHow = pattern.Of(`(?:^|[^仅限只])填|报送|提交|可另|附页|加行|自行|盖章|字`)
	// linedOff begins a line that only restricts.
	linedOff = pattern.Of(`^\(?(?:仅|限|只|不含|不包括)`)
	// ofYears are years that a list is of, unless it goes up to one.
	ofYears = pattern.Of(`(?:截[至止]到?)?(?:20\d{2}(?:[-—~至]+20\d{2})?年|近[一二两三五]年|(?:上|本|当|去|今)年)`)
	// stateOf are words for the state of a right, title or sum, or a choice among them, that usual words hide and no row of all has.
	stateOf = pattern.Of(`核心|代表性|标志性|拟推荐|失效|到期|过期|逾期|撤销|注销|终止|退回|退还|返还|未通过|不合格|整改`)
	// aList ends a title that tells what the only list below it has: 失效专利清单.
	aList = pattern.Of(`(?:清单|明细|一览|目录|名录|列表|台账|汇总|统计|情况|登记)表?(?:\([^()]*\))*$`)
)

// bareYears are the years that a list is of by its heading, "" for none, and for one up to the end of which it goes.
func bareYears(text string) string {
	for _, year := range ofYears.FindAllString(text, -1) {
		if !strings.HasPrefix(year, "截") {
			return year
		}
	}
	return ""
}

// listUnread is the title right over a list where one of its words neither tells what the table has nor which of its rows are taken;
// "" for others.
func listUnread(p *slots.Form, it *slots.Item, t *fields.Candidate) string {
	text := wordings.Clean(fields.LastStep(it.Context))
	if !aList.MatchString(text) || !slices.ContainsFunc(it.Heads, func(h place.Head) bool { return heading.IsTitle(h) && wordings.Clean(h.Text) == text }) {
		return ""
	}
	known := append(residue.FieldMeaning(p.Fields, t).All(), "有效", "已授权", "专利")
	for _, c := range t.Columns {
		known = append(known, p.Fields.Words.Flat(c.Field.Label))
		for _, o := range c.Field.Options {
			known = append(known, p.Fields.Words.Flat(o))
		}
	}
	said := explain.AlsoGot.ReplaceAllString(text, "")
	if stateOf.MatchString(said) || len(residue.Of(p.Fields.Words, said, known, p.Fields.Words.Heading)) > 0 {
		return text
	}
	return ""
}

// withoutAlso are words for what a list has besides, which restrict nothing: 含受让取得.
var withoutAlso = pattern.Of(`(?:含|包括|包含)[^,，;；。()]*`)

var (
	// notOnlyPatents are words of a list that has more than patents.
	notOnlyPatents = pattern.Of(`知识产权|奖`)
	notPatents     = pattern.Of(`软件|软著|著作权|商标|布图|植物|登记号|非专利|成果`)
	ofKinds        = pattern.Of(`类型|类别|种类`)
	// ofPatentsOnly says in brackets that of all rights patents are meant: 知识产权（专利）清单.
	ofPatentsOnly = pattern.Of(`\((?:仅?限?|均为|指|即)?专利\)`)
	// untilYear says up to the end of which year a list goes.
	untilYear = pattern.Of(`截[至止]到?(20\d{2})年(?:度|底|末|12月(?:31日|底)?|[,)]|$)`)
)

// ofPatentKind are the conditions by which a list of patents takes the patents alone of all that the applicant owns, of one kind where it
// names one, and of those the ones in force, granted, or up to the end of a year where it says so.
func ofPatentKind(it *slots.Item, t *fields.Candidate) []string {
	name, columns := wordings.Clean(fields.LastStep(it.Context)), ""
	for _, pc := range it.Columns {
		columns += "|" + pc.Label
	}
	i := slices.IndexFunc(t.Columns, func(c *fields.Candidate) bool { return slices.Contains(c.Field.Options, explain.OfPatents[0]) })
	kinds := slices.DeleteFunc(slices.Clone(explain.OfPatents), func(kind string) bool { return !strings.Contains(name, kind) })
	// 发明专利清单 has nothing else, whatever its columns are called; a column 奖项 tells of each row and not of others.
	inColumns := (strings.Contains(columns, "专利名称") || strings.Contains(columns, "专利") && !ofKinds.MatchString(columns)) && !notPatents.MatchString(columns) && !strings.Contains(columns, "知识产权")
	patents := inColumns && !strings.Contains(name, "奖") || strings.Contains(name, "专利") && !strings.Contains(columns, "知识产权") && !notPatents.MatchString(columns) && (ofPatentsOnly.MatchString(name) || !notOnlyPatents.MatchString(name))
	if i < 0 || notPatents.MatchString(name) || !patents && len(kinds) == 0 {
		return nil
	}
	if len(kinds) == 0 {
		kinds = explain.OfPatents
	}
	conditions := []string{t.Columns[i].Field.Name() + "=" + strings.Join(kinds, "|")}
	column := func(id string) bool {
		return slices.ContainsFunc(t.Columns, func(c *fields.Candidate) bool { return c.Field.Name() == id })
	}
	if column("status") && strings.Contains(name, "有效") {
		conditions = append(conditions, "status=有效")
	}
	if column("grant") && (strings.Contains(name, "授权") || strings.Contains(name, "有效")) {
		conditions = append(conditions, "grant=*")
	}
	for _, h := range it.Heads {
		if m := untilYear.FindStringSubmatch(wordings.Clean(h.Text)); m != nil && column("grant") {
			conditions = append(conditions, "grant<="+m[1]+"-12-31")
		}
	}
	return conditions
}

// sameColumns tells tables of one column set apart from others: between them, the one
// that the dossier asks first is meant.
func sameColumns(a, b tableFit) bool {
	if len(a.table.Columns) != len(b.table.Columns) || a.title+0.02 < b.title {
		return false
	}
	for i, c := range a.table.Columns {
		if c.Field.Name() != b.table.Columns[i].Field.Name() || c.Field.Label != b.table.Columns[i].Field.Label {
			return false
		}
	}
	return true
}

// fitOfTable pairs the printed columns with those of a table, the likest first.
func fitOfTable(x *fields.Index, it *slots.Item, t *fields.Candidate) tableFit {
	fit := tableFit{table: t, columns: map[int]string{}}
	for _, s := range append(it.Spell, it.Canonical) {
		if s != "" {
			v, _ := x.Best([]string{s}, t)
			fit.title = max(fit.title, v)
		}
	}
	used := map[*fields.Candidate]bool{}
	var sum float64
	for {
		var top float64
		var column *fields.Candidate
		cell := -1
		for _, pc := range it.Columns {
			if _, ok := fit.columns[pc.Cell]; ok {
				continue
			}
			for _, c := range t.Columns {
				if used[c] {
					continue
				}
				if v := columnFit(x, pc, c); v > top+1e-9 {
					top, column, cell = v, c, pc.Cell
				}
			}
		}
		if top < 0.5 {
			break
		}
		used[column] = true
		fit.columns[cell] = column.Field.Name()
		sum += top
	}
	if first := t.Columns[0]; fit.title >= 0.9 && !used[first] && first.Is(forms.TypeText) {
		for _, pc := range it.Columns {
			if fit.columns[pc.Cell] == "" && wordings.Clean(pc.Label) == "名称" {
				fit.columns[pc.Cell] = first.Field.Name() // the title says of what
				sum++
				break
			}
		}
	}
	if len(it.Columns) > 0 {
		fit.score = sum / float64(len(it.Columns))
	}
	return fit
}

// columnFit compares a printed column with a table's.
func columnFit(x *fields.Index, pc place.Column, c *fields.Candidate) float64 {
	like := place.Place{Label: pc.Label, Kind: pc.Kind}
	if like.Kind == "" {
		like.Kind = place.Text
	}
	fit := x.Fit.Field(like, c.Field)
	if fit == 0 {
		return 0
	}
	v, _ := x.Best(x.Words.Variants(pc.Label, true), c)
	return v * fit
}

// SeveralPlaces decides places for all who do something together: the table that lists them answers with each of its names, in
// order. Where there is none nobody is named, as one alone would say that there are no others.
func SeveralPlaces(p *slots.Form) {
	for _, it := range p.Open() {
		if it.Kind == place.Rows || len(it.Options) > 0 || p.Exact(it) {
			continue
		}
		i := slices.IndexFunc(it.Spell, func(s string) bool { return p.Fields.Words.Several[s] != "" })
		if i < 0 {
			continue
		}
		t := p.Fields.ByID[p.Fields.Words.Several[it.Spell[i]]]
		if t == nil || it.Foreign || it.Owner >= 0 || aboutSomeone(p, it) {
			it.Leave(plan.Unsure, plan.ReasonNone)
			continue
		}
		for _, c := range t.Columns {
			if c.Is(forms.TypeText) {
				it.Fill(t.ID, 0.95, plan.ReasonLabel, t.Field.Label)
				it.Entry.Sub = plan.Sub{All: true, Column: c.Field.Name(), Index: -1}.String()
				it.Spell = append(it.Spell, p.Fields.Words.Canonical(c.Field.Label))
				it.Whole = wordings.Clean(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""))
				break
			}
		}
	}
}

// aboutSomeone tells whether the table of a place asks what only a person has: what is done together is then said of somebody
// who took part.
func aboutSomeone(p *slots.Form, it *slots.Item) bool {
	return it.Box != "p" && slices.ContainsFunc(p.Items, func(o *slots.Item) bool {
		return o.Box == it.Box && slices.Contains(slots.PrivateMatters, o.SpelledAttribute(p.Fields))
	})
}

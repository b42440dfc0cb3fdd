package formmap

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/ranges"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// meaningOf is what the field of a proposed item explains; false for materials and
// pictures, whose names were compared as wholes.
func (p *proposal) meaningOf(it *item) (meaning, bool) {
	e, w := &it.entry, p.x.w
	switch e.Field {
	case plan.FieldMaterials:
		return meaning{}, false
	case plan.FieldToday:
		return meaning{own: wordings.SortedKeys(w.Today)}, true
	case plan.FieldYear:
		return meaning{own: wordings.SortedKeys(w.Year), year: plan.FieldYear}, true
	}
	c := p.x.byID[e.Field]
	if c == nil {
		return meaning{}, false
	}
	m := p.x.meaning(c)
	if c.person >= 0 {
		names := p.x.persons[c.person].Names
		if it.owner >= 0 && p.x.holder(it.owner) == c.person {
			names = append(names[:len(names):len(names)], p.x.persons[it.owner].Names...)
			m.names = names // known from the words before it, too
		}
		m.group = append(m.group, names...)
		m.group = append(m.group, w.Spellings(c.attributes)...)
	}
	if c.person >= 0 && p.x.holder(it.owner) == c.person {
		m.keys = append(m.keys, c.attributes...)
	}
	if c.prefix == "bank" {
		m.group = append(m.group, "补助资金", "补贴资金", "奖励资金", "奖补资金", "扶持资金", "专项资金", "贴息资金", "财政资金", "资助资金", "拨付", "接收", "收款") // what goes to it
	}
	p.byReason(it, &m)
	for _, k := range c.keys {
		m.exact = m.exact || k.reason == plan.ReasonLabel && slices.Contains(it.spell, k.text)
	}
	question := (c.field.Has(forms.TraitChosen) || c.field.IsTable()) && len(it.Options) > 0 &&
		slices.ContainsFunc(it.spell, func(s string) bool { return len([]rune(s)) >= 6 && slices.Contains(m.keys, s) })
	m.strict = m.firm && !question
	if part.Chooses(e.Format) {
		m.group = append(m.group, append([]string{"有效", "已授权", "授权", "专利"}, ofPatents...)...) // what says which rows are taken
	}
	s, ok := plan.ParseSub(e.Sub)
	if cell := ok && s.Index < 0; cell {
		m = p.x.cellMeaning(c, s)
		m.strict = m.firm
	}
	if it.whole != "" {
		m.group, m.keys = append(m.group, w.Flat(it.about)), append(m.keys, w.Flat(it.whole)) // read as wholes
	}
	return m, true
}

// byReason adds what the way says in which a field was found: the labels of both ends of
// a period, the words for a total.
func (p *proposal) byReason(it *item, m *meaning) {
	w := p.x.w
	code, _, _ := strings.Cut(it.entry.Reason, ":")
	if part.Is(it.entry.Format) || asksLevels(p.x, it) {
		m.keys = append(m.keys, it.spell...) // read as a whole
	}
	if it.entry.Format == part.Listed {
		m.group = append(m.group, "主要产品", "主营产品", "主导产品", "产品或服务", "前三大", "前五大") // the heading of the rows was read as a whole
	}
	m.compared = slices.Contains([]string{plan.ReasonLabel, plan.ReasonSynonym, plan.ReasonSimilar, plan.ReasonNeighbour}, code)
	if code == plan.ReasonOptions {
		m.label = append(m.label, m.family...)
	}
	switch code {
	case plan.ReasonRange:
		m.label = append(m.label, "起止", "起讫", "起始", "终止", "期限", "周期", "年限", "执行期", "实施期", "建设期", "自", "至", "起", "止", "日期")
		for _, id := range strings.Split(strings.TrimPrefix(it.entry.Reason, plan.ReasonRange+":"), "|") {
			if other := p.x.byID[id]; other != nil {
				m.label = append(m.label, p.x.meaning(other).keys...)
			}
		}
	case plan.ReasonSum:
		_, id, _ := strings.Cut(it.entry.Reason, ":")
		if t := p.x.byID[id]; t != nil {
			m.group = append(m.group, p.x.cellMeaning(t, plan.Sub{}).group...)
		}
		m.keys = append(m.keys, wordings.SortedKeys(w.Totals)...)
	case plan.ReasonParts, plan.ReasonSubject:
		m.keys = append(m.keys, it.spell...)
		if wordings.RegionParts[it.entry.Format] != nil {
			m.group = append(m.group, w.Flat(wordings.FirstOf(it.Hint, it.Context))) // what it is a part of was read as a whole
		}
	case plan.ReasonLabel, plan.ReasonNeighbour:
		if it.any(w.Subject) || it.any(w.OneYear) {
			m.keys = append(m.keys, it.spell...)
		}
	}
}

// meaning is what a field explains by itself.
func (x *index) meaning(c *candidate) meaning {
	m := meaning{own: []string{x.w.Flat(c.field.Label)}, group: []string{c.section}, section: c.section, amount: c.field.Has(forms.TraitAmount), firm: x.w.OfFirm(c.id)}
	for _, k := range c.keys {
		m.keys = append(m.keys, k.text)
	}
	if c.id == "qual.table" {
		m.group = append(m.group, "创新平台", "创新能力", "科技创新") // among which titles are asked
	}
	for _, other := range x.all {
		if c.prefix != "" && other.prefix == c.prefix {
			m.family = append(m.family, x.w.Flat(other.field.Label))
		}
	}
	return m
}

// cellMeaning is what one column of a table explains, and the row it is in.
func (x *index) cellMeaning(t *candidate, s plan.Sub) meaning {
	m := x.meaning(t)
	for _, col := range t.columns {
		m.group = append(m.group, x.w.Flat(col.field.Label))
		for _, o := range col.field.Options {
			m.group = append(m.group, x.w.Flat(o))
		}
		switch col.field.Name() {
		case s.Column:
			of := x.meaning(col)
			m.keys, m.own, m.amount = append(m.keys, of.keys...), append(m.own, of.own...), of.amount
		case s.Key:
			m.group = append(m.group, x.w.Flat(s.Value))
			if col.is(forms.TypeYear) {
				m.year = s.Value
			}
		}
	}
	if s.Sum {
		m.group = append(m.group, wordings.SortedKeys(x.w.Totals)...)
	}
	return m
}

// withoutNotes reads the labels of a form without the numbers of the notes that explain them, 单位名称（1）, and without the codes and
// letters that count lines and parts, wherever they stand, a year that the form prints for the words for it as that year, and ranges of a
// number to choose from as the number.
func withoutNotes(places []place.Place) []place.Place {
	var labels, heads []string
	for _, p := range places {
		labels, heads = append(labels, p.Label), append(heads, p.Context)
		for _, c := range p.Columns {
			labels = append(labels, c.Label)
		}
		for _, h := range p.Heads {
			heads = append(heads, h.Text)
		}
	}
	notes, coded, year := wordings.Noted(labels), wordings.Coded(labels, heads), wordings.SaidYears(append(labels[:len(labels):len(labels)], heads...))
	called := applicantCalled(places)
	bare := func(text string) string {
		return called(applicantIs.Replace(year(wordings.YearPrinted(wordings.FirstOf(notes[text], coded[text], text)))))
	}
	places = slices.Clone(places)
	for i := range places {
		p := &places[i]
		*p = ranges.Number(*p)
		p.Label, p.Context = bare(p.Label), bare(p.Context)
		p.Heads, p.Columns = slices.Clone(p.Heads), slices.Clone(p.Columns)
		for j := range p.Heads {
			p.Heads[j].Text = bare(p.Heads[j].Text)
		}
		for j := range p.Columns {
			p.Columns[j].Label = bare(p.Columns[j].Label)
		}
	}
	return places
}

// unnamedPeople takes back what is asked of somebody whose name or number before it in the row was taken back: 邮箱 behind the
// telephone of 海关业务联系人.
func unnamedPeople(p *proposal) {
	for i, it := range p.items {
		if i == 0 || it.box == "p" || it.owner < 0 || it.attribute == "姓名" || it.entry.State != plan.Proposed {
			continue
		}
		before := p.items[i-1]
		if word, ok := strings.CutPrefix(before.entry.Reason, plan.ReasonUnread+":"); ok && before.box == it.box && before.row == it.row && before.owner == it.owner && before.entry.State == plan.Unsure {
			word, _, _ = strings.Cut(word, "|")
			it.retract(plan.ReasonUnread, word, it.entry.Field)
		}
	}
}

// applicantIs are words for whoever applies that say no more than the usual one.
var applicantIs = strings.NewReplacer("申请者", "申请人", "申报者", "申报人")

// calledAs are words by which a part of a form calls the applicant, and titles of the forms that call it so; every form where there
// is none. But of a form with a title that another pattern fits: there somebody else applies.
var calledAs = []struct {
	words, title, but *pattern.Pattern
	alone             bool // only where the form has no usual word for its applicant
}{
	{pattern.Of(`^(?:[一二三四五六七八九十\d]+[、.])?(?:拟|已)?(?:获|受|享受)(?:奖补|补助|补贴|奖励|资助|支持|扶持|补|助|奖)(?:企业|单位|主体)`), nil, nil, false},
	{pattern.Of(`(?:工厂|车间|产线|生产线|产品|装备|设备|实验室|研发机构)(?:的)?(?:所属|所在)(?:企业|单位|公司)`), nil, nil, false},
	{pattern.Of(`^(?:表?[一二三四五六七八九十\d]+[、.]?)?(?:(?:所属|隶属)(?:企业|单位|公司)(?:[(（]?(?:盖|加盖|公|单位)*章[)）]?|名称|全称)|依托(?:企业|单位|公司))`), pattern.Of(`(?:基地|工厂|车间|生产线|产线|平台|中心|实验室|研发机构|工作站|产品|装备|品牌)\p{Han}{0,6}(?:申报|申请|评价|认定|备案|推荐)`), pattern.Of(`人才|人员|工程师|专家|团队|劳模|工匠|职称|园区|集群`), true},
	{pattern.Of(`^(?:[一二三四五六七八九十\d]+[、.])?(?:装备|产品|设备|首台\(?套\)?)?(?:制造|生产)(?:单位|企业)`), pattern.Of(`首台|首批|装备|新产品|保险补偿`), pattern.Of(`用户|使用单位|采购|检[测验]`), true},
	{pattern.Of(`^(?:表?[一二三四五六七八九十\d]+[、.]?)?借款(?:人|企业|单位)(?:[(（]被担保(?:人|企业|单位)[)）])?`), pattern.Of(`贴息|担保费补|(?:贷款|融资|授信).{0,8}申[请报]`), pattern.Of(`(?:担保|保险|金融|贷款|小贷)(?:机构|公司)|银行`), false},
	{pattern.Of(`^(?:[一二三四五六七八九十\d]+[、.])?调查(?:单位|企业|对象)`), pattern.Of(`统计|调查(?:单位|企业|对象)`), pattern.Of(`被调查|事故|案件`), true},
	{pattern.Of(`^(?:[一二三四五六七八九十\d]+[、.])?意向受让(?:方|人|单位|企业)`), pattern.Of(`受让(?:申请|登记)|意向受让`), pattern.Of(`转让(?:申请|方申)`), true},
	{pattern.Of(`^(?:[一二三四五六七八九十\d]+[、.])?(?:申[请报])?组织(?:全称|名称|成立|规模|简介|概况|地址|类型|性质|基本|信息|情况|所在|注册)`), pattern.Of(`质量(?:管理)?奖|卓越绩效|质量标杆|管理标杆`), nil, false},
}

// usualApplicant begins labels that name the applicant as one usually does.
var usualApplicant = pattern.Of(`^(?:申[请报]|承担|牵头|实施|项目)(?:单位|企业|公司|主体|人)`)

// applicantCalled reads words for the applicant that only forms of a kind use as the usual one.
func applicantCalled(places []place.Place) func(string) string {
	over, usual := "", false
	for _, p := range places {
		usual = usual || usualApplicant.MatchString(wordings.Clean(p.Label))
		for _, h := range p.Heads {
			if text := wordings.Clean(h.Text); (h.Role == place.HeadTitle || heading.Over(h)) && !strings.Contains(over, text) {
				over += text + "|"
			}
		}
		if text := wordings.Clean(p.Context); len(p.Heads) == 0 && !strings.Contains(over, text) {
			over += text + "|"
		}
	}
	return func(text string) string {
		for _, as := range calledAs {
			if as.alone && usual || as.title != nil && !as.title.MatchString(over) || as.but != nil && as.but.MatchString(over) {
				continue
			}
			clean := text
			text = as.words.ReplaceAllStringFunc(text, func(m string) string {
				if i := strings.Index(m, "组织"); i >= 0 {
					return "申请单位" + m[i+len("组织"):]
				}
				return "申请单位"
			})
			if text != clean {
				return text
			}
		}
		return text
	}
}

// ownGroup tells whether the words beside the rows of a place are the applicant, or the one of its people that it asks about: they
// are nearer than what stands over the table.
func (p *proposal) ownGroup(it *item) bool {
	return slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		text := wordings.Clean(h.Text)
		if h.Role != place.HeadRow || text == wordings.Clean(it.Label) || p.other(it, p.x.w.Flat(text)) != "" || p.otherEntity(it, text, nil) != "" {
			return false
		}
		return p.namesSelf(it, text) || it.owner >= 0 && p.x.personIn(p.x.w.Flat(text)) == it.owner
	})
}

// elsewhereOf begin labels that ask where the applicant is, or what it has besides.
var elsewhereOf = pattern.Of(`^(?:单位|所属|所在|是否|依托)`)

// namesThing tells whether a label is about the thing of a title: 平台名称, 中心负责人.
func namesThing(label, thing string) bool {
	r := []rune(thing)
	end := string(r[max(0, len(r)-2):])
	return strings.Contains(label, thing) || (strings.Contains(label, end) || title.IsThing(strings.TrimSuffix(strings.TrimSuffix(label, "名称"), "负责人"))) && !elsewhereOf.MatchString(label)
}

// unitLine says in what figures are, and names nobody.
var unitLine = pattern.Of(`^[(（]?(?:金额|计量)?单位:`)

func isIndex(sub string) bool { return plan.SubIndex.MatchString(sub) }

var (
	// reachedAt are the fields by which people are called, whereAt those that tell where the applicant is, and aPost ends the words for
	// somebody by the post that he holds.
	reachedAt = pattern.Of(`\.(?:tel|mobile|phone|email)$`)
	whereAt   = pattern.Of(`^org\.(?:\w*address|postcode|fax)$`)
	aPost     = pattern.Of(`(?:[人员总师长]|总监|顾问|学徒|教授|博士|专家|经理|主任|主管|会计|出纳|门卫|保安|干部|书记|主席|代表|秘书|负责|值班|领导|董事|监事|股东|专干|助理|法人)(?:姓名)?$|^(?:姓名|财务|技术|安全|环保|统计|人事|行政|生产|销售|采购|办公室)$`)
)

// phonesOfOthers takes back a telephone or mail behind somebody in its row, or at the end of the row above, whose name was not filled
// or is another's: it reaches whoever is named there. So does an address behind such a telephone.
func phonesOfOthers(p *proposal) {
	for i, it := range p.items {
		if it.entry.State != plan.Proposed || !reachedAt.MatchString(it.entry.Field) && !(whereAt.MatchString(it.entry.Field) && sameReached(p, i)) || p.names(it) || strings.HasPrefix(it.label(), "单位") {
			continue
		}
		_, named := namedIn(p.x, it)
		_, across := crossed(p.x, it)
		who, _, _ := strings.Cut(it.entry.Field, ".")
		if named+across != "" || slices.ContainsFunc(it.beside(), func(text string) bool { return p.x.personIn(p.x.w.Flat(text)) >= 0 }) {
			continue // its own words name the person
		}
		if word := someoneElse(p, i, who); word != "" {
			it.retract(plan.ReasonUnread, word, it.entry.Field)
		}
	}
}

// sameReached tells whether item i goes on about whoever the one before it, which nothing of the applicant's fills, reaches.
func sameReached(p *proposal, i int) bool {
	if i == 0 {
		return false
	}
	it, before := p.items[i], p.items[i-1]
	return before.box == it.box && (before.row == it.row || it.box == "p" && before.row == it.row-1) && before.Kind == place.Text &&
		before.entry.State != plan.Proposed && tellsOf(before)
}

// tellsOf tells whether a place asks something of somebody who is named elsewhere: 职务, 手机.
func tellsOf(it *item) bool {
	return it.attribute != "姓名" && (it.attribute != "" || reachOnly.MatchString(wordings.Clean(it.Label)) && !strings.HasSuffix(it.Label, "人"))
}

// someoneElse is who is named right before item i, other than the person of a prefix; "" for nobody.
func someoneElse(p *proposal, i int, who string) string {
	it := p.items[i]
	near := func(j int) bool {
		row := p.items[j].row
		return row == it.row || row == it.row-1 && who != "org" || sameReached(p, i) && row >= p.items[j+1].row-1
	}
	for j := i - 1; j >= 0 && p.items[j].box == it.box && near(j); j-- {
		before := p.items[j]
		label := wordings.Remark.ReplaceAllString(wordings.Clean(before.Label), "")
		of, attribute, _ := strings.Cut(before.entry.Field, ".")
		switch {
		case before.Kind == place.Sign || before.Kind == place.Rows:
			return ""
		case before.entry.State == plan.Proposed:
			if before.row == it.row && (attribute == "name" && of != who && who != "org" && of != "org" && of != "bank" || before.entry.Field == "org.tax_authority") {
				return wordings.Clean(before.printed.Label)
			}
			return ""
		case label == "" || tellsOf(before):
			continue
		case who == "org" && slices.ContainsFunc(p.items[:j], func(o *item) bool { return o.box == it.box && o.row == before.row && o.entry.Field == "org.name" }):
			return "" // somebody of the applicant's
		case aPost.MatchString(label):
			return wordings.Clean(before.printed.Label)
		}
		return ""
	}
	return ""
}

// leaveToHand leaves a place to the hand, with the reason.
func leaveToHand(it *item) {
	switch why, heading := it.printed.ByHand(); why {
	case place.Others:
		it.leave(plan.Ignored, plan.ReasonOthers, heading)
	case place.Asks:
		it.leave(plan.Ignored, plan.ReasonByHand)
	default:
		it.leave(plan.Ignored, plan.ReasonSign)
	}
}

// rowLabel is the label by which a place shares its field with others of its row: that of the row, where columns tell of whom it asks
// who that is, 兼并方 and 被兼并方 beside 企业名称.
func rowLabel(it *item) string {
	if rows := it.rowHeads(); len(rows) > 0 && it.inColumn() && (it.entry.Field == "org.name" || firmsAlone.MatchString(it.entry.Field)) {
		return rows[0]
	}
	return it.printed.Label
}

// aPeriod tells of which time a figure is.
var aPeriod = pattern.Of(`[12]\d{3}|[本上去今前近当次同]一?[年期]|[年期][末底初]|[月季旬]|第.年|\d年|半年|累计|预[计期测]|计划|目标`)

// undated tells of figures that nothing was found for that they are kept year by year and nothing says of which year they are asked.
func undated(p *proposal) {
	for _, it := range p.items {
		if it.entry.State != plan.Unsure || it.entry.Reason != plan.ReasonNone && !strings.HasPrefix(it.entry.Reason, plan.ReasonWeak+":") || it.Kind == place.Date || len(it.Options) > 0 || it.foreign || p.x.w.Totals[it.context] || aPeriod.MatchString(it.printed.Label+strings.Join(headTexts(it), "|")) {
			continue
		}
		like := it.Place
		like.Label = strings.TrimPrefix(padding.ReplaceAllString(wordings.Remark.ReplaceAllString(wordings.Clean(it.Label), ""), ""), "年")
		for _, t := range p.x.tables {
			if !isDated(t) || !strings.HasPrefix(t.id, "fin.") {
				continue
			} else if c, v := p.x.columnOf(t, t.columns[0], like); c != nil && v >= 0.93 && c.field.Has(forms.TraitAmount) {
				it.leave(plan.Unsure, plan.ReasonUndated, c.field.Label)
			}
		}
	}
}

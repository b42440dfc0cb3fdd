package formmap

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/letter"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// gatePlaces takes back every proposal that has a word it does not explain.
func gatePlaces(p *proposal) {
	sharedLabels(p)
	refused := map[int]string{} // words in a sentence that were not understood, by its paragraph
	defer settleSides(p)
	for i, it := range p.items {
		if it.entry.State != plan.Proposed {
			continue
		}
		field, sub := it.entry.Field, it.entry.Sub
		if sub != "" {
			field += " " + sub
		}
		if it.Sample != "" && !isPlaceholder(it.Sample) {
			it.retract(plan.ReasonPrinted, it.Sample, field)
			continue
		}
		if word := wordings.FirstOf(it.later, otherSort(p.x, it)); word != "" {
			it.retract(plan.ReasonUnread, word, field)
			continue
		}
		if whoIsWho.MatchString(it.entry.Field) && (roleInWork(p, it) || namedBefore.MatchString(wordings.Clean(it.Label))) {
			it.retract(plan.ReasonUnread, wordings.Clean(it.Label), field)
			continue
		}
		if asksOther(p, it) {
			it.retract(plan.ReasonWeak, field)
			continue
		}
		if c := p.x.byID[it.entry.Field]; ofPlaceNamed(p, i) || c != nil && c.is(forms.TypeRegion) && amongUnits(p, it) {
			it.retract(plan.ReasonUnread, it.Label, field)
			continue
		}
		if word := wordings.FirstOf(otherWriting.FindString(wordings.Clean(it.printed.Hint)), strayLabel(p, it), ofLoan(it), partOfStaff(it), paperListed(p, it)); word != "" {
			it.retract(plan.ReasonUnread, word, field)
			continue
		}
		if other := p.sameAmount(it); other != "" {
			it.retract(plan.ReasonTie, it.entry.Field, other)
			continue
		}
		unread, missing := p.unread(it)
		if it.box == "p" && p.x.w.OfFirm(it.entry.Field) {
			if word := refused[it.row]; word != "" && len(unread) == 0 {
				unread = []string{word}
			}
			if len(unread) > 0 && it.inSentence() {
				refused[it.row] = unread[0]
			}
		}
		switch {
		case len(unread) > 0 && bareAmount.MatchString(wordings.Clean(it.Label)):
			it.retract(plan.ReasonNone) // the words that say of what the amount is name another thing than any field's
		case len(unread) > 0:
			it.retract(plan.ReasonUnread, strings.Join(asPrinted(p, i, unread), "、"), field)
		case missing || fewOptions(p, it) || classOf(it) || oneProduct(it):
			it.retract(plan.ReasonWeak, field)
		}
	}
}

// bareAmount is a label that says of an amount only that it is one.
var bareAmount = pattern.Of(`^(?:金额|数额|数值|数量|人数)(?:\([^()]*\))?$`)

var (
	addressPart = pattern.Of(`^(?:省|市|县|区|旗|州|盟|乡|镇|村|街道?|路|巷|弄|里|组|号|楼|栋|幢|座|单元|层|室|门牌号?|园区|社区)(?:\([^()]*\)|/\p{Han}+)*$`)
	homeAddress = pattern.Of(`(?:法定代表人|法人代表|负责人|本人|个人|股东|经营者|家庭).{0,4}(?:住址|住所|地址)|^(?:家庭|户籍|居住|现住)(?:地址|住址|地)`)
	ofHuman     = pattern.Of(`^(?:性别|年龄|民族|出生(?:年月|日期)|学历|文化程度|政治面貌|籍贯|婚姻状况|现?工作单位(?:及职务)?)$`)
	bareAddress = pattern.Of(`^(?:详细|具体|所在)?(?:地址|位置|地点)$`)
	placeNamed  = pattern.Of(`^(?:房屋|不动产|小区|楼盘|楼宇|建筑物?|物业|坐落|座落|产权|宗地|土地|场所|场地|站点|门店|设施|所在(?:街道|社区|小区|楼)|安装)(?:\p{Han}{0,4})$`)
)

// ofPlaceNamed tells whether item i asks a part of an address, where somebody lives whose age the row asks, or where
// something is that the places before it in its cell or lines name: 房屋坐落：____地址：____.
func ofPlaceNamed(p *proposal, i int) bool {
	it := p.items[i]
	label := wordings.Clean(it.Label)
	if ofPersonsRow(p, it) {
		return true
	}
	if it.entry.Field == "org.postcode" || it.entry.Field == "org.tel" {
		for j := i - 1; j >= 0 && j >= i-3 && p.items[j].box == it.box && p.items[j].row >= it.row-1; j-- {
			if homeAddress.MatchString(wordings.Clean(p.items[j].Label)) {
				return true
			}
		}
	}
	if reached.MatchString(it.entry.Field) || strings.HasSuffix(it.entry.Field, "address") {
		for j := i - 1; it.box != "p" && j >= 0 && p.items[j].box == it.box && p.items[j].row == it.row; j-- {
			if ofHuman.MatchString(wordings.Clean(p.items[j].Label)) && !strings.HasPrefix(p.x.w.Flat(it.Label), "单位") {
				return true
			}
		}
	}
	if !strings.HasPrefix(it.entry.Field, "org.") || !strings.HasSuffix(it.entry.Field, "address") {
		return false
	}
	if addressPart.MatchString(label) && it.entry.Format == "" {
		return true
	}
	for j := i - 1; bareAddress.MatchString(label) && j >= 0 && j >= i-2 && p.items[j].lineOf() == it.lineOf(); j-- {
		if placeNamed.MatchString(wordings.Clean(p.items[j].Label)) {
			return true
		}
	}
	return false
}

// aNamedRow heads the column that says of which person, thing or part of the firm each row is.
var aNamedRow = pattern.Of(`(?:职工|员工|专家|农民工|人员|学员|参保人|领取人)姓名$|^(?:产品|项目|课题|工程|设备|商品|品种|主要产品|主导产品)(?:名称)?$|^(?:品名|型号|产品型号|规格型号|车间|工厂|分厂|门店|生产线|销售区域|区域|地区|出口国家|国家|国别|市场|(?:所属)?(?:业务)?板块|事业部|部门)(?:名称)?$`)

// ofPersonsRow tells whether a place for an address, an account or a figure stands in a column, in the row of somebody of whom others ask
// what only a person has, or of a thing or a part of the firm: 姓名 | 性别 | 年龄 | 地址, 产品名称 | 营业收入.
func ofPersonsRow(p *proposal, it *item) bool {
	of := it.entry.Field
	if of != "org.reg_address" && !reached.MatchString(of) && !strings.HasPrefix(of, "bank.") && !strings.HasPrefix(of, "fin.") && !strings.HasPrefix(of, "staff.") || !it.inColumn() {
		return false
	}
	for _, o := range p.items {
		if o == it || o.box != it.box || o.row != it.row || !o.inColumn() || o.entry.State == plan.Proposed && p.x.w.OfFirm(o.entry.Field) {
			continue
		}
		if a := o.spelledAttribute(p.x); slices.Contains(privateMatters, a) || a == "身份证号" || aNamedRow.MatchString(wordings.Clean(o.Label)) {
			return true
		}
	}
	return false
}

// otherSort is what the line of a place itself, or its label, asks for, where the field is of another sort: the name of a
// person where a firm's is asked. "" for others.
func otherSort(x *index, it *item) string {
	c := x.byID[it.entry.Field]
	if c == nil || it.entry.Format != "" {
		return ""
	}
	if label := wordings.Clean(it.Label); isNameOf(c) && ((label == "单位" || it.inCell()) && it.Kind == place.Number || c.prefix == "org" && ofWork.MatchString(label) || asksAccount.MatchString(wordings.Remark.ReplaceAllString(label, "")) || asksCount.MatchString(label)) {
		return label
	}
	for _, text := range []string{wordings.Clean(it.printed.Hint), wordings.WithoutGloss(wordings.Clean(it.printed.Label))} {
		text = strings.Trim(text, "()")
		person := c.person >= 0
		if c.id == "org.name" && letter.AsksUnit(text) {
			return "" // the blank itself says so, whatever leads to it: 全权代表____（授权方名称）
		}
		if person && letter.AsksUnit(text) || !person && (c.prefix == "org" || c.prefix == "bank") && asksPerson.MatchString(text) {
			return text
		}
	}
	return ""
}

// asksAccount ends labels of what is told at some length and asksCount those of a number, which no name answers: 申报企业情况.
var (
	asksAccount = pattern.Of(`(?:情况|概况|简介|介绍|现状|说明)$`)
	asksCount   = pattern.Of(`(?:人数|数量|数)$`)
	ofWork      = pattern.Of(`^(?:项目|课题|产品|成果|技术|标准|设备|装备|软件|合同)(?:中文)?(?:名称|全称)$`)
)

// isNameOf tells whether a field is the name of a firm or person.
func isNameOf(c *candidate) bool { return c.prefix != "" && c.id == c.prefix+".name" }

// asksPerson are the words of a blank that only a person's name answers.
var asksPerson = pattern.Of(`^(?:法定代表人|负责人|代理人|被授权人|受托人|联系人)?姓名$|^(?:全权|授权|委托)?(?:代表|代理人|被授权人|受托人)(?:姓?名|的?姓名)?$`)

// bidder asks whoever makes an offer who it is.
var bidder = pattern.Of(`^(?:投标|响应|报价|竞标|竞选|应答)(?:人|单位|方|供应商)(?:名称|全称)?(?:\([^()]*\))?$`)

// ofBidder tells whether a line asks the name of whoever makes an offer, or a blank says itself that it takes a firm's, so
// that no heading of the part can mean another.
func ofBidder(it *item) bool {
	return it.entry.Field == "org.name" && it.box == "p" && (bidder.MatchString(wordings.Clean(it.printed.Label)) || letter.AsksUnit(wordings.Clean(it.printed.Hint)))
}

// surelyOurs tells whether a place is the applicant's whatever heads the part: it says so itself, or stands in the applicant's
// column beside another's.
func surelyOurs(x *index, it *item) bool {
	return ofBidder(it) || underOurs(x, it) && whoIsWho.MatchString(it.entry.Field)
}

// whoIsWho are the fields that tell who the applicant is and how it is reached and paid.
var whoIsWho = pattern.Of(`^(?:org|legal|handler|fincon|bank)\.`)

// strayLabel is the label of a whole cell that the words before it in its row neither are
// nor stand for: an empty cell beside an answered question, below another's label. ""
// for others.
func strayLabel(p *proposal, it *item) string {
	if it.box == "p" || strings.Contains(it.At, "#") || it.entry.Sub != "" || it.Kind == place.Rows || it.Kind == place.Image {
		return ""
	}
	if it.ownLabel() {
		return ""
	}
	for _, h := range it.Heads {
		if h.Role == place.HeadRow || h.Role == place.HeadColumn {
			text := wordings.Clean(h.Text)
			if h.Role == place.HeadColumn || slices.Contains(heading.Steps(it.Label), text) || slices.Contains(heading.Steps(it.Context), text) || strings.Contains(text, wordings.Clean(it.Label)) ||
				it.owner >= 0 && p.x.personIn(p.x.w.Flat(h.Text)) == it.owner || it.entry.Field == "org.name" && asksName.MatchString(p.x.w.Flat(h.Text)) && p.namesSelf(it, it.Label) {
				return ""
			}
			return it.Label
		}
	}
	return ""
}

// ownLabel tells whether the label of a cell is printed in the cell itself: no cell around
// it has it.
func (it *item) ownLabel() bool {
	return it.box != "p" && len(it.Heads) > 0 && !slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return (h.Role == place.HeadRow || h.Role == place.HeadColumn || h.Role == place.HeadBand) && strings.Contains(wordings.Clean(h.Text), wordings.Clean(it.Label))
	})
}

// inSentence tells whether words of a sentence lead to the place.
func (it *item) inSentence() bool {
	return it.box == "p" && slices.ContainsFunc(it.Heads, func(h place.Head) bool { return h.Role == place.HeadRow })
}

// sumPlaces takes back totals of a table of which nothing else stands in the printed one, or of whose column a row above stays open.
func sumPlaces(p *proposal) {
	has := map[string]bool{}
	for _, it := range p.items {
		if s, ok := plan.ParseSub(it.entry.Sub); it.entry.State == plan.Proposed && !(ok && s.Sum) {
			has[it.box+" "+it.entry.Field] = true
		}
	}
	for _, it := range p.items {
		s, ok := plan.ParseSub(it.entry.Sub)
		if !ok || !s.Sum || it.entry.State != plan.Proposed {
			continue
		}
		open := slices.ContainsFunc(p.items, func(o *item) bool {
			return o.box == it.box && o.row < it.row && o.col() == it.col() && o.Label == it.Label && o.entry.State == plan.Unsure && !p.x.w.Totals[o.context]
		})
		if open || !has[it.box+" "+it.entry.Field] {
			it.retract(plan.ReasonUnread, it.Label, it.entry.Field)
		}
	}
}

// ofDepartment is the telephone of a department, which is nobody's own: 财务部电话.
var ofDepartment = pattern.Of(`^\p{Han}{0,4}(?:部门?|处|科|室|中心|总机)(?:联系)?电话$`)

var (
	// bareNumber is a number, and bareDay a day, that a firm has, and a trade mark, a product or a work as well.
	bareNumber = pattern.Of(`^(?:注册|登记)(?:证书?)?(?:号码?|编号)$`)
	bareDay    = pattern.Of(`^(?:注册|登记|核准|批准)(?:日期|时间|年月)$`)
)

// numberOfThing tells whether a place asks a number or day of registration where nothing of the firm is asked in its row or the one
// above, or a thing is named in one of them that has such a number.
func numberOfThing(p *proposal, it *item) bool {
	label := wordings.Clean(it.Label)
	number := it.entry.Field == "org.uscc" && bareNumber.MatchString(label)
	if it.box == "p" || !number && !(it.entry.Field == "org.established" && bareDay.MatchString(label)) {
		return false
	}
	near := slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return h.Role != place.HeadTitle && title.Registered(wordings.Clean(h.Text))
	})
	firm := false
	for _, o := range p.items {
		if o == it || o.box != it.box || o.row != it.row && o.row != it.row-1 {
			continue
		}
		near = near || title.Registered(wordings.Clean(o.Label)) && !strings.HasPrefix(o.entry.Field, "org.")
		firm = firm || strings.HasPrefix(o.entry.Field, "org.")
	}
	return near || number && !firm
}

// otherWriting is a hint in a place that asks its answer in another form than the one that is known, or a file.
var otherWriting = pattern.Of(`上传|支持.{0,12}格式|英文|外文|英语|拼音|缩写|简称|曾用名|别名`)

// firmOrPerson asks a number of 法人, which is the firm as well as who represents it.
var firmOrPerson = pattern.Of(`^法人(?:有效)?证[件照](?:号码?|编号)$`)

// sameAmount is another amount that the dossier knows under the very label of the one that is proposed in a form of somebody else:
// nothing tells which of them is meant. "" for none.
func (p *proposal) sameAmount(it *item) string {
	c := p.x.byID[it.entry.Field]
	if p.own || c == nil || c.person >= 0 || it.entry.Sub != "" || !c.is(forms.TypeMoney) || p.x.w.OfFirm(c.id) {
		return ""
	}
	for _, k := range c.keys {
		for _, other := range p.x.exact[k.text] {
			if k.reason == plan.ReasonLabel && other != c && other.is(forms.TypeMoney) {
				return other.id
			}
		}
	}
	return ""
}

// aCode is a number that somebody has given the applicant: no credit code, unless it says so.
var aCode = pattern.Of(`^(?:单位|企业|公司)(?:代码|编码)$`)

// aClass ends labels of a class that an authority may have put the applicant into.
var aClass = pattern.Of(`(?:单位|企业|公司|机构|人|主体|客户|用户)类别$|^组织类型$`)

// classOf tells whether a place asks the class of the applicant and prints no answers that would tell which classes are meant:
// 企业类别 of a customs form is A or B.
func classOf(it *item) bool {
	return it.entry.Field == "org.type" && len(it.Options) == 0 && aClass.MatchString(wordings.Clean(it.Label))
}

// fewOptions tells whether most of the answers that a place prints to choose from are
// not the field's: it is another question, though some look alike.
func fewOptions(p *proposal, it *item) bool {
	c := p.x.byID[it.entry.Field]
	if c == nil || it.entry.Sub != "" || !c.is(forms.TypeChoice) || specials(it) < 3 {
		return false
	}
	share, _ := p.x.fit.Overlap(it.Place, c.field)
	return len(c.field.Options) > 0 && share < 0.5
}

// sharedLabels takes back a field that one label of a row or of a sentence would write into
// several places: what tells them apart was not understood.
func sharedLabels(p *proposal) {
	type asking struct {
		spot
		field string
		ours  bool
	}
	count := map[asking]int{}
	of := func(it *item) (asking, bool) {
		ok := it.entry.State == plan.Proposed && it.entry.Sub == "" && it.entry.Format == "" && it.Kind != place.Rows
		ok = ok && (it.box != "p" || p.x.w.OfFirm(it.entry.Field))
		return asking{spot{it.box, it.row, rowLabel(it)}, it.entry.Field, len(it.Ours) > 0 || underOurs(p.x, it)}, ok
	}
	for _, it := range p.items {
		if s, ok := of(it); ok {
			count[s]++
		}
	}
	for i, it := range p.items {
		if s, ok := of(it); ok && count[s] > 1 && !(count[s] == 2 && i+1 < len(p.items) && roomAfter(it, p.items[i+1])) {
			it.retract(plan.ReasonUnread, tellsApart(it), it.entry.Field)
		}
	}
}

// tellsApart are the words that tell a place from others with its label, which were not understood: 甲方 over 单位名称; the label where
// there are none.
func tellsApart(it *item) string {
	for _, h := range it.Heads {
		if text := wordings.Clean(h.Text); (h.Role == place.HeadColumn || h.Role == place.HeadRow) && text != wordings.Clean(it.Label) {
			return text
		}
	}
	return it.Label
}

// roomAfter tells whether the next place is only more room beside the same label: two empty cells after it, with no words over
// either.
func roomAfter(it, next *item) bool {
	words := func(of *item) bool {
		return slices.ContainsFunc(of.Heads, func(h place.Head) bool {
			return h.Role == place.HeadColumn || h.Role == place.HeadRow && wordings.Clean(h.Text) != wordings.Clean(of.Label)
		})
	}
	return it.box != "p" && it.box == next.box && it.row == next.row && next.col() == it.col()+1 && it.Label == next.Label && !it.inCell() && !next.inCell() && it.Sample == "" && !words(it) && !words(next)
}

var (
	// founders hand in a form for a firm that is still to come.
	founders = pattern.Of(`^(?:设立登记|名称预先核准|名称自主申报)$`)
	// fillsIn asks who fills in the form, whoever it is about.
	fillsIn = pattern.Of(`^(?:填表|填报|填写|制表|报送)人(?:姓名)?$`)
)

// byFiller tells whether the place asks who fills in the form, or how to reach it in its row.
func (b below) byFiller() bool {
	return strings.HasPrefix(b.it.entry.Field, "handler.") && slices.ContainsFunc(b.p.items, func(o *item) bool {
		return o.box == b.it.box && o.row == b.it.row && fillsIn.MatchString(wordings.Clean(o.Label))
	})
}

var placeholder = pattern.Of(`^[xX×*＊…_—/／\s]+$|^(?:示例|例如|请|点击|单击|此处|在此)|[xX×*＊]{2,}`)

// isPlaceholder tells a sample that asks to be replaced from a value.
func isPlaceholder(text string) bool { return placeholder.MatchString(text) }

// Package gate is the one before any writing: a place keeps its field only when every word around it is explained by the field. What
// is printed in the label, beside, over and above the place is read word by word; one word that neither the field nor the usual
// language of forms explains, and a person decides.
package gate

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/explain"
	"yibiao/dossier/formmap/fields"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/letter"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/region"
	"yibiao/dossier/formmap/scalar"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/whose"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// Places takes back every proposal that has a word it does not explain.
func Places(p *slots.Form) {
	sharedLabels(p)
	refused := map[int]string{} // words in a sentence that were not understood, by its paragraph
	defer settleSides(p)
	for i, it := range p.Items {
		if it.Entry.State != plan.Proposed {
			continue
		}
		field, sub := it.Entry.Field, it.Entry.Sub
		if sub != "" {
			field += " " + sub
		}
		if it.Sample != "" && !explain.IsPlaceholder(it.Sample) {
			it.Retract(plan.ReasonPrinted, it.Sample, field)
			continue
		}
		if word := wordings.FirstOf(it.Later, otherSort(p.Fields, it)); word != "" {
			it.Retract(plan.ReasonUnread, word, field)
			continue
		}
		if whose.WhoIsWho.MatchString(it.Entry.Field) && (roleInWork(p, it) || namedBefore.MatchString(wordings.Clean(it.Label))) {
			it.Retract(plan.ReasonUnread, wordings.Clean(it.Label), field)
			continue
		}
		if asksOther(p, it) {
			it.Retract(plan.ReasonWeak, field)
			continue
		}
		if c := p.Fields.ByID[it.Entry.Field]; ofPlaceNamed(p, i) || c != nil && c.Is(forms.TypeRegion) && amongUnits(p, it) {
			it.Retract(plan.ReasonUnread, it.Label, field)
			continue
		}
		if word := wordings.FirstOf(otherWriting.FindString(wordings.Clean(it.Printed.Hint)), strayLabel(p, it), ofLoan(it), partOfStaff(it), paperListed(p, it)); word != "" {
			it.Retract(plan.ReasonUnread, word, field)
			continue
		}
		if other := sameAmount(p, it); other != "" {
			it.Retract(plan.ReasonTie, it.Entry.Field, other)
			continue
		}
		unread, missing := unread(p, it)
		if it.Box == "p" && p.Fields.Words.OfFirm(it.Entry.Field) {
			if word := refused[it.Row]; word != "" && len(unread) == 0 {
				unread = []string{word}
			}
			if len(unread) > 0 && it.InSentence() {
				refused[it.Row] = unread[0]
			}
		}
		switch {
		case len(unread) > 0 && bareAmount.MatchString(wordings.Clean(it.Label)):
			it.Retract(plan.ReasonNone) // the words that say of what the amount is name another thing than any field's
		case len(unread) > 0:
			it.Retract(plan.ReasonUnread, strings.Join(asPrinted(p, i, unread), "、"), field)
		case missing || fewOptions(p, it) || classOf(it) || oneProduct(it):
			it.Retract(plan.ReasonWeak, field)
		}
	}
}

// bareAmount is a label that says of an amount only that it is one.
var bareAmount = pattern.Of(`^(?:金额|数额|数值|数量|人数)(?:\([^()]*\))?$`)

var (
	addressPart = pattern.Of(`^(?:省|市|县|区|旗|州|盟|乡|镇|村|街道?|路|巷|弄|里|组|号|楼|栋|幢|座|单元|层|室|门牌号?|园区|社区)(?:\([^()]*\)|/\p{Han}+)*$`)
	homeAddress = pattern.Of(`(?:法定代表人|法人代表|负责人|本人|个人|股东|经营者|家庭).{0,4}(?:住址|住所|地址)|^(?:家庭|户籍|居住|现住)(?:地址|住址|地)`)
	ofHuman     = pattern.Of(`^(?:性别|年龄|民族|出生(?:年月|日期)|学历|文化程度|政治面貌|籍贯|婚姻状况|现?工作单位(?:及职务)?)$`)
	placeNamed  = pattern.Of(`^(?:房屋|不动产|小区|楼盘|楼宇|建筑物?|物业|坐落|座落|产权|宗地|土地|场所|场地|站点|门店|设施|所在(?:街道|社区|小区|楼)|安装)(?:\p{Han}{0,4})$`)
)

// ofPlaceNamed tells whether item i asks a part of an address, where somebody lives whose age the row asks, or where
// something is that the places before it in its cell or lines name: 房屋坐落：____地址：____.
func ofPlaceNamed(p *slots.Form, i int) bool {
	it := p.Items[i]
	label := wordings.Clean(it.Label)
	if ofPersonsRow(p, it) {
		return true
	}
	if it.Entry.Field == "org.postcode" || it.Entry.Field == "org.tel" {
		for j := i - 1; j >= 0 && j >= i-3 && p.Items[j].Box == it.Box && p.Items[j].Row >= it.Row-1; j-- {
			if homeAddress.MatchString(wordings.Clean(p.Items[j].Label)) {
				return true
			}
		}
	}
	if whose.Reached.MatchString(it.Entry.Field) || strings.HasSuffix(it.Entry.Field, "address") {
		for j := i - 1; it.Box != "p" && j >= 0 && p.Items[j].Box == it.Box && p.Items[j].Row == it.Row; j-- {
			if ofHuman.MatchString(wordings.Clean(p.Items[j].Label)) && !strings.HasPrefix(p.Fields.Words.Flat(it.Label), "单位") {
				return true
			}
		}
	}
	if !strings.HasPrefix(it.Entry.Field, "org.") || !strings.HasSuffix(it.Entry.Field, "address") {
		return false
	}
	if addressPart.MatchString(label) && it.Entry.Format == "" {
		return true
	}
	for j := i - 1; region.BareAddress.MatchString(label) && j >= 0 && j >= i-2 && p.Items[j].LineOf() == it.LineOf(); j-- {
		if placeNamed.MatchString(wordings.Clean(p.Items[j].Label)) {
			return true
		}
	}
	return false
}

// aNamedRow heads the column that says of which person, thing or part of the firm each row is.
var aNamedRow = pattern.Of(`(?:职工|员工|专家|农民工|人员|学员|参保人|领取人)姓名$|^(?:产品|项目|课题|工程|设备|商品|品种|主要产品|主导产品)(?:名称)?$|^(?:品名|型号|产品型号|规格型号|车间|工厂|分厂|门店|生产线|销售区域|区域|地区|出口国家|国家|国别|市场|(?:所属)?(?:业务)?板块|事业部|部门)(?:名称)?$`)

// ofPersonsRow tells whether a place for an address, an account or a figure stands in a column, in the row of somebody of whom others ask
// what only a person has, or of a thing or a part of the firm: 姓名 | 性别 | 年龄 | 地址, 产品名称 | 营业收入.
func ofPersonsRow(p *slots.Form, it *slots.Item) bool {
	of := it.Entry.Field
	if of != "org.reg_address" && !whose.Reached.MatchString(of) && !strings.HasPrefix(of, "bank.") && !strings.HasPrefix(of, "fin.") && !strings.HasPrefix(of, "staff.") || !it.InColumn() {
		return false
	}
	for _, o := range p.Items {
		if o == it || o.Box != it.Box || o.Row != it.Row || !o.InColumn() || o.Entry.State == plan.Proposed && p.Fields.Words.OfFirm(o.Entry.Field) {
			continue
		}
		if a := o.SpelledAttribute(p.Fields); slices.Contains(slots.PrivateMatters, a) || a == "身份证号" || aNamedRow.MatchString(wordings.Clean(o.Label)) {
			return true
		}
	}
	return false
}

// otherSort is what the line of a place itself, or its label, asks for, where the field is of another sort: the name of a
// person where a firm's is asked. "" for others.
func otherSort(x *fields.Index, it *slots.Item) string {
	c := x.ByID[it.Entry.Field]
	if c == nil || it.Entry.Format != "" {
		return ""
	}
	if label := wordings.Clean(it.Label); isNameOf(c) && ((label == "单位" || it.InCell()) && it.Kind == place.Number || c.Prefix == "org" && ofWork.MatchString(label) || explain.AsksAccount.MatchString(wordings.Remark.ReplaceAllString(label, "")) || asksCount.MatchString(label)) {
		return label
	}
	for _, text := range []string{wordings.Clean(it.Printed.Hint), wordings.WithoutGloss(wordings.Clean(it.Printed.Label))} {
		text = strings.Trim(text, "()")
		person := c.Person >= 0
		if c.ID == "org.name" && letter.AsksUnit(text) {
			return "" // the blank itself says so, whatever leads to it: 全权代表____（授权方名称）
		}
		if person && letter.AsksUnit(text) || !person && (c.Prefix == "org" || c.Prefix == "bank") && asksPerson.MatchString(text) {
			return text
		}
	}
	return ""
}

// asksCount asks a number, which no name answers, and ofWork the name of what is made or done.
var (
	asksCount = pattern.Of(`(?:人数|数量|数)$`)
	ofWork    = pattern.Of(`^(?:项目|课题|产品|成果|技术|标准|设备|装备|软件|合同)(?:中文)?(?:名称|全称)$`)
)

// isNameOf tells whether a field is the name of a firm or person.
func isNameOf(c *fields.Candidate) bool { return c.Prefix != "" && c.ID == c.Prefix+".name" }

// asksPerson are the words of a blank that only a person's name answers.
var asksPerson = pattern.Of(`^(?:法定代表人|负责人|代理人|被授权人|受托人|联系人)?姓名$|^(?:全权|授权|委托)?(?:代表|代理人|被授权人|受托人)(?:姓?名|的?姓名)?$`)

// strayLabel is the label of a whole cell that the words before it in its row neither are
// nor stand for: an empty cell beside an answered question, below another's label. ""
// for others.
func strayLabel(p *slots.Form, it *slots.Item) string {
	if it.Box == "p" || strings.Contains(it.At, "#") || it.Entry.Sub != "" || it.Kind == place.Rows || it.Kind == place.Image {
		return ""
	}
	if it.OwnLabel() {
		return ""
	}
	for _, h := range it.Heads {
		if h.Role == place.HeadRow || h.Role == place.HeadColumn {
			text := wordings.Clean(h.Text)
			if h.Role == place.HeadColumn || slices.Contains(heading.Steps(it.Label), text) || slices.Contains(heading.Steps(it.Context), text) || strings.Contains(text, wordings.Clean(it.Label)) ||
				it.Owner >= 0 && p.Fields.PersonIn(p.Fields.Words.Flat(h.Text)) == it.Owner || it.Entry.Field == "org.name" && explain.AsksName.MatchString(p.Fields.Words.Flat(h.Text)) && whose.NamesSelf(p, it, it.Label) {
				return ""
			}
			return it.Label
		}
	}
	return ""
}

// SumPlaces takes back totals of a table of which nothing else stands in the printed one, or of whose column a row above stays open.
func SumPlaces(p *slots.Form) {
	has := map[string]bool{}
	for _, it := range p.Items {
		if s, ok := plan.ParseSub(it.Entry.Sub); it.Entry.State == plan.Proposed && !(ok && s.Sum) {
			has[it.Box+" "+it.Entry.Field] = true
		}
	}
	for _, it := range p.Items {
		s, ok := plan.ParseSub(it.Entry.Sub)
		if !ok || !s.Sum || it.Entry.State != plan.Proposed {
			continue
		}
		open := slices.ContainsFunc(p.Items, func(o *slots.Item) bool {
			return o.Box == it.Box && o.Row < it.Row && o.Col() == it.Col() && o.Label == it.Label && o.Entry.State == plan.Unsure && !p.Fields.Words.Totals[o.Canonical]
		})
		if open || !has[it.Box+" "+it.Entry.Field] {
			it.Retract(plan.ReasonUnread, it.Label, it.Entry.Field)
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
func numberOfThing(p *slots.Form, it *slots.Item) bool {
	label := wordings.Clean(it.Label)
	number := it.Entry.Field == "org.uscc" && bareNumber.MatchString(label)
	if it.Box == "p" || !number && !(it.Entry.Field == "org.established" && bareDay.MatchString(label)) {
		return false
	}
	near := slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		return h.Role != place.HeadTitle && title.Registered(wordings.Clean(h.Text))
	})
	firm := false
	for _, o := range p.Items {
		if o == it || o.Box != it.Box || o.Row != it.Row && o.Row != it.Row-1 {
			continue
		}
		near = near || title.Registered(wordings.Clean(o.Label)) && !strings.HasPrefix(o.Entry.Field, "org.")
		firm = firm || strings.HasPrefix(o.Entry.Field, "org.")
	}
	return near || number && !firm
}

// otherWriting is a hint in a place that asks its answer in another form than the one that is known, or a file.
var otherWriting = pattern.Of(`上传|支持.{0,12}格式|英文|外文|英语|拼音|缩写|简称|曾用名|别名`)

// firmOrPerson asks a number of 法人, which is the firm as well as who represents it.
var firmOrPerson = pattern.Of(`^法人(?:有效)?证[件照](?:号码?|编号)$`)

// sameAmount is another amount that the dossier knows under the very label of the one that is proposed in a form of somebody else:
// nothing tells which of them is meant. "" for none.
func sameAmount(p *slots.Form, it *slots.Item) string {
	c := p.Fields.ByID[it.Entry.Field]
	if p.Own || c == nil || c.Person >= 0 || it.Entry.Sub != "" || !c.Is(forms.TypeMoney) || p.Fields.Words.OfFirm(c.ID) {
		return ""
	}
	for _, k := range c.Keys {
		for _, other := range p.Fields.Exact[k.Text] {
			if k.Reason == plan.ReasonLabel && other != c && other.Is(forms.TypeMoney) {
				return other.ID
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
func classOf(it *slots.Item) bool {
	return it.Entry.Field == "org.type" && len(it.Options) == 0 && aClass.MatchString(wordings.Clean(it.Label))
}

// fewOptions tells whether most of the answers that a place prints to choose from are
// not the field's: it is another question, though some look alike.
func fewOptions(p *slots.Form, it *slots.Item) bool {
	c := p.Fields.ByID[it.Entry.Field]
	if c == nil || it.Entry.Sub != "" || !c.Is(forms.TypeChoice) || scalar.Specials(it) < 3 {
		return false
	}
	share, _ := p.Fields.Fit.Overlap(it.Place, c.Field)
	return len(c.Field.Options) > 0 && share < 0.5
}

// sharedLabels takes back a field that one label of a row or of a sentence would write into
// several places: what tells them apart was not understood.
func sharedLabels(p *slots.Form) {
	type asking struct {
		slots.Spot
		field string
		ours  bool
	}
	count := map[asking]int{}
	of := func(it *slots.Item) (asking, bool) {
		ok := it.Entry.State == plan.Proposed && it.Entry.Sub == "" && it.Entry.Format == "" && it.Kind != place.Rows
		ok = ok && (it.Box != "p" || p.Fields.Words.OfFirm(it.Entry.Field))
		return asking{slots.Spot{Box: it.Box, Row: it.Row, Label: rowLabel(it)}, it.Entry.Field, len(it.Ours) > 0 || whose.UnderOurs(p.Fields, it)}, ok
	}
	for _, it := range p.Items {
		if s, ok := of(it); ok {
			count[s]++
		}
	}
	for i, it := range p.Items {
		if s, ok := of(it); ok && count[s] > 1 && !(count[s] == 2 && i+1 < len(p.Items) && roomAfter(it, p.Items[i+1])) {
			it.Retract(plan.ReasonUnread, TellsApart(it), it.Entry.Field)
		}
	}
}

// TellsApart are the words that tell a place from others with its label, which were not understood: 甲方 over 单位名称; the label where
// there are none.
func TellsApart(it *slots.Item) string {
	for _, h := range it.Heads {
		if text := wordings.Clean(h.Text); (h.Role == place.HeadColumn || h.Role == place.HeadRow) && text != wordings.Clean(it.Label) {
			return text
		}
	}
	return it.Label
}

// roomAfter tells whether the next place is only more room beside the same label: two empty cells after it, with no words over
// either.
func roomAfter(it, next *slots.Item) bool {
	words := func(of *slots.Item) bool {
		return slices.ContainsFunc(of.Heads, func(h place.Head) bool {
			return h.Role == place.HeadColumn || h.Role == place.HeadRow && wordings.Clean(h.Text) != wordings.Clean(of.Label)
		})
	}
	return it.Box != "p" && it.Box == next.Box && it.Row == next.Row && next.Col() == it.Col()+1 && it.Label == next.Label && !it.InCell() && !next.InCell() && it.Sample == "" && !words(it) && !words(next)
}

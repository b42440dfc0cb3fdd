package applicant

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/heading"
	"yibiao/dossier/formmap/ranges"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// WithoutNotes reads the labels of a form without the numbers of the notes that explain them, 单位名称（1）, and without the codes and
// letters that count lines and parts, wherever they stand, a year that the form prints for the words for it as that year, and ranges of a
// number to choose from as the number.
func WithoutNotes(places []place.Place) []place.Place {
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

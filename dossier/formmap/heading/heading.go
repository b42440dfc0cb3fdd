// Package heading reads what stands over the places of a form: which of the words are its title, which say nothing, and which lines tell
// what the whole of it is for.
//
// A form is that of whoever fills it in, so that what stands over all of it closes it only where it names somebody else, a person, or a
// thing with data of its own: words that nobody knows say what the form is for. It must show that it asks for one firm: by its title, or
// by a name and a credit code. And a form may call its applicant by its trade, and not as the applicant: 用能单位, 检验检测机构.
package heading

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/over"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// Steps are the parts of a path of headings.
func Steps(path string) []string {
	var out []string
	for _, s := range strings.Split(path, " / ") {
		if s = wordings.Clean(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// IsTitle tells whether words are the title of a form.
func IsTitle(h place.Head) bool { return h.Role == place.HeadTitle }

// Over tells whether words stand over the table or the lines of a place, and not in it.
func Over(h place.Head) bool {
	return h.Role == place.HeadCaption || h.Role == place.HeadSection || h.Role == place.HeadBand
}

// NamesForm tells whether words over a place are the name of a form or a line of it.
func NamesForm(text string) bool { return title.NamesForm(wordings.Clean(text)) }

var (
	// noHeading are printed words over a place that say nothing of it: a number, a part of a sentence, a list of answers to
	// choose from, the authority.
	noHeading = pattern.Of(`^[^\p{Han}]*$|^表号[:：]|(?:制定|批准|备案)(?:机关|文号)[:：]|(?:的|为|由|于|与|和|了)$|(?:0?[1-9][.．、][\p{Han}、()]{1,14}){3}|^\p{Han}{2,8}(?:省|市|区|县|州|旗|盟)\p{Han}{2,24}(?:委员会|办公室|局|厅|领导小组|政府)$|^(?:[一二三四五六七八九十]、)?\p{Han}{2,16}(?:局|厅|海关|委员会)(?:备案|登记|注册|年审)(?:信息|情况|资料)$`)
	// Issuer is whose print a form is: 某市科学技术局制; 质量控制 and 研制 are topics.
	Issuer = pattern.Of(`(?:监|印|编|发|局|厅|委|会|院|府|办|处|科|署|司|行|团|组|中心|公司|联合)制\)?$`)
	// national is a body of the whole country, to which a form goes that is headed by it.
	national = pattern.Of(`^(?:(?:中国|中华(?:人民共和国|全国)?|全国)\p{Han}{2,16}(?:中心|局|署|部|委员会|协会|学会|联合会|总会|基金会|办公室)|国家\p{Han}{2,16}(?:总局|局|署|委员会|办公室))$`)
)

// SaysNothing tells whether words that stand over places are no heading of theirs.
func SaysNothing(text string) bool {
	return noHeading.MatchString(text) || Issuer.MatchString(text) || national.MatchString(text) || over.Addressee(text) || over.FilledIn(text)
}

// Declares heads what the legal representative of a firm declares, as 本人: 企业法定代表人声明.
var Declares = pattern.Of(`^(?:申[请报])?(?:单位|企业|公司)(?:法定代表人|法人代表|负责人)(?:声明|承诺)书?$|^(?:法定代表人|法人代表)(?:声明|承诺)书?$`)

// idle tells whether words over a place say nothing of it: none of its own, or what was declared in the lines before its table.
func idle(p place.Place, text string) bool {
	return SaysNothing(text) || TableOf(p.At) != "" && Declares.MatchString(text)
}

// TableOf is the address of the table that a place lies in; "" for none.
func TableOf(at string) string {
	if m := wordings.InTable.FindStringSubmatch(at); m != nil {
		return m[1]
	}
	return ""
}

// Edition is the year of the form itself, on its cover.
var Edition = pattern.Of(`^\((?:20\d{2}|20_*|_+)年度?\)$`)

// WithTitles gives the names of forms among the words over a place the role of titles,
// wherever they stand; a place that has only a path of headings gets them from it.
func WithTitles(p place.Place) place.Place {
	path := Steps(p.Context)
	if len(p.Heads) == 0 && slices.ContainsFunc(path, NamesForm) {
		for _, text := range path {
			if !Edition.MatchString(text) {
				p.Heads = append(p.Heads, place.Head{Role: place.HeadSection, Text: text})
			}
		}
	}
	p.Heads = slices.Clone(p.Heads)
	for _, text := range path {
		if len(p.Heads) > 0 && NamesForm(text) && !slices.ContainsFunc(p.Heads, func(h place.Head) bool { return wordings.Clean(h.Text) == text }) {
			head := place.Head{Role: place.HeadTitle, Text: text}
			if title.NamesLetter(wordings.Clean(text)) {
				p.Heads = append([]place.Head{head}, p.Heads...) // nearer than what heads the whole
				continue
			}
			p.Heads = append(p.Heads, head) // of the whole, over a part that has its own
		}
	}
	for i, h := range p.Heads {
		if Over(h) && NamesForm(h.Text) {
			p.Heads[i].Role = place.HeadTitle
		}
	}
	return p
}

// OverAll gives the role of titles to what stands over every place of a form, whatever it ends with, and to what repeats
// the title: 工业企业污染排放及处理利用情况.
func OverAll(places []place.Place) []place.Place {
	titles := map[string]bool{}
	for _, p := range places {
		for _, h := range p.Heads {
			if h.Role == place.HeadTitle {
				titles[wordings.Clean(h.Text)] = true
			}
		}
	}
	ours, trade, lines := overApplicant(places), ofTrade(places), formLines(places)
	places = slices.Clone(places)
	for i := range places {
		places[i].Context = WithoutUnit(places[i].Context)
		heads := slices.DeleteFunc(slices.Clone(places[i].Heads), func(h place.Head) bool { return Over(h) && idle(places[i], wordings.Clean(h.Text)) })
		if text := wordings.Clean(places[i].Context); idle(places[i], text) && len(heads) < len(places[i].Heads) || over.Addressee(text) {
			places[i].Context = ""
		}
		for j, h := range heads {
			if Over(h) {
				h.Text = WithoutUnit(h.Text)
				heads[j] = h
			}
			if text := wordings.Clean(h.Text); h.Role == place.HeadRow && text != wordings.Clean(places[i].Label) && ours[TableOf(places[i].At)+text] || Over(h) && (titles[text] || trade[text] || ours[TableOf(places[i].At)+text] || lines[text]) {
				heads[j].Role = place.HeadTitle
			}
		}
		for _, text := range Steps(places[i].Context) {
			if lines[text] && !slices.ContainsFunc(heads, func(h place.Head) bool { return wordings.Clean(h.Text) == text }) {
				heads = append(heads, place.Head{Role: place.HeadTitle, Text: text})
			}
		}
		places[i].Heads = heads
	}
	return places
}

// unitAtEnd is the unit of the figures behind what a heading says, which the place has as its own: 财务状况 计量单位：千元.
var unitAtEnd = pattern.Of(`^(.{2,}?)[,，、;；]?[（(]?(?:计量|金额|货币|数据)单位[:：][^:：()（）]{1,16}[）)]?$`)

// WithoutUnit is a heading without the unit at its end: 明细（按先后，金额单位：元） is 明细（按先后）.
func WithoutUnit(heading string) string {
	m := unitAtEnd.FindStringSubmatch(heading)
	if m == nil {
		return heading
	}
	if strings.Count(m[1], "（")+strings.Count(m[1], "(") > strings.Count(m[1], "）")+strings.Count(m[1], ")") {
		return m[1] + "）"
	}
	return m[1]
}

// AsApplicant begin labels of whoever hands the form in.
var AsApplicant = pattern.Of(`^(?:申请人|使用单位|申请单位|申报单位|申请企业|申报企业|申报主体|申请主体)(?:名称|全称|$)`)

// overApplicant are the headings over tables that ask the applicant by that word, with their tables before them: 经营单位基本情况
// over 申请人名称 tells what the applicant is.
func overApplicant(places []place.Place) map[string]bool {
	out := map[string]bool{}
	for _, p := range places {
		if table := TableOf(p.At); table != "" && AsApplicant.MatchString(wordings.Clean(p.Label)) {
			for _, h := range p.Heads {
				out[table+wordings.Clean(h.Text)] = wordings.Clean(h.Text) != wordings.Clean(p.Label)
			}
		}
	}
	return out
}

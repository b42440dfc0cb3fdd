package heading

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/title"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// fewPlaces is how many places a form must have for what stands over all of them to be its title.
const fewPlaces = 4

var (
	firmsName = pattern.Of(`^(?:单位|企业|公司|机构)(?:详细|中文)?(?:名称|全称)`)
	FirmsCode = pattern.Of(`^统一社会信用代码|^信用代码`)
	// inBrackets is a line of a title that stands in brackets as a whole: （技术改造专项）.
	inBrackets = pattern.Of(`^\([^()]{2,40}\)$`)
	// describes ends what tells of whoever fills it in, and is no document that it was given.
	describes = pattern.Of(`(?:情况|信息|概况|资料|简况|简介|档案|数据)$`)
	AnEntity  = pattern.Of(`(?:单位|企业|机构|公司|主体|方|商|人|者)(?:填写|用)?\)$`)
	// aCount is a number that counts headings, and no line of a title.
	aCount = pattern.Of(`^\([一二三四五六七八九十\d]+\)`)
)

// formLines are the lines over a form that tell what the whole of it is for: those in brackets below its title, and what stands
// over every place, or alone, of a form that asks for the name and the credit code of one firm, whatever it ends with.
func formLines(places []place.Place) map[string]bool {
	count, brackets, alone, out := map[string]int{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	outer := map[string]bool{} // over the first table, beyond a heading of its own
	headed, name, code, titled := 0, false, false, false
	for _, p := range places {
		label := wordings.Clean(p.Label)
		name, code = name || firmsName.MatchString(label), code || FirmsCode.MatchString(label)
		seen := map[string]bool{}
		for _, text := range Steps(p.Context) {
			if !SaysNothing(text) {
				seen[text] = true
			}
		}
		for _, h := range p.Heads {
			text := wordings.Clean(h.Text)
			seen[text] = seen[text] || Over(h)
			titled = titled || IsTitle(h)
			if Over(h) && inBrackets.MatchString(text) && !aCount.MatchString(text) && slices.ContainsFunc(p.Heads, IsTitle) {
				brackets[text] = true
			}
		}
		if len(p.Heads) > 0 || len(seen) > 0 {
			headed++
		}
		for text, over := range seen {
			if over {
				count[text]++
			}
		}
		nearer := false
		for _, h := range p.Heads {
			if text := wordings.Clean(h.Text); Over(h) && !SaysNothing(text) {
				alone[text] = true
				outer[text] = outer[text] || nearer && strings.HasPrefix(p.At, "t0.")
				nearer = true
			}
		}
	}
	for text, n := range count {
		plain := headed >= fewPlaces && !wordings.PeriodWords.MatchString(text) && !strings.Contains(text, "项目")
		only := n == headed || len(alone) == 1 && alone[text] // over every place, or no other words stand over any
		if plain && ((n == headed || outer[text] && describes.MatchString(text)) && title.OfOwnKind(text) || only && name && code && !titled && describes.MatchString(text)) {
			out[text] = true
		}
	}
	for text := range brackets {
		out[text] = len(brackets) == 1 || !AnEntity.MatchString(text) // of each of several parties, one would be another
	}
	return out
}

var (
	// tradeHead heads what is asked of a firm by its trade: 二、维修企业基本概况(1).
	tradeHead = pattern.Of(`^(?:[一二三四五六七八九十]+、|\d+[.、])*\p{Han}{0,6}?((?:维修|修理|餐饮|运输|客运|货运|物业|养殖|屠宰|印刷|培训|快递|租赁|典当|拍卖)(?:服务|管理|经营)?(?:企业|业户|单位|经营者|经营户|公司))(?:基本|基础)?(?:概况|情况|信息)*(?:\(\d+\))?$`)
	// licence is the title of a form by which a firm asks for leave to carry on its trade.
	licence = pattern.Of(`(?:许可|备案|开业|经营)[^,，。]{0,8}(?:登记|申请|申报)+(?:表|书)$`)
	anyUnit = pattern.Of(`企业|单位|公司|业户|经营者|经营户|机构`)
)

// ofTrade are the headings that ask the applicant by its trade, in a form for leave to carry it on whose title names the same
// trade, or nobody.
func ofTrade(places []place.Place) map[string]bool {
	found, titles := map[string]string{}, map[string]bool{}
	for _, p := range places {
		if AsApplicant.MatchString(wordings.Clean(p.Label)) {
			return nil
		}
		for _, h := range p.Heads {
			text := wordings.Clean(h.Text)
			if h.Role == place.HeadTitle {
				titles[text] = true
			} else if m := tradeHead.FindStringSubmatch(text); m != nil && Over(h) {
				found[text] = m[1]
			}
		}
	}
	out := map[string]bool{}
	for text, trade := range found {
		for title := range titles {
			out[text] = out[text] || licence.MatchString(title) && (strings.Contains(title, trade) || !anyUnit.MatchString(title))
		}
	}
	return out
}

package blanks

import (
	"slices"
	"strings"

	"yibiao/forms"
	"yibiao/forms/pattern"
)

// alike tells how much two titles have in common, from 0 to 1: the pairs of characters of both, without places, years and signs.
func alike(a, b string) float64 {
	x, y := pairsOf(a), pairsOf(b)
	both := 0
	for pair := range x {
		if y[pair] {
			both++
		}
	}
	if len(x)+len(y) == 0 {
		return 0
	}
	return 2 * float64(both) / float64(len(x)+len(y))
}

func pairsOf(title string) map[string]bool {
	runes, pairs := []rune(anywhere.ReplaceAllString(title, "")), map[string]bool{}
	for i := 1; i < len(runes); i++ {
		pairs[string(runes[i-1:i+1])] = true
	}
	return pairs
}

// anywhere are the parts of a title that tell no form from another.
var anywhere = pattern.Of(`广西壮族自治区|广西|壮族|柳州市|柳州|[0-9]+年?度?|附件|[（()）“”"\s　《》、，]`)

// Foreign is the title of a blank that has nothing in common with any form of a pack; "" where it has, or where nothing is
// known.
func Foreign(p *forms.Pack, data []byte) string {
	title := titleOf(wordsOf(data))
	if title == "" {
		return ""
	}
	names := []string{p.Title, p.Document.Name}
	for _, q := range p.Programmes {
		names = append(names, q.Title)
		for _, o := range q.Outputs {
			names = append(names, o.Title)
		}
	}
	if kin(title, names) {
		return ""
	}
	return title
}

// namesOf are the names that the subject of an output goes by.
func namesOf(p *forms.Pack, output string) (*forms.Output, []string) {
	if common := p.Vocabulary.MaterialList; common != nil && common.ID.S == output {
		return common, nil // a list of materials has no subject of its own
	}
	var found *forms.Output
	names := []string{p.Title, p.Document.Name}
	for _, q := range p.Programmes {
		for _, o := range q.Outputs {
			if o.ID.S == output {
				found, names = o, append(names, o.Title, q.Title, q.ShortTitle())
			}
		}
	}
	return found, names
}

const (
	titleWithin = 15 // lines of a form, from its first, within which its title stands
	titleOver   = 3  // lines over the one that ends the title which may belong to it
	titleLong   = 45 // characters: what is longer is a sentence
)

// titleEnd is how the title of a form ends.
var titleEnd = pattern.Of(`(表|书|函|报告|方案|清单|名单|汇总|材料|一览|单)(（[^）]*）|\([^)]*\))?$`)

// seldomEnd is how a title ends that no line ends as titles usually do.
var seldomEnd = pattern.Of(`(目录|计划|台账|说明)(（[^）]*）|\([^)]*\))?$`)

// noTitle is a line that cannot be part of a title: one to be written on, or the number of an annex.
var noTitle = pattern.Of(`[：:；;。_□☐]|^附(件|表)?[0-9一二三四五六七八九十]*$`)

// annex begins a title that stands behind the number of an annex.
var annex = pattern.Of(`^附(?:件|表)?[0-9一二三四五六七八九十]*(?:-[0-9]+)?[：:、.．]`)

// edition are remarks in brackets that tell an edition of a form from another, not the form.
var edition = pattern.Of(`\((?:试行|样表|样式|样本|范本|格式|参考格式|模板|提纲|新|修订|新版|修订版|[0-9]{4}年?(?:度|版|修订)?)\)`)

// titleOf finds the title of a form in its words, among the first lines; "" when none is seen.
func titleOf(text string) string {
	if all := titlesIn(text); len(all) > 0 {
		return all[0]
	}
	return ""
}

// titlesIn finds the title of a form in its words, among the first lines: first with all lines that may belong to it, then without
// those from the top. nil when none is seen.
func titlesIn(text string) []string {
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		line = annex.ReplaceAllString(strings.Join(strings.Fields(line), ""), "")
		if line != "" && len(lines) < titleWithin {
			lines = append(lines, line)
		}
	}
	for _, end := range []*pattern.Pattern{titleEnd, seldomEnd} {
		at := slices.IndexFunc(lines, func(line string) bool {
			return len([]rune(line)) <= titleLong && !noTitle.MatchString(line) && end.MatchString(line)
		})
		if at >= 0 {
			return joins(lines, at)
		}
	}
	return nil
}

// joins are the titles that may end in a line: with the lines over it that may belong to it, and with fewer and fewer of them.
func joins(lines []string, end int) []string {
	first := end
	for first > 0 && end-first < titleOver && !noTitle.MatchString(lines[first-1]) && len([]rune(lines[first-1])) <= titleLong {
		first--
	}
	var all []string
	for ; first <= end; first++ {
		all = append(all, strings.Join(lines[first:end+1], ""))
	}
	return all
}

// general are the words of titles that say nothing of their subject, and the places of the policies.
var general = pattern.Of(`广西壮族自治区|广西|壮族|自治区级?|柳州市|柳州|国家级?|中国|省级?|市级|区级|[0-9]+年度?|` +
	`申请|申报|认定|登记|备案|推荐|审批|审核|审查|核准|报告|承诺|说明|汇总|明细|基本|情况|信息|项目|企业|单位|公司|年度|资金|专项|附件|样表|` +
	`模板|试行|管理|办法|细则|工作|支持|补助|补贴|奖励|材料|清单|一览|名单|关于|通知|印发|政府|人民|有关|表|书|函`)

// subject are the pairs of characters in a title that say what it is about.
func subject(title string) map[string]bool {
	pairs := map[string]bool{}
	for _, part := range strings.FieldsFunc(general.ReplaceAllString(title, " "), func(r rune) bool {
		return strings.ContainsRune(" 　、，,（）()《》“”\"—-·", r)
	}) {
		runes := []rune(part)
		for i := 1; i < len(runes); i++ {
			pairs[string(runes[i-1:i+1])] = true
		}
	}
	return pairs
}

// kin tells that a title has something in common with one of the names, or that one side says nothing of its subject.
func kin(title string, names []string) bool {
	asked, known := subject(title), false
	if len(asked) == 0 {
		return true
	}
	for _, name := range names {
		for pair := range subject(name) {
			if known = true; asked[pair] {
				return true
			}
		}
	}
	return !known
}

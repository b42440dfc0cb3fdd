// Package body reads labels that ask something of a research body of a firm that an authority has recognised: 市级企业技术中心认定时间,
// 研发平台名称及级别. All texts are cleaned and without remarks.
package body

import (
	"slices"
	"strings"

	"yibiao/forms/pattern"
)

// What is asked of a body.
const (
	// Name is that by which it was recognised, OwnName what its firm calls it.
	Name, OwnName = "name", "own"

	Level  = "level"
	Number = "number"
	Day    = "day"
	Year   = "year"
	Office = "office"
)

// Asked is what a text asks of a body: Words are those by one of which lists of titles have it, Level that at which it is asked, as it is
// printed, "" for any, What is asked in its order, nil where the text only names the body.
type Asked struct {
	Words []string
	Level string
	What  []string
}

// allSorts are the words for all sorts of bodies.
var allSorts = []string{"技术中心", "工程研究中心", "工程技术研究中心", "工程技术中心", "技术创新中心", "企业研究院", "重点实验室", "工程实验室", "工业设计中心", "新型研发机构", "研发中心", "工作站", "中试基地"}

var (
	ofBody = pattern.Of(`^(?:是否|有无)?(?:本|贵|设有|已?建立|单位|企业|公司|现有|已有|已建|自有|自建|建有|拥有|已?认定|主要|最高|的)*(?:(国家|自治区|省部?|设区市|市|县|区)级)?(?:企业|单位)?(技术中心|工程技术研究中心|工程研究中心|技术创新中心|工业设计中心|新型研发机构|研发机构|研发平台|科研平台|创新平台|科技创新平台)(?:的)?(.*)$`)
	alone  = pattern.Of(`^(?:建设|设立|组建|认定|拥有)*(?:情况)?$`)
	joined = pattern.Of(`以及|[及和与、/]`)
	// asks are the words for what is asked, and whether they stand for themselves where the body was named before: of a name they do not.
	asks = []struct {
		words *pattern.Pattern
		what  string
		after bool
	}{
		{pattern.Of(`^名称$`), Name, false},
		{pattern.Of(`^平台名称$`), Name, true},
		{pattern.Of(`^(?:认定|建设|最高|所属)*(?:级别|等级|层级|设立(?:情况)?)$`), Level, false},
		{pattern.Of(`^(?:认定|平台)?(?:级别|等级|层级)$`), Level, true},
		{pattern.Of(`^(?:认定|批准|获批|发证|证书|认定证书|批复|批文)(?:文号|编号|号)$`), Number, true},
		{pattern.Of(`^(?:首次)?(?:认定|批准|获批|发证|授牌|获评|批复)(?:日期|时间|年月)$`), Day, true},
		{pattern.Of(`^(?:首次)?(?:认定|批准|获批|授牌|获评|批复)年[份度]$`), Year, true},
		{pattern.Of(`^(?:认定|批准|发证|颁发|授予|授牌|批复)(?:部门|机关|单位|机构)$`), Office, true},
	}
)

// Of reads a text that names a body, alone or with what it asks of it; false for any other.
func Of(text string) (Asked, bool) {
	m := ofBody.FindStringSubmatch(text)
	if m == nil {
		return Asked{}, false
	}
	out := Asked{Level: m[1], Words: []string{m[2]}}
	if out.Level != "" {
		out.Level += "级"
	}
	if strings.HasSuffix(m[2], "平台") || m[2] == "研发机构" {
		out.Words = allSorts
	}
	if alone.MatchString(m[3]) {
		return out, true
	}
	for _, part := range joined.Split(m[3], -1) {
		what := whatOf(part, false)
		switch {
		case what == "":
			return Asked{}, false
		case what == Name && !strings.HasSuffix(m[2], "平台"):
			what = OwnName
		}
		out.What = append(out.What, what)
	}
	return out, true
}

// After is what a text asks of the body that was named before it: 认定时间; "" for other texts. A level before it, 市级认定部门, is returned
// as it is printed.
func After(text string) (what, level string) {
	if m := levelled.FindStringSubmatch(text); m != nil {
		return whatOf(m[2], true), m[1]
	}
	return whatOf(text, true), ""
}

var levelled = pattern.Of(`^((?:国家|自治区|省部?|设区市|市|县|区)级)(.+)$`)

func whatOf(text string, after bool) string {
	for _, a := range asks {
		if (a.after || !after) && a.words.MatchString(text) {
			return a.what
		}
	}
	return ""
}

var (
	// inTitle is a body in a title, and getsBody are the words after it by which it is applied for, unless it is there already.
	inTitle  = pattern.Of(`(?:企业|单位)?(技术中心|工程技术研究中心|工程研究中心|技术创新中心|工业设计中心|新型研发机构|研发机构|研发平台|科研平台|创新平台)(.*)$`)
	getsBody = pattern.Of(`^(?:的)?(?:申请|申报|认定|设立|组建|建设|创建|推荐|遴选)`)
	hasBody  = pattern.Of(`评价|复核|复审|复评|年度|年检|变更|更名|绩效|运行|验收|奖|补助|补贴|资助|资金|专项`)
	levelIn  = pattern.Of(`(?:国家|自治区|省部?|设区市|市|县|区)级`)
)

// OfTitle reads a title that is about a body: its words, the level that it names, "" for none, and whether the body is applied for,
// so that the one that a firm has is not meant; false for other titles.
func OfTitle(title string) (of Asked, applied, ok bool) {
	m := inTitle.FindStringSubmatch(title)
	if m == nil {
		return Asked{}, false, false
	}
	of = Asked{Words: []string{m[1]}, Level: levelIn.FindString(title)}
	if strings.HasSuffix(m[1], "平台") || m[1] == "研发机构" {
		of.Words = allSorts
	}
	return of, getsBody.MatchString(m[2]) && !hasBody.MatchString(m[2]), true
}

// Shares tells whether two texts may be about the same sort of body.
func (a Asked) Shares(b Asked) bool {
	return slices.ContainsFunc(a.Words, func(word string) bool { return slices.Contains(b.Words, word) })
}

// IsLevel tells whether an answer names a level.
func IsLevel(text string) bool { return level.MatchString(text) }

var level = pattern.Of(`^(?:国家|自治区|省部?|市|设区市|县|区)级$`)

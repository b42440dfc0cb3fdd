package blanks

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"

	"yibiao/dossier/docx/place"

	"yibiao/app/session"
	"yibiao/dossier/docx"
	"yibiao/dossier/plaintext"
	"yibiao/forms"
)

// Blank is a file that shall serve as an official form.
type Blank struct {
	Name string // of the file
	Data []byte
	// Agreed: a person has been told why the file may be another form than the one it is to replace, and wants it all the same.
	Agreed bool
}

// checkTitle refuses a blank whose title has nothing in common with what it is to stand for, or is rather that of another form of
// the pack, unless a person has agreed. A blank without a title, or with one that says nothing of its subject ("申请表"), is not
// refused: nothing is known against it. Failures: other-title (args title, output), other-form (and closer).
func checkTitle(p *forms.Pack, output string, b Blank) error {
	title := titleOf(b.Data)
	if b.Agreed || title == "" {
		return nil
	}
	o, names := namesOf(p, output)
	switch {
	case o == nil:
		return nil
	case !kin(title, names):
		return session.Refuse("form", session.CodeOtherTitle, "title", title, "output", o.Title)
	}
	if closer := closerForm(p, o, title, names); closer != "" {
		return session.Refuse("form", session.CodeOtherForm, "title", title, "output", o.Title, "closer", closer)
	}
	return nil
}

const (
	closeTitles = 0.6  // how alike two titles are that may well be those of one form
	clearlyMore = 0.15 // by how much another title must be closer
)

// closerForm is the title of another form of the pack which the title of a blank is clearly closer to than to any name of o.
func closerForm(p *forms.Pack, o *forms.Output, title string, names []string) string {
	best, closer := closeTitles, ""
	for _, name := range names {
		best = max(best, alike(title, name)+clearlyMore)
	}
	for _, q := range p.Programmes {
		for _, other := range q.Outputs {
			if got := alike(title, other.Title); other.ID.S != o.ID.S && got > best {
				best, closer = got, other.Title
			}
		}
	}
	return closer
}

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
var anywhere = regexp.MustCompile(`广西壮族自治区|广西|壮族|柳州市|柳州|[0-9]+年?度?|附件|[（()）“”"\s　《》、，]`)

// checkEmpty refuses a blank that is filled in already, as one of another applicant or of last year, unless a person has agreed:
// what the program does not fill would be handed in as it stands. Failures: filled-form (args title, output, have, label).
func checkEmpty(p *forms.Pack, output string, b Blank, places []place.Place) error {
	const some = 3 // so many printed examples many blanks have
	var filled []string
	for _, x := range places {
		if x.Kind != place.Sign && x.Sample != "" && x.Label != "" {
			filled = append(filled, x.Label)
		}
	}
	if b.Agreed || len(filled) <= some || len(filled)*5 < len(places) {
		return nil
	}
	o, _ := namesOf(p, output)
	if o == nil {
		return nil
	}
	return session.Refuse("form", session.CodeFilledForm, "title", cmp.Or(titleOf(b.Data), b.Name), "output", o.Title,
		"have", strconv.Itoa(len(filled)), "label", filled[0])
}

// fewer is the share of places, one in so many, below which a blank can hardly be the form that it is to replace.
const fewer = 4

// checkPlaces refuses a blank that has far fewer places than the form that it is to replace, unless a person has agreed: the
// official one that is in use, which somebody has agreed to, otherwise the pack's own.
// Failures: few-places (args title, output, have, own).
func checkPlaces(s *session.Session, p *forms.Pack, output string, b Blank, places []place.Place) error {
	o := p.Output(output)
	if b.Agreed || o == nil {
		return nil
	}
	own, err := placesInUse(s, p, o)
	if have := counted(places); err == nil && have*fewer < own {
		return session.Refuse("form", session.CodeFewPlaces, "title", cmp.Or(titleOf(b.Data), b.Name), "output", o.Title,
			"have", strconv.Itoa(have), "own", strconv.Itoa(own))
	}
	return err
}

// placesInUse counts the places of the form that is used for an output at present.
func placesInUse(s *session.Session, p *forms.Pack, o *forms.Output) (int, error) {
	used, ok, err := FormOf(s, p.ID.S, o.ID.S)
	if err != nil {
		return 0, err
	}
	if ok && len(used.Outline) == 0 {
		places, err := FormPlaces(s, used)
		return counted(places), err
	}
	data, err := p.Blank(o)
	if err != nil {
		return 0, session.Failed("form", err)
	}
	own, err := docx.Open(data)
	if err != nil {
		return 0, session.Failed("form", err)
	}
	return len(own.Slots()), nil
}

// counted is how many places the program's own form would have for these: one for each column of a list and each option.
func counted(places []place.Place) int {
	n := 0
	for _, x := range places {
		if x.Kind != place.Sign {
			n += max(1, len(x.Columns), len(x.Options))
		}
	}
	return n
}

// Foreign is the title of a blank that has nothing in common with any form of a pack; "" where it has, or where nothing is
// known.
func Foreign(p *forms.Pack, data []byte) string {
	title := titleOf(data)
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
var titleEnd = regexp.MustCompile(`(表|书|函|报告|方案|清单|名单|汇总|材料|一览|单)(（[^）]*）|\([^)]*\))?$`)

// noTitle is a line that cannot be part of a title: one to be written on, or the number of an annex.
var noTitle = regexp.MustCompile(`[：:；;。_□☐]|^附(件|表)?[0-9一二三四五六七八九十]*$`)

// titleOf finds the title of a form among its first lines; "" when none is seen.
func titleOf(data []byte) string {
	text, err := plaintext.Read("blank.docx", data, nil)
	if err != nil {
		return ""
	}
	var lines []string
	for _, line := range strings.Split(text, "\n") {
		line = strings.Join(strings.Fields(line), "")
		if line == "" {
			continue
		}
		if len(lines) == titleWithin {
			break
		}
		lines = append(lines, line)
		if len([]rune(line)) > titleLong || noTitle.MatchString(line) || !titleEnd.MatchString(line) {
			continue
		}
		first := len(lines) - 1
		for first > 0 && len(lines)-first <= titleOver && !noTitle.MatchString(lines[first-1]) && len([]rune(lines[first-1])) <= titleLong {
			first--
		}
		return strings.Join(lines[first:], "")
	}
	return ""
}

// general are the words of titles that say nothing of their subject, and the places of the policies.
var general = regexp.MustCompile(`广西壮族自治区|广西|壮族|自治区级?|柳州市|柳州|国家级?|中国|省级?|市级|区级|[0-9]+年度?|` +
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

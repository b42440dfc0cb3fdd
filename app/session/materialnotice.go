package session

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"yibiao/forms"
	"yibiao/forms/pattern"
)

// NoticeCode tells notices apart. What a file cannot be handed in for is told by its FileFault.
type NoticeCode string

// The notices of files that can be handed in, and the names of what they tell.
const (
	NoticeTwice    NoticeCode = "twice" // others: what else the same file is attached for
	NoticeBlank    NoticeCode = "blank" // pages
	NoticeHuge     NoticeCode = "huge"
	NoticeUnseen   NoticeCode = "unseen"
	NoticeKind     NoticeCode = "kind"     // want, have
	NoticeLarge    NoticeCode = "large"    // limit
	NoticeCoarse   NoticeCode = "coarse"   // dpi
	NoticeExpired  NoticeCode = "expired"  // date
	NoticeExpiring NoticeCode = "expiring" // date, days
	NoticeYear     NoticeCode = "year"     // year: that of the file's name, last: the one that is asked for
	NoticeForeign  NoticeCode = "foreign"  // by, name: the client whose it seems to be, "" in what is handed over
)

// Notice is something about a file that a person should know; app/say has the sentences.
type Notice struct {
	Code NoticeCode
	Args map[string]string
	// Grave: the file cannot be handed in like this.
	Grave bool
}

// CoarseDPI is the resolution below which a scan is hard to read, in dots per inch of an A4 page.
const CoarseDPI = 150

// expiringDays is how long before its end a certificate is warned of.
const expiringDays = 30

// limitSetting holds the size in MB from which a file counts as large where the requirement names none.
const (
	limitSetting = "material.limit"
	defaultLimit = 10
)

// Limit is the size limit for the files of a requirement in bytes, and whether the requirement itself states it;
// otherwise it is the program's setting. r may be nil.
func (files *Files) Limit(r *forms.Requirement) (bytes int64, stated bool) {
	if r != nil {
		for _, text := range []string{r.Format, r.Note} {
			if n := LimitIn(text); n > 0 {
				return n, true
			}
		}
	}
	mb, err := strconv.Atoi(files.s.Setting(limitSetting))
	if err != nil || mb < 1 {
		mb = defaultLimit
	}
	return int64(mb) << 20, false
}

// SetLimit keeps the general limit in MB; less than 1 goes back to the usual one. Failures: those of SetSetting.
func (files *Files) SetLimit(mb int) error {
	text := ""
	if mb >= 1 {
		text = strconv.Itoa(mb)
	}
	return files.s.SetSetting(limitSetting, text)
}

var limitWords = pattern.Of(`(?i)(?:不超过|不大于|小于|以内|最大|≤|<|限)\s*(\d+(?:\.\d+)?)\s*(MB?|兆|KB?)|(\d+(?:\.\d+)?)\s*(MB?|兆|KB?)\s*(?:以内|以下)`)

// LimitIn finds a size limit in the words of a requirement, in bytes; 0 when there is none.
func LimitIn(text string) int64 {
	m := limitWords.FindStringSubmatch(text)
	if m == nil {
		return 0
	}
	figure, unit := m[1]+m[3], strings.ToUpper(m[2]+m[4])
	n, err := strconv.ParseFloat(figure, 64)
	if err != nil || n > 1<<20 {
		return 0
	}
	if strings.HasPrefix(unit, "K") {
		return int64(n * (1 << 10))
	}
	return int64(n * (1 << 20))
}

var kindWords = []struct {
	kind  MaterialKind
	words []string
}{
	{KindPDF, []string{"PDF"}},
	{KindPicture, []string{"JPG", "JPEG", "PNG", "图片", "照片"}},
	{KindWord, []string{"DOC", "WORD", "WPS"}},
	{KindSheet, []string{"XLS", "EXCEL"}},
}

// KindsOf lists the kinds of file that the words of a requirement name; nil when they name none.
func KindsOf(format string) []MaterialKind {
	var out []MaterialKind
	upper := strings.ToUpper(format)
	for _, k := range kindWords {
		if slices.ContainsFunc(k.words, func(w string) bool { return strings.Contains(upper, w) }) {
			out = append(out, k.kind)
		}
	}
	return out
}

// ContainsKind tells whether a kind is among those that are asked for.
func ContainsKind(kinds []MaterialKind, kind MaterialKind) bool { return slices.Contains(kinds, kind) }

// Notices tells what a person should know about a file for a requirement, the grave first. r may be nil.
func (files *Files) Notices(m Material, f Glance, r *forms.Requirement) []Notice {
	var out []Notice
	add := func(grave bool, code NoticeCode, pairs ...string) {
		n := Notice{Code: code, Args: map[string]string{}, Grave: grave}
		for i := 0; i+1 < len(pairs); i += 2 {
			n.Args[pairs[i]] = pairs[i+1]
		}
		out = append(out, n)
	}
	switch damage := files.Damage(m.SHA); {
	case damage != "":
		add(true, NoticeCode(damage))
	case f.Inside != "":
		add(true, NoticeCode(f.Fault), "have", string(f.InsideKind), "ending", ExtOf(f.Inside), "inside", f.Inside)
	case f.Fault != "":
		add(true, NoticeCode(f.Fault), "have", string(f.Kind), "ending", ExtOf(m.Name))
	case f.Huge:
		add(false, NoticeHuge)
	case f.Unseen:
		add(false, NoticeUnseen)
	}
	if r != nil && (f.Fault == "" || f.Fault == FaultLocked) {
		if want := KindsOf(r.Format); len(want) > 0 && f.Kind != "" && !ContainsKind(want, f.Kind) {
			add(false, NoticeKind, "want", r.Format, "have", string(f.Kind), "ending", ExtOf(m.Name))
		}
	}
	if year := files.otherYear(m, r); year != 0 {
		add(false, NoticeYear, "year", strconv.Itoa(year), "last", strconv.Itoa(files.s.Now().Year()-1))
	}
	if limit, stated := files.Limit(r); m.Size > limit {
		add(stated, NoticeLarge, "limit", strconv.FormatInt(limit, 10), "stated", strconv.FormatBool(stated))
	}
	if f.Fault == "" && len(f.Blank) > 0 {
		var list []string
		for _, p := range f.Blank {
			list = append(list, strconv.Itoa(p))
		}
		add(false, NoticeBlank, "pages", strings.Join(list, "、"))
	}
	if f.DPI > 0 && f.DPI < coarse(r) {
		add(false, NoticeCoarse, "dpi", strconv.Itoa(f.DPI))
	}
	if end, err := time.Parse(time.DateOnly, m.Expires); err == nil {
		switch left := int(end.Sub(Day(files.s.Now())).Hours() / 24); {
		case left < 0:
			add(false, NoticeExpired, "date", m.Expires)
		case left <= expiringDays:
			add(false, NoticeExpiring, "date", m.Expires, "days", strconv.Itoa(left))
		}
	}
	slices.SortStableFunc(out, func(a, b Notice) int {
		if a.Grave == b.Grave {
			return 0
		} else if a.Grave {
			return -1
		}
		return 1
	})
	return out
}

// Notices are those of Files, that the very same file is attached for something else too, and whose it seems to be. r may be nil.
func (ms *Materials) Notices(m Material, f Glance, r *forms.Requirement) []Notice {
	out := ms.notices(m, f, r)
	for _, n := range out {
		if n.Code == NoticeForeign {
			n.Args["name"] = ms.e.s.Files().ForeignName(f)
		}
	}
	return out
}

// notices are Notices that name no other client.
func (ms *Materials) notices(m Material, f Glance, r *forms.Requirement) []Notice {
	out := ms.e.s.Files().Notices(m, f, r)
	if f.Of != "" {
		out = append(out, Notice{Code: NoticeForeign, Args: map[string]string{"by": string(f.By)}})
	}
	var others []string
	for _, other := range ms.all {
		if other.SHA != m.SHA || other.Requirement == m.Requirement {
			continue
		}
		if r := ms.Requirement(other.Requirement); r != nil && !slices.Contains(others, r.Name) {
			others = append(others, r.Name)
		}
	}
	if len(others) > 0 {
		out = append(out, Notice{Code: NoticeTwice, Args: map[string]string{"others": strings.Join(others, "、")}})
	}
	return out
}

var figureRuns = pattern.Of(`(\d+)((?:年|[-._/])?\s*\d)?`)

// otherYear is OtherYear of a file for a requirement, which may be nil.
func (files *Files) otherYear(m Material, r *forms.Requirement) int {
	if r == nil {
		return 0
	}
	return OtherYear(m.Name, r.Name, files.s.Now())
}

// OtherYear is the year in a file's name that is not the last one, as seen from today, while the requirement's name asks for the last
// year's paper; 0 where nothing contradicts. Days and numbers are no years, and a name that has the last year too is fine.
func OtherYear(file, requirement string, today time.Time) (year int) {
	if !strings.Contains(requirement, "上年度") && !strings.Contains(requirement, "上一年度") {
		return 0
	}
	for _, m := range figureRuns.FindAllStringSubmatch(BaseOf(file), -1) {
		if n, err := strconv.Atoi(m[1]); err == nil && m[2] == "" && n >= 2000 && n <= today.Year() {
			if n == today.Year()-1 {
				return 0
			}
			year = n
		}
	}
	return year
}

// coarse is the resolution below which a file is warned of. Several photographs share a page.
func coarse(r *forms.Requirement) int {
	if r != nil && ContainsKind(KindsOf(r.Format), KindPicture) {
		return CoarseDPI / 2
	}
	return CoarseDPI
}

// certificateWords are what the names of papers end with that hold for a time.
var certificateWords = []string{"证书", "执照", "许可", "身份证", "证明", "资质", "注册证", "授权", "委托"}

// Lapses tells whether the papers of a requirement usually hold for a time only, so that their end is worth asking for.
func Lapses(r *forms.Requirement) bool {
	return slices.ContainsFunc(certificateWords, func(w string) bool { return strings.Contains(r.Name, w) })
}

var expiryWords = pattern.Of(`(?:有效期|营业期限|使用期限|有效日期|有效至)[^\n]{0,40}`)
var dateWords = pattern.Of(`(20\d\d)\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})`)

// ExpiryIn finds the last day on which a paper holds in its text, 2006-01-02; "" when it does not say so.
func ExpiryIn(text string) string {
	for _, line := range expiryWords.FindAllString(text, -1) {
		dates := dateWords.FindAllStringSubmatch(line, -1)
		if len(dates) == 0 {
			continue
		}
		d := dates[len(dates)-1]
		if t, err := time.Parse("2006-1-2", d[1]+"-"+d[2]+"-"+d[3]); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	return ""
}

// Requirement finds a requirement of the form, or of the common words when the profile is open; nil when there is none.
func (ms *Materials) Requirement(id string) *forms.Requirement {
	if r := ms.e.Form.Requirement(id); r != nil {
		return r.Requirement
	}
	for _, r := range ms.e.vocabulary().Materials {
		if ms.e.IsProfile() && r.ID.S == id {
			return r
		}
	}
	return nil
}

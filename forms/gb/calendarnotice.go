package gb

import (
	"strconv"
	"strings"
	"time"

	"yibiao/forms/pattern"
)

// noticeYear and noticeDay are how the yearly notice of the General Office of the State Council writes its year and its
// days, after compact: 国务院办公厅关于2027年部分节假日安排的通知; 1月28日(农历除夕、周二)至2月4日(周二).
var (
	noticeTitle = pattern.Of(`(?:国务院办公厅)?关于(\d{4})年部分节假日安排的通知`)
	noticeNo    = pattern.Of(`国办发[^\d]{0,6}(\d{4})[^\d](\d+)号`)
	noticeDay   = pattern.Of(`(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日(?:\(([^)]*)\))?(?:至(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?)?`)
	noticeWord  = pattern.Of(`放假(?:调休)?(?:,?共?(\d+)天)?|上班|\.`)
	noticeWeek  = pattern.Of(`(?:周|星期)([一二三四五六日])`)
)

// ReadNotice reads the arrangement of a year from the words of its notice. Days of the week and numbers of days that the
// notice gives must agree with its days. Errors are *Fault: notice-none when this is no such notice, notice-day (text)
// when a passage does not agree with the calendar.
func ReadNotice(text string) (*Calendar, error) {
	text = compact(text)
	title := noticeTitle.FindStringSubmatch(text)
	if title == nil {
		return nil, fault(FaultNoticeNone)
	}
	n := notice{text: text, data: yearData{off: map[civil]bool{}, worked: map[civil]bool{}, source: title[0]}}
	n.year, _ = strconv.Atoi(title[1])
	if no := noticeNo.FindStringSubmatch(text); no != nil {
		n.data.source += "(国办发明电〔" + no[1] + "〕" + no[2] + "号)"
	}
	for _, at := range noticeDay.FindAllStringSubmatchIndex(text, -1) {
		if err := n.days(at); err != nil {
			return nil, err
		}
	}
	if len(n.data.off) == 0 {
		return nil, fault(FaultNoticeNone)
	}
	c := newCalendar()
	c.years[n.year] = n.data
	return c, nil
}

// notice is a notice as it is read.
type notice struct {
	text string
	year int
	data yearData
}

// days takes one day or run of days; at holds the places of noticeDay's groups. What follows it, 放假 or 上班, tells which
// it is; a day that neither follows in its sentence is none of the arrangement.
func (n *notice) days(at []int) error {
	group := func(i int) string {
		if at[2*i] < 0 {
			return ""
		}
		return n.text[at[2*i]:at[2*i+1]]
	}
	word := noticeWord.FindStringSubmatch(n.text[at[1]:])
	if word == nil || word[0] == "." {
		return nil
	}
	passage := group(0)
	from, ok := n.day(group(1), group(2), group(3))
	to := from
	if group(7) != "" {
		month := group(6)
		if month == "" {
			month = group(2)
		}
		var whole bool
		to, whole = n.day(group(5), month, group(7))
		if to.Before(from) && group(1) == "" {
			from = from.AddDate(-1, 0, 0) // 12月31日至1月2日
		}
		ok = ok && whole && onWeekday(to, group(8))
	}
	count := int(to.Sub(from).Hours()/24) + 1
	single := !strings.Contains(between(n.text, at[1], word[0]), "日")
	if !ok || !onWeekday(from, group(4)) || count < 1 || count > maxRun || word[1] != "" && single && word[1] != strconv.Itoa(count) {
		return fault(FaultNoticeDay, "text", passage)
	}
	for day := from; !day.After(to); day = day.AddDate(0, 0, 1) {
		if word[0] == "上班" {
			n.data.worked[civilOf(day)] = true
			ok = ok && (day.Weekday() == time.Saturday || day.Weekday() == time.Sunday)
		} else {
			n.data.off[civilOf(day)] = true
		}
		ok = ok && !(n.data.off[civilOf(day)] && n.data.worked[civilOf(day)])
	}
	if !ok {
		return fault(FaultNoticeDay, "text", passage)
	}
	return nil
}

// between is what stands from a place of a text to the next word.
func between(text string, from int, word string) string {
	before, _, _ := strings.Cut(text[from:], word)
	return before
}

// day is a day of the notice; its own year when none is written.
func (n *notice) day(year, month, day string) (time.Time, bool) {
	y := n.year
	if year != "" {
		y, _ = strconv.Atoi(year)
	}
	m, _ := strconv.Atoi(month)
	d, _ := strconv.Atoi(day)
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t, t.Day() == d && int(t.Month()) == m && (y == n.year || y == n.year-1 && m == 12)
}

// onWeekday tells whether a day is on the day of the week that its bracket names, if it names one.
func onWeekday(t time.Time, bracket string) bool {
	named := noticeWeek.FindStringSubmatch(bracket)
	return named == nil || named[1] == string([]rune("日一二三四五六")[t.Weekday()])
}

package formmap

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"yibiao/dossier/docx"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/printed"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// Sub is the place of a value inside a table or list field.
type Sub struct {
	// Key and Value choose a row: the Nth (from 0) whose column Key is Value.
	// Value may be "@year" for the last full year, "@year-1" for the one before, and
	// so on. Key "" chooses no row.
	Key, Value string
	Nth        int
	// Column is the column id.
	Column string
	// Sum asks for the total of Column over all rows.
	Sum bool
	// Index is the entry of a list field, from 0; -1 when the field is a table.
	Index int
}

var (
	subCell  = regexp.MustCompile(`^([^=:#]+)=(.*?)(?:#(\d{1,6}))?:([^:]+)$`)
	subSum   = regexp.MustCompile(`^sum:([^:]+)$`)
	subIndex = regexp.MustCompile(`^\d{1,6}$`)
)

// ParseSub reads "year=2024:rev" (the row whose year is 2024, column rev),
// "l2=数量#1:target" (the second such row), "sum:qty" (the total of a column) and
// "2" (the third entry of a list). ok is false for anything else.
func ParseSub(text string) (s Sub, ok bool) {
	s.Index = -1
	if subIndex.MatchString(text) {
		s.Index, _ = strconv.Atoi(text)
		return s, true
	}
	if m := subSum.FindStringSubmatch(text); m != nil {
		s.Sum, s.Column = true, m[1]
		return s, true
	}
	m := subCell.FindStringSubmatch(text)
	if m == nil {
		return s, false
	}
	s.Key, s.Value, s.Column = m[1], m[2], m[4]
	if m[3] != "" {
		s.Nth, _ = strconv.Atoi(m[3])
	}
	return s, true
}

// yearOf is the year that a value counted from the day of filling stands for.
func yearOf(value string, today time.Time) (string, bool) {
	rest, ok := strings.CutPrefix(value, FieldYear)
	if !ok {
		return "", false
	}
	back := 0
	if rest != "" {
		n, err := strconv.Atoi(strings.TrimPrefix(rest, "-"))
		if err != nil || rest[0] != '-' {
			return "", false
		}
		back = n
	}
	return strconv.Itoa(today.Year() - 1 - back), true
}

// String is what ParseSub reads.
func (s Sub) String() string {
	switch {
	case s.Index >= 0:
		return strconv.Itoa(s.Index)
	case s.Sum:
		return "sum:" + s.Column
	}
	nth := ""
	if s.Nth > 0 {
		nth = "#" + strconv.Itoa(s.Nth)
	}
	return s.Key + "=" + s.Value + nth + ":" + s.Column
}

// listed tells whether a valid row of a table names something in its first column of text.
func listed(f *forms.Field, rows []forms.Row, name string, valid func(forms.Row) bool) bool {
	for _, c := range f.Columns {
		if !c.Is(forms.TypeText) {
			continue
		}
		for _, r := range rows {
			if cell := clean(r.Cells[c.Name()]); cell != "" && namesSame(cell, clean(name)) && valid(r) {
				return true
			}
		}
		return false
	}
	return false
}

// unlike are words that make a title another than the one without them.
var unlike = regexp.MustCompile(`小巨人|培育|后备|入库|中小|创新型|产品|项目|团队|中心|服务`)

// namesSame tells whether a cell has the name of something, and no word more that makes it
// something else.
func namesSame(cell, name string) bool {
	at := strings.Index(cell, name)
	return at >= 0 && !unlike.MatchString(cell[:at]+"|"+cell[at+len(name):])
}

// until are the labels of columns that tell until when a row holds.
var until = regexp.MustCompile(`有效期(?:至|限|止)?$|截止|到期`)

// valid tells whether a row of a table still holds on the day of filling.
func (w *writer) valid(f *forms.Field, r forms.Row) bool {
	for _, c := range f.Columns {
		if day, err := gb.ParseDate(r.Cells[c.Name()]); err == nil && until.MatchString(clean(c.Label)) && !w.c.Today.IsZero() && day.Before(w.c.Today.Truncate(24*time.Hour)) {
			return false
		}
	}
	return true
}

// following is the answer of another field, or a part of it, after a mark: the account after
// its bank. It is empty where the field has none that may be written.
func (w *writer) following(mark, field, format string, p docx.Place) string {
	f := w.form.Known(field)
	if f == nil {
		return ""
	}
	text := w.answers.Values[field]
	if text == "" || !w.gate.Lets(f, printed.Held{At: p.At, Field: field, Row: -1, Text: text}, nil) {
		return ""
	}
	if format != "" {
		text = part.Of(format, text)
	} else {
		text = printed.Text(w.vocab, f, text, printed.Own(f, ""))
	}
	if text == "" {
		return ""
	}
	if mark == "（" {
		text += "）"
	}
	return mark + text
}

// Package printed turns an answer into what stands on paper, by one rule for the forms of the packs and for official blanks.
package printed

import (
	"slices"
	"strings"
	"time"

	"yibiao/forms"
	"yibiao/forms/gb"
	"yibiao/forms/pattern"
)

// Look is what a place on paper asks of the print of an answer. The zero Look is a place that prints no unit.
type Look struct {
	// Format is what is asked of the field's type: "upper", "code", "city"; "" for its usual print.
	Format string
	// Unit is what the paper prints for the place, "" for none. An amount is converted to it; where there is none, the
	// amount's own unit is written, lest it be read ten thousand times too small. So is the sign of a percentage.
	Unit string
	// Month asks year and month of a day, and no more.
	Month bool
	// Level are the words printed after the place that name the level of a division: 市 after 柳州. They are not written twice.
	Level string
}

// Own is the look of a place that was made for the field, as those of the packs' own forms are: it prints the field's unit.
func Own(f *forms.Field, format string) Look { return Look{Format: format, Unit: f.Unit} }

// Text is an answer as it is printed; canonical is the answer as the dossier keeps it, and "" prints nothing.
func Text(v *forms.Vocabulary, f *forms.Field, canonical string, look Look) string {
	if canonical == "" {
		return ""
	}
	if look.Format == "" && f.Is(forms.TypeMoney) {
		return money(v, f, canonical, look.Unit)
	}
	if look.Format == "" && f.Is(forms.TypePercent) && look.Unit == "" {
		return v.Display(f, canonical, "") + "%"
	}
	if look.Month && f.Is(forms.TypeDate) {
		if day, err := time.Parse(time.DateOnly, canonical); err == nil {
			return gb.FormatYearMonthCN(day)
		}
	}
	return WithoutLevel(v.Display(f, canonical, look.Format), look)
}

// Day is the day of filling as it is printed, "" when there is none.
func Day(day time.Time, look Look) string {
	switch {
	case day.IsZero():
		return ""
	case look.Month:
		return gb.FormatYearMonthCN(day)
	}
	return gb.FormatDateCN(day)
}

// money converts between 元, 万元 and the like.
func money(v *forms.Vocabulary, f *forms.Field, canonical, unit string) string {
	from, known := gb.MoneyShift(f.Unit)
	to, printed := gb.MoneyShift(unit)
	if d, ok := gb.Number(canonical); ok && known && printed && from != to {
		return v.Display(f, d.Shift(from-to).String(), "")
	}
	text := v.Display(f, canonical, "")
	if known && unit == "" {
		text += f.Unit
	}
	return text
}

var (
	provinceSuffix = pattern.Of(`(?:壮族|回族|维吾尔)?自治区$|省$|市$`)
	lowerSuffix    = pattern.Of(`(?:自治县|自治州|地区|市|州|县|区)$`)
)

// WithoutLevel is a name of a level of a division as it is written before the printed words for its level: 柳州 before 市. A name of another level
// keeps its own, 鱼峰区 before 县.
func WithoutLevel(name string, look Look) string {
	switch {
	case look.Level == "":
		return name
	case look.Format == "province":
		return provinceSuffix.ReplaceAllString(name, "")
	}
	suffix := lowerSuffix.FindString(name)
	if suffix != "" && strings.Contains(look.Level, suffix) && len([]rune(name)) > len([]rune(suffix))+1 {
		return strings.TrimSuffix(name, suffix)
	}
	return name
}

// Entries are the values that an answer chooses: those of a list, else itself. None for "".
func Entries(f *forms.Field, canonical string) []string {
	switch {
	case canonical == "":
		return nil
	case f.Has(forms.TraitEntries):
		return strings.Split(canonical, "\n")
	}
	return []string{canonical}
}

// Ticked tells whether a printed option is chosen: option is a value of the field, or what such a value is called on paper
// (是 for a yes, the section for an industry).
func Ticked(v *forms.Vocabulary, f *forms.Field, canonical, option string) bool {
	return slices.ContainsFunc(Entries(f, canonical), func(value string) bool {
		return value == option || f.Is(forms.TypeBool) && v.Display(f, value, "") == option || f.Is(forms.TypeIndustry) && v.Display(f, value, "section") == option
	})
}

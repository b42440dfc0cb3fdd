package sheet

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"yibiao/forms/pattern"
)

var (
	brokenForm = pattern.Of(`^#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$`)
	// pictureForm is what WPS writes into a cell that holds a picture.
	pictureForm = pattern.Of(`^=?(?:_xlfn\.)?DISPIMG\(`)
	// exponentForm is how a spreadsheet writes a long number into a text file: its last digits are gone.
	exponentForm = pattern.Of(`^[0-9](\.[0-9]+)?[Ee]\+[0-9]{2,3}$`)
)

// keptDigits is how many digits of a number spreadsheets keep.
const keptDigits = 15

func (b *book) cell(name, ref, raw string) (Cell, error) {
	kind, err := b.GetCellType(name, ref)
	if err != nil {
		return Cell{}, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	switch kind {
	case excelize.CellTypeBool:
		if raw == "1" || strings.EqualFold(raw, "true") {
			return words("是"), nil
		}
		return words("否"), nil
	case excelize.CellTypeError:
		return Cell{Kind: Broken, Text: raw}, nil
	case excelize.CellTypeDate:
		if day, err := time.Parse("2006-01-02", raw[:min(len(raw), 10)]); err == nil {
			return Cell{Kind: Date, Text: day.Format(time.DateOnly), Day: day}, nil
		}
		return words(raw), nil
	case excelize.CellTypeUnset, excelize.CellTypeNumber:
		if n, err := strconv.ParseFloat(raw, 64); err == nil && !math.IsInf(n, 0) && !math.IsNaN(n) {
			return b.strike(name, ref, b.number(name, ref, n)), nil
		}
	}
	if pictureForm.MatchString(raw) {
		return Cell{Kind: Picture, Text: raw}, nil
	}
	return b.strike(name, ref, b.written(name, ref, raw)), nil
}

// number reads a number by what its format says.
func (b *book) number(name, ref string, n float64) Cell {
	f := b.format(name, ref)
	// What is shown are fifteen digits: 0.29 is kept as 0.28999999999999998.
	d, err := decimal.NewFromString(strconv.FormatFloat(n, 'g', keptDigits, 64))
	if err != nil || d.Exponent() < -30 {
		return Cell{Kind: Number, Text: "0"}
	}
	if d.IsZero() && b.noZeros {
		return Cell{}
	}
	s := f.of(d)
	if s != nil && s.time && n >= 0 {
		if day, err := excelize.ExcelDateToTime(n, b.from1904); err == nil {
			return dayShown(day, s)
		}
	}
	if math.Abs(n) >= 1e15 {
		return Cell{Kind: Rounded, Text: strconv.FormatFloat(n, 'f', -1, 64)}
	}
	return shown(d, s)
}

// dayShown is a day as the section of its format shows it.
func dayShown(day time.Time, s *section) Cell {
	day = time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
	c := Cell{Kind: Date, Text: day.Format(time.DateOnly), Day: day, Shows: s.day}
	switch {
	case s.scaled, s.worded, s.day != "md" && !strings.Contains(s.day, "y"):
		c.Kind = Masked
	case s.day == "ym" && day.Day() == 1: // which spreadsheets make of a month that is typed
		return words(day.Format("2006年1月"))
	case s.day == "y" && day.YearDay() == 1:
		return words(day.Format("2006年"))
	}
	return c
}

// shown is a number as the section of its format shows it; s may be nil.
func shown(d decimal.Decimal, s *section) Cell {
	text := d.String()
	if s == nil {
		return Cell{Kind: Number, Text: text}
	}
	switch {
	case (s.empty || s.blank) && d.IsZero():
		return Cell{}
	case s.worded, s.empty, s.scaled && !d.IsZero(), s.minus && d.IsPositive(), s.marked:
		return Cell{Kind: Masked, Text: text}
	case s.percent && s.before+s.behind == "":
		return Cell{Kind: Percent, Text: d.Shift(2).String() + "%"}
	case s.percent:
		return words(s.before + d.Shift(2).String() + "%" + s.behind)
	}
	if d.IsInteger() && !d.IsNegative() {
		if digits := s.digits(text); strings.Contains(digits, "-") {
			return words(digits)
		} else if digits != "" {
			return Cell{Kind: Number, Text: digits}
		}
	}
	if s.before+s.behind != "" {
		if missing := s.least - len(text); d.IsInteger() && !d.IsNegative() && missing > 0 {
			text = strings.Repeat("0", missing) + text
		}
		return words(s.before + text + s.behind)
	}
	return Cell{Kind: Number, Text: text, Seen: s.seen(d)}
}

// seen is what is shown of a number, where it differs from it by more than a thousandth of it.
func (s *section) seen(d decimal.Decimal) string {
	if s.places < 0 {
		return ""
	}
	round := d.Round(int32(s.places))
	if round.Sub(d).Abs().Mul(decimal.NewFromInt(1000)).LessThanOrEqual(d.Abs()) {
		return ""
	}
	return round.StringFixed(int32(s.places))
}

// written is a text as the format of its cell shows it.
func (b *book) written(name, ref, text string) Cell {
	c := words(text)
	if brokenForm.MatchString(c.Text) {
		return Cell{Kind: Broken, Text: c.Text}
	}
	s := b.format(name, ref).text
	switch {
	case s == nil || c.Kind == Empty:
	case s.empty, s.worded:
		c.Kind = Masked
	case s.before+s.behind != "":
		c = words(s.before + c.Text + s.behind)
	}
	if c.Kind == Words && exponentForm.MatchString(c.Text) {
		c.Kind = Rounded
	}
	return c
}

// DayOf is the day of a number that counts days as spreadsheets do: 1 is the first of 1900, and 60 a day that never was.
func DayOf(n int64) time.Time {
	return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n))
}

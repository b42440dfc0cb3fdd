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
	// exponentForm is how a spreadsheet writes a long number into a text file: its last digits are gone.
	exponentForm = pattern.Of(`^[0-9](\.[0-9]+)?[Ee]\+[0-9]{2,3}$`)
)

// keptDigits is how many digits of a number spreadsheets keep.
const keptDigits = 15

// numberFormat is what the format of a number says of its meaning.
type numberFormat struct {
	date, percent bool
	zeros         int // digits that are shown at least
}

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
			return b.number(name, ref, n), nil
		}
	}
	c := words(raw)
	if exponentForm.MatchString(c.Text) {
		c.Kind = Rounded
	}
	return c, nil
}

// number reads a number by what its format says.
func (b *book) number(name, ref string, n float64) Cell {
	f := b.format(name, ref)
	if f.date && n >= 0 {
		if day, err := excelize.ExcelDateToTime(n, b.from1904); err == nil {
			day = time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
			return Cell{Kind: Date, Text: day.Format(time.DateOnly), Day: day}
		}
	}
	if math.Abs(n) >= 1e15 {
		return Cell{Kind: Rounded, Text: strconv.FormatFloat(n, 'f', -1, 64)}
	}
	// What is shown are fifteen digits: 0.29 is kept as 0.28999999999999998.
	d, err := decimal.NewFromString(strconv.FormatFloat(n, 'g', keptDigits, 64))
	if err != nil || d.Exponent() < -30 {
		return Cell{Kind: Number, Text: "0"}
	}
	if f.percent {
		return Cell{Kind: Percent, Text: d.Shift(2).String() + "%"}
	}
	text := d.String()
	if d.IsInteger() && !d.IsNegative() && len(text) < f.zeros {
		text = strings.Repeat("0", f.zeros-len(text)) + text
	}
	return Cell{Kind: Number, Text: text}
}

// DayOf is the day of a number that counts days as spreadsheets do: 1 is the first of 1900, and 60 a day that never was.
func DayOf(n int64) time.Time {
	return time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n))
}

// format is the format of a cell, looked up once a style.
func (b *book) format(name, ref string) numberFormat {
	id, err := b.GetCellStyle(name, ref)
	if err != nil {
		return numberFormat{}
	}
	known, ok := b.styles[id]
	if !ok {
		if style, err := b.GetStyle(id); err == nil && style != nil {
			known = formatOf(style)
		}
		b.styles[id] = known
	}
	return known
}

var (
	quotedForm = pattern.Of(`"[^"]*"|\[[^\]]*\]|\\.`)
	zerosForm  = pattern.Of(`^0{2,}$`)
)

// formatOf reads a format. Of the numbers that Excel gives its own formats, those of days are 14 to 17, 22, 27 to 31, 36, 50 to 54,
// 57 and 58 (some of them only where Chinese is spoken; ECMA-376 18.8.30).
func formatOf(style *excelize.Style) numberFormat {
	n := style.NumFmt
	f := numberFormat{percent: n == 9 || n == 10, date: n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 31 || n == 36 || n >= 50 && n <= 54 || n == 57 || n == 58}
	if style.CustomNumFmt == nil {
		return f
	}
	custom, _, _ := strings.Cut(*style.CustomNumFmt, ";")
	if zerosForm.MatchString(custom) {
		f.zeros = len(custom)
	}
	bare := strings.ToLower(quotedForm.ReplaceAllString(custom, ""))
	f.percent = strings.Contains(bare, "%")
	f.date = strings.ContainsAny(bare, "yd") && !strings.Contains(bare, "general")
	return f
}

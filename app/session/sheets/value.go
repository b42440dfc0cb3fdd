package sheets

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"yibiao/dossier/sheet"
	"yibiao/forms"
	"yibiao/forms/gb"
	"yibiao/forms/pattern"
)

// value reads a cell of a column for a field; the fault tells why it is not taken. sibling gives the other cells of the row and may be nil.
func (im *Import) value(cell sheet.Cell, f *forms.Field, in Column, sibling func(string) string) (forms.Parsed, *gb.Fault) {
	text := im.spelled(cell.Text, f)
	if cell.Raised != "" && (f.Name() == nameField || !f.Is(forms.TypeText, forms.TypeLongText)) {
		return forms.Parsed{}, forms.Fault(FaultRaised, "text", cell.Raised)
	}
	switch cell.Kind {
	case sheet.Empty:
		return forms.Parsed{}, nil
	case sheet.Broken:
		return forms.Parsed{}, forms.Fault(FaultBroken, "text", cell.Text)
	case sheet.Picture:
		return forms.Parsed{}, forms.Fault(FaultPicture)
	case sheet.Formula:
		return forms.Parsed{}, forms.Fault(FaultFormula, "text", cell.Text)
	case sheet.Masked:
		return forms.Parsed{}, forms.Fault(FaultMasked, "text", cell.Text)
	case sheet.Rounded:
		return forms.Parsed{}, forms.Fault(FaultRounded, "text", cell.Text)
	case sheet.Date:
		if f.Is(forms.TypeInt, forms.TypeNumber, forms.TypeMoney, forms.TypePercent) {
			return forms.Parsed{}, forms.Fault(FaultDay, "text", cell.Text)
		}
		text = cell.Day.Format(layoutOf(f))
	case sheet.Number:
		if day, ok := serial(cell.Text, f); ok {
			text = day.Format(layoutOf(f))
		}
	case sheet.Words:
		if f.Is(forms.TypeDate, forms.TypeYearMonth, forms.TypeYear) {
			var fault *gb.Fault
			if text, fault = dayText(text, f); fault != nil {
				return forms.Parsed{}, fault
			}
		}
	}
	if in.counted != "" && in.counted != f.Unit && f.Is(forms.TypeInt, forms.TypeNumber) {
		return forms.Parsed{}, forms.Fault(FaultCounted, "unit", in.counted)
	}
	var more []*gb.Fault
	if f.Is(forms.TypeMoney) {
		amount, doubts, fault := amount(cell.Kind == sheet.Number, text, f, in)
		if fault != nil {
			return forms.Parsed{}, fault
		}
		text, more = amount, doubts
	}
	parsed := im.form.Pack.Vocabulary.Parse(f, text, sibling)
	if parsed.Fault == nil {
		parsed.Warnings = slices.Concat(parsed.Warnings, more, unsure(cell, f))
	}
	return parsed, parsed.Fault
}

// unsure are the doubts that a cell itself gives of what is taken from it.
func unsure(cell sheet.Cell, f *forms.Field) (doubts []*gb.Fault) {
	if f.Is(forms.TypeIPNumber) && cell.Kind == sheet.Number {
		doubts = append(doubts, forms.Fault(FaultFigures))
	}
	if cell.Kind == sheet.Number && cell.Text == "0" && f.Is(forms.TypeText, forms.TypeLongText, forms.TypeUpper) {
		doubts = append(doubts, forms.Fault(FaultNothing))
	}
	asked := "ymd"
	switch {
	case f.Is(forms.TypeYear):
		asked = "y"
	case f.Is(forms.TypeYearMonth):
		asked = "ym"
	}
	if cell.Kind == sheet.Date && strings.Trim(asked, cell.Shows) != "" {
		doubts = append(doubts, forms.Fault(FaultNotShown, "text", cell.Text))
	}
	if _, ok := serial(cell.Text, f); ok && (cell.Kind == sheet.Number || serialForm.MatchString(gb.HalfWidth(cell.Text))) {
		doubts = append(doubts, forms.Fault(FaultSerial, "text", cell.Text))
	}
	if cell.Seen != "" && f.Is(forms.TypeMoney, forms.TypeNumber, forms.TypeInt, forms.TypePercent) {
		doubts = append(doubts, forms.Fault(FaultSeen, "seen", cell.Seen, "text", cell.Text))
	}
	if cell.Raised != "" {
		doubts = append(doubts, forms.Fault(FaultRaisedText, "text", cell.Raised))
	}
	switch {
	case cell.Struck != "" && cell.Struck == cell.Text:
		doubts = append(doubts, forms.Fault(FaultStruckWhole))
	case cell.Struck != "":
		doubts = append(doubts, forms.Fault(FaultStruck, "text", cell.Struck))
	}
	return doubts
}

// amount puts an amount of a column into the unit of its field; number tells that a spreadsheet has it as a number.
func amount(number bool, text string, f *forms.Field, in Column) (string, []*gb.Fault, *gb.Fault) {
	worked := number
	if in.foreign != "" {
		return "", nil, forms.Fault(FaultCurrency, "unit", in.foreign)
	}
	if in.unit != "" {
		bare := strings.TrimLeft(text, "¥￥ ") // the head says in what it counts
		worked = worked || bare != text && !strings.Contains(bare, "元")
		text = bare
	}
	var doubts []*gb.Fault
	switch plain := !strings.Contains(text, "元"); {
	case plain && in.Unclear() != "":
		return "", nil, forms.Fault(FaultUnits, "text", in.Unclear())
	case plain && in.unit == wholeUnit:
		return "", nil, forms.Fault(FaultNoUnit)
	case plain && in.unit != "" && !yuan(in.unit):
		return "", nil, forms.Fault(FaultCurrency, "unit", in.unit)
	case plain && in.unit != "" && in.unit != f.Unit:
		if in.byRow { // what only a row says is told of it
			doubts = append(doubts, forms.Fault(FaultRowUnit, "unit", in.unit))
		}
		text = inUnit(text, in.unit, f.Unit)
	}
	if worked {
		fen := toTheFen(text, f)
		if fen != text {
			doubts = append(doubts, forms.Fault(FaultFen, "text", text))
		}
		text = fen
	}
	return text, doubts, nil
}

// yuan tells of a unit of the own currency.
func yuan(unit string) bool {
	_, known := gb.MoneyShift(unit)
	return known
}

// toTheFen rounds an amount that a spreadsheet has worked out to the fen, as nobody can pay less; other texts stay.
func toTheFen(text string, f *forms.Field) string {
	d, err := decimal.NewFromString(text)
	shift, known := gb.MoneyShift(f.Unit)
	if err != nil || !known {
		return text
	}
	if fen := d.Round(shift + 2); !fen.Equal(d) {
		return fen.String()
	}
	return text
}

// inUnit gives an amount of one unit in another; a text that is no plain number keeps its unit behind it, for the field to read.
func inUnit(text, unit, of string) string {
	from, _ := gb.MoneyShift(unit)
	to, asked := gb.MoneyShift(of)
	d, err := gb.ParseMoney(text) // a comma that separates no thousands is for the field to refuse
	switch {
	case !asked || err != nil:
		return text + unit
	case d.IsZero():
		return text // the same in every unit; a minus before it is still to be seen
	}
	return d.Shift(from - to).String()
}

// layoutOf is how a field keeps a day.
func layoutOf(f *forms.Field) string {
	switch {
	case f.Is(forms.TypeYearMonth):
		return gb.YearMonthLayout
	case f.Is(forms.TypeYear):
		return gb.YearLayout
	}
	return gb.DateLayout
}

// The days that a bare number may stand for, as spreadsheets count them: 1927 to 2119. Others are years, or 20240105.
const (
	firstSerial = 10_000
	lastSerial  = 80_000
)

// serial reads a number that counts days, in a field for a day or a month.
func serial(text string, f *forms.Field) (time.Time, bool) {
	if !f.Is(forms.TypeDate, forms.TypeYearMonth) {
		return time.Time{}, false
	}
	d, err := decimal.NewFromString(text)
	if err != nil || d.LessThan(decimal.NewFromInt(firstSerial)) || d.GreaterThan(decimal.NewFromInt(lastSerial)) {
		return time.Time{}, false
	}
	return sheet.DayOf(d.IntPart()), true
}

var (
	timeForm   = pattern.Of(`^(.*[0-9日号])[T\s]+[0-9]{1,2}[:：时][0-9]{1,2}.*$`)
	serialForm = pattern.Of(`^[0-9]{5}$`)
	// dayFirstForm is a day in the order of English-speaking countries: which part is the month is not known.
	dayFirstForm = pattern.Of(`^([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})$`)
	shortForm    = pattern.Of(`^([0-9]{2})[/.\-年]([0-9]{1,2})[/.\-月]([0-9]{1,2})[日号]?$`)
)

// dayText puts a day, month or year into a spelling that the field reads. What may be two days is refused.
func dayText(text string, f *forms.Field) (string, *gb.Fault) {
	text = gb.HalfWidth(strings.TrimSpace(text))
	if m := timeForm.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	text = strings.TrimSpace(text)
	if serialForm.MatchString(text) {
		if day, ok := serial(text, f); ok {
			return day.Format(layoutOf(f)), nil
		}
	}
	if shortForm.MatchString(text) || dayFirstForm.MatchString(text) {
		return dayFirst(text, f)
	}
	for _, layout := range []string{"2-Jan-2006", "2 Jan 2006", "2 January 2006", "Jan 2, 2006", "January 2, 2006", "Jan-2006", "January 2006"} {
		if t, err := time.Parse(layout, text); err == nil {
			return t.Format(layoutOf(f)), nil
		}
	}
	if day, err := gb.ParseDate(text); err == nil { // a whole day where a month or a year is asked
		return day.Format(layoutOf(f)), nil
	}
	return text, nil
}

// dayFirst reads a day whose year stands last, where only one order makes a day; with two digits of the year nothing is sure.
func dayFirst(text string, f *forms.Field) (string, *gb.Fault) {
	m := dayFirstForm.FindStringSubmatch(text)
	if m == nil {
		return "", forms.Fault(FaultTwoDays, "text", text)
	}
	a, _ := strconv.Atoi(m[1])
	b, _ := strconv.Atoi(m[2])
	year, _ := strconv.Atoi(m[3])
	switch {
	case a == b:
		return written(year, a, b, f), nil
	case a > 12 && b <= 12:
		return written(year, b, a, f), nil
	case b > 12 && a <= 12:
		return written(year, a, b, f), nil
	}
	return "", forms.Fault(FaultTwoDays, "text", text)
}

func written(year, month, day int, f *forms.Field) string {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || int(t.Month()) != month || t.Day() != day {
		return strconv.Itoa(year) + "-" + strconv.Itoa(month) + "-" + strconv.Itoa(day) // refused by the field
	}
	return t.Format(layoutOf(f))
}

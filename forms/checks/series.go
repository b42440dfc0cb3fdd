package checks

import (
	"slices"
	"strconv"
	"strings"

	"yibiao/forms"
)

// shownMissing is how many missing years or months are named.
const shownMissing = 3

// series looks at a table whose rows are years or months one after the other: what is missing between the first and the last, what
// stands before an earlier one, and what stands there twice. Cells that the field refuses are left out; told says of a row
// that it was told already that it stands there twice.
func series(k *examination, table *forms.Field, told func(row int) bool) {
	at := slices.IndexFunc(table.Columns, func(c *forms.Field) bool { return c.Series })
	if at < 0 {
		return
	}
	column := table.Columns[at]
	shown := func(n int) string { return k.scope.Vocab.Display(column, periodOf(column, n), "") }
	if column.Is(forms.TypeYear) {
		shown = func(n int) string { return periodOf(column, n) + "年" }
	}
	there := map[int]int{} // the first row, by period
	var all []int
	last := 0
	for i, row := range k.c.Answers.Tables[table.Name()] {
		n, ok := period(k, column, row.Cells[column.Name()])
		if !ok {
			continue
		}
		finding := forms.Finding{
			Fields: []string{table.Name()}, Table: table.Name(), Row: row.ID, RowNumber: i + 1, Column: column.Name(),
			Source: table.Source, Label: table.Label + "·" + column.Label,
		}
		if earlier, twice := there[n]; twice && !told(i) {
			questioned(k, finding.Place(column)+"/twice", forms.Fault(forms.FaultSeriesTwice, "text", shown(n), "row", earlier+1), finding)
		} else if !twice {
			there[n], all = i, append(all, n)
		}
		if n < last {
			questioned(k, finding.Place(column)+"/order", forms.Fault(forms.FaultSeriesOrder, "text", shown(n), "before", shown(last)), finding)
		}
		last = max(last, n)
	}
	if len(all) == 0 {
		return
	}
	var missing []string
	slices.Sort(all)
	for n := all[0]; n < last; n++ {
		if _, is := there[n]; !is {
			missing = append(missing, shown(n))
		}
	}
	if len(missing) > 0 {
		finding := forms.Finding{Fields: []string{table.Name()}, Source: table.Source, Label: table.Label}
		words := strings.Join(missing[:min(len(missing), shownMissing)], "、")
		questioned(k, table.Name()+"/missing", forms.Fault(forms.FaultSeriesGap, "from", shown(all[0]), "to", shown(last), "n", len(missing), "missing", words), finding)
	}
}

// period counts the year or month of a cell; false for an empty one and for what is none.
func period(k *examination, column *forms.Field, text string) (int, bool) {
	if text == "" || k.scope.Vocab.Parse(column, text, nil).Fault != nil {
		return 0, false
	}
	year, month, monthly := strings.Cut(text, "-")
	y, err := strconv.Atoi(year)
	if err != nil || !monthly {
		return y, err == nil
	}
	m, err := strconv.Atoi(month)
	return 12*y + m - 1, err == nil
}

// periodOf is the canonical text of a period that was counted so.
func periodOf(column *forms.Field, n int) string {
	if column.Is(forms.TypeYear) {
		return strconv.Itoa(n)
	}
	month := strconv.Itoa(n%12 + 1)
	return strconv.Itoa(n/12) + "-" + strings.Repeat("0", 2-len(month)) + month
}

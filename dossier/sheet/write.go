package sheet

import (
	"bytes"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// Column is a column of a sheet that is written.
type Column struct {
	Title string
	Width float64 // in characters
}

// Page is a sheet that is written: the first row has the titles and stays in sight.
type Page struct {
	Name    string
	Columns []Column
	// Rows hold text, int, float64 or nil. Text stays text: one that begins like a formula is none.
	Rows [][]any
}

// Write makes a workbook. The same pages give the same cells; text is never taken for a formula or a number.
func Write(pages []Page) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	head, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E7EEF7"}}})
	if err != nil {
		return nil, fmt.Errorf("writing a workbook: %w", err)
	}
	// 49 is text (ECMA-376 18.8.30): the program that opens the file will not make a formula of it when the cell is edited.
	text, err := f.NewStyle(&excelize.Style{NumFmt: 49, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	if err != nil {
		return nil, fmt.Errorf("writing a workbook: %w", err)
	}
	for i, p := range pages {
		if i == 0 {
			err = f.SetSheetName("Sheet1", p.Name)
		} else {
			_, err = f.NewSheet(p.Name)
		}
		if err == nil {
			err = writePage(f, p, head, text)
		}
		if err != nil {
			return nil, fmt.Errorf("writing the sheet %s: %w", p.Name, err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		return nil, fmt.Errorf("writing a workbook: %w", err)
	}
	return out.Bytes(), nil
}

func writePage(f *excelize.File, p Page, head, text int) error {
	w, err := f.NewStreamWriter(p.Name)
	if err != nil {
		return err
	}
	for i, c := range p.Columns {
		if err := w.SetColWidth(i+1, i+1, max(c.Width, 4)); err != nil {
			return err
		}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	titles := make([]any, len(p.Columns))
	for i, c := range p.Columns {
		titles[i] = excelize.Cell{StyleID: head, Value: c.Title}
	}
	if err := w.SetRow("A1", titles); err != nil {
		return err
	}
	for i, row := range p.Rows {
		cells := make([]any, len(row))
		for k, v := range row {
			if s, ok := v.(string); ok {
				v = excelize.Cell{StyleID: text, Value: s}
			}
			cells[k] = v
		}
		if err := w.SetRow(fmt.Sprintf("A%d", i+2), cells); err != nil {
			return err
		}
	}
	return w.Flush()
}

package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"yibiao/dossier/container"
	"yibiao/dossier/plaintext"
	"yibiao/forms/pattern"
)

// Read reads the sheets of a workbook that hold anything; a .csv is one sheet. The name tells the kind.
// Errors: ErrKind, ErrOld, ErrPassword, ErrDamaged, ErrEmpty, ErrTooBig.
func Read(name string, data []byte) (sheets []Sheet, err error) {
	defer func() {
		// The reader of workbooks is not ours, and files come from anywhere.
		if bug := recover(); bug != nil {
			sheets, err = nil, fmt.Errorf("%w: %v", ErrDamaged, bug)
		}
	}()
	switch ending := strings.ToLower(filepath.Ext(name)); {
	case ending == ".csv" || ending == ".tsv":
		sheets, err = readText(data)
	case container.IsOld(data):
		err = oldKind(data)
	case ending == ".xlsx" || ending == ".xlsm":
		sheets, err = readBook(data)
	case ending == ".xls" || ending == ".et":
		err = ErrOld
	default:
		err = ErrKind
	}
	if err == nil && len(sheets) == 0 {
		err = ErrEmpty
	}
	if err != nil {
		return nil, fmt.Errorf("reading the sheets of %s: %w", filepath.Base(name), err)
	}
	return sheets, nil
}

// Readable tells by its name whether a file is of a kind that Read reads.
func Readable(name string) bool {
	return slices.Contains([]string{".xlsx", ".xlsm", ".csv", ".tsv"}, strings.ToLower(filepath.Ext(name)))
}

// oldKind tells a file of the old programs from a locked one of the new.
func oldKind(data []byte) error {
	if container.CheckOld(data) != nil {
		return ErrPassword
	}
	return ErrOld
}

func readText(data []byte) ([]Sheet, error) {
	text, err := plaintext.Read("sheet.txt", data, nil)
	if errors.Is(err, plaintext.ErrEmpty) {
		return nil, nil
	}
	if err != nil || strings.ContainsRune(text, 0) {
		return nil, ErrDamaged
	}
	in := csv.NewReader(strings.NewReader(text))
	in.Comma, in.FieldsPerRecord, in.LazyQuotes = separator(text), -1, true
	var s Sheet
	lines, begin := 0, int64(0) // that were read
	for {
		record, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		first, _ := in.FieldPos(0)
		blank := max(first-1-lines, 0) // which the reader passes over
		lines, begin = lines+strings.Count(text[begin:in.InputOffset()], "\n"), in.InputOffset()
		if len(s.Rows)+blank >= MaxRows || len(record) > MaxColumns {
			return nil, ErrTooBig
		}
		row := make([]Cell, len(record))
		for i, field := range record {
			row[i] = ofText(field)
		}
		s.Rows = append(append(s.Rows, make([][]Cell, blank)...), row)
	}
	if s, ok := trimmed(s); ok {
		return []Sheet{s}, nil
	}
	return nil, nil
}

// separator is what separates the cells of the first line.
func separator(text string) rune {
	line, _, _ := strings.Cut(text, "\n")
	best, most := ',', 0
	for _, r := range []rune{',', '\t', ';'} {
		if n := strings.Count(line, string(r)); n > most {
			best, most = r, n
		}
	}
	return best
}

// ofText is a cell of a .csv. Programs write numbers that must stay text as ="0123" or with a leading quote or tab.
func ofText(field string) Cell {
	field = strings.TrimSpace(field)
	if inner, ok := strings.CutPrefix(field, `="`); ok && strings.HasSuffix(inner, `"`) {
		field = strings.TrimSuffix(inner, `"`)
	}
	if strings.HasPrefix(field, "#") && brokenForm.MatchString(field) {
		return Cell{Kind: Broken, Text: field}
	}
	if pictureForm.MatchString(field) {
		return Cell{Kind: Picture, Text: field}
	}
	c := words(field)
	if exponentForm.MatchString(c.Text) {
		c.Kind = Rounded
	}
	return c
}

func readBook(data []byte) ([]Sheet, error) {
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{RawCellValue: true, UnzipSizeLimit: maxBytes, UnzipXMLSizeLimit: maxBytes})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer f.Close()
	b := book{File: f, styles: map[int]numberFormat{}, formulas: holds(data, "xl/worksheets/", formulaForm), unkept: holds(data, "xl/worksheets/", unkeptForm), struck: holds(data, "xl/", strikeForm)}
	if props, err := f.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		b.from1904 = *props.Date1904
	}
	var all []Sheet
	for _, name := range f.GetSheetList() {
		s, err := b.sheet(name)
		if err != nil {
			return nil, err
		}
		visible, err := f.GetSheetVisible(name)
		s.Hidden = err == nil && !visible
		if s, ok := trimmed(s); ok {
			all = append(all, s)
		}
	}
	return all, nil
}

// book is a workbook that is being read.
type book struct {
	*excelize.File
	from1904 bool // days are counted from 1904, as on old Macintoshes
	styles   map[int]numberFormat
	formulas bool // there are some
	unkept   bool // some of them have no place for their result: who wrote the file has not worked them out
	struck   bool // something is struck through, or raised
	noZeros  bool // the sheet that is read shows zeros as nothing
}

var (
	formulaForm = pattern.Of(`<f[ >/]`)
	unkeptForm  = pattern.Of(`(?:</f>|<f [^>]*/>)\s*</c>`)
	strikeForm  = pattern.Of(`<strike[ />]|"superscript"`)
)

// holds tells whether a part of a workbook below a folder has a mark.
func holds(data []byte, folder string, mark *pattern.Pattern) bool {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false
	}
	for _, part := range z.File {
		if !strings.HasPrefix(part.Name, folder) || !strings.HasSuffix(part.Name, ".xml") {
			continue
		}
		r, err := part.Open()
		if err != nil {
			return false
		}
		text, err := io.ReadAll(io.LimitReader(r, maxBytes))
		r.Close()
		if err == nil && mark.Match(text) {
			return true
		}
	}
	return false
}

func (b *book) sheet(name string) (Sheet, error) {
	s := Sheet{Name: name}
	view, err := b.GetSheetView(name, 0)
	b.noZeros = err == nil && view.ShowZeros != nil && !*view.ShowZeros
	rows, err := b.Rows(name)
	if err != nil {
		return s, nil // a sheet of charts
	}
	defer rows.Close()
	width := 0
	for rows.Next() {
		texts, err := rows.Columns()
		switch {
		case err != nil:
			return s, fmt.Errorf("%w: %w", ErrDamaged, err)
		case len(s.Rows) == MaxRows || len(texts) > MaxColumns:
			return s, ErrTooBig
		}
		if width = max(width, len(texts)); b.formulas && len(texts) < width {
			texts = append(texts, make([]string, width-len(texts))...)
		}
		row := make([]Cell, len(texts))
		for i, text := range texts {
			if strings.TrimSpace(text) == "" {
				row[i] = b.unreckoned(name, ColumnName(i)+fmt.Sprint(len(s.Rows)+1))
				continue
			}
			if row[i], err = b.cell(name, ColumnName(i)+fmt.Sprint(len(s.Rows)+1), text); err != nil {
				return s, err
			}
		}
		s.Rows = append(s.Rows, row)
	}
	if err := rows.Error(); err != nil {
		return s, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	if err := b.spread(&s); err != nil {
		return s, err
	}
	b.hide(&s)
	return s, nil
}

// spread puts what a merged cell holds into all the cells that it covers.
func (b *book) spread(s *Sheet) error {
	merged, err := b.GetMergeCells(s.Name)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	for _, m := range merged {
		left, top, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		if err != nil {
			continue
		}
		right, bottom, err := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err != nil || top > len(s.Rows) {
			continue
		}
		from := s.At(top-1, left-1)
		for y := top - 1; y < min(bottom, len(s.Rows)); y++ {
			for x := left - 1; x < min(right, MaxColumns); x++ {
				for len(s.Rows[y]) <= x {
					s.Rows[y] = append(s.Rows[y], Cell{})
				}
				s.Rows[y][x] = from
			}
		}
	}
	return nil
}

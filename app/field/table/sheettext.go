package table

import "strings"

// quoted writes a text so that it stays one cell.
func quoted(text string) string {
	if !strings.ContainsAny(text, "\t\n\"") {
		return text
	}
	return `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
}

// oneLine puts what stands on several lines on one.
func oneLine(text string) string {
	if !strings.ContainsAny(text, "\r\n\t") {
		return text
	}
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '\r' || r == '\n' || r == '\t' }), " ")
}

// readSheet reads what Excel and WPS put on the clipboard: rows by line, cells by tab; a cell with a tab, a line break or
// a quotation mark inside is quoted, with the marks inside doubled.
func readSheet(text string) [][]string {
	text = strings.TrimRight(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
	if text == "" {
		return nil
	}
	var lines [][]string
	var line []string
	for {
		cell, end := readCell(text)
		line = append(line, strings.TrimSpace(cell))
		if end < len(text) && text[end] == '\t' {
			text = text[end+1:]
			continue
		}
		lines, line = append(lines, line), nil
		if end >= len(text) {
			return lines
		}
		text = text[end+1:]
	}
}

// readCell reads the first cell of a text and tells where it ends: at a tab, a line break or the end.
func readCell(text string) (cell string, end int) {
	if strings.HasPrefix(text, `"`) {
		if cell, end, ok := readQuoted(text); ok {
			return cell, end
		}
	}
	end = strings.IndexAny(text, "\t\n")
	if end < 0 {
		end = len(text)
	}
	return text[:end], end
}

// readQuoted reads a quoted cell; not ok when the text only looks like one.
func readQuoted(text string) (cell string, end int, ok bool) {
	var out strings.Builder
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] != '"':
			out.WriteByte(text[i])
		case i+1 < len(text) && text[i+1] == '"':
			out.WriteByte('"')
			i++
		case i+1 == len(text) || text[i+1] == '\t' || text[i+1] == '\n':
			return out.String(), i + 1, true
		default:
			return "", 0, false
		}
	}
	return "", 0, false
}

// Package markup makes what is written into a part: runs and paragraphs as the form prints them, boxes, pictures with their
// relations, fresh ids, and how much text fits. It does not choose what is written, nor where.
package markup

import (
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/ooxml"
)

// Writer makes word processing markup with the part's own prefix. Its zero value
// is not usable; see newWriter.
type Writer struct {
	Run, RunEnd, Text, TextEnd, Tab, Br, Para, ParaEnd, PPrEnd string
}

func NewWriter(w string) Writer {
	return Writer{
		Run: "<" + w + ":r>", RunEnd: "</" + w + ":r>",
		Text: "<" + w + `:t xml:space="preserve">`, TextEnd: "</" + w + ":t>",
		Tab: "<" + w + ":tab/>", Br: "<" + w + ":br/>",
		Para: "<" + w + ":p>", ParaEnd: "</" + w + ":p>", PPrEnd: "</" + w + ":pPr>",
	}
}

// AppendRun appends one run: tabs and line ends become elements, an empty text
// an empty run that keeps the formatting.
func (m *Writer) AppendRun(dst, rPr []byte, text string) []byte {
	dst = append(dst, m.Run...)
	dst = append(dst, rPr...)
	for text != "" {
		n := 0
		for n < len(text) && text[n] != '\t' && text[n] != '\n' {
			n++
		}
		if n > 0 {
			dst = append(dst, m.Text...)
			dst = AppendEscaped(dst, text[:n])
			dst = append(dst, m.TextEnd...)
		}
		if n == len(text) {
			break
		}
		if text[n] == '\t' {
			dst = append(dst, m.Tab...)
		} else {
			dst = append(dst, m.Br...)
		}
		text = text[n+1:]
	}
	return append(dst, m.RunEnd...)
}

func AppendEscaped(dst []byte, text string) []byte {
	from := 0
	for i := 0; i < len(text); i++ {
		as := ""
		switch text[i] {
		case '&':
			as = "&amp;"
		case '<':
			as = "&lt;"
		case '>':
			as = "&gt;"
		default:
			continue
		}
		dst = append(append(dst, text[from:i]...), as...)
		from = i + 1
	}
	return append(dst, text[from:]...)
}

// Clean makes text writable: line ends become "\n" and characters that XML 1.0
// does not allow are dropped and counted.
func Clean(text string) (string, int) {
	if !needsCleaning(text) {
		return text, 0
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	var b strings.Builder
	dropped := 0
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n <= 1 || !ooxml.LegalRune(r) {
			dropped++
		} else {
			b.WriteString(text[i : i+n])
		}
		i += n
	}
	return b.String(), dropped
}

func needsCleaning(text string) bool {
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if c < 0x20 && c != '\n' && c != '\t' {
				return true
			}
			i++
			continue
		}
		if c := text[i]; 0xe1 <= c && c <= 0xec && i+2 < len(text) && text[i+1]>>6 == 2 && text[i+2]>>6 == 2 {
			// Nearly all of Chinese: any such three bytes are a character.
			i += 3
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n <= 1 || !ooxml.LegalRune(r) {
			return true
		}
		i += n
	}
	return false
}

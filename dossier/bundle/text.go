package bundle

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// errEncoding marks text that is not in the encoding it claims.
var errEncoding = errors.New("not in the named encoding")

// tagEncodings are the values of Tag-File-Character-Encoding besides UTF-8 that occur in practice.
var tagEncodings = map[string]encoding.Encoding{
	"ISO-8859-1":   charmap.ISO8859_1,
	"ISO-8859-15":  charmap.ISO8859_15,
	"WINDOWS-1252": charmap.Windows1252,
	"UTF-16":       unicode.UTF16(unicode.BigEndian, unicode.UseBOM),
	"UTF-16BE":     unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
	"UTF-16LE":     unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	"GB2312":       simplifiedchinese.GB18030,
	"GBK":          simplifiedchinese.GB18030,
	"GB18030":      simplifiedchinese.GB18030,
}

// decodeText reads a tag file in the named encoding (any letter case). Text that does not fit comes back as far as it
// could be read, with an error. A leading byte order mark is dropped and told by bom.
func decodeText(b []byte, name string) (text string, bom bool, err error) {
	switch name = strings.ToUpper(name); name {
	case "UTF-8", "US-ASCII", "ASCII":
		text = string(b)
		if !utf8.Valid(b) {
			err = fmt.Errorf("%w %s", errEncoding, name)
		}
	default:
		enc, ok := tagEncodings[name]
		if !ok {
			return string(b), false, fmt.Errorf("unknown encoding %q", name)
		}
		out, decErr := enc.NewDecoder().Bytes(b)
		text = string(out)
		if decErr != nil || strings.ContainsRune(text, utf8.RuneError) {
			err = fmt.Errorf("%w %s", errEncoding, name)
		}
		if strings.HasPrefix(name, "UTF-16") {
			return strings.TrimPrefix(text, "\ufeff"), false, err
		}
	}
	text, bom = strings.CutPrefix(text, "\ufeff")
	return text, bom, err
}

// splitLines parts text at LF, CR or CR LF, as RFC 8493 2.2 allows; the end of the last line may be missing.
func splitLines(text string) []string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = strings.ReplaceAll(text, "\r", "\n")
	text = strings.TrimSuffix(text, "\n")
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

// findings gathers what Verify has to say, in the order of finding.
type findings struct {
	problems, warnings []Problem
	foreign            []string // see Report.Foreign; may hold repetitions
}

func (f *findings) problem(code Code, path, format string, args ...any) {
	f.problems = append(f.problems, Problem{Code: code, Path: path, Detail: fmt.Sprintf(format, args...)})
}

func (f *findings) warn(code Code, path, format string, args ...any) {
	f.warnings = append(f.warnings, Problem{Code: code, Path: path, Detail: fmt.Sprintf(format, args...)})
}

// judge makes a problem when strict holds and a warning otherwise.
func (f *findings) judge(strict bool, p Problem) {
	if p.Detail == "" && p.Line > 0 {
		p.Detail = fmt.Sprintf("%s line %d: %s", p.List, p.Line, p.Why)
	} else if p.Detail == "" {
		p.Detail = string(p.Why)
	}
	if strict {
		f.problems = append(f.problems, p)
	} else {
		f.warnings = append(f.warnings, p)
	}
}

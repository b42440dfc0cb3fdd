// Package plaintext gives the words of a document, for searching: .txt in the usual Chinese encodings, .docx and .pdf.
package plaintext

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"yibiao/dossier/container"
	"yibiao/dossier/pdf"
)

// Errors of reading.
var (
	ErrKind    = errors.New("only .txt, .docx, .docm and .pdf can be read")
	ErrOld     = errors.New("the file is of the old office programs")
	ErrDamaged = errors.New("the file is damaged")
	ErrEmpty   = errors.New("the file holds no text (a scan)")
	ErrTooBig  = errors.New("the text is too long")
)

// Limit bounds the text of one document; a policy of a thousand pages has two million bytes.
const Limit = 16 << 20

// Read gives the text of a document, lines ended by "\n". The name tells the kind. Errors: ErrKind, ErrOld, ErrDamaged,
// ErrEmpty, ErrTooBig, pdf.ErrPassword.
func Read(name string, data []byte, engine *pdf.Engine) (string, error) {
	var text string
	var err error
	ending := strings.ToLower(filepath.Ext(name))
	switch {
	case ending == ".doc", ending == ".wps", container.IsOld(data):
		err = oldKind(data)
	case ending == ".txt":
		text, err = decode(data)
	case ending == ".docx", ending == ".docm":
		text, err = document(data)
	case ending == ".pdf":
		text, err = pages(data, engine)
	default:
		err = ErrKind
	}
	if err != nil {
		return "", fmt.Errorf("reading the text of %s: %w", filepath.Base(name), err)
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if strings.TrimSpace(text) == "" {
		return "", fmt.Errorf("reading the text of %s: %w", filepath.Base(name), ErrEmpty)
	}
	return text, nil
}

// oldKind tells a file of the old programs from a locked one of the new.
func oldKind(data []byte) error {
	if container.CheckOld(data) != nil {
		return pdf.ErrPassword
	}
	return ErrOld
}

func pages(data []byte, engine *pdf.Engine) (string, error) {
	list, err := engine.Text(data)
	if errors.Is(err, pdf.ErrDamaged) {
		return "", fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	text := strings.Join(list, "\n")
	if len(text) > Limit {
		return "", ErrTooBig
	}
	return text, err
}

// decode takes UTF-8, UTF-16 with a byte order mark, and otherwise GB18030, in which Windows saves Chinese text.
func decode(data []byte) (string, error) {
	if len(data) > Limit {
		return "", ErrTooBig
	}
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		return string(out), err
	}
	data = bytes.TrimPrefix(data, []byte{0xef, 0xbb, 0xbf})
	if utf8.Valid(data) {
		return string(data), nil
	}
	out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	if err != nil || bytes.ContainsRune(out, utf8.RuneError) {
		return "", ErrDamaged
	}
	return string(out), nil
}

// document gives the text of word/document.xml, a line for every paragraph.
func document(data []byte) (string, error) {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	part, err := archive.Open("word/document.xml")
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	defer part.Close()
	limited := &io.LimitedReader{R: part, N: 8 * Limit}
	text, err := paragraphs(xml.NewDecoder(limited))
	if limited.N <= 0 {
		return "", ErrTooBig
	}
	return text, err
}

func paragraphs(in *xml.Decoder) (string, error) {
	var out strings.Builder
	inText := false
	for {
		token, err := in.Token()
		if errors.Is(err, io.EOF) {
			return out.String(), nil
		}
		if err != nil {
			return "", fmt.Errorf("%w: %w", ErrDamaged, err)
		}
		switch x := token.(type) {
		case xml.StartElement:
			switch x.Name.Local {
			case "t":
				inText = true
			case "tab":
				out.WriteByte('\t')
			case "br":
				out.WriteByte('\n')
			}
		case xml.CharData:
			if inText {
				out.Write(x)
			}
		case xml.EndElement:
			inText = inText && x.Name.Local != "t"
			if x.Name.Local == "p" {
				out.WriteByte('\n')
			}
		}
		if out.Len() > Limit {
			return "", ErrTooBig
		}
	}
}

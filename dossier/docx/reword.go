package docx

import (
	"bytes"
	"strings"

	"yibiao/dossier/docx/internal/ooxml"
)

// Reworded is a form with one word of its print put for another wherever it stands in its text, its headers and its footers; the form
// itself where it stands nowhere. old is a word without signs of XML that a form writes without a break inside it. Errors are *Error.
func Reworded(data []byte, old, put string) ([]byte, error) {
	a, err := ooxml.ReadArchive(data)
	if err != nil {
		return nil, err
	}
	changed := map[int][]byte{}
	for i := range a.Entries {
		name := a.Entries[i].Head.Name
		if !strings.HasPrefix(name, "word/") || !strings.HasSuffix(name, ".xml") {
			continue
		}
		part, err := a.Read(name)
		if err != nil {
			return nil, err
		}
		if now := bytes.ReplaceAll(part, []byte(old), []byte(put)); !bytes.Equal(now, part) {
			changed[i] = now
		}
	}
	var out bytes.Buffer
	if err := a.Write(&out, changed, nil); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

package sessiontest

import (
	"archive/zip"
	"bytes"
	"io"
)

// WithMacros makes a macro-enabled document of a form. Its project of macros is a few harmless bytes.
func WithMacros(form []byte) ([]byte, error) {
	r, err := zip.NewReader(bytes.NewReader(form), int64(len(form)))
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range r.File {
		in, err := f.Open()
		if err != nil {
			return nil, err
		}
		data, err := io.ReadAll(in)
		if err != nil {
			return nil, err
		}
		data = bytes.ReplaceAll(data, []byte("vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"), []byte("vnd.ms-word.document.macroEnabled.main+xml"))
		if err := addEntry(w, f.Name, data); err != nil {
			return nil, err
		}
	}
	if err := addEntry(w, "word/vbaProject.bin", []byte("no project at all")); err != nil {
		return nil, err
	}
	err = w.Close()
	return out.Bytes(), err
}

func addEntry(w *zip.Writer, name string, data []byte) error {
	entry, err := w.Create(name)
	if err == nil {
		_, err = entry.Write(data)
	}
	return err
}

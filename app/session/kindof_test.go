package session

import "testing"

// A program is never taken for a PDF, whatever its beginning or its name says.
func TestAProgramIsNoPDF(t *testing.T) {
	for _, c := range []struct {
		name, data string
		want       MaterialKind
	}{
		{"发票.exe", "%PDF-1.7", KindOther}, {"发票.pdf", "\x7fELF\x02 %PDF-1.7", KindPDF}, {"发票", "%PDF-1.7", KindPDF}, {"发票.doc", "", KindWord}, {"图.webp", "", KindPicture},
	} {
		got := KindOf(c.name, []byte(c.data))
		if c.name == "发票.pdf" {
			if got == KindPDF {
				t.Errorf("%s with the beginning of a program is %s", c.name, got)
			}
			continue
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

package plaintext

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"yibiao/dossier/pdf"
)

const ole = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

var engine = &pdf.Engine{Cache: filepath.Join(os.TempDir(), "yibiao-pdf-cache")}

func docx(t testing.TB, xml string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	f, err := w.Create("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte(xml)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const word = `<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>第一条 </w:t></w:r><w:r><w:t>支持</w:t></w:r></w:p><w:p><w:r><w:t>第二条</w:t></w:r></w:p></w:body></w:document>`

func TestEveryKindGivesItsWords(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String("柳州市支持制造业")
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("柳州市支持制造业")
	if err != nil {
		t.Fatal(err)
	}
	licence, err := os.ReadFile("../../assets/samples/files/营业执照.pdf")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name string
		data []byte
		want string
	}{
		{"a.txt", []byte("柳州市\r\n支持"), "柳州市\n支持"},
		{"a.txt", []byte("\xef\xbb\xbf柳州市"), "柳州市"},
		{"a.TXT", []byte(gbk), "柳州市支持制造业"},
		{"a.txt", []byte(wide), "柳州市支持制造业"},
		{"a.docx", docx(t, word), "第一条 支持\n第二条\n"},
		{"执照.PDF", licence, "营业执照"},
	} {
		got, err := Read(c.name, c.data, engine)
		if err != nil || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, %v; want %q", c.name, got, err, c.want)
		}
	}
}

func TestWhatCannotBeReadSaysWhy(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"a.doc", []byte("x"), ErrOld}, {"a.wps", []byte("x"), ErrOld}, {"a.xlsx", []byte("x"), ErrKind},
		{"a.docx", []byte(ole + "x"), ErrOld}, {"a.txt", []byte(ole + "x"), ErrOld},
		{"a.docx", []byte(ole + "E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), pdf.ErrPassword},
		{"a.docx", []byte("no zip"), ErrDamaged},
		{"a.docx", docx(t, "<w:p><w:t>x</w:p>"), ErrDamaged},
		{"a.docx", docx(t, "<w:document xmlns:w='w'/>"), ErrEmpty},
		{"a.pdf", []byte("%PDF-1.4 nothing"), ErrDamaged},
		{"a.txt", []byte("  \n"), ErrEmpty},
		{"a.txt", []byte{0x81}, ErrDamaged},
		{"a.txt", bytes.Repeat([]byte("x"), Limit+1), ErrTooBig},
	} {
		if _, err := Read(c.name, c.data, engine); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

func FuzzDocx(f *testing.F) {
	f.Add(docx(f, word))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := Read("a.docx", data, engine)
		if err == nil && strings.TrimSpace(text) == "" {
			t.Fatal("no error and no text")
		}
	})
}

package container

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"testing"
)

// oldFile is a container of the old office programs with one stream, which begins with head: header, table of sectors, folder, stream.
func oldFile(name string, head []byte) []byte {
	out := make([]byte, 512*(1+2+8))
	copy(out, signature)
	put := binary.LittleEndian.PutUint32
	binary.LittleEndian.PutUint16(out[30:], 9)
	put(out[44:], 1)
	put(out[48:], 1)
	put(out[56:], 4096)
	for i := range 109 {
		put(out[76+4*i:], 0xffffffff)
	}
	put(out[76:], 0)
	table, folder := out[512:1024], out[1024:1536]
	put(table, 0xfffffffd)
	put(table[4:], 0xfffffffe)
	for n := 2; n < 9; n++ {
		put(table[4*n:], uint32(n+1))
	}
	put(table[36:], 0xfffffffe)
	copy(folder, wide("Root Entry"))
	copy(folder[128:], wide(name))
	put(folder[128+116:], 2)
	put(folder[128+120:], 4096)
	copy(out[1536:], head)
	return out
}

func TestALockedFileOfTheOldProgramsIsKnown(t *testing.T) {
	for _, c := range []struct {
		name string
		data []byte
		want error
	}{
		{"a document", oldFile("WordDocument", []byte("\xec\xa5\xc1\x00\x00\x00\x00\x00\x00\x00\x00\x00")), nil},
		{"a locked document", oldFile("WordDocument", []byte("\xec\xa5\xc1\x00\x00\x00\x00\x00\x00\x00\x00\x01")), ErrLocked},
		{"a book", oldFile("Workbook", []byte("\x09\x08\x02\x00\x00\x06\x0a\x00\x00\x00")), nil},
		{"a locked book", oldFile("Workbook", []byte("\x09\x08\x02\x00\x00\x06\x2f\x00\x02\x00\x00\x00")), ErrLocked},
		{"a locked file of the new programs", append([]byte(signature), wide("EncryptedPackage")...), ErrLocked},
		{"what is none", []byte("text"), nil},
	} {
		if err := CheckOld(c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

func TestAnArchiveIsUnpackedWithTheNamesOfWindows(t *testing.T) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range []string{"folder/", "\xba\xcf\xcd\xac.pdf"} { // 合同 in GBK
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, NonUTF8: true})
		if err == nil && name != "folder/" {
			_, err = f.Write([]byte("%PDF"))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	files, all, err := Files(out.Bytes())
	if err != nil || !all || len(files) != 1 || files[0].Name != "合同.pdf" || string(files[0].Data) != "%PDF" {
		t.Errorf("%v, %v, %v", files, all, err)
	}
}

func FuzzContainer(f *testing.F) {
	f.Add(oldFile("WordDocument", nil))
	f.Add([]byte(signature))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		_ = CheckOld(data)
		_ = CheckDocument(".docx", data)
		_, _, _ = Files(data)
	})
}

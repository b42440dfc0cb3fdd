package docx

import (
	"bytes"
	"os"
	"testing"
)

// A word is put for another wherever a form prints it; the rest stays to the byte, and a form without it stays whole.
func TestReworded(t *testing.T) {
	data, err := os.ReadFile("../../assets/packs/liuzhou/forms/增产增效激励申请表.docx")
	if err != nil {
		t.Fatal(err)
	}
	same, err := Reworded(data, "没有这个词", "经营者")
	if err != nil || !bytes.Equal(same, data) {
		t.Errorf("a form without the word is changed: %v", err)
	}
	put, err := Reworded(data, "法定代表人", "经营者")
	if err != nil {
		t.Fatal(err)
	}
	back, err := Reworded(put, "经营者", "法定代表人")
	if err != nil {
		t.Fatal(err)
	}
	for name, form := range map[string][]byte{"put": put, "back": back} {
		if _, err := Open(form); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if bytes.Equal(put, data) {
		t.Error("nothing was put for the word")
	}
	if _, err := Reworded(data[:100], "法定代表人", "经营者"); err == nil {
		t.Error("what is no form is reworded")
	}
}

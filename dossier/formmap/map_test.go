package formmap

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
)

func smallMap(t *testing.T) plan.Map {
	t.Helper()
	m := Propose(smallPlaces(), ownSmall(t))
	m.Form, m.SHA256 = "100% 申请表: \"新\".docx", strings.Repeat("ab", 32)
	m.Entries[1].State, m.Entries[1].Context = plan.Accepted, "封面 # 1\n- 第二行"
	return m
}

func TestMapRoundTrip(t *testing.T) {
	m := smallMap(t)
	data, err := m.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	got, err := plan.Read(data)
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	if d := cmp.Diff(m, got); d != "" {
		t.Error(d)
	}
	for range 20 {
		again, err := smallMap(t).Bytes()
		if err != nil || string(again) != string(data) {
			t.Fatal("the same map gives other bytes", err)
		}
	}
}

// TestDamage changes every byte in turn: Read refuses or gives a map that can be kept.
func TestDamage(t *testing.T) {
	m := smallMap(t)
	m.Entries = m.Entries[:6]
	data, err := m.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	for i := range data {
		bad := append([]byte(nil), data...)
		bad[i] ^= 0x15
		got, err := plan.Read(bad)
		if err == nil && cmp.Equal(got, m) {
			t.Errorf("byte %d of %q makes no difference", i, data[max(0, i-10):min(len(data), i+10)])
		}
	}
}

func TestSynonymsFile(t *testing.T) {
	s, err := wordings.ReadSynonyms(wordings.BuiltinSynonyms)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Fields) < 30 || len(s.Persons) < 4 {
		t.Errorf("%d fields, %d persons", len(s.Fields), len(s.Persons))
	}
	for word, patterns := range s.Asking {
		if len(wordings.Compiled(patterns)) != len(patterns) {
			t.Errorf("%s: a pattern is none", word)
		}
	}
	if len(wordings.Compiled(s.Elsewhere)) != len(s.Elsewhere) {
		t.Error("elsewhere: a pattern is none")
	}
	if _, err := wordings.ReadSynonyms([]byte("feilds: {}")); err == nil {
		t.Error("an unknown list is accepted")
	}
	places := []place.Place{{At: "p1#1", Label: "厂子叫啥", Kind: place.Text}}
	c := ownSmall(t)
	if e := Propose(places, c).Entries[0]; e.Field != "" {
		t.Errorf("%+v", e)
	}
	c.Synonyms = []wordings.Synonyms{{Fields: map[string][]string{"org.name": {"厂子叫啥"}}}}
	if e := Propose(places, c).Entries[0]; e.Field != "org.name" {
		t.Errorf("a further synonym is not used: %+v", e)
	}
}

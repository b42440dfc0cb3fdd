package intake

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"yibiao/app/session"
	"yibiao/app/session/importing"
	"yibiao/app/session/sessiontest"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// Whatever editor saved a file of answers, the same is read.
func TestAnswersInEveryEncodingAreRead(t *testing.T) {
	yaml := "values:\n  org.name: 柳州市恒达机械有限公司\n  org.bank_account: 2105-0001-2345\n"
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(yaml)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(yaml)
	if err != nil {
		t.Fatal(err)
	}
	big, err := unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().String(yaml)
	if err != nil {
		t.Fatal(err)
	}
	oneLine := `{"values":{"org.name":"柳州市恒达机械有限公司","org.bank_account":"2105-0001-2345","pad":"` + strings.Repeat("长", 3000) + `"},"tables":{"t":[` + strings.Repeat(`{"a":1},`, 900) + `{"a":[true,2]}]}}`
	for name, text := range map[string]string{
		"UTF-8": yaml, "with a mark": "\ufeff" + yaml, "Windows lines": strings.ReplaceAll(yaml, "\n", "\r\n"), "GBK": gbk, "UTF-16": wide, "UTF-16 BE": big,
		"one line of JSON": oneLine, "JSON with a mark": "\ufeff" + oneLine,
	} {
		v, err := ReadAnswers("甲.yaml", []byte(text))
		if err != nil || v.Values["org.name"] != "柳州市恒达机械有限公司" || v.Values["org.bank_account"] != "2105-0001-2345" {
			t.Errorf("%s: %q, %v", name, v.Values["org.name"], err)
		}
		if rows := v.Tables["t"]; rows != nil && (len(rows) != 901 || rows[0]["a"] != "1" || rows[900]["a"] != "true\n2") {
			t.Errorf("%s: %d rows", name, len(rows))
		}
	}
}

// What is no file of answers is told by its name, and as what it is.
func TestWhatIsNoFileOfAnswersIsNamed(t *testing.T) {
	for name, c := range map[string]struct {
		data string
		code session.Code
	}{
		"p.bin":  {"\x00\x01\x02", "answers-binary"},
		"甲.csv":  {"org.name,x\na,b\n", "answers-table"},
		"甲.xlsx": {"PK\x03\x04\x00", "answers-table"},
		"坏.yaml": {"\xff\xff\xfe\x80", "answers-binary"},
		"空.yaml": {" \n", "answers-empty"},
	} {
		_, err := ReadAnswers(name, []byte(c.data))
		f, ok := err.(*session.Failure)
		if !ok || f.Code != c.code || f.Args["name"] != name {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestARefusedNameIsToldWithItsLine(t *testing.T) {
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	for text, want := range map[string]string{
		"values:\n  eq.name: 甲\n  eq.prize: 1\n":                     "3",
		"tables:\n  sales:\n    - { user: 甲 }\n    - { prise: 1 }\n": "4",
		"values: {}\n\nticks: [a/b]\n":                               "3",
	} {
		v, err := ReadAnswers("甲.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		_, err = importing.Import(e, v, store.Imported)
		f, ok := WhereInAnswers("甲.yaml", []byte(text), err).(*session.Failure)
		if !ok || f.Args["name"] != "甲.yaml" || f.Args["line"] != want {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// A file of answers of any bytes is read or refused with its name; what was read is of answers that can be kept.
func FuzzReadAnswers(f *testing.F) {
	for _, text := range []string{"values:\n  org.name: 甲\n", `{"values":{"a":1},"tables":{"t":[{"a":true}]}}`, "\ufeffvalues: {}", "\xff\xfev\x00", "a,b\n1,2\n", "values: &a [*a]"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		v, err := ReadAnswers("甲.yaml", data)
		if err != nil {
			if session.CodeOf(err) == session.CodeUnknown || session.CodeOf(err) == session.CodeInternal {
				t.Errorf("refused without a reason: %v", err)
			}
			return
		}
		for id, value := range v.Values {
			if !utf8.ValidString(id) || !utf8.ValidString(string(value)) {
				t.Errorf("%q: %q is not text", id, value)
			}
		}
	})
}

// An answer that is too long is told with file, line, field and length, whatever the file is written in; nothing is imported.
func TestWhatIsTooLongIsNamed(t *testing.T) {
	long := strings.Repeat("长", forms.MaxAnswer+1)
	s := sessiontest.Open(t, t.TempDir())
	e := sessiontest.Reward(t, s)
	for name, c := range map[string]struct{ text, line, label string }{
		"甲.yaml":  {"values:\n  eq.name: 冲床\n  org.intro: " + long + "\n", "3", "单位简介"},
		"甲.json":  {`{"values": {` + "\n" + `"eq.name": "冲床", "org.intro": "` + long + `"}}`, "2", "单位简介"},
		"表.json":  {`{"tables": {"fin.table": [{"year": "2024"},` + "\n" + `{"year": "` + long + `"}]}}`, "1", "年度"},
		"转义.json": {`{"values": {"org.intro": "` + strings.Repeat(`\u957f`, forms.MaxAnswer+1) + `"}}`, "1", "单位简介"},
	} {
		v, err := ReadAnswers(name, []byte(c.text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		_, err = importing.Import(e, v, store.Imported)
		f, ok := WhereInAnswers(name, []byte(c.text), err).(*session.Failure)
		if !ok || f.Code != session.CodeTooLong || f.Args["line"] != c.line || !strings.Contains(f.Args["label"], c.label) || f.Args["have"] != "12001" || f.Args["name"] != name {
			t.Errorf("%s: %.300v", name, f)
		}
		if got := e.Value("eq.name"); got != "" {
			t.Errorf("%s: imported %q", name, got)
		}
	}
	_, err := importing.Import(e, importing.Values{Values: map[string]forms.Scalar{long: "1"}}, store.Imported)
	if f, ok := WhereInAnswers("甲.yaml", []byte("x"), err).(*session.Failure); !ok || len([]rune(f.Args["field"])) > shownName+1 {
		t.Errorf("a name without end is told whole: %.100v", f)
	}
}

package strict

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sheet has one of everything that files hold.
type sheet struct {
	Code  string              `yaml:"code"`
	On    bool                `yaml:"on"`
	Max   *int64              `yaml:"max"`
	Share float64             `yaml:"share"`
	List  []string            `yaml:"list"`
	Words map[string][]string `yaml:"words"`
	Names map[int]string      `yaml:"names"`
	inner
	Below inner  `yaml:",inline"`
	Rows  []row  `yaml:"rows"`
	Made  []*row `yaml:"made"`
	Kept  int    `yaml:"-"`
}

type inner struct {
	Place string `yaml:"place"`
}

type row struct {
	ID   string `yaml:"id"`
	Cell word   `yaml:"cell"`
}

// word reads itself.
type word struct {
	text string
	at   Position
}

// ReadNode takes one value with its place.
func (w *word) ReadNode(d *Decoder, n *Node) { w.text, w.at = d.Text(n), d.At(n) }

func TestReadKeepsWhatWasTyped(t *testing.T) {
	text := "\ufeffcode: 0013\non: true\nmax: 0012\nshare: 0.5\nlist: [007, 1e3, 2026-01-02, yes, off, 0x1F, 1_000, ~, 'a: b']\r\n" +
		"words: {0451: [柳, \"0772\"]}\nnames: {1: 甲, 02: 乙}\nplace: &p 广西\n# 注释\nrows:\n" +
		"  - id: 0o17\n    cell: 00.10\n  - id: >-\n      长的\n      一句\n    cell: |\n      两\n      行\n  - id: *p\n    cell:\n"
	var got sheet
	if err := Read("a.yaml", []byte(text), &got); err != nil {
		t.Fatal(err)
	}
	twelve := int64(12)
	want := sheet{
		Code: "0013", On: true, Max: &twelve, Share: 0.5, List: []string{"007", "1e3", "2026-01-02", "yes", "off", "0x1F", "1_000", "", "a: b"},
		Words: map[string][]string{"0451": {"柳", "0772"}}, Names: map[int]string{1: "甲", 2: "乙"}, Below: inner{Place: "广西"},
		Rows: []row{
			{ID: "0o17", Cell: word{"00.10", Position{"a.yaml", 12, 11}}},
			{ID: "长的一句", Cell: word{"两\n行", Position{"a.yaml", 16, 11}}},
			{ID: "广西", Cell: word{"", Position{"a.yaml", 20, 10}}},
		},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(sheet{}, word{})); diff != "" {
		t.Error(diff)
	}
}

func TestFoldedTextJoinsChineseWithoutBlanks(t *testing.T) {
	for text, want := range map[string]string{
		">-\n  第一行，\n  第二行\n":    "第一行，第二行",
		">-\n  甲 ABC\n  DEF 乙\n": "甲 ABC DEF 乙",
		">-\n  共 12\n  万元\n":     "共 12 万元",
		">-\n  一段\n\n  二段\n":     "一段\n二段",
		">\n  a\n  b\n":          "a b\n",
		"甲 乙\n":                  "甲 乙",
		"\"甲 乙\n  丙\"\n":         "甲 乙 丙",
	} {
		var got sheet
		if err := Read("a.yaml", []byte("code: "+text), &got); err != nil || got.Code != want {
			t.Errorf("%q: %q, %v", text, got.Code, err)
		}
	}
}

func TestReadTakesJSON(t *testing.T) {
	var got sheet
	text := "{\n\t\"code\": \"0013\",\n\t\"list\": [\"\\ud842\\udfb7\", \"a\\/b\", \"\\u67f3\", 13],\n\t\"words\": {}\n}\n"
	if err := Read("a.json", []byte(text), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"𠮷", "a/b", "柳", "13"}, got.List); diff != "" || got.Code != "0013" {
		t.Errorf("code %q, %s", got.Code, diff)
	}
}

func TestReadOfNothing(t *testing.T) {
	for _, text := range []string{"", "\n# 只有注释\n", "---\n", "~", "\ufeff"} {
		got := sheet{Code: "a"}
		if err := Read("a.yaml", []byte(text), &got); err != nil || got.Code != "a" {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
	}
}

func TestReadTellsEveryMistakeWithPlaceKeyAndKind(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"unknown key", "code: a\ncoed: b", "2:1 unknown coed code"},
		{"unknown key, nothing like it", "code: a\n标题: b", "2:1 unknown 标题 "},
		{"unknown key in a row", "rows:\n  - id: a\n    celll: b", "3:5 unknown celll cell"},
		{"key that is not read", "kept: 1", "1:1 unknown kept "},
		{"key twice", "code: a\non: true\ncode: b", "3:1 twice code "},
		{"key twice in data", "words:\n  甲: []\n  甲: []", "3:3 twice 甲 "},
		{"merge", "code: a\n<<: {on: true}", "2:1 unknown << "},
		{"empty entry", "made:\n  - id: a\n  -\n", "3:4 empty  "},
		{"list for a text", "code: [a]", "1:7 want-one  "},
		{"mapping for a text that reads itself", "rows: [{cell: {a: b}}]", "1:15 want-one  "},
		{"text for a list", "list: a", "1:7 want-list  "},
		{"text for a mapping", "words: a", "1:8 want-map  "},
		{"text for yes or no", "on: 是", "1:5 want-bool 是 "},
		{"quoted yes", "on: \"true\"", "1:5 want-bool true "},
		{"text for a number", "max: 多", "1:6 want-int 多 "},
		{"fraction", "max: 1.5", "1:6 want-int 1.5 "},
		{"quoted number", "max: \"12\"", "1:6 want-int 12 "},
		{"too large", "max: 99999999999999999999", "1:6 want-int 99999999999999999999 "},
		{"share", "share: 一半", "1:8 want-float 一半 "},
		{"number as key", "names: {甲: 乙}", "1:9 want-int 甲 "},
		{"list as key", "code: a\n? [a, b]\n: c", "2:3 key-kind  "},
		{"anchor for a list", "list: &l [a]\nrows: *l", "1:7 anchor  "},
		{"anchor in itself", "list: &l [*l]", "1:7 anchor  "},
		{"unknown anchor", "code: a\nplace: *nobody", "2:8 anchor unknown anchor 'nobody' referenced "},
		{"quote", "code: a\nplace: \"b\non: true\n", "2:8 unclosed found unexpected end of stream "},
		{"bracket", "list: [a,\ncode: b\n", "2:7 unclosed "},
		{"last bracket", "code: a\nlist: [\n", "2:7 unclosed "},
		{"Chinese comma", "names: {1: 甲，2: 乙}", "1:15 unclosed "},
		{"text after a quote", "place: \"甲\"乙\ncode: b", "1:11 "},
		{"tab", "below:\n\tplace: y", "2:1 tab \t "},
		{"sign", "code: @a", "1:7 sign @ "},
		{"Chinese colon", "code：a\non: true", "2:3 colon "},
		{"no blank after the colon", "code:a\non: true", "2:3 colon "},
		{"colon in a text", "code: a: b", "1:8 colon "},
		{"indent", "list:\n  - a\n code: b", "3:2 indent "},
		{"two documents", "code: a\n---\ncode: b", "2:1 documents  "},
		{"not UTF-8", "code: \xc8\xfd", "0:0 encoding  "},
		{"bell", "code: 柳\x07", "1:8 control  "},
		{"deep", "list: " + strings.Repeat("[", 100), "1:71 nesting  "},
		{"long line", "# " + strings.Repeat("柳", 2000), "1:1367 nesting  "},
		{"large", strings.Repeat("# a\n", 300_000), "0:0 size  "},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := Read("a.yaml", []byte(c.text), &sheet{})
			var m *Mistake
			if !errors.As(err, &m) {
				t.Fatalf("no *Mistake: %v", err)
			}
			got := fmt.Sprintf("%d:%d %s %s %s", m.At.Line, m.At.Column, m.Code, m.Key, m.Near)
			if !strings.HasPrefix(got, c.want) || m.At.File != "a.yaml" || m.What == "" {
				t.Errorf("got  %s (%s)\nwant %s", got, m.What, c.want)
			}
		})
	}
}

func TestAllMistakesAreTold(t *testing.T) {
	text := "coed: a\non: 是\non: true\nrows:\n  - idd: x\n    cell: [a]\n  - id: y\n    cell: z\n"
	var got sheet
	joined, ok := Read("a.yaml", []byte(text), &got).(interface{ Unwrap() []error })
	if !ok {
		t.Fatal("not several mistakes")
	}
	var told []string
	for _, err := range joined.Unwrap() {
		m := err.(*Mistake)
		told = append(told, fmt.Sprint(m.At.Line, " ", m.Code))
	}
	if diff := cmp.Diff([]string{"1 unknown", "2 want-bool", "3 twice", "5 unknown", "6 want-one"}, told); diff != "" || got.Rows[1].Cell.text != "z" {
		t.Errorf("%s\n%+v", diff, got.Rows)
	}
}

func TestMistakesNameWhereItBegan(t *testing.T) {
	for text, first := range map[string]int{"code: a\nlist: [a,\n  b\non: true": 2, "on: true\ncode: a\non: true": 1} {
		var m *Mistake
		if !errors.As(Read("a.yaml", []byte(text), &sheet{}), &m) || m.First != first {
			t.Errorf("%q: %+v", text, m)
		}
	}
	var m *Mistake
	if errors.As(Read("a.yaml", []byte("rows: [{idd: a}]"), &sheet{}), &m); m.Allowed != "id cell" {
		t.Errorf("allowed %q", m.Allowed)
	}
}

func TestPlaceFindsAValue(t *testing.T) {
	data := []byte("code: a\nrows:\n  - { id: x }\n  - id: y\n    cell: z\n")
	for way, want := range map[string]Position{
		"rows/1/cell": {Line: 5, Column: 11}, "rows/0/cell": {Line: 3, Column: 5}, "rows/7": {Line: 3, Column: 3}, "": {Line: 1, Column: 1},
	} {
		if got := Usual.Place(data, strings.Split(way, "/")...); got != want {
			t.Errorf("%s: %v, want %v", way, got, want)
		}
	}
	if got := Usual.Place([]byte("["), "rows"); got != (Position{}) {
		t.Errorf("a broken file: %v", got)
	}
}

func TestBytesAreReadAgain(t *testing.T) {
	type small struct {
		Code  string         `yaml:"code"`
		Empty string         `yaml:"empty,omitempty"`
		Names map[int]string `yaml:"names"`
		List  []string       `yaml:"list"`
		Share float64        `yaml:"share"`
	}
	want := small{Code: "0013", Names: map[int]string{2: "乙: 甲", 10: "#"}, List: []string{"yes", "1e3", "~", "", "多\n行", "- a", strings.Repeat("长 ", 200)}, Share: 0.85}
	data, err := Bytes(want)
	if err != nil {
		t.Fatal(err)
	}
	var got small
	if err := Read("a.yaml", data, &got); err != nil {
		t.Fatal(err)
	}
	again, _ := Bytes(got)
	if diff := cmp.Diff(want, got); diff != "" || string(again) != string(data) {
		t.Errorf("%s\n%s", diff, data)
	}
}

func FuzzRead(f *testing.F) {
	for _, text := range []string{"code: 0013\nrows: [{id: a, cell: &x b}, {cell: *x}]", "{\"list\": [\"\\ud842\\udfb7\"]}", "a: [*a", "? : -", "%YAML 1.1\n---\n!!x y", "code: |2-\n   x\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var got sheet
		err := Read("a.yaml", []byte(text), &got)
		var m *Mistake
		if err != nil && (!errors.As(err, &m) || m.At.File != "a.yaml" || m.Code == "" || m.What == "" || m.At.Line > 0 && m.At.Column == 0) {
			t.Errorf("a mistake without place or kind: %#v", err)
		}
	})
}

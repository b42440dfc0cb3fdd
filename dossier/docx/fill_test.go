package docx

import (
	"bytes"
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/dossier/docx/internal/markup"
	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/place"
)

const doc = "word/document.xml"

func TestFillText(t *testing.T) {
	hint := `<w:showingPlcHdr/>`
	hinted := `<w:r><w:rPr><w:rStyle w:val="a7"/><w:color w:val="808080"/><w:sz w:val="24"/></w:rPr><w:t>单击输入</w:t></w:r>`
	tests := []struct {
		name, body, text, want string
	}{
		{"inline keeps run formatting", para(`<w:sdt>` + pr("a.b", "") + `<w:sdtContent><w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t>旧</w:t></w:r><w:r><w:t>值</w:t></w:r></w:sdtContent></w:sdt>`), "新 & <值>",
			`<w:sdtContent><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">新 &amp; &lt;值&gt;</w:t></w:r></w:sdtContent>`},
		{"hint, its style and colour go", para(`<w:sdt>` + pr("a.b", hint) + `<w:sdtContent>` + hinted + `</w:sdtContent></w:sdt>`), "值",
			`<w:tag w:val="a.b"/></w:sdtPr><w:sdtContent><w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:t xml:space="preserve">值</w:t></w:r></w:sdtContent>`},
		{"empty value leaves no hint", para(`<w:sdt>` + pr("a.b", hint) + `<w:sdtContent>` + hinted + `</w:sdtContent></w:sdt>`), "",
			`</w:sdtPr><w:sdtContent><w:r><w:rPr><w:sz w:val="24"/></w:rPr></w:r></w:sdtContent>`},
		{"formatting of the control", para(`<w:sdt><w:sdtPr><w:rPr><w:u/></w:rPr><w:tag w:val="a.b"/></w:sdtPr><w:sdtContent>` + run("") + `</w:sdtContent></w:sdt>`), "x",
			`<w:sdtContent><w:r><w:rPr><w:u/></w:rPr><w:t xml:space="preserve">x</w:t></w:r>`},
		{"formatting of the paragraph mark", para(`<w:pPr><w:rPr><w:ins w:id="1"/><w:i/></w:rPr></w:pPr><w:sdt>` + pr("a.b", "") + `<w:sdtContent/></w:sdt>`), "x",
			`<w:sdtContent><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">x</w:t></w:r></w:sdtContent>`},
		{"no content element", para(`<w:sdt>` + pr("a.b", "") + `</w:sdt>`), "x",
			`</w:sdtPr><w:sdtContent><w:r><w:t xml:space="preserve">x</w:t></w:r></w:sdtContent></w:sdt>`},
		{"inline lines and tabs", para(inline("a.b", "")), "一\t二\r\n三",
			`<w:t xml:space="preserve">一</w:t><w:tab/><w:t xml:space="preserve">二</w:t><w:br/><w:t xml:space="preserve">三</w:t></w:r>`},
		{"block paragraphs", `<w:sdt>` + pr("a.b", "") + `<w:sdtContent><w:p w14:paraId="0A"><w:pPr><w:jc w:val="both"/></w:pPr>` + run("旧") + `</w:p><w:p/></w:sdtContent></w:sdt>`, "一\n二",
			`<w:sdtContent><w:p w14:paraId="0A"><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:t xml:space="preserve">一</w:t></w:r></w:p><w:p><w:pPr><w:jc w:val="both"/></w:pPr><w:r><w:t xml:space="preserve">二</w:t></w:r></w:p></w:sdtContent>`},
		{"block of a self-closed paragraph", `<w:sdt>` + pr("a.b", "") + `<w:sdtContent><w:p w:rsidR="1"/></w:sdtContent></w:sdt>`, "一",
			`<w:sdtContent><w:p w:rsidR="1"><w:r><w:t xml:space="preserve">一</w:t></w:r></w:p></w:sdtContent>`},
		{"section end stays with the last paragraph", `<w:sdt>` + pr("a.b", "") + `<w:sdtContent><w:p><w:pPr><w:jc/><w:sectPr/></w:pPr></w:p></w:sdtContent></w:sdt>`, "一\n二",
			`<w:p><w:pPr><w:jc/></w:pPr><w:r><w:t xml:space="preserve">一</w:t></w:r></w:p><w:p><w:pPr><w:jc/><w:sectPr/></w:pPr><w:r>`},
		{"section end alone", `<w:sdt>` + pr("a.b", "") + `<w:sdtContent><w:p><w:pPr><w:sectPr/></w:pPr></w:p></w:sdtContent></w:sdt>`, "一\n二",
			`</w:r></w:p><w:p><w:pPr><w:sectPr/></w:pPr><w:r>`},
		{"cell", table(1, `<w:tr><w:sdt>`+pr("a.b", "")+`<w:sdtContent>`+cell(`<w:tcPr><w:tcW w:w="9"/></w:tcPr>`+para(run("旧")))+`</w:sdtContent></w:sdt></w:tr>`), "一\n二",
			`<w:tc><w:tcPr><w:tcW w:w="9"/></w:tcPr><w:p><w:r><w:t xml:space="preserve">一</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">二</w:t></w:r></w:p></w:tc>`},
		{"row", table(2, `<w:sdt>`+pr("a.b", "")+`<w:sdtContent>`+row(cell(para("")), cell(para(run("旁"))))+`</w:sdtContent></w:sdt>`), "一",
			`<w:tr><w:tc><w:p><w:r><w:t xml:space="preserve">一</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>旁</w:t></w:r></w:p></w:tc></w:tr>`},
		{"bookmarks stay", para(`<w:sdt>` + pr("a.b", "") + `<w:sdtContent><w:bookmarkStart w:id="1" w:name="x"/>` + run("旧") + `<w:bookmarkEnd w:id="1"/></w:sdtContent></w:sdt>`), "n",
			`<w:bookmarkStart w:id="1" w:name="x"/><w:r><w:t xml:space="preserve">n</w:t></w:r><w:bookmarkEnd w:id="1"/>`},
		{"data binding would bring the old text back", para(`<w:sdt>` + pr("a.b", `<w:dataBinding w:xpath="/x" w:storeItemID="{1}"/>`) + `<w:sdtContent>` + run("旧") + `</w:sdtContent></w:sdt>`), "n",
			`<w:tag w:val="a.b"/></w:sdtPr>`},
		{"date loses its stored day", para(`<w:sdt>` + pr("a.b", `<w:date w:fullDate="2020-01-01T00:00:00Z"><w:lid w:val="zh-CN"/></w:date>`) + `<w:sdtContent>` + run("旧") + `</w:sdtContent></w:sdt>`), "2026年1月2日",
			`<w:date><w:lid w:val="zh-CN"/></w:date>`},
		{"stored value of a choice", para(`<w:sdt>` + pr("a.b", `<w:dropDownList><w:listItem w:displayText="成套设备" w:value="1"/></w:dropDownList>`) + `<w:sdtContent>` + run("选择一项") + `</w:sdtContent></w:sdt>`), "1",
			`<w:t xml:space="preserve">成套设备</w:t>`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			data := build(t, tt.body)
			v := fields("a.b", tt.text)
			out, report := mustFill(t, mustOpen(t, data), v)
			got := part(t, out, doc)
			if !strings.Contains(got, tt.want) {
				t.Errorf("want %s\nin   %s", tt.want, got)
			}
			if filled := tt.text != ""; filled != (len(report.Filled) == 1) {
				t.Errorf("report %+v", report)
			}
			sound(t, out, v)
		})
	}
}

func TestFillLeavesTheRestAlone(t *testing.T) {
	body := para(run("前")) + "<!-- x -->\r\n" + para(`<w:r><w:t a="&#xA;">文</w:t></w:r>`+inline("a.b", "旧")) + "\n<w:p/>" + para(inline("word", "别人的"))
	data := build(t, body)
	f := mustOpen(t, data)
	out, _ := mustFill(t, f, fields("a.b", "新"))
	want := strings.Replace(documentXML(body), `<w:r><w:t>旧</w:t></w:r>`, `<w:r><w:t xml:space="preserve">新</w:t></w:r>`, 1)
	if diff := cmp.Diff(want, part(t, out, doc)); diff != "" {
		t.Error(diff)
	}
	before, _ := ooxml.ReadArchive(data)
	after, err := ooxml.ReadArchive(out)
	if err != nil {
		t.Fatal(err)
	}
	for i := range before.Entries {
		a, b := before.Entries[i], after.Entries[i]
		if a.Head.Name == doc || a.Head.Name == "word/header1.xml" {
			a.Raw, b.Raw = nil, nil
			a.Head.CRC32, a.Head.CompressedSize64, a.Head.UncompressedSize64 = 0, 0, 0
			b.Head.CRC32, b.Head.CompressedSize64, b.Head.UncompressedSize64 = 0, 0, 0
			//lint:ignore SA1019 the reader fills the old fields as well.
			a.Head.CompressedSize, a.Head.UncompressedSize = 0, 0
			//lint:ignore SA1019 the reader fills the old fields as well.
			b.Head.CompressedSize, b.Head.UncompressedSize = 0, 0
		}
		if diff := cmp.Diff(a.Head, b.Head); diff != "" || !bytes.Equal(a.Raw, b.Raw) {
			t.Errorf("entry %s: %s", a.Head.Name, diff)
		}
	}
}

func TestFillIsTheSameEachTimeAndAtOnce(t *testing.T) {
	f := mustOpen(t, build(t, para(inline("a.b", ""))+invoiceTable(2)))
	v := fields("a.b", "值", "page.head", "头")
	v.Tables = map[string][]map[string]Value{"inv": {{"no": {Text: "1"}}, {"no": {Text: "2"}}, {"no": {Text: "3"}}, {"no": {Text: "4"}}}}
	want, _ := mustFill(t, f, v)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			got, _, err := f.FillBytes(v)
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("a filling differs (%v)", err)
			}
		})
	}
	wg.Wait()
	if !strings.Contains(part(t, want, "word/header1.xml"), "头") {
		t.Error("header not filled")
	}
}

func TestTextBoxesAndTheirFallbacks(t *testing.T) {
	box := `<w:txbxContent>` + para(inline("a.b", "旧")) + `</w:txbxContent>`
	body := para(`<w:r><mc:AlternateContent><mc:Choice Requires="w14">` + box + `</mc:Choice><mc:Fallback>` + box + `</mc:Fallback></mc:AlternateContent></w:r>`)
	f := mustOpen(t, build(t, body))
	if n := len(f.Slots()); n != 2 {
		t.Errorf("%d slots listed", n)
	}
	v := fields("a.b", "新")
	out, _ := mustFill(t, f, v)
	if n := strings.Count(part(t, out, doc), "新"); n != 2 {
		t.Errorf("%d places filled", n)
	}
	sound(t, out, v)
}

func TestRoom(t *testing.T) {
	r := markup.Room{PerLine: 10, Lines: 3}
	for text, want := range map[string]float64{"": 0, "中文": 2, "abc": 1.5, "一\n二": 11, strings.Repeat("字", 11) + "\n": 20} {
		if got := r.Need(text); got != want {
			t.Errorf("%q needs %v, want %v", text, got, want)
		}
	}
}

func TestReport(t *testing.T) {
	drop := `<w:sdt>` + pr("a.pick", `<w:dropDownList><w:listItem w:displayText="甲" w:value="1"/></w:dropDownList>`) + `<w:sdtContent>` + run("") + `</w:sdtContent></w:sdt>`
	exact := `<w:tr><w:trPr><w:trHeight w:hRule="exact" w:val="400"/></w:trPr>` + cell(`<w:tcPr><w:tcW w:w="2316" w:type="dxa"/></w:tcPr>`+para(inline("a.tight", ""))) + `</w:tr>`
	f := mustOpen(t, build(t, para(inline("a.b", "")+inline("y[1].x", "")+inline("y[2].x", "")+drop)+table(1, exact)+invoiceTable(1)))
	v := fields("a.b", "x\x00y\xff", "a.pick", "乙", "a.tight", strings.Repeat("长", 11), "no.such", "1")
	v.Tables = map[string][]map[string]Value{
		"y":    {{"x": {Text: "1"}}, {"x": {Text: "2"}}, {"x": {Text: "3"}}},
		"inv":  {{"no": {Text: "1"}, "ghost": {Text: "x"}}},
		"none": {{}},
	}
	_, got := mustFill(t, f, v)
	want := Report{
		Filled:   []string{"a.b", "y[1].x", "y[2].x", "a.pick", "a.tight", "inv[].no"},
		Empty:    []string{"inv[].sum", "page.head"},
		Unknown:  []string{"inv[].ghost", "no.such", "none[]"},
		Overflow: []place.Overflow{{Tag: "a.tight", Reason: place.OverflowHeight, Have: 11, Room: 10}, {Tag: "y[]", Reason: place.OverflowRows, Have: 3, Room: 2}},
		Dropped:  []place.Dropped{{Tag: "a.b", Count: 2}},
		Unlisted: []string{"a.pick"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestSlots(t *testing.T) {
	body := para(inline("a.b#upper", "")+inline("c.d=甲", "□ 甲")+inline("foreign", "x")) +
		`<w:sdt>` + pr("e.f", "") + `<w:sdtContent>` + para("") + `</w:sdtContent></w:sdt>` +
		`<w:sdt>` + pr("box.around", "") + `<w:sdtContent>` + para(inline("g.h", "")) + `</w:sdtContent></w:sdt>` +
		`<w:sdt>` + pr("whole.table", "") + `<w:sdtContent>` + invoiceTable(1) + `</w:sdtContent></w:sdt>` +
		`<w:sdt>` + pr("plain.table", "") + `<w:sdtContent>` + table(1, row(cell(para("")))) + `</w:sdtContent></w:sdt>` +
		para(`<w:sdt>`+pr("i.j", `<w:comboBox><w:listItem w:value="甲"/></w:comboBox>`)+`</w:sdt>`)
	var got []Slot
	for _, s := range mustOpen(t, build(t, body)).Slots() {
		s.Title = strings.TrimPrefix(s.Title, "名称")
		if s.Part == doc {
			s.Part = ""
		}
		got = append(got, s)
	}
	want := []Slot{
		{Tag: "a.b#upper", Kind: KindText},
		{Tag: "c.d=甲", Kind: KindCheck},
		{Tag: "e.f", Kind: KindLongText},
		{Tag: "g.h", Kind: KindText},
		{Tag: "inv[].no", Kind: KindText, Table: "inv", Column: "no"},
		{Tag: "inv[].sum", Kind: KindText, Table: "inv", Column: "sum"},
		{Tag: "i.j", Kind: KindChoice, Items: []ooxml.Item{{Text: "甲", Value: "甲"}}},
		{Tag: "page.head", Kind: KindText, Part: "word/header1.xml"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// fullDisk takes n bytes and fails then.
type fullDisk struct{ n int }

func (d *fullDisk) Write(b []byte) (int, error) {
	if d.n -= len(b); d.n < 0 {
		return 0, errFull
	}
	return len(b), nil
}

var errFull = errors.New("disk full")

func TestWriteErrorsAreReported(t *testing.T) {
	data := build(t, para(inline("a.b", "旧")))
	f := mustOpen(t, data)
	for _, v := range []Values{{}, fields("a.b", "新", "page.head", "页眉")} {
		whole, _ := mustFill(t, f, v)
		for n := range len(whole) {
			if _, err := f.Fill(&fullDisk{n}, v); !errors.Is(err, errFull) {
				t.Fatalf("%d bytes: %v", n, err)
			}
		}
	}
	if _, err := f.Fill(&fullDisk{1 << 20}, Values{}); err != nil {
		t.Error(err)
	}
}

func TestErrorsRead(t *testing.T) {
	_, err := Open([]byte("PK\x05\x06"))
	var e *Error
	if !errors.As(err, &e) || errors.Unwrap(e) == nil || CodeOf(errors.New("x")) != "" {
		t.Fatalf("got %#v", err)
	}
	e = ooxml.FailAt(ooxml.CodeXML, "word/x.xml", []byte("a\nb"), 2, "bad tag")
	if got, want := e.Error(), `read docx: xml: part "word/x.xml" line 2 (byte 2): bad tag`; got != want {
		t.Errorf("got %s", got)
	}
}

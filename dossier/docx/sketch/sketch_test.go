package sketch

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"yibiao/dossier/plaintext"
)

func testFaces(t testing.TB) *Faces {
	t.Helper()
	var data [2][]byte
	for i, name := range []string{"Regular", "Bold"} {
		var err error
		if data[i], err = os.ReadFile("../../../assets/fonts/YibiaoSans-" + name + ".otf"); err != nil {
			t.Fatal(err)
		}
	}
	f, err := NewFaces(data[0], data[1])
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// wrapped makes a .docx of a body; more are further parts, name to content, with their relations to the document by name.
func wrapped(t testing.TB, body string, more ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	put := func(name, content string) {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	put("[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`)
	put("_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`)
	put("word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>`+body+`</w:body></w:document>`)
	rels := ""
	for i := 0; i+1 < len(more); i += 2 {
		put("word/"+more[i]+".xml", more[i+1])
		rels += fmt.Sprintf(`<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s.xml"/>`, more[i], more[i], more[i])
	}
	put("word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+rels+`</Relationships>`)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func laid(t testing.TB, body string, more ...string) []*Sheet {
	t.Helper()
	sheets, err := Lay(wrapped(t, body, more...), testFaces(t))
	if err != nil {
		t.Fatal(err)
	}
	return sheets
}

// words are those of a sheet, from top to bottom and left to right, a line each.
func (s *Sheet) words() []string {
	marks := slices.Clone(s.marks)
	slices.SortStableFunc(marks, func(a, b mark) int {
		if d := a.y - b.y; d < -1 || d > 1 {
			return int(d * 10)
		}
		return int((a.x - b.x) * 10)
	})
	var out []string
	last := -1e9
	for _, m := range marks {
		switch {
		case m.words == "":
		case m.y > last+1:
			out, last = append(out, strings.TrimSpace(m.words)), m.y
		default:
			out[len(out)-1] += "|" + strings.TrimSpace(m.words)
		}
	}
	return out
}

// counted are the characters of a text, each with its number; spaces do not count.
func countedRunes(text string) map[rune]int {
	out := map[rune]int{}
	for _, r := range text {
		if !unicode.IsSpace(r) {
			out[r]++
		}
	}
	return out
}

// TestNothingIsLeftOut lays out every blank form of the packs: all words stand on the sheets, as often as in the form, and within the paper.
func TestNothingIsLeftOut(t *testing.T) {
	names, err := filepath.Glob("../../../assets/packs/*/forms/*.docx")
	if err != nil || len(names) == 0 {
		t.Fatal("no blank forms found", err)
	}
	faces := testFaces(t)
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sheets, err := Lay(data, faces)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var all strings.Builder
		for i, s := range sheets {
			for _, m := range s.marks {
				all.WriteString(m.words)
				if m.x < -1 || m.y < -1 || m.x+m.w > s.Width+1 || m.y+m.h > s.Height+1 {
					t.Errorf("%s: sheet %d: %q stands beside the paper: %.0f %.0f %.0f %.0f", name, i+1, m.words, m.x, m.y, m.w, m.h)
				}
			}
		}
		text, err := plaintext.Read(name, data, nil)
		if err != nil {
			t.Fatal(err)
		}
		got := countedRunes(all.String())
		for r, n := range countedRunes(text) {
			if got[r] < n {
				t.Errorf("%s: %c stands %d times in the form and %d times on the sheets", name, r, n, got[r])
			}
		}
		if len(sheets[0].Missing) > 0 {
			t.Errorf("%s: no face has %q", name, string(sheets[0].Missing))
		}
	}
}

func p(words string) string {
	return `<w:p><w:r><w:t xml:space="preserve">` + words + `</w:t></w:r></w:p>`
}

func TestLinesBreakAsChineseDoes(t *testing.T) {
	sheets := laid(t, p(strings.Repeat("字", 38)+"，"+strings.Repeat("文", 36)+"（"+"ABCdef"+"）"))
	for i, l := range sheets[0].words() {
		if first := []rune(l)[0]; strings.ContainsRune("，）。", first) {
			t.Errorf("line %d begins with %c: %s", i+1, first, l)
		}
		if strings.HasSuffix(l, "（") {
			t.Errorf("line %d ends with a bracket that opens: %s", i+1, l)
		}
		if strings.Contains(l, "ABC") != strings.Contains(l, "def") {
			t.Errorf("line %d cuts a word: %s", i+1, l)
		}
	}
}

func cells(words ...string) string {
	row := "<w:tr>"
	for _, w := range words {
		row += "<w:tc>" + p(w) + "</w:tc>"
	}
	return row + "</w:tr>"
}

const bordered = `<w:tblPr><w:tblBorders><w:top w:val="single"/><w:left w:val="single"/><w:bottom w:val="single"/><w:right w:val="single"/><w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="6000"/></w:tblGrid>`

func TestHeadingRowsStandOnEveryPage(t *testing.T) {
	rows := `<w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>` + p("序号") + `</w:tc><w:tc>` + p("名称") + `</w:tc></w:tr>`
	for i := range 90 {
		rows += cells(fmt.Sprint(i+1), fmt.Sprintf("设备%d号", i+1))
	}
	sheets := laid(t, "<w:tbl>"+bordered+rows+"</w:tbl>")
	if len(sheets) < 2 {
		t.Fatalf("%d sheets, want several", len(sheets))
	}
	seen := 0
	for i, s := range sheets {
		words := s.words()
		if words[0] != "序号|名称" {
			t.Errorf("sheet %d begins with %q", i+1, words[0])
		}
		seen += len(words) - 1
	}
	if seen != 90 {
		t.Errorf("%d rows, want 90", seen)
	}
}

func TestALongCellGoesOnOnTheNextPage(t *testing.T) {
	long := ""
	for i := range 120 {
		long += p(fmt.Sprintf("第%d段", i+1))
	}
	sheets := laid(t, "<w:tbl>"+bordered+"<w:tr><w:tc>"+p("简介")+"</w:tc><w:tc>"+long+"</w:tc></w:tr>"+cells("下一行", "完")+"</w:tbl>")
	var words []string
	for _, s := range sheets {
		words = append(words, s.words()...)
	}
	if len(words) != 121 || words[0] != "简介|第1段" || words[119] != "第120段" || words[120] != "下一行|完" {
		t.Errorf("%d lines, first %q, last %q", len(words), words[0], words[len(words)-1])
	}
}

func TestMergedCellsAreDrawnOnce(t *testing.T) {
	merged := func(first bool, word string) string {
		val := ""
		if first {
			val = ` w:val="restart"`
		}
		return `<w:tr><w:tc><w:tcPr><w:vMerge` + val + `/><w:vAlign w:val="center"/></w:tcPr>` + p(map[bool]string{true: "单位信息"}[first]) + `</w:tc><w:tc>` + p(word) + `</w:tc></w:tr>`
	}
	got := laid(t, "<w:tbl>"+bordered+merged(true, "名称")+merged(false, "代码")+merged(false, "地址")+"</w:tbl>")[0].words()
	if want := []string{"名称", "单位信息|代码", "地址"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestListsAndPageNumbers(t *testing.T) {
	item := func(words string) string {
		return `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:t>` + words + `</w:t></w:r></w:p>`
	}
	sheets := laid(t, item("甲")+item("乙")+`<w:p><w:r><w:br w:type="page"/></w:r></w:p>`+p("附")+
		`<w:sectPr><w:footerReference w:type="default" r:id="footer"/></w:sectPr>`,
		"numbering", `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="11"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
		"footer", `<w:ftr xmlns:w="w"><w:p><w:r><w:t>第</w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>9</w:t></w:r></w:fldSimple><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>NUMPAGES</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:ftr>`)
	if len(sheets) != 2 {
		t.Fatalf("%d sheets, want 2", len(sheets))
	}
	first, second := sheets[0].words(), sheets[1].words()
	if want := []string{"十一、|甲", "十二、|乙", "第|1|2"}; !slices.Equal(first, want) {
		t.Errorf("first sheet: %q, want %q", first, want)
	}
	if want := []string{"附", "第|2|2"}; !slices.Equal(second, want) {
		t.Errorf("second sheet: %q, want %q", second, want)
	}
}

func TestListsThatBeginAnew(t *testing.T) {
	item := func(list int) string {
		return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr></w:pPr><w:r><w:t>项</w:t></w:r></w:p>`, list)
	}
	again := func(id int) string {
		return fmt.Sprintf(`<w:num w:numId="%d"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`, id)
	}
	got := laid(t, item(1)+item(1)+item(2)+item(2), "numbering",
		`<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>`+again(1)+again(2)+`</w:numbering>`)[0].words()
	if want := []string{"1.|项", "2.|项", "1.|项", "2.|项"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWhatIsDeletedOrHiddenIsNotThere(t *testing.T) {
	got := laid(t, `<w:p><w:del><w:r><w:t>旧</w:t></w:r></w:del><w:r><w:t>新</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r></w:p>`)[0].words()
	if want := []string{"新|☑"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWhatNoFaceHasIsABox(t *testing.T) {
	s := laid(t, p("甲\U0010FFFD乙"))[0]
	boxes := 0
	for _, m := range s.marks {
		if m.hollow {
			boxes++
		}
	}
	if boxes != 1 || string(s.Missing) != "\U0010FFFD" {
		t.Errorf("%d boxes, missing %q", boxes, string(s.Missing))
	}
}

func TestFootnotesStandAtTheEnd(t *testing.T) {
	got := laid(t, `<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id="4"/></w:r></w:p>`+p("下文"), "footnotes",
		`<w:footnotes xmlns:w="w"><w:footnote w:id="0"/><w:footnote w:id="4"><w:p><w:r><w:t>注解</w:t></w:r></w:p></w:footnote></w:footnotes>`)[0].words()
	if all := strings.Join(got, " "); !strings.Contains(all, "正文") || !strings.HasSuffix(all, "注解") || strings.Count(all, "1") != 2 {
		t.Errorf("got %q", got)
	}
}

func TestPaintIsAsLargeAsThePaper(t *testing.T) {
	s := laid(t, p("一表"))[0]
	m := s.Paint(144)
	if b := m.Bounds(); b.Dx() != 1191 || b.Dy() != 1684 {
		t.Errorf("an A4 sheet at 144 dpi is %v", b)
	}
	dark := 0
	for i := 0; i < len(m.Pix); i += 4 {
		if m.Pix[i] < 128 {
			dark++
		}
	}
	if dark < 100 {
		t.Errorf("%d dark points: the words are not drawn", dark)
	}
}

// FuzzLay: whatever stands in a document, it is laid out or refused.
func FuzzLay(f *testing.F) {
	f.Add(p("一、单位名称：____"))
	f.Add("<w:tbl>" + bordered + cells("a", "b") + "</w:tbl>")
	f.Add(`<w:tbl><w:tblGrid><w:gridCol w:w="-5"/></w:tblGrid><w:tr><w:trPr><w:gridBefore w:val="9"/><w:cantSplit/><w:trHeight w:val="99999" w:hRule="exact"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="4000"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl><w:sectPr><w:pgSz w:w="1" w:h="999999"/><w:pgMar w:top="99999" w:bottom="99999"/></w:sectPr>`)
	f.Add(`<w:p><w:pPr><w:ind w:left="99999" w:firstLineChars="-9000"/><w:spacing w:line="0" w:lineRule="exact"/><w:tabs><w:tab w:pos="-9"/></w:tabs></w:pPr><w:r><w:tab/><w:t>x</w:t><w:br/></w:r></w:p>`)
	faces := testFaces(f)
	f.Fuzz(func(t *testing.T, body string) {
		sheets, err := Lay(wrapped(t, body), faces)
		if err == nil && len(sheets) == 0 {
			t.Error("neither sheets nor an error")
		}
	})
}

// A number that is wider than its cell is set smaller, and goes on in the next line only where that does not do; no figure is lost.
func TestNumbersInNarrowCells(t *testing.T) {
	grid := `<w:tblGrid><w:gridCol w:w="900"/><w:gridCol w:w="6000"/></w:tblGrid>`
	row := func(words string) string {
		return "<w:tr><w:tc>" + p(words) + "</w:tc><w:tc>" + p("说明") + "</w:tc></w:tr>"
	}
	for words, want := range map[string]int{"123.45": 1, "12345.67": 1, "2026-11-29": 2, "91450200MA5TEKT080": 3} {
		var got string
		lines := map[float64]bool{}
		for _, m := range laid(t, "<w:tbl>"+grid+row(words)+"</w:tbl>")[0].marks {
			if m.words == "" || m.words == "说明" {
				continue
			}
			got, lines[m.y] = got+m.words, true
		}
		if got != words || len(lines) > want {
			t.Errorf("%s: %q in %d lines, at most %d", words, got, len(lines), want)
		}
	}
}

// Text ends above a footer that is higher than the lower margin.
func TestAFooterDoesNotStandOnTheText(t *testing.T) {
	var body strings.Builder
	for range 60 {
		body.WriteString(p("正文"))
	}
	high := strings.Repeat(`<w:p><w:r><w:t>页脚</w:t></w:r></w:p>`, 6)
	sheets := laid(t, body.String()+`<w:sectPr><w:footerReference w:type="default" r:id="footer"/></w:sectPr>`, "footer", `<w:ftr xmlns:w="w">`+high+`</w:ftr>`)
	text, footer := 0.0, 1e9
	for _, m := range sheets[0].marks {
		switch m.words {
		case "正文":
			text = max(text, m.y)
		case "页脚":
			footer = min(footer, m.y-m.size)
		}
	}
	if text == 0 || text > footer || len(sheets) < 2 {
		t.Errorf("text down to %.1f, the footer from %.1f, %d sheets", text, footer, len(sheets))
	}
}

package build

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"
)

const (
	ridFooter = "rId5"

	nsRel     = "http://schemas.openxmlformats.org/package/2006/relationships"
	relOffice = nsR + "/"
	mimeWord  = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

// part is one file of the package.
type part struct {
	name string
	data []byte
}

func mediaName(n int) string { return fmt.Sprintf("blank%d.png", n) }
func mediaRID(n int) string  { return fmt.Sprintf("rId%d", 100+n) }

// partsOf gives all files of the package in the order in which they are packed; the content types come first.
func partsOf(w *writer, d *Document) []part {
	pictures, prompts := w.controls.pictures, len(w.controls.prompts)
	out := []part{
		{"[Content_Types].xml", []byte(contentTypes(pictures, prompts))},
		{"_rels/.rels", []byte(rels(
			rel{"rId1", "officeDocument", "word/document.xml"},
			rel{"rId2", "extended-properties", "docProps/app.xml"},
			rel{"rId3", "", "docProps/core.xml"}))},
		{"docProps/app.xml", []byte(xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>Yibiao</Application></Properties>`)},
		{"docProps/core.xml", []byte(xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` +
			w.escape(d.Title) + `</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>`)},
		{"word/_rels/document.xml.rels", []byte(documentRels(pictures, prompts))},
		{"word/document.xml", w.buf.Bytes()},
		{"word/fontTable.xml", []byte(fontTablePart())},
		{"word/footer1.xml", []byte(footer(w.faults, d.Version))},
	}
	if prompts > 0 {
		out = append(out, part{"word/glossary/document.xml", []byte(w.controls.glossary())})
	}
	blank := whitePixel()
	for n := 1; n <= pictures; n++ {
		out = append(out, part{"word/media/" + mediaName(n), blank})
	}
	return append(out,
		part{"word/numbering.xml", []byte(numbering(w.lists))},
		part{"word/settings.xml", []byte(settings)},
		part{"word/styles.xml", []byte(stylesPart())})
}

type rel struct{ id, kind, target string }

func rels(list ...rel) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="` + nsRel + `">`)
	for _, r := range list {
		kind := relOffice + r.kind
		if r.kind == "" {
			kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
		}
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s" Target="%s"/>`, r.id, kind, r.target)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

func documentRels(pictures, prompts int) string {
	list := []rel{
		{"rId1", "styles", "styles.xml"}, {"rId2", "settings", "settings.xml"}, {"rId3", "fontTable", "fontTable.xml"},
		{"rId4", "numbering", "numbering.xml"}, {ridFooter, "footer", "footer1.xml"},
	}
	if prompts > 0 {
		list = append(list, rel{"rId6", "glossaryDocument", "glossary/document.xml"})
	}
	for n := 1; n <= pictures; n++ {
		list = append(list, rel{mediaRID(n), "image", "media/" + mediaName(n)})
	}
	return rels(list...)
}

func contentTypes(pictures, prompts int) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`)
	if pictures > 0 {
		b.WriteString(`<Default Extension="png" ContentType="image/png"/>`)
	}
	b.WriteString(`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	overrides := [][2]string{
		{"/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"},
		{"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"},
		{"/word/document.xml", mimeWord + "document.main+xml"}, {"/word/fontTable.xml", mimeWord + "fontTable+xml"},
		{"/word/footer1.xml", mimeWord + "footer+xml"}, {"/word/numbering.xml", mimeWord + "numbering+xml"},
		{"/word/settings.xml", mimeWord + "settings+xml"}, {"/word/styles.xml", mimeWord + "styles+xml"},
	}
	if prompts > 0 {
		overrides = append(overrides, [2]string{"/word/glossary/document.xml", mimeWord + "document.glossary+xml"})
	}
	for _, o := range overrides {
		fmt.Fprintf(&b, `<Override PartName="%s" ContentType="%s"/>`, o[0], o[1])
	}
	b.WriteString(`</Types>`)
	return b.String()
}

// footer holds the page number as GB/T 9704 writes it, between two dashes, and the version of the form.
func footer(f *faults, version string) string {
	props := runProps(false, false)
	field := func(kind string) string { return `<w:r>` + props + `<w:fldChar w:fldCharType="` + kind + `"/></w:r>` }
	out := xmlHead + `<w:ftr xmlns:w="` + nsW + `"><w:p><w:pPr><w:pStyle w:val="` + styleFooter + `"/></w:pPr>` +
		run(props, "— ") + field("begin") + `<w:r>` + props + `<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
		field("separate") + run(props, "1") + field("end") + run(props, " —") + `</w:p>`
	if version != "" {
		out += `<w:p><w:pPr><w:pStyle w:val="` + styleVersion + `"/></w:pPr>` + f.text(Text{S: version}) + `</w:p>`
	}
	return out + `</w:ftr>`
}

// numbering gives each Repeat a list of its own, so that each counts from one.
func numbering(lists int) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:numbering xmlns:w="` + nsW + `"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>` +
		`<w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="%1"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl></w:abstractNum>`)
	for n := 1; n <= lists; n++ {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`, n)
	}
	b.WriteString(`</w:numbering>`)
	return b.String()
}

// settings forbids a line to end with an empty or ticked box, so that a box stays with its option; the rest of the
// two lists are the usual marks of Chinese line breaking.
const settings = xmlHead + `<w:settings xmlns:w="` + nsW + `"><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>` +
	`<w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="compressPunctuation"/>` +
	`<w:noLineBreaksAfter w:lang="zh-CN" w:val="$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥☐☑□■"/>` +
	`<w:noLineBreaksBefore w:lang="zh-CN" w:val="!%),.:;&gt;?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠"/>` +
	`<w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>` +
	`<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>` +
	`<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>`

// whitePixel is the picture behind an empty picture slot.
func whitePixel() []byte {
	img := image.NewGray(image.Rect(0, 0, 1, 1))
	img.SetGray(0, 0, color.Gray{Y: 0xFF})
	var b bytes.Buffer
	// A bytes.Buffer never fails to write, and a gray image always has a PNG form.
	_ = png.Encode(&b, img)
	return b.Bytes()
}

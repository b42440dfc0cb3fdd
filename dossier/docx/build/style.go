package build

import (
	"fmt"
	"strings"
)

// Type sizes in half points, by their Chinese names (GB/T 9704 uses 二号 for titles and 三号 for text).
const (
	sizeTitle    = 44 // 二号
	sizeCover    = 52 // 一号
	sizeBody     = 32 // 三号
	sizeHeading2 = 30 // 小三
	sizeHeading3 = 28 // 四号
	sizeCell     = 24 // 小四
	sizeSmall    = 21 // 五号
)

// The faces that the standard and the offices use. Where one is missing, fontTable names a stand-in.
const (
	faceTitle = "方正小标宋简体"
	faceHead  = "黑体"
	faceBody  = "仿宋_GB2312"
	faceKai   = "楷体_GB2312"
	faceSong  = "宋体"
	faceLatin = "Times New Roman"
	faceBox   = "Segoe UI Symbol" // on every Windows since 7 and has both ☐ and ☑, which 宋体 has not
)

// Style ids.
const (
	styleNormal     = "Normal"
	styleBody       = "YbBody"
	styleTitle      = "Title"
	styleCover      = "YbCover"
	styleCoverSub   = "YbCoverSub"
	styleCoverLabel = "YbCoverLabel"
	styleCoverValue = "YbCoverValue"
	styleOver       = "YbOver"
	styleNote       = "YbNote"
	styleSign       = "YbSign"
	styleCell       = "YbCell"
	styleLabel      = "YbLabel"
	styleLong       = "YbLong"
	styleSmall      = "YbSmall"
	styleSmallLabel = "YbSmallLabel"
	styleSmallLong  = "YbSmallLong"
	stylePicture    = "YbPicture"
	styleCaption    = "Caption"
	styleFooter     = "Footer"
	styleVersion    = "YbVersion"
	styleFiller     = "YbFiller"
)

var headingStyles = [4]string{styleTitle, "Heading1", "Heading2", "Heading3"}

// style is a paragraph style. Size is in half points; line, before and after in twentieths of a point; line
// is exact so that lines keep their height where a face is replaced, 0 leaves it to the content.
type style struct {
	id, name, east string
	size, line     int
	before, after  int
	jc             Align
	indent         bool // first line by two characters
	outline        int  // 1-based level, 0 = none
	keepNext       bool
	color          string
}

var styles = []style{
	{id: styleNormal, name: "Normal", east: faceBody, size: sizeBody, line: 560, jc: AlignJustify},
	{id: styleBody, name: "一表正文", east: faceBody, size: sizeBody, line: 560, jc: AlignJustify, indent: true},
	{id: styleTitle, name: "Title", east: faceTitle, size: sizeTitle, line: 700, before: 120, after: 240, jc: AlignCenter, outline: 1, keepNext: true},
	{id: "Heading1", name: "heading 1", east: faceHead, size: sizeBody, line: 560, before: 160, after: 80, jc: AlignLeft, outline: 1, keepNext: true},
	{id: "Heading2", name: "heading 2", east: faceHead, size: sizeHeading2, line: 520, before: 120, after: 60, jc: AlignLeft, outline: 2, keepNext: true},
	{id: "Heading3", name: "heading 3", east: faceHead, size: sizeHeading3, line: 480, before: 80, after: 60, jc: AlignLeft, outline: 3, keepNext: true},
	{id: styleCover, name: "一表封面标题", east: faceTitle, size: sizeCover, line: 900, jc: AlignCenter},
	{id: styleCoverSub, name: "一表封面文字", east: faceKai, size: sizeBody, line: coverLine, jc: AlignCenter},
	{id: styleCoverLabel, name: "一表封面栏名", east: faceHead, size: sizeBody, line: 480, jc: AlignSpread},
	{id: styleCoverValue, name: "一表封面填写", east: faceBody, size: sizeBody, line: 480, jc: AlignCenter},
	{id: styleOver, name: "一表附件号", east: faceHead, size: sizeBody, line: coverLine, jc: AlignLeft, keepNext: true},
	{id: styleNote, name: "一表说明", east: faceKai, size: sizeSmall, line: 320, jc: AlignJustify},
	{id: styleSign, name: "一表签章", east: faceBody, size: sizeBody, line: 640, jc: AlignLeft},
	{id: styleCell, name: "一表格内", east: faceBody, size: sizeCell, line: 400, jc: AlignLeft},
	{id: styleLabel, name: "一表栏名", east: faceSong, size: sizeCell, line: 400, jc: AlignCenter},
	{id: styleLong, name: "一表格内长文", east: faceBody, size: sizeCell, line: 440, jc: AlignJustify, indent: true},
	{id: styleSmall, name: "一表小格内", east: faceBody, size: sizeSmall, line: 330, jc: AlignLeft},
	{id: styleSmallLabel, name: "一表小栏名", east: faceSong, size: sizeSmall, line: 330, jc: AlignCenter},
	{id: styleSmallLong, name: "一表小格内长文", east: faceBody, size: sizeSmall, line: 360, jc: AlignJustify, indent: true},
	{id: stylePicture, name: "一表图片", east: faceBody, size: sizeCell, before: 60, after: 60, jc: AlignCenter},
	{id: styleCaption, name: "caption", east: faceKai, size: sizeCell, line: 400, after: 120, jc: AlignCenter},
	{id: styleFooter, name: "footer", east: faceSong, size: sizeHeading3, line: 300, jc: AlignCenter},
	{id: styleVersion, name: "一表版本", east: faceSong, size: 15, line: 200, jc: AlignCenter, color: "808080"},
	{id: styleFiller, name: "一表空隙", east: faceBody, size: 2, line: 20, jc: AlignLeft},
}

// sizeOf gives the type size of a style in half points.
func sizeOf(id string) int {
	for _, s := range styles {
		if s.id == id {
			return s.size
		}
	}
	return sizeBody
}

func (s style) xml() string {
	var b strings.Builder
	def, based := "", `<w:basedOn w:val="Normal"/>`
	if s.id == styleNormal {
		def, based = ` w:default="1"`, ""
	}
	fmt.Fprintf(&b, `<w:style w:type="paragraph"%s w:styleId="%s"><w:name w:val="%s"/>%s<w:qFormat/><w:pPr>`, def, s.id, s.name, based)
	if s.keepNext {
		b.WriteString(`<w:keepNext/><w:keepLines/>`)
	}
	if s.line > 0 {
		fmt.Fprintf(&b, `<w:spacing w:before="%d" w:after="%d" w:line="%d" w:lineRule="exact"/>`, s.before, s.after, s.line)
	} else {
		fmt.Fprintf(&b, `<w:spacing w:before="%d" w:after="%d" w:line="240" w:lineRule="auto"/>`, s.before, s.after)
	}
	if s.indent {
		fmt.Fprintf(&b, `<w:ind w:firstLineChars="200" w:firstLine="%d"/>`, 2*s.size*10)
	}
	fmt.Fprintf(&b, `<w:jc w:val="%s"/>`, s.jc)
	if s.outline > 0 {
		fmt.Fprintf(&b, `<w:outlineLvl w:val="%d"/>`, s.outline-1)
	}
	fmt.Fprintf(&b, `</w:pPr><w:rPr>%s`, fonts(faceLatin, s.east, ""))
	if s.color != "" {
		fmt.Fprintf(&b, `<w:color w:val="%s"/>`, s.color)
	}
	fmt.Fprintf(&b, `<w:sz w:val="%d"/><w:szCs w:val="%d"/></w:rPr></w:style>`, s.size, s.size)
	return b.String()
}

func fonts(latin, east, hint string) string {
	return fmt.Sprintf(`<w:rFonts%s w:ascii="%s" w:eastAsia="%s" w:hAnsi="%s" w:cs="%s"/>`, hint, latin, east, latin, latin)
}

func stylesPart() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:styles xmlns:w="` + nsW + `"><w:docDefaults><w:rPrDefault><w:rPr>` + fonts(faceLatin, faceBody, "") +
		`<w:kern w:val="2"/><w:sz w:val="32"/><w:szCs w:val="32"/><w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault/></w:docDefaults>`)
	for _, s := range styles {
		b.WriteString(s.xml())
	}
	b.WriteString(`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>` +
		`<w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>` +
		`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>` +
		`<w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>` +
		`<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
		`<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/>` +
		`<w:semiHidden/><w:unhideWhenUsed/></w:style></w:styles>`)
	return b.String()
}

// fontTablePart names stand-ins for the faces that a plain Windows or WPS installation lacks.
func fontTablePart() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:fonts xmlns:w="` + nsW + `">`)
	for _, f := range [][3]string{
		{faceTitle, "华文中宋", "script"}, {faceHead, "SimHei", "modern"}, {faceBody, "仿宋", "modern"},
		{faceKai, "楷体", "modern"}, {faceSong, "SimSun", "auto"},
	} {
		fmt.Fprintf(&b, `<w:font w:name="%s"><w:altName w:val="%s"/><w:charset w:val="86"/><w:family w:val="%s"/><w:pitch w:val="default"/></w:font>`, f[0], f[1], f[2])
	}
	b.WriteString(`<w:font w:name="` + faceLatin + `"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>` +
		`<w:font w:name="` + faceBox + `"><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>`)
	return b.String()
}

package build

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
)

// maxTag is the length Word allows for tags and titles of content controls, in UTF-16 units.
const maxTag = 64

const (
	blankText = "　"
	blankDate = "　　　年　　月　　日"
	boxEmpty  = "☐"
)

// blankUnderline is a row of no-break spaces, about six characters long: ideographic spaces are lost at the end of a
// line, and the justified line with them.
var blankUnderline = strings.Repeat("\u00a0", 24)

// controls make what is filled in: each has its own number, and what it shows while empty lies in the glossary.
type controls struct {
	*faults
	sdts     int
	pictures int
	prompts  []prompt // in the order of first use
}

// control gives the properties of a content control; kind is its prompt and the element that says what it takes.
func (c *controls) control(tag, title, rPr, kind string) string {
	c.checkTag(tag)
	c.sdts++
	alias := ""
	if title != "" {
		alias = fmt.Sprintf(`<w:alias w:val="%s"/>`, c.escape(cut(title)))
	}
	return fmt.Sprintf(`<w:sdtPr>%s%s<w:tag w:val="%s"/><w:id w:val="%d"/>%s</w:sdtPr>`, rPr, alias, c.escape(tag), c.sdts, kind)
}

func (c *controls) checkTag(tag string) {
	if tag == "" {
		c.failf(CodeTag, "slot without tag")
	}
	if n := len(utf16.Encode([]rune(tag))); n > maxTag {
		c.failf(CodeTag, "%q has %d characters, Word allows %d", tag, n, maxTag)
	}
	for _, r := range tag {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			c.failf(CodeTag, "space or control character in %q", tag)
		}
	}
}

// cut shortens a title to what Word allows, at a whole character.
func cut(title string) string {
	title = strings.NewReplacer("\n", "", "\t", " ").Replace(title)
	n := 0
	for i, r := range title {
		n += utf16.RuneLen(r)
		if n > maxTag {
			return title[:i]
		}
	}
	return title
}

// slot gives a run-level content control. The style is that of the paragraph it stands in.
func (c *controls) slot(s Slot, style string) string {
	if s.Kind == KindCheck {
		return c.check(s, style)
	}
	kind, blank := "", s.Blank
	switch s.Kind {
	case "", KindText:
		// LibreOffice prints a plain text control without its underline; without the element it is rich text.
		if !s.Underline {
			kind = `<w:text/>`
		}
	case KindDate:
		kind = `<w:date><w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/><w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>`
		if blank == "" {
			blank = blankDate
		}
	case KindChoice:
		kind = c.choices(s)
	default:
		c.failf(CodeKind, "slot %s of kind %q", s.Tag, string(s.Kind))
	}
	if blank == "" {
		blank = blankText
		if s.Underline {
			blank = blankUnderline
		}
	}
	p := prompt{text: blank, underline: s.Underline}
	return `<w:sdt>` + c.control(s.Tag, s.Title, runProps(false, s.Underline), c.prompting(p)+kind) + `<w:sdtContent>` + c.content(p) + `</w:sdtContent></w:sdt>`
}

// choices refuses lists that Word would repair: empty ones and ones with two entries alike.
func (c *controls) choices(s Slot) string {
	seen := map[string]bool{}
	var b strings.Builder
	for _, o := range s.Options {
		if o == "" || seen[o] {
			c.failf(CodeOptions, "slot %s: option %q empty or repeated", s.Tag, o)
		}
		seen[o] = true
		fmt.Fprintf(&b, `<w:listItem w:displayText="%s" w:value="%s"/>`, c.escape(o), c.escape(o))
	}
	if len(s.Options) == 0 {
		c.failf(CodeOptions, "slot %s without options", s.Tag)
	}
	return `<w:dropDownList>` + b.String() + `</w:dropDownList>`
}

func (c *controls) check(s Slot, style string) string {
	if !strings.Contains(s.Tag, "=") {
		c.failf(CodeTag, "check box %q lacks =option", s.Tag)
	}
	size := sizeOf(style)
	rPr := fmt.Sprintf(`<w:rPr>%s<w:sz w:val="%d"/></w:rPr>`, fonts(faceBox, faceBox, ` w:hint="eastAsia"`), size)
	kind := `<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2611" w14:font="` + faceBox +
		`"/><w14:uncheckedState w14:val="2610" w14:font="` + faceBox + `"/></w14:checkbox>`
	return `<w:sdt>` + c.control(s.Tag, s.Title, rPr, kind) + `<w:sdtContent>` + run(rPr, boxEmpty) + `</w:sdtContent></w:sdt>`
}

// longSlot writes a block-level content control around one paragraph. It has no type element, which makes it
// rich text: a plain text control may not hold several paragraphs.
func (w *writer) longSlot(s Slot, style string) {
	blank := s.Blank
	if blank == "" {
		blank = blankText
	}
	p := prompt{text: blank}
	w.put(`<w:sdt>`, w.controls.control(s.Tag, s.Title, runProps(false, false), w.controls.prompting(p)), `<w:sdtContent>`)
	w.paragraph(par{style: style}, w.content(p))
	w.put(`</w:sdtContent></w:sdt>`)
}

const emuPerMM = 36000

// picture gives a picture control around a white image. Every picture has its own media part, so that a
// filler may replace that part.
func (c *controls) picture(p PictureSlot, a area) string {
	if !(p.WidthMM > 0 && p.HeightMM > 0) || twips(p.WidthMM) > a.width || twips(p.HeightMM) > a.height {
		c.failf(CodeSize, "picture %s of %v × %v mm", p.Tag, p.WidthMM, p.HeightMM)
		return ""
	}
	c.pictures++
	n, cx, cy := c.pictures, int(p.WidthMM*emuPerMM), int(p.HeightMM*emuPerMM)
	sdt := c.control(p.Tag, p.Title, "", `<w:showingPlcHdr/><w:picture/>`)
	return `<w:sdt>` + sdt + `<w:sdtContent><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">` +
		fmt.Sprintf(`<wp:extent cx="%d" cy="%d"/><wp:effectExtent l="6350" t="6350" r="6350" b="6350"/><wp:docPr id="%d" name="图片 %d" descr="%s"/>`,
			cx, cy, n, n, c.escape(cut(p.Title))) +
		`<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>` +
		`<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>` +
		fmt.Sprintf(`<pic:nvPicPr><pic:cNvPr id="%d" name="%s"/><pic:cNvPicPr/></pic:nvPicPr>`, n, mediaName(n)) +
		fmt.Sprintf(`<pic:blipFill><a:blip r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`, mediaRID(n)) +
		fmt.Sprintf(`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`, cx, cy) +
		`<a:ln w="6350"><a:solidFill><a:srgbClr val="7F7F7F"/></a:solidFill></a:ln></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:sdtContent></w:sdt>`
}

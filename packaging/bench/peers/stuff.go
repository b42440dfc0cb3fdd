package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"io"
	"math/rand/v2"
	"strings"
)

// Bytes of styles. Forms that Word and WPS leave behind have 25 to 90 KB of them; a few generators write 440 KB, twice.
const (
	usualStyles = 80 << 10
	wideStyles  = 440 << 10
)

// stuff adds to a lean form what other programs leave in theirs and no reader sees: styles nobody uses, marks of
// editing sessions, a preview picture. styles is the size of the styles, size that of the package, which it misses by
// less than a kilobyte.
func stuff(lean []byte, size, styles int) ([]byte, error) {
	parts, err := unpack(lean)
	if err != nil {
		return nil, err
	}
	edit(parts, "word/styles.xml", func(s string) string { return beforeEnd(s, manyStyles(styles-len(s))) })
	edit(parts, "word/settings.xml", func(s string) string {
		return strings.Replace(s, "<w:themeFontLang", rsids()+"<w:themeFontLang", 1)
	})
	if styles >= wideStyles {
		parts = append(parts, part{"word/stylesWithEffects.xml", find(parts, "word/styles.xml")})
		edit(parts, "word/_rels/document.xml.rels", func(s string) string {
			return beforeEnd(s, `<Relationship Id="rId90" Type="http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects" Target="stylesWithEffects.xml"/>`)
		})
		edit(parts, contentTypes, func(s string) string {
			return beforeEnd(s, `<Override PartName="/word/stylesWithEffects.xml" ContentType="application/vnd.ms-word.stylesWithEffects+xml"/>`)
		})
	}
	bare, err := pack(parts)
	if err != nil {
		return nil, err
	}
	if len(bare) >= size {
		return bare, nil
	}
	preview, err := noise(size - len(bare))
	if err != nil {
		return nil, err
	}
	parts = append(parts, part{"docProps/thumbnail.jpeg", string(preview)})
	edit(parts, contentTypes, func(s string) string {
		return strings.Replace(s, "<Default ", `<Default Extension="jpeg" ContentType="image/jpeg"/><Default `, 1)
	})
	edit(parts, "_rels/.rels", func(s string) string {
		return beforeEnd(s, `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail" Target="docProps/thumbnail.jpeg"/>`)
	})
	return pack(parts)
}

const contentTypes = "[Content_Types].xml"

// part is one file of a package.
type part struct{ name, content string }

func find(parts []part, name string) string {
	for _, p := range parts {
		if p.name == name {
			return p.content
		}
	}
	return ""
}

func edit(parts []part, name string, change func(string) string) {
	for i, p := range parts {
		if p.name == name {
			parts[i].content = change(p.content)
		}
	}
}

// beforeEnd puts s before the end tag of the root.
func beforeEnd(xml, s string) string {
	i := strings.LastIndex(xml, "</")
	return xml[:i] + s + xml[i:]
}

func unpack(data []byte) ([]part, error) {
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("unpack: %w", err)
	}
	var parts []part
	for _, f := range r.File {
		rc, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("unpack %s: %w", f.Name, err)
		}
		content, err := io.ReadAll(rc)
		if err := errors.Join(err, rc.Close()); err != nil {
			return nil, fmt.Errorf("unpack %s: %w", f.Name, err)
		}
		parts = append(parts, part{f.Name, string(content)})
	}
	return parts, nil
}

// pack deflates with the usual level; a preview picture is stored.
func pack(parts []part) ([]byte, error) {
	var b bytes.Buffer
	zw := zip.NewWriter(&b)
	for _, p := range parts {
		head := &zip.FileHeader{Name: p.name, Method: zip.Deflate}
		if strings.HasSuffix(p.name, ".jpeg") {
			head.Method = zip.Store
		}
		w, err := zw.CreateHeader(head)
		if err == nil {
			_, err = io.WriteString(w, p.content)
		}
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", p.name, err)
		}
	}
	if err := zw.Close(); err != nil {
		return nil, fmt.Errorf("pack: %w", err)
	}
	return b.Bytes(), nil
}

// manyStyles invents table styles of about size bytes, with the conditional parts that such styles have.
func manyStyles(size int) string {
	var b strings.Builder
	for n := 1; b.Len() < size; n++ {
		fmt.Fprintf(&b, `<w:style w:type="table" w:styleId="Grid%[1]d"><w:name w:val="Grid Accent %[1]d"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="%[2]d"/><w:tblPr>`+
			`<w:tblStyleRowBandSize w:val="1"/><w:tblStyleColBandSize w:val="1"/></w:tblPr>`, n, 40+n%30)
		for _, at := range []string{"firstRow", "lastRow", "firstCol", "lastCol", "band1Vert", "band1Horz"} {
			fmt.Fprintf(&b, `<w:tblStylePr w:type="%s"><w:rPr><w:b/><w:bCs/><w:color w:val="%06X"/></w:rPr><w:tblPr/><w:tcPr><w:tcBorders>`, at, n%12*1118481)
			for _, side := range []string{"top", "left", "bottom", "right"} {
				fmt.Fprintf(&b, `<w:%s w:val="single" w:sz="%d" w:space="0" w:color="%06X"/>`, side, 4+n%8, n%36*65793)
			}
			fmt.Fprintf(&b, `</w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="%06X"/></w:tcPr></w:tblStylePr>`, n%36*4369)
		}
		b.WriteString(`</w:style>`)
	}
	return b.String()
}

// rsids are the marks that Word leaves for every session of editing.
func rsids() string {
	var b strings.Builder
	random := rand.New(rand.NewPCG(3, 5))
	b.WriteString(`<w:rsids><w:rsidRoot w:val="00870884"/>`)
	for range 400 {
		fmt.Fprintf(&b, `<w:rsid w:val="%08X"/>`, random.Uint32()&0xFFFFFF)
	}
	return b.String() + `</w:rsids>`
}

// noise is a JPEG picture of about size bytes, less than one and a half kilobytes of which are its head.
func noise(size int) ([]byte, error) {
	const width = 120
	random := rand.New(rand.NewPCG(1, 2))
	var best []byte
	for height := 8; ; height += 8 {
		img := image.NewGray(image.Rect(0, 0, width, height))
		for y := range height {
			for x := range width {
				img.SetGray(x, y, color.Gray{Y: byte(random.Uint32())})
			}
		}
		var b bytes.Buffer
		if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 60}); err != nil {
			return nil, fmt.Errorf("preview picture: %w", err)
		}
		if best != nil && b.Len() > size {
			return best, nil
		}
		best = b.Bytes()
	}
}

package ooxml

import (
	"archive/zip"
	"slices"
	"strings"
)

const ContentTypesName = "[Content_Types].xml"

// ContentTypes is the scanned list of content types: by file ending and by part,
// both lower-cased.
type ContentTypes struct {
	Src      []byte
	Defaults map[string]string
	Parts    map[string]string
}

func (a *Archive) ReadContentTypes() (*ContentTypes, error) {
	src, err := a.Read(ContentTypesName)
	if err != nil {
		return nil, err
	}
	c := &ContentTypes{Src: src, Defaults: map[string]string{}, Parts: map[string]string{}}
	return c, ScanFor(ContentTypesName, src, func(t *Tree) error {
		t.text = string(src)
		for n := range t.Kids(0) {
			c.add(t, n)
		}
		return nil
	})
}

// add takes the content type that element n declares.
func (c *ContentTypes) add(t *Tree, n int32) {
	var key, typ string
	into := c.Defaults
	for at := range t.Attrs(n) {
		switch string(at.Name.Of(t.Src)) {
		case "Extension":
			key = strings.ToLower(t.Value(at))
		case "PartName":
			key, into = strings.ToLower(strings.TrimPrefix(t.Value(at), "/")), c.Parts
		case "ContentType":
			typ = t.Value(at)
		}
	}
	into[key] = typ
}

// Of returns the content type of a part, "" when none is declared.
func (c *ContentTypes) Of(part string) string {
	part = strings.ToLower(part)
	if typ, ok := c.Parts[part]; ok {
		return typ
	}
	return c.Defaults[Ending(part)]
}

// Ending is the file ending without its dot, lower-cased.
func Ending(part string) string {
	i := strings.LastIndexAny(part, "./")
	if i < 0 || part[i] == '/' {
		return ""
	}
	return strings.ToLower(part[i+1:])
}

// Content types of a macro-enabled document and of a macro-enabled template, lower-cased (MS-OFFMACRO2, 2.2.1.2 and 2.2.1.4).
const (
	typeMacroDocument = "application/vnd.ms-word.document.macroenabled.main+xml"
	typeMacroTemplate = "application/vnd.ms-word.template.macroenabledtemplate.main+xml"
)

// Macros reports whether the package carries a project of macros.
func (a *Archive) Macros() bool {
	return slices.ContainsFunc(a.Files, func(f *zip.File) bool { return strings.HasSuffix(strings.ToLower(f.Name), "vbaproject.bin") })
}

// MacroDocument reports whether a main part is declared as that of a macro-enabled document.
func (c *ContentTypes) MacroDocument(main string) bool {
	return strings.ToLower(c.Of(main)) == typeMacroDocument
}

// MacroTemplate reports whether a main part is declared as that of a macro-enabled template.
func (c *ContentTypes) MacroTemplate(main string) bool {
	return strings.ToLower(c.Of(main)) == typeMacroTemplate
}

// ImageEnding is the file ending for an image format, one that the package declares
// if there is a choice.
func (c *ContentTypes) ImageEnding(format string) string {
	if format == "jpeg" && c.Defaults["jpeg"] == "" && c.Defaults["jpg"] != "" {
		return "jpg"
	}
	return format
}

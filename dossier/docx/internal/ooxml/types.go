package ooxml

import "strings"

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

// Macros returns the part that makes this a macro package, "" when none does.
func (a *Archive) Macros(c *ContentTypes) string {
	for _, f := range a.Files {
		if strings.HasSuffix(strings.ToLower(f.Name), "vbaproject.bin") {
			return f.Name
		}
	}
	for _, list := range []map[string]string{c.Parts, c.Defaults} {
		for part, typ := range list {
			if strings.Contains(strings.ToLower(typ), "macroenabled") {
				return part
			}
		}
	}
	return ""
}

// ImageEnding is the file ending for an image format, one that the package declares
// if there is a choice.
func (c *ContentTypes) ImageEnding(format string) string {
	if format == "jpeg" && c.Defaults["jpeg"] == "" && c.Defaults["jpg"] != "" {
		return "jpg"
	}
	return format
}

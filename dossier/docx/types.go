package docx

import "strings"

const contentTypesName = "[Content_Types].xml"

// contentTypes is the scanned list of content types: by file ending and by part,
// both lower-cased.
type contentTypes struct {
	src      []byte
	defaults map[string]string
	parts    map[string]string
}

func (a *archive) readContentTypes() (*contentTypes, error) {
	src, err := a.read(contentTypesName)
	if err != nil {
		return nil, err
	}
	c := &contentTypes{src: src, defaults: map[string]string{}, parts: map[string]string{}}
	return c, scanFor(contentTypesName, src, func(t *tree) error {
		t.text = string(src)
		for n := range t.kids(0) {
			c.add(t, n)
		}
		return nil
	})
}

// add takes the content type that element n declares.
func (c *contentTypes) add(t *tree, n int32) {
	var key, typ string
	into := c.defaults
	for at := range t.attrs(n) {
		switch string(at.name.of(t.src)) {
		case "Extension":
			key = strings.ToLower(t.value(at))
		case "PartName":
			key, into = strings.ToLower(strings.TrimPrefix(t.value(at), "/")), c.parts
		case "ContentType":
			typ = t.value(at)
		}
	}
	into[key] = typ
}

// of returns the content type of a part, "" when none is declared.
func (c *contentTypes) of(part string) string {
	part = strings.ToLower(part)
	if typ, ok := c.parts[part]; ok {
		return typ
	}
	return c.defaults[ending(part)]
}

// ending is the file ending without its dot, lower-cased.
func ending(part string) string {
	i := strings.LastIndexAny(part, "./")
	if i < 0 || part[i] == '/' {
		return ""
	}
	return strings.ToLower(part[i+1:])
}

// macros returns the part that makes this a macro package, "" when none does.
func (a *archive) macros(c *contentTypes) string {
	for _, f := range a.files {
		if strings.HasSuffix(strings.ToLower(f.Name), "vbaproject.bin") {
			return f.Name
		}
	}
	for _, list := range []map[string]string{c.parts, c.defaults} {
		for part, typ := range list {
			if strings.Contains(strings.ToLower(typ), "macroenabled") {
				return part
			}
		}
	}
	return ""
}

// imageEnding is the file ending for an image format, one that the package declares
// if there is a choice.
func (c *contentTypes) imageEnding(format string) string {
	if format == "jpeg" && c.defaults["jpeg"] == "" && c.defaults["jpg"] != "" {
		return "jpg"
	}
	return format
}

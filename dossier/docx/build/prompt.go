package build

import (
	"fmt"
	"strings"
)

// prompt is what an empty content control shows. Each is a building block of the glossary part, so that Word and WPS
// put it back when someone empties a control, instead of their own words (click here to enter text), which would be printed.
type prompt struct {
	text      string
	underline bool
}

// prompting gives the control properties that name a prompt and say that it is shown now.
func (c *controls) prompting(p prompt) string {
	for i, known := range c.prompts {
		if known == p {
			return promptProps(i)
		}
	}
	c.prompts = append(c.prompts, p)
	return promptProps(len(c.prompts) - 1)
}

func promptName(i int) string { return fmt.Sprintf("YibiaoBlank%d", i+1) }

func promptProps(i int) string {
	return `<w:placeholder><w:docPart w:val="` + promptName(i) + `"/></w:placeholder><w:showingPlcHdr/>`
}

// content is the run that shows the prompt.
func (f *faults) content(p prompt) string {
	return run(runProps(false, p.underline), f.escapeText(p.text))
}

func (c *controls) glossary() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:glossaryDocument xmlns:w="` + nsW + `"><w:docParts>`)
	for i, p := range c.prompts {
		fmt.Fprintf(&b, `<w:docPart><w:docPartPr><w:name w:val="%s"/><w:category><w:name w:val="General"/><w:gallery w:val="placeholder"/></w:category>`+
			`<w:types><w:type w:val="bbPlcHdr"/></w:types><w:behaviors><w:behavior w:val="content"/></w:behaviors>`+
			`<w:guid w:val="{6F1B2C60-5A7D-4E1C-9B3A-%012X}"/></w:docPartPr><w:docPartBody><w:p>%s</w:p></w:docPartBody></w:docPart>`,
			promptName(i), i+1, c.content(p))
	}
	b.WriteString(`</w:docParts></w:glossaryDocument>`)
	return b.String()
}

package gb

import (
	"slices"
	"strings"

	"yibiao/forms/pattern"
)

// industryForm is a section letter and a division (2 digits), group (3) or class (4).
var industryForm = pattern.Of(`^[A-T][0-9]{2,4}$`)

// Industry gives the name of an economic activity by a section letter and two to four digits. Groups and classes are not
// listed, so C3511 has the name of its division C35.
func (c *Codes) Industry(code string) (name string, ok bool) {
	division, ok := c.division(code)
	return division.Name, ok
}

// NormalIndustry gives the form in which an economic activity is kept: upper case, half-width, and with the section letter when
// only the digits were given (3511 → C3511); false when the code belongs to no division.
func (c *Codes) NormalIndustry(code string) (string, bool) {
	code = compactUpper(code)
	if c != nil && allDigits(code) && len(code) >= 2 {
		for _, division := range c.industries.items {
			if division.Code[1:] == code[:2] {
				code = division.Code[:1] + code
				break
			}
		}
	}
	_, ok := c.division(code)
	return code, ok
}

// division finds the listed division of a code with letter and two to four digits.
func (c *Codes) division(code string) (Code, bool) {
	code = compactUpper(code)
	if c == nil || !industryForm.MatchString(code) {
		return Code{}, false
	}
	return c.industries.find(code[:3])
}

// Industries gives all divisions (大类) in the order of their codes; Parent is the section letter.
func (c *Codes) Industries() []Code {
	if c == nil {
		return nil
	}
	return slices.Clone(c.industries.items)
}

// Section gives the name of the section (门类) that a code begins with, "" when there is none.
func (c *Codes) Section(code string) string {
	if c == nil || code == "" {
		return ""
	}
	section, _ := c.sections.find(code[:1])
	return section.Name
}

// Sections gives the sections (门类) in the order of their letters.
func (c *Codes) Sections() []Code {
	if c == nil {
		return nil
	}
	return slices.Clone(c.sections.items)
}

// SearchIndustry gives the divisions that fit every word of text, by the beginning of the code or a part of the full name,
// nearest first. A group or class code, with or without its letter, finds its division. A blank text gives all.
func (c *Codes) SearchIndustry(text string) []Code {
	if c == nil {
		return nil
	}
	if code, ok := c.NormalIndustry(text); ok {
		text = code[:3]
	}
	return c.industries.search(text)
}

// SectionOf gives the section of an economic activity, or of a bare section letter.
func (c *Codes) SectionOf(code string) (Code, bool) {
	if c == nil {
		return Code{}, false
	}
	if division, ok := c.division(code); ok {
		return c.sections.find(division.Parent)
	}
	return c.sections.find(compactUpper(code))
}

// IsManufacturing tells whether an economic activity with two to four digits is 制造业, C13 to C43.
func (c *Codes) IsManufacturing(code string) bool {
	division, ok := c.division(code)
	return ok && strings.HasPrefix(division.Code, "C")
}

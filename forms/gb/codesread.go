package gb

import (
	"fmt"
	"io"
	"strings"

	"yibiao/forms/pattern"
)

var (
	regionForm   = pattern.Of(`^[1-9][0-9]{5}$`)
	provinceForm = pattern.Of(`^[1-9][0-9]0000$`)
	sectionForm  = pattern.Of(`^[A-T]$`)
	divisionForm = pattern.Of(`^[0-9]{2}$`)
)

// codesFile is the shape of a codes file.
type codesFile struct {
	Regions    keyed[scalar] `yaml:"regions"`
	Provinces  keyed[scalar] `yaml:"provinces"`
	Cities     keyed[scalar] `yaml:"cities"`
	Industries []sectionFile `yaml:"industries"`
	Scale      scaleFile     `yaml:"enterprise_scale"`
}

type sectionFile struct {
	Code      scalar        `yaml:"code"`
	Name      scalar        `yaml:"name"`
	Divisions keyed[scalar] `yaml:"divisions"`
}

// ReadCodes reads a file of code lists; name is its name in errors. regions maps six-digit codes to names, parents included;
// provinces names those whose divisions are not listed;
// industries lists sections with their divisions; enterprise_scale lists the size limits. The order in the file does not
// matter. All errors are *DataError with the place of the mistake.
func ReadCodes(r io.Reader, name string) (*Codes, error) {
	var file codesFile
	if err := readYAML(r, name, &file); err != nil {
		return nil, err
	}
	c := &Codes{}
	for _, step := range []func(*codesFile) error{c.setRegions, c.setProvinces, c.setCities, c.setIndustries, c.setScales} {
		if err := step(&file); err != nil {
			return nil, inFile(name, err)
		}
	}
	return c, nil
}

// setRegions names every division after those above it, which must be in the list.
func (c *Codes) setRegions(file *codesFile) error {
	names := map[string]string{}
	for _, p := range file.Regions {
		if !regionForm.MatchString(p.key.text) {
			return p.key.mistake(DataUnlisted, fmt.Sprintf("%q is not a division code of six digits", p.key.text))
		}
		if p.value.text == "" {
			return p.key.mistake(DataValue, fmt.Sprintf("%s has no name", p.key.text))
		}
		names[p.key.text] = p.value.text
	}
	items := make([]Code, 0, len(names))
	for _, p := range file.Regions {
		item := Code{Code: p.key.text, Name: p.value.text, Full: p.value.text}
		for above := regionParent(item.Code); above != ""; above = regionParent(above) {
			if names[above] == "" {
				return p.key.mistake(DataUnlisted, fmt.Sprintf("%s belongs to %s, which is missing", item.Code, above))
			}
			item.Full = names[above] + item.Full
		}
		item.Parent = regionParent(item.Code)
		items = append(items, item)
	}
	c.regions = newCodeList(items)
	return nil
}

// setProvinces names the provinces of which nothing else is listed.
func (c *Codes) setProvinces(file *codesFile) error {
	var items []Code
	for _, p := range file.Provinces {
		if !provinceForm.MatchString(p.key.text) || p.value.text == "" {
			return p.key.mistake(DataUnlisted, fmt.Sprintf("%q is not a province: six digits that end in 0000, with a name", p.key.text))
		}
		if _, listed := c.regions.find(p.key.text); listed {
			return p.key.mistake(DataTwice, fmt.Sprintf("province %s is among the regions already", p.key.text))
		}
		items = append(items, Code{Code: p.key.text, Name: p.value.text, Full: p.value.text})
	}
	c.provinces = newCodeList(items)
	return nil
}

// setCities keeps which cities the provinces have of which nothing is named.
func (c *Codes) setCities(file *codesFile) error {
	c.cities = map[string]bool{}
	for _, p := range file.Cities {
		if _, is := c.provinces.find(p.key.text + "0000"); !is {
			return p.key.mistake(DataUnlisted, fmt.Sprintf("%q does not begin the code of a province that is listed", p.key.text))
		}
		for _, digits := range strings.Fields(p.value.text) {
			if !divisionForm.MatchString(digits) {
				return p.key.mistake(DataUnlisted, fmt.Sprintf("%q is not two digits of a city", digits))
			}
			c.cities[p.key.text+digits] = true
		}
	}
	return nil
}

// regionParent is the city of a county, the province of a city, "" for a province.
func regionParent(code string) string {
	switch {
	case code[4:] != "00":
		return code[:4] + "00"
	case code[2:] != "0000":
		return code[:2] + "0000"
	}
	return ""
}

// setIndustries puts the sections and their divisions into lists; a division number belongs to one section only.
func (c *Codes) setIndustries(file *codesFile) error {
	var sections, divisions []Code
	seen := map[string]bool{}
	for _, s := range file.Industries {
		if !sectionForm.MatchString(s.Code.text) || s.Name.text == "" {
			return s.Code.mistake(DataUnlisted, fmt.Sprintf("%q is not a section: a letter from A to T with a name", s.Code.text))
		}
		if seen[s.Code.text] {
			return s.Code.mistake(DataTwice, fmt.Sprintf("section %s stands here twice", s.Code.text))
		}
		seen[s.Code.text] = true
		sections = append(sections, Code{Code: s.Code.text, Name: s.Name.text, Full: s.Name.text})
		for _, p := range s.Divisions {
			if !divisionForm.MatchString(p.key.text) || p.value.text == "" {
				return p.key.mistake(DataUnlisted, fmt.Sprintf("%q is not a division: two digits with a name", p.key.text))
			}
			if seen[p.key.text] {
				return p.key.mistake(DataTwice, fmt.Sprintf("division %s stands here twice", p.key.text))
			}
			seen[p.key.text] = true
			divisions = append(divisions, Code{
				Code:   s.Code.text + p.key.text,
				Name:   p.value.text,
				Full:   s.Name.text + " / " + p.value.text,
				Parent: s.Code.text,
			})
		}
	}
	c.sections, c.industries = newCodeList(sections), newCodeList(divisions)
	return nil
}

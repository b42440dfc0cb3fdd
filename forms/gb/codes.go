package gb

import (
	"slices"
	"strings"

	"yibiao/forms/simplified"
)

// Code is one entry of a code list.
type Code struct {
	Code   string // 450203, C, C35
	Name   string // 鱼峰区
	Full   string // with the names above it: 广西壮族自治区柳州市鱼峰区; 制造业 / 专用设备制造业
	Parent string // the code above; "" at the top
}

// Codes holds the code lists: administrative divisions (GB/T 2260: one region whole, of the others the provinces), economic activities (GB/T 4754-2017) and the limits
// of enterprise sizes. It never changes after it was read, so goroutines may share it. The nil Codes is empty.
type Codes struct {
	regions    codeList
	provinces  codeList        // those whose divisions are not listed
	cities     map[string]bool // the first four digits of the codes of their cities
	sections   codeList
	industries codeList // divisions
	scales     []scaleIndustry
}

// codeList is a list in the order of the codes, and where each stands in it.
type codeList struct {
	items []Code
	index map[string]int
}

func newCodeList(items []Code) codeList {
	slices.SortFunc(items, func(a, b Code) int { return strings.Compare(a.Code, b.Code) })
	list := codeList{items: items, index: make(map[string]int, len(items))}
	for i, item := range items {
		list.index[item.Code] = i
	}
	return list
}

func (l *codeList) find(code string) (Code, bool) {
	i, ok := l.index[code]
	if !ok {
		return Code{}, false
	}
	return l.items[i], true
}

// search gives the items whose code begins with each word of text or whose full name contains it; exact names first,
// then names beginning with the text, then the others, each in the order of the codes. A blank text gives all.
func (l *codeList) search(text string) []Code {
	words := strings.Fields(strings.ToUpper(simplified.Text(HalfWidth(text))))
	ranked := [4][]Code{}
	for _, item := range l.items {
		if !matchesAll(item, words) {
			continue
		}
		rank := 3
		if len(words) > 0 {
			rank = nearness(item, words[len(words)-1])
		}
		ranked[rank] = append(ranked[rank], item)
	}
	return slices.Concat(ranked[:]...)
}

func matchesAll(item Code, words []string) bool {
	for _, word := range words {
		if !strings.HasPrefix(item.Code, word) && !strings.Contains(item.Full, word) {
			return false
		}
	}
	return true
}

// nearness ranks a hit by the last, most particular word: 0 the name or code itself, 1 its beginning, 2 within, 3 only a
// name above it.
func nearness(item Code, word string) int {
	switch {
	case item.Name == word || item.Code == word:
		return 0
	case strings.HasPrefix(item.Name, word) || strings.HasPrefix(item.Code, word):
		return 1
	case strings.Contains(item.Name, word):
		return 2
	}
	return 3
}

// Region gives the full name of a six-digit division code, such as 广西壮族自治区柳州市鱼峰区 for 450203. Of a code in a province
// whose divisions are not listed the name is the province's, with the code behind it.
func (c *Codes) Region(code string) (name string, ok bool) {
	if c == nil {
		return "", false
	}
	code = compact(code)
	if found, listed := c.regions.find(code); listed {
		return found.Full, true
	}
	province, ok := c.province(code)
	switch {
	case !ok:
		return "", false
	case province.Code == code:
		return province.Name, true
	}
	return province.Name + "（" + code + "）", true
}

// province finds the province of a division code among those whose divisions are not listed. A code of no city has none.
func (c *Codes) province(code string) (Code, bool) {
	if !regionForm.MatchString(code) {
		return Code{}, false
	}
	if code[2:] != "0000" && !c.cities[code[:4]] {
		return Code{}, false
	}
	return c.provinces.find(code[:2] + "0000")
}

// RegionPart gives the name of one level of a division without those above it: 0 the province, 1 the city, 2 the county;
// 柳州市 for 450203 and 1. It is "" for a level below the code's, and for an unknown code.
func (c *Codes) RegionPart(code string, level int) string {
	code = compact(code)
	if len(code) != 6 || level < 0 || level > 2 {
		return ""
	}
	if province, ok := c.province(code); ok {
		return []string{province.Name, "", ""}[level]
	}
	full := func(digits int) string {
		name, _ := c.Region(code[:digits] + "000000"[digits:])
		return name
	}
	if level > 0 && code[2*level:2*level+2] == "00" {
		return ""
	}
	name := full(2 * (level + 1))
	if level == 0 {
		return name
	}
	return strings.TrimPrefix(name, full(2*level))
}

// Regions gives all divisions in the order of their codes: the region, then each city followed by its counties.
func (c *Codes) Regions() []Code {
	if c == nil {
		return nil
	}
	return slices.Clone(c.regions.items)
}

// RegionAhead is the division with whose name a text begins, and what follows it: the name is spelled with those above it, of which
// the region's may be short (广西柳州市柳江区) or left out, or is a county's alone. ok is false where the text begins with none, or
// with the name of several.
func (c *Codes) RegionAhead(text string) (found Code, rest string, ok bool) {
	longest, twice := 0, false
	for _, item := range c.Regions() {
		region := c.RegionPart(item.Code, 0)
		local := strings.TrimPrefix(item.Full, region)
		short, _, _ := strings.Cut(region, "壮族")
		for _, name := range slices.Compact([]string{item.Full, short + local, local, item.Name}) {
			switch {
			case name == "" || len(name) < longest || !strings.HasPrefix(text, name):
			case len(name) == longest && found.Code != item.Code:
				twice = true
			default:
				found, longest, twice = item, len(name), false
			}
		}
	}
	return found, text[longest:], longest > 0 && !twice
}

// SearchRegion gives the divisions that fit every word of text, by the beginning of the code or a part of the full name,
// nearest first, and behind them the other provinces. A blank text gives all.
func (c *Codes) SearchRegion(text string) []Code {
	if c == nil {
		return nil
	}
	return append(c.regions.search(text), c.provinces.search(text)...)
}

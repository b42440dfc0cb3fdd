package gb

import (
	"slices"
	"strings"
	"unicode"
)

// kinds are how the names of divisions end.
var kinds = []string{"省", "自治区", "市", "自治州", "盟", "香港", "澳门"}

// elsewhere tells of a division at the beginning of an address, a name of up to eight characters and its kind: an address that begins
// with one that is not listed lies outside.
func elsewhere(address string) bool {
	name := 0
	for at, r := range address {
		if name > 0 && slices.ContainsFunc(kinds, func(kind string) bool { return strings.HasPrefix(address[at:], kind) }) {
			return true
		}
		if name == 8 || !unicode.Is(unicode.Han, r) {
			return false
		}
		name++
	}
	return false
}

// AddressIn tells whether an address lies in the division whose code begins with prefix (45 the region, 4502 a city). It is
// read from its beginning: what a street is called says nothing about the city. known is false when the address does not
// begin with a division.
func (c *Codes) AddressIn(address, prefix string) (in, known bool) {
	text := strings.TrimPrefix(compact(address), "中国")
	if text == "" {
		return false, false
	}
	code, rest := c.leading(text, "")
	if code == "" {
		return c.outside(text, prefix)
	}
	for rest != "" {
		next, left := c.leading(rest, code)
		if next == "" {
			break
		}
		code, rest = next, left
	}
	code = strings.TrimRight(code, "0")
	if len(code)%2 == 1 {
		code += "0"
	}
	if strings.HasPrefix(code, prefix) {
		return true, true
	}
	return false, !strings.HasPrefix(prefix, code)
}

// outside is AddressIn of an address that begins with no division that is listed. Of another province only its name is known: where
// in it an address lies is not.
func (c *Codes) outside(text, prefix string) (in, known bool) {
	if c == nil {
		return false, elsewhere(text)
	}
	home, unlisted := c.provinces.find(prefix[:min(2, len(prefix))] + "0000")
	sign := firstSign(text)
	for _, item := range c.provinces.items {
		if !strings.HasPrefix(item.Name, sign) {
			continue
		}
		for _, name := range shortNames(item, false) {
			if strings.HasPrefix(text, name) {
				same := unlisted && item.Code == home.Code
				return same && len(prefix) == 2, !same || len(prefix) == 2
			}
		}
	}
	return false, !unlisted && elsewhere(text)
}

// firstSign is the first Chinese sign of a text: however a division is written, it begins with the same one.
func firstSign(text string) string { return text[:min(len(text), len("省"))] }

// leading finds the division that a text begins with, below another one: the longest name that fits. At the beginning a
// county needs its city before it, since other provinces have districts of the same name; a province or city may be short.
func (c *Codes) leading(text, below string) (code, rest string) {
	if c == nil {
		return "", ""
	}
	longest, sign := 0, firstSign(text)
	for _, item := range c.regions.items {
		if !strings.HasPrefix(item.Name, sign) {
			continue
		}
		city := strings.HasSuffix(item.Code, "00")
		if below == "" && !city || below != "" && !under(item.Code, below) {
			continue
		}
		for _, name := range shortNames(item, below != "") {
			if len(name) > longest && strings.HasPrefix(text, name) {
				longest, code, rest = len(name), item.Code, text[len(name):]
			}
		}
	}
	return code, rest
}

// under tells whether a division lies in another one.
func under(code, in string) bool {
	return code != in && strings.HasPrefix(code, strings.TrimSuffix(strings.TrimSuffix(in, "00"), "00"))
}

// shortNames gives the ways to write a division. 柳州 without 市 may begin the name of a street, so it stands only behind
// the name of the region.
func shortNames(item Code, behind bool) []string {
	names := []string{item.Name}
	switch {
	case strings.HasSuffix(item.Code, "0000"):
		for _, ending := range []string{"壮族自治区", "维吾尔自治区", "回族自治区", "自治区", "省", "市"} {
			if short, cut := strings.CutSuffix(item.Name, ending); cut && !slices.Contains(names, short) {
				names = append(names, short, short+"省")
				break
			}
		}
	case strings.HasSuffix(item.Code, "00") && behind:
		names = append(names, strings.TrimSuffix(item.Name, "市"))
	}
	return names
}

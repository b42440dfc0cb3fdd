package gb

import (
	"slices"
	"strings"
	"unicode"

	"yibiao/forms/pattern"
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

// areaSigns are the signs of provinces, and of cities of Guangxi, with which their offices number what they issue. Left out are those that
// offices of Guangxi and of other provinces, or counties and new areas, have in common (贵, 南, 宁, 青, 新 and the like).
var areaSigns = map[string]string{
	"京": "11", "津": "12", "冀": "13", "晋": "14", "蒙": "15", "辽": "21", "吉": "22", "黑": "23", "沪": "31", "苏": "32", "浙": "33", "皖": "34",
	"闽": "35", "赣": "36", "鲁": "37", "豫": "41", "鄂": "42", "湘": "43", "粤": "44", "桂": "45", "琼": "46", "渝": "50", "川": "51", "黔": "52",
	"滇": "53", "云": "53", "藏": "54", "陕": "61", "甘": "62",
	"柳": "4502", "梧": "4504", "防": "4506", "钦": "4507", "贺": "4511", "来": "4513", "崇": "4514",
}

var (
	// numberOfOffice is a number that an office gives, led by the sign of its area: 桂工信〔2026〕9号, 湘首台套-2025-1.
	numberOfOffice = pattern.Of(`^\p{Han}{2,12}(?:\([^)]*\))?[〔\[(【\-－—]?20[0-9]{2}`)
	// nationalOffice is the name of an office of the state, or the beginning of its numbers.
	nationalOffice = pattern.Of(`^(?:国家|国务院|国办|国发|国科|工业和信息化部|工信部|工信厅|科学技术部|科技部|财政部|商务部|农业农村部|教育部|中华人民共和国|中国)`)
	// highTechArea is the area in the number of a certificate of a high-tech enterprise.
	highTechArea = pattern.Of(`^GR20[0-9]{2}([1-6][0-9])[0-9]{6}$`)
	// registrar is the code of the area or the ministry where a scientific achievement was registered, at the beginning of its number.
	registrar = pattern.Of(`^([0-9]{3})(?:19|20)[0-9]{2}[A-Z][0-9]{4}$`)
)

// National is what IssuedIn gives for the state as the issuer.
const National = "国家"

// IssuedIn tells of the name of an office, of a number that an office gave, or of a title whether it is of the division whose code begins
// with prefix (45 the region, 4502 a city): in, out, National, or "" where it does not say. Of a number it is known only by its sign.
func (c *Codes) IssuedIn(text, prefix string) string {
	text = HalfWidth(compact(text))
	if m := highTechArea.FindStringSubmatch(strings.ToUpper(text)); m != nil {
		return side(m[1], prefix)
	}
	if m := registrar.FindStringSubmatch(strings.ToUpper(text)); m != nil {
		return side(c.registrarArea(m[1]), prefix)
	}
	if nationalOffice.MatchString(text) {
		return National
	}
	if strings.HasPrefix(text, "自治区") {
		return side("45", prefix)
	}
	if in, known := c.AddressIn(text, prefix); known {
		return map[bool]string{true: "in", false: "out"}[in]
	}
	if strings.HasPrefix(strings.ToUpper(text), "GX") {
		return side("45", prefix)
	}
	if numberOfOffice.MatchString(text) {
		return side(areaSigns[firstSign(text)], prefix)
	}
	return ""
}

// registrarArea is the province in the three figures of a registrar; "" for none. It fills two of them, and it was seen nowhere which:
// what may be two provinces is none.
func (c *Codes) registrarArea(figures string) (area string) {
	if c == nil {
		return ""
	}
	for _, code := range []string{figures[:2], figures[1:]} {
		_, home := c.regions.find(code + "0000")
		_, other := c.provinces.find(code + "0000")
		switch {
		case !home && !other:
		case area != "" && area != code:
			return ""
		default:
			area = code
		}
	}
	return area
}

// side tells on which side of a division an area lies; "" for no area, and for one that holds the division.
func side(area, prefix string) string {
	switch {
	case area == "", strings.HasPrefix(prefix, area) && area != prefix:
		return ""
	case strings.HasPrefix(area, prefix):
		return "in"
	}
	return "out"
}

package writing

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/part"
	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/printed"
	"yibiao/forms/gb"
	"yibiao/forms/pattern"
)

var (
	// whereItIs asks for a division without saying whether that of the registered or of the place of work.
	whereItIs = pattern.Of(`所在|所属|属地|归属`)
	saysWhere = pattern.Of(`注册|登记|住所|税|经营|生产|办公|项目`)
	ofCity    = pattern.Of(`市`)
	ofCounty  = pattern.Of(`县|区|城|镇|街`)
)

// ofAddress is a part of an address that begins with a division, as far as a county: the name of a level of that, or what follows it
// in part.Street; "" where the address does not tell.
func (w *writer) ofAddress(address, format string, look printed.Look) string {
	found, street, ok := w.vocab.Codes.RegionAhead(address)
	level := slices.Index([]string{"province", "city", "county"}, format)
	switch {
	case !ok || level != 0 && strings.HasSuffix(found.Code, "0000") || level != 0 && level != 1 && strings.HasSuffix(found.Code, "00"):
		return ""
	case format == part.Street:
		return strings.TrimSpace(street)
	}
	return printed.WithoutLevel(w.vocab.Codes.RegionPart(found.Code, level), look)
}

// digits of a division's code: of a city, of a county or district.
const cityDigits, countyDigits = 4, 6

// twoRegions is why the division of the profile, that of the registered place, is not what a place surely asks: 单位所在地 of a unit that
// works in another one. nil where the label says which is meant, where both lie in what it asks, or where it works is not known.
func (w *writer) twoRegions(field string, p place.Place) *gb.Fault {
	label := wordings.Clean(p.Label)
	if field != "org.region" || !whereItIs.MatchString(label) || saysWhere.MatchString(label) {
		return nil
	}
	digits := countyDigits
	if ofCity.MatchString(label) && !ofCounty.MatchString(label) {
		digits = cityDigits
	}
	code := w.answers.Values["org.region"]
	if len(code) < digits {
		return nil
	}
	prefix := strings.TrimSuffix(strings.TrimSuffix(code[:digits], "00"), "00")
	if in, known := w.vocab.Codes.AddressIn(w.answers.Values["org.biz_address"], prefix); known && !in {
		return gb.TwoRegions()
	}
	return nil
}

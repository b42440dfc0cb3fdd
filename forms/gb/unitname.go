package gb

import "strings"

// unitNameSigns are written in one way only before two names are compared.
var unitNameSigns = strings.NewReplacer("﹙", "(", "﹚", ")", "〔", "(", "〕", ")", "[", "(", "]", ")", "•", "·", "・", "·", string(rune(0x2027)), "·")

// NormalUnitName gives a name as it is compared: half-width, without spaces, brackets and dots of one kind, capital letters.
func NormalUnitName(name string) string { return unitNameSigns.Replace(compactUpper(name)) }

// SameUnitName tells whether two names mean the same unit or person. Nothing is the same as an empty name.
func SameUnitName(a, b string) bool {
	a, b = NormalUnitName(a), NormalUnitName(b)
	return a != "" && a == b
}

// ListsUnitName tells whether a list such as the owners of a patent has the name as one of its entries, whole: a branch or
// another company that only begins alike is somebody else. Entries are parted by 、 , ; / or a new line.
func ListsUnitName(list, name string) bool {
	for _, entry := range strings.FieldsFunc(list, func(r rune) bool { return strings.ContainsRune("、，,；;/／\n", r) }) {
		if SameUnitName(entry, name) {
			return true
		}
	}
	return false
}

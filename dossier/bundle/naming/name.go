// Package naming is how files of a bag may be called: names that every system takes, paths as manifests write them, and why
// one is refused.
package naming

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	// forbidden characters in names on Windows.
	forbidden = `<>:"/\|?*`
	// unwanted is what upload pages and counters commonly refuse though Windows takes it.
	unwanted = "#&%"
	// nameRunes and nameBytes bound a name; the bytes leave room below the 255 of Linux file systems.
	nameRunes = 100
	nameBytes = 240
	// extRunes bounds what still counts as an extension, with its dot.
	extRunes = 12
)

// SafeName turns any text into a file name that Windows, Linux and upload pages take: NFC, at most 100 runes and
// 240 bytes with the extension kept, one "_" for each run of forbidden characters, # & %, spaces of every kind, control
// and invisible characters. Full-width characters stay. Dots, tildes and "_" at the beginning and dots and "_" at the end
// are dropped; names that Windows reserves (CON, nul.txt …) get "_" in front. Never empty ("_" when nothing is left);
// SafeName of a safe name is that name.
func SafeName(s string) string {
	s = norm.NFC.String(strings.ToValidUTF8(s, "_"))
	s = strings.TrimLeft(replaceRunes(s), "_.~")
	s = shorten(strings.TrimRight(s, "_."))
	if s == "" {
		return "_"
	}
	if reservedName(s) {
		s = shorten("_" + s)
	}
	return s
}

// replaceRunes puts one "_" for each run of runes that must not stay.
func replaceRunes(s string) string {
	var b strings.Builder
	last := rune(0)
	for _, r := range s {
		if strings.ContainsRune(forbidden+unwanted, r) || unicode.IsSpace(r) || unicode.IsControl(r) || invisible(r) {
			r = '_'
			if last == '_' {
				continue
			}
		}
		b.WriteRune(r)
		last = r
	}
	return b.String()
}

// invisible runes can make two different names look alike or show an extension that is not there.
func invisible(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r) || r == utf8.RuneError
}

// shorten cuts the stem, not the extension, until the name is within its bounds.
func shorten(s string) string {
	if utf8.RuneCountInString(s) <= nameRunes && len(s) <= nameBytes {
		return s
	}
	stem, ext := splitExt(s)
	runes := []rune(stem)
	runes = runes[:min(len(runes), nameRunes-utf8.RuneCountInString(ext))]
	for len(string(runes))+len(ext) > nameBytes {
		runes = runes[:len(runes)-1]
	}
	// A combining mark belongs to the rune before it.
	for len(runes) > 1 && len(runes) < utf8.RuneCountInString(stem) && unicode.Is(unicode.M, []rune(stem)[len(runes)]) {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), "_.") + ext
}

// splitExt parts a name before its last dot; a tail too long to be an extension stays with the stem.
func splitExt(s string) (stem, ext string) {
	i := strings.LastIndexByte(s, '.')
	if i <= 0 || utf8.RuneCountInString(s[i:]) > extRunes {
		return s, ""
	}
	return s[:i], s[i:]
}

// Numbered gives the name of the n-th file of a bundle, such as "01_申报书.docx". ext may come with or without its dot, or
// be empty. The result is a SafeName.
func Numbered(n int, title, ext string) string {
	if ext = strings.TrimLeft(ext, "."); ext != "" {
		ext = "." + ext
	}
	title = strings.Trim(replaceRunes(norm.NFC.String(strings.ToValidUTF8(title, "_"))), "_. ")
	if title == "" {
		return SafeName(fmt.Sprintf("%02d%s", n, ext))
	}
	return SafeName(fmt.Sprintf("%02d_%s%s", n, title, ext))
}

// reservedName tells whether Windows takes the name for a device, with whatever extension.
// Source: Microsoft, "Naming Files, Paths, and Namespaces".
func reservedName(s string) bool {
	base, _, _ := strings.Cut(s, ".")
	base = strings.ToUpper(strings.TrimRight(base, " "))
	switch base {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$":
		return true
	}
	port, isCom := strings.CutPrefix(base, "COM")
	if !isCom {
		var isLpt bool
		if port, isLpt = strings.CutPrefix(base, "LPT"); !isLpt {
			return false
		}
	}
	return utf8.RuneCountInString(port) == 1 && strings.Contains("0123456789¹²³", port)
}

package main

import (
	"math/big"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// isFill tells what a blank is drawn with: white space and underscores are no words.
func isFill(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(underscores, r) }

// squeeze folds widths and takes out all white space and underscores, so that texts can be compared.
func squeeze(text string) string {
	return norm.NFKC.String(strings.Map(func(r rune) rune {
		if isFill(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, text))
}

// fold makes one rune comparable: 全角 and half-width are the same.
func fold(r rune) rune {
	if folded := []rune(norm.NFKC.String(string(r))); len(folded) == 1 {
		return folded[0]
	}
	return r
}

// accepts tells whether a text is one of those that are right. Amounts and dates may be spelt otherwise.
func accepts(kind, text string, list []string) bool {
	return slices.ContainsFunc(list, func(want string) bool {
		if squeeze(want) == squeeze(text) {
			return true
		}
		switch kind {
		case "number", "money":
			return sameNumber(want, text)
		case "date":
			return sameDate(want, text)
		}
		return false
	})
}

var plainNumber = regexp.MustCompile(`^-?\d+(\.\d+)?$`)

func sameNumber(a, b string) bool {
	a, b = squeeze(a), squeeze(b)
	if !plainNumber.MatchString(a) || !plainNumber.MatchString(b) {
		return false
	}
	x, okX := new(big.Rat).SetString(a)
	y, okY := new(big.Rat).SetString(b)
	return okX && okY && x.Cmp(y) == 0
}

var plainDate = regexp.MustCompile(`^(\d{4})[年./-](\d{1,2})(?:月|[./-]|$)(?:(\d{1,2})日?)?$`)

// sameDate tells dates of the same precision that are spelt otherwise. Where 年, 月 and 日 are printed, b is what stands between them.
func sameDate(a, b string) bool {
	if m := plainDate.FindStringSubmatch(squeeze(a)); m != nil && strings.Join(m[1:], "") == squeeze(b) {
		return true
	}
	x, y := plainDate.FindStringSubmatch(squeeze(a)), plainDate.FindStringSubmatch(squeeze(b))
	if x == nil || y == nil {
		return false
	}
	for i := 1; i < len(x); i++ {
		m, errM := strconv.Atoi(x[i])
		n, errN := strconv.Atoi(y[i])
		if m != n || (errM == nil) != (errN == nil) {
			return false
		}
	}
	return true
}

package strict

import (
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"
)

// written is the text of a value. YAML joins the lines of a folded text (>-) with blanks; between Chinese signs none belongs.
func written(n *Node) string {
	if n.Style&yaml.FoldedStyle == 0 || !strings.Contains(n.Value, " ") {
		return n.Value
	}
	signs := []rune(n.Value)
	var b strings.Builder
	for i, r := range signs {
		if r == ' ' && i > 0 && i+1 < len(signs) && chinese(signs[i-1]) && chinese(signs[i+1]) {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// chinese takes Chinese characters and the punctuation of Chinese text.
func chinese(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef || strings.ContainsRune("“”‘’—…·", r)
}

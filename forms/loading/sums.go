package loading

import (
	"slices"
	"strings"

	"yibiao/forms"
	"yibiao/forms/eval"
	"yibiao/forms/pattern"
)

// sumColumn is the first column that a sum adds up.
var sumColumn = pattern.Of(`[ (]\.([a-z_]+)`)

// sumsIn are the sums over tables that an expression holds, each once, in its order. What cannot stand alone is left out.
func sumsIn(n *eval.Names, text forms.Text) []forms.Sum {
	var out []forms.Sum
	var seen []string
	for at := 0; ; {
		next := strings.Index(text.S[at:], "sum(")
		if next < 0 {
			return out
		}
		at += next
		end := closing(text.S, at+len("sum"))
		part := text.S[at:end]
		at = end
		e, err := n.Compile(forms.Text{S: part, At: text.At}, nil, forms.DecimalType)
		if err != nil || e == nil || len(e.Reads) == 0 || slices.Contains(seen, part) {
			continue
		}
		seen = append(seen, part)
		sum := forms.Sum{Expr: e}
		if table, column := n.Fields[e.Reads[0]], sumColumn.FindStringSubmatch(part); table != nil && table.IsTable() && column != nil {
			if c := table.Column(column[1]); c != nil {
				sum.Unit = c.Unit
			}
		}
		out = append(out, sum)
	}
}

// closing is the place behind the bracket that closes the one at open; the end where none does.
func closing(text string, open int) int {
	depth := 0
	for i := open; i < len(text); i++ {
		switch text[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(text)
}

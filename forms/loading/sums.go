package loading

import (
	"slices"
	"strings"

	"yibiao/forms"
	"yibiao/forms/eval"
	"yibiao/forms/pattern"
)

var (
	// sumColumns are the columns that a sum adds up, behind the rows that it takes.
	sumColumns = pattern.Of(`, *(\.[a-z_]+(?: *\+ *\.[a-z_]+)*)\)$`)
	// sideEnd ends a side of a comparison.
	sideEnd = pattern.Of(`[<>=!?:]+| or | and `)
)

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
		if side := sideOf(text.S, at-len(part), at); strings.Contains(side, "+") && !strings.ContainsAny(side, "*/") {
			if sum.Side, err = n.Compile(forms.Text{S: side, At: text.At}, nil, forms.DecimalType); err != nil {
				sum.Side = nil
			}
		}
		if table := n.Fields[e.Reads[0]]; table != nil && table.IsTable() {
			sum.Label, sum.Unit = summed(table, part)
		}
		out = append(out, sum)
	}
}

// summed are the label and the unit of what a sum over a table adds up; "" where that is not columns of one unit.
func summed(table *forms.Field, sum string) (label, unit string) {
	found := sumColumns.FindStringSubmatch(sum)
	if found == nil {
		return "", ""
	}
	var labels []string
	for i, name := range strings.Split(found[1], "+") {
		c := table.Column(strings.TrimPrefix(strings.TrimSpace(name), "."))
		if c == nil || i > 0 && c.Unit != unit {
			return "", ""
		}
		labels, unit = append(labels, "“"+c.Label+"”"), c.Unit
	}
	return strings.Join(labels, "加"), unit
}

// sideOf is the side of a comparison of which text[from:to] is a part: sum(t, .a) + b of sum(t, .a) + b <= 5000.
func sideOf(text string, from, to int) string {
	start, end := 0, len(text)
	for _, at := range sideEnd.FindAllStringIndex(text, -1) {
		if at[1] <= from {
			start = at[1]
		} else if at[0] >= to {
			end = at[0]
			break
		}
	}
	side := strings.TrimSpace(text[start:end])
	for strings.HasPrefix(side, "(") && strings.Count(side, "(") > strings.Count(side, ")") {
		side = side[1:]
	}
	for strings.HasSuffix(side, ")") && strings.Count(side, ")") > strings.Count(side, "(") {
		side = side[:len(side)-1]
	}
	return strings.TrimSpace(side)
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

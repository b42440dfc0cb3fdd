package sketch

import (
	"slices"
	"strconv"
	"strings"
)

// lists are the numbers that paragraphs get by themselves.
type lists struct {
	level  map[string][]*element // by list: its levels
	counts map[string][]int      // by the list's pattern: the last number of each level, unset before the first
	plan   map[string]string     // list → pattern
	begin  map[string]*element   // lists that begin anew when they are first used
}

const (
	// deepest is the number of levels that a list may have.
	deepest = 9
	// unset is the count of a level that has no number yet.
	unset = -1 << 30
)

func readLists(root *element) *lists {
	l := &lists{level: map[string][]*element{}, counts: map[string][]int{}, plan: map[string]string{}, begin: map[string]*element{}}
	if root == nil {
		return l
	}
	patterns := map[string][]*element{}
	for _, k := range root.kids {
		switch k.name {
		case "abstractNum":
			patterns[k.attr("abstractNumId")] = levelsOf(k)
		case "num":
			id, plan := k.attr("numId"), k.child("abstractNumId").attr("val")
			l.level[id], l.plan[id] = patterns[plan], plan
			if k.find("startOverride") != nil {
				l.begin[id] = k
			}
		}
	}
	return l
}

func levelsOf(pattern *element) []*element {
	levels := make([]*element, deepest)
	for _, v := range pattern.kids {
		if n, err := strconv.Atoi(v.attr("ilvl")); v.name == "lvl" && err == nil && n >= 0 && n < deepest {
			levels[n] = v
		}
	}
	return levels
}

// next counts a paragraph of a list and gives its number and the properties of its level; "" and nil outside lists.
func (l *lists) next(list, level string) (string, *element) {
	levels := l.level[list]
	at, _ := strconv.Atoi(level)
	if levels == nil || at < 0 || at >= deepest || levels[at] == nil {
		return "", nil
	}
	counts := l.counts[l.plan[list]]
	if counts == nil {
		counts = slices.Repeat([]int{unset}, deepest)
		l.counts[l.plan[list]] = counts
	}
	l.restart(list, counts)
	if counts[at] == unset {
		counts[at] = first(levels[at]) - 1
	}
	counts[at]++
	for i := at + 1; i < deepest; i++ {
		counts[i] = unset
	}
	words := levels[at].child("lvlText").attr("val")
	if levels[at].child("numFmt").attr("val") == "bullet" {
		return "•", levels[at]
	}
	for i, v := range levels {
		if v == nil {
			continue
		}
		n := counts[i]
		if n == unset {
			n = first(v)
		}
		words = strings.ReplaceAll(words, "%"+strconv.Itoa(i+1), counted(n, v.child("numFmt").attr("val")))
	}
	return words, levels[at]
}

// restart begins a list anew that says so, at its first use.
func (l *lists) restart(list string, counts []int) {
	num := l.begin[list]
	if num == nil {
		return
	}
	delete(l.begin, list)
	for _, o := range num.kids {
		at, err := strconv.Atoi(o.attr("ilvl"))
		if start := o.child("startOverride"); err == nil && at >= 0 && at < deepest && start != nil {
			counts[at] = int(number(start.attr("val"))) - 1
		}
	}
}

// first is the number that a level begins with.
func first(level *element) int {
	if start := level.child("start"); start != nil {
		return int(number(start.attr("val")))
	}
	return 1
}

// counted writes a number as a list does.
func counted(n int, how string) string {
	if n < 1 || n > 399 {
		return strconv.Itoa(n)
	}
	switch how {
	case "none":
		return ""
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand", "ideographDigital", "koreanDigital":
		return chinese(n)
	case "upperLetter", "lowerLetter":
		first := 'a'
		if how == "upperLetter" {
			first = 'A'
		}
		return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		if n <= 20 {
			return string('①' + rune(n-1))
		}
	}
	return strconv.Itoa(n)
}

var chineseDigits = []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}

// chinese writes 1 to 99 in words, others in digits.
func chinese(n int) string {
	switch {
	case n < 1 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return chineseDigits[n]
	case n < 20:
		return "十" + chineseDigits[n%10]
	}
	return chineseDigits[n/10] + "十" + chineseDigits[n%10]
}

func roman(n int) string {
	var b strings.Builder
	for _, v := range []struct {
		n int
		s string
	}{{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= v.n; n -= v.n {
			b.WriteString(v.s)
		}
	}
	return b.String()
}

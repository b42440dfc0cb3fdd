package sketch

import (
	"strconv"
	"strings"
)

// lists are the numbers that paragraphs get by themselves.
type lists struct {
	level  map[string][]*element // by list: its levels
	counts map[string][]int      // by the list's pattern: how far each level has come
	plan   map[string]string     // list → pattern
}

// deepest is the number of levels that a list may have.
const deepest = 9

func readLists(root *element) *lists {
	l := &lists{level: map[string][]*element{}, counts: map[string][]int{}, plan: map[string]string{}}
	if root == nil {
		return l
	}
	patterns := map[string][]*element{}
	for _, k := range root.kids {
		switch k.name {
		case "abstractNum":
			levels := make([]*element, deepest)
			for _, v := range k.kids {
				if n, err := strconv.Atoi(v.attr("ilvl")); v.name == "lvl" && err == nil && n >= 0 && n < deepest {
					levels[n] = v
				}
			}
			patterns[k.attr("abstractNumId")] = levels
		case "num":
			id, plan := k.attr("numId"), k.child("abstractNumId").attr("val")
			l.level[id], l.plan[id] = patterns[plan], plan
		}
	}
	return l
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
		counts = make([]int, deepest)
		l.counts[l.plan[list]] = counts
	}
	counts[at]++
	for i := at + 1; i < deepest; i++ {
		counts[i] = 0
	}
	words := levels[at].child("lvlText").attr("val")
	if levels[at].child("numFmt").attr("val") == "bullet" {
		return "•", levels[at]
	}
	for i := range deepest {
		place := "%" + strconv.Itoa(i+1)
		if levels[i] == nil || !strings.Contains(words, place) {
			continue
		}
		n := max(counts[i], 1)
		if start := int(number(levels[i].child("start").attr("val"))); levels[i].child("start") != nil {
			n += start - 1
		}
		words = strings.ReplaceAll(words, place, counted(n, levels[i].child("numFmt").attr("val")))
	}
	return words, levels[at]
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

package find

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Numbers in characters as people and documents write them: 三十日, 百分之五十, 二〇二六年. What stands before 万 or 亿 is a number of its own,
// as it is in figures (五百万元 and 500万元).
const (
	hanDigits = "〇一二三四五六七八九"
	hanSteps  = "十百千"
	percentOf = "百分之"
	milleOf   = "千分之"
	// counted are the characters behind a number that make it one: one character alone (一件事, 统一) is none without them.
	counted = "日天月年个项条款家人次倍名台套份件万亿元岁周章页种类期批%"
)

// otherwise is a folded word with its numbers in figures, or else in characters; "" when it has none.
func otherwise(folded string) string {
	if text := inFigures(folded); text != folded {
		return text
	}
	if text := inCharacters(folded); text != folded {
		return text
	}
	return ""
}

// inFigures puts the numbers in characters of a folded text in figures.
func inFigures(text string) string {
	var out strings.Builder
	for text != "" {
		if number, size := hanNumber(strings.TrimPrefix(text, percentOf)); strings.HasPrefix(text, percentOf) && size > 0 {
			out.WriteString(number + "%")
			text = text[len(percentOf)+size:]
			continue
		}
		if number, size := hanNumber(strings.TrimPrefix(text, milleOf)); strings.HasPrefix(text, milleOf) && size > 0 {
			out.WriteString(percentOfMille(number))
			text = text[len(milleOf)+size:]
			continue
		}
		number, size := hanNumber(text)
		_, first := utf8.DecodeRuneInString(text)
		next, _ := utf8.DecodeRuneInString(text[size:])
		if size > first || size > 0 && strings.ContainsRune(counted, next) {
			out.WriteString(number)
			text = text[size:]
			continue
		}
		out.WriteString(text[:first])
		text = text[first:]
	}
	return out.String()
}

// percentOfMille is a number of thousandths as a percentage: 0.2% for 2.
func percentOfMille(number string) string {
	n, _ := strconv.Atoi(number)
	return strconv.FormatFloat(float64(n)/10, 'f', -1, 64) + "%"
}

// startsWithNumber tells whether a folded text begins with a number in characters that something counted follows.
func startsWithNumber(folded string) bool {
	first, _ := utf8.DecodeRuneInString(folded)
	if !numeral(first) || strings.HasPrefix(folded, percentOf) {
		return false
	}
	_, size := hanNumber(folded)
	next, _ := utf8.DecodeRuneInString(folded[size:])
	return size > 0 && strings.ContainsRune(counted, next)
}

// numeral tells whether a character is one of a number in characters.
func numeral(r rune) bool { return hanDigit(r) >= 0 || strings.ContainsRune(hanSteps, r) }

// hanNumber reads the number in characters that a text begins with, below ten thousand, or figure by figure as years are; size is how
// many bytes it has, 0 for none.
func hanNumber(text string) (figures string, size int) {
	for _, r := range text {
		if !numeral(r) {
			break
		}
		size += utf8.RuneLen(r)
	}
	total, digit, last := 0, -1, 10000
	for i, r := range text[:size] {
		if at := hanDigit(r); at >= 0 {
			figures += strconv.Itoa(at)
			if digit > 0 && last < 10000 {
				return "", 0 // 十二三: about so many
			}
			digit = at
			continue
		}
		worth := map[rune]int{'十': 10, '百': 100, '千': 1000}[r]
		if worth >= last || len(figures) > 1 && last == 10000 || digit <= 0 && (worth != 10 || i > 0) {
			return "", 0
		}
		total, digit, last = total+max(digit, 1)*worth, -1, worth
	}
	if last == 10000 {
		return figures, size
	}
	return strconv.Itoa(total + max(digit, 0)), size
}

// hanDigit is the worth of a digit in characters, -1 for another character.
func hanDigit(r rune) int {
	switch r {
	case '零':
		return 0
	case '两':
		return 2
	}
	if at := strings.IndexRune(hanDigits, r); at >= 0 {
		return at / len("一")
	}
	return -1
}

// inCharacters puts the whole numbers below ten thousand of a folded text, where something counted follows them, in characters.
func inCharacters(text string) string {
	var out strings.Builder
	for text != "" {
		size := 0
		for size < len(text) && (digit(rune(text[size])) || text[size] == '.' || text[size] == ',') {
			size++
		}
		if size == 0 {
			_, size = utf8.DecodeRuneInString(text)
			out.WriteString(text[:size])
			text = text[size:]
			continue
		}
		number := text[:size]
		next, _ := utf8.DecodeRuneInString(text[size:])
		words := hanWords(number, next == '年' && size == 4)
		mille := inMille(number)
		switch {
		case next == '%' && mille != "":
			out.WriteString(milleOf + mille)
			size++
		case words == "" || !strings.ContainsRune(counted, next):
			out.WriteString(number)
		case next == '%':
			out.WriteString(percentOf + words)
			size++
		default:
			out.WriteString(words)
		}
		text = text[size:]
	}
	return out.String()
}

// inMille are the thousandths, in characters, of a percentage with one decimal; "" for another one.
func inMille(percent string) string {
	whole, tenths, is := strings.Cut(percent, ".")
	if n, err := strconv.Atoi(whole + tenths); is && len(tenths) == 1 && tenths != "0" && err == nil {
		return hanWords(strconv.Itoa(n), false)
	}
	return ""
}

// hanWords is a whole number in characters; "" for one that is none, or is large.
func hanWords(number string, year bool) string {
	n, err := strconv.Atoi(number)
	if err != nil || n <= 0 || len(number) > 4 || number[0] == '0' {
		return ""
	}
	var out strings.Builder
	gap := false
	for i, d := range number {
		figure := hanDigits[int(d-'0')*len("一"):][:len("一")]
		switch left := len(number) - 1 - i; {
		case year:
			out.WriteString(figure)
		case d == '0':
			gap = true
		default:
			if gap {
				out.WriteString("零")
			}
			gap = false
			if left != 1 || d != '1' || i > 0 { // 十五, not 一十五
				out.WriteString(figure)
			}
			if left > 0 {
				out.WriteString(hanSteps[(left-1)*len("十"):][:len("十")])
			}
		}
	}
	return out.String()
}

package gb

import (
	"strings"

	"github.com/shopspring/decimal"

	"yibiao/forms/pattern"
)

// maxUpper is longer than any amount in words below 10^16 元, in characters.
const maxUpper = 80

// cnyVariants brings the other accepted characters to those CNYUpper writes.
var cnyVariants = strings.NewReplacer("圆", "元", "圓", "元", "正", "整", "萬", "万", "億", "亿", "貳", "贰", "陸", "陆", "參", "叁")

// optionalZero is a 零 that may be written or left out: between 亿, 万 or 元 and a digit in the 仟 or 角 place.
var optionalZero = pattern.Of(`([亿万元])零([壹贰叁肆伍陆柒捌玖][仟角])`)

// ParseCNYUpper reads an amount in words as 元. It accepts what CNYUpper writes and its equals by the same rules: without
// 人民币, 圆 for 元, 正 for 整, no 整 after 角, and the 零 that is optional. Everything else is the error cny-form (*Fault),
// so a text with a digit too many or a 零 too few is refused rather than guessed.
func ParseCNYUpper(text string) (decimal.Decimal, error) {
	words := strings.TrimPrefix(cnyVariants.Replace(compact(text)), cnyPrefix)
	if words == "" || len([]rune(words)) > maxUpper {
		return decimal.Decimal{}, fault(FaultCNYForm)
	}
	cents, ok := sumWords(words)
	// Summing forgives; writing the sum again and comparing does not.
	if !ok || squeezeWords(strings.TrimPrefix(upperCents(cents), cnyPrefix)) != squeezeWords(words) {
		return decimal.Decimal{}, fault(FaultCNYForm)
	}
	return decimal.New(cents, -2), nil
}

// squeezeWords drops what may be written or not.
func squeezeWords(words string) string {
	if strings.HasSuffix(words, "角整") {
		words = strings.TrimSuffix(words, "整")
	}
	return optionalZero.ReplaceAllString(words, "$1$2")
}

// sumWords adds up digits and units in their order, in 分; false for a character that belongs to neither and for a sum
// that has no words.
func sumWords(words string) (int64, bool) {
	var total, wan, section, digit int64
	take := func(unit int64) { section, digit = section+digit*unit, 0 }
	for _, r := range words {
		if i := strings.IndexRune(cnyDigits, r); i >= 0 {
			digit = int64(i / len("零"))
			continue
		}
		switch r {
		case '拾':
			take(10)
		case '佰':
			take(100)
		case '仟':
			take(1000)
		case '万':
			take(1)
			wan, section = section*10000, 0
		case '亿':
			take(1)
			total, wan, section = (wan+section)*100_000_000, 0, 0
		case '元':
			take(1)
			total, wan, section = (total+wan+section)*100, 0, 0
		case '角':
			total, digit = total+digit*10, 0
		case '分':
			total, digit = total+digit, 0
		case '整':
		default:
			return 0, false
		}
	}
	const limit = 1_000_000_000_000_000_000
	return total, total >= 0 && total < limit
}

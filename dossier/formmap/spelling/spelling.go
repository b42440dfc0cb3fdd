// Package spelling tells how like two labels are by the characters that they have in common: rare ones count more than common ones, and
// what labels turn on more than what they share. It knows no form and no field.
package spelling

import (
	"math"
	"strings"
)

// Weights tell how much a character says: rare ones in the labels more than common.
type Weights map[rune]float64

// Spelt is a text made ready for comparing: its characters with their weights and the
// sum of those, and one bit for each of them.
type Spelt struct {
	text   string
	runes  []rune
	weight []float64
	sum    float64
	bits   [4]uint64
}

// Spell makes a text ready; one that is no label, as it is too long, has no characters.
func (w Weights) Spell(text string) Spelt {
	s := Spelt{text: text, runes: []rune(text)}
	if len(s.runes) > 200 {
		s.runes = nil
	}
	s.weight = make([]float64, len(s.runes))
	for i, r := range s.runes {
		s.weight[i] = w.of(r)
		s.sum += s.weight[i]
		s.bits[r>>6&3] |= 1 << (r & 63)
	}
	return s
}

// shares is false when two texts have no character in common.
func (s *Spelt) shares(o *Spelt) bool {
	return s.bits[0]&o.bits[0]|s.bits[1]&o.bits[1]|s.bits[2]&o.bits[2]|s.bits[3]&o.bits[3] != 0
}

// Weigh counts in how many of the fields each character occurs (inverse document frequency); a field is the list of its labels.
func Weigh(fields [][]string) Weights {
	count := map[rune]int{}
	for _, labels := range fields {
		seen := map[rune]bool{}
		for _, text := range labels {
			for _, r := range text {
				if !seen[r] {
					seen[r] = true
					count[r]++
				}
			}
		}
	}
	w := Weights{}
	total := float64(len(fields) + 1)
	for r, n := range count {
		w[r] = 0.6 + math.Log(total/float64(n))/math.Log(total+1)
	}
	return w
}

func (w Weights) of(r rune) float64 {
	if v, ok := w[r]; ok {
		return v
	}
	return 1.6
}

// Similar compares two canonical labels: 1 for equal ones, 0 for nothing in common.
func (w Weights) Similar(a, b string) float64 {
	if a == b {
		return 1
	}
	sa, sb := w.Spell(a), w.Spell(b)
	return sa.Similar(&sb)
}

// Similar is the mean of the weighted shares of the longest common subsequence of two
// texts and of their common pairs of neighbouring characters (Dice).
func (s *Spelt) Similar(o *Spelt) float64 {
	if s.text == o.text {
		return 1
	}
	if !s.shares(o) {
		return 0
	}
	return (2*s.common(o)/(s.sum+o.sum) + s.pairs(o)) / 2 * 0.99
}

// common is the weight of the heaviest common subsequence.
func (s *Spelt) common(o *Spelt) float64 {
	var room [64]float64
	row := room[:]
	if len(o.runes) >= len(row) {
		row = make([]float64, len(o.runes)+1)
	}
	row = row[:len(o.runes)+1]
	for i, r := range s.runes {
		diagonal := 0.0
		for j, q := range o.runes {
			above := row[j+1]
			switch {
			case r == q && diagonal+s.weight[i] > above:
				row[j+1] = diagonal + s.weight[i]
			case r != q && row[j] > above:
				row[j+1] = row[j]
			}
			diagonal = above
		}
	}
	return row[len(o.runes)]
}

// pairs is the share of pairs of neighbouring characters that two texts have in common.
func (s *Spelt) pairs(o *Spelt) float64 {
	a, b := s.runes, o.runes
	if len(a) < 2 || len(b) < 2 {
		return 0
	}
	var used [4]uint64 // pairs of a that are counted already; texts have 200 characters at most
	both := 0
	for j := 1; j < len(b); j++ {
		for i := 1; i < len(a); i++ {
			if a[i] == b[j] && a[i-1] == b[j-1] && used[i>>6]>>(i&63)&1 == 0 {
				used[i>>6] |= 1 << (i & 63)
				both++
				break
			}
		}
	}
	return 2 * float64(both) / float64(len(a)+len(b)-2)
}

// What stands before or after general endings and beginnings tells labels apart.
var (
	// CommonEnds end many labels, TimeWords say of what time a figure is.
	CommonEnds = []string{"名称", "编号", "号码", "金额", "日期", "地址", "类型", "类别", "代码", "单位", "人员", "姓名", "总额", "资金", "经费", "投资", "收入", "面积", "内容", "目标", "方式", "产品", "电话", "手机", "邮箱", "证书", "机构", "部门", "人", "额", "率", "号", "数", "费", "表", "地"}
	// contactEnds ask something about a person or firm: a label that ends in one is not
	// like a label without it, 中心负责人电话 is not 中心负责人.
	contactEnds = []string{"电话", "手机", "邮箱", "传真", "身份证号", "邮编", "职务", "职称", "网址", "学历", "性别"}
	TimeWords   = []string{"上年度", "上一年度", "上年", "本年度", "当年", "近三年", "近两年", "近二年", "近五年", "近一年", "三年", "累计", "年度", "预计", "计划", "已", "实际", "新增", "年均"}
)

// somewhat is how similar two texts must be at least to be looked at more closely.
const somewhat = 0.45

// most is never less than how similar two different texts are, found from the characters that both may have.
func (s *Spelt) most(o *Spelt) float64 {
	sum, both := 0.0, 0
	for i, r := range s.runes {
		if o.bits[r>>6&3]>>(r&63)&1 != 0 {
			sum += s.weight[i]
			both++
		}
	}
	if both < 2 {
		return sum / (s.sum + o.sum)
	}
	return sum/(s.sum+o.sum) + float64(both-1)/float64(len(s.runes)+len(o.runes)-2)
}

// Compare is Similar with care for what labels turn on: 项目名称 is not like 单位名称,
// 累计投入 not like 上年度投入. Texts that are hardly alike compare as 0.
func (s *Spelt) Compare(o *Spelt) float64 {
	if s.text == o.text {
		return 1
	}
	if s.most(o) < somewhat {
		return 0
	}
	v := s.Similar(o)
	if v < somewhat {
		return 0
	}
	a, b := s.text, o.text
	for _, end := range CommonEnds {
		headA, okA := strings.CutSuffix(a, end)
		headB, okB := strings.CutSuffix(b, end)
		if !okA || !okB {
			continue
		}
		if headA == "" || headB == "" || !touches(headA, headB) {
			return min(v, 0.55)
		}
		break
	}
	for _, word := range contactEnds {
		if strings.HasSuffix(a, word) && !strings.Contains(b, word) || strings.HasSuffix(b, word) && !strings.Contains(a, word) {
			return min(v, 0.5)
		}
	}
	for _, word := range TimeWords {
		if strings.Contains(a, word) != strings.Contains(b, word) {
			v *= 0.88
			break
		}
	}
	if strings.Contains(a, "不") != strings.Contains(b, "不") || strings.Contains(a, "非") != strings.Contains(b, "非") {
		v *= 0.8
	}
	return v
}

// Inserted tells whether long is short with words put into it, two characters of it or
// more on each side.
func Inserted(short, long *Spelt) bool {
	s, l := short.runes, long.runes
	if len(s) < 3 || len(l) <= len(s) || len(l) > len(s)+4 {
		return false
	}
	head := 0
	for head < len(s) && s[head] == l[head] {
		head++
	}
	tail := 0
	for tail < len(s) && s[len(s)-1-tail] == l[len(l)-1-tail] {
		tail++
	}
	return head >= 2 && tail >= 1 && head+tail >= len(s) && (len(s) == 3 || tail >= 2)
}

// touches tells whether two heads have a word of two characters in common, or one is
// the other's.
func touches(a, b string) bool {
	if strings.Contains(a, b) || strings.Contains(b, a) {
		return true
	}
	r := []rune(a)
	for i := 1; i < len(r); i++ {
		if strings.Contains(b, string(r[i-1:i+1])) {
			return true
		}
	}
	return false
}

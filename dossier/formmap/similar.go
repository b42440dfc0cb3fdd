package formmap

import (
	"math"
	"strings"
)

// weights tell how much a character says: rare ones in the labels more than common.
type weights map[rune]float64

// newWeights counts in how many fields each character occurs (inverse document
// frequency).
func newWeights(all []*candidate) weights {
	count := map[rune]int{}
	for _, c := range all {
		seen := map[rune]bool{}
		for _, k := range c.keys {
			for _, r := range k.text {
				if !seen[r] {
					seen[r] = true
					count[r]++
				}
			}
		}
	}
	w := weights{}
	total := float64(len(all) + 1)
	for r, n := range count {
		w[r] = 0.6 + math.Log(total/float64(n))/math.Log(total+1)
	}
	return w
}

func (w weights) of(r rune) float64 {
	if v, ok := w[r]; ok {
		return v
	}
	return 1.6
}

// similar compares two canonical labels: 1 for equal ones, 0 for nothing in common.
// It is the mean of the weighted shares of their longest common subsequence and of
// their common pairs of neighbouring characters (Dice).
func (w weights) similar(a, b string) float64 {
	if a == b {
		return 1
	}
	ra, rb := []rune(a), []rune(b)
	if len(ra) == 0 || len(rb) == 0 || len(ra) > 200 || len(rb) > 200 {
		return 0
	}
	sum := w.sum(ra) + w.sum(rb)
	return (2*w.common(ra, rb)/sum + pairs(ra, rb)) / 2 * 0.99
}

func (w weights) sum(list []rune) float64 {
	var s float64
	for _, r := range list {
		s += w.of(r)
	}
	return s
}

// common is the weight of the heaviest common subsequence.
func (w weights) common(a, b []rune) float64 {
	row := make([]float64, len(b)+1)
	for _, r := range a {
		diagonal := 0.0
		for j, q := range b {
			above := row[j+1]
			if r == q {
				row[j+1] = max(above, diagonal+w.of(r))
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

func pairs(a, b []rune) float64 {
	if len(a) < 2 || len(b) < 2 {
		return 0
	}
	count := map[[2]rune]int{}
	for i := 1; i < len(a); i++ {
		count[[2]rune{a[i-1], a[i]}]++
	}
	both := 0
	for i := 1; i < len(b); i++ {
		p := [2]rune{b[i-1], b[i]}
		if count[p] > 0 {
			count[p]--
			both++
		}
	}
	return 2 * float64(both) / float64(len(a)+len(b)-2)
}

// general endings and beginnings: what stands before or after them tells labels apart.
var (
	commonEnds = []string{"名称", "编号", "号码", "金额", "日期", "地址", "类型", "类别", "代码", "单位", "人员", "姓名", "总额", "资金", "经费", "投资", "收入", "面积", "内容", "目标", "方式", "产品", "电话", "手机", "邮箱", "证书", "机构", "部门", "人", "额", "率", "号", "数", "费", "表", "地"}
	// contactEnds ask something about a person or firm: a label that ends in one is not
	// like a label without it, 中心负责人电话 is not 中心负责人.
	contactEnds = []string{"电话", "手机", "邮箱", "传真", "身份证号", "邮编", "职务", "职称", "网址", "学历", "性别"}
	timeWords   = []string{"上年度", "上一年度", "上年", "本年度", "当年", "近三年", "近两年", "近二年", "近五年", "近一年", "三年", "累计", "年度", "预计", "计划", "已", "实际", "新增", "年均"}
)

// compare is similar with care for what labels turn on: 项目名称 is not like 单位名称,
// 累计投入 not like 上年度投入.
func (w weights) compare(a, b string) float64 {
	if a == b {
		return 1
	}
	v := w.similar(a, b)
	if v < 0.45 {
		return v
	}
	for _, end := range commonEnds {
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
	for _, word := range timeWords {
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

// inserted tells whether long is short with words put into it, two characters of it or
// more on each side.
func inserted(short, long string) bool {
	s, l := []rune(short), []rune(long)
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

// best is the highest likeness of any spelling to any key, with the key.
func (x *index) best(spellings []string, keys []key) (float64, key) {
	var top float64
	var by key
	for _, s := range spellings {
		for _, k := range keys {
			v := x.weights.compare(s, k.text)
			if k.reason == ReasonLabel && (inserted(s, k.text) || inserted(k.text, s)) {
				v = max(v, 0.84)
			}
			// A usual word is a whole: one that is only like it says little.
			if k.reason == ReasonSynonym && v < 0.85 {
				v *= 0.75
			}
			if v *= k.worth; v > top {
				top, by = v, k
			}
		}
	}
	return top, by
}

package find

import (
	"slices"
	"strings"
	"sync/atomic"
	"unicode"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"
)

// readings are words in names whose characters are not read as they are most often.
var readings = strings.NewReplacer(
	"重庆", "chong qing ", "长沙", "chang sha ", "长春", "chang chun ", "厦门", "xia men ", "银行", "yin hang ", "行业", "hang ye ", "同行", "tong hang ",
	"会计", "kuai ji ", "音乐", "yin yue ", "乐业", "le ye ", "朝阳", "chao yang ", "蚌埠", "beng bu ", "单县", "shan xian ", "曾", "zeng ", "覃", "qin ", "柏", "bai ",
	"仇", "qiu ", "盛", "sheng ", "调研", "diao yan ", "率", "lv ", "成长", "cheng zhang ", "增长", "zeng zhang ", "校正", "jiao zheng ", "都安", "du an ", "成都", "cheng du ", "六安", "lu an ",
)

// Order is a key by which names stand in the order of their pinyin, figures and Latin letters before them; of one sound, the same
// characters stand together.
func Order(name string) string {
	var b strings.Builder
	for _, r := range readings.Replace(Fold(name)) {
		switch {
		case r < 0x80:
			b.WriteRune(r)
		case unicode.Is(unicode.Han, r):
			b.WriteString(soundOf(r))
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + "\x00" + name
}

// sounds are those of characters that were asked for before: taking readings apart is slow, and lists are long.
var sounds [0x10000]atomic.Pointer[string]

// soundOf is the most frequent reading of a character without its tone.
func soundOf(r rune) string {
	if int(r) < len(sounds) {
		if known := sounds[r].Load(); known != nil {
			return *known
		}
	}
	var b strings.Builder
	first, _, _ := strings.Cut(pinyin.PinyinDict[int(r)], ",")
	for _, letter := range norm.NFD.String(first) {
		if letter < 0x80 {
			b.WriteRune(letter)
		}
	}
	sound := b.String()
	if int(r) < len(sounds) {
		sounds[r].Store(&sound)
	}
	return sound
}

// Sort puts a list into the order of the names of what is in it.
func Sort[T any](list []T, name func(T) string) {
	type keyed struct {
		key string
		of  T
	}
	all := make([]keyed, len(list))
	for i, x := range list {
		all[i] = keyed{Order(name(x)), x}
	}
	slices.SortStableFunc(all, func(a, b keyed) int { return strings.Compare(a.key, b.key) })
	for i, x := range all {
		list[i] = x.of
	}
}

package find

import (
	"strings"
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
			first, _, _ := strings.Cut(pinyin.PinyinDict[int(r)], ",")
			for _, letter := range norm.NFD.String(first) {
				if letter < 0x80 {
					b.WriteRune(letter)
				}
			}
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String() + "\x00" + name
}

// Package clause reads what a sentence of a form says before a blank: whether the blank goes on about somebody whom an earlier one
// names, and whether it asks for another time than the present. All texts are half-width or as printed, without white space, with
// earlier blanks as _.
package clause

import (
	"strings"

	"yibiao/forms/pattern"
)

// Blank stands for an earlier blank of a sentence.
const Blank = "_"

var (
	// toOther ends what leads to somebody else: 设备由_供应, 委托_检测, 我公司控股_.
	toOther = pattern.Of(`(?:由|委托|受托|联合|会同|与|同|和|跟|向|对|销往|售[予给]|供[应给货]|给|依托|借助|兼并|并购|收购|重组|控股|参股|入股|聘请|邀请|租[赁用]|承租|出租|转让|受让|许可|购自|来自|采购|交由|委派|隶属|挂靠|担保)(?:于|了|给)?[:：]?$`)
	// anOther begins what stands behind the name of somebody else: _大学, _银行.
	anOther = pattern.Of(`^(?:大学|学院|研究[院所]|医院|银行|协会|商会|事务所)`)
	// ourselves is the applicant as it speaks of itself.
	ourselves = pattern.Of(`(?:我|本)(?:公司|单位|企业|司|院|所|厂|方|集团)`)
	// anotherTime is what is not yet, or no longer so: 项目投产后, 力争, 成立之初.
	anotherTime = pattern.Of(`(?:投产|达产|满产|建成|竣工|完工|完成|实施|运营|投运|投入使用|扩建|改建|新建|迁建|改造|技改|搬迁|上市|整改|并购|重组|改制|融资|合并|落地|成立|设立|合作)(?:[之以]?(?:后|前)|之初|初期)` +
		`|预计|预期|力争|有望|届时|未来|今后|明年|后年|(?:计划|规划|目标|拟)(?:为|是|到|至|于|在|实现|达|新|增|招|聘|投|建|完成|安置|带动|扩)|(?:将|可)(?:新增|新建|带动|实现|达到?|增加|解决|安置|安排|提供|吸纳)` +
		`|十[三四五六七八]五["”'’]?(?:期?末|期间)|创[办立建]之?初|建[厂企]之?初|[起最当]初|原先|原来|曾经?有|此前|以前|过去`)
	// present is what brings a sentence back to what is.
	present = pattern.Of(`目前|现有|现在|现从业|当前|截[至止]`)
)

// Other is how a sentence names somebody else in one of its earlier blanks, so that the next is about that one, "" for none: said is
// what stands before the blank, and left tells of the earlier blanks, from 0, whether nothing of the applicant is in them.
func Other(said string, left func(n int) bool) string {
	parts := strings.Split(said, Blank)
	found := ""
	for n, before := range parts {
		if m := ourselves.FindStringIndex(before); m != nil {
			found = ""
		}
		if n+1 < len(parts) && left(n) && (toOther.MatchString(before) || anOther.MatchString(parts[n+1])) {
			found = lastPart(before) + "__" + firstPart(parts[n+1])
		}
	}
	return found
}

// AtOther tells whether what stands before a blank leads to somebody else whom the applicant, which it names, has to do with.
func AtOther(said string) bool {
	last := said[strings.LastIndexAny(said, ",，;；、"+Blank)+1:]
	m := ourselves.FindStringIndex(last)
	return m != nil && toOther.MatchString(last[m[1]:])
}

// AnotherTime is the word of a sentence by which the next blank asks for what is not yet, or no longer so, "" for none.
func AnotherTime(said string) string {
	all := anotherTime.FindAllStringIndex(said, -1)
	if len(all) == 0 {
		return ""
	}
	last := all[len(all)-1]
	if present.MatchString(said[last[1]:]) {
		return ""
	}
	before := said[:last[0]]
	return lastPart(before[strings.LastIndex(before, Blank)+1:]) + said[last[0]:last[1]]
}

const marks = ",，;；、:："

// lastPart and firstPart are what a text says behind the last of its marks, and before the first.
func lastPart(text string) string {
	if i := strings.LastIndexAny(text, marks); i >= 0 {
		return strings.TrimLeft(text[i:], marks)
	}
	return text
}

func firstPart(text string) string {
	if i := strings.IndexAny(text, marks); i >= 0 {
		return text[:i]
	}
	return text
}

package say

import (
	"strconv"

	"yibiao/forms/loading"
	"yibiao/forms/strict"
)

// mistakes tell what is wrong with a file that somebody wrote, and what to do; {key} is what stands there, {line} where it
// stood or began first.
var mistakes = map[strict.Code]string{
	strict.Size:           "文件太大，不像是这里要用的文件，请看看是不是选错了",
	strict.Encoding:       "文件不是 UTF-8 编码，请用记事本另存为，编码选 UTF-8",
	strict.Control:        "这里有一个看不见的控制字符，请删掉后重新输入这一处",
	strict.Nesting:        "括号套得太深，或者这一行太长，请分成几行写",
	strict.Syntax:         "这里的写法读不懂，请检查这一行和上一行的冒号、引号、括号和缩进",
	strict.JSON:           "这里不合 JSON 的写法，可能少了内容、逗号、引号或括号，或者多了一个逗号",
	strict.Unclosed:       "引号或括号没有写完，或者中间缺了英文逗号；内容里有逗号、冒号、括号的，请整个加英文引号",
	strict.Tab:            "这里用了 Tab 键，请改成空格",
	strict.Colon:          "冒号不对：名称后面是英文冒号加一个空格；内容里有冒号的，请整个加英文引号",
	strict.Indent:         "这一行没有和同一层的上一行左边对齐，请用空格对齐",
	strict.Sign:           "内容不能以“{key}”开头，请整个加英文引号",
	strict.Documents:      "一个文件只能写一份内容，请删掉 --- 这一行，或者分成两个文件",
	strict.Unknown:        "这里没有“{key}”这个名称",
	strict.Twice:          "“{key}”写了两次，第 {line} 行已经有了，请删掉一个",
	strict.KeyKind:        "冒号前面只能是一个名称，请改正",
	strict.Empty:          "这一项是空的，请写上内容，或者删掉这一行",
	strict.WantOne:        "这里只能写一个内容，现在写的是清单或一组名称",
	strict.WantList:       "这里要写清单：每项一行，以“- ”开头，或者写成 [甲, 乙]",
	strict.WantMap:        "这里要写成“名称: 内容”，冒号后面空一格",
	strict.WantBool:       "这里写 true（是）或 false（否），不加引号，现在写的是“{key}”",
	strict.WantInt:        "这里写整数，现在写的是“{key}”",
	strict.WantFloat:      "这里写数字，现在写的是“{key}”",
	loading.UnknownSource: "没有名为“{key}”的出处，请先写进 pack.yaml 的 sources",
	loading.BareSource:    "出处“{key}”要写 title（文件名称），还要写 number（文号）或 issuer（发文机关）",
	loading.UnusedSource:  "出处“{key}”没有用到，请删掉，或者在用到的地方写 source: {key}",
	loading.Unofficial:    "网址 {key} 不是政府网站，请写发文机关自己的网址；不知道的不写，有名称和文号就够了",
	loading.LongLine:      "这一行有 {line} 个字，超过 160 个；请一行写一个名称，长的文字用 >- 折行",
	loading.BareStatement: "规则“{key}”没有用 about 写明让人确认的话说到哪些栏目，现在当作说的是整份申报；请补上",
	loading.EarlierWord:   "src 的“{key}”现在写作“{near}”，请改过来",
	loading.InlineAddress: "网址请写进 pack.yaml 的 sources，这里写 source: 出处的名称",
	strict.Anchor:         "“*名称”只能代替前面用“&名称”写过的一个内容，请直接写出来",
}

// mistake is what is wrong in one place of a file, without the place.
func mistake(m *strict.Mistake) string {
	words, known := mistakes[m.Code]
	if !known {
		words = m.What
	} else {
		words = T(words, "key", m.Key, "near", m.Near, "line", strconv.Itoa(m.First))
	}
	if m.Code == strict.Unclosed && m.First > 0 {
		words += T("（从第 {line} 行开始）", "line", strconv.Itoa(m.First))
	}
	switch {
	case m.Near != "" && m.Code != loading.EarlierWord:
		words += T("，是不是“{near}”？", "near", m.Near)
	case m.Code == strict.Unknown:
		words += T("，请改正或删掉")
	}
	if m.Allowed != "" {
		words += T("（可以写：{allowed}）", "allowed", m.Allowed)
	}
	return words
}

// mistakeIn is a mistake with its place in a file whose name the sentence around it tells.
func mistakeIn(m *strict.Mistake) string {
	if m.At.Line == 0 {
		return mistake(m)
	}
	return T("第 {line} 行第 {column} 列：{what}", "line", strconv.Itoa(m.At.Line), "column", strconv.Itoa(m.At.Column), "what", mistake(m))
}

package say

import (
	"fmt"
	"strconv"
	"strings"

	"yibiao/app/session"
	"yibiao/app/session/bundling"
	"yibiao/dossier/bundle"
	"yibiao/dossier/bundle/naming"
)

// bundleProblems holds the sentence of everything that a verification may find, by code.
var bundleProblems = map[bundle.Code]string{
	bundle.CodeDamaged:      "{path}：内容和清单不一致，文件被改动过或已损坏",
	bundle.CodeTagDamaged:   "{path}：内容和校验码不一致，这个文件被改动过或已损坏",
	bundle.CodeUnguarded:    "{path}：没有校验码（清单文件 tagmanifest-sha256.txt 不在，或里面没有写），改过也看不出来，里面的内容请另外核对",
	bundle.CodeMissing:      "{path}：清单里有，但文件不在",
	bundle.CodeExtra:        "{path}：清单里没有这个文件",
	bundle.CodeUnreadable:   "{path}：读不出来，可能是 U 盘或磁盘坏了",
	bundle.CodeBadManifest:  "{path}：清单写得不符合规范",
	bundle.CodeBadBagitTxt:  "{path}：缺少或不符合规范，这可能不是提交包",
	bundle.CodeBadBagInfo:   "{path}：说明文件里有看不懂的内容",
	bundle.CodeNoManifest:   "{path}没有可用的文件清单",
	bundle.CodeOxum:         "文件总数或总字节数和说明不一致",
	bundle.CodeUnsafePath:   "{path}：文件路径不安全",
	bundle.CodeSymlink:      "{path}：是链接而不是文件",
	bundle.CodeDuplicate:    "{path}：有两个只差大小写或写法的同名文件",
	bundle.CodeListedTwice:  "{path}：写了两次",
	bundle.CodeRenamed:      "{path}：文件名的写法变了，内容没有变",
	bundle.CodeFormat:       "{path}：格式不够规范，内容可读",
	bundle.CodeEncoding:     "{path}：文字编码不对",
	bundle.CodeFetch:        "{path}：要求从网上下载文件，本程序从不联网",
	bundle.CodeZipDamaged:   "zip 文件已损坏",
	bundle.CodeZipAltered:   "zip 文件在文件内容以外的地方被改动过",
	bundle.CodeZipRepacked:  "zip 是用别的软件重新压缩的，里面的文件完好",
	bundle.CodeTooLarge:     "{path}：太大，没有继续读",
	bundle.CodeVerifyFailed: "写好后读回来不一致",
}

// bundleReasons holds why a line or a path is refused or odd.
var bundleReasons = map[naming.Reason]string{
	naming.WhyEmptyPath:   "没有写文件名",
	naming.WhyLongPath:    "路径太长",
	naming.WhyAbsolute:    "写的是磁盘根目录下的路径",
	naming.WhyHome:        "写的是个人文件夹里的路径",
	naming.WhyBackslash:   "路径里有反斜杠",
	naming.WhyDrive:       "写了盘符",
	naming.WhyZero:        "路径里有看不见的字符",
	naming.WhyDots:        "路径会通到提交包外面",
	naming.WhyOutside:     "不在 data 文件夹里",
	naming.WhyNoPath:      "没有写文件名",
	naming.WhyNoChecksum:  "没有写校验码，或校验码不完整",
	naming.WhyWrongSide:   "这份清单不该写这个位置的文件",
	naming.WhyTagOfTag:    "清单不能写清单自己",
	naming.WhyMD5Form:     "是 md5sum 的写法",
	naming.WhyDotSlash:    "以 ./ 开头",
	naming.WhyBarePercent: "百分号没有转写",
	naming.WhyTwiceSame:   "和前面一行完全相同",
	naming.WhyTwiceOther:  "前面已经写过，校验码不同",
	naming.WhyTwiceZip:    "在 zip 里有两份",
	naming.WhyNotListed:   "别的清单里有，这份清单里没有",
	naming.WhyAbsent:      "文件不在",
	naming.WhyTwoLines:    "应该正好两行",
	naming.WhyVersion:     "应该写 BagIt 的版本",
	naming.WhyEncoding:    "应该写文字编码",
	naming.WhyNewer:       "版本比本程序认识的新",
	naming.WhyInfoLine:    "不是“名称: 内容”的写法",
	naming.WhyMark:        "开头多了一个编码标记",
	naming.WhyNoSum:       "用的校验方法本程序不认识",
	naming.WhyNoTop:       "文件没有放在一个文件夹里",
	naming.WhyNotOfOurs:   "本程序做的提交包里没有这种文件",
	naming.WhyCut:         "不完整，结尾不见了，多半没有下载完或没有拷完，请重新拷贝",
	naming.WhyOldZip:      "zip 是老的 Windows 压缩软件做的，文件夹用反斜杠隔开；已照样读出来核验",
}

// BundleProblem tells one thing that is wrong or odd in a bundle, and in which line of which list.
func BundleProblem(p bundle.Problem) string {
	sentence := bundleProblems[p.Code]
	if sentence == "" {
		sentence = "{path}：有问题（{code}）"
	}
	text := strings.TrimLeft(T(sentence, "path", OneLine(p.Path), "code", p.Code), "：: ")
	why := T(bundleReasons[p.Why])
	switch {
	case p.Line > 0 && p.List == p.Path:
		return text + T("（第 {line} 行：{why}）", "line", p.Line, "why", why)
	case p.Line > 0:
		return text + T("（{list} 第 {line} 行：{why}）", "list", OneLine(p.List), "line", p.Line, "why", why)
	case p.List != "" && p.List != p.Path && why != "":
		return text + T("（{list}：{why}）", "list", OneLine(p.List), "why", why)
	case why != "":
		return text + T("（{why}）", "why", why)
	}
	return text
}

// Foreign tells of a file or folder in a bundle that is none of it.
func Foreign(path string) string {
	if strings.EqualFold(path[strings.LastIndexByte(path, '/')+1:], "autorun.inf") {
		return T("{path}：U 盘自动运行用的文件，不是提交包的内容，可能是病毒留下的，请不要打开", "path", OneLine(path))
	}
	if !bundle.SystemLeftover(path) {
		return T("{path}：放在提交包旁边的文件，不是提交包的内容，没有核验", "path", OneLine(path))
	}
	return T("{path}：操作系统或办公软件自己放进来的，不是提交包的内容，可以不管", "path", OneLine(path))
}

// Verified is the one conclusion of a verification: a draft, intact, intact with foreign leftovers, not intact, or no bundle at all.
func Verified(r bundle.Report) string {
	switch {
	case r.NoBag:
		return T("这不是提交包：里面没有 bagit.txt，也没有文件清单，没有可以核验的内容")
	case r.Draft && !r.Valid:
		return T("这是草稿，不能受理；核验也不通过，有 {n} 处问题", "n", len(r.Problems))
	case r.Draft && len(r.Foreign) > 0:
		return T("这是草稿，不能受理：请对方正式导出（{files} 个文件本身完好；另有 {n} 样东西不是提交包的内容）", "files", r.Files, "n", len(r.Foreign))
	case r.Draft:
		return T("这是草稿，不能受理：请对方正式导出（{files} 个文件本身完好）", "files", r.Files)
	case !r.Valid:
		return T("核验不通过：有 {n} 处问题，请不要接收，请对方重新导出", "n", len(r.Problems))
	case len(r.Foreign) > 0:
		return T("核验通过：清单上的 {files} 个文件都在，与清单一致；另有 {n} 样东西不是提交包的内容。材料齐不齐、内容对不对不在核验之内，请看材料清单和预审报告", "files", r.Files, "n", len(r.Foreign))
	}
	return T("核验通过：清单上的 {files} 个文件都在，与清单一致。材料齐不齐、内容对不对不在核验之内，请看材料清单和预审报告", "files", r.Files)
}

// Compare tells the clerk what to do with the checksum, and how many materials the bundle says it lacks; its lines name them.
func Compare(r bundle.Report) []string {
	var out []string
	if r.Digest != "" && r.Valid {
		out = append(out, T("请把校验码和申报单位另外告知的对照：一样，才说明连清单也没有人改过；申报单位没有告知的，请向它要"))
	}
	missing := 0
	for _, l := range r.Info {
		if strings.EqualFold(l.Key, bundle.MissingLabel) {
			missing++
		}
	}
	if missing > 0 {
		out = append(out, T("导出时还有 {n} 份材料没有附上，名称见下面", "n", missing))
	}
	return out
}

// infoNames name the lines of bag-info.txt that this program and most others write.
var infoNames = map[string]string{
	"Source-Organization":         "申报单位",
	"Organization-Address":        "单位地址",
	"Contact-Name":                "联系人",
	"Contact-Phone":               "电话",
	"Contact-Email":               "电子邮箱",
	"External-Description":        "申报档案",
	"External-Identifier":         "档案编号",
	"Internal-Sender-Identifier":  "发送方编号",
	"Internal-Sender-Description": "发送方说明",
	"Bag-Group-Identifier":        "数据包",
	"Bag-Count":                   "第几个包",
	"Bag-Size":                    "材料大小",
	"Bagging-Date":                "导出日期",
	"Bag-Software-Agent":          "制作软件",
	"Payload-Oxum":                "材料总字节数和文件数",
	"Yibiao-Pack":                 "数据包版本",
	"Yibiao-Export":               "第几次导出",
	bundle.DraftLabel:             "草稿",
	bundle.MissingLabel:           "没有附上的材料",
}

// InfoLine names a line of bag-info.txt and gives its value for people; a label that is not known stays as it is.
func InfoLine(l bundle.InfoLine) (name, value string) {
	for key, words := range infoNames {
		if !strings.EqualFold(key, l.Key) {
			continue
		}
		if key == bundle.DraftLabel && l.Value == "true" {
			return T(words), T("是，不能受理")
		}
		if version, own := strings.CutPrefix(l.Value, "yibiao "); key == "Bag-Software-Agent" && own {
			return T(words), T("一表 {version}", "version", version)
		}
		if bytes, files, ok := strings.Cut(l.Value, "."); key == "Payload-Oxum" && ok {
			return T(words), T("{bytes} 字节，{files} 个文件", "bytes", bytes, "files", files)
		}
		if bytes, ok := bagSize(l.Value); key == "Bag-Size" && ok {
			return T(words), T("约 {size}", "size", Size(bytes))
		}
		return T(words), l.Value
	}
	return l.Key, l.Value
}

// bagSize reads the size in bag-info.txt, which goes by powers of 1000 as RFC 8493 writes it, so that it is said like others.
func bagSize(text string) (int64, bool) {
	number, unit, _ := strings.Cut(text, " ")
	value, err := strconv.ParseFloat(number, 64)
	power := map[string]float64{"B": 1, "KB": 1e3, "MB": 1e6, "GB": 1e9, "TB": 1e12}[unit]
	return int64(value * power), err == nil && power > 0 && value >= 0 && value < 1e6
}

// BundleStage names a stage of writing or verifying a bundle.
func BundleStage(stage string) string {
	switch stage {
	case bundle.StageWrite:
		return T("写入")
	case bundle.StageSync:
		return T("存盘")
	case bundle.StageVerify:
		return T("核验")
	}
	return stage
}

// BlankName names what an empty place of a form is for.
func BlankName(b bundling.Blank) string {
	if b.Rows > 0 {
		return T("{label}（{n} 行）", "label", b.Label, "n", b.Rows)
	}
	return b.Label
}

// OthersPrinted tells that an official form names other units in print, by its title and their names; "" where it names none.
func OthersPrinted(title string, names []string) string {
	if len(names) == 0 {
		return ""
	}
	return T("官方表格“{title}”上已经印着别的单位：{names}。程序不改印好的字，导出会原样带着；请在“官方表格”里换一份空白表", "title", title, "names", strings.Join(names, T("、")))
}

// DefaultsPrinted tells which of what a form prints is only a default, by the labels; "" when nothing is.
func DefaultsPrinted(labels []string) string {
	if len(labels) == 0 {
		return ""
	}
	return T("填入的内容里有 {n} 处是默认值，没有人填、也没有人确认过，已经照样印出：{labels}", "n", len(labels), "labels", strings.Join(labels, T("、")))
}

// PaperTitle names a paper of a printed set: its number, what it is, who seals it and how many copies are asked for.
func PaperTitle(p bundling.Paper) string {
	title := p.Title
	if p.Number > 0 {
		title = fmt.Sprintf("%02d %s", p.Number, title)
	}
	if p.Seal != "" {
		title = T("{title}（{seal}）", "title", title, "seal", p.Seal)
	}
	if p.Copies > 1 {
		title = T("{title}，{n} 份", "title", title, "n", p.Copies)
	}
	return title
}

// PageFoot gives the line at the foot of page n of a printed set, of a dossier in which so many findings block.
func PageFoot(blocking int) func(n, all int) string {
	return func(n, all int) string {
		if blocking > 0 {
			return T("草稿：还有 {blocking} 处要修改或确认　第 {n} 页，共 {all} 页", "blocking", blocking, "n", n, "all", all)
		}
		return T("第 {n} 页，共 {all} 页", "n", n, "all", all)
	}
}

// PaperLeft tells why a paper, by the name of its file, is not in the printed set.
func PaperLeft(code session.Code, name string) string {
	switch code {
	case session.CodePDFPassword:
		return T("有密码，打不开，请另存一份没有密码的")
	case session.CodePDFDamaged:
		return T("文件打不开，可能已损坏")
	case session.CodePictureKind:
		return T("程序读不出这种图片，请另存成 JPG、PNG 或 PDF")
	}
	if session.KindOf(name, nil) == session.KindWord {
		return T("旧式的文字文件，程序画不出页面，请用 Word 或 WPS 另存成 .docx 或 PDF")
	}
	return T("程序画不出这种文件的页面，请用它自己的程序打印")
}

package say

import (
	"strings"

	"yibiao/app/session"
	"yibiao/app/session/neighbours"
	"yibiao/forms"
)

// fileFaults holds the sentence of everything for which a file cannot be handed in.
var fileFaults = map[session.FileFault]string{
	session.FaultLocked:   "有打开密码，窗口打不开。请先去掉密码另存，再放进来。",
	session.FaultHEIC:     "这是手机的 HEIC 照片，多数电脑打不开。请在手机上转成 JPG 再放。",
	session.FaultDamaged:  "文件打不开，可能已损坏或没有传完。请重新扫描或下载。",
	session.FaultCut:      "文件的结尾不见了，多半没有下载完或没有拷完。请重新下载或拷贝。",
	session.FaultEmpty:    "是空的，里面什么也没有。请把文件重新放一遍。",
	session.FaultNoPage:   "里面一页也没有。请重新扫描或另存。",
	session.FaultBlank:    "每一页都是空白的。请重新扫描。",
	session.FaultWhite:    "图片是一片空白，什么也没有。请重新扫描或拍照。",
	session.FaultWeb:      "这不是文件本身，而是一个网页，多半是没有登录时下载到的登录页。请登录后重新下载。",
	session.FaultMisnamed: "扩展名是“{ending}”，内容却是{have}，别人的电脑会打不开。请改成对的扩展名再放。",
	session.FaultProgram:  "这是程序，不是材料。",
	session.FaultShortcut: "这只是快捷方式，文件本身没有放进来。请放它指向的文件。",
	session.FaultLeftover: "这是系统或软件自己留下的文件，不是材料。",
	session.FaultGone:     "资料库里的文件不见了。请把原文件重新附上一次，不用先取下。",
	session.FaultAltered:  "资料库里的文件已损坏，与附上时不一样。请把原文件重新附上一次，不用先取下。",
	session.FaultUnread:   "资料库里的文件读不出来，可能是磁盘坏了。请检查磁盘，再把原文件重新附上一次，不用先取下。",
}

// Notice tells what a person should know about a file, and what to do.
func Notice(n session.Notice) string { return chosen().notice(n) }

func (w voice) notice(n session.Notice) string {
	if sentence := fileFaults[session.FileFault(n.Code)]; sentence != "" {
		says := w.say(sentence, "have", w.fileKind(n.Args["have"]), "ending", n.Args["ending"])
		if inside := n.Args["inside"]; inside != "" {
			return w.say("压缩包里的“{file}”：{what}", "file", inside, "what", says)
		}
		return says
	}
	switch n.Code {
	case session.NoticeTwice:
		return w.say("同一个文件也附在“{others}”下。一份文件确实能证明这几项的，可以不管；附错了的请换掉。", "others", n.Args["others"])
	case session.NoticeForeign:
		return w.say("{what}。确实是本单位要用的可以不管，放错了的请换掉。", "what", w.foreign(n.Args["by"], n.Args["name"]))
	case session.NoticeYear:
		return w.say("文件名里写的是 {year} 年，按今天算上年度是 {last} 年，请核对是不是要的那一年。", "year", n.Args["year"], "last", n.Args["last"])
	case session.NoticeHuge:
		return w.say("文件太大，没有打开预览，请自己打开核对一遍。")
	case session.NoticeUnseen:
		return w.say("这种文件程序看不了里面，请自己打开核对一遍。")
	case session.NoticeKind:
		return w.say("要求的形式是“{want}”，这是{have}。", "want", n.Args["want"], "have", w.fileKind(n.Args["have"])) + w.otherForm(n.Args["have"], n.Args["ending"])
	case session.NoticeLarge:
		return w.say("超过 {limit} 的上限，上传可能被拒。可以压缩或拆分。", "limit", sizeIn(n.Args["limit"]))
	case session.NoticeBlank:
		return w.say("第 {pages} 页是空白页，可以在“整理页面”里去掉。", "pages", n.Args["pages"])
	case session.NoticeCoarse:
		return w.say("清晰度只有 {dpi} dpi，打印出来看不清小字。请用 200 dpi 以上重新扫描。", "dpi", n.Args["dpi"])
	case session.NoticeExpired:
		return w.say("{date} 已经到期，请换新的。", "date", n.Args["date"])
	case session.NoticeExpiring:
		return w.say("{date} 到期，还有 {days} 天。", "date", n.Args["date"], "days", n.Args["days"])
	}
	return string(n.Code)
}

// ForeignFile tells in one line why a file seems to be another client's; the name may be "".
func ForeignFile(m session.Material, name string) string {
	return T("“{file}”：{what}", "file", m.Name, "what", chosen().foreign(string(m.Glance.By), name))
}

// foreign tells whose a file seems to be, and by what.
func (w voice) foreign(by, name string) string {
	other := w.say("资料库里另一家单位")
	if name != "" {
		other = w.say("另一家单位“{name}”", "name", name)
	}
	if by == string(neighbours.ByFile) {
		return w.say("同一个文件也附在{other}名下", "other", other)
	}
	if by == string(neighbours.ByTree) {
		return w.say("同一个文件这次也放在{other}名下", "other", other)
	}
	return w.say("文件里写的是{other}的名称或代码，没有写本单位的", "other", other)
}

// otherForm tells how a file of a kind, by its ending, becomes what can be printed and handed in as a PDF.
func (w voice) otherForm(kind, ending string) string {
	switch {
	case session.MaterialKind(kind) == session.KindPicture:
		return w.say("在“整理页面”里保存一次就成 PDF。")
	case session.MaterialKind(kind) == session.KindWord, session.MaterialKind(kind) == session.KindSheet:
		return w.say("请用 Word、Excel 或 WPS 另存成 PDF，再放进来。")
	case strings.EqualFold(strings.TrimPrefix(ending, "."), "ofd"):
		return w.say("请用 OFD 阅读器打开，打印或另存成 PDF，再放进来。")
	case strings.EqualFold(strings.TrimPrefix(ending, "."), "xml"):
		return w.say("XML 是给系统读的，打印不出来：请放同一张票据的 PDF 或版式文件的打印件。")
	}
	return ""
}

func (w voice) fileKind(kind string) string {
	switch session.MaterialKind(kind) {
	case session.KindPDF:
		return "PDF"
	case session.KindPicture:
		return w.say("图片")
	case session.KindWord:
		return w.say("Word 文档")
	case session.KindText:
		return w.say("文字文件")
	case session.KindSheet:
		return w.say("Excel 表格")
	}
	return w.say("别的文件")
}

// UnseenFiles tells of attached files that nobody has looked at yet; "" for none.
func UnseenFiles(e *session.Editing) string {
	list := e.Materials().Unlooked()
	if len(list) == 0 {
		return ""
	}
	var names []string
	for _, m := range list[:min(len(list), mostNamed)] {
		names = append(names, m.Name)
	}
	words := strings.Join(names, T("、"))
	if len(list) > mostNamed {
		words = T("{names}等", "names", words)
	}
	return T("{n} 个附件程序还没有看过，里面是什么不能判断：{names}", "n", len(list), "names", words)
}

// NotMade tells of a document of the program that is not printed as a dossier stands.
func NotMade(s forms.MaterialState) string {
	if s.Waits != "" {
		return T("由程序生成（还定不下来：没有填“{label}”）", "label", s.Waits)
	}
	return T("由程序生成（这次没有选用）")
}

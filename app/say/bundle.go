package say

import (
	"strings"

	"yibiao/dossier/bundle"
)

// bundleProblems holds the sentence of everything that a verification may find, by code.
var bundleProblems = map[bundle.Code]string{
	bundle.CodeDamaged:      "{path}：内容和清单不一致，文件被改动过或已损坏",
	bundle.CodeTagDamaged:   "{path}：清单文件被改动过或已损坏",
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

// BundleProblem tells one thing that is wrong or odd in a bundle.
func BundleProblem(p bundle.Problem) string {
	sentence := bundleProblems[p.Code]
	switch {
	case sentence == "":
		sentence = "{path}：有问题（{code}）"
	case p.Code == bundle.CodeExtra && p.Detail == "system-file":
		sentence = "{path}：是操作系统自己放进来的文件，可以不管"
	}
	text := T(sentence, "path", p.Path, "code", p.Code)
	return strings.TrimLeft(text, "：: ")
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

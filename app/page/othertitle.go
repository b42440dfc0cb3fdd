package page

import (
	"errors"

	"yibiao/app/say"
	"yibiao/app/session"
)

// OtherTitle asks, after a blank was refused because it may be another form, whether it shall be used all the same; then is
// called when the person wants that. It is false for every other outcome.
func OtherTitle(ctx *Context, err error, then func()) bool {
	var f *session.Failure
	if !errors.As(err, &f) {
		return false
	}
	about := ""
	for _, doubt := range append([]*session.Failure{f}, f.Also...) {
		words := doubtOf(doubt)
		if words == "" {
			return false
		}
		about += words
	}
	text := about + say.T("改用以后，导出时它会当作“{output}”交出去。确实要用它代替吗？", "output", f.Args["output"])
	ctx.Dialogs.Confirm(say.T("是不是选错了表格"), text, say.T("就用这张表"), then)
	return true
}

// doubtOf is what speaks against a blank; "" for every other failure.
func doubtOf(f *session.Failure) string {
	switch f.Code {
	case session.CodeNoTitle:
		return say.T("这份文件开头没有看到表格的标题，不能判断它是不是“{output}”。", "output", f.Args["output"])
	case session.CodeUnlikeTitle:
		return say.T("这份表格的标题是“{title}”，要代替的是“{output}”，标题不一样。", "title", f.Args["title"], "output", f.Args["output"])
	case session.CodeOtherTitle:
		return say.T("这份表格的标题是“{title}”，和要代替的“{output}”没有共同之处。", "title", f.Args["title"], "output", f.Args["output"])
	case session.CodeOtherForm:
		return say.T("这份表格的标题是“{title}”，更像《{policy}》的“{closer}”，不像要代替的“{output}”。",
			"title", f.Args["title"], "closer", f.Args["closer"], "policy", f.Args["policy"], "output", f.Args["output"])
	case session.CodeFewPlaces:
		return say.T("这份表格（{title}）只有 {have} 处要填（列表的每一列、每个选项都算），要代替的“{output}”有 {own} 处。", "title", f.Args["title"], "have", f.Args["have"], "output", f.Args["output"], "own", f.Args["own"])
	case session.CodeFilledForm:
		return say.T("这份表格（{title}）已经有 {have} 处填了内容，例如“{label}”。程序不填的地方会原样留着，可能把别的单位或去年的内容交出去。", "title", f.Args["title"], "have", f.Args["have"], "label", f.Args["label"])
	case session.CodeNamesUnit:
		return say.T("这份表格（{title}）上已经印着别的单位：{name}。程序不改印好的字，用它导出会把这个名称交出去。请换一份没有填过的空表。", "title", f.Args["title"], "name", f.Args["name"])
	}
	return ""
}

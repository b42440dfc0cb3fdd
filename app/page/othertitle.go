package page

import (
	"errors"

	"yibiao/app/say"
	"yibiao/app/session"
)

// OtherTitle asks, after a blank was refused because its title is that of something else, whether it shall be used all the same;
// then is called when the person wants that. It is false for every other outcome.
func OtherTitle(ctx *Context, err error, then func()) bool {
	var f *session.Failure
	if !errors.As(err, &f) || f.Code != session.CodeOtherTitle {
		return false
	}
	text := say.T("这份表格的标题是“{title}”，和要代替的“{output}”没有共同之处。改用以后，导出时它会当作“{output}”交出去。确实要用它代替吗？",
		"title", f.Args["title"], "output", f.Args["output"])
	ctx.Dialogs.Confirm(say.T("是不是选错了表格"), text, say.T("就用这张表"), then)
	return true
}

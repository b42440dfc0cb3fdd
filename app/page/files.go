package page

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"yibiao/app/say"
)

// Files are paths as one value, so that a Route can be compared; "" is none.
type Files string

// pathEnd stands between two paths; no path holds it.
const pathEnd = "\x00"

// FilesOf joins paths.
func FilesOf(paths ...string) Files { return Files(strings.Join(paths, pathEnd)) }

// Paths gives the paths that FilesOf joined.
func (f Files) Paths() []string {
	if f == "" {
		return nil
	}
	return strings.Split(string(f), pathEnd)
}

// AskWhole asks before a whole home folder or drive is looked through, which nobody means who wanted a folder within it; then is called
// when there is none among the paths, or the person means it.
func AskWhole(ctx *Context, paths []string, then func()) {
	whole := slices.IndexFunc(paths, holdsHome)
	if whole < 0 {
		then()
		return
	}
	text := say.T("{path} 是整个磁盘，或者整个个人文件夹：里面的文件会全部翻看一遍，和这次申报无关的也会列出来。放材料的文件夹一般在它里面。", "path", paths[whole])
	ctx.Dialogs.Confirm(say.T("要翻看整个文件夹吗？"), text, say.T("全部翻看"), then)
}

// holdsHome tells that a path is the root of a drive, or a folder in which the home folder lies, or that itself.
func holdsHome(path string) bool {
	path = filepath.Clean(path)
	if filepath.Dir(path) == path {
		return true
	}
	home, err := os.UserHomeDir()
	if err != nil || home == "" {
		return false
	}
	within, err := filepath.Rel(path, home)
	return err == nil && within != ".." && !strings.HasPrefix(within, ".."+string(filepath.Separator))
}

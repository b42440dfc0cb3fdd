package cli

import (
	"os"
	"os/user"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"yibiao/app/say"
)

// portableDir is the vault beside a portable program, portableMark the file that makes a program portable.
const (
	portableDir  = "yibiao-data"
	portableMark = "portable"
)

// vaultDir is the vault's folder: --vault, YIBIAO_VAULT, beside a portable program, else the user's own data folder.
func (p *program) vaultDir() string {
	if p.vault != "" {
		return p.vault
	}
	if dir := p.env.Getenv("YIBIAO_VAULT"); dir != "" {
		return dir
	}
	if p.env.Program != "" {
		beside := filepath.Dir(p.env.Program)
		if isDir(filepath.Join(beside, portableDir)) || exists(filepath.Join(beside, portableMark)) {
			return filepath.Join(beside, portableDir)
		}
	}
	return filepath.Join(dataHome(p.env.Getenv), "yibiao")
}

// dataHome is where the user's programs keep their data: by XDG, Known Folders or Apple's guidelines.
func dataHome(getenv func(string) string) string {
	home := homeDir(getenv)
	switch runtime.GOOS {
	case "windows":
		if dir := getenv("LOCALAPPDATA"); dir != "" {
			return dir
		}
		return home
	case "darwin":
		return filepath.Join(home, "Library", "Application Support")
	}
	if dir := getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir
	}
	return filepath.Join(home, ".local", "share")
}

// homeDir is the user's folder. Where the environment does not tell, as for services, the system's list of users does: the
// vault must never lie in whatever folder the program was started from.
func homeDir(getenv func(string) string) string {
	name := "HOME"
	if runtime.GOOS == "windows" {
		name = "USERPROFILE"
	}
	if home := getenv(name); filepath.IsAbs(home) {
		return home
	}
	if me, err := user.Current(); err == nil && filepath.IsAbs(me.HomeDir) {
		return me.HomeDir
	}
	return os.TempDir()
}

// cacheDir is where the program keeps what it can make again (the compiled PDF engine); "" when the user has no such place.
func cacheDir() string {
	home, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, "yibiao", "pdf")
}

func isDir(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// vaultTopic is the help topic `yibiao help vault`.
func (p *program) vaultTopic() *cobra.Command {
	return &cobra.Command{
		Use:   "vault",
		Short: say.T("资料库在哪里"),
		Long: say.T("资料库是一个文件夹，里面有全部填写内容和材料。按下面的顺序决定用哪一个：") + "\n\n" +
			"  1  " + say.T("选项 --vault 指定的文件夹") + "\n" +
			"  2  " + say.T("环境变量 YIBIAO_VAULT 指定的文件夹") + "\n" +
			"  3  " + say.T("程序旁边的 yibiao-data 文件夹：它已经存在，或程序旁边有名为 portable 的文件（便携使用）") + "\n" +
			"  4  " + say.T("当前用户的数据文件夹") + "\n\n" +
			say.T("现在是：{path}", "path", p.vaultDir()),
	}
}

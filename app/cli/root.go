package cli

import (
	"errors"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/cli/checking"
	"yibiao/app/cli/filing"
	"yibiao/app/cli/finding"
	"yibiao/app/cli/handing"
	"yibiao/app/cli/matching"
	"yibiao/app/cli/official"
	"yibiao/app/cli/packs"
	"yibiao/app/cli/policies"
	"yibiao/app/cli/work"
	"yibiao/app/say"
)

// rootCommand makes the whole tree of commands. A new command is one file and one row here.
func rootCommand(p *base.Program) *cobra.Command {
	// Started by a double click on Windows the program has no arguments and opens its window.
	cobra.MousetrapHelpText = ""
	// The help keeps the order of the work, not of the alphabet.
	cobra.EnableCommandSorting = false
	root := &cobra.Command{
		Use:           say.T("yibiao [提交包…]"),
		Annotations:   base.Browses.Marked(),
		Short:         say.T("一表：一份档案，一张表，一套材料"),
		Long:          say.T("一表：企业资料填一次，多个申报事项合成一张表、一套材料；全程离线，改动随时自动保存。\n不写命令时打开窗口；写提交包的路径时在窗口里核验它们。"),
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          rootArguments,
		RunE:          func(c *cobra.Command, args []string) error { return openWindow(p, c, args) },
		PersistentPreRunE: func(c *cobra.Command, _ []string) error {
			if f := c.Flag("vault"); f != nil && f.Changed && strings.TrimSpace(p.Vault) == "" {
				return base.Usage("--vault 后面没有写资料库文件夹（脚本里的变量可能是空的）")
			}
			return nil
		},
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetIn(p.Env.In)
	root.SetOut(p.Env.Out)
	root.SetErr(p.Env.Err)
	root.SetFlagErrorFunc(base.FlagError)
	root.SetHelpFunc(func(c *cobra.Command, _ []string) { base.Help(p, c) })
	root.PersistentFlags().StringVar(&p.Vault, "vault", "", say.T("资料库文件夹 `DIR`（默认见 yibiao help vault）"))
	root.PersistentFlags().BoolVar(&p.NewVault, "new-vault", false, say.T("原来的资料库不见了也照样在这里从头新建一个"))
	root.PersistentFlags().BoolVar(&p.JSON, "json", false, say.T("输出 JSON"))
	root.PersistentFlags().StringVar(&p.Lang, "lang", "", say.T("语言 `LANG`：zh 或 en"))
	root.PersistentFlags().StringVar(&p.Packs, "packs", "", say.T("使用文件夹 `DIR` 里的数据包，代替内置的数据包"))
	root.PersistentFlags().StringVar(&p.PassphraseFile, "passphrase-file", "", say.T("加密资料库的口令从文件 `FILE` 的第一行读（- 表示标准输入），不在终端里问"))
	root.PersistentFlags().BoolVar(&p.AskPassphrase, base.AskFlag, false, say.T("这台电脑记住了加密资料库的口令，也照样问"))
	root.PersistentFlags().BoolVar(&p.Reveal, "reveal", false, say.T("身份证号、银行账号显示全部数字（平时遮住中间；JSON 里的 value 从不遮）"))
	root.PersistentFlags().BoolP("help", "h", false, say.T("显示说明"))
	base.AddGroups(root)
	for _, row := range []struct {
		group    string
		commands []*cobra.Command
	}{
		{base.GroupWork, append(work.Commands(p), filing.Command(p), finding.Command(p), handing.Receive(p))},
		{base.GroupMatch, append(matching.Commands(p), policies.Commands(p)...)},
		{base.GroupCheck, checking.Commands(p)},
		{base.GroupPack, append(packs.Commands(p), official.Commands(p)...)},
		{base.GroupOther, []*cobra.Command{
			vaultCommand(p), matching.CalendarCommand(p), demoCommand(p), devCommand(p), versionCommand(p), completionCommand(p),
		}},
	} {
		for _, c := range row.commands {
			c.GroupID = row.group
			root.AddCommand(c)
		}
	}
	root.SetHelpCommandGroupID(base.GroupOther)
	root.SetHelpCommand(helpCommand(p))
	root.AddCommand(base.ExitCodesTopic(p))
	plainUseLines(root)
	return root
}

// plainUseLines takes cobra's English "[flags]" from the lines that show the use of each command.
func plainUseLines(c *cobra.Command) {
	c.DisableFlagsInUseLine = true
	for _, child := range c.Commands() {
		plainUseLines(child)
	}
}

// rootArguments takes nothing, or bundles to open; anything else was meant as a command.
func rootArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 && meansFile(args[0]) {
		return nil
	}
	return base.NoCommand(c, args)
}

// meansFile tells a path from a mistyped command, whether or not there is something at it: no command has a dot or a slash.
func meansFile(arg string) bool {
	_, err := os.Stat(arg)
	return err == nil || strings.ContainsAny(arg, `./\`)
}

// helpCommand is `yibiao help [command]`.
func helpCommand(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         say.T("help [命令]"),
		Annotations: base.Apart.Marked(),
		Short:       say.T("显示某个命令的说明"),
		RunE: func(c *cobra.Command, args []string) error {
			found, rest, err := c.Root().Find(args)
			if err != nil || found == nil {
				return errors.Join(base.NoCommand(c.Root(), args))
			}
			if len(rest) > 0 {
				return errors.Join(base.NoCommand(found, rest))
			}
			base.Help(p, found)
			return nil
		},
	}
}

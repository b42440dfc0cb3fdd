package cli

import (
	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
)

func completionCommand(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         "completion bash|zsh|fish|powershell",
		Annotations: base.Apart.Marked(),
		Short:       say.T("输出命令行自动补全脚本"),
		Example:     "  source <(yibiao completion bash)",
		Args:        base.Arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			switch args[0] {
			case "bash":
				return c.Root().GenBashCompletionV2(p.Env.Out, true)
			case "zsh":
				return c.Root().GenZshCompletion(p.Env.Out)
			case "fish":
				return c.Root().GenFishCompletion(p.Env.Out, true)
			case "powershell":
				return c.Root().GenPowerShellCompletionWithDesc(p.Env.Out)
			}
			return base.Usage("没有“{shell}”的补全脚本，可以是 bash、zsh、fish、powershell", "shell", args[0])
		},
	}
}

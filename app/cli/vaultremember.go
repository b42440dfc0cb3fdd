package cli

import (
	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session/sealing"
)

// rememberedJSON tells programs whether this computer opens a vault without its passphrase.
type rememberedJSON struct {
	Remembered bool `json:"remembered"`
	Changed    bool `json:"changed"`
}

func vaultRemember(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         "remember",
		Annotations: base.Changes.Marked(),
		Short:       say.T("在这台电脑上记住口令：以后打开不用输"),
		Long: say.T("在这台电脑上记住口令：先输一次口令，以后用您的登录账户在这台电脑上打开这个资料库就不用输了。存在 Windows 的凭据管理器或 Linux 桌面的密钥环里，不写进任何文件；存的不是口令本身，只和这个资料库的钥匙文件一起才有用。能用您的登录账户的人都能打开资料库。") + "\n\n" +
			say.T("换口令、换钥匙、取消加密时自动忘记；锁定以后总要输口令。"),
		Args: base.Arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			if err := sealedVault(p, "remember"); err != nil {
				return err
			}
			if err := sealing.CanRemember(); err != nil {
				return err
			}
			p.AskPassphrase = true // who finds the computer must not make it remember
			if err := p.Unlock(); err != nil {
				return err
			}
			if err := sealing.Remember(p.Key, say.KeptUnder(p.VaultDir())); err != nil {
				return err
			}
			return p.Show(rememberedJSON{true, true}, func(w *base.Page) {
				w.Say("已记住。以后在这台电脑上打开这个资料库不用输口令；不想再记住：yibiao vault forget")
			})
		},
	}
}

func vaultForget(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         "forget",
		Annotations: base.Changes.Marked(),
		Short:       say.T("不再记住口令：以后打开要输"),
		Args:        base.Arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			was, err := sealing.Forget(p.VaultDir())
			if err != nil {
				return err
			}
			return p.Show(rememberedJSON{false, was}, func(w *base.Page) {
				if was {
					w.Say("已忘记。以后打开要输口令。")
					return
				}
				w.Say("这台电脑没有记住这个资料库的口令。")
			})
		},
	}
}

package cli

import (
	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session/sealing"
)

func vaultRekey(p *base.Program) *cobra.Command {
	var file string
	var remove bool
	c := &cobra.Command{
		Use:         "rekey",
		Annotations: base.Changes.Marked(),
		Short:       say.T("换钥匙：口令被别人知道了，全部内容用新的钥匙重新加密"),
		Long: say.T("换钥匙：换口令只改写钥匙文件，拿着旧钥匙文件又知道旧口令的人，用别的工具仍能解开。换钥匙把数据库、全部材料、全部备份用一个新的钥匙重新加密，旧的口令、旧的恢复码、旧的钥匙文件从此打不开。先在旁边全部重新加密，最后一步才换上；中途断电，不是旧的就是新的，下次打开时会做完或退回。换的时候要多占一倍的磁盘空间。") + "\n\n" +
			say.T("以前存在优盘等别处的副本不会跟着换，仍用当时的口令打开，要自己处理。"),
		Args: base.Arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error { return rekey(c, p, file, remove) },
	}
	newPassphraseFlag(c, &file)
	c.Flags().BoolVar(&remove, "remove-unreadable", false, say.T("已经损坏、旧钥匙也打不开的材料和备份，一并删除"))
	return c
}

func rekey(c *cobra.Command, p *base.Program, file string, remove bool) error {
	if err := sealedVault(p, "rekey"); err != nil {
		return err
	}
	p.AskPassphrase = true
	if _, err := p.Open(); err != nil {
		return err
	}
	old := p.Key
	p.Key = nil // kept from being forgotten
	p.Close()
	p.Key = old
	key, code, err := newKey(p, file, sealing.PrepareNext)
	if err != nil {
		return err
	}
	ctx, stop := base.Interruptible(c)
	defer stop()
	left, err := sealing.Rekey(ctx, p.VaultOptions(), sealing.Rekeying{To: key, Drop: remove, Progress: p.Counting(say.T("换钥匙"))})
	p.ProgressDone()
	if err != nil {
		return err
	}
	p.Key = key
	return p.Show(turnedJSON{true, code, append([]string{}, left...)}, func(w *base.Page) {
		w.Say("钥匙已换，全部内容重新加密了。以后用新的口令打开；旧的口令、旧的恢复码都打不开了。")
		w.Say("恢复码是开始前给出的那一个：")
		w.Line("  ", code)
		if len(left) > 0 {
			w.Say("下面这些文件已经损坏，已随旧钥匙删除：")
			for _, path := range left {
				w.Line("  ", path)
			}
		}
	})
}

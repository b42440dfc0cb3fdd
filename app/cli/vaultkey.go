package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/sealing"
	"yibiao/dossier/store/sealed"
)

// keyCommands are those of an encrypted vault.
func keyCommands(p *base.Program) []*cobra.Command {
	return []*cobra.Command{vaultEncrypt(p), vaultDecrypt(p), vaultPassphrase(p), vaultRekey(p), vaultRecover(p), vaultRemember(p), vaultForget(p)}
}

// turnedJSON is what encrypting, or the reverse, did, for programs.
type turnedJSON struct {
	Encrypted bool     `json:"encrypted"`
	Code      string   `json:"recovery_code,omitempty"`
	Left      []string `json:"left"`
}

// newPassphraseFlag names the file with a new passphrase.
func newPassphraseFlag(c *cobra.Command, path *string) {
	c.Flags().StringVar(path, "new-passphrase-file", "", say.T("新口令从文件 `FILE` 的第一行读（- 表示标准输入），不在终端里问"))
}

func vaultEncrypt(p *base.Program) *cobra.Command {
	var file string
	var remove bool
	c := &cobra.Command{
		Use:         "encrypt",
		Annotations: base.Changes.Marked(),
		Short:       say.T("加密资料库：以后打开要输口令"),
		Long: say.T("加密资料库：数据库、材料、备份都加密，以后打开要输口令。先备份，再逐份加密，最后一步才换上；中途断电也不会丢。开始前先给一个恢复码，请抄下来或打印出来，放在别处：忘了口令只能靠它，两样都没有就谁也打不开。") + "\n\n" +
			say.T("以前存在优盘或别的地方的副本、导出的提交包不会跟着加密；原来没加密的文件删掉以后，用专门的工具也许还能从磁盘上读出来。"),
		Args: base.Arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			return encrypt(c, p, file, remove)
		},
	}
	newPassphraseFlag(c, &file)
	c.Flags().BoolVar(&remove, "remove-unreadable", false, say.T("已经损坏、没法加密的旧备份，一并删除"))
	return c
}

func encrypt(c *cobra.Command, p *base.Program, file string, remove bool) error {
	if sealing.Encrypted(p.VaultDir()) {
		return session.Refuse("encrypt", session.CodeVaultEncrypted)
	}
	// Opened and closed it is whole, and of this version; and where there is none, that is told.
	if !base.Exists(p.VaultDir()) {
		return session.Refuse("encrypt", session.CodeMissing, "path", p.VaultDir())
	}
	if _, err := p.Open(); err != nil {
		return err
	}
	p.Close()
	key, code, err := newKey(p, file, sealing.Prepare)
	if err != nil {
		return err
	}
	ctx, stop := base.Interruptible(c)
	defer stop()
	left, err := sealing.Turn(ctx, p.VaultOptions(), key, p.Counting(say.T("加密")))
	p.ProgressDone()
	if err != nil {
		return err
	}
	p.Key = key
	if remove {
		if err := sealing.RemoveLeft(p.VaultDir(), left); err != nil {
			return err
		}
		left = nil
	}
	return p.Show(turnedJSON{true, code, append([]string{}, left...)}, func(w *base.Page) {
		w.Say("资料库已加密。以后打开要输口令。")
		w.Say("恢复码是开始前给出的那一个：")
		w.Line("  ", code)
		sayLeft(w, left)
	})
}

// newKey asks for a new passphrase, or reads it from a file, and prepares the key that it opens; its recovery code has been shown.
func newKey(p *base.Program, file string, prepare func(vault, passphrase string) (*sealed.Key, string, error)) (key *sealed.Key, code string, err error) {
	passphrase, err := p.NewSecret(file)
	if err != nil {
		return nil, "", err
	}
	if key, code, err = prepare(p.VaultDir(), passphrase); err != nil {
		return nil, "", err
	}
	return key, code, noteCode(p, code)
}

// noteCode shows the recovery code before anything is changed: killed later, the vault may be encrypted, and nobody would know it.
// In a terminal it waits until the person has noted it.
func noteCode(p *base.Program, code string) error {
	fmt.Fprintln(p.Env.Err, say.T("恢复码（请先抄下来或打印出来，放在别处，再开始加密）："))
	fmt.Fprintln(p.Env.Err, "  "+code)
	if p.Env.Secret == nil {
		return nil
	}
	_, err := p.Env.Secret(say.T("抄好以后按回车开始加密；不加密了按 Ctrl+C："))
	return session.Failed("encrypt", err)
}

// sayLeft tells of files that could not be turned.
func sayLeft(w *base.Page, left []string) {
	if len(left) == 0 {
		return
	}
	w.Say("下面这些文件已经损坏，没有处理，还是原来的样子；不需要的请自己删除：")
	for _, path := range left {
		w.Line("  ", path)
	}
}

func vaultDecrypt(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         "decrypt",
		Annotations: base.Changes.Marked(),
		Short:       say.T("取消加密：资料库变回普通文件，打开不用口令"),
		Args:        base.Arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := sealedVault(p, "encrypt"); err != nil {
				return err
			}
			p.AskPassphrase = true // who finds the computer must not take it away
			if _, err := p.Open(); err != nil {
				return err
			}
			key := p.Key
			p.Key = nil // kept from being forgotten
			p.Close()
			p.Key = key
			ctx, stop := base.Interruptible(c)
			defer stop()
			left, err := sealing.Turn(ctx, p.VaultOptions(), nil, p.Counting(say.T("解密")))
			p.ProgressDone()
			if err != nil {
				return err
			}
			return p.Show(turnedJSON{false, "", append([]string{}, left...)}, func(w *base.Page) {
				w.Say("资料库已取消加密，打开不用口令了。")
				sayLeft(w, left)
			})
		},
	}
}

func vaultPassphrase(p *base.Program) *cobra.Command {
	var file string
	var code bool
	c := &cobra.Command{
		Use:         "passphrase",
		Annotations: base.Changes.Marked(),
		Short:       say.T("换口令，或换一个恢复码"),
		Long: say.T("换口令：先输现在的口令，再输新的。恢复码不变；加 --new-code 时不换口令，换一个恢复码，旧的恢复码从此打不开这个资料库。") + "\n\n" +
			say.OldKeys(),
		Args: base.Arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			if err := sealedVault(p, "passphrase"); err != nil {
				return err
			}
			p.AskPassphrase = true
			s, err := p.OpenWith(nil)
			if err != nil {
				return err
			}
			if code {
				return newCode(p, s)
			}
			return newPassphrase(p, file, func(passphrase string) error { return sealing.SetPassphrase(s, passphrase) })
		},
	}
	newPassphraseFlag(c, &file)
	c.Flags().BoolVar(&code, "new-code", false, say.T("换一个恢复码，口令不变"))
	return c
}

func newCode(p *base.Program, s *session.Session) error {
	code, err := sealing.NewCode(s)
	if err != nil {
		return err
	}
	out := struct {
		Code string `json:"recovery_code"`
	}{code}
	return p.Show(out, func(w *base.Page) {
		w.Say("恢复码（请抄下来或打印出来，放在别处；这里只显示一次）：")
		w.Line("  ", code)
	})
}

func newPassphrase(p *base.Program, file string, set func(passphrase string) error) error {
	passphrase, err := p.NewSecret(file)
	if err != nil {
		return err
	}
	if err := set(passphrase); err != nil {
		return err
	}
	return p.Show(struct {
		Changed bool `json:"changed"`
	}{true}, func(w *base.Page) { w.Say("口令已换。") })
}

func vaultRecover(p *base.Program) *cobra.Command {
	var file, codeFile string
	c := &cobra.Command{
		Use:         "recover",
		Annotations: base.Changes.Marked(),
		Short:       say.T("忘了口令：用恢复码设一个新口令"),
		Args:        base.Arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			if err := sealedVault(p, "passphrase"); err != nil {
				return err
			}
			code, err := readCode(p, codeFile)
			if err != nil {
				return err
			}
			key, err := sealing.Recover(p.VaultDir(), code)
			if err != nil {
				return err
			}
			p.Key = key
			s, err := p.OpenWith(nil)
			set := func(passphrase string) error { return sealing.SetPassphrase(s, passphrase) }
			if c := session.CodeOf(err); c == session.CodeDamaged || c == session.CodeMissing { // it is mended with the new passphrase
				set = func(passphrase string) error { return sealing.SetPassphraseOfDamaged(p.VaultDir(), key, passphrase) }
			} else if err != nil {
				return err
			}
			return newPassphrase(p, file, set)
		},
	}
	newPassphraseFlag(c, &file)
	c.Flags().StringVar(&codeFile, "code-file", "", say.T("恢复码从文件 `FILE` 的第一行读（- 表示标准输入），不在终端里问"))
	return c
}

func readCode(p *base.Program, file string) (string, error) {
	if file != "" {
		return p.SecretFrom(file)
	}
	if p.Env.Secret == nil {
		return "", session.Refuse("unlock", session.CodeNoPassphrase)
	}
	code, err := p.Env.Secret(say.T("恢复码："))
	return code, session.Failed("unlock", err)
}

// sealedVault refuses to go on where the vault is not encrypted, or there is none.
func sealedVault(p *base.Program, doing string) error {
	if sealing.Encrypted(p.VaultDir()) {
		return nil
	}
	if err := base.NoVault(p); err != nil {
		return err
	}
	return session.Refuse(doing, session.CodeVaultPlain)
}

package base

import (
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"

	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/sealing"
)

// tries are how often a passphrase is asked for in a terminal; nothing is locked out, the command is just begun again.
const tries = 3

// maxSecret is the longest passphrase that is read from a file or the standard input.
const maxSecret = 4096

// SecretOf gives what asks for a secret in a terminal without showing it; nil when there is none.
func SecretOf(in *os.File, out io.Writer) func(prompt string) (string, error) {
	if !term.IsTerminal(int(in.Fd())) {
		return nil
	}
	return func(prompt string) (string, error) {
		fmt.Fprint(out, prompt)
		secret, err := term.ReadPassword(int(in.Fd()))
		fmt.Fprintln(out)
		return string(secret), err
	}
}

// AskFlag is the option by which the passphrase is asked for although this computer remembers it: a program that has locked its vault
// begins anew with it.
const AskFlag = "ask-passphrase"

// Unlock gets the key of the vault where it is encrypted and the key is not known yet: from --passphrase-file, from what this computer
// remembers, or in the terminal; the window asks by itself. Failures: no-passphrase and those of sealing.Unlock.
func (p *Program) Unlock() error {
	vault := p.VaultDir()
	if p.Key != nil || !sealing.Encrypted(vault) {
		return nil
	}
	try := func(passphrase string) (err error) {
		p.Key, err = sealing.Unlock(vault, passphrase)
		return err
	}
	if p.PassphraseFile != "" {
		passphrase, err := p.SecretFrom(p.PassphraseFile)
		if err != nil {
			return err
		}
		return try(passphrase)
	}
	if UnlockRemembered(p) {
		return nil
	}
	if p.Env.Secret == nil {
		return session.Refuse("unlock", session.CodeNoPassphrase)
	}
	return askPassphrase(p, try)
}

// UnlockRemembered gets the key where this computer remembers it and is not to ask all the same; false where it is to be asked for.
func UnlockRemembered(p *Program) bool {
	if !p.AskPassphrase {
		p.Key = sealing.UnlockRemembered(p.VaultDir())
	}
	return p.Key != nil
}

func askPassphrase(p *Program, try func(string) error) error {
	for n := 1; ; n++ {
		passphrase, err := p.Env.Secret(say.T("口令："))
		if err != nil {
			return session.Failed("unlock", err)
		}
		if err = try(passphrase); err == nil || session.CodeOf(err) != session.CodePassphraseWrong || n == tries {
			return err
		}
		fmt.Fprintln(p.Env.Err, say.T("口令不对，请再试一次。"))
	}
}

// SecretFrom reads a secret from the first line of a file, or the next line of the standard input for "-". Failure: file-open.
func (p *Program) SecretFrom(path string) (string, error) {
	in := p.Env.In
	if path != "-" {
		f, err := os.Open(path)
		if err != nil {
			return "", session.Refuse("unlock", session.CodeFileOpen, "path", path)
		}
		defer f.Close()
		in = f
	}
	var line strings.Builder
	one := make([]byte, 1) // what follows the line on the standard input is for others
	for line.Len() < maxSecret {
		n, err := in.Read(one)
		if n == 1 && one[0] == '\n' || err != nil {
			break
		}
		line.Write(one[:n])
	}
	return strings.TrimPrefix(strings.TrimSuffix(line.String(), "\r"), "\ufeff"), nil
}

// NewSecret asks for a new passphrase, twice, or reads it from a file. Failures: file-open, no-new-passphrase where nobody can be asked,
// passphrase-differs, and those of the terminal.
func (p *Program) NewSecret(path string) (string, error) {
	if path != "" {
		return p.SecretFrom(path)
	}
	if p.Env.Secret == nil {
		return "", session.Refuse("unlock", session.CodeNoNewPassphrase)
	}
	first, err := p.Env.Secret(say.T("新口令（至少 {n} 个字）：", "n", sealing.MinPassphrase))
	if err != nil {
		return "", session.Failed("unlock", err)
	}
	second, err := p.Env.Secret(say.T("再输一次："))
	if err != nil {
		return "", session.Failed("unlock", err)
	}
	if first != second {
		return "", session.Refuse("unlock", session.CodePassphraseDiffers)
	}
	return first, nil
}

// forgetKey empties the key once the vault is closed.
func forgetKey(p *Program) {
	if p.Key != nil {
		p.Key.Forget()
		p.Key = nil
	}
}

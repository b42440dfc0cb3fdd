// Package handing holds the commands that hand a client, a dossier or the whole vault to another computer as one file, and take one in.
package handing

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/handover"
)

// sentJSON is a file that was written, for programs.
type sentJSON struct {
	Path     string   `json:"path"`
	Scope    string   `json:"scope"`
	Clients  int      `json:"clients"`
	Dossiers int      `json:"dossiers"`
	Changes  int      `json:"changes"`
	Files    int      `json:"files"`
	Bytes    int64    `json:"bytes"`
	Lacking  []string `json:"lacking"`
}

// sending are the options of a command that writes such a file.
type sending struct {
	passphrase string
	replace    bool
}

func (o *sending) flags(c *cobra.Command) {
	c.Flags().StringVar(&o.passphrase, "file-passphrase", "", say.T("移交文件的口令从文件 `FILE` 的第一行读（- 表示标准输入），不在终端里问"))
	c.Flags().BoolVar(&o.replace, "replace", false, say.T("换掉已有的同名文件"))
}

// send asks for the passphrase and writes the file.
func (o *sending) send(c *cobra.Command, p *base.Program, s *session.Session, what handover.What, path string) error {
	target, err := handover.Target(s, path, o.replace)
	if err != nil {
		return err
	}
	if o.passphrase == "" && p.Env.Secret == nil {
		return session.Refuse("send", session.CodeNoNewPassphrase)
	}
	passphrase, err := p.NewSecret(o.passphrase)
	if err != nil {
		return err
	}
	ctx, stop := base.Interruptible(c)
	defer stop()
	sent, err := handover.Send(ctx, s, handover.Order{What: what, Path: target, Passphrase: passphrase}, percent(p, say.T("移交")))
	p.ProgressDone()
	if err != nil {
		return err
	}
	out := sentJSON{sent.Path, string(sent.Scope), len(sent.Clients), handover.Dossiers(sent.Head), sent.Changes, len(sent.Files), sent.Head.Bytes(), []string{}}
	for _, m := range sent.Lacking {
		out.Lacking = append(out.Lacking, m.Name)
	}
	err = p.Show(out, func(w *base.Page) {
		w.Lines(say.SentLines(sent))
		w.Say("接收：在另一台电脑上用 receive 命令，或窗口里的“文件 > 打开移交文件…”")
	})
	if err == nil && len(sent.Lacking) > 0 {
		return base.FoundSomething{}
	}
	return err
}

// percent tells how far a long job is, on one line that overwrites itself; nil where nobody looks.
func percent(p *base.Program, what string) func(done, total int64) {
	if p.Env.Progress == nil {
		return nil
	}
	last := int64(-1)
	return func(done, total int64) {
		if total <= 0 {
			return
		}
		if now := done * 100 / total; now != last {
			last = now
			fmt.Fprintf(p.Env.Progress, "\r%s %3d%%", what, now)
		}
	}
}

// ClientSend is `yibiao client send`.
func ClientSend(p *base.Program) *cobra.Command {
	var o sending
	c := &cobra.Command{
		Use:         say.T("send <单位> <文件>"),
		Annotations: base.Reads.Marked(),
		Short:       say.T("把一个单位的一切写成一个加密的移交文件，给另一台电脑的一表接收"),
		Long: say.T("把一个单位的企业档案、全部档案、附件、联系人和记事连同修改记录写成一个移交文件，用口令加密；另一台电脑用 yibiao receive 接收，逐项并入那里的资料库。里面没有别的单位的任何内容；已经删除的内容不带走，只带走“已删除”这件事；提交包导出到了哪里不带走，自己装的数据包和换上的官方表单也不带走。") + "\n\n" +
			say.T("这里的内容不动。以后两边都继续改的，可以再做一份互相接收，同一份接收多少次都一样。"),
		Example: "  yibiao client send 柳州某某公司 D:\\移交\\某某公司.yibiao",
		Args:    base.Arguments(2, 2),
		RunE: func(c *cobra.Command, args []string) error {
			s, err := p.Open()
			if err != nil {
				return err
			}
			found, err := s.Clients().Find(args[0])
			if err != nil {
				return err
			}
			return o.send(c, p, s, handover.What{Client: found.ID}, args[1])
		},
	}
	o.flags(c)
	return c
}

// DossierSend is `yibiao dossier send`.
func DossierSend(p *base.Program) *cobra.Command {
	var o sending
	c := &cobra.Command{
		Use:         say.T("send <档案> <文件>"),
		Annotations: base.Reads.Marked(),
		Short:       say.T("把一份档案连同企业档案写成一个加密的移交文件，给另一台电脑的一表接收"),
		Long:        say.T("把一份档案、它的附件，连同这个单位的企业档案和通用材料写成一个移交文件，用口令加密；单位的其他档案、联系人和记事不带走。其余同 yibiao client send。"),
		Args:        base.Arguments(2, 2),
		RunE: func(c *cobra.Command, args []string) error {
			d, err := p.FindDossier(args[0])
			if err != nil {
				return err
			}
			return o.send(c, p, p.Session, handover.What{Client: d.Client, Dossier: d.ID}, args[1])
		},
	}
	o.flags(c)
	return base.NamesDossier(p, c)
}

// VaultSend is `yibiao vault send`.
func VaultSend(p *base.Program) *cobra.Command {
	var o sending
	c := &cobra.Command{
		Use:         say.T("send <文件>"),
		Annotations: base.Reads.Marked(),
		Short:       say.T("把整个资料库写成一个加密的移交文件，并入另一台电脑的资料库"),
		Long:        say.T("把整个资料库的内容、修改记录和附件写成一个移交文件，用口令加密；接收时逐项并入那里的资料库，两边各自的单位都留着。要原样另存一份，用 yibiao vault copy。程序的设置、自己装的数据包不带走。"),
		Args:        base.Arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			s, err := p.Open()
			if err != nil {
				return err
			}
			return o.send(c, p, s, handover.What{}, args[0])
		},
	}
	o.flags(c)
	return c
}

// tries are how often the passphrase of a file is asked for in a terminal.
const tries = 3

// opened opens a file by the passphrase that is read or asked for.
func opened(ctx context.Context, p *base.Program, s *session.Session, path, secret string) (*handover.Parcel, error) {
	try := func(passphrase string) (*handover.Parcel, error) {
		x, err := handover.Open(ctx, s, path, passphrase, percent(p, say.T("检查")))
		p.ProgressDone()
		return x, err
	}
	if secret != "" {
		passphrase, err := p.SecretFrom(secret)
		if err != nil {
			return nil, err
		}
		return try(passphrase)
	}
	if p.Env.Secret == nil {
		return nil, session.Refuse("receive", session.CodeNoPassphrase)
	}
	for n := 1; ; n++ {
		passphrase, err := p.Env.Secret(say.T("移交文件的口令："))
		if err != nil {
			return nil, session.Failed("receive", err)
		}
		x, err := try(passphrase)
		if err == nil || session.CodeOf(err) != session.CodeTransferPassphrase || n == tries {
			return x, err
		}
		fmt.Fprintln(p.Env.Err, say.T("口令打不开，请再试一次。"))
	}
}

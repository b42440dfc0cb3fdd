package packs

import (
	"errors"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms/signing"
)

// ownPackJSON is a pack that the user added, for programs.
type ownPackJSON struct {
	ID    string `json:"id"`
	Title string `json:"title,omitempty"`
	Fault string `json:"fault,omitempty"`
}

func packAdd(p *base.Program) *cobra.Command {
	var yes, look bool
	c := base.OnVault(p, base.Command{
		Use:     say.T("add <文件夹>"),
		Vault:   base.Begins,
		Short:   say.T("检查一个数据包，说明是谁签名的、比原来改了什么，没有错误就加入资料库"),
		Long:    say.T("检查一个数据包：读全部文件，运行其中的例子，核对签名，列出比已加入的版本改了什么；没有错误就加入资料库，以后和自带的一样用。没有签名的、签名的人还没有见过的、签名和已加入的版本不是同一个人的，要加 --yes 才加入：数据包里写着条件和金额，请先弄清是谁做的。"),
		Example: "  yibiao pack add shangyun --look\n  yibiao pack add shangyun --yes",
		Least:   1, Most: 1,
	}, func(s *session.Session, args []string) error {
		offer, err := s.Packs().Offer(args[0])
		if err != nil {
			return err
		}
		out := offerJSON(offer)
		if look || offer.Doubt != nil && !yes {
			show := func(w *base.Page) {
				w.Lines(say.PackOffer(offer))
				if offer.Doubt != nil {
					w.Say("确认可靠、要加入时，加上 --yes")
				}
			}
			if err := p.Show(out, show); err != nil || look {
				return err
			}
		}
		if _, err := s.Packs().Add(offer, yes); err != nil {
			return err
		}
		out.Added = true
		return p.Show(out, func(w *base.Page) {
			w.Lines(say.PackOffer(offer))
			w.Say("已加入数据包 {id}：{title}", "id", out.ID, "title", out.Title)
		})
	})
	c.Flags().BoolVar(&yes, "yes", false, say.T("知道是谁做的，照样加入"))
	c.Flags().BoolVar(&look, "look", false, say.T("只看，不加入"))
	return c
}

// packOfferJSON is a pack that was looked at, for programs.
type packOfferJSON struct {
	ownPackJSON
	Signer  string           `json:"signer,omitempty"`
	Key     string           `json:"key,omitempty"`
	Known   bool             `json:"known"`
	Doubt   string           `json:"doubt,omitempty"`
	Changes []packChangeJSON `json:"changes,omitempty"`
	Added   bool             `json:"added"`
}

type packChangeJSON struct {
	Kind      string `json:"kind"`
	How       string `json:"how"`
	Programme string `json:"programme,omitempty"`
	ID        string `json:"id"`
	Label     string `json:"label"`
}

func offerJSON(o *session.PackOffer) packOfferJSON {
	out := packOfferJSON{ownPackJSON: ownPackJSON{ID: o.Pack.ID.S, Title: o.Pack.Title}, Known: o.Known}
	if o.Doubt != nil {
		out.Doubt = string(session.CodeOf(o.Doubt))
	}
	if o.Signer != nil {
		out.Signer, out.Key = o.Signer.Name, o.Signer.Key
	}
	for _, c := range o.Changes {
		out.Changes = append(out.Changes, packChangeJSON{string(c.Kind), string(c.How), c.Programme, c.ID, c.Label})
	}
	return out
}

func packSign(p *base.Program) *cobra.Command {
	var key string
	c := &cobra.Command{
		Use:         say.T("sign <文件夹>"),
		Annotations: base.Apart.Marked(),
		Short:       say.T("给自己做的数据包签名，加入的人能核对是谁做的、有没有被改过"),
		Example:     "  yibiao pack key 柳州样例服务中心 --out 签名密钥.pem\n  yibiao pack sign shangyun --key 签名密钥.pem",
		Args:        base.Arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			k, err := readKey(key)
			if err != nil {
				return err
			}
			if !base.Exists(filepath.Join(args[0], "pack.yaml")) {
				return session.Refuse("sign-pack", session.CodeNotPack, "path", args[0])
			}
			text, err := signing.Sign(os.DirFS(args[0]), k)
			if err != nil {
				return session.Failed("sign-pack", err)
			}
			path := filepath.Join(args[0], signing.FileName)
			if err := os.WriteFile(path, text, 0o644); err != nil {
				return session.Failed("sign-pack", err)
			}
			return p.Show(signerJSON{k.Signer().Name, k.Signer().Key, path}, func(w *base.Page) {
				w.Say("已签名：{name}，密钥指纹 {key}", "name", k.Signer().Name, "key", k.Signer().Key)
				w.Say("签名写在 {path}；以后改了数据包，请再签一次。请把指纹另外告诉加入的人，让他们核对。", "path", path)
			})
		},
	}
	c.Flags().StringVar(&key, "key", "", say.T("签名密钥文件 FILE（用 yibiao pack key 生成）"))
	_ = c.MarkFlagRequired("key")
	return c
}

// signerJSON is who signs, for programs.
type signerJSON struct {
	Signer string `json:"signer"`
	Key    string `json:"key"`
	Path   string `json:"path"`
}

func readKey(path string) (*signing.Key, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, session.Failed("sign-pack", err)
	}
	k, err := signing.DecodeKey(data)
	if err != nil {
		return nil, session.Refuse("sign-pack", session.CodeNotPackKey, "path", path)
	}
	return k, nil
}

func packKey(p *base.Program) *cobra.Command {
	var out string
	c := &cobra.Command{
		Use:         say.T("key <签名的单位或人>"),
		Annotations: base.Apart.Marked(),
		Short:       say.T("生成签名密钥；密钥文件要自己保管好，不能给别人"),
		Example:     "  yibiao pack key 柳州样例服务中心 --out 签名密钥.pem",
		Args:        base.Arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			k, err := signing.NewKey(args[0])
			if err != nil {
				return session.Refuse("sign-pack", session.CodeSignerName, "name", args[0])
			}
			text, err := k.Encode()
			if err != nil {
				return session.Failed("sign-pack", err)
			}
			f, err := os.OpenFile(out, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
			if err != nil {
				return session.Failed("sign-pack", err)
			}
			_, err = f.Write(text)
			if err := errors.Join(err, f.Close()); err != nil {
				return session.Failed("sign-pack", err)
			}
			return p.Show(signerJSON{k.Signer().Name, k.Signer().Key, out}, func(w *base.Page) {
				w.Say("密钥已生成：{path}，指纹 {key}。请备份并保管好：丢了就签不了新版本，给了别人，别人就能以“{name}”的名义签名。", "path", out, "key", k.Signer().Key, "name", k.Signer().Name)
			})
		},
	}
	c.Flags().StringVar(&out, "out", "", say.T("密钥文件 FILE；已有同名文件时不覆盖"))
	_ = c.MarkFlagRequired("out")
	return c
}

func packRemove(p *base.Program) *cobra.Command {
	return base.OnVault(p, base.Command{
		Use:   say.T("remove <数据包>"),
		Vault: base.Changes,
		Short: say.T("移除自己加入的数据包（文件夹仍留在资料库里）"),
		Least: 1, Most: 1,
	}, func(s *session.Session, args []string) error {
		if err := s.Packs().Remove(args[0]); err != nil {
			return err
		}
		return p.Show(ownPackJSON{ID: args[0]}, func(w *base.Page) { w.Say("已移除数据包 {id}", "id", args[0]) })
	})
}

func packOwn(p *base.Program) *cobra.Command {
	return base.OnVault(p, base.Command{
		Use:   "own",
		Vault: base.Browses,
		Short: say.T("列出自己加入的数据包；读不出来的说明原因"),
	}, func(s *session.Session, _ []string) error {
		out := []ownPackJSON{}
		rows := [][]string{nil}
		for _, o := range s.Packs().Own() {
			one := ownPackJSON{ID: o.ID}
			if pack := s.Library().Pack(o.ID); pack != nil {
				one.Title = pack.Title
			}
			if o.Fault != nil {
				one.Fault = say.Failure(o.Fault)
			}
			out = append(out, one)
			rows = append(rows, []string{one.ID, one.Title + one.Fault})
		}
		return p.Show(out, func(w *base.Page) {
			if len(out) == 0 {
				w.Say("还没有加入自己的数据包。用 yibiao pack add 加入。")
			}
			w.Table(rows)
		})
	})
}

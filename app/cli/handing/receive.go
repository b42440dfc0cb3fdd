package handing

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session/handover"
	"yibiao/forms"
)

// receivedJSON is what a file brings or has brought, for programs.
type receivedJSON struct {
	Written bool         `json:"written"`
	Scope   string       `json:"scope"`
	Clients []comingJSON `json:"clients"`
	New     int          `json:"new_changes"`
	Altered int          `json:"altered_fields"`
	Files   int          `json:"new_files"`
	Bytes   int64        `json:"new_bytes"`
	Both    []bothJSON   `json:"changed_on_both_sides"`
	Packs   []string     `json:"packs_missing"`
	Backup  string       `json:"backup,omitempty"`
}

type comingJSON struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Dossiers int      `json:"dossier_count"`
	New      bool     `json:"new"`
	Deleted  bool     `json:"deleted_here"`
	Twins    []string `json:"same_name_here,omitempty"` // ids
}

// bothJSON is a field that both sides have changed.
type bothJSON struct {
	Client  string `json:"client"`
	Dossier string `json:"dossier,omitempty"`
	Field   string `json:"field"`
	Here    string `json:"here"`
	File    string `json:"file"`
	HereAt  string `json:"here_at"`
	FileAt  string `json:"file_at"`
	Stays   bool   `json:"here_stays"`
	Says    string `json:"says"`
}

func toReceived(x handover.Taken, v *forms.Vocabulary) receivedJSON {
	out := receivedJSON{
		Scope: string(x.Scope), Clients: []comingJSON{}, New: x.New, Altered: x.Altered, Files: x.NewFiles, Bytes: x.NewBytes, Both: []bothJSON{}, Packs: []string{},
	}
	for _, c := range x.Clients {
		one := comingJSON{ID: c.ID, Name: c.Name, Dossiers: len(c.Dossiers), New: c.New, Deleted: c.Trashed}
		for _, twin := range c.Twins {
			one.Twins = append(one.Twins, twin.ID)
		}
		out.Clients = append(out.Clients, one)
	}
	for _, b := range x.Both {
		out.Both = append(out.Both, bothJSON{b.Client, b.Dossier, handover.Named(b), b.Here, b.File, base.Stamp(b.HereAt), base.Stamp(b.Then), b.Stays, say.BothSides(b, v)})
	}
	for _, pack := range x.Packs {
		out.Packs = append(out.Packs, pack.ID)
	}
	if x.Backup != "" {
		out.Backup = filepath.Base(x.Backup)
	}
	return out
}

// Receive is `yibiao receive`.
func Receive(p *base.Program) *cobra.Command {
	var secret string
	var write bool
	c := &cobra.Command{
		Use:         say.T("receive <移交文件>"),
		Annotations: base.Begins.Marked(),
		Short:       say.T("接收另一台电脑的移交文件；先列出会带来什么，加 --write 才并入"),
		Long: say.T("接收 yibiao client send、dossier send、vault send 写的移交文件：先从头到尾核对一遍，列出会带来什么、两边都改过的每一处和两边的内容；加 --write 才并入，并入之前自动备份，一步完成。坏的、不完整的、口令不对的，一处也不接收。") + "\n\n" +
			say.T("逐项并入：每一项后写的算数，一边删掉的就删掉，没有用上的留在修改记录里；同一份接收多少次都一样。没有撤销，要回到接收之前，用做好的备份恢复。"),
		Example: "  yibiao receive 某某公司.yibiao\n  yibiao receive 某某公司.yibiao --write",
		Args:    base.Arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			if !write {
				p.Use = base.Browses
			}
			s, err := p.Open()
			if err != nil {
				return err
			}
			ctx, stop := base.Interruptible(c)
			defer stop()
			parcel, err := opened(ctx, p, s, args[0], secret)
			if err != nil {
				return err
			}
			defer func() { _ = parcel.Close() }()
			v := s.Library().Vocabulary
			if !write {
				return p.Show(toReceived(handover.Taken{Plan: parcel.Plan}, v), func(w *base.Page) {
					w.Lines(say.Coming(parcel.Plan, v))
					if !parcel.Nothing() {
						w.Say("什么都还没有动。要并入，加上 --write")
					}
				})
			}
			taken, err := parcel.Take(ctx, s, percent(p, say.T("接收")))
			p.ProgressDone()
			if err != nil {
				return err
			}
			out := toReceived(taken, v)
			out.Written = true
			return p.Show(out, func(w *base.Page) {
				w.Lines(say.TakenLines(taken, v))
				if out.Backup != "" {
					w.Say("恢复：yibiao vault restore {name}", "name", out.Backup)
				}
			})
		},
	}
	c.Flags().StringVar(&secret, "file-passphrase", "", say.T("移交文件的口令从文件 `FILE` 的第一行读（- 表示标准输入），不在终端里问"))
	c.Flags().BoolVar(&write, "write", false, say.T("并入资料库；不写时只列出会带来什么"))
	return c
}

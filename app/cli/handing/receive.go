package handing

import (
	"path/filepath"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session/backups"
	"yibiao/app/session/handover"
	"yibiao/app/session/record"
	"yibiao/forms"
)

// receivedJSON is what a file brings or has brought, for programs.
type receivedJSON struct {
	Written bool         `json:"written"`
	Scope   string       `json:"scope"`
	Clients []comingJSON `json:"clients"`
	New     int          `json:"new_changes"`
	Altered int          `json:"altered_fields"` // values that go, or give way to others; of what goes as a whole none
	Deleted int          `json:"deleted"`        // what goes as a whole
	Added   int          `json:"added"`
	Hidden  int          `json:"changes_in_trash"`
	Effects []effectJSON `json:"effects"`
	Files   int          `json:"new_files"`
	Bytes   int64        `json:"new_bytes"`
	Both    []bothJSON   `json:"changed_on_both_sides"`
	Packs   []string     `json:"packs_missing"`
	Ahead   string       `json:"dated_ahead,omitempty"` // when the latest change that is still to come was made
	Backup  string       `json:"backup,omitempty"`
}

type comingJSON struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Dossiers int      `json:"dossier_count"`
	New      bool     `json:"new"`
	Deleted  bool     `json:"deleted_here"`
	Twins    []string `json:"same_name_here,omitempty"` // ids
	Coded    []string `json:"same_code_here,omitempty"` // ids
	Purged   string   `json:"purged_here,omitempty"`    // when
}

// placeJSON tells where something is.
type placeJSON struct {
	Client  string `json:"client,omitempty"`
	Dossier string `json:"dossier,omitempty"`
	Kind    string `json:"kind"` // client, dossier, row, material, …
	Table   string `json:"table,omitempty"`
	Row     int    `json:"row,omitempty"`  // from 1
	Name    string `json:"name,omitempty"` // what the row says first, what the file is called
}

func toPlace(x handover.Place) placeJSON {
	out := placeJSON{Client: x.Client, Dossier: x.Dossier, Kind: x.Kind, Row: x.Number, Name: x.Name}
	if x.Table != nil {
		out.Table = x.Table.Name()
	}
	if x.Lead != nil {
		out.Name = x.Leads
	}
	return out
}

// effectJSON is what is otherwise once the file is taken in.
type effectJSON struct {
	placeJSON
	Effect string `json:"effect"` // deleted, cleared, changed, moved, restored, filled, added
	Field  string `json:"field,omitempty"`
	From   string `json:"from,omitempty"`
	To     string `json:"to,omitempty"`
	Says   string `json:"says"`
}

// bothJSON is what both sides have changed.
type bothJSON struct {
	placeJSON
	Field  string `json:"field"`
	Here   string `json:"here"`
	File   string `json:"file"`
	HereAt string `json:"here_at"`
	FileAt string `json:"file_at"`
	Gone   string `json:"deleted_kind,omitempty"` // of what one side has deleted, of which this is part
	Stays  bool   `json:"here_stays"`
	Says   string `json:"says"`
}

func toReceived(x handover.Taken, v *forms.Vocabulary) receivedJSON {
	n := handover.Counted(x.Effects)
	out := receivedJSON{
		Scope: string(x.Scope), Clients: []comingJSON{}, New: x.New, Files: x.NewFiles, Bytes: x.NewBytes, Both: []bothJSON{}, Packs: []string{},
		Altered: n[handover.Changed] + n[handover.Cleared] + n[handover.Moved], Deleted: n[handover.Deleted],
		Added: n[handover.Added] + n[handover.Restored] + n[handover.Filled], Hidden: x.Hidden, Effects: []effectJSON{},
	}
	for _, c := range x.Clients {
		one := comingJSON{ID: c.ID, Name: c.Name, Dossiers: len(c.Dossiers), New: c.New, Deleted: c.Trashed}
		for _, twin := range c.Twins {
			one.Twins = append(one.Twins, twin.ID)
		}
		for _, same := range c.SameCode {
			one.Coded = append(one.Coded, same.ID)
		}
		if !c.Purged.IsZero() {
			one.Purged = base.Stamp(c.Purged)
		}
		out.Clients = append(out.Clients, one)
	}
	for _, e := range x.Effects {
		out.Effects = append(out.Effects, effectJSON{toPlace(e.Place), string(e.Effect), record.Plain(e.What), e.From, e.To, say.Effect(e, v)})
	}
	for _, b := range x.Both {
		out.Both = append(out.Both, bothJSON{toPlace(b.Place), record.Plain(b.What), b.Here, b.File, base.Stamp(b.HereAt), base.Stamp(b.FileAt), b.Gone, b.Stays, say.BothSides(b, v)})
	}
	for _, pack := range x.Packs {
		out.Packs = append(out.Packs, pack.ID)
	}
	if !x.Ahead.IsZero() {
		out.Ahead = base.Stamp(x.Ahead)
	}
	if x.Backup != "" {
		out.Backup = filepath.Base(x.Backup)
	}
	return out
}

// mostListed is how many effects of a client or a dossier are listed unless all are asked for.
const mostListed = 12

// Receive is `yibiao receive`.
func Receive(p *base.Program) *cobra.Command {
	var o receiving
	c := &cobra.Command{
		Use:         say.T("receive <移交文件>"),
		Annotations: base.Begins.Marked(),
		Short:       say.T("接收另一台电脑的移交文件；先列出会带来什么，加 --write 才并入"),
		Long: say.T("接收 yibiao client send、dossier send、vault send 写的移交文件：先从头到尾核对一遍，逐处列出会新增、换掉、删除什么，两边都改过的列出两边的内容；加 --write 才并入，并入之前自动备份，一步完成。坏的、不完整的、口令不对的，一处也不接收。") + "\n\n" +
			say.T("逐项并入：每一项后写的算数，一边删掉的就删掉，没有用上的留在修改记录里；同一份接收多少次都一样。没有撤销，要回到接收之前，用做好的备份恢复。"),
		Example: "  yibiao receive 某某公司.yibiao\n  yibiao receive 某某公司.yibiao --write",
		Args:    base.Arguments(1, 1),
		RunE:    func(c *cobra.Command, args []string) error { return o.run(c, p, args[0]) },
	}
	c.Flags().StringVar(&o.secret, "file-passphrase", "", say.T("移交文件的口令从文件 `FILE` 的第一行读（- 表示标准输入），不在终端里问"))
	c.Flags().BoolVar(&o.write, "write", false, say.T("并入资料库；不写时只列出会带来什么"))
	c.Flags().BoolVar(&o.all, "all", false, say.T("逐处全部列出；不写时每份档案列出前面的 {n} 处", "n", mostListed))
	return c
}

// receiving are the options of receive.
type receiving struct {
	secret     string
	write, all bool
}

func (o *receiving) run(c *cobra.Command, p *base.Program, path string) error {
	// Where no vault is yet, none is begun for a file that is refused.
	begins := o.write && !backups.VaultThere(p.VaultDir())
	if !o.write || begins {
		p.Use = base.Browses
	}
	s, err := p.Open()
	if err != nil {
		return err
	}
	ctx, stop := base.Interruptible(c)
	defer stop()
	parcel, err := opened(ctx, p, s, path, o.secret)
	if err != nil {
		return err
	}
	defer func() { _ = parcel.Close() }()
	if begins {
		p.Close()
		p.Use = ""
		if s, err = p.Open(); err != nil {
			return err
		}
		if err := parcel.Against(ctx, s); err != nil {
			return err
		}
	}
	v := s.Library().Vocabulary
	if !o.write {
		return p.Show(toReceived(handover.Taken{Plan: parcel.Plan}, v), func(w *base.Page) {
			o.list(w, func(most int) ([]string, int) { return say.Coming(parcel.Plan, v, most) })
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
		o.list(w, func(most int) ([]string, int) { return say.TakenLines(taken, v, most) })
		if out.Backup != "" {
			w.Say("恢复：yibiao vault restore {name}", "name", out.Backup)
		}
	})
}

// list shows lines, all of them or the first of each dossier.
func (o *receiving) list(w *base.Page, lines func(most int) ([]string, int)) {
	most := mostListed
	if o.all {
		most = 0
	}
	shown, hidden := lines(most)
	w.Lines(shown)
	if hidden > 0 {
		w.Say("没有列出的 {n} 处，加上 --all 全部列出", "n", hidden)
	}
}

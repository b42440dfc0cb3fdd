package work

import (
	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/batch"
)

// newFlags say what dossier is begun.
type newFlags struct {
	client, pack, title, due string
	like                     string // a dossier that this one follows
	programmes               []string
	carry                    bool
	many                     newMany
}

func dossierNew(p *base.Program) *cobra.Command {
	var o newFlags
	c := &cobra.Command{
		Use:         "new",
		Annotations: base.Changes.Marked(),
		Short:       say.T("新建申报档案；--clients 为多家单位一次建立"),
		Long:        say.T("新建申报档案。写 --clients（可以写多次，all 是全部单位）时为多家单位建立：先列出每家能不能申报（写了几个事项的，按最不符合的那一个）、有没有其中事项的档案，加 --write 才建立；不符合条件的和已有档案的不建立。"),
		Example: "  yibiao dossier new --client 示范 --pack shoutaitao --programme stt-01-rending --programme stt-02-jiangli\n" +
			"  yibiao dossier new --like 首台2026 --title 首台2027\n" +
			"  yibiao dossier new --clients all --pack shoutaitao --programme stt-01-rending",
		Args: base.Arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			if err := goodDue(o.due); err != nil {
				return err
			}
			if len(o.many.clients) == 0 {
				return newOne(p, o)
			}
			if o.client != "" || o.pack == "" || len(o.programmes) == 0 {
				return base.Usage("为多家单位新建要写 --clients、--pack 和至少一个 --programme，不写 --client")
			}
			o.many.New = batch.New{Pack: o.pack, Programmes: o.programmes, Title: o.title, Due: o.due}
			return dossiersForMany(p, c, o.many)
		},
	}
	c.Flags().StringVar(&o.client, "client", "", say.T("`CLIENT`：申报单位的名称或编号"))
	c.Flags().StringVar(&o.pack, "pack", "", say.T("`PACK`：数据包，见 yibiao pack list"))
	c.Flags().StringArrayVar(&o.programmes, "programme", nil, say.T("`PROGRAMME`：申报事项，可以写多次"))
	c.Flags().StringVar(&o.title, "title", "", say.T("`TITLE`：档案标题，默认用事项的简称"))
	c.Flags().StringVar(&o.due, "due", "", say.T("`DATE`：截止日期，写成 2025-06-30"))
	c.Flags().StringVar(&o.like, "like", "", say.T("`DOSSIER`：照这一份（如去年的）建立，同名的再写 --client，事项相同，回答和文件全部沿用；写了 --pack 和 --programme 的，沿用到别的事项"))
	c.Flags().BoolVar(&o.carry, "carry", false, say.T("带入匹配时的答案（yibiao match answer）"))
	c.Flags().StringArrayVar(&o.many.clients, "clients", nil, say.T("`CLIENT`：为这些单位各建一份，可以写多次；all 是全部单位"))
	c.Flags().BoolVar(&o.many.write, "write", false, say.T("与 --clients 同用：建立；不写时只列出"))
	c.Flags().BoolVar(&o.many.unfit, "unfit", false, say.T("与 --clients 同用：不符合条件的也建立"))
	return c
}

// newOne begins a dossier of one client.
func newOne(p *base.Program, o newFlags) error {
	s, err := p.Open()
	if err != nil {
		return err
	}
	var like session.DossierInfo
	if o.like != "" {
		p.OfClient = o.client
		if like, err = p.FindDossier(o.like); err != nil {
			return err
		}
		o.client = like.Client
		if o.pack == "" && len(o.programmes) == 0 {
			o.pack, o.programmes = like.Pack, like.Programmes
		}
	}
	if o.client == "" || o.pack == "" || len(o.programmes) == 0 {
		return base.Usage("新建档案要写 --client、--pack 和至少一个 --programme，或者写 --like")
	}
	found, err := s.Clients().Find(o.client)
	if err != nil {
		return err
	}
	if err := base.RefuseCards(s, o.pack, o.programmes); err != nil {
		return err
	}
	var d session.DossierInfo
	if o.carry {
		d, err = carriedDossier(p, found.ID, o.pack, o.programmes, o.title)
	} else {
		d, err = s.Dossiers().Create(found.ID, o.pack, o.programmes, o.title)
	}
	if err != nil {
		return err
	}
	if o.due != "" {
		if err := s.Dossiers().Set(d.ID, session.DossierDue, o.due); err != nil {
			return err
		}
	}
	if o.like == "" {
		return showDossier(p, d.ID)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		return err
	}
	return carry(p, e, like.ID, true)
}

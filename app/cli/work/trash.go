package work

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
)

// trashJSON lists what was deleted, for programs.
type trashJSON struct {
	Clients  []clientJSON  `json:"clients"`
	Dossiers []DossierJSON `json:"dossiers"`
}

func trashCommand(p *base.Program) *cobra.Command {
	c := &cobra.Command{
		Use:         "trash",
		Annotations: base.Reads.Marked(),
		Short:       say.T("回收站：已删除的单位和档案，可以恢复"),
		Args:        base.NoCommand,
		RunE: func(*cobra.Command, []string) error {
			out, err := listTrash(p)
			if err != nil {
				return err
			}
			return p.Show(out, func(w *base.Page) { out.text(w) })
		},
	}
	c.AddCommand(trashRestore(p))
	return c
}

func listTrash(p *base.Program) (trashJSON, error) {
	out := trashJSON{Clients: []clientJSON{}, Dossiers: []DossierJSON{}}
	s, err := p.Open()
	if err != nil {
		return out, err
	}
	clients, dossiers, err := session.Removed(s)
	if err != nil {
		return out, err
	}
	here, err := s.Clients().List()
	if err != nil {
		return out, err
	}
	names := map[string]string{}
	for _, c := range append(here, clients...) {
		names[c.ID] = c.Name
	}
	for _, c := range clients {
		out.Clients = append(out.Clients, toClient(c))
	}
	for _, d := range dossiers {
		out.Dossiers = append(out.Dossiers, ToDossier(d, names[d.Client]))
	}
	return out, nil
}

func (t trashJSON) text(w *base.Page) {
	if len(t.Clients)+len(t.Dossiers) == 0 {
		w.Say("回收站是空的")
		return
	}
	if len(t.Clients) > 0 {
		rows := [][]string{{say.T("单位名称"), say.T("编号")}}
		for _, c := range t.Clients {
			rows = append(rows, []string{base.Short(c.Name, clientColumns), c.ID})
		}
		w.Table(rows)
	}
	if len(t.Dossiers) > 0 {
		if len(t.Clients) > 0 {
			w.Line()
		}
		w.Table(dossierRows(t.Dossiers, true, false))
	}
	w.Say("恢复：yibiao trash restore <编号或名称>")
}

func trashRestore(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         say.T("restore <编号或名称>"),
		Annotations: base.Changes.Marked(),
		Short:       say.T("恢复删除的单位或档案"),
		Args:        base.Arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			gone, err := listTrash(p)
			if err != nil {
				return err
			}
			client, dossier, err := gone.find(args[0])
			if err != nil {
				return err
			}
			if dossier != nil {
				return restoreDossier(p, *dossier, gone)
			}
			return restoreClient(p, client.ID)
		},
	}
}

// find finds the one thing with an id or name, or with a part of its name that fits one only.
// Failures: not-removed, many-removed.
func (t trashJSON) find(key string) (client *clientJSON, dossier *DossierJSON, err error) {
	client, dossier, found := t.fitting(func(id, name string) bool { return id == key })
	if len(found) == 0 {
		client, dossier, found = t.fitting(func(_, name string) bool { return name == key })
	}
	if len(found) == 0 && key != "" {
		client, dossier, found = t.fitting(func(_, name string) bool { return strings.Contains(name, key) })
	}
	switch len(found) {
	case 0:
		return nil, nil, session.Refuse("restore", session.CodeNotRemoved, "name", key)
	case 1:
		return client, dossier, nil
	}
	return nil, nil, session.Refuse("restore", session.CodeManyRemoved, "name", key, "found", strings.Join(found, "\n"))
}

// fitting gives the last client or dossier that fits, and name and id of all of them.
func (t trashJSON) fitting(fits func(id, name string) bool) (client *clientJSON, dossier *DossierJSON, found []string) {
	for i, c := range t.Clients {
		if fits(c.ID, c.Name) {
			client, found = &t.Clients[i], append(found, base.Short(c.Name, clientColumns)+" "+c.ID)
		}
	}
	for i, d := range t.Dossiers {
		if fits(d.ID, d.Title) {
			dossier, found = &t.Dossiers[i], append(found, base.Short(d.Title, clientColumns)+" "+d.ID)
		}
	}
	return client, dossier, found
}

func restoreDossier(p *base.Program, d DossierJSON, gone trashJSON) error {
	if err := p.Session.Dossiers().Restore(d.ID); err != nil {
		return err
	}
	// Out of sight as long as its client is: nothing else would tell why it does not appear.
	hidden := slices.ContainsFunc(gone.Clients, func(c clientJSON) bool { return c.ID == d.Client })
	return p.Show(d, func(w *base.Page) {
		w.Say("已恢复“{name}”", "name", d.Title)
		if hidden {
			w.Say("它的单位“{name}”还在回收站里，恢复单位后才看得到", "name", d.ClientName)
		}
	})
}

package handover

import (
	"context"
	"slices"
	"strings"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/dossier/transfer"
	"yibiao/forms"
)

// slack is by how much a change may be ahead of the clock before that is worth a word.
const slack = 10 * time.Minute

// comparing compares a parcel with what is here.
type comparing struct {
	s            *session.Session
	here, file   view
	merged       view
	known, heard map[string]bool        // ids of changes that are known here, and that the sender knows of
	refs         map[string][]store.Ref // of the file, by entity
	forms        map[string]*forms.Form // by dossier; nil where its pack is not here
}

func idsOf(list []store.Change, more ...string) map[string]bool {
	all := map[string]bool{}
	for _, c := range list {
		all[c.ID] = true
	}
	for _, id := range more {
		all[id] = true
	}
	return all
}

// Against works out anew what taking the parcel in would do, in another vault too. Failures: invalid (malformed, or known here with another
// content), transfer-strays (args path), clock, and those of reading.
func (p *Parcel) Against(ctx context.Context, s *session.Session) error {
	theirs := p.parcel.Log
	inLog, err := s.Store().Log().Examine(ctx, theirs.Changes)
	if err != nil {
		return withPath(session.Failed("receive", err), p.file.Name())
	}
	c := &comparing{s: s, file: viewOf(theirs.Changes), heard: idsOf(theirs.Changes, theirs.Seen...), refs: map[string][]store.Ref{}, forms: map[string]*forms.Form{}}
	mine, err := c.mine(ctx, p.parcel)
	if err != nil {
		return session.Failed("receive", err)
	}
	c.here, c.merged = viewOf(mine), viewOf(mine, theirs.Changes)
	c.known = idsOf(mine, remembered(s, p.parcel.Head)...)
	for id := range inLog {
		c.known[id] = true
	}
	for ref := range c.file.now {
		c.refs[ref.Entity] = append(c.refs[ref.Entity], ref)
	}
	for _, refs := range c.refs {
		slices.SortFunc(refs, func(a, b store.Ref) int { return strings.Compare(string(a.Field), string(b.Field)) })
	}
	if p.parcel.Scope != transfer.OfVault && c.strays(p.parcel) {
		return session.Refuse("receive", session.CodeTransferStrays, "path", p.file.Name())
	}
	return p.tell(ctx, c, inLog)
}

// tell makes the plan of what was compared.
func (p *Parcel) tell(ctx context.Context, c *comparing, inLog map[string]bool) (err error) {
	p.Plan = Plan{Head: p.parcel.Head}
	for _, x := range p.parcel.Log.Changes {
		if inLog[x.ID] {
			continue
		}
		p.New++
		if x.At.After(c.s.Now().Add(slack)) && x.At.After(p.Ahead) {
			p.Ahead = x.At
		}
	}
	p.Effects, p.Hidden = c.effects()
	p.Both = c.both()
	for _, f := range p.parcel.Head.Files {
		if !c.s.Store().Materials().Has(f.SHA) {
			p.NewFiles++
			p.NewBytes += f.Size
		}
	}
	for _, pack := range p.parcel.Head.Packs {
		if c.s.Library().Pack(pack.ID) == nil {
			p.Plan.Packs = append(p.Plan.Packs, pack)
		}
	}
	p.Plan.Clients, err = c.coming(ctx, p.parcel.Head)
	return err
}

// mine are the changes here of whatever the file speaks of: its clients with all that belongs to them, its entities and roots, and what
// these belong to.
func (c *comparing) mine(ctx context.Context, p *transfer.Parcel) ([]store.Change, error) {
	var clients []string
	for _, x := range p.Head.Clients {
		clients = append(clients, x.ID)
	}
	ids, err := store.Belonging(ctx, c.s.Store(), store.Purging{Roots: clients, Links: record.Links})
	if err != nil {
		return nil, err
	}
	ids = append(ids, c.file.ids...)
	for _, x := range p.Log.Changes {
		ids = append(ids, x.Root)
		if slices.Contains(record.Links, x.Field) && x.Value != "" {
			ids = append(ids, x.Value)
		}
	}
	slices.Sort(ids)
	return c.s.Store().Log().Of(ctx, slices.Compact(ids))
}

// strays tells that something in the file belongs, here or with what it brings, to a client that it does not name, or to nobody.
func (c *comparing) strays(p *transfer.Parcel) bool {
	ours := func(v view, id string) bool {
		client, _ := v.whose(id)
		return slices.ContainsFunc(p.Head.Clients, func(x transfer.Client) bool { return x.ID == client })
	}
	once := map[string]bool{} // what belonged to one of the clients at some time: its coming may have been taken back
	for _, x := range p.Log.Changes {
		once[x.Entity] = once[x.Entity] || slices.Contains(record.Links, x.Field) && ours(c.merged, x.Value)
	}
	for _, id := range c.file.ids {
		if strings.HasPrefix(id, record.KindEdition+"-") {
			continue
		}
		known := once[id]
		for _, v := range []view{c.here, c.file, c.merged} {
			if v.there(id) && !ours(v, id) {
				return true
			}
			known = known || v.there(id)
		}
		// Of what nothing is known but that it is deleted, nothing else may be said.
		if !known && slices.ContainsFunc(c.refs[id], func(ref store.Ref) bool { return ref.Field != store.DeletedField }) {
			return true
		}
	}
	return slices.ContainsFunc(p.Log.Changes, func(x store.Change) bool {
		return c.here.there(x.Root) && !strings.HasPrefix(x.Root, record.KindEdition+"-") && !ours(c.here, x.Root)
	})
}

func (c *comparing) coming(ctx context.Context, h transfer.Head) ([]Coming, error) {
	list, err := c.s.Clients().List()
	if err != nil {
		return nil, err
	}
	purges, err := store.Purges(ctx, c.s.Store())
	if err != nil {
		return nil, err
	}
	out := make([]Coming, 0, len(h.Clients))
	for _, x := range h.Clients {
		one := Coming{Client: x, New: !c.here.there(x.ID), Trashed: c.merged.deleted(x.ID)}
		coded, err := c.coded(ctx, c.merged.value(x.ID, record.CodeField))
		if err != nil {
			return nil, err
		}
		for _, other := range list {
			switch {
			case other.ID == x.ID:
			case other.Name == x.Name:
				one.Twins = append(one.Twins, other)
			case coded[other.ID]:
				one.SameCode = append(one.SameCode, other)
			}
		}
		for _, purge := range purges {
			if one.New && purge.Was(x.ID) {
				one.Purged = purge.At
			}
		}
		out = append(out, one)
	}
	return out, nil
}

// coded are the clients here that have a code, by id; none have "".
func (c *comparing) coded(ctx context.Context, code string) (map[string]bool, error) {
	ids := map[string]bool{}
	if code == "" {
		return ids, nil
	}
	found, err := c.s.Store().State().Find(ctx, map[store.FieldName]string{record.KindField: record.KindClient, record.CodeField: code}, record.KindField)
	for _, e := range found {
		ids[e.ID] = true
	}
	return ids, session.Failed("receive", err)
}

// heardKey is the setting that holds the ids of changes of a client that are not here, while a sender knew of them, a line each: what
// that sender deleted was deleted with them.
func heardKey(client string) string { return "handover-heard-" + client }

// remembered are the ids that remember has kept of the clients of a file.
func remembered(s *session.Session, h transfer.Head) (ids []string) {
	for _, x := range h.Clients {
		ids = append(ids, strings.Fields(s.Setting(heardKey(x.ID)))...)
	}
	return ids
}

// remember keeps which changes of its client the sender of a file knew of.
func remember(ctx context.Context, s *session.Session, h transfer.Head, log transfer.Log) error {
	for _, x := range h.Clients {
		ids := append(strings.Fields(s.Setting(heardKey(x.ID))), log.Seen...)
		slices.Sort(ids)
		known, err := s.Store().Log().Has(ctx, ids)
		if err != nil {
			return err
		}
		ids = slices.DeleteFunc(slices.Compact(ids), func(id string) bool { return known[id] })
		if err := s.SetSetting(heardKey(x.ID), strings.Join(ids, "\n")); err != nil {
			return err
		}
	}
	return nil
}

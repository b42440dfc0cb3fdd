package summaries

import (
	"context"
	"slices"

	"yibiao/app/session"
	"yibiao/app/session/matching"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
)

// RefreshClients is Refresh of the clients alone: how they stand towards the programmes, and their days.
func RefreshClients(ctx context.Context, s *session.Session, progress func(done, total int)) error {
	return refreshClients(ctx, s, store.Which{Kind: record.KindClient}, progress)
}

// KeepTouched is RefreshClients of those that were touched by what was written since the vault was opened, however many others are stale.
func KeepTouched(ctx context.Context, s *session.Session) error {
	return refreshClients(ctx, s, store.Which{Kind: record.KindClient, Stale: true, Touched: true}, nil)
}

func refreshClients(ctx context.Context, s *session.Session, which store.Which, progress func(done, total int)) error {
	todo, err := outdated(ctx, s, which)
	if err != nil {
		return err
	}
	return keep(ctx, s, todo, clientsBy(matching.Keeper(s, entities(todo))), progress)
}

// RefreshDays works out anew the days that do not hold, of one client or of all with "", for an agenda. How a client stands is not worked
// out with them, as that costs more. Failures: that of ctx, and the store's.
func RefreshDays(ctx context.Context, s *session.Session, client string) error {
	if s.Store().ReadOnly() {
		return nil
	}
	which := store.Which{Kind: record.KindClient, Bodiless: true}
	if client != "" {
		which.Entities = []string{client}
	}
	all, _, err := s.Store().Digests().List(ctx, which)
	if err != nil {
		return session.Failed("list", err)
	}
	holds := matching.DaysHolding(s, all)
	todo := slices.DeleteFunc(all, func(d store.Digest) bool { return holds[d.Entity] })
	return keep(ctx, s, todo, clientsBy(matching.DaysKeeper(s, entities(todo))), nil)
}

// Rows gives how all clients stand, in the order of Clients: what is kept of those of whom nothing has changed since; the others are matched
// anew and kept. A vault that is only looked at keeps nothing. progress may be nil. Failures: that of ctx, and the store's.
func Rows(ctx context.Context, s *session.Session, progress func(done, total int)) ([]matching.Row, error) {
	if s.Store().ReadOnly() {
		return matching.Rows(ctx, s, progress)
	}
	clients, err := s.Clients().List()
	if err != nil {
		return nil, err
	}
	all, _, err := s.Store().Digests().List(ctx, store.Which{Kind: record.KindClient})
	if err != nil {
		return nil, session.Failed("match", err)
	}
	holds, bodies, todo := matching.Holding(s, all), map[string]string{}, []store.Digest{}
	for _, d := range all {
		if holds[d.Entity] {
			bodies[d.Entity] = d.Body
		} else {
			todo = append(todo, d)
		}
	}
	anew := clientsBy(matching.Keeper(s, entities(todo)))
	err = keep(ctx, s, todo, func(d store.Digest) (store.Digest, error) {
		d, err := anew(d)
		bodies[d.Entity] = d.Body
		return d, err
	}, progress)
	out := make([]matching.Row, 0, len(clients))
	for _, c := range clients {
		out = append(out, matching.KeptRow(c, bodies[c.ID]))
	}
	return out, err
}

// clientsBy makes digests of clients by a keeper.
func clientsBy(keeper func(client string) (matching.Kept, error)) func(store.Digest) (store.Digest, error) {
	return func(d store.Digest) (store.Digest, error) {
		kept, err := keeper(d.Entity)
		d.Basis, d.Body, d.Days = kept.Basis, kept.Body, kept.Days
		return d, err
	}
}

// entities are those of digests.
func entities(list []store.Digest) []string {
	out := make([]string, 0, len(list))
	for _, d := range list {
		out = append(out, d.Entity)
	}
	return out
}

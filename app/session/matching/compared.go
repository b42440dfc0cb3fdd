package matching

import (
	"maps"
	"slices"

	"yibiao/app/session"
	"yibiao/forms"
)

// Compared are the names of what the search for values that are used twice looks at: what is compared between the dossiers of
// all clients, between those of one client, and by name between all of them.
type Compared struct{ All, Client, Named []string }

// ComparedIn lists what the packs of a session say may be used once.
func ComparedIn(s *session.Session) Compared {
	var out Compared
	note := func(f *forms.Field) {
		list := &out.All
		switch {
		case f.Unique == nil:
			return
		case f.Unique.Scope.S == "client" && f.Unique.Others != "":
			list = &out.Named
		case f.Unique.Scope.S == "client":
			list = &out.Client
		}
		if !slices.Contains(*list, f.Label) {
			*list = append(*list, f.Label)
		}
	}
	for _, p := range s.Library().Packs {
		for _, id := range slices.Sorted(maps.Keys(p.ByID)) {
			note(p.ByID[id])
			for _, c := range p.ByID[id].Columns {
				note(c)
			}
		}
	}
	return out
}

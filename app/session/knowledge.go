package session

import (
	"context"
	"maps"
	"sort"
	"strings"

	"yibiao/dossier/store"
	"yibiao/forms"
)

// clientKnowledge is everything that the vault knows of one client, for matching.
type clientKnowledge struct {
	answers  forms.Answers
	attached map[string]int
	dossiers map[string][]string       // by programme id, oldest first
	latest   map[string]*forms.Answers // by programme id: what its newest dossier holds
}

func newKnowledge() *clientKnowledge {
	return &clientKnowledge{answers: forms.NewAnswers(), attached: map[string]int{}, dossiers: map[string][]string{}, latest: map[string]*forms.Answers{}}
}

// forProgramme gives the client's answers, with those of its newest dossier on the programme over them.
func (k *clientKnowledge) forProgramme(id string) forms.Answers { return k.over(k.latest[id]) }

// over lays a dossier's own answers, or none, over the client's.
func (k *clientKnowledge) over(own *forms.Answers) forms.Answers {
	if own == nil {
		return k.answers
	}
	both := forms.Answers{Values: maps.Clone(k.answers.Values), Tables: maps.Clone(k.answers.Tables)}
	maps.Copy(both.Values, own.Values)
	maps.Copy(both.Tables, own.Tables)
	return both
}

// knowledge reads what is known of one client, or of all when client is "", with one query per kind.
func (s *Session) knowledge(client string) (map[string]*clientKnowledge, error) {
	one := map[string]string{}
	if client != "" {
		one["client"] = client
	}
	known, err := s.clientAnswers(client)
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	dossiers, err := s.store.Find(ctx, with(one, kindDossier))
	if err != nil {
		return nil, failed("match", err)
	}
	sort.SliceStable(dossiers, func(i, j int) bool { return dossiers[i].Value("created") < dossiers[j].Value("created") })
	owners := map[string]*forms.Answers{}
	for id, k := range known {
		owners[id] = &k.answers
	}
	for _, d := range dossiers {
		k := known[d.Value("client")]
		if k == nil {
			continue
		}
		answers := answersOf(d, answerPrefix)
		owners[d.ID] = &answers
		for _, programme := range dossierInfo(d).Programmes {
			k.dossiers[programme] = append(k.dossiers[programme], d.ID)
			k.latest[programme] = &answers
		}
	}
	if err := s.rowsInto(owners); err != nil {
		return nil, err
	}
	return known, s.materialsInto(known)
}

func with(where map[string]string, kind string) map[string]string {
	out := maps.Clone(where)
	out[kindField] = kind
	return out
}

func (s *Session) clientAnswers(client string) (map[string]*clientKnowledge, error) {
	known := map[string]*clientKnowledge{}
	found, err := s.store.Find(context.Background(), map[string]string{kindField: kindClient})
	if err != nil {
		return nil, failed("match", err)
	}
	for _, x := range found {
		if client != "" && x.ID != client {
			continue
		}
		k := newKnowledge()
		k.answers = answersOf(x, matchPrefix)
		maps.Copy(k.answers.Values, answersOf(x, answerPrefix).Values)
		known[x.ID] = k
	}
	return known, nil
}

func answersOf(x store.EntityValues, prefix string) forms.Answers {
	a := forms.NewAnswers()
	for name, f := range x.Fields {
		if id, ok := strings.CutPrefix(name, prefix); ok && f.Value != "" {
			a.Values[id] = f.Value
		}
	}
	return a
}

// rowsInto adds the table rows of the given owners to their answers.
func (s *Session) rowsInto(owners map[string]*forms.Answers) error {
	where := map[string]string{kindField: kindRow}
	if len(owners) == 1 {
		for id := range owners {
			where["owner"] = id
		}
	}
	found, err := s.store.Find(context.Background(), where)
	if err != nil {
		return failed("match", err)
	}
	sort.SliceStable(found, func(i, j int) bool { return found[i].Value("order") < found[j].Value("order") })
	for _, x := range found {
		if a := owners[x.Value("owner")]; a != nil {
			table := x.Value("table")
			a.Tables[table] = append(a.Tables[table], forms.Row{ID: x.ID, Cells: answersOf(x, answerPrefix).Values})
		}
	}
	return nil
}

// materialsInto counts the clients' shared materials.
func (s *Session) materialsInto(known map[string]*clientKnowledge) error {
	found, err := s.store.Find(context.Background(), map[string]string{kindField: kindMaterial}, "owner", "requirement")
	if err != nil {
		return failed("match", err)
	}
	for _, x := range found {
		if k := known[x.Value("owner")]; k != nil {
			k.attached[x.Value("requirement")]++
		}
	}
	return nil
}

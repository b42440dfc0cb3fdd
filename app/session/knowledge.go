package session

import (
	"context"
	"maps"
	"sort"

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

// knowledgeOf reads what is known of one client, or of all when client is "", with one query per kind.
func knowledgeOf(s *Session, client string) (map[string]*clientKnowledge, error) {
	one := map[string]string{}
	if client != "" {
		one["client"] = client
	}
	known, err := clientAnswers(s, client)
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	dossiers, err := s.Store().Find(ctx, with(one, kindDossier))
	if err != nil {
		return nil, Failed("match", err)
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
		for _, programme := range dossierOf(d).Programmes {
			k.dossiers[programme] = append(k.dossiers[programme], d.ID)
			k.latest[programme] = &answers
		}
	}
	if err := s.rowsInto(owners); err != nil {
		return nil, err
	}
	return known, materialsInto(s, known)
}

func with(where map[string]string, kind string) map[string]string {
	out := maps.Clone(where)
	out[kindField] = kind
	return out
}

func clientAnswers(s *Session, client string) (map[string]*clientKnowledge, error) {
	known := map[string]*clientKnowledge{}
	found, err := s.Store().Find(context.Background(), map[string]string{kindField: kindClient})
	if err != nil {
		return nil, Failed("match", err)
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

// materialsInto counts the clients' shared materials.
func materialsInto(s *Session, known map[string]*clientKnowledge) error {
	found, err := s.Store().Find(context.Background(), map[string]string{kindField: kindMaterial}, "owner", "requirement")
	if err != nil {
		return Failed("match", err)
	}
	for _, x := range found {
		if k := known[x.Value("owner")]; k != nil {
			k.attached[x.Value("requirement")]++
		}
	}
	return nil
}

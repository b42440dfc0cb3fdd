package matching

import (
	"context"
	"maps"
	"sort"

	"yibiao/app/session"
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
func knowledgeOf(s *session.Session, client string) (map[string]*clientKnowledge, error) {
	one := map[string]string{}
	if client != "" {
		one["client"] = client
	}
	known, err := clientAnswers(s, client)
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	dossiers, err := s.Store().State().Find(ctx, with(one, session.KindDossier))
	if err != nil {
		return nil, session.Failed("match", err)
	}
	sort.SliceStable(dossiers, func(i, j int) bool {
		return dossiers[i].Value(session.CreatedField) < dossiers[j].Value(session.CreatedField)
	})
	owners := map[string]*forms.Answers{}
	for id, k := range known {
		owners[id] = &k.answers
	}
	for _, d := range dossiers {
		k := known[d.Value(session.ClientField)]
		if k == nil {
			continue
		}
		answers := session.AnswersOf(d, session.AnswerPrefix)
		owners[d.ID] = &answers
		for _, programme := range session.DossierOf(d).Programmes {
			k.dossiers[programme] = append(k.dossiers[programme], d.ID)
			k.latest[programme] = &answers
		}
	}
	if err := session.RowsInto(s, owners); err != nil {
		return nil, err
	}
	return known, materialsInto(s, known)
}

func with(where map[string]string, kind string) map[string]string {
	out := maps.Clone(where)
	out[session.KindField] = kind
	return out
}

func clientAnswers(s *session.Session, client string) (map[string]*clientKnowledge, error) {
	known := map[string]*clientKnowledge{}
	found, err := s.Store().State().Find(context.Background(), map[string]string{session.KindField: session.KindClient})
	if err != nil {
		return nil, session.Failed("match", err)
	}
	for _, x := range found {
		if client != "" && x.ID != client {
			continue
		}
		k := newKnowledge()
		k.answers = session.AnswersOf(x, session.MatchPrefix)
		maps.Copy(k.answers.Values, session.AnswersOf(x, session.AnswerPrefix).Values)
		known[x.ID] = k
	}
	return known, nil
}

// materialsInto counts the clients' shared materials.
func materialsInto(s *session.Session, known map[string]*clientKnowledge) error {
	found, err := s.Store().State().Find(context.Background(), map[string]string{session.KindField: session.KindMaterial}, session.OwnerField, session.RequirementField)
	if err != nil {
		return session.Failed("match", err)
	}
	for _, x := range found {
		if k := known[x.Value(session.OwnerField)]; k != nil {
			k.attached[x.Value(session.RequirementField)]++
		}
	}
	return nil
}

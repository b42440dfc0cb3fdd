package matching

import (
	"context"
	"maps"
	"slices"
	"sort"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// belongings are what a client, or a dossier, holds of its own; confirmations are among the answers.
type belongings struct {
	answers  forms.Answers
	attached files
	papers   []paper // files whose last day somebody entered
}

// files counts attached files by requirement id: those that are there, and those that are known to be lost or broken.
type files struct{ fit, unfit map[string]int }

func noFiles() files { return files{map[string]int{}, map[string]int{}} }

// with counts the files of both.
func (f files) with(more files) files {
	both := files{maps.Clone(f.fit), maps.Clone(f.unfit)}
	for requirement, n := range more.fit {
		both.fit[requirement] += n
	}
	for requirement, n := range more.unfit {
		both.unfit[requirement] += n
	}
	return both
}

// paper is an attached file that ends on a day.
type paper struct{ name, expires string }

// clientKnowledge is everything that the vault knows of one client, for matching.
type clientKnowledge struct {
	belongings
	all      []*dossierContent          // oldest first
	dossiers map[string][]string        // by programme id, oldest first
	latest   map[string]*dossierContent // by programme id: its newest dossier
}

// dossierContent is one dossier.
type dossierContent struct {
	belongings
	info session.DossierInfo
}

func newKnowledge() *clientKnowledge {
	return &clientKnowledge{
		belongings: belongings{answers: forms.NewAnswers(), attached: noFiles()},
		dossiers:   map[string][]string{}, latest: map[string]*dossierContent{},
	}
}

// forProgramme is the case of a programme: what the client's profile holds, and over it what its newest dossier on the
// programme holds.
func (k *clientKnowledge) forProgramme(id string) forms.Case {
	d := k.latest[id]
	if d == nil {
		return forms.Case{Answers: k.answers, Attached: k.attached.fit, Unfit: k.attached.unfit}
	}
	all := k.attached.with(d.attached)
	return forms.Case{Answers: k.over(&d.answers), Attached: all.fit, Unfit: all.unfit, Approved: d.info.Status.Approved()}
}

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
	one := map[store.FieldName]string{}
	if client != "" {
		one[record.ClientField] = client
	}
	known, err := clientAnswers(s, client)
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	dossiers, err := s.Store().State().Find(ctx, with(one, record.KindDossier))
	if err != nil {
		return nil, session.Failed("match", err)
	}
	sort.SliceStable(dossiers, func(i, j int) bool {
		return dossiers[i].Value(record.CreatedField) < dossiers[j].Value(record.CreatedField)
	})
	owners, held := map[string]*forms.Answers{}, map[string]*belongings{}
	for id, k := range known {
		owners[id], held[id] = &k.answers, &k.belongings
	}
	for _, d := range dossiers {
		k := known[d.Value(record.ClientField)]
		if k == nil {
			continue
		}
		content := &dossierContent{info: session.DossierOf(d), belongings: belongings{answers: record.AnswersOf(d, record.AnswerPrefix), attached: noFiles()}}
		owners[d.ID], held[d.ID] = &content.answers, &content.belongings
		k.all = append(k.all, content)
		for _, programme := range content.info.Programmes {
			k.dossiers[programme] = append(k.dossiers[programme], d.ID)
			k.latest[programme] = content
		}
	}
	if err := record.RowsInto(s.Store().State(), owners); err != nil {
		return nil, session.Failed("match", err)
	}
	return known, materialsInto(s, held)
}

func with(where map[store.FieldName]string, kind string) map[store.FieldName]string {
	out := maps.Clone(where)
	out[record.KindField] = kind
	return out
}

func clientAnswers(s *session.Session, client string) (map[string]*clientKnowledge, error) {
	known := map[string]*clientKnowledge{}
	var found []store.EntityValues
	var err error
	if client == "" {
		found, err = s.Store().State().Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindClient})
	} else if e, there, failed := record.Of(s.Store().State(), client, record.KindClient); there || failed != nil {
		found, err = []store.EntityValues{e}, failed
	}
	if err != nil {
		return nil, session.Failed("match", err)
	}
	for _, x := range found {
		k := newKnowledge()
		k.answers = record.AnswersOf(x, record.MatchPrefix)
		maps.Copy(k.answers.Values, record.AnswersOf(x, record.AnswerPrefix).Values)
		known[x.ID] = k
	}
	return known, nil
}

// materialsInto counts the materials of clients and dossiers, and notes which of them end, by owner.
func materialsInto(s *session.Session, held map[string]*belongings) error {
	found, err := record.OwnedBy(s.Store().State(), record.KindMaterial, slices.Collect(maps.Keys(held)),
		record.OwnerField, record.RequirementField, record.FileNameField, record.ExpiresField, record.SHAField, record.SizeField, session.GlanceField)
	if err != nil {
		return session.Failed("match", err)
	}
	for _, x := range found {
		of := held[x.Value(record.OwnerField)]
		if of == nil {
			continue
		}
		m := session.MaterialOf(x)
		s.Files().Stat(m)
		if s.Files().Fit(m) {
			of.attached.fit[m.Requirement]++
		} else {
			of.attached.unfit[m.Requirement]++
		}
		if m.Expires != "" {
			of.papers = append(of.papers, paper{m.Name, m.Expires})
		}
	}
	return nil
}

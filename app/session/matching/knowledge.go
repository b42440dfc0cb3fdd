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
	profile  map[string]string          // of the answers, those of the profile: the others were given while matching
	all      []*dossierContent          // oldest first
	dossiers map[string][]string        // by programme id, oldest first
	latest   map[string]*dossierContent // by programme id: its newest dossier
}

// dossierContent is what a dossier holds beside the profile of its client.
type dossierContent struct {
	belongings
	info session.DossierInfo
}

func newKnowledge() *clientKnowledge {
	return &clientKnowledge{
		belongings: belongings{answers: forms.NewAnswers(), attached: noFiles()}, profile: map[string]string{},
		dossiers: map[string][]string{}, latest: map[string]*dossierContent{},
	}
}

// forProgramme is the case of a programme: what the client's profile holds, and over it what its newest dossier on the
// programme holds; while there is none, what was answered while matching.
func (k *clientKnowledge) forProgramme(id string) forms.Case {
	d := k.latest[id]
	if d == nil {
		return k.ownCase()
	}
	all := k.attached.with(d.attached)
	return forms.Case{Answers: k.over(&d.answers), Attached: all.fit, Unfit: all.unfit, Approved: d.info.Status.Approved(), Begun: true}
}

// fuller is the title of the older dossier on a programme that holds most answers, if these are more than the newest holds.
func (k *clientKnowledge) fuller(id string) string {
	title, most := "", k.latest[id].answered()
	for _, d := range k.all {
		if n := d.answered(); n > most && slices.Contains(d.info.Programmes, id) {
			title, most = d.info.Title, n
		}
	}
	return title
}

// answered counts the answers of a dossier of its own, a row of a table as one.
func (d *dossierContent) answered() int {
	n := 0
	for _, text := range d.answers.Values {
		if text != "" {
			n++
		}
	}
	for _, rows := range d.answers.Tables {
		n += len(rows)
	}
	return n
}

// over lays a dossier's own answers, or none, over the client's.
func (k *clientKnowledge) over(own *forms.Answers) forms.Answers {
	if own == nil {
		return k.answers
	}
	both := forms.Answers{Values: maps.Clone(k.profile), Tables: maps.Clone(k.answers.Tables)}
	maps.Copy(both.Values, own.Values)
	maps.Copy(both.Tables, own.Tables)
	return both
}

// clientsInOneGo is of how many clients what is known is read at once.
const clientsInOneGo = 32

// inTurn reads of clients that are asked for one after the other; with the first, of some of the next ones too. What is read of a client
// that is not there is the zero value.
func inTurn[T any](clients []string, read func(part []string) (map[string]T, error)) func(client string) (T, error) {
	var known map[string]T
	return func(client string) (T, error) {
		x, there := known[client]
		if there {
			return x, nil
		}
		part := []string{client}
		if at := slices.Index(clients, client); at >= 0 {
			part = clients[at:min(at+clientsInOneGo, len(clients))]
		}
		var err error
		known, err = read(part)
		return known[client], err
	}
}

// knowledgeOf reads what is known of clients, with one query per kind; those that there are not are left out.
func knowledgeOf(s *session.Session, clients []string) (map[string]*clientKnowledge, error) {
	known, err := clientAnswers(s, clients)
	if err != nil {
		return nil, err
	}
	dossiers, err := s.Store().State().Timeless().FindAny(context.Background(), map[store.FieldName]string{record.KindField: record.KindDossier}, record.ClientField, clients)
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
	if err := record.RowsInto(s.Store().State().Timeless(), owners); err != nil {
		return nil, session.Failed("match", err)
	}
	return known, materialsInto(s, held)
}

func clientAnswers(s *session.Session, clients []string) (map[string]*clientKnowledge, error) {
	known := map[string]*clientKnowledge{}
	found, err := s.Store().State().Timeless().Some(context.Background(), clients)
	if err != nil {
		return nil, session.Failed("match", err)
	}
	for _, x := range found {
		if !record.Stands(x, record.KindClient) {
			continue
		}
		k := newKnowledge()
		k.answers = record.AnswersOf(x, record.MatchPrefix)
		k.profile = record.AnswersOf(x, record.AnswerPrefix).Values
		maps.Copy(k.answers.Values, k.profile)
		known[x.ID] = k
	}
	return known, nil
}

// materialsInto counts the materials of clients and dossiers, and notes which of them end, by owner.
func materialsInto(s *session.Session, held map[string]*belongings) error {
	found, err := record.OwnedBy(s.Store().State().Timeless(), record.KindMaterial, slices.Collect(maps.Keys(held)),
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
		s.Files().LookFor(m)
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

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
	"yibiao/forms/checks"
)

// belongings are what a client, or a dossier, holds of its own; confirmations are among the answers.
type belongings struct {
	answers  forms.Answers
	attached files
	papers   []paper  // files whose last day somebody entered
	found    []string // all files, as foundAs gives them
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
const clientsInOneGo = 256

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

// need tells what is read of a dossier: nil is all of it, as is what needs has ticks of.
type need func(k *clientKnowledge, d *dossierContent) *needed

// needed are the fields and tables of a dossier that are read; where it holds any of the ticks, all of it is. Those of dossiers of one
// kind are the same pointer.
type needed struct {
	values []store.FieldName // the ticks too
	tables []string
	ticks  []string
}

// neededOf makes it from what a check needs.
func neededOf(n checks.Needs, ticks []string) *needed {
	out := &needed{tables: n.Tables, ticks: ticks}
	for _, id := range slices.Concat(n.Values, ticks) {
		out.values = append(out.values, record.Answer(id))
	}
	slices.Sort(out.values)
	out.values = slices.Compact(out.values)
	return out
}

// ticked tells that something is ticked of what was read.
func (n *needed) ticked(d *dossierContent) bool {
	return slices.ContainsFunc(n.ticks, func(id string) bool { return d.answers.Values[id] != "" })
}

// either needs what one of two needs.
func either(one, other need) need {
	by := map[[2]*needed]*needed{}
	return func(k *clientKnowledge, d *dossierContent) *needed {
		a, b := one(k, d), other(k, d)
		if a == nil || b == nil {
			return nil
		}
		both, there := by[[2]*needed{a, b}]
		if !there {
			both = &needed{values: slices.Concat(a.values, b.values), tables: slices.Concat(a.tables, b.tables), ticks: slices.Concat(a.ticks, b.ticks)}
			slices.Sort(both.values)
			both.values = slices.Compact(both.values)
			by[[2]*needed{a, b}] = both
		}
		return both
	}
}

// heads are the fields of a dossier that are read in any case.
var heads = []store.FieldName{
	record.ClientField, record.TitleField, record.PackField, record.VersionField, record.ProgrammesField, record.StatusField, record.DueField, record.CreatedField,
}

// everything needs all of every dossier.
func everything(*clientKnowledge, *dossierContent) *needed { return nil }

// knowledgeOf reads what is known of clients, and of their dossiers what is needed; those that there are not are left out.
func knowledgeOf(s *session.Session, clients []string, of need) (map[string]*clientKnowledge, error) {
	known, err := clientAnswers(s, clients)
	if err != nil {
		return nil, err
	}
	dossiers, err := s.Store().State().Timeless().FindAny(context.Background(), map[store.FieldName]string{record.KindField: record.KindDossier}, record.ClientField, clients, heads...)
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
		content := &dossierContent{info: session.DossierOf(d), belongings: belongings{answers: forms.NewAnswers(), attached: noFiles()}}
		held[d.ID] = &content.belongings
		k.all = append(k.all, content)
		for _, programme := range content.info.Programmes {
			k.dossiers[programme] = append(k.dossiers[programme], d.ID)
			k.latest[programme] = content
		}
	}
	if err := dossierAnswers(s, known, owners, of); err != nil {
		return nil, session.Failed("match", err)
	}
	return known, materialsInto(s, held)
}

// dossierAnswers reads the answers and rows of dossiers, as far as they are needed, and the rows of all owners.
func dossierAnswers(s *session.Session, known map[string]*clientKnowledge, owners map[string]*forms.Answers, of need) error {
	alike := map[*needed]map[string]*dossierContent{nil: {}}
	for _, k := range known {
		for _, d := range k.all {
			n := of(k, d)
			if alike[n] == nil {
				alike[n] = map[string]*dossierContent{}
			}
			alike[n][d.info.ID] = d
		}
	}
	tables := map[string]map[string]*forms.Answers{}
	for n, part := range alike {
		if n == nil {
			continue
		}
		if len(n.values) > 0 {
			if err := valuesInto(s, part, n.values); err != nil {
				return err
			}
		}
		for id, d := range part {
			if n.ticked(d) {
				alike[nil][id] = d
				continue
			}
			for _, table := range n.tables {
				if tables[table] == nil {
					tables[table] = map[string]*forms.Answers{}
				}
				tables[table][id] = &d.answers
			}
		}
	}
	if err := valuesInto(s, alike[nil], nil); err != nil {
		return err
	}
	for id, d := range alike[nil] {
		owners[id] = &d.answers
	}
	for _, table := range slices.Sorted(maps.Keys(tables)) {
		if err := record.RowsOf(s.Store().State().Timeless(), table, tables[table]); err != nil {
			return err
		}
	}
	return record.RowsInto(s.Store().State().Timeless(), owners)
}

// valuesInto reads some answers of dossiers, all where none is named.
func valuesInto(s *session.Session, dossiers map[string]*dossierContent, fields []store.FieldName) error {
	found, err := s.Store().State().Timeless().Some(context.Background(), slices.Collect(maps.Keys(dossiers)), fields...)
	for id, x := range found {
		dossiers[id].answers.Values = record.AnswersOf(x, record.AnswerPrefix).Values
	}
	return err
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
		of.found = append(of.found, foundAs(s, m))
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

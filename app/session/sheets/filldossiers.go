package sheets

import (
	"context"
	"slices"
	"strings"

	"yibiao/app/find"
	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
)

// FillPacks are the policies on which there are dossiers that are not over, in the order of the library: one question of a policy can
// be answered for many of its dossiers.
func FillPacks(s *session.Session) ([]*forms.Pack, error) {
	list, err := s.Dossiers().List("")
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(s.Library().Packs), func(p *forms.Pack) bool {
		return !slices.ContainsFunc(list, func(d session.DossierInfo) bool { return asks(d, p.ID.S) })
	}), nil
}

// asks tells that a dossier is on a policy, and not over.
func asks(d session.DossierInfo, pack string) bool { return d.Pack == pack && !d.Status.Over() }

// askedOf are the dossiers of a policy with their forms.
type askedOf struct {
	dossiers []session.DossierInfo
	forms    []*forms.Form
}

func askedIn(s *session.Session, pack string) (a askedOf, err error) {
	list, err := s.Dossiers().List("")
	if err != nil {
		return a, err
	}
	for _, d := range list {
		if form := s.Dossiers().FormOf(d); form != nil && asks(d, pack) {
			a.dossiers, a.forms = append(a.dossiers, d), append(a.forms, form)
		}
	}
	return a, nil
}

// FillFieldsOf are the questions of a policy that some of its dossiers ask and that can be answered for many, in the order of the
// forms: no tables, nothing that is worked out, and nothing of the profile.
func FillFieldsOf(s *session.Session, pack string) ([]*forms.Field, error) {
	a, err := askedIn(s, pack)
	if err != nil {
		return nil, err
	}
	var out []*forms.Field
	known, seen := map[string]bool{}, map[*forms.Form]bool{}
	for _, form := range a.forms {
		if seen[form] {
			continue
		}
		seen[form] = true
		for _, f := range form.Fields() {
			if !known[f.Name()] && !f.IsTable() && !f.Computed() && !f.Profile {
				known[f.Name()] = true
				out = append(out, f)
			}
		}
	}
	return out, nil
}

// NewFillOf asks a field of a policy, by its id or label, of the dossiers that ask it as they stand and have not answered it, or of
// all of them. Dossiers whose answers decide whether it is asked are worked out one by one. Failures: no-field, that of ctx.
func NewFillOf(ctx context.Context, s *session.Session, pack, field string, all bool) (*Fill, error) {
	fields, err := FillFieldsOf(s, pack)
	if err != nil {
		return nil, err
	}
	at := slices.IndexFunc(fields, func(f *forms.Field) bool { return f.Name() == field || f.Label == field })
	if at < 0 {
		return nil, session.Refuse("fill", session.CodeNoField, "field", field)
	}
	a, err := askedIn(s, pack)
	if err != nil {
		return nil, err
	}
	fill := &Fill{Field: fields[at], Pack: pack, im: Import{s: s, form: a.forms[0]}, known: &clients{}}
	name := record.Answer(fill.Field.Name())
	held, names, err := answersOf(s, a.dossiers, name)
	if err != nil {
		return nil, err
	}
	for i, d := range a.dossiers {
		old := held[d.ID].Value(name)
		if old != "" && !all {
			continue
		}
		asked, err := isAsked(ctx, s, d, a.forms[i], fill.Field)
		if err != nil {
			return nil, err
		}
		if asked {
			fill.Rows = append(fill.Rows, FillRow{Client: names[d.Client], Dossier: d, Old: old})
		}
	}
	slices.SortStableFunc(fill.Rows, func(x, y FillRow) int {
		return strings.Compare(find.Order(x.Client.Name)+find.Order(x.Dossier.Title), find.Order(y.Client.Name)+find.Order(y.Dossier.Title))
	})
	return fill, nil
}

// answersOf reads one answer of dossiers, and whose they are.
func answersOf(s *session.Session, list []session.DossierInfo, name store.FieldName) (map[string]store.EntityValues, map[string]session.ClientInfo, error) {
	ids := make([]string, 0, len(list))
	for _, d := range list {
		ids = append(ids, d.ID)
	}
	held, err := s.Store().State().Some(context.Background(), ids, name)
	if err != nil {
		return nil, nil, session.Failed("fill", err)
	}
	all, err := s.Clients().List()
	if err != nil {
		return nil, nil, err
	}
	names := map[string]session.ClientInfo{}
	for _, c := range all {
		names[c.ID] = c
	}
	return held, names, nil
}

// isAsked tells whether a dossier asks a field as it stands.
func isAsked(ctx context.Context, s *session.Session, d session.DossierInfo, form *forms.Form, f *forms.Field) (bool, error) {
	own := form.Field(f.Name())
	if own == nil {
		return false, nil
	}
	always := own.RelevantExpr == nil && slices.Contains(form.AskedBy[f.Name()], nil)
	if always {
		return true, nil
	}
	if err := ctx.Err(); err != nil {
		return false, session.Stopped("fill", err)
	}
	e, err := s.OpenDossier(d.ID)
	if err != nil {
		return false, err
	}
	st, err := e.State()
	if err != nil {
		return false, err
	}
	return st.Relevant[f.Name()], nil
}

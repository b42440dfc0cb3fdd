package reuse

import (
	"cmp"
	"context"
	"slices"
	"sort"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
)

// Offer is a file of the same client that may be used again.
type Offer struct {
	session.Material
	// From is the dossier that has it; zero for the client's own set.
	From session.DossierInfo
	// Asked is what the requirement is called where the file lies.
	Asked string
	// Fits: it lies with the requirement that is asked about.
	Fits bool
}

// Offers lists the client's other files for a requirement: those that answer the same requirement in another dossier
// first, the newest dossier before the older; then the client's own set, then the rest. Files that the requirement has
// already are left out, and each is listed once.
func Offers(e *session.Editing, requirement string) ([]Offer, error) {
	all, err := elsewhere(e)
	if err != nil {
		return nil, err
	}
	rank := func(o Offer) int {
		switch {
		case o.Fits:
			return 0
		case o.Shared:
			return 1
		}
		return 2
	}
	for i := range all {
		all[i].Fits = all[i].Requirement == requirement
	}
	sort.SliceStable(all, func(i, j int) bool { return rank(all[i]) < rank(all[j]) })
	var out []Offer
	listed := map[string]bool{}
	for _, o := range all {
		if !listed[o.SHA] && !attaching.Has(e, requirement, o.SHA) {
			listed[o.SHA] = true
			out = append(out, o)
		}
	}
	return out, nil
}

// LastTime gives, for the requirements that have no file here, the files with which the client's newest other dossier
// that has some answered the same requirement. Papers whose end has passed are left out, and so are what the program makes and
// what proves an answer that may be used once.
func LastTime(e *session.Editing) ([]Offer, error) {
	out, _, err := lastTimeIn(e, nil)
	return out, err
}

// lastTimeIn is LastTime of some dossiers alone; nil for all. The files that prove what may be used once are given apart.
func lastTimeIn(e *session.Editing, from []session.DossierInfo) (out, anew []Offer, err error) {
	all, err := elsewhere(e)
	if err != nil {
		return nil, nil, err
	}
	if from != nil {
		all = slices.DeleteFunc(all, func(o Offer) bool {
			return !o.Shared && !slices.ContainsFunc(from, func(d session.DossierInfo) bool { return d.ID == o.From.ID })
		})
	}
	st, err := e.State()
	if err != nil {
		return nil, nil, err
	}
	today := session.Day(e.Session().Now()).Format(time.DateOnly)
	for _, r := range e.Form.Requirements {
		if st.Made[r.ID.S] || len(e.Materials().Of(r.ID.S)) > 0 {
			continue
		}
		from := ""
		for _, o := range all {
			if o.Requirement != r.ID.S || o.Shared || from != "" && from != o.From.ID {
				continue
			}
			from = o.From.ID
			o.Fits = true
			switch {
			case e.Form.CountsOnce(r):
				anew = append(anew, o)
			case o.Expires == "" || o.Expires >= today:
				out = append(out, o)
			}
		}
	}
	return out, anew, nil
}

// elsewhere lists the client's files outside of this dossier: those of its other dossiers, the newest first, and its own set.
func elsewhere(e *session.Editing) ([]Offer, error) {
	dossiers, err := e.Session().Dossiers().List(e.Client.ID)
	if err != nil {
		return nil, err
	}
	var out []Offer
	for i := len(dossiers) - 1; i >= -1; i-- {
		owner, from := e.Client.ID, session.DossierInfo{}
		if i >= 0 {
			owner, from = dossiers[i].ID, dossiers[i]
		}
		if owner == e.Dossier.ID {
			continue
		}
		found, err := MaterialsOf(e.Session(), owner)
		if err != nil {
			return nil, err
		}
		form := e.Form
		if i >= 0 && len(found) > 0 {
			form = cmp.Or(e.Session().Dossiers().FormOf(from), form)
		}
		for _, m := range found {
			m.Shared = i < 0
			out = append(out, Offer{Material: m, From: from, Asked: form.RequirementName(m.Requirement)})
		}
	}
	return out, nil
}

// MaterialsOf lists the files that belong to a client or dossier, those of a requirement in their order.
func MaterialsOf(s *session.Session, owner string) ([]session.Material, error) {
	found, err := s.Store().State().Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindMaterial, record.OwnerField: owner})
	if err != nil {
		return nil, session.Failed("load", err)
	}
	out := make([]session.Material, 0, len(found))
	for _, x := range found {
		out = append(out, session.MaterialOf(x))
	}
	session.SortMaterials(out)
	return out, nil
}

// Take attaches files that the vault has already, each to a requirement, in one step.
// Failures: no-requirement.
func Take(e *session.Editing, offers []Offer, requirement func(Offer) string) ([]session.Material, error) {
	var files []session.Material
	for _, o := range offers {
		m := o.Material
		if m.Requirement = requirement(o); attaching.Attachable(e, m.Requirement) != nil {
			return nil, attaching.Attachable(e, m.Requirement)
		}
		files = append(files, m)
	}
	return attaching.AttachNew(e, record.LabelReuse, files)
}

package bundling

import (
	"yibiao/app/session/importing"
	"yibiao/forms"
)

// machine is the machine-readable part of the bundle.
func (a *assembly) machine() importing.Bundled {
	m := importing.Bundled{
		Format: importing.BundledFormat, Client: a.e.Client.Name, Title: a.e.Dossier.Title, Dossier: a.e.Dossier.ID, Export: a.number,
		At: a.now, Pack: a.e.Form.Pack.ID.S, Version: a.e.Form.Pack.Version, Document: a.e.Form.Pack.Document.Number,
		Programmes: a.e.Dossier.Programmes, Values: map[string]string{}, Tables: map[string][]map[string]string{},
	}
	st, err := a.e.State()
	for _, f := range handedIn(a.e.Form) {
		id := f.Name()
		if text := a.prints.InForce.Values[id]; text != "" {
			m.Values[id] = text
			if err == nil && st.Default(id) {
				m.Defaults = append(m.Defaults, id)
			}
		}
		if f.IsTable() && a.prints.InForce.Values[forms.NoneOf(id)] == "true" && len(a.prints.InForce.Tables[id]) == 0 {
			m.None = append(m.None, id)
		}
		for _, row := range a.prints.InForce.Tables[id] {
			m.Tables[id] = append(m.Tables[id], row.Cells)
		}
	}
	for _, q := range a.e.Form.Programmes {
		for _, r := range q.Rules {
			if a.prints.InForce.Values[r.TickField()] == "true" {
				m.Ticks = append(m.Ticks, r.Key())
			}
		}
	}
	for _, x := range a.state.Report.Unmade {
		m.Unmade = append(m.Unmade, x.Programme.ID.S)
	}
	return m
}

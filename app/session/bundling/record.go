package bundling

import (
	"time"
)

// machineAnswers is the machine-readable part of a bundle; its shape is versioned by Format.
type machineAnswers struct {
	Format     int                            `json:"format"`
	Client     string                         `json:"client"`
	Title      string                         `json:"title"`
	Dossier    string                         `json:"dossier"`
	Export     int                            `json:"export"`
	At         time.Time                      `json:"at"`
	Pack       string                         `json:"pack"`
	Version    string                         `json:"pack_version"`
	Document   string                         `json:"document"`
	Programmes []string                       `json:"programmes"`
	Values     map[string]string              `json:"values"`
	Tables     map[string][]map[string]string `json:"tables"`
	Ticks      []string                       `json:"ticks"`
}

func (a *assembly) machine() machineAnswers {
	m := machineAnswers{
		Format: 1, Client: a.e.Client.Name, Title: a.e.Dossier.Title, Dossier: a.e.Dossier.ID, Export: a.number,
		At: a.now, Pack: a.e.Form.Pack.ID.S, Version: a.e.Form.Pack.Version, Document: a.e.Form.Pack.Document.Number,
		Programmes: a.e.Dossier.Programmes, Values: map[string]string{}, Tables: map[string][]map[string]string{},
	}
	for _, f := range handedIn(a.e.Form) {
		id := f.Name()
		if text := a.answers.Values[id]; text != "" {
			m.Values[id] = text
		}
		for _, row := range a.answers.Tables[id] {
			m.Tables[id] = append(m.Tables[id], row.Cells)
		}
	}
	for _, q := range a.e.Form.Programmes {
		for _, r := range q.Rules {
			if a.answers.Values[r.TickField()] == "true" {
				m.Ticks = append(m.Ticks, r.Key())
			}
		}
	}
	return m
}

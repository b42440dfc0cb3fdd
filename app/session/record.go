package session

import (
	"bytes"
	_ "embed"
	"html/template"
	"time"

	"yibiao/forms"
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
	for _, f := range a.e.Form.Fields() {
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

//go:embed report.html
var reportPage string

var reportTemplate = template.Must(template.New("report").Funcs(template.FuncMap{
	"words": func(e forms.Estimate) string { return e.Words() },
}).Parse(reportPage))

// page writes the check report as a page that any browser or WPS opens, without scripts or outside parts.
func (a *assembly) page() ([]byte, error) {
	var out bytes.Buffer
	err := reportTemplate.Execute(&out, map[string]any{
		"Client": a.e.Client.Name, "Title": a.e.Dossier.Title, "At": a.now.Format("2006-01-02 15:04"), "Number": a.number,
		"Pack": a.e.Form.Pack, "Report": a.report, "Listed": a.listedRows(), "Draft": a.options.Draft,
		"Savings": a.e.Form.Savings, "Findings": a.findings(),
	})
	return out.Bytes(), failed("export", err)
}

// pageLine is one finding or file as the page prints it.
type pageLine struct{ Mark, Label, Text, Source string }

func (a *assembly) listedRows() []pageLine {
	var out []pageLine
	for _, l := range a.listed {
		text := ""
		for i, f := range l.files {
			if i > 0 {
				text += "、"
			}
			text += f
		}
		if l.missing {
			text = "未附"
		}
		out = append(out, pageLine{Mark: itoa(l.number), Label: l.name, Text: text, Source: l.seal})
	}
	return out
}

func (a *assembly) findings() []pageLine {
	var out []pageLine
	for _, f := range a.report.Findings {
		line := pageLine{Mark: string(f.Severity), Label: f.Label, Text: f.Says, Source: f.Source.Number + f.Source.Article}
		if a.e.s.opt.Says != nil {
			line.Text = a.e.s.opt.Says(f)
		}
		out = append(out, line)
	}
	return out
}

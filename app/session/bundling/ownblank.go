package bundling

import (
	"yibiao/app/session"
	"yibiao/dossier/blank"
	"yibiao/dossier/docx"
	"yibiao/forms"
)

// compiledBlank reads and compiles an output's blank form. The one form of a combining pack is laid out for the dossier: it has
// the parts of the chosen programmes that ask something of this applicant, numbered without gaps.
func compiledBlank(e *session.Editing, o *forms.Output) (*docx.Form, error) {
	data, err := blankOf(e, o)
	if err != nil {
		return nil, &session.Failure{Doing: "export", Code: session.CodeNoBlank, Args: map[string]string{"output": o.Title}, Err: err}
	}
	if data, err = headed(e, data); err != nil {
		return nil, session.Failed("form", err)
	}
	form, err := docx.Open(data)
	return form, session.Failed("form", err)
}

func blankOf(e *session.Editing, o *forms.Output) ([]byte, error) {
	if !o.Layout.All {
		return o.Programme.Pack.Blank(o)
	}
	st, err := e.State()
	if err != nil {
		return nil, err
	}
	document, err := blank.Chosen(o, e.Form.Plain(), st.Relevant)
	if err != nil {
		return nil, err
	}
	return document.Bytes()
}

// headed is a form as it reads for the applicant: a unit that has no 法定代表人 registers another head, 经营者 for an individual business,
// whose name is answered in its place.
func headed(e *session.Editing, data []byte) ([]byte, error) {
	head := e.Head()
	if head == "" {
		return data, nil
	}
	return docx.Reworded(data, "法定代表人", head)
}

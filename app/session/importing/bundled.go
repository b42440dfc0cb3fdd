package importing

import (
	"encoding/json"
	"maps"
	"slices"
	"time"

	"yibiao/app/session"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// Bundled is the machine-readable part of a bundle, 91_填报数据.json: the answers in force when it was made.
type Bundled struct {
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
	Unmade     []string                       `json:"programmes_without_form,omitempty"` // of Programmes those for which the bundle has no application form
	Values     map[string]string              `json:"values"`
	Tables     map[string][]map[string]string `json:"tables"`
	Defaults   []string                       `json:"defaults,omitempty"` // fields whose value is a default that nobody typed or confirmed
	None       []string                       `json:"none,omitempty"`     // tables that are stated to have no rows
	Ticks      []string                       `json:"ticks"`
}

// BundledFormat is the shape of Bundled that this program writes, and the newest that it reads.
const BundledFormat = 1

// ReadBundled reads the data of a bundle; is tells that data is such a file at all. Failures: bundle-newer, bad-values.
func ReadBundled(data []byte) (v Values, is bool, err error) {
	var head struct {
		Format  int    `json:"format"`
		Dossier string `json:"dossier"`
		Pack    string `json:"pack"`
	}
	if json.Unmarshal(data, &head) != nil || head.Format == 0 || head.Dossier == "" || head.Pack == "" {
		return v, false, nil
	}
	if head.Format > BundledFormat {
		return v, true, session.Refuse("import-file", session.CodeBundleNewer)
	}
	b := Bundled{}
	if err := json.Unmarshal(data, &b); err != nil {
		return v, true, session.Refuse("import-file", session.CodeBadValues, "detail", "")
	}
	v = ValuesOf(b.Values, b.Tables)
	v.Ticks, v.None, v.From = b.Ticks, b.None, &b
	return v, true, nil
}

// fitting leaves of the data of a bundle what is to be written: not what the program works out, nor what stands already, and into a
// profile only what belongs there. Failures: other-client, other-pack.
func fitting(e *session.Editing, v Values) (Values, error) {
	if !gb.SameUnitName(v.From.Client, e.Client.Name) {
		return v, session.Refuse("import", session.CodeOtherClient, "of", v.From.Client, "client", e.Client.Name)
	}
	if !e.IsProfile() && v.From.Pack != e.Form.Pack.ID.S {
		return v, session.Refuse("import", session.CodeOtherPack, "title", v.From.Title, "dossier", e.Dossier.Title)
	}
	st, err := e.State()
	if err != nil {
		return v, err
	}
	strange := func(id string) bool {
		f := e.Form.Known(id)
		return e.IsProfile() && (f == nil || !f.Profile)
	}
	out := v
	out.Values, out.Tables = maps.Clone(v.Values), maps.Clone(v.Tables)
	maps.DeleteFunc(out.Values, func(id string, text forms.Scalar) bool {
		f := e.Form.Known(id)
		shown := f != nil && f.Fallback != nil && slices.Contains(v.From.Defaults, id) // it shows by itself again
		return strange(id) || shown || f != nil && f.Computed() || st.Answers.Values[id] == string(text)
	})
	maps.DeleteFunc(out.Tables, func(id string, rows []map[string]forms.Scalar) bool {
		return strange(id) || slices.EqualFunc(rows, st.Answers.Tables[id], sameRow)
	})
	out.None = slices.DeleteFunc(slices.Clone(v.None), func(id string) bool { return strange(id) || st.None(id) })
	out.Ticks = slices.DeleteFunc(slices.Clone(v.Ticks), func(key string) bool {
		r := session.RuleOf(e.Form, key)
		return e.IsProfile() || foreign(e, v) || r != nil && session.Ticked(e, r)
	})
	return out, nil
}

// foreign tells that the data of a bundle is of another dossier than the one it goes into.
func foreign(e *session.Editing, v Values) bool {
	return !e.IsProfile() && v.From.Dossier != e.Dossier.ID
}

// HeldElsewhere lists, of the answers of a file that was imported, those which may stand in one dossier and stand in another too.
func HeldElsewhere(e *session.Editing, v Values) ([]session.Conflict, error) {
	if e.IsProfile() {
		return nil, nil
	}
	all, err := e.Session().Dossiers().Conflicts(e.Client.ID)
	return slices.DeleteFunc(all, func(c session.Conflict) bool {
		return c.Mild() || c.Span() == session.Within || !slices.ContainsFunc(c.Uses, func(u session.Use) bool {
			_, table := v.Tables[u.Table]
			named := table
			if u.Table == "" && u.Field != nil {
				_, named = v.Values[u.Field.Name()]
			}
			return u.Dossier.ID == e.Dossier.ID && named
		})
	}), err
}

// sameRow tells that a row of a file says what a row of the dossier does.
func sameRow(cells map[string]forms.Scalar, row forms.Row) bool {
	return maps.EqualFunc(cells, row.Cells, func(a forms.Scalar, b string) bool { return string(a) == b })
}

package formmap

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"yibiao/dossier/docx/place"
	"yibiao/forms"
	"yibiao/forms/loading"
)

// truthForm is a form with the answers a careful clerk would give.
type truthForm struct {
	Programmes []string    `json:"programmes"`
	Slots      []truthSlot `json:"slots"`
}

type truthSlot struct {
	place.Place
	Field    *string  `json:"field"`
	Sub      string   `json:"sub"`
	Sum      []string `json:"sum"`
	Office   bool     `json:"office"`
	Optional bool     `json:"optional"`
	Ids      struct {
		Columns []struct {
			C  int     `json:"c"`
			ID *string `json:"id"`
		} `json:"columns"`
		Options []struct {
			Label string  `json:"label"`
			Field *string `json:"field"`
		} `json:"options"`
	} `json:"-"`
}

func shared(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("YIBIAO_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	if _, err := os.Stat(filepath.Join(dir, "forms")); err != nil {
		t.Skip("the shared forms are not here: set YIBIAO_SHARED")
	}
	return dir
}

func readTruth(t *testing.T, prefix string) truthForm {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(shared(t), "forms", prefix+"_*.truth.json"))
	if err != nil || len(found) != 1 {
		t.Fatalf("looking for truth of form %s: %v, %v", prefix, found, err)
	}
	data, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	var form truthForm
	if err := json.Unmarshal(data, &form); err != nil {
		t.Fatal(err)
	}
	var raw struct {
		Slots []json.RawMessage `json:"slots"`
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		t.Fatal(err)
	}
	for i := range raw.Slots {
		if err := json.Unmarshal(raw.Slots[i], &form.Slots[i].Ids); err != nil {
			t.Fatal(err)
		}
	}
	return form
}

func (f truthForm) places() []place.Place {
	var out []place.Place
	for _, s := range f.Slots {
		out = append(out, s.Place)
	}
	return out
}

// domainField is a field of the domain notes.
type domainField struct {
	ID, Group, Label, Type, Unit, Values, Constraint string
	Columns                                          []domainField
	Title                                            string
}

var domainTypes = map[string]string{
	"enum": "choice", "enum_or_text": "choice", "money_wan": "money", "money_yuan": "money", "decimal": "percent",
	"uscc": "code", "hte_no": "code", "cny_upper": "text", "daterange": "date",
}

func (d domainField) field() *forms.Field {
	f := &forms.Field{ID: forms.Text{S: d.ID}, Label: d.Label, Group: d.Group, Unit: d.Unit}
	if f.Label == "" {
		f.Label = d.Title
	}
	f.Type.S = d.Type
	if t, ok := domainTypes[d.Type]; ok {
		f.Type.S = t
	}
	if d.Values != "" {
		f.Options = strings.Split(d.Values, "|")
	} else if f.Type.S == "choice" && strings.Contains(d.Constraint, "|") {
		f.Options = strings.Split(strings.Split(d.Constraint, ";")[0], "|")
	}
	if len(d.Columns) > 0 {
		f.Type.S = "table"
		for _, c := range d.Columns {
			f.Columns = append(f.Columns, c.field())
		}
	}
	return f
}

type domainFile struct {
	Fields    []domainField
	Tables    []domainField
	Materials []struct{ ID, Name string }
}

type domainProfile struct {
	Fields []domainField
	Tables map[string]domainField
}

var profileTables = map[string]string{"fin.table": "fin_years", "qual.table": "quals", "ip.table": "ip", "support.table": "prior_support"}

func readYAML(t *testing.T, into any, path ...string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(data, into); err != nil {
		t.Fatalf("%v: %v", path, err)
	}
}

// domainCandidates builds candidates from the notes on programmes, as a pack would.
func domainCandidates(t *testing.T, programmes []string) Candidates {
	t.Helper()
	dir := filepath.Join(shared(t), "domain")
	var profile domainProfile
	readYAML(t, &profile, dir, "shared-profile.yaml")
	known := map[string]*forms.Field{}
	for _, d := range profile.Fields {
		if set, ok := profileTables[d.ID]; ok {
			d.Columns = profile.Tables[set].Columns
		}
		known[d.ID] = d.field()
	}
	c := Candidates{Own: true}
	asked := map[string]bool{}
	add := func(f *forms.Field, title string) {
		asked[f.Name()] = true
		if n := len(c.Sections); n == 0 || c.Sections[n-1].Title != title {
			c.Sections = append(c.Sections, Section{Title: title})
		}
		s := &c.Sections[len(c.Sections)-1]
		s.Fields = append(s.Fields, f)
	}
	for _, name := range programmes {
		var file domainFile
		readYAML(t, &file, dir, "programs", name+".yaml")
		for _, d := range file.Fields {
			f := d.field()
			if known[d.ID] != nil {
				f = known[d.ID]
			}
			add(f, d.Group)
		}
		for _, d := range file.Tables {
			add(d.field(), d.Title)
		}
		for _, m := range file.Materials {
			c.Materials = append(c.Materials, Material{ID: m.ID, Name: m.Name})
		}
	}
	var rest []*forms.Field
	for _, d := range profile.Fields {
		if !asked[d.ID] {
			rest = append(rest, known[d.ID])
		}
	}
	c.Sections = append(c.Sections, Section{Fields: rest})
	return c
}

// packCandidates are those of a built-in pack with all its programmes.
func packCandidates(t *testing.T, id string) Candidates {
	t.Helper()
	library, err := loading.ReadLibrary(os.DirFS(filepath.Join("..", "..", "assets", "packs")))
	if err != nil {
		t.Fatal(err)
	}
	for _, pack := range library.Packs {
		for _, q := range pack.Programmes {
			if q.ID.S != id {
				continue
			}
			var all []string
			for _, q := range pack.Programmes {
				all = append(all, q.ID.S)
			}
			form, err := forms.Compose(pack, all)
			if err != nil {
				t.Fatal(err)
			}
			c := FromForm(form)
			c.Own = true
			return c
		}
	}
	t.Fatalf("no built-in pack has programme %s", id)
	return Candidates{}
}

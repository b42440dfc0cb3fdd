// Package plan is the map of an official form: which place takes which field, in which state and why, and how it is kept as YAML.
// It proposes nothing and prints nothing.
package plan

import (
	"maps"
	"slices"
	"sort"
	"strings"

	"yibiao/dossier/docx/place"
)

// State tells how far an entry can be relied on.
type State string

// The states of an entry.
const (
	Accepted State = "accepted" // a person has confirmed it
	Proposed State = "proposed" // found by the program, confident
	Unsure   State = "unsure"   // no field, or several that fit: a person decides
	Ignored  State = "ignored"  // left empty on purpose: signatures, places of the office
)

// Fields that no pack defines.
const (
	FieldToday     = "@today"    // the day of filling
	FieldYear      = "@year"     // the last full year before it
	FieldMaterials = "materials" // the list of attached materials; Option holds requirement ids
)

// Map says which field fills which place of one blank form.
type Map struct {
	// Form is the file name of the blank, SHA256 its hash in lower-case hex.
	Form   string `yaml:"form"`
	SHA256 string `yaml:"sha256"`
	// Pack and Version are the pack that the fields belong to; "" for the profile.
	Pack    string `yaml:"pack,omitempty"`
	Version string `yaml:"version,omitempty"`
	// Entries are in document order, one for each place.
	Entries []Entry `yaml:"entries"`
}

// Entry is one place and what fills it.
type Entry struct {
	// At, Label and Context are the place's.
	At      string `yaml:"at"`
	Label   string `yaml:"label,omitempty"`
	Context string `yaml:"context,omitempty"`
	// Field is a field id, a requirement id for a picture, or one of the Field
	// constants; "" = left empty on purpose or undecided, as State says.
	Field string `yaml:"field,omitempty"`
	// Sub is the place inside a table or list field; see ParseSub.
	Sub string `yaml:"sub,omitempty"`
	// Option maps printed option labels to the field's option values ("true" and
	// "false" for a yes-no field, requirement ids for the materials). An option
	// that is not in it is never ticked.
	Option map[string]string `yaml:"option,omitempty"`
	// Columns maps the physical cells of repeating rows to column ids.
	Columns map[int]string `yaml:"columns,omitempty"`
	// Format is a format of forms.Vocabulary.Display: upper, cn, code, province, city,
	// county, section, division; or one of package part; "" = usual.
	Format string `yaml:"format,omitempty"`
	// Confidence is between 0 and 1.
	Confidence float64 `yaml:"confidence,omitempty"`
	// Reason is one of the Reason codes, followed by ":" and arguments divided
	// by "|" where the code has any.
	Reason string `yaml:"reason,omitempty"`
	State  State  `yaml:"state"`
}

// Codes of Entry.Reason, with their arguments.
const (
	ReasonLabel     = "label"     // the field's own label
	ReasonSynonym   = "synonym"   // a usual word for the field
	ReasonSimilar   = "similar"   // the field's label, much like the printed one
	ReasonPerson    = "person"    // the person that the place belongs to
	ReasonOptions   = "options"   // the printed options are the field's
	ReasonNeighbour = "neighbour" // the field beside which it stands
	ReasonHolder    = "holder"    // whoever holds a post, where the legal representative is known to hold it: the post, what is asked
	ReasonListed    = "listed"    // the things that an answer lists, one a row: the field
	ReasonRange     = "range"     // beginning or end of a period
	ReasonMatrix    = "matrix"    // row and column of a table
	ReasonRows      = "rows"      // columns of a table; how many of how many
	ReasonSum       = "sum"       // total of a column
	ReasonParts     = "parts"     // one level of a division, asked in parts
	ReasonToday     = "today"     // day of filling
	ReasonSubject   = "subject"   // what the application is about
	ReasonMaterial  = "material"  // names of materials; how many of how many
	ReasonCarried   = "carried"   // taken from the map of the former blank
	ReasonSign      = "sign"      // filled by hand
	ReasonSignDay   = "sign-day"  // the day of signing or handing in, written by whoever does so
	ReasonOthers    = "others"    // filled by whom a heading names: the heading
	ReasonByHand    = "byhand"    // the applicant's, but without room that the program can fill
	ReasonOffice    = "office"    // filled by the authority
	ReasonNotFilled = "unfilled"  // its label says that it is left empty, at least by some
	ReasonTie       = "tie"       // several fields fit: their ids
	ReasonWeak      = "weak"      // the best field is too unlike: its id
	ReasonUnread    = "unread"    // the words that no field explains; the field that came next
	ReasonPrinted   = "printed"   // something is printed there already; the field that fits
	ReasonUndated   = "undated"   // of which year is not said: the figure of each year that fits
	ReasonForeign   = "foreign"   // the form is not known to be one of the dossier's: the field that fits
	ReasonNone      = "none"      // nothing fits
)

// OnlyIf tells whether a reason is that of a place that is filled only where the answer says what the place asks for, so that it may
// stay empty though there is an answer.
func OnlyIf(reason string) bool {
	code, _, _ := strings.Cut(reason, ":")
	return code == ReasonHolder || code == ReasonListed
}

// Entry finds the entry of a place by address; nil when there is none.
func (m *Map) Entry(at string) *Entry {
	for i := range m.Entries {
		if m.Entries[i].At == at {
			return &m.Entries[i]
		}
	}
	return nil
}

// Clone is a copy that shares nothing with the map.
func (m Map) Clone() Map {
	m.Entries = slices.Clone(m.Entries)
	for i := range m.Entries {
		e := &m.Entries[i]
		e.Option, e.Columns = maps.Clone(e.Option), maps.Clone(e.Columns)
	}
	return m
}

// Count counts the entries by state.
func (m Map) Count() map[State]int {
	n := map[State]int{}
	for _, e := range m.Entries {
		n[e.State]++
	}
	return n
}

// Fields lists the ids that the map writes, each once, sorted.
func (m Map) Fields() []string {
	seen := map[string]bool{}
	var ids []string
	for _, e := range m.Entries {
		if e.Field != "" && e.State != Ignored && !seen[e.Field] {
			seen[e.Field] = true
			ids = append(ids, e.Field)
		}
	}
	sort.Strings(ids)
	return ids
}

// EntryOf begins the entry of a place, undecided.
func EntryOf(p place.Place) Entry {
	return Entry{At: p.At, Label: p.Label, Context: p.Context, State: Unsure, Reason: ReasonNone}
}

// ByAddress are the entries by the address of their place, the first where two have one.
func (m *Map) ByAddress() map[string]*Entry {
	out := make(map[string]*Entry, len(m.Entries))
	for i := range m.Entries {
		if e := &m.Entries[i]; out[e.At] == nil {
			out[e.At] = e
		}
	}
	return out
}

// Writes tells whether an entry puts anything into the form.
func (e *Entry) Writes() bool {
	return e.Field != "" && (e.State == Accepted || e.State == Proposed)
}

// Printed tells whether the place was left because something stands printed there, which is no answer of the dossier.
func (e *Entry) Printed() bool {
	return e.State == Unsure && strings.HasPrefix(e.Reason, ReasonPrinted+":")
}

package session

import (
	"context"
	"encoding/json"
	"slices"
	"sort"
	"strings"
	"time"

	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms"
	"yibiao/forms/gb"
)

// Progress is where one authority stands with one service of a dossier.
type Progress struct {
	Service     string // the service and its authority
	State, Date string // as shown
	Note        string
	Field       string // that keeps the state
	Begun       bool   // more than the first state, which says that nothing was handed in
}

// ProgressOf lists where the authorities stand, in the order of the form; nil for a form that keeps no such record.
func ProgressOf(e *Editing) []Progress {
	var out []Progress
	for _, s := range e.Form.Sections {
		if !s.Progress || s.Award {
			continue
		}
		st, err := e.State()
		if err != nil {
			return nil // a fault of the pack, told where the dossier is checked
		}
		for _, f := range s.Fields {
			value := st.Answers.Values[f.Name()]
			shown := e.vocabulary().Display(f, value, "")
			switch {
			case f.Is(forms.TypeChoice) && value != "":
				out = append(out, Progress{Service: f.Label, State: shown, Field: f.Name(), Begun: value != f.Options[0]})
			case value == "" || len(out) == 0:
			case f.Is(forms.TypeDate):
				out[len(out)-1].Date = shown
			default:
				out[len(out)-1].Note = shown
			}
		}
	}
	return out
}

// Figures are what a dossier amounted to when it was looked at last.
type Figures struct {
	// Unreadable: it cannot be opened, such as when its pack is gone; the other figures say nothing then.
	Unreadable bool
	Filled     Filled
	Attached   int // of Needed
	Needed     int // requirements that must be attached
	Blocking   int // findings that refuse the export
	Warnings   int // findings that a person should look at before it leaves
	Undecided  int // programmes for which nobody can say yet whether they may be applied for
	Refused    int // programmes that may not be applied for by the answers
	Shared     int // values that may stand in one dossier only and stand in others too
	Unseen     int // files of which nobody knows yet what they hold
	// Next is the place where to go on, of Gaps in all; zero when nothing is left.
	Next Gap
	Gaps int
	// Due is the next day that matters, 2006-01-02, with what it is for: the day that was entered for the dossier when both others are
	// "". "" when there is none any more. DueStep is the step of the way to the due date that it stands for.
	Due, DueEvent, DueStep string
	// Amount is the sum of what the programmes pay by the answers, in 万元; "" while no amount can be told. AmountOpen: there are others
	// that cannot be told yet.
	Amount     string
	AmountOpen bool
	Updated    time.Time // the last edit of the dossier itself
	Award      Award
	// Exported is the last export; its Number is 0 when there is none.
	Exported ExportedFigures
	Progress []Progress
	Edition  string // of the pack that it was looked at with
}

// Award is what came of a dossier, in 万元; "" where it is not known.
type Award struct {
	Granted string // what was approved
	Number  string // of the document that says so
	Paid    string // the sum of what has arrived; "" also while one payment has no amount
	Left    string // what is still to come
	Over    string // by how much more has arrived than was approved; "" when it has not
}

// AwardOf is what came of an open dossier; zero for one that has nothing of the kind.
func AwardOf(e *Editing, st *State) Award {
	if e.Form.Field(forms.AwardAmount) == nil {
		return Award{}
	}
	v := st.Answers.Values
	a := Award{Granted: v[forms.AwardAmount], Number: v[forms.AwardNumber], Left: v[forms.AwardLeft]}
	switch n := len(st.Answers.Tables[forms.AwardPaid]); {
	case n > 0:
		a.Paid = v[forms.AwardSum]
	case !e.Dossier.Status.Lost() && !e.Dossier.Status.paid(): // granted, and nothing has arrived
		a.Left = a.Granted
	}
	granted, told := gb.Number(a.Granted)
	if paid, ok := gb.Number(a.Paid); ok && told && paid.GreaterThan(granted) {
		a.Over = paid.Sub(granted).String()
	}
	return a
}

// ExportedFigures is what is known of a dossier's last export.
type ExportedFigures struct {
	Number  int
	At      time.Time
	Draft   bool
	Changes int  // places that the dossier holds otherwise since
	Unsure  bool // nobody can say whether there are others
}

// Stands tells that the bundle may be handed in: it is no draft, and still is what the dossier holds.
func (x ExportedFigures) Stands() bool {
	return x.Number > 0 && !x.Draft && x.Changes == 0 && !x.Unsure
}

// Summary is a dossier as a list shows it.
type Summary struct {
	Dossier DossierInfo // as it is now
	Client  ClientInfo  // its id and name as they are now
	Figures
	// Known tells that the figures were worked out at all; Stale that something they rest on has changed since, so that they must
	// be shown as old.
	Known, Stale bool
}

// SummaryFilter says whose summaries are asked for; the zero value asks for all.
type SummaryFilter struct {
	Client string   // only its dossiers
	IDs    []string // only these; nil: all
}

// KeptSummary is how the store keeps a summary.
type KeptSummary struct {
	Dossier DossierInfo
	Client  string // its name
	Figures
}

// Summaries gives what is kept of dossiers, oldest first, without working anything out: it reads the summaries alone, and of those
// dossiers that have changed since, what they are called. Failures: those of reading.
func (ds Dossiers) Summaries(f SummaryFilter) ([]Summary, error) {
	if f.Client == "" {
		f.Client = ds.s.only
	}
	if ds.s.hides(f.Client) {
		return nil, nil
	}
	kept, ok, err := ds.s.store.Digests().List(context.Background(), store.Which{Kind: record.KindDossier, Group: f.Client, Entities: f.IDs})
	if err != nil {
		return nil, Failed("list", err)
	}
	if !ok {
		return ds.unsummed(f)
	}
	list, fresh, bases := make([]Summary, 0, len(kept)), []string{}, map[string]string{}
	for _, d := range kept {
		var k KeptSummary
		x := Summary{Known: d.Body != "" && json.Unmarshal([]byte(d.Body), &k) == nil}
		x.Dossier, x.Figures, x.Client = k.Dossier, k.Figures, ClientInfo{ID: d.Group, Name: k.Client}
		x.Dossier.ID, x.Dossier.Client = d.Entity, d.Group
		if _, there := bases[k.Dossier.Pack]; !there {
			bases[k.Dossier.Pack] = Basis(ds.s, k.Dossier.Pack)
		}
		x.Stale = d.Stale || d.Basis != bases[k.Dossier.Pack] || !x.Known
		if d.Stale || !x.Known {
			fresh = append(fresh, d.Entity)
		}
		list = append(list, x)
	}
	slices.Sort(fresh)
	if err := ds.rename(list, fresh, f.Client); err != nil {
		return nil, err
	}
	sort.SliceStable(list, func(i, j int) bool { return list[i].Dossier.Created.Before(list[j].Dossier.Created) })
	return list, nil
}

// fewChanged is up to how many dossiers are asked for one by one.
const fewChanged = 64

// rename says what dossiers that have changed are called now, and their clients.
func (ds Dossiers) rename(list []Summary, changed []string, client string) error {
	now, names := map[string]DossierInfo{}, map[string]string{}
	if len(changed) > fewChanged {
		all, err := ds.List(client)
		if err != nil {
			return err
		}
		for _, d := range all {
			now[d.ID] = d
		}
		if client == "" {
			clients, err := ds.s.Clients().List()
			if err != nil {
				return err
			}
			for _, c := range clients {
				names[c.ID] = c.Name
			}
		}
	}
	for i := range list {
		x := &list[i]
		if _, is := slices.BinarySearch(changed, x.Dossier.ID); !is {
			continue
		}
		d, known := now[x.Dossier.ID]
		if !known {
			e, _, err := record.Of(ds.s.store.State(), x.Dossier.ID, record.KindDossier)
			if err != nil {
				return err
			}
			d = DossierOf(e)
		}
		name, known := names[x.Client.ID]
		if !known {
			c, _, err := ds.s.Clients().byID(x.Client.ID)
			if err != nil {
				return err
			}
			name = c.Name
			names[x.Client.ID] = name
		}
		x.Dossier, x.Client.Name = d, name
	}
	return nil
}

// unsummed are the summaries of a vault of an earlier version that is only looked at: nothing is kept there.
func (ds Dossiers) unsummed(f SummaryFilter) ([]Summary, error) {
	all, err := ds.List(f.Client)
	if err != nil {
		return nil, err
	}
	var list []Summary
	for _, d := range all {
		if f.IDs != nil && !slices.Contains(f.IDs, d.ID) {
			continue
		}
		c, there, err := ds.s.Clients().byID(d.Client)
		if err != nil {
			return nil, err
		}
		if there {
			list = append(list, Summary{Dossier: d, Client: c, Stale: true})
		}
	}
	return list, nil
}

// Basis is what summaries of a pack's dossiers rest on beside what the dossier and its client hold: Ground, and the day.
func Basis(s *Session, pack string) string {
	return Ground(s, pack) + " " + Day(s.Now()).Format(time.DateOnly)
}

// Ground is what is worked out by a pack rests on beside the day and what dossiers and clients hold: program and pack, the holidays,
// the official blanks.
func Ground(s *Session, pack string) string {
	return strings.Join([]string{s.opt.Version, pack, s.packs.Edition(pack), HashOf([]byte(s.Setting(calendarSetting) + blanksInUse(s, pack)))[:12]}, " ")
}

// Edition tells the pack in use from every other of its id: its version and what its files hold, as packs that the user added may
// be changed without a new version. "" for a pack that is not in use.
func (ps *Packs) Edition(id string) string {
	p := ps.s.library.Pack(id)
	if p == nil {
		return ""
	}
	for _, own := range ps.own {
		if own.ID == id {
			return p.Version + "+" + own.digest
		}
	}
	return p.Version
}

// blanksInUse stands for the official blanks in use of a pack, as they were set last.
func blanksInUse(s *Session, pack string) string {
	found, err := s.store.State().Find(context.Background(), map[store.FieldName]string{record.KindField: record.KindForm, record.PackField: pack}, record.OutputField, record.SHAField, record.MapField)
	if err != nil || pack == "" {
		return ""
	}
	var all []string
	for _, e := range found {
		for _, f := range []store.FieldName{record.OutputField, record.SHAField, record.MapField} {
			all = append(all, e.ID, e.Fields[f].Clock)
		}
	}
	return strings.Join(all, " ")
}

// Looker is a session over the same vault that only looks, for working something out beside this one. It is not closed.
func Looker(s *Session) *Session {
	opt := s.opt
	opt.ReadOnly, opt.Only = true, "" // nobody looks over its shoulder
	twin := of(s.store, opt)
	twin.library, twin.packs.own = s.library, s.packs.own
	twin.files.pdf, twin.files.proofs = s.files.pdf, s.files.proofs
	return twin
}

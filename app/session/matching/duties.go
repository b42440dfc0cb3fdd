package matching

import (
	"slices"
	"time"

	"yibiao/app/session"
	"yibiao/forms"
)

// Duty is something that follows from an approval, as the policy says it.
type Duty struct {
	Event string
	// Date is when it is to be done; zero where it cannot be told. Words are then what the policy says of the time, and Missing the
	// field without whose answer the day cannot be told; both "" where it says nothing.
	Date           time.Time
	Words, Missing string
	// Owed: the applicant has to do it. Others are dates to know of, and what can be applied for now.
	Owed   bool
	Source forms.Source
}

// Duties are what follows from the approval of a dossier, those with a day first: what its programmes ask of the applicant, the days
// that begin with the approval, and the programmes of its pack that come after them. nil until it is approved. Failures: those of
// State.
func Duties(e *session.Editing) ([]Duty, error) {
	if e.IsProfile() || !e.Dossier.Status.Approved() {
		return nil, nil
	}
	st, err := e.State()
	if err != nil {
		return nil, err
	}
	var out []Duty
	dated := map[*forms.Deadline]bool{}
	for _, x := range st.Report.Due {
		if x.Deadline != nil && (x.Deadline.Obligation || x.Deadline.Approved) {
			dated[x.Deadline] = true
			out = append(out, Duty{Event: x.Event, Date: x.Date, Owed: x.Deadline.Obligation, Source: x.Source})
		}
	}
	for _, q := range e.Form.Programmes {
		for _, d := range q.Deadlines {
			if dated[d] || d.Internal || d.When.Given() || d.Each.Given() || !d.Obligation && !d.Approved {
				continue
			}
			out = append(out, Duty{Event: st.Fill(d.Event.S), Words: d.Words, Missing: startOf(e.Form, d), Owed: d.Obligation, Source: d.Source})
		}
	}
	for _, q := range e.Form.Pack.Programmes {
		if follows(e.Form, q) {
			out = append(out, Duty{Event: q.ShortTitle(), Words: q.Follows.Says, Source: q.Follows.Source})
		}
	}
	return out, nil
}

// startOf names the field that a period begins with; "" where there is none.
func startOf(form *forms.Form, d *forms.Deadline) string {
	if d.FromExpr == nil || len(d.FromExpr.Reads) == 0 {
		return ""
	}
	if f := form.Known(d.FromExpr.Reads[0]); f != nil {
		return f.Label
	}
	return ""
}

// follows tells that a programme comes after one of the form, and is none of it.
func follows(form *forms.Form, q *forms.Programme) bool {
	in := func(id string) bool {
		return slices.ContainsFunc(form.Programmes, func(x *forms.Programme) bool { return x.ID.S == id })
	}
	return q.Follows != nil && !in(q.ID.S) && slices.ContainsFunc(q.Follows.After, func(t forms.Text) bool { return in(t.S) })
}

package matching

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/plan"
	"yibiao/forms"
)

// Owner is what the day is noted with: its dossier, or its client; "" for the end of a policy.
func (a Appointment) Owner() string {
	if a.Dossier.ID != "" {
		return a.Dossier.ID
	}
	return a.Client.ID
}

// Key names an appointment, for marks and for the command line: it stays as its day moves within a year.
func (a Appointment) Key() string {
	return session.HashOf([]byte(strings.Join(append(aboutOf(a), strconv.Itoa(a.Date.Year())), "\x00")))[:12]
}

// marked notes what is done, or need not be done.
func marked(s *session.Session, list []Appointment) error {
	var owners []string
	known := map[string]bool{}
	for _, a := range list {
		if owner := a.Owner(); owner != "" && !known[owner] {
			known[owner] = true
			owners = append(owners, owner)
		}
	}
	if len(owners) == 0 {
		return nil
	}
	marks, err := plan.Marks(s, owners)
	if err != nil || len(marks) == 0 {
		return err
	}
	for i, a := range list {
		if m := marks[a.Key()]; m.Owner == a.Owner() && m.Of(a.Date.Format(time.DateOnly)) {
			list[i].Mark = m
		}
	}
	return nil
}

// Mark notes that an appointment is done or need not be done; the state "" opens it again. Failures: why-empty.
func Mark(s *session.Session, a Appointment, state plan.State, why string) error {
	return plan.Set(s, plan.Mark{Key: a.Key(), Owner: a.Owner(), State: state, Why: why, On: a.Date.Format(time.DateOnly), Loose: a.Estimated})
}

// Theirs tells that the day is an authority's own: nobody here can do anything about it.
func (a Appointment) Theirs() bool { return a.Kind == KindPolicy || a.Kind == KindAuthority }

// ours tells of the kinds that end when the dossier is handed in.
func (a Appointment) ours() bool { return a.Kind == KindDue || a.Kind == KindPlan }

// Overdue tells whether a day has passed without what it asked for being done. A dossier that was handed in is done.
func (a Appointment) Overdue(today time.Time) bool {
	if !a.Date.Before(today) || a.Mark.State != "" || a.Theirs() {
		return false
	}
	if (a.Kind == KindDeadline || a.Yearly) && a.Date.Before(a.Dossier.Created) {
		return false // it had passed before the dossier was begun: a date of the policy's own history, or of a year that it is not about
	}
	return a.Dossier.Status == "" || a.Dossier.Status.Open() || a.Kind == KindDuty || a.Kind == KindOwn
}

// ToDo tells that something can still be done about a day: what is overdue, and what is to come.
func (a Appointment) ToDo(today time.Time) bool {
	switch {
	case a.Mark.State != "" || a.Theirs():
		return false
	case a.Date.Before(today):
		return a.Overdue(today)
	}
	return !a.ours() || a.Dossier.Status.Open()
}

// ToDo are the appointments about which something can be done.
func ToDo(list []Appointment, today time.Time) []Appointment {
	return slices.DeleteFunc(slices.Clone(list), func(a Appointment) bool { return !a.ToDo(today) })
}

// Next is the first day of an open dossier about which something can be done; one that was set down counts though it has passed,
// until it is marked or the dossier is handed in. ok is false when there is none.
func Next(e *session.Editing, due []forms.Due) (next Appointment, ok bool, err error) {
	d, s := e.Dossier, e.Session()
	if d.Status.Over() {
		return next, false, nil
	}
	today := session.Day(s.Now())
	var list []Appointment
	for _, x := range dossierDays(d, due, e.Form.Pack) {
		list = append(list, x.Appointment)
	}
	set, err := plan.Of(s, d.ID)
	if err != nil {
		return next, false, err
	}
	list = append(list, ownDays(s, d.ID, d, set)...)
	for i := range list {
		list[i].Client.ID = d.Client
	}
	if err := marked(s, list); err != nil {
		return next, false, err
	}
	for _, a := range ToDo(list, today) {
		setDown := a.ours() || a.Kind == KindOwn
		if (setDown || !a.Date.Before(today)) && (!ok || a.Date.Before(next.Date)) {
			next, ok = a, true
		}
	}
	return next, ok, nil
}

// yearsOverdue is how far back what is overdue is looked for; a day that a person set down is looked for however long ago it was.
const yearsOverdue = 3

// Waiting is Agenda up to a day, with what is overdue as of today: everything of the last years, and before them the days that a person
// set down.
func Waiting(s *session.Session, client string, today, to time.Time) ([]Appointment, error) {
	return agendaReader{s: s, from: today.AddDate(-yearsOverdue, 0, 0), to: to, longPast: true, policies: map[string]bool{}}.agenda(client)
}

// Glance is what a look at the days tells: what is overdue, and what comes within some working days, the one that has waited longest
// first.
type Glance struct {
	Late, Soon int
	List       []Appointment
}

// Look tells what is overdue and what comes within some working days, of one client, or of all with "".
func Look(s *session.Session, client string, workdays int) (Glance, error) {
	today := session.Day(s.Now())
	until, _ := s.Calendar().AddWorkdays(today, workdays)
	list, err := Waiting(s, client, today, until)
	g := Glance{List: ToDo(list, today)}
	for _, a := range g.List {
		if a.Overdue(today) {
			g.Late++
		} else {
			g.Soon++
		}
	}
	return g, err
}

// Package plan is what people set down about days: days of their own, the way back from a dossier's due date, and what is done or
// need not be done. All of it stands in the log and can be undone.
package plan

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
	"yibiao/forms/gb"
)

// Step is a step on the way back from a dossier's due date.
type Step string

// The steps, in the order in which they come.
const (
	StepReady     Step = "ready"     // 自己做完
	StepSeal      Step = "seal"      // 盖章、电子签章
	StepRecommend Step = "recommend" // 交推荐单位
)

// Steps lists the steps in order.
func Steps() []Step { return []Step{StepReady, StepSeal, StepRecommend} }

// Own is a day that a person has set down for a dossier or a client.
type Own struct {
	ID, Owner string // Owner is a dossier or a client
	Step      Step   // "" for a day that is no step
	Text      string // what is to be done; "" for a step
	// Day is 2006-01-02; "" when Before tells how many working days before the dossier's due date it is.
	Day    string
	Before int
}

// mostBefore is how many working days at most a step may lie before the due date.
const mostBefore = 250

// When reads what a person typed for a day: a date, or -5 for five working days before the due date. "" is none.
// Failures: bad-day (args value).
func When(text string) (day string, before int, err error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return "", 0, nil
	}
	if count, ok := strings.CutPrefix(strings.ReplaceAll(text, "－", "-"), "-"); ok {
		if n, err := strconv.Atoi(strings.TrimSpace(count)); err == nil && n > 0 && n <= mostBefore {
			return "", n, nil
		}
	} else if t, err := gb.ParseDate(text); err == nil {
		return t.Format(time.DateOnly), 0, nil
	}
	return "", 0, session.Refuse("plan", session.CodeBadDay, "value", text)
}

// Written is the day as a person would type it.
func (o Own) Written() string {
	if o.Before > 0 {
		return "-" + strconv.Itoa(o.Before)
	}
	return o.Day
}

// Date is the day itself; ok is false while it cannot be told: it counts from a due date that is not set. estimated tells that the
// holidays of a year on the way are not known yet.
func (o Own) Date(due string, calendar *gb.Calendar) (day time.Time, estimated, ok bool) {
	if o.Before == 0 {
		day, err := time.Parse(time.DateOnly, o.Day)
		return day, false, err == nil
	}
	from, err := time.Parse(time.DateOnly, due)
	if err != nil {
		return day, false, false
	}
	day, estimated = calendar.AddWorkdays(from, -o.Before)
	return day, estimated, true
}

// Of gives the days that were set down for some owners, in the order in which they were.
func Of(s *session.Session, owners ...string) ([]Own, error) {
	found, err := record.OwnedBy(s.Store().State(), record.KindDate, owners)
	if err != nil {
		return nil, session.Failed("plan", err)
	}
	var out []Own
	for _, x := range found {
		o := Own{
			ID: x.ID, Owner: x.Value(record.OwnerField), Step: Step(x.Value(record.StepField)), Text: x.Value(record.TextField), Day: x.Value(record.OnField),
		}
		if count, ok := strings.CutPrefix(o.Day, "-"); ok {
			o.Before, _ = strconv.Atoi(count)
			o.Day = ""
		}
		if slices.Contains(owners, o.Owner) && (o.Day != "" || o.Before > 0) {
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(a, b Own) int {
		if n := slices.Index(Steps(), a.Step) - slices.Index(Steps(), b.Step); n != 0 {
			return n
		}
		return strings.Compare(a.ID, b.ID)
	})
	return out, nil
}

// Add sets a day down for a dossier or a client. Failures: bad-day, day-text (nothing says what it is for).
func Add(s *session.Session, o Own) (Own, error) {
	o.Text = strings.Join(strings.Fields(o.Text), " ")
	if _, _, ok := o.Date("2000-01-03", s.Calendar()); !ok || o.Before > 0 {
		return o, session.Refuse("plan", session.CodeBadDay, "value", o.Written())
	}
	if o.Text == "" {
		return o, session.Refuse("plan", session.CodeDayText)
	}
	o.ID, o.Step = s.Store().NewID(), ""
	_, err := s.Apply(store.Edit{Root: o.Owner, Label: record.LabelPlanDay.Of(), Undoable: true, Sets: sets(o)})
	return o, err
}

// Remove takes away a day that was set down. Failures: no-day.
func Remove(s *session.Session, id string) error {
	e, there, err := record.Of(s.Store().State(), id, record.KindDate)
	if err != nil || !there {
		return cmpFailure(err, session.Refuse("plan", session.CodeNoDay, "key", id))
	}
	_, err = s.Apply(store.Edit{Root: e.Value(record.OwnerField), Label: record.LabelPlanDay.Of(), Undoable: true,
		Sets: []store.Set{{Entity: id, Field: store.DeletedField, Value: store.DeletedValue}}})
	return err
}

// SetSteps sets the days of steps of a dossier down as they were typed, in one edit; "" takes one away. Steps that are not named stay.
// Failures: bad-day.
func SetSteps(s *session.Session, dossier string, typed map[Step]string) error {
	have, err := Of(s, dossier)
	if err != nil {
		return err
	}
	var all []store.Set
	for _, step := range Steps() {
		text, named := typed[step]
		if !named {
			continue
		}
		o := Own{Owner: dossier, Step: step}
		if o.Day, o.Before, err = When(text); err != nil {
			return err
		}
		at := slices.IndexFunc(have, func(x Own) bool { return x.Step == step })
		switch {
		case at < 0 && o.Written() == "":
			continue
		case at < 0:
			o.ID = s.Store().NewID()
		default:
			o.ID = have[at].ID
		}
		if o.Written() == "" {
			all = append(all, store.Set{Entity: o.ID, Field: store.DeletedField, Value: store.DeletedValue})
			continue
		}
		all = append(all, sets(o)...)
	}
	if len(all) == 0 {
		return nil
	}
	_, err = s.Apply(store.Edit{Root: dossier, Label: record.LabelPlan.Of(), Undoable: true, Sets: all})
	return err
}

func sets(o Own) []store.Set {
	return []store.Set{
		{Entity: o.ID, Field: record.KindField, Value: record.KindDate},
		{Entity: o.ID, Field: record.OwnerField, Value: o.Owner},
		{Entity: o.ID, Field: record.StepField, Value: string(o.Step)},
		{Entity: o.ID, Field: record.TextField, Value: o.Text},
		{Entity: o.ID, Field: record.OnField, Value: o.Written()},
	}
}

// cmpFailure gives the failure that came first.
func cmpFailure(err, otherwise error) error {
	if err != nil {
		return session.Failed("plan", err)
	}
	return otherwise
}

// labels are those of the edits of this room.
var labels = []record.Label{record.LabelPlanDay, record.LabelPlan, record.LabelPlanMark}

// Undo takes back the last edit of a dossier or client if it was one of this room, and gives its label; "" when it was not.
func Undo(s *session.Session, root string) (string, error) {
	applied, err := session.Undo(s, root, labels...)
	return applied.Label, err
}

// Redo repeats what Undo took back.
func Redo(s *session.Session, root string) (string, error) {
	applied, err := session.Redo(s, root, labels...)
	return applied.Label, err
}

// Package desk is the table of all dossiers that a consultant works by: what blocks each, who is waited for, what comes next; with
// views that can be kept, and the register that is handed on.
package desk

import (
	"cmp"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"yibiao/app/find"
	"yibiao/app/session"
)

// Waiting says who has to do something next.
type Waiting string

// Who is waited for.
const (
	OnUs        Waiting = "us"        // 我们：填写、改正、导出、报送
	OnSeal      Waiting = "seal"      // 单位盖章
	OnAuthority Waiting = "authority" // 受理的部门
	OnPayment   Waiting = "payment"   // 拨付
	OnNobody    Waiting = "nobody"    // 没有要等的
)

// Waits lists those who may be waited for, in order.
func Waits() []Waiting { return []Waiting{OnUs, OnSeal, OnAuthority, OnPayment, OnNobody} }

// waitingOf tells who is waited for in a stage.
func waitingOf(s session.Status) Waiting {
	switch s {
	case session.StatusSealing:
		return OnSeal
	case session.StatusHanded, session.StatusReview, session.StatusAccepted, session.StatusNotice:
		return OnAuthority
	case session.StatusApproved:
		return OnPayment
	}
	if s.Over() {
		return OnNobody
	}
	return OnUs
}

// Row is a dossier on the desk. Copies share its summary, which must not be changed.
type Row struct {
	*session.Summary
	Waits Waiting
	// Days are the working days from today to the next day that matters, below zero for those since it passed, and zero where only days
	// off have come since; HasDay tells that there is such a day, Past that it has passed, Estimated that the holidays of its year are
	// not known yet.
	Days                    int
	HasDay, Past, Estimated bool
	name, title             find.Text
	clientKey               string
	titleKey                string
	amount                  decimal.Decimal
	granted, left           decimal.Decimal
}

// Late tells that the next day has passed, or comes within a week of work.
func (r Row) Late() bool { return r.HasDay && r.Days <= soon }

// soon is how many working days ahead a day is told in colour.
const soon = 5

// Rows are the dossiers of the vault as they were looked at last; only those of a client where one is given. Nothing is worked out:
// Stale tells what is old.
func Rows(s *session.Session, client string) ([]Row, error) {
	list, err := s.Dossiers().Summaries(session.SummaryFilter{Client: client})
	if err != nil {
		return nil, err
	}
	today, calendar := session.Day(s.Now()), s.Calendar()
	out, days, clients := make([]Row, 0, len(list)), map[string]Row{}, map[string]Row{}
	for i := range list {
		x := &list[i]
		of, known := clients[x.Client.Name] // one for all dossiers of a client
		if !known {
			of = Row{Summary: x, name: find.NewName(x.Client.Name), clientKey: find.Order(x.Client.Name)}
			clients[x.Client.Name] = of
		}
		x.Client.Name = of.Client.Name
		r := Row{Summary: x, Waits: waitingOf(x.Dossier.Status), name: of.name, title: find.New(x.Dossier.Title), clientKey: of.clientKey, titleKey: find.Order(x.Dossier.Title)}
		r.amount, _ = decimal.NewFromString(x.Amount)
		r.granted, _ = decimal.NewFromString(x.Award.Granted)
		r.left, _ = decimal.NewFromString(x.Award.Left)
		if day, err := time.Parse(time.DateOnly, x.Due); err == nil {
			known, there := days[x.Due]
			if !there {
				known.HasDay = true
				known.Past = day.Before(today)
				known.Days, known.Estimated = calendar.WorkdaysBetween(today, day)
				days[x.Due] = known
			}
			r.HasDay, r.Past, r.Days, r.Estimated = true, known.Past, known.Days, known.Estimated
		}
		out = append(out, r)
	}
	return out, nil
}

// Sort is by what rows stand.
type Sort string

// What rows can stand by.
const (
	ByClient Sort = "client"
	ByTitle  Sort = "title"
	ByStage  Sort = "stage"
	ByBlocks Sort = "blocks"
	ByWaits  Sort = "waits"
	ByDay    Sort = "day"
	ByAmount Sort = "amount"
	ByGrant  Sort = "grant"
	ByLeft   Sort = "left"
)

// View says which rows are shown, and in what order. The zero View shows those that are not over, by their next day.
type View struct {
	Name    string         `json:"name,omitempty"`
	Search  string         `json:"search,omitempty"`
	Stage   session.Status `json:"stage,omitempty"`
	Waits   Waiting        `json:"waits,omitempty"`
	Soon    bool           `json:"soon,omitempty"`    // only what is late or comes soon
	Blocked bool           `json:"blocked,omitempty"` // only what has something that refuses the export
	Over    bool           `json:"over,omitempty"`    // what is filed, rejected, withdrawn or lapsed too
	Sort    Sort           `json:"sort,omitempty"`    // "" is ByDay
	Falling bool           `json:"falling,omitempty"`
}

// Of gives the rows that a view shows, in its order.
func (v View) Of(rows []Row) []Row {
	words := find.Words(v.Search)
	var out []Row
	for _, r := range rows {
		if v.shows(r, words) {
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b Row) int {
		n := v.compare(a, b)
		if v.Falling {
			n = -n
		}
		return cmp.Or(n, strings.Compare(a.clientKey, b.clientKey), strings.Compare(a.titleKey, b.titleKey))
	})
	return out
}

func (v View) shows(r Row, words []find.Word) bool {
	switch s := r.Dossier.Status; {
	case v.Stage != "" && s != v.Stage, v.Stage == "" && !v.Over && s.Over(), v.Waits != "" && r.Waits != v.Waits,
		v.Soon && !r.Late(), v.Blocked && r.Blocking == 0:
		return false
	}
	for i := range words { // each word in the client's name or in the title
		if one := words[i : i+1]; !r.name.Has(one) && !r.title.Has(one) {
			return false
		}
	}
	return true
}

// compare puts what has no day or amount behind, whatever the direction.
func (v View) compare(a, b Row) int {
	last := func(there, other bool) int {
		n := 0
		if there != other {
			n = map[bool]int{true: -1, false: 1}[there]
		}
		if v.Falling {
			n = -n
		}
		return n
	}
	switch v.Sort {
	case ByClient:
		return strings.Compare(a.clientKey, b.clientKey)
	case ByTitle:
		return strings.Compare(a.titleKey, b.titleKey)
	case ByStage:
		return slices.Index(session.Statuses(), a.Dossier.Status) - slices.Index(session.Statuses(), b.Dossier.Status)
	case ByBlocks:
		return cmp.Or(cmp.Compare(a.Blocking, b.Blocking), cmp.Compare(a.Gaps, b.Gaps))
	case ByWaits:
		return slices.Index(Waits(), a.Waits) - slices.Index(Waits(), b.Waits)
	case ByAmount:
		return cmp.Or(last(a.Amount != "", b.Amount != ""), a.amount.Cmp(b.amount))
	case ByGrant:
		return cmp.Or(last(a.Award.Granted != "", b.Award.Granted != ""), a.granted.Cmp(b.granted))
	case ByLeft:
		return cmp.Or(last(a.Award.Left != "", b.Award.Left != ""), a.left.Cmp(b.left))
	}
	return cmp.Or(last(a.HasDay, b.HasDay), strings.Compare(a.Due, b.Due))
}

// settingViews is where the views lie that a person has kept.
const settingViews = "desk.views"

// Views are those that were kept, by name.
func Views(s *session.Session) []View {
	var list []View
	if json.Unmarshal([]byte(s.Setting(settingViews)), &list) != nil {
		return nil
	}
	return list
}

// Keep keeps a view under its name; an empty name is none.
func Keep(s *session.Session, v View) error {
	if v.Name == "" {
		return nil
	}
	list := append(slices.DeleteFunc(Views(s), func(x View) bool { return x.Name == v.Name }), v)
	slices.SortFunc(list, func(a, b View) int { return strings.Compare(find.Order(a.Name), find.Order(b.Name)) })
	return keepAll(s, list)
}

// Forget removes a view that was kept.
func Forget(s *session.Session, name string) error {
	return keepAll(s, slices.DeleteFunc(Views(s), func(x View) bool { return x.Name == name }))
}

func keepAll(s *session.Session, list []View) error {
	data, err := json.Marshal(list)
	if err != nil {
		return session.Failed("setting", err)
	}
	return session.Remember(s, settingViews, string(data))
}

// Total is what rows come to: the sum of their amounts in 万元, how many of them cannot be told yet, and how many rest on something
// that stands in another dossier too and may not be paid twice.
type Total struct {
	Sum          decimal.Decimal
	Open, Shared int
}

// open tells that what a row comes to is not, or not wholly, known. One whose programmes pay nothing by the answers is not open.
func (r Row) open() bool { return r.AmountOpen || !r.Known }

// Of adds rows up. A row whose programmes pay nothing by the answers is not open.
func Of(rows []Row) Total {
	var t Total
	for _, r := range rows {
		t.Sum = t.Sum.Add(r.amount)
		if r.open() {
			t.Open++
		}
		if r.Amount != "" && r.Figures.Shared > 0 {
			t.Shared++
		}
	}
	return t
}

// Granted adds up what rows were granted, and what is known to be still to come, in 万元.
func Granted(rows []Row) (granted, left decimal.Decimal) {
	for _, r := range rows {
		if !r.Dossier.Status.Lost() {
			granted, left = granted.Add(r.granted), left.Add(r.left)
		}
	}
	return granted, left
}

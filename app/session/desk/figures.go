package desk

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"yibiao/app/find"
	"yibiao/app/session"
	"yibiao/forms/gb"
)

// Week is how many dossiers have their next day in a week.
type Week struct {
	From     time.Time // its Monday; zero for what has passed
	Later    bool      // this week and all that come after
	Dossiers int
}

// weeksAhead is how many weeks stand by themselves.
const weeksAhead = 8

// Load counts dossiers by the week of their next day: what has passed, this week and the weeks after it, and all that comes later.
func Load(rows []Row, today time.Time) []Week {
	monday := today.AddDate(0, 0, -(int(today.Weekday())+6)%7)
	out := make([]Week, weeksAhead+2)
	for i := range out[1:] {
		out[i+1].From = monday.AddDate(0, 0, 7*i)
	}
	out[len(out)-1].Later = true
	for _, r := range rows {
		day, err := time.Parse(time.DateOnly, r.Due)
		switch {
		case err != nil:
		case day.Before(today):
			out[0].Dossiers++
		default:
			out[min(int(day.Sub(monday).Hours()/24)/7, weeksAhead)+1].Dossiers++
		}
	}
	return out
}

// Share is how far the dossiers of a client are.
type Share struct {
	Client   session.ClientInfo
	Dossiers int
	Working  int // the applicant still works on them
	Waiting  int // handed in, and not decided
	Granted  int
	// Answered and Asked are the fields of those that are still worked on.
	Answered, Asked int
	key             string // of the client's name in order
}

// Shares tells how far each client is, those with most to do first.
func Shares(rows []Row) []Share {
	at, out := map[string]int{}, []Share{}
	for _, r := range rows {
		i, there := at[r.Client.ID]
		if !there {
			i = len(out)
			at[r.Client.ID] = i
			out = append(out, Share{Client: r.Client, key: find.Order(r.Client.Name)})
		}
		x := &out[i]
		x.Dossiers++
		switch s := r.Dossier.Status; {
		case s.Open():
			x.Working++
			x.Answered, x.Asked = x.Answered+r.Filled.Answered, x.Asked+r.Filled.Asked
		case s.Approved():
			x.Granted++
		case !s.Over():
			x.Waiting++
		}
	}
	slices.SortStableFunc(out, func(a, b Share) int {
		return cmp.Or(b.Working-a.Working, strings.Compare(a.key, b.key))
	})
	return out
}

// Sum is what dossiers that stand alike amount to, in 万元, by what the program works out of their answers.
type Sum struct {
	Of       Waiting // OnUs, OnAuthority, OnPayment, OnNobody: paid
	Dossiers int
	Amount   decimal.Decimal
	Unknown  int // of Dossiers: no amount can be told, or not the whole
}

// Sums adds amounts up: in work, handed in, granted, paid. What came to nothing is left out.
func Sums(rows []Row) []Sum {
	out := []Sum{{Of: OnUs}, {Of: OnAuthority}, {Of: OnPayment}, {Of: OnNobody}}
	for _, r := range rows {
		i := 1
		switch s := r.Dossier.Status; {
		case s.Lost():
			continue
		case s.Open():
			i = 0
		case s == session.StatusApproved:
			i = 2
		case s.Approved():
			i = 3
		}
		out[i].Dossiers++
		out[i].Amount = out[i].Amount.Add(r.amount)
		if r.open() {
			out[i].Unknown++
		}
	}
	return out
}

// Year is what the dossiers of a year, or of a policy, come to, in 万元.
type Year struct {
	Name     string // of the year; "" where it is not known
	Dossiers int
	// Applied is by what the program works out, of what was handed in; Unknown counts those of which it cannot be told.
	Applied, Granted, Paid decimal.Decimal
	Unknown                int
	// NotNoted counts those that were approved without a sum that anybody has noted.
	NotNoted int
}

// Awards adds up by some name what was applied for, approved and paid, of dossiers that were handed in or went further, in the order of
// the names; what was withdrawn or lapsed is left out.
func Awards(rows []Row, name func(Row) string) []Year {
	at, out := map[string]int{}, []Year{}
	for _, r := range rows {
		s := r.Dossier.Status
		if s.Before(session.StatusHanded) || s == session.StatusWithdrawn || s == session.StatusLapsed {
			continue
		}
		key := name(r)
		i, there := at[key]
		if !there {
			i = len(out)
			at[key] = i
			out = append(out, Year{Name: key})
		}
		y := &out[i]
		y.Dossiers++
		y.Applied = y.Applied.Add(r.amount)
		if r.open() {
			y.Unknown++
		}
		y.Granted = y.Granted.Add(r.granted)
		if s.Approved() && r.Award.Granted == "" {
			y.NotNoted++
		}
		if paid, ok := gb.Number(r.Award.Paid); ok {
			y.Paid = y.Paid.Add(paid)
		}
	}
	slices.SortFunc(out, func(a, b Year) int { return strings.Compare(find.Order(a.Name), find.Order(b.Name)) })
	return out
}

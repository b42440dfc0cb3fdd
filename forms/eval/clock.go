package eval

import (
	"time"

	"github.com/expr-lang/expr/ast"
)

// Clock is the day of an evaluation, at midnight UTC. It notes the next day on which anything that was asked of it may be answered
// otherwise: what came out holds until then, as long as nothing else changes.
type Clock struct {
	today time.Time
	turns time.Time
}

// never is the first year of which no turn is noted: such days are those of blank cells.
const never = 9999

// Turns is that next day, at midnight UTC; the zero time when there is none.
func (c *Clock) Turns() time.Time { return c.turns }

// Passed tells whether a day is over.
func (c *Clock) Passed(day time.Time) bool { return c.is(">", day) }

// turn notes that something is answered otherwise from a day on.
func (c *Clock) turn(day time.Time) {
	if !day.After(c.today) || day.Year() >= never {
		return
	}
	y, m, d := day.UTC().Date()
	day = time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	if !day.After(c.today) { // some hour of today
		day = c.today.AddDate(0, 0, 1)
	}
	if c.turns.IsZero() || day.Before(c.turns) {
		c.turns = day
	}
}

// bare is the day for whatever an expression makes of it: nobody can tell what another day would give.
func (c *Clock) bare() time.Time {
	c.turn(c.today.AddDate(0, 0, 1))
	return c.today
}

func (c *Clock) thisYear() int {
	c.turn(time.Date(c.today.Year()+1, 1, 1, 0, 0, 0, 0, time.UTC))
	return c.today.Year()
}

// is compares today, on the left, with a day.
func (c *Clock) is(sign string, day time.Time) bool {
	after := day.AddDate(0, 0, 1)
	switch order := c.today.Compare(day); sign {
	case "<":
		c.turn(day)
		return order < 0
	case ">=":
		c.turn(day)
		return order >= 0
	case "<=":
		c.turn(after)
		return order <= 0
	case ">":
		c.turn(after)
		return order > 0
	default:
		c.turn(day)
		c.turn(after)
		return (order == 0) == (sign == "==")
	}
}

// notAged tells whether somebody born on a day is younger, or older, than so many years. Birthdays on 29 February are counted in
// several ways, so the answer is taken to turn on the days about one.
func (c *Clock) notAged(born time.Time, youngest, oldest int) bool {
	if c.today.IsZero() {
		return false
	}
	for _, years := range []int{youngest, oldest} {
		for _, about := range []int{-1, 0, 1} {
			c.turn(born.AddDate(years, 0, about))
		}
	}
	return born.After(c.today.AddDate(-youngest, 0, 0)) || born.Before(c.today.AddDate(-oldest, 0, 0))
}

func todayIs(p ...any) (any, error) {
	return p[0].(*Scope).is(p[1].(string), p[2].(time.Time)), nil
}

// mirrored are the comparisons, and what stands for them when their sides change places.
var mirrored = map[string]string{"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}

// today makes a comparison with today one of which the clock can tell when it turns.
func (b *binder) today(node *ast.Node, n *ast.BinaryNode) {
	sign, day := n.Operator, n.Right
	if mirrored[sign] == "" {
		return
	}
	switch {
	case b.bound[n.Left] == "today":
	case b.bound[n.Right] == "today":
		sign, day = mirrored[sign], n.Left
	default:
		return
	}
	ast.Patch(node, &ast.CallNode{
		Callee:    &ast.IdentifierNode{Value: "__today_is"},
		Arguments: []ast.Node{&ast.IdentifierNode{Value: "__scope"}, &ast.StringNode{Value: sign}, day},
	})
}

// thisYear makes year_of(today) a year of which the clock can tell when it turns.
func (b *binder) thisYear(node *ast.Node, n *ast.CallNode) {
	if len(n.Arguments) == 1 && b.bound[n.Arguments[0]] == "today" {
		ast.Patch(node, &ast.CallNode{Callee: &ast.IdentifierNode{Value: "__this_year"}, Arguments: []ast.Node{&ast.IdentifierNode{Value: "__scope"}}})
	}
}

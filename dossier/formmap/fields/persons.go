package fields

import (
	"slices"
	"strings"
)

// Owners that are no person of the index.
const (
	Nobody       = -1
	SomebodyElse = -2
)

// IsPerson tells whether a word names one of the persons.
func (x *Index) IsPerson(word string) bool {
	for _, who := range x.Persons {
		if slices.Contains(who.Names, word) {
			return true
		}
	}
	return false
}

// Attribute reads what follows the name of a person in a label; "" when it is nothing
// about the person.
func (x *Index) Attribute(rest string, owner int) string {
	if rest == "" {
		return "姓名"
	}
	if a, ok := x.Words.Attributes[rest]; ok {
		return a
	}
	for _, c := range x.All {
		if c.Person == x.Holder(owner) && slices.Contains(c.Attributes, rest) {
			return rest
		}
	}
	return ""
}

// PersonIn finds the one person that a context names, the longest names first; nobody
// for none, SomebodyElse for several.
func (x *Index) PersonIn(context string) int {
	type named struct {
		name string
		who  int
	}
	var all []named
	for i, who := range x.Persons {
		for _, name := range who.Names {
			if strings.Contains(context, name) {
				all = append(all, named{name, i})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b named) int { return len(b.name) - len(a.name) })
	found := Nobody
	for _, n := range all {
		rest := strings.ReplaceAll(context, n.name, "\x00")
		if rest == context {
			continue
		}
		if context = rest; found != Nobody && found != n.who {
			return SomebodyElse
		}
		found = n.who
	}
	return found
}

// BareName is the person whose name is asked by 姓名 alone; nobody when there are none
// or several.
func (x *Index) BareName() int {
	found := Nobody
	for _, c := range x.All {
		if c.Person < 0 || !IsName(c.ID, c.Family) || !slices.ContainsFunc(c.Keys, func(k Key) bool { return k.Text == "姓名" }) {
			continue
		}
		if found != Nobody {
			return SomebodyElse
		}
		found = c.Person
	}
	return found
}

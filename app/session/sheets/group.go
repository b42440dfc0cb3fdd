package sheets

import (
	"slices"
	"strings"

	"yibiao/dossier/formmap/wordings"
	"yibiao/dossier/sheet"
	"yibiao/forms/simplified"
)

// group is a head over several columns: whose or what they are.
type group struct {
	text   string
	spread bool // over several columns, and not over all of them, as a title is
}

// groupOver is the head that stands over a cell in the row above it; ok is false for none.
func groupOver(s sheet.Sheet, row, at int, text string) (g group, ok bool) {
	over := s.At(row, at)
	if over.Kind != sheet.Words || over.Text == text {
		return g, false
	}
	wide := 0
	for x := range s.Rows[row] {
		if s.At(row, x).Text == over.Text {
			wide++
		}
	}
	return group{over.Text, wide > 1 && wide < len(s.Rows[row])}, true
}

// inGroup gives what a header below a group may mean; joined tells that the group is part of what it means.
func (r *reader) inGroup(table string, g group, header string) (found []Target, joined bool) {
	if table == "" {
		if found, ok := r.under(g.text, header); ok {
			return found, true
		}
	}
	alone, both := r.means(table, header), r.means(table, g.text+header)
	if len(alone) != 1 && len(both) > 0 || len(both) == 1 {
		return both, true
	}
	if table == "" && g.spread && personal(header) && !slices.Contains(usualKnown().Plain, plainHead(g.text)) {
		return nil, true // it says whose it is, in words that are not known
	}
	return alone, false
}

// under gives what a header means that stands below whose it is: the mobile number below 联系人, the account below 开户信息. Where the group
// may be two people, both are given. ok is false where the group names nobody, or the header asks for nothing of them.
func (r *reader) under(group, header string) (found []Target, ok bool) {
	w := usualKnown()
	name := plainHead(group)
	for _, part := range w.Parts {
		if !slices.Contains(part.Heads, name) {
			continue
		}
		for column, words := range part.Columns {
			id := part.Of + "." + column
			if slices.Contains(words, plainHead(header)) && r.form.Known(id) != nil {
				found = append(found, Target{Field: id})
			}
		}
	}
	slices.SortFunc(found, func(a, b Target) int { return strings.Compare(a.Field, b.Field) })
	return found, len(found) > 0
}

// personal tells of a header that asks for something of a person, whoever that is.
func personal(header string) bool {
	name := plainHead(header)
	return slices.ContainsFunc(usualKnown().Parts, func(p usualPart) bool {
		return p.Person && slices.ContainsFunc(sortedWords(p.Columns), func(word string) bool { return word == name })
	})
}

func sortedWords(columns map[string][]string) []string {
	var all []string
	for _, words := range columns {
		all = append(all, words...)
	}
	return all
}

// plainHead is a head without stars, brackets and spaces, and without what only says that it is a head.
func plainHead(head string) string {
	head = requiredForm.ReplaceAllString(simplified.Text(strings.Join(strings.Fields(head), "")), "")
	if bare := bracketsForm.ReplaceAllString(head, ""); bare != "" {
		head = bare
	}
	head = wordings.Clean(head)
	if bare := strings.TrimSuffix(strings.TrimSuffix(head, "信息"), "情况"); bare != "" && bare != head {
		return bare
	}
	return head
}

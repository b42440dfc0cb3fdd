package blanks

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"yibiao/app/session"
	"yibiao/dossier/docx"
	"yibiao/dossier/docx/place"
	"yibiao/forms"
)

// doubts is all that speaks against taking a blank for an output unasked, in one failure, the gravest first; nil when nothing
// does or a person has agreed. Failures: those of the checks below, and the vault's.
func (x *taking) doubts() error {
	if x.blank.Agreed {
		return nil
	}
	named, err := x.checkUnits()
	if err != nil {
		return err
	}
	form := len(x.taken.Outline) == 0 // an outline has no places of its own
	all := []*session.Failure{named}
	if form {
		all = append(all, x.checkEmpty())
	}
	all = append(all, x.checkTitle())
	if form {
		few, err := x.checkPlaces()
		if err != nil {
			return err
		}
		all = append(all, few)
	}
	all = slices.DeleteFunc(all, func(f *session.Failure) bool { return f == nil })
	if len(all) == 0 {
		return nil
	}
	all[0].Also = all[1:]
	return all[0]
}

// title is that of the blank, or the name of its file where none is seen.
func (x *taking) title() string { return cmp.Or(titleOf(x.file.text()), x.blank.Name) }

// checkTitle doubts a blank unless its title is that of what it is to stand for, or of the official form that is in use for it.
// Codes: no-title (args output), other-form (title, output, closer, policy), other-title and unlike-title (title, output).
func (x *taking) checkTitle() *session.Failure {
	o, names := namesOf(x.pack, x.output)
	if o == nil {
		return nil
	}
	read := titlesIn(x.file.text())
	if len(read) == 0 {
		return session.Refuse("form", session.CodeNoTitle, "output", o.Title)
	}
	title, known := read[0], x.titlesOf(o)
	if slices.ContainsFunc(read, func(t string) bool { return sameTitle(t, known) }) {
		return nil
	}
	if closer, policy := closerForm(x.s, o, title, names); closer != "" {
		return session.Refuse("form", session.CodeOtherForm, "title", title, "output", o.Title, "closer", closer, "policy", policy)
	}
	if !kin(title, names) {
		return session.Refuse("form", session.CodeOtherTitle, "title", title, "output", o.Title)
	}
	return session.Refuse("form", session.CodeUnlikeTitle, "title", title, "output", o.Title)
}

// titlesOf are the titles that the form of an output goes by: those of the pack, and that of the official form in use.
func (x *taking) titlesOf(o *forms.Output) []string {
	titles := []string{o.Title}
	for _, q := range x.pack.Programmes {
		for _, other := range q.Outputs {
			if other.ID.S == o.ID.S {
				titles = append(titles, other.Title)
			}
		}
	}
	if x.now != nil {
		titles = append(titles, titlesIn(x.now.text())...)
	}
	return titles
}

// sameTitle tells that a title is one of some: places, years, signs and remarks on the edition aside.
func sameTitle(title string, titles []string) bool {
	return slices.ContainsFunc(titles, func(t string) bool { return bare(t) == bare(title) })
}

func bare(title string) string {
	title = strings.NewReplacer("（", "(", "）", ")").Replace(strings.Join(strings.Fields(title), ""))
	return anywhere.ReplaceAllString(edition.ReplaceAllString(title, ""), "")
}

const (
	closeTitles = 0.6  // how alike two titles are that may well be those of one form
	clearlyMore = 0.15 // by how much another title must be closer
)

// closerForm is the title of another form of any policy, with the policy, which the title of a blank is clearly closer to than
// to any name of o.
func closerForm(s *session.Session, o *forms.Output, title string, names []string) (closer, policy string) {
	if len(subject(title)) == 0 {
		return "", "" // it says nothing of what it is about
	}
	best := closeTitles
	for _, name := range names {
		best = max(best, alike(title, name)+clearlyMore)
	}
	for _, p := range s.Library().Packs {
		for _, q := range p.Programmes {
			for _, other := range q.Outputs {
				if got := alike(title, other.Title); other.Title != o.Title && got > best {
					best, closer, policy = got, other.Title, p.Title
				}
			}
		}
	}
	return closer, policy
}

// checkEmpty doubts a blank that is filled in already, as one of another applicant or of last year: what the program does not
// fill would be handed in as it stands. Code: filled-form (args title, output, have, label).
func (x *taking) checkEmpty() *session.Failure {
	const some = 3 // so many printed examples many blanks have
	var filled []string
	for _, p := range x.file.places {
		if p.Kind != place.Sign && p.Sample != "" && p.Label != "" {
			filled = append(filled, p.Label)
		}
	}
	if len(filled) <= some || len(filled)*5 < len(x.file.places) {
		return nil
	}
	o, _ := namesOf(x.pack, x.output)
	if o == nil {
		return nil
	}
	return session.Refuse("form", session.CodeFilledForm, "title", x.title(), "output", o.Title,
		"have", strconv.Itoa(len(filled)), "label", filled[0])
}

// fewer is the share of places, one in so many, below which a blank can hardly be the form that it is to replace.
const fewer = 4

// checkPlaces doubts a blank that has far fewer places than the form that it is to replace: the official one that is in use,
// which somebody has agreed to, otherwise the pack's own. Code: few-places (args title, output, have, own).
func (x *taking) checkPlaces() (*session.Failure, error) {
	o := x.pack.Output(x.output)
	if o == nil {
		return nil, nil
	}
	own, err := x.placesNow(o)
	if have := counted(x.file.places); err == nil && have*fewer < own {
		return session.Refuse("form", session.CodeFewPlaces, "title", x.title(), "output", o.Title,
			"have", strconv.Itoa(have), "own", strconv.Itoa(own)), nil
	}
	return nil, err
}

// placesNow counts the places of the form that is used for an output at present. Failures: those of docx for the pack's own form.
func (x *taking) placesNow(o *forms.Output) (int, error) {
	if x.now != nil && len(x.now.Outline) == 0 {
		return counted(x.now.places), nil
	}
	data, err := x.pack.Blank(o)
	if err != nil {
		return 0, session.Failed("form", err)
	}
	own, err := docx.Open(data)
	if err != nil {
		return 0, session.Failed("form", err)
	}
	return len(own.Slots()), nil
}

// counted is how many places the program's own form would have for these: one for each column of a list and each option.
func counted(places []place.Place) int {
	n := 0
	for _, x := range places {
		if x.Kind != place.Sign {
			n += max(1, len(x.Columns), len(x.Options))
		}
	}
	return n
}

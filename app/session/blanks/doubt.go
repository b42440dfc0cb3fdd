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

// Blank is a file that shall serve as an official form.
type Blank struct {
	Name string // of the file
	Data []byte
	// Agreed: a person has been told all that speaks against the file, and wants it all the same.
	Agreed bool
	// From is the dossier from which it is taken into use, by id; "" for none.
	From string
}

// doubts is all that speaks against taking a blank for an output unasked, in one failure, the gravest first; nil when nothing
// does or a person has agreed. Failures: those of the checks below.
func doubts(s *session.Session, p *forms.Pack, output string, b Blank, places []place.Place) error {
	if b.Agreed {
		return nil
	}
	named, err := checkUnits(s, p, output, b, places)
	if err != nil {
		return err
	}
	all := []*session.Failure{named}
	if places != nil {
		all = append(all, checkEmpty(p, output, b, places))
	}
	all = append(all, checkTitle(s, p, output, b))
	if places != nil {
		few, err := checkPlaces(s, p, output, b, places)
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

// checkTitle doubts a blank unless its title is that of what it is to stand for, or of the official form that is in use for it.
// Codes: no-title (args output), other-form (title, output, closer, policy), other-title and unlike-title (title, output).
func checkTitle(s *session.Session, p *forms.Pack, output string, b Blank) *session.Failure {
	o, names := namesOf(p, output)
	if o == nil {
		return nil
	}
	read := titlesIn(b.Data)
	if len(read) == 0 {
		return session.Refuse("form", session.CodeNoTitle, "output", o.Title)
	}
	title, known := read[0], titlesOf(s, p, o)
	if slices.ContainsFunc(read, func(t string) bool { return sameTitle(t, known) }) {
		return nil
	}
	if closer, policy := closerForm(s, o, title, names); closer != "" {
		return session.Refuse("form", session.CodeOtherForm, "title", title, "output", o.Title, "closer", closer, "policy", policy)
	}
	if !kin(title, names) {
		return session.Refuse("form", session.CodeOtherTitle, "title", title, "output", o.Title)
	}
	return session.Refuse("form", session.CodeUnlikeTitle, "title", title, "output", o.Title)
}

// titlesOf are the titles that the form of an output goes by: those of the pack, and that of the official form in use.
func titlesOf(s *session.Session, p *forms.Pack, o *forms.Output) []string {
	titles := []string{o.Title}
	for _, q := range p.Programmes {
		for _, other := range q.Outputs {
			if other.ID.S == o.ID.S {
				titles = append(titles, other.Title)
			}
		}
	}
	used, ok, err := FormOf(s, p.ID.S, o.ID.S)
	if err != nil || !ok {
		return titles
	}
	if data, err := FormData(s, used); err == nil {
		titles = append(titles, titlesIn(data)...)
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
func checkEmpty(p *forms.Pack, output string, b Blank, places []place.Place) *session.Failure {
	const some = 3 // so many printed examples many blanks have
	var filled []string
	for _, x := range places {
		if x.Kind != place.Sign && x.Sample != "" && x.Label != "" {
			filled = append(filled, x.Label)
		}
	}
	if len(filled) <= some || len(filled)*5 < len(places) {
		return nil
	}
	o, _ := namesOf(p, output)
	if o == nil {
		return nil
	}
	return session.Refuse("form", session.CodeFilledForm, "title", cmp.Or(titleOf(b.Data), b.Name), "output", o.Title,
		"have", strconv.Itoa(len(filled)), "label", filled[0])
}

// fewer is the share of places, one in so many, below which a blank can hardly be the form that it is to replace.
const fewer = 4

// checkPlaces doubts a blank that has far fewer places than the form that it is to replace: the official one that is in use,
// which somebody has agreed to, otherwise the pack's own. Code: few-places (args title, output, have, own).
func checkPlaces(s *session.Session, p *forms.Pack, output string, b Blank, places []place.Place) (*session.Failure, error) {
	o := p.Output(output)
	if o == nil {
		return nil, nil
	}
	own, err := placesInUse(s, p, o)
	if have := counted(places); err == nil && have*fewer < own {
		return session.Refuse("form", session.CodeFewPlaces, "title", cmp.Or(titleOf(b.Data), b.Name), "output", o.Title,
			"have", strconv.Itoa(have), "own", strconv.Itoa(own)), nil
	}
	return nil, err
}

// placesInUse counts the places of the form that is used for an output at present.
func placesInUse(s *session.Session, p *forms.Pack, o *forms.Output) (int, error) {
	used, ok, err := FormOf(s, p.ID.S, o.ID.S)
	if err != nil {
		return 0, err
	}
	if ok && len(used.Outline) == 0 {
		places, err := FormPlaces(s, used)
		return counted(places), err
	}
	data, err := p.Blank(o)
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

package blanks

import (
	"slices"
	"strings"

	"yibiao/app/session"
	"yibiao/app/session/neighbours"
	"yibiao/dossier/docx/party"
	"yibiao/dossier/formmap/plan"
	"yibiao/forms/folding"
	"yibiao/forms/pattern"
)

var (
	// aUnit is the name of a unit, which no words of instruction are.
	aUnit  = pattern.Of(`^\p{Han}[\p{Han}（）()A-Za-z0-9·]{2,40}(?:` + party.Bodies + `)$`)
	noUnit = pattern.Of(`某|的|填|请|××|XX`)
	// applies is a line that says who applies, with whoever is named there.
	applies = pattern.Of(`(?m)(?:^|[^\p{Han}])(?:(?:申报|申请|填报|承诺|项目|承担|建设|牵头)(?:单位|企业)|(?:单位|企业|公司)(?:名称|全称))(?:名称|全称)?(?:[（(][^）)\n]*[）)])?[:：][ \t　]*([^\s（(，,。；;]+(?:[（(]\p{Han}+[）)]\p{Han}+)?)`)
)

// OtherUnits gives the units that an official form names in print and that are not the one for which it is filled, as they stand there;
// nil for none. Failures: the store's.
func OtherUnits(e *session.Editing, f InUse) ([]string, error) {
	return unitsIn(e.Session(), f.document, f.proposed, e.Client)
}

// unitsIn gives the units that a blank names in print beside a client, whose id and name are "" for none: other clients of the vault,
// wherever they stand, and whoever stands where the applicant is asked for, by what is proposed for its places. Failures: the store's.
func unitsIn(s *session.Session, d document, proposed plan.Map, client session.ClientInfo) ([]string, error) {
	text := d.text()
	if text == "" { // it has no text but that of its places
		for _, x := range d.places {
			text += x.Label + "\n" + x.Sample + "\n"
		}
	}
	found, err := neighbours.Of(s.Store().State(), client.ID).Named(text)
	if err != nil {
		return nil, session.Failed("form", err)
	}
	var asked []string
	for _, x := range proposed.Entries {
		if words, ok := printedIn(x, "org.name"); ok {
			asked = append(asked, words)
		}
	}
	for _, m := range applies.FindAllStringSubmatch(text, -1) {
		asked = append(asked, m[1])
	}
	for _, name := range asked {
		same := func(other string) bool { return folding.Text(other) == folding.Text(name) }
		if aUnit.MatchString(name) && !noUnit.MatchString(name) && !same(client.Name) && !slices.ContainsFunc(found, same) {
			found = append(found, name)
		}
	}
	return found, nil
}

// printedIn gives the words that stand printed in a place that asks for a field.
func printedIn(x plan.Entry, field string) (words string, ok bool) {
	rest, ok := strings.CutPrefix(x.Reason, plan.ReasonPrinted+":")
	if !ok {
		return "", false
	}
	return strings.CutSuffix(rest, "|"+field)
}

// checkUnits doubts a blank that names a unit in print other than the one from whose dossier it is taken into use. Code: names-unit
// (args title, output, name).
func (x *taking) checkUnits() (*session.Failure, error) {
	o, _ := namesOf(x.pack, x.output)
	if o == nil {
		return nil, nil
	}
	var client session.ClientInfo
	if x.blank.From != "" {
		d, err := x.s.Dossiers().Find(x.blank.From)
		if err == nil {
			client, err = x.s.Clients().Find(d.Client)
		}
		if err != nil {
			return nil, err
		}
	}
	names, err := unitsIn(x.s, x.file, x.taken.proposed, client)
	if err != nil || len(names) == 0 {
		return nil, err
	}
	return session.Refuse("form", session.CodeNamesUnit, "title", x.title(), "output", o.Title, "name", strings.Join(names, "、")), nil
}

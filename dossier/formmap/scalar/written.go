package scalar

import (
	"strconv"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/slots"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// LoneNames reads 名称 before a credit code that is the applicant's as its name: right before it, in the same row or the one above it,
// or as the first that a table asks, up to two rows above it.
func LoneNames(p *slots.Form) {
	for i, it := range p.Items {
		if it.Box == "p" || it.Kind != place.Text || it.Entry.State == plan.Proposed || wordings.Clean(it.Label) != "名称" {
			continue
		}
		first := i == 0 || p.Items[i-1].Box != it.Box
		for j, next := range p.Items[i+1:] {
			if next.Box != it.Box || next.Row > it.Row+2 || !first && (j > 0 || next.Row != it.Row && (next.Row != it.Row+1 || next.Col() != it.Col())) {
				break
			}
			if next.Entry.State == plan.Proposed && next.Entry.Field == "org.uscc" {
				it.Fill("org.name", next.Entry.Confidence, plan.ReasonNeighbour, p.Fields.ByID["org.name"].Field.Label)
				break
			}
		}
	}
}

// SubjectPlaces decides blanks of sentences that name what is applied for: the one name
// that the form asks elsewhere.
func SubjectPlaces(p *slots.Form) {
	name := ""
	for _, it := range p.Items {
		c := p.Fields.ByID[it.Entry.Field]
		if c == nil || c.Person >= 0 || c.Prefix == "org" || c.Prefix == "bank" || c.Field.IsTable() {
			continue
		}
		if !strings.HasSuffix(c.ID, ".name") || it.Entry.Confidence < alone || c.ID == name {
			continue
		}
		if name != "" {
			return
		}
		name = c.ID
	}
	if name == "" {
		return
	}
	for _, it := range p.Items {
		if it.Entry.State == plan.Unsure && it.Kind == place.Text && it.Any(p.Fields.Words.Subject) {
			it.Fill(name, 0.8, plan.ReasonSubject)
		}
	}
}

var (
	capitals = pattern.Of(`^(?:人民币|金额)?大写(?:人民币|金额)?$`)
	figures  = pattern.Of(`^(?:人民币|金额)?小写(?:人民币|金额)?$|^[¥￥]$`)
)

// CapitalPlaces decides places that are labelled 大写 or 小写 only: they repeat the amount
// beside them.
func CapitalPlaces(p *slots.Form) {
	for i, it := range p.Items {
		upper := capitals.MatchString(it.Spelling())
		if it.Done || !upper && !figures.MatchString(it.Spelling()) {
			continue
		}
		for _, j := range []int{i - 1, i + 1} {
			if j < 0 || j >= len(p.Items) || p.Items[j].Box != it.Box {
				continue
			}
			c := p.Fields.ByID[p.Items[j].Entry.Field]
			if c == nil || !c.Is(forms.TypeMoney) || p.Items[j].Entry.Sub != "" {
				continue
			}
			it.Fill(c.ID, 0.9, plan.ReasonNeighbour, c.Field.Label)
			if upper {
				it.Entry.Format = "upper"
			}
			break
		}
	}
}

// EntryPlaces gives places in a row that ask one list field an entry each.
func EntryPlaces(p *slots.Form) {
	for i := 0; i < len(p.Items); {
		c := p.Fields.ByID[p.Items[i].Entry.Field]
		end := i + 1
		for ; c != nil && end < len(p.Items) && p.Items[end].Entry.Field == c.ID && p.Items[end].Box == p.Items[i].Box; end++ {
		}
		if c != nil && c.Is(forms.TypeList) && end-i > 1 {
			for n, it := range p.Items[i:end] {
				it.Entry.Sub = strconv.Itoa(n)
			}
		}
		i = end
	}
}

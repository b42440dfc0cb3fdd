package fields

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/fit"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

// IsDated tells whether each row of a table is of a year.
func IsDated(t *Candidate) bool {
	return slices.ContainsFunc(t.Columns, func(c *Candidate) bool { return c.Is(forms.TypeYear) })
}

// WithoutBlank is a heading without the blank that it prints, and what is asked there: 前年____审计.
func WithoutBlank(text string) string {
	text, _, _ = strings.Cut(text, "__")
	return text
}

// spanOfYears begins the words beside cells of several years.
var spanOfYears = pattern.Of(`^(?:(?:最?近|前)[二两三23]年的?|年度|全年)`)

// ColumnOf finds the column that a printed heading means; a path gives way to its
// last step.
func (x *Index) ColumnOf(t, key *Candidate, like place.Place) (*Candidate, float64) {
	spellings := x.Words.Variants(spanOfYears.ReplaceAllString(wordings.Clean(LastStep(like.Label)), ""), false)
	fits := fit.UnitsAt(like)
	var best *Candidate
	var top, second float64
	for _, c := range t.Columns {
		if c == key || fit.Kind(like.Kind, c.Field) == 0 || !fits(c.Field) {
			continue
		}
		v, _ := x.Best(spellings, c)
		if v *= fit.Kind(like.Kind, c.Field); v > top {
			best, top, second = c, v, top
		} else if v > second {
			second = v
		}
	}
	if top < 0.8 || top-second < 0.02 {
		return nil, 0
	}
	return best, top
}

// LastStep is what a path of labels, divided by " / ", ends in.
func LastStep(path string) string {
	parts := strings.Split(path, " / ")
	return parts[len(parts)-1]
}

// PrintedYear is a heading that is a year and no more; m[1] is the year.
var PrintedYear = pattern.Of(`^(20\d{2})(?:年|年度|年末|年底|年12月[末底]|年实际|年实际数|年度实际)?(?:[(].*[)])?$`)

// KeyWords are printed words as every key column asks for them.
type KeyWords struct {
	Year  string // that they print or count back
	Bare  string // without remarks; "" for the words of a total
	Own   string // canonical, as options are compared
	Value map[*Candidate]string
}

// Read reads printed words, once for each.
func (x *Index) Read(words string) KeyWords {
	r, ok := x.readAs[words]
	if ok {
		return r
	}
	r.Value = map[*Candidate]string{}
	text := WithoutBlank(wordings.Clean(LastStep(words)))
	if m := PrintedYear.FindStringSubmatch(text); m != nil {
		r.Year = m[1]
	} else if back, ok := YearsBack[strings.TrimSuffix(strings.TrimSuffix(text, "数"), "实际")]; ok {
		r.Year = RelativeYear(back)
	}
	if bare := wordings.Remark.ReplaceAllString(text, ""); bare != "" && !x.Words.Totals[x.Words.Canonical(bare)] {
		r.Bare, r.Own = strings.Trim(bare, ":、."), x.Words.Canonical(strings.TrimSuffix(bare, "指标"))
	}
	if len(x.readAs) >= remembered {
		x.readAs = map[string]KeyWords{}
	}
	x.readAs[words] = r
	return r
}

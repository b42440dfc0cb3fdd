package intake

import (
	_ "embed"
	"maps"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"yibiao/app/session"
	"yibiao/forms"
	"yibiao/forms/checks"
	"yibiao/forms/strict"
)

//go:embed materialwords.yaml
var materialWords []byte

// wordLists is materialwords.yaml.
type wordLists struct {
	Words   [][]string `yaml:"words"`
	Parties [][]string `yaml:"parties"`
	Deals   [][]string `yaml:"deals"`
}

var wordsKnown = sync.OnceValue(func() wordLists {
	var w wordLists
	if err := strict.Read("materialwords.yaml", materialWords, &w); err != nil {
		return wordLists{} // names are compared by their signs alone
	}
	return w
})

// Weights of what two names may have in common: a word of the same line tells more than two neighbouring signs.
const (
	groupWeight = 2.0
	pairWeight  = 1.0
)

// features are what a name is compared by: its pairs of neighbouring signs, and the lines that it has a word of.
type features map[string]float64

// featuresOf takes a name apart. Figures and signs tell nothing, but within words.
func featuresOf(name string) features {
	f := features{}
	text := []rune(plainName(name, false))
	for i := 0; i+1 < len(text); i++ {
		if text[i] != ' ' && text[i+1] != ' ' {
			f[string(text[i:i+2])] = pairWeight
		}
	}
	for line := range linesIn(name, wordsKnown().Words) {
		f["#"+strconv.Itoa(line)] = groupWeight
	}
	return f
}

// linesIn tells the lines that a name has a word of. A word that lies within a longer one does not count: a special audit
// report is no audit report.
func linesIn(name string, lists [][]string) map[int]bool {
	type hit struct{ line, from, to int }
	text := strings.ReplaceAll(plainName(name, true), " ", "")
	var hits []hit
	for i, list := range lists {
		for _, word := range list {
			word = strings.ToLower(word)
			for at := 0; ; {
				n := strings.Index(text[at:], word)
				if n < 0 {
					break
				}
				hits = append(hits, hit{i, at + n, at + n + len(word)})
				at += n + len(word)
			}
		}
	}
	out := map[int]bool{}
	for _, h := range hits {
		within := slices.ContainsFunc(hits, func(o hit) bool { return o.from <= h.from && o.to >= h.to && o.to-o.from > h.to-h.from })
		if !within {
			out[h.line] = true
		}
	}
	return out
}

// plainName is a name in compatibility form and lower case, with blanks for all but letters and, when asked, figures.
func plainName(name string, figures bool) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || figures && unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return ' '
	}, norm.NFKC.String(name))
}

// matcher knows the requirements of a form by their words.
type matcher struct {
	entries []matchEntry
	common  map[string]int // in how many requirements a feature occurs
}

type matchEntry struct {
	requirement *forms.FormRequirement
	applies     bool
	phrases     []phrase
	parties     map[int]bool // whose paper is asked for
	deals       map[int]bool // about what the contract is that is asked for
}

// phrase is a name under which a requirement is known, with how much it counts.
type phrase struct {
	features
	share float64
}

// newMatcher reads the names of the requirements that a person must bring; those that the program makes are left out.
func newMatcher(form *forms.Form, st checks.Evaluation) *matcher {
	m := &matcher{common: map[string]int{}}
	for _, s := range st.Report.Materials {
		if st.Made[s.Requirement.ID.S] {
			continue
		}
		e := matchEntry{requirement: s.Requirement, applies: s.Applies, parties: linesIn(s.Requirement.Name, wordsKnown().Parties), deals: deals(s.Requirement.Name)}
		e.phrases = phrases(form.Pack.Vocabulary, s.Requirement)
		seen := features{}
		for _, p := range e.phrases {
			for k, v := range p.features {
				seen[k] = v
			}
		}
		for k := range seen {
			m.common[k]++
		}
		m.entries = append(m.entries, e)
	}
	return m
}

// phrases are the names under which a requirement may be known: those that the programmes and the vocabulary use, and their parts.
// What stands in brackets or after a stroke is an example, or one of several, and counts for less.
func phrases(v *forms.Vocabulary, r *forms.FormRequirement) []phrase {
	names := []string{r.Name}
	for _, by := range r.By {
		names = append(names, by.Requirement.Name)
	}
	for _, m := range v.Materials {
		if m.ID.S == r.ID.S {
			names = append(names, m.Name)
		}
	}
	slices.Sort(names[1:])
	var out []phrase
	for _, name := range slices.Compact(names) {
		out = append(out, phrase{featuresOf(name), 1})
		parts := strings.FieldsFunc(name, func(c rune) bool { return strings.ContainsRune("()（）/、，,或及和与:：;；", c) })
		for i, part := range parts {
			if len(parts) > 1 {
				out = append(out, phrase{featuresOf(part), map[bool]float64{true: 0.97, false: 0.75}[i == 0]})
			}
		}
	}
	return out
}

// weigh is the weight of a feature: the rarer among the requirements, the more it tells.
func (m *matcher) weigh(feature string, weight float64) float64 {
	return weight * math.Log(1+float64(len(m.entries)+1)/float64(m.common[feature]+1))
}

// likeness of a file's name to a phrase, 0 to 1: what they have in common, against that and what each has alone. A phrase
// may say more than people write, so what it has alone weighs less (Tversky, Features of similarity, 1977).
func (m *matcher) likeness(name, phrase features) float64 {
	var both, nameOnly, phraseOnly float64
	for k, v := range name {
		if w := m.weigh(k, v); phrase[k] > 0 {
			both += w * w
		} else {
			nameOnly += w * w
		}
	}
	for k, v := range phrase {
		if w := m.weigh(k, v); name[k] == 0 {
			phraseOnly += w * w
		}
	}
	if both == 0 {
		return 0
	}
	return both / (both + 0.6*nameOnly + 0.25*phraseOnly)
}

// candidate is a requirement with how well it fits, 0 to 1.
type candidate struct {
	requirement *forms.FormRequirement
	score       float64
}

// Bounds of likeness: below possible nothing is proposed, from likely on the proposal is sure, unless another
// requirement fits nearly as well.
const (
	possible = 0.22
	likely   = 0.45
	clear    = 0.06
)

// match ranks the requirements for a name, the best first; only those that are possible.
func (m *matcher) match(name string, kind session.MaterialKind) []candidate {
	f, parties, about := featuresOf(name), linesIn(name, wordsKnown().Parties), deals(name)
	var out []candidate
	for _, e := range m.entries {
		best := 0.0
		for _, p := range e.phrases {
			best = max(best, m.likeness(f, p.features)*p.share)
		}
		if !maps.Equal(parties, e.parties) {
			best *= 0.6
		}
		if apart(about, e.deals) {
			best *= 0.5
		}
		if !e.applies {
			best *= 0.85
		}
		if takes := session.KindsOf(e.requirement.Format); len(takes) > 0 && !session.ContainsKind(takes, kind) && kind != session.KindPicture {
			best *= 0.85
		}
		if best >= possible {
			out = append(out, candidate{e.requirement, best})
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].score > out[j].score })
	return out
}

// deals tells about what a contract is by its name; empty for one that does not say, and for what is no contract.
func deals(name string) map[int]bool {
	if !strings.Contains(name, "合同") && !strings.Contains(name, "协议") {
		return nil
	}
	return linesIn(name, wordsKnown().Deals)
}

// apart tells that both say what they are about, and have nothing in common.
func apart(a, b map[int]bool) bool {
	for line := range a {
		if b[line] {
			return false
		}
	}
	return len(a) > 0 && len(b) > 0
}

// pictures gives the requirement that asks for photographs, when just one does.
func (m *matcher) pictures() *forms.FormRequirement {
	var found *forms.FormRequirement
	for _, e := range m.entries {
		if strings.Contains(e.requirement.Name, "照片") && session.ContainsKind(session.KindsOf(e.requirement.Format), session.KindPicture) && e.applies {
			if found != nil {
				return nil
			}
			found = e.requirement
		}
	}
	return found
}

// lines are the first lines of a page that may be its title, in order.
func lines(text string) []string {
	var out []string
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' }) {
		line = strings.Join(strings.Fields(line), "")
		if n := len([]rune(line)); n >= 2 && n <= 30 {
			out = append(out, line)
		}
		if len(out) == 12 {
			break
		}
	}
	return out
}

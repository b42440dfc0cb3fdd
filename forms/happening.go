package forms

import (
	"slices"
	"strings"
)

// Happening is something that a unit or a person did, or that befell them, from which programmes follow.
type Happening struct {
	ID   Text   `yaml:"id"`
	Says string `yaml:"says"` // 买了设备，做了技术改造
	EN   string `yaml:"says_en"`
	// Also are other words for it, of which one stands in what somebody says of it: 卖了专利.
	Also []string `yaml:"also"`
}

// Means tells whether words say that it happened: words of its sentence, or what holds one of its other words; 买设备 is 买了设备.
func (h *Happening) Means(words string) bool {
	if h.ID.S == words {
		return true
	}
	plain := withoutDone(words)
	return len([]rune(plain)) > 1 && (strings.Contains(withoutDone(h.Says), plain) || strings.Contains(h.EN, words)) ||
		slices.ContainsFunc(h.Also, func(also string) bool { return strings.Contains(plain, also) })
}

// withoutDone leaves out the particle that says only that something was done.
func withoutDone(words string) string { return strings.ReplaceAll(words, "了", "") }

// Led is a programme or an information card to which something that happened leads.
type Led struct {
	Programme *Programme
	By        []*Happening // in the order of the vocabulary
}

// LedTo lists what follows from what happened, by the ids of happenings: what most of it leads to comes first, equal ones
// stay in the order of the library. Ids that nobody knows lead nowhere.
func (l *Library) LedTo(happened []string) []Led {
	var list []Led
	for _, p := range l.Packs {
		for _, q := range p.Programmes {
			led := Led{Programme: q}
			for _, h := range l.Vocabulary.Happenings {
				if slices.Contains(happened, h.ID.S) && q.follows(h.ID.S) {
					led.By = append(led.By, h)
				}
			}
			if len(led.By) > 0 {
				list = append(list, led)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Led) int { return len(b.By) - len(a.By) })
	return list
}

// RankLed puts first what a client may apply for, by how its programmes stand; what cannot be applied for, or does not
// stand anywhere, comes last. Equal ones stay in their order.
func RankLed(list []Led, standing map[*Programme]Outcome) {
	slices.SortStableFunc(list, func(a, b Led) int { return RankOf(standing, a.Programme) - RankOf(standing, b.Programme) })
}

// RankOf orders programmes by how a client stands towards them, best first; those that stand nowhere are last.
func RankOf(standing map[*Programme]Outcome, q *Programme) int {
	if o, ok := standing[q]; ok {
		return OutcomeRank[o]
	}
	return len(OutcomeRank)
}

func (q *Programme) follows(happening string) bool {
	return slices.ContainsFunc(q.After, func(t Text) bool { return t.S == happening })
}

// Happening finds a happening by id; nil when there is none.
func (v *Vocabulary) Happening(id string) *Happening {
	at := slices.IndexFunc(v.Happenings, func(h *Happening) bool { return h.ID.S == id })
	if at < 0 {
		return nil
	}
	return v.Happenings[at]
}

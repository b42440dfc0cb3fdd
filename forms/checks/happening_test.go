package checks

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"yibiao/forms"
)

func TestWhatHappenedLeadsToProgrammes(t *testing.T) {
	l := builtin(t)
	for _, x := range []struct {
		happened []string
		first    []string // what is listed first
		among    []string
		not      []string
	}{
		{[]string{"patent"}, nil, []string{"yjs-01-chengguo-dengji", "yjs-03-zhishichanquan"}, []string{"lz-02a-jigai", "yjs-04-shuishou"}},
		{[]string{"tech_bought"}, nil, []string{"yjs-02-houbuzhu", "lz-01e-xianyong"}, []string{"yjs-03-zhishichanquan"}},
		{[]string{"tech_sold", "patent"}, []string{"yjs-01-chengguo-dengji"}, []string{"yjs-04-shuishou", "yjs-03-zhishichanquan"}, []string{"lz-11-shangtaijie"}},
		{[]string{"equipment"}, nil, []string{"lz-02a-jigai", "lz-02b-touzi-jili"}, []string{"yjs-02-houbuzhu"}},
		{[]string{"investor"}, []string{"lz-06-jijin"}, nil, []string{"lz-07-gongyedai"}},
		{[]string{"badservice"}, []string{"fw-09-genghuan", "fw-10-jubao"}, nil, []string{"fw-01-renwushu"}},
		{[]string{"no such thing"}, nil, nil, []string{"lz-06-jijin"}},
	} {
		var got []string
		there := map[string]bool{}
		for _, led := range l.LedTo(x.happened) {
			got = append(got, led.Programme.ID.S)
			there[led.Programme.ID.S] = true
		}
		if n := min(len(x.first), len(got)); cmp.Diff(x.first, got[:n]) != "" && len(x.first) > 0 {
			t.Errorf("%v: %v comes first, want %v", x.happened, got[:n], x.first)
		}
		for _, id := range x.among {
			if !there[id] {
				t.Errorf("%v does not lead to %s", x.happened, id)
			}
		}
		for _, id := range x.not {
			if there[id] {
				t.Errorf("%v leads to %s", x.happened, id)
			}
		}
	}
}

// From every programme of the built-in packs one can come by something that happened, except for what a county gets by
// itself and the heads of combined forms.
func TestEveryProgrammeFollowsFromSomething(t *testing.T) {
	led := map[string]int{}
	for _, p := range builtin(t).Packs {
		for _, q := range p.Programmes {
			if len(q.After) == 0 && !p.AlwaysHolds(q.ID.S) && q.ID.S != "lz-13-xianyu" {
				t.Errorf("nothing leads to %s %s", q.ID.S, q.Title)
			}
			for _, a := range q.After {
				led[a.S]++
			}
		}
	}
	for _, h := range builtin(t).Vocabulary.Happenings {
		if led[h.ID.S] == 0 {
			t.Errorf("%s leads nowhere", h.ID.S)
		}
	}
}

// What a client may apply for comes first, what speaks against it behind, information cards last.
func TestLedIsRankedByHowAClientStands(t *testing.T) {
	l := builtin(t)
	list := l.LedTo([]string{"patent", "investor"})
	standing := map[*forms.Programme]forms.Outcome{}
	for _, x := range list {
		switch {
		case x.Programme.Card != nil:
		case x.Programme.ID.S == "yjs-03-zhishichanquan":
			standing[x.Programme] = forms.Met
		case x.Programme.ID.S == "yjs-01-chengguo-dengji":
			standing[x.Programme] = forms.NotMet
		default:
			standing[x.Programme] = forms.Unknown
		}
	}
	forms.RankLed(list, standing)
	last := 0
	for _, x := range list {
		rank := forms.RankOf(standing, x.Programme)
		if rank < last {
			t.Errorf("%s is behind what is worse", x.Programme.ID.S)
		}
		last = rank
	}
	if list[0].Programme.ID.S != "yjs-03-zhishichanquan" || list[len(list)-1].Programme.Card == nil {
		t.Errorf("first %s, last %s", list[0].Programme.ID.S, list[len(list)-1].Programme.ID.S)
	}
}

func TestEveryHappeningHasEnglish(t *testing.T) {
	for _, h := range builtin(t).Vocabulary.Happenings {
		if h.EN == "" {
			t.Errorf("%s", h.ID.S)
		}
	}
}

// What people say of what they did is understood, with numbers and things of their own.
func TestWhatPeopleSayLeadsSomewhere(t *testing.T) {
	for words, id := range map[string]string{"买了两台机床": "equipment", "卖了设备": "product", "招了博士": "people", "建了研究院": "platform", "贷了款": "loan", "省了电": "energy", "评上了高企": "title"} {
		var means []string
		for _, h := range builtin(t).Vocabulary.Happenings {
			if h.Means(words) {
				means = append(means, h.ID.S)
			}
		}
		if !slices.Contains(means, id) {
			t.Errorf("%s means %v, not %s", words, means, id)
		}
	}
}

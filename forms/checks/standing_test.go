package checks

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"yibiao/forms"
	"yibiao/forms/loading"
)

// variants are cases that differ from one in a single thing each: an answer, a row or a cell less, one file less, begun or not.
func variants(c forms.Case) []forms.Case {
	out := []forms.Case{c}
	with := func(change func(*forms.Case)) {
		v := c
		v.Answers, v.Attached = c.Answers.Clone(), maps.Clone(c.Attached)
		change(&v)
		out = append(out, v)
	}
	with(func(v *forms.Case) { v.Begun = !v.Begun })
	for _, id := range slices.Sorted(maps.Keys(c.Answers.Values)) {
		with(func(v *forms.Case) { delete(v.Answers.Values, id) })
		with(func(v *forms.Case) { v.Answers.Values[id] = "待定" })
	}
	for _, id := range slices.Sorted(maps.Keys(c.Attached)) {
		with(func(v *forms.Case) { delete(v.Attached, id) })
	}
	for _, table := range slices.Sorted(maps.Keys(c.Answers.Tables)) {
		with(func(v *forms.Case) { delete(v.Answers.Tables, table) })
		for i, row := range c.Answers.Tables[table] {
			for _, column := range slices.Sorted(maps.Keys(row.Cells)) {
				with(func(v *forms.Case) { delete(v.Answers.Tables[table][i].Cells, column) })
			}
		}
	}
	return out
}

// What is kept of conditions tells of every case what looking at all of it anew tells: of a complete dossier for every programme, and of
// a quarter of the examples of all built-in packs and each of them with one thing less or other, one after the other.
func TestStandingsSayWhatAssessSays(t *testing.T) {
	all, outcomes := 0, map[forms.Outcome]int{}
	days := map[time.Time]*Standings{}
	for _, pack := range builtin(t).Packs {
		for _, q := range pack.Programmes {
			if q.Card != nil {
				continue
			}
			form, err := forms.Compose(pack, []string{q.ID.S})
			if err != nil {
				t.Fatal(err)
			}
			cases := []forms.Case{filled(form, firm{})}
			for n, e := range q.Examples {
				if n%4 != 0 { // they are many
					continue
				}
				c, err := toCase(e, form)
				if err != nil {
					t.Fatal(err)
				}
				cases = append(cases, variants(c)...)
			}
			for _, v := range cases {
				if days[v.Today] == nil {
					days[v.Today] = NewStandings(v.Today)
				}
				all++
				a := Assess(form, v)
				at := slices.IndexFunc(a.Verdicts, func(x forms.Verdict) bool { return x.Programme == q })
				got := days[v.Today].Of(form, q, days[v.Today].Facts(v))
				if got.Outcome != a.Verdicts[at].Outcome {
					t.Errorf("%s: %s, looked at anew %s: %v %v", q.ID.S, got.Outcome, a.Verdicts[at].Outcome, v.Answers.Values, v.Answers.Tables)
				}
				if !got.Turns.IsZero() && got.Turns.Before(a.Turns) {
					t.Errorf("%s turns on %s, looked at anew on %s", q.ID.S, got.Turns, a.Turns)
				}
				outcomes[got.Outcome]++
			}
		}
	}
	if all < 2500 || len(outcomes) < 5 {
		t.Errorf("%d cases came to %v only", all, outcomes)
	}
}

// blinded leaves of a case nothing but what is named.
func blinded(c forms.Case, names []string) forms.Case {
	out := c
	out.Answers, out.Attached = forms.NewAnswers(), map[string]int{}
	for _, name := range names {
		switch id := name[2:]; name[:2] {
		case restsValue:
			out.Answers.Values[id] = c.Answers.Values[id]
		case restsTable:
			out.Answers.Tables[id] = c.Answers.Tables[id]
		case restsFile:
			out.Attached[id] = c.Attached[id]
		}
	}
	return out
}

// sameBlinded compares how the rules of a programme come out with how they do where each sees nothing but what it rests on.
func sameBlinded(t *testing.T, form *forms.Form, q *forms.Programme, c forms.Case) (looked int) {
	t.Helper()
	for _, r := range q.Rules {
		if !r.Decides() || r.Severity == forms.Manual && c.Answers.Values[r.TickField()] != "" {
			continue
		}
		looked++
		whole, read := workedOut(form, r, c)
		for _, names := range [][]string{restsOn(form, r), restsAt(form, r, c, false, read), restsAt(form, r, c, whole.outcome == forms.Unknown, read)} {
			part, _ := workedOut(form, r, blinded(c, names))
			if part.outcome != whole.outcome || part.turns != whole.turns {
				t.Errorf("%s: %s %s with %v, %s %s with everything", r.Key(), part.outcome, part.turns, names, whole.outcome, whole.turns)
			}
		}
	}
	return looked
}

// A rule comes out the same, and turns on the same day, where it sees nothing but what it is said to rest on: in the examples of all
// built-in packs, every third with the files that the programme asks for, every third as a dossier.
func TestARuleRestsOnNothingElse(t *testing.T) {
	looked, n := 0, 0
	for _, pack := range builtin(t).Packs {
		for _, q := range pack.Programmes {
			if q.Card != nil {
				continue
			}
			form, err := forms.Compose(pack, []string{q.ID.S})
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range q.Examples {
				c, err := toCase(e, form)
				if err != nil {
					t.Fatal(err)
				}
				n++
				if c.Begun = n%3 == 1; n%3 == 2 {
					for _, r := range form.Requirements {
						c.Attached[r.ID.S] = 1
					}
				}
				looked += sameBlinded(t, form, q, c)
			}
		}
	}
	if looked < 5000 {
		t.Errorf("only %d rules were looked at", looked)
	}
}

// restPack has a rule for each way in which a condition rests on what it does not name.
const restPack = `programme: ruhe
title: 如何
asks:
  - { use: profile.id }
  - section: 总的
    fields:
      - { id: t.lead, label: 有没有, type: bool, src: seed }
      - { id: t.day, label: 日期, type: date, src: seed }
      - { id: t.must, label: 必填, type: text, required: 't.lead', src: seed }
      - { id: t.sum, label: 金额, type: money, unit: 万元, src: seed }
      - { id: t.base, label: 基数, type: money, unit: 万元, src: seed }
  - section: 有时
    relevant: 't.lead'
    fields: [ { id: t.some, label: 个数, type: int, src: seed } ]
materials:
  - { id: paper, name: 证明, need: conditional, when: 'not t.lead', src: seed }
  - { id: other, name: 附件, need: optional, src: seed }
amounts: [ { id: given, label: 奖励, name: 基数, base: t.base, ratio: 0.5, unit: 万元, places: 2, article: 第四条, src: seed } ]
rules:
  - { id: ASKED, condition: 够多, require: 't.some > 5', severity: block, says: 不够, article: 第三条, src: seed }
  - { id: FOUNDED, condition: 日期, require: 't.day <= today', severity: block, says: 不对, article: 第三条, src: seed }
  - { id: FILE, condition: 有附件, require: 'attached("other")', severity: block, says: 没有, article: 第三条, src: seed }
  - { id: REQUIRED, condition: 填了, require: 'answered(t.must)', severity: block, says: 没填, article: 第三条, src: seed }
  - { id: AMOUNT, condition: 有奖励, require: 't.sum > 5 and estimated("given") > 100', severity: block, says: 没有, article: 第三条, src: seed }
  - { id: PROVEN, condition: 有证明, require: 't.sum > 5', claimed: true, needs: [paper], severity: block, says: 没有, article: 第三条, src: seed }
  - { id: DOUBT, condition: 金额, require: 't.sum > 999', doubt: 't.lead', severity: block, says: 没有, article: 第三条, src: seed }
`

// Conditions rest on what decides whether something is asked, on the founding day, on files, amounts, required answers and doubts too.
func TestWhatARuleRestsOnUnnamed(t *testing.T) {
	fsys := fstest.MapFS{
		"ruhe/pack.yaml": {Data: []byte("pack: ruhe\ntitle: 如何\nversion: 2026-01-01\ndocument: { name: 如何办法, number: 〔2026〕1号 }\nprogrammes: [t.yaml]\n")},
		"ruhe/t.yaml":    {Data: []byte(restPack)},
	}
	files, err := filepath.Glob("../../assets/packs/vocabulary/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		fsys["vocabulary/"+filepath.Base(path)] = &fstest.MapFile{Data: data}
	}
	l, err := loading.ReadLibrary(fsys)
	if err != nil {
		t.Fatal(err)
	}
	form, c := formWith(t, l, "ruhe"), caseOn("2026-03-01", map[string]string{
		"t.lead": "true", "t.day": "2020-01-01", "t.sum": "300", "t.base": "300", "t.some": "9", "org.established": "2021-01-01",
	})
	c.Attached, c.Begun = map[string]int{"other": 1}, true
	want := map[string]forms.Outcome{
		"ASKED": forms.Met, "FOUNDED": forms.Doubtful, "FILE": forms.Met, "REQUIRED": forms.Unknown, "AMOUNT": forms.Met, "PROVEN": forms.Met, "DOUBT": forms.Doubtful,
	}
	for _, r := range form.Programmes[0].Rules {
		if got, _ := workedOut(form, r, c); got.outcome != want[r.ID.S] {
			t.Errorf("%s: %s, want %s", r.ID.S, got.outcome, want[r.ID.S])
		}
	}
	sameBlinded(t, form, form.Programmes[0], c)
}

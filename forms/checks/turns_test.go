package checks

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"yibiao/forms"
	"yibiao/forms/loading"
)

// said is all that an assessment comes to.
func said(a Assessment) string {
	var out strings.Builder
	for _, v := range a.Verdicts {
		fmt.Fprint(&out, v.Programme.ID.S, " ", v.Outcome)
		for _, c := range v.Conditions {
			fmt.Fprint(&out, " ", c.Rule.ID.S, "=", c.Outcome)
		}
	}
	for _, e := range a.Estimates {
		fmt.Fprint(&out, " ", e.Amount.ID.S, "=", e.Known, e.Result)
	}
	return out.String()
}

func assessedOn(form *forms.Form, c forms.Case, date time.Time) Assessment {
	c.Today = date
	return Assess(form, c)
}

// An assessment is the same on every day until the one that it names, for the examples of all built-in packs.
func TestNothingTurnsBeforeItsDay(t *testing.T) {
	const far = 40 * 365 // days, for what never turns
	turned, daily, all := 0, map[string]int{}, 0
	for _, pack := range builtin(t).Packs {
		for _, q := range pack.Programmes {
			for _, e := range q.Examples {
				form, err := forms.Compose(pack, append([]string{q.ID.S}, e.With...))
				if err != nil {
					t.Fatal(err)
				}
				c, err := toCase(e, form)
				if err != nil {
					t.Fatal(err)
				}
				all++
				now := Assess(form, c)
				days := far
				if !now.Turns.IsZero() {
					days = int(now.Turns.Sub(c.Today).Hours() / 24)
				}
				if days < 1 {
					t.Fatalf("%s %s turns on %s, which is not to come", q.ID.S, e.Name.S, now.Turns)
				}
				for _, n := range []int{1, 2, 7, 31, days / 3, days / 2, days - 10, days - 2, days - 1} {
					date := c.Today.AddDate(0, 0, n)
					if got := said(assessedOn(form, c, date)); n > 0 && n < days && got != said(now) {
						t.Errorf("%s %s is said to hold until %s, but on %s:\n%s\n%s", q.ID.S, e.Name.S, now.Turns.Format(time.DateOnly), date.Format(time.DateOnly), said(now), got)
						break
					}
				}
				if days == 1 {
					daily[q.ID.S]++
				}
				if days < far && said(assessedOn(form, c, now.Turns)) != said(now) {
					turned++
				}
			}
		}
	}
	if turned < 20 {
		t.Errorf("of %d examples %d turn on the day that they name: nothing was looked at", all, turned)
	}
	n := 0
	for _, d := range daily {
		n += d
	}
	if n*20 > all {
		t.Errorf("of %d examples %d hold for a day only: %v", all, n, daily)
	}
}

// Every way to ask for today turns on its own day, exactly, and what nobody can tell on the next.
func TestDaysOnWhichRulesTurn(t *testing.T) {
	for _, c := range []struct{ require, day, turns string }{
		{"t.day <= today", "2026-03-10", "2026-03-10"},
		{"today >= t.day", "2026-03-10", "2026-03-10"},
		{"t.day < today", "2026-03-10", "2026-03-11"},
		{"today > t.day", "2026-03-10", "2026-03-11"},
		{"t.day >= today", "2026-03-10", "2026-03-11"},
		{"today <= t.day", "2026-03-10", "2026-03-11"},
		{"t.day > today", "2026-03-10", "2026-03-10"},
		{"today < t.day", "2026-03-10", "2026-03-10"},
		{"today == t.day", "2026-03-10", "2026-03-10"},
		{"t.day != today", "2026-03-01", "2026-03-02"},
		{"t.day >= today", "2026-03-01", "2026-03-02"},
		{"t.day < today", "2026-02-28", ""},
		{"t.day >= today", "2026-02-28", ""},
		{"years_after(t.day, 2) <= today", "2024-05-06", "2026-05-06"},
		{"months_after(t.day, 1) >= today", "2026-02-28", "2026-03-29"},
		{"year_of(t.day) >= year_of(today) - 3", "2022-05-06", "2027-01-01"},
		{"t.day < today and t.day < days_after(today, 1)", "2026-03-10", "2026-03-11"},
		{"t.day < days_after(today, 1)", "2026-06-01", "2026-03-02"},
		{"workdays_after(t.day, 3) >= today", "2026-03-02", "2026-03-06"},
		{"t.day <= today", "", ""},
	} {
		fsys := smallFS(t)
		l, err := loading.ReadLibrary(turning(fsys, c.require))
		if err != nil {
			t.Fatal(c.require, err)
		}
		form := formWith(t, l, "turning")
		values := map[string]string{}
		if c.day != "" {
			values["t.day"] = c.day
		}
		got := ""
		if a := Assess(form, caseOn("2026-03-01", values)); !a.Turns.IsZero() {
			got = a.Turns.Format(time.DateOnly)
		}
		if got != c.turns {
			t.Errorf("%s of %q turns on %q, want %q", c.require, c.day, got, c.turns)
		}
	}
}

// turning is a library with a programme of one rule, about the day t.day.
func turning(fsys fstest.MapFS, require string) fstest.MapFS {
	fsys["turning/pack.yaml"] = &fstest.MapFile{Data: []byte("pack: turning\ntitle: 到期\nversion: 2026-01-01\ndocument: { name: 到期办法, number: 〔2026〕1号 }\nprogrammes: [t.yaml]\n")}
	fsys["turning/t.yaml"] = &fstest.MapFile{Data: []byte(`programme: turning
title: 到期
asks: [ { section: 日期, fields: [ { id: t.day, label: 日期, type: date, src: seed } ] } ]
rules: [ { id: DAY, condition: 日期合适, require: '` + require + `', severity: block, says: 日期不合适, article: 第三条, src: seed } ]
`)}
	return fsys
}

// A policy that ends turns every match with it on the day after.
func TestThePolicyEndsOnItsDay(t *testing.T) {
	fsys := turning(smallFS(t), "t.day <= today")
	text := strings.Replace(string(fsys["turning/pack.yaml"].Data), "〔2026〕1号", "〔2026〕1号, expires: '2026-04-30'", 1)
	fsys["turning/pack.yaml"].Data = []byte(text)
	l, err := loading.ReadLibrary(fsys)
	if err != nil {
		t.Fatal(err)
	}
	form, c := formWith(t, l, "turning"), caseOn("2026-03-01", map[string]string{"t.day": "2026-02-01"})
	if a := Assess(form, c); a.Turns != day("2026-05-01") || a.Verdicts[0].Outcome != forms.Met {
		t.Errorf("%s, turns on %s", a.Verdicts[0].Outcome, a.Turns)
	}
	a := assessedOn(form, c, day("2026-05-01"))
	if !a.Turns.IsZero() || a.Verdicts[0].Outcome != forms.Doubtful || !slices.ContainsFunc(a.Verdicts[0].Conditions, func(c forms.Condition) bool { return c.Rule.Expired }) {
		t.Errorf("%s, turns on %s", a.Verdicts[0].Outcome, a.Turns)
	}
}

// Ages of people turn on their birthdays.
func TestAgesTurnOnBirthdays(t *testing.T) {
	fsys := turning(smallFS(t), "t.day < date(\"2020-01-01\")")
	fsys["turning/t.yaml"].Data = []byte(strings.Replace(string(fsys["turning/t.yaml"].Data), "label: 日期", "label: 出生日期", 1))
	l, err := loading.ReadLibrary(fsys)
	if err != nil {
		t.Fatal(err)
	}
	form, c := formWith(t, l, "turning"), caseOn("2026-03-01", map[string]string{"t.day": "2010-05-10"})
	a := Assess(form, c)
	if a.Turns.After(day("2026-05-10")) || a.Turns.Before(day("2026-05-09")) || a.Verdicts[0].Outcome != forms.Doubtful {
		t.Errorf("%s, turns on %s", a.Verdicts[0].Outcome, a.Turns)
	}
	if a := assessedOn(form, c, day("2026-05-10")); a.Verdicts[0].Outcome != forms.Met {
		t.Errorf("on the birthday: %s", a.Verdicts[0].Outcome)
	}
}

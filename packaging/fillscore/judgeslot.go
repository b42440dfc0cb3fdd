package main

import (
	"slices"
	"strings"
)

// verdict judges a slot by what was found in its places.
func (j *judge) verdict(s *slot) {
	f := j.got[s]
	v := verdict{At: s.At, Label: s.Label, Context: s.Context, Want: texts(s.Fill)}
	switch {
	case len(s.Options) > 0:
		v.choice(s, f)
	case !f.changed:
		v.nothing(s.Optional)
	case s.Kind == "image" && strings.Trim(f.texts[0], string(pictureRune)) == "":
		v.Outcome = isMay
	default:
		v.Got = f.texts[len(f.texts)-1]
		v.value(s.Kind, f.texts, texts(s.May))
	}
	j.verdicts = append(j.verdicts, v)
}

// nothing judges a place in which nothing was written.
func (v *verdict) nothing(optional bool) {
	v.Outcome = isEmpty
	if len(v.Want) > 0 && !optional {
		v.Outcome = isMissed
	}
}

// value judges a text in its readings.
func (v *verdict) value(kind string, readings, may []string) {
	accepted := func(list []string) bool {
		return slices.ContainsFunc(readings, func(text string) bool { return accepts(kind, text, list) })
	}
	switch {
	case accepted(v.Want):
		v.Outcome = isRight
	case accepted(may):
		v.Outcome = isMay
	default:
		v.Outcome, v.Why = isFalse, why(kind, v.Want)
	}
}

// why tells false places apart: those to sign, those that should be empty, those with another value.
func why(kind string, want []string) string {
	switch {
	case kind == "sign":
		return "sign"
	case len(want) == 0:
		return "empty"
	}
	return "value"
}

// choice judges the options that are ticked.
func (v *verdict) choice(s *slot, f finding) {
	want, may := squeezed(v.Want), squeezed(texts(s.May))
	var ticked []string
	full, wrong := 0, f.other != ""
	for i, o := range s.Options {
		if !f.marked[i] {
			continue
		}
		label := squeeze(o.Label)
		ticked = append(ticked, o.Label)
		switch {
		case slices.Contains(want, label):
			full++
		case !slices.Contains(may, label):
			wrong = true
		}
	}
	v.Got = strings.Join(append(ticked, slices.DeleteFunc([]string{f.other}, func(t string) bool { return t == "" })...), "、")
	switch {
	case len(want) > 0 && full == len(want) && !wrong:
		v.Outcome = isRight
	case !f.changed:
		v.Got = ""
		v.nothing(s.Optional)
	case wrong:
		v.Outcome, v.Why = isFalse, why(s.Kind, v.Want)
	case len(want) > full:
		v.Outcome = isMissed
	default:
		v.Outcome = isMay
	}
}

func squeezed(list []string) []string {
	var out []string
	for _, t := range list {
		out = append(out, squeeze(t))
	}
	return out
}

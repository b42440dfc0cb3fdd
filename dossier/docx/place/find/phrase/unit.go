package phrase

import (
	"strings"
	"unicode/utf8"

	"yibiao/dossier/docx/internal/wording"
	"yibiao/forms/pattern"
)

// CellUnit is the unit that a cell prints and nothing else, bare or in brackets, ""
// when it prints more: what unitOnly and unitRemark read. Every cell is asked for it
// often, so that it does without them.
func CellUnit(t string) string {
	if last, n := utf8.DecodeLastRuneInString(t); n == 0 || len(t) > 60 || !unitEnds[last] {
		return ""
	}
	for _, lead := range UnitLeads {
		if rest, ok := strings.CutPrefix(t, lead); ok {
			if Units[rest] {
				return rest
			}
			if rest = withoutColon(rest); Units[rest] {
				return rest
			}
		}
	}
	first, from := utf8.DecodeRuneInString(t)
	last, to := utf8.DecodeLastRuneInString(t)
	if first != '(' && first != '（' || last != ')' && last != '）' {
		return ""
	}
	end := t[from : len(t)-to]
	if rest, ok := strings.CutPrefix(end, "单位"); ok {
		if end = withoutColon(rest); end == rest {
			return ""
		}
	}
	if Units[end] {
		return end
	}
	return ""
}

// UnitRemark is a unit in brackets and nothing else: （单位：万元）.
var UnitRemark = pattern.Of(`^[（(](单位[:：])?(` + wording.UnitList + `)[）)]$`)

// Units are the units of wording.UnitList, one by one.
var Units = func() map[string]bool {
	all := map[string]bool{}
	for _, unit := range strings.Split(wording.UnitList, "|") {
		head, ends, several := strings.Cut(strings.TrimSuffix(unit, "]"), "[")
		for _, end := range ends {
			all[head+string(end)] = true
		}
		if !several {
			all[unit] = true
		}
	}
	return all
}()

// unitEnds are the last characters of units and of units in brackets.
var unitEnds = func() map[rune]bool {
	ends := map[rune]bool{')': true, '）': true}
	for unit := range Units {
		last, _ := utf8.DecodeLastRuneInString(unit)
		ends[last] = true
	}
	return ends
}()

// UnitLeads are the words that unitOnly lets stand before a unit.
var UnitLeads = []string{"", "人民币", "¥", "￥", "约", "共", "计", "共计", "第", "大写", "小写"}

func withoutColon(t string) string {
	if rest, ok := strings.CutPrefix(t, "："); ok {
		return rest
	}
	return strings.TrimPrefix(t, ":")
}

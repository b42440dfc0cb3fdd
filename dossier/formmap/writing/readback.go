package writing

import (
	"slices"
	"strconv"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/forms"
	"yibiao/forms/gb"
	"yibiao/forms/pattern"
)

// Codes of what a form says that nobody but a person can take over.
const (
	// FaultNone is a stroke, 无 or 不适用 where the dossier has an answer.
	FaultNone gb.FaultCode = "read-none"
	// FaultSame is 同上 where it is not clear what stands above.
	FaultSame gb.FaultCode = "read-same"
	// FaultConflict are several ticks in a question with one answer.
	FaultConflict gb.FaultCode = "read-conflict"
	// FaultPart is one level of a division that is asked in parts.
	FaultPart gb.FaultCode = "read-part"
)

// Undecided reports whether an edit only tells what the form says: it has no value to
// take over.
func (e Edit) Undecided() bool {
	return e.Fault != nil && slices.Contains([]gb.FaultCode{FaultNone, FaultSame, FaultConflict, FaultPart, FaultElsewhere, FaultRemark, FaultScale, FaultBelongs, gb.FaultOtherName}, e.Fault.Code)
}

var (
	noneText  = pattern.Of(`^(?:[/／\\＼—―─\-－–]+|[（(]?(?:无|没有|暂无|不适用|不涉及|无此项|(?i:n/?a))[)）]?[。.]?)$`)
	aboveText = pattern.Of(`^[（(]?(?:同上|〃|″|"|''|同前)[)）]?[。.]?$`)
	leftText  = pattern.Of(`^[（(]?同左[)）]?[。.]?$`)
	cellPlace = pattern.Of(`^(.*\.r)([0-9]+)\.c([0-9]+)$`)
)

// none reports whether text says that there is nothing to say for a field. 无 answers a
// question of yes or no, and may be an item of a list.
func none(text string, f *forms.Field, vocab *forms.Vocabulary) bool {
	text = strings.Join(strings.Fields(text), "")
	if !noneText.MatchString(text) {
		return false
	}
	switch f.TypeName() {
	case forms.TypeBool:
		return text != "无" && text != "没有"
	case forms.TypeChoice, forms.TypeMulti:
		return !slices.Contains(f.Options, text)
	case forms.TypeList, forms.TypeCode, forms.TypeRegion, forms.TypeIndustry:
		return vocab.Parse(f, text, nil).Fault != nil || f.Is(forms.TypeList) && !slices.Contains(f.Options, text)
	}
	return true
}

// resolved are the answers read from a form, with 同上 and 同左 replaced by what they
// point to, and the places where that is not clear.
func resolved(places []place.Place, read map[string]place.Answer) (map[string]place.Answer, map[string]bool) {
	unclear := map[string]bool{}
	out, by := map[string]place.Answer{}, map[string]place.Place{}
	for _, p := range places {
		a, ok := read[p.At]
		if !ok {
			continue
		}
		by[p.At] = p
		text := strings.Join(strings.Fields(a.Text), "")
		if points := aboveText.MatchString(text) || leftText.MatchString(text); points && len(a.Chosen) == 0 && len(a.Rows) == 0 {
			from := pointed(p.At, aboveText.MatchString(text))
			there, known := out[from]
			if !known || unclear[from] || there.Text == "" || !alikePlaces(by[from], p) {
				unclear[p.At] = true
			} else {
				a = place.Answer{Text: there.Text}
			}
		}
		if len(a.Rows) > 0 {
			a.Rows = resolvedRows(p, a.Rows)
		}
		out[p.At] = a
	}
	return out, unclear
}

// alikePlaces reports whether two places ask for the same sort of thing: 注册地址 and
// 通讯地址, or one column of a table.
func alikePlaces(a, b place.Place) bool {
	x, y := []rune(a.Label), []rune(b.Label)
	return a.Kind == b.Kind && (a.Label == b.Label || len(x) >= 2 && len(y) >= 2 && string(x[len(x)-2:]) == string(y[len(y)-2:]))
}

// pointed is the address of the cell above, or left of, a place that is a cell; ""
// for other places.
func pointed(at string, above bool) string {
	m := cellPlace.FindStringSubmatch(at)
	if m == nil {
		return ""
	}
	row, errRow := strconv.Atoi(m[2])
	col, errCol := strconv.Atoi(m[3])
	switch {
	case errRow != nil || errCol != nil:
		return ""
	case above:
		row--
	default:
		col--
	}
	return m[1] + strconv.Itoa(row) + ".c" + strconv.Itoa(col)
}

// resolvedRows are the records of rows with 同上 and 同左 replaced where it is clear.
func resolvedRows(p place.Place, rows []map[int]string) []map[int]string {
	out := make([]map[int]string, len(rows))
	for i, record := range rows {
		out[i] = map[int]string{}
		for k, pc := range p.Columns {
			text, ok := record[pc.Cell]
			if !ok {
				continue
			}
			switch solid := strings.Join(strings.Fields(text), ""); {
			case aboveText.MatchString(solid) && i > 0 && out[i-1][pc.Cell] != "":
				text = out[i-1][pc.Cell]
			case leftText.MatchString(solid) && k > 0 && p.Columns[k-1].Kind == pc.Kind && out[i][p.Columns[k-1].Cell] != "":
				text = out[i][p.Columns[k-1].Cell]
			}
			out[i][pc.Cell] = text
		}
	}
	return out
}

// undecided fills edit where the text of a place says that there is no value, or points
// to one that is not clear; false where the text is to be read.
func (r *reader) undecided(edit *Edit, text string, f *forms.Field) bool {
	solid := strings.Join(strings.Fields(text), "")
	switch {
	case r.unclear[edit.At], aboveText.MatchString(solid), leftText.MatchString(solid):
		edit.Fault = &gb.Fault{Code: FaultSame, Args: map[string]string{"text": solid}}
	case none(text, f, r.vocab):
		edit.Value = ""
		if edit.Was == "" {
			return true
		}
		edit.Fault = &gb.Fault{Code: FaultNone, Args: map[string]string{"text": solid}}
	case !r.questioned(edit, solid, f):
		return false
	}
	edit.Text, edit.Value = strings.TrimSpace(text), ""
	return true
}

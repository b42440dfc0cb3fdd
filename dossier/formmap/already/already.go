// Package already tells what a blank form has printed as answers, 户名 | 南宁甲乙有限公司: whose they are it does not know. What it
// finds is no heading of what stands beside or below it.
package already

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/party"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/over"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// Answer is something printed where an answer would stand: the field that its label asks, and the text without white space. From is
// where it is printed, the same for all places that it stands before; "" for the place itself.
type Answer struct{ Field, Text, From string }

// aFirm is the full name of a firm.
var aFirm = pattern.Of(`^\p{Han}{2,}(?:[(（]\p{Han}{2,8}[)）])?\p{Han}*(?:有限责任公司|有限公司|股份公司)$`)

// Firm tells whether a text is the full name of a firm, remarks behind it aside.
func Firm(text string) bool {
	return aFirm.MatchString(Bare(text)) || aFirm.MatchString(wordings.Clean(text))
}

// Bare is a printed text as texts are compared, without what it adds in brackets.
func Bare(text string) string {
	text = wordings.Clean(text)
	return wordings.FirstOf(wordings.Remark.ReplaceAllString(text, ""), text)
}

var (
	// somebody ends the name of whoever may be paid or apply.
	somebody = pattern.Of(`(?:` + party.Bodies + `|[店行部社站馆局委院所队园场库处])$`)
	// aName is long enough for a name of a firm in short, and heading ends words of a form that say what is asked.
	aName   = pattern.Of(`^\p{Han}{5,}$`)
	heading = pattern.Of(`(?:情况|信息|资料|内容|说明|编号|代码|日期|时间|类型|性质|类别|地址|电话|方式|金额|数量|人数|比例|意见|要求)$`)
	// asking are words of a form for what is to be written, which no name has.
	asking = pattern.Of(`填|请|全称|名称|盖章|公章|签|必须|应当|如有|[某xX×*＊]{1,}|^(?:单位|企业|公司|机构|个人)`)
	digits = pattern.Of(`^[0-9A-Za-z*＊×\-]{6,}$`)
	aPlace = pattern.Of(`^\p{Han}{2,}(?:省|市|区|县|镇|路|街|号|村|楼)`)
)

// looks tells whether a text can be the answer of a field.
func looks(field, text string) bool {
	bare := Bare(text)
	switch {
	case field == "" || bare == "" || fieldOf(bare) != "" || known(bare):
		return false
	case field == "org.name" || field == "bank.account_name" || field == "bank.bank":
		return !asking.MatchString(bare) && (len([]rune(bare)) >= 4 && somebody.MatchString(bare) || field == "bank.account_name" && over.Person(bare))
	case strings.HasSuffix(field, ".name"):
		return over.Person(bare)
	case strings.HasSuffix(field, "address"):
		return len([]rune(bare)) >= 6 && aPlace.MatchString(bare) && !asking.MatchString(bare)
	}
	return digits.MatchString(bare)
}

// inShort tells whether a whole cell beside the label of a firm's name can be that in short.
func inShort(field, text string) bool {
	return field == "org.name" && aName.MatchString(text) && !heading.MatchString(text) && !asking.MatchString(text) && fieldOf(text) == "" && !known(text)
}

// Before are the answers printed before a place, as its form has them: in its row, in its line, on the line above its lines or over its
// table; nil for none.
func Before(p place.Place) []Answer {
	var found []Answer
	for _, text := range append([]string{p.Context}, linesOver(p)...) {
		for _, a := range pairs(text, "") {
			a.From = "over " + text
			found = append(found, a)
		}
	}
	rows := heads(p, place.HeadRow)
	for i := len(rows) - 2; i >= 0; i-- {
		if i == 0 && !Firm(rows[0]) {
			break // the label of the place itself
		}
		if field := fieldOf(rows[i+1]); looks(field, rows[i]) || inShort(field, Bare(rows[i])) {
			found = append(found, Answer{field, rows[i], "row " + lineOf(p.At) + rows[i]})
		}
	}
	for _, a := range pairs(p.Said, p.Label) {
		a.From = "line " + lineOf(p.At) + a.Text
		found = append(found, a)
	}
	return found
}

// Of is the answer that stands in a place itself; ok is false for an empty one, or where the label asks nothing that is known here.
func Of(p place.Place) (a Answer, ok bool) {
	field := fieldOf(p.Label)
	return Answer{Field: field, Text: p.Sample}, p.Sample != "" && field != ""
}

// linesOver are the lines that stand over a place.
func linesOver(p place.Place) []string {
	lines := append(heads(p, place.HeadCaption), heads(p, place.HeadUnit)...)
	if p.Run != nil {
		lines = append(lines, p.Run.Above)
	}
	return lines
}

// heads are the texts of the heads of a role, the nearest first.
func heads(p place.Place, role place.HeadRole) []string {
	var out []string
	for _, h := range p.Heads {
		if h.Role == role {
			out = append(out, h.Text)
		}
	}
	return out
}

// lineOf is the address of the row or line of a place.
func lineOf(at string) string {
	if m := wordings.InTable.FindString(at); m != "" {
		return m
	}
	at, _, _ = strings.Cut(at, "#")
	return at
}

var (
	colon = pattern.Of(`[:：]`)
	marks = pattern.Of(`[_；;，,。]+`)
)

// pairs are the labels of a text with what stands behind each, 企业名称：南宁甲乙有限公司法定代表人：, up to a last label of a place.
func pairs(text, last string) []Answer {
	if !strings.ContainsAny(text, ":：") {
		return nil
	}
	var found []Answer
	for _, stretch := range marks.Split(text, -1) {
		parts := colon.Split(stretch, -1)
		label := parts[0]
		for i, part := range parts[1:] {
			value, next, field := part, "", fieldOf(label)
			if i+2 < len(parts) {
				value, next = withoutLabel(part, last, field)
			}
			if looks(field, value) {
				found = append(found, Answer{Field: field, Text: value})
			}
			label = next
		}
	}
	return found
}

// withoutLabel parts what is printed as the answer of a field from the label right behind it: that of the place, or the longest known.
func withoutLabel(text, last, field string) (value, label string) {
	if rest, ok := strings.CutSuffix(text, last); ok && last != "" {
		return rest, last
	}
	runes := []rune(text)
	for i := 2; i < len(runes)-1; i++ {
		if tail := string(runes[i:]); (fieldOf(tail) != "" || known(wordings.Clean(tail))) && (field == "" || looks(field, string(runes[:i]))) {
			return string(runes[:i]), tail
		}
	}
	return text, ""
}

// only tells whether a text is printed answers with their labels and no more.
func only(text string) bool {
	rest := 0
	for _, stretch := range marks.Split(text, -1) {
		rest += len(colon.FindAllString(stretch, -1))
	}
	found := pairs(text, "")
	return rest > 0 && len(found) == rest
}

// Unheaded are places without the printed answers among the words that they stand under. They share nothing that it changes.
func Unheaded(places []place.Place) []place.Place {
	samples := map[string]bool{}
	for _, p := range places {
		if p.Sample != "" && (fieldOf(p.Label) != "" || p.Kind == place.Money || p.Kind == place.Number || p.Kind == place.Date) {
			samples[boxOf(p.At)+"\x00"+wordings.Clean(p.Sample)] = true
		}
	}
	runs := map[*place.Run]*place.Run{}
	out := slices.Clone(places)
	above := map[string]bool{} // names above the row that asks for the applicant
	for i, p := range places {
		box := boxOf(p.At)
		if box != "" && asksAnew(places, i) {
			for _, o := range places {
				for _, text := range heads(o, place.HeadColumn) {
					if lineOf(o.At) == lineOf(p.At) && somebody.MatchString(Bare(text)) {
						above[box+"\x00"+wordings.Clean(text)] = true
					}
				}
			}
		}
		out[i] = unheaded(p, func(text string) bool {
			text = box + "\x00" + wordings.Clean(text)
			return samples[text] || above[text]
		})
		if p.Run != nil && only(p.Run.Above) {
			if runs[p.Run] == nil {
				runs[p.Run] = &place.Run{Below: p.Run.Below}
			}
			out[i].Run = runs[p.Run]
		}
	}
	return out
}

// asksAnew tells whether a row of a table asks beside its labels who the applicant is, so that no name above heads it: 企业名称 | ____
// below 主管部门 | 柳州市科学技术局.
func asksAnew(places []place.Place, i int) bool {
	p := places[i]
	if fieldOf(p.Label) != "org.name" || p.Sample != "" || !wordings.BesideLabel(p) {
		return false
	}
	return !slices.ContainsFunc(places, func(o place.Place) bool { return o.At != p.At && lineOf(o.At) == lineOf(p.At) && o.Label == p.Label })
}

func boxOf(at string) string {
	if m := wordings.InTable.FindStringSubmatch(at); m != nil {
		return m[1]
	}
	return ""
}

// aPersons tells whether a field is the name of one of the firm's people.
func aPersons(field string) bool { return strings.HasSuffix(field, ".name") && field != "org.name" }

// unheaded is one place without printed answers over or beside it; sample tells which texts are such of other places.
func unheaded(p place.Place, sample func(string) bool) place.Place {
	gone := map[string]bool{} // texts
	if rows := heads(p, place.HeadRow); len(rows) > 0 && Firm(p.Label) && rows[0] != p.Label && slices.Contains(heads(p, place.HeadColumn), p.Label) {
		gone[wordings.Clean(p.Context)] = true
		p.Label = rows[0] // a name above, and the words beside
	}
	for _, a := range Before(p) {
		gone[wordings.Clean(a.Text)] = true
	}
	var kept []place.Head
	skip := false // the label of a printed answer
	for _, h := range p.Heads {
		text, label := wordings.Clean(h.Text), wordings.Clean(p.Label)
		switch row := h.Role == place.HeadRow; {
		case row && skip:
			if skip = false; !aPersons(fieldOf(h.Text)) { // whose is asked stays said: 法定代表人 | 覃示例 | 联系电话 | ____
				gone[text] = true
				continue
			}
		case row && text != label && (gone[text] || sample(h.Text)):
			skip = true
			gone[text] = true
			continue
		case h.Role == place.HeadColumn && text != label && (Firm(h.Text) || sample(h.Text)),
			row && text != label && Firm(h.Text),
			(h.Role == place.HeadCaption || h.Role == place.HeadUnit) && only(h.Text):
			gone[text] = true
			continue
		}
		kept = append(kept, h)
	}
	p.Heads = kept
	if context := wordings.Clean(p.Context); gone[context] || only(p.Context) {
		p.Context = ""
		if label, _, _ := strings.Cut(strings.ReplaceAll(context, "：", ":"), ":"); p.Run != nil && label != context && aPersons(fieldOf(label)) && attribute(p.Label) {
			p.Context = label // 法定代表人：覃示例 over 手机：____
		}
		for _, h := range kept {
			if p.Context == "" && wordings.Clean(h.Text) != wordings.Clean(p.Label) {
				p.Context = h.Text
			}
		}
	}
	p.Notes = slices.DeleteFunc(slices.Clone(p.Notes), only)
	return p
}

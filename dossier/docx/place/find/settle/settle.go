// Package settle looks at all places of a form once more: what their words tell beyond where they stand, answers printed already,
// content controls, and the lines around them.
package settle

import (
	"strconv"
	"strings"

	"yibiao/dossier/docx/internal/layout"
	"yibiao/dossier/docx/internal/wording"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/docx/place/find/sign"
	"yibiao/forms/pattern"
)

// Places are the places of l as they are in the end, in document order, after those found one by one.
func Places(l *layout.Layout, found []place.Place) []place.Place {
	areas := map[string]*layout.Area{}
	for _, a := range l.Areas {
		areas[a.Addr] = a
	}
	return printed(l, areas, refine(l, areas, found))
}

// printed looks once more at what stands in the line of each place and around it: a date
// that is printed already is told, a bracket to tick is no place to write in, and what is
// written beside signatures is written by hand.
func printed(l *layout.Layout, areas map[string]*layout.Area, places []place.Place) []place.Place {
	lines := map[*layout.Area]int{}
	var paras []string
	for _, b := range l.Body.Blocks {
		if b.Para != nil {
			lines[b.Para] = len(paras)
			paras = append(paras, wording.Squeeze(b.Para.Text()))
		}
	}
	out := places[:0]
	for _, p := range places {
		base, n := layout.CutNumber(p.At)
		a := areas[base]
		if a != nil && p.Kind == place.Date && decadePrinted(&p, a) {
			p = sign.ByHand(p)
		}
		if a == nil || n == 0 || len(p.Options) > 0 {
			out = append(out, p)
			continue
		}
		if i := layout.BlankOf(&p, a); i >= 0 && i < len(a.Blanks) {
			if a.Blanks[i].Kind == layout.BlankBracket && tickBefore.MatchString(strings.TrimLeft(a.Text(), wording.Spaces)) {
				continue
			}
			if text := strings.Trim(wording.Squeeze(layout.Plain(a.Chars[a.Blanks[i].Lo:a.Blanks[i].Hi])), layout.LineGlyphs); p.Sample == "" && wholeDate.MatchString(text) {
				p.Sample = text
				if rest := wording.Squeeze(layout.Plain(a.Chars[a.Blanks[i].Hi:])); rest != "" && !wording.SignWords.MatchString(rest) && wording.FirstRune(rest) != '至' && (a.Kind == layout.AreaPara || a.Kind == layout.AreaBoxPara) {
					continue // a day that the form itself tells
				}
			}
			if text := strings.Trim(wording.Squeeze(layout.Plain(a.Chars[a.Blanks[i].Lo:a.Blanks[i].Hi])), layout.LineGlyphs); p.Sample == "" && a.Blanks[i].Kind == layout.BlankUnderline && realAnswer.MatchString(text) && !standsFor.MatchString(text) {
				p.Sample = text
			}
			if k := len(out) - 1; i > 0 && k >= 0 && out[k].At == base+"#"+strconv.Itoa(n-1) && wholeDate.MatchString(out[k].Sample) && wording.Squeeze(layout.Plain(a.Chars[a.Blanks[i-1].Hi:a.Blanks[i].Lo])) == "" {
				continue // the rest of the line that the date is printed on
			}
		}
		at, ok := lines[a]
		if footOf.MatchString(wording.Squeeze(a.Text())) || ok && handWritten(paras, at) {
			p = sign.ByHand(p)
		}
		out = append(out, p)
	}
	notedAnswers(l, out)
	return out
}

var (
	// realAnswer is what the form itself answers on a line: an account, a bank, a firm, an address; standsFor are words that
	// only stand for one.
	realAnswer = pattern.Of(`^(?:[0-9A-Za-z-]*[0-9]{6,}[0-9A-Za-z-]*|[\p{Han}A-Za-z0-9（）()]{3,}(?:有限公司|有限责任公司|股份公司|集团|支行|分行|银行|信用社|医院|大学|学院|研究院|研究所|管理局|委员会|[路街道村区][0-9]+号[\p{Han}0-9]*))$`)
	standsFor  = pattern.Of(`某|名称|全称|填写|[xX×*]{2,}|招标|投标|供应商|采购人|申请人|本公司|我公司|贵`)
	// wholeDate is a day or month that is printed already.
	wholeDate = pattern.Of(`^(19|20)[0-9]{2}(年[0-9]{1,2}月([0-9]{1,2}日)?|[./-][0-9]{1,2}([./-][0-9]{1,2})?)$`)
	// tickBefore is an empty bracket before the words that a tick in it chooses.
	tickBefore = pattern.Of(`^([0-9]{1,2}[.、．)）])?[\[【〔]\s{0,2}[\]】〕]\s*\p{Han}[^：:_＿]*$`)
	// footOf is the last line of a statistical form, which those who answer for it sign.
	footOf = pattern.Of(`统计负责人[：:]|单位负责人[：:].*(填表人|制表人)[：:].*(报出|填报)日期[：:]`)
	// twoDates are the days beside the signatures of two parties.
	twoDates = pattern.Of(`^(日期|签[订署字]日期|时间)[：:].*(日期|签[订署字]日期|时间)[：:]`)
	// headOf is the person who signs on the lines below, bySign the line that says so.
	headOf = pattern.Of(`^(法定代表人|负责人)`)
	bySign = pattern.Of(`[（(]签[名字章][）)]`)
)

// decadePrinted reports whether the form prints a decade before the year of date p, 201__年:
// an old form, whose day only a person can mend.
func decadePrinted(p *place.Place, a *layout.Area) bool {
	i := layout.BlankOf(p, a)
	if i < 0 || a.Blanks[i].Kind != layout.BlankDate {
		return false
	}
	m := wording.YearBegun.FindStringSubmatch(wording.Squeeze(layout.Plain(a.Chars[a.Blanks[i].Lo:a.Blanks[i].Hi])))
	return m != nil && len(m[1]) == 3 && m[1] < "202"
}

// handWritten reports whether line i belongs to the signatures of two parties, or names
// the person who signs in the lines below it.
func handWritten(lines []string, i int) bool {
	if twoDates.MatchString(lines[i]) {
		above := strings.Join(lines[max(0, i-12):i], "")
		return strings.Contains(above, "甲方") && strings.Contains(above, "乙方")
	}
	if !headOf.MatchString(lines[i]) {
		return false
	}
	for _, line := range lines[i:min(len(lines), i+4)] {
		if bySign.MatchString(line) {
			return true
		}
	}
	return false
}

// noted is a note on how to fill in, which says what a label is answered with: “单位性质”栏选填“军队科研单位、民口高校”.
var noted = pattern.Of(`[“"]([^“”"]{2,16})[”"](?:一?[栏项]|处)?(?:中)?(?:请|应|须)?(?:选填|选择|从)[:：]?[“"]([^“”"]{3,80})[”"]`)

// notedAnswers gives places the answers that a note of the form lists for their label, as a hint.
func notedAnswers(l *layout.Layout, places []place.Place) {
	for _, a := range l.Areas {
		for _, m := range noted.FindAllStringSubmatch(wording.Squeeze(a.Text()), -1) {
			list := strings.FieldsFunc(m[2], func(r rune) bool { return wording.IsIn("、，,；;/／或", r) })
			for i := range places {
				if p := &places[i]; len(list) > 1 && p.Hint == "" && len(p.Options) == 0 && wording.CleanLabel(p.Label) == m[1] {
					p.Hint = strings.Join(list, "/")
				}
			}
		}
	}
}

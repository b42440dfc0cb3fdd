package formmap

import (
	"slices"
	"strings"

	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap/over"
	"yibiao/dossier/formmap/plan"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms"
	"yibiao/forms/pattern"
)

var (
	rangeWords = pattern.Of(`起止|起讫|起迄|期限|周期|年限|执行期|实施期|建设期|合作期|日期|年月|期间|期`)
	beginWords = pattern.Of(`起始|开始|起|自|开工|动工`)
	building   = pattern.Of(`开工|竣工|建设|投产`)
	plainTitle = pattern.Of(`^(?:项目|课题|实施|建设|执行|研究|计划|项目实施|项目建设|项目执行|计划实施)?$`)
)

// period is a pair of date fields.
type period struct {
	from, to *candidate
	base     string
}

// periods pairs the date fields that begin and end something.
func (x *index) periods() []period {
	var out []period
	for _, from := range x.all {
		if !from.field.Has(forms.TraitDay) || from.is(forms.TypeYear) {
			continue
		}
		for _, to := range x.all {
			if to != from && to.field.Has(forms.TraitDay) && to.prefix == from.prefix && ends(from.id, to.id) {
				base := strings.NewReplacer("起止", "", "起讫", "").Replace(x.w.Canonical(wordings.Remark.ReplaceAllString(wordings.Clean(from.field.Label), "")))
				base = rangeWords.ReplaceAllString(beginWords.ReplaceAllString(base, ""), "")
				if building.MatchString(from.field.Label + to.field.Label) {
					base = "建设"
				}
				out = append(out, period{from, to, base})
			}
		}
	}
	return out
}

// ends tells whether two ids differ only in saying beginning and end.
func ends(from, to string) bool {
	for _, pair := range [][2]string{{"from", "to"}, {"start", "end"}, {"begin", "end"}, {"start", "finish"}, {"since", "until"}} {
		if head, ok := strings.CutSuffix(from, pair[0]); ok && head+pair[1] == to {
			return true
		}
	}
	return false
}

// rangePlaces decides two dates that share a label: from … to ….
func rangePlaces(p *proposal) {
	periods := p.x.periods()
	for i, it := range p.items {
		if i+1 >= len(p.items) || it.done || it.Kind != place.Date {
			continue
		}
		next := p.items[i+1]
		if next.done || next.Kind != place.Date || next.Label != it.Label && next.Context != "至" || next.box != it.box {
			continue
		}
		if found := periodOf(p, it, periods); found != nil {
			it.fill(found.from.id, 0.92, plan.ReasonRange, found.to.id)
			next.fill(found.to.id, 0.92, plan.ReasonRange, found.from.id)
			continue
		}
		it.leave(plan.Unsure, plan.ReasonNone)
		next.leave(plan.Unsure, plan.ReasonNone)
	}
}

// periodOf finds the period that a label names; nil when that is not clear.
func periodOf(p *proposal, it *item, periods []period) *period {
	base := rangeWords.ReplaceAllString(it.label(), "")
	general := plainTitle.MatchString(base)
	var best *period
	var top, second float64
	for i := range periods {
		v := 0.0
		switch q := &periods[i]; {
		case base == q.base, general && building.MatchString(base) && q.base == "建设":
			v = 1
		case general && plainTitle.MatchString(q.base):
			v = 0.85
		case !general:
			v = p.x.weights.similar(base, q.base)
		}
		if v > top {
			best, top, second = &periods[i], v, top
		} else if v > second {
			second = v
		}
	}
	if top < 0.6 || top-second < 0.1 {
		return nil
	}
	return best
}

// fillers takes back who fills in, and how to reach it, where the form asks for a contact of its own as well, which may be another;
// and all the people of a row or line in which who fills in stands among those who answer for the form: they sign it.
func fillers(p *proposal) {
	label := func(it *item) string { return wordings.Remark.ReplaceAllString(wordings.Clean(it.printed.Label), "") }
	contact := slices.ContainsFunc(p.items, func(it *item) bool {
		return it.entry.Field == "handler.name" && it.entry.State == plan.Proposed && !fillsIn.MatchString(label(it))
	})
	for _, filler := range p.items {
		if !fillsIn.MatchString(label(filler)) {
			continue
		}
		var row []*item
		signed := false
		for _, it := range p.items {
			if it.box == filler.box && it.row == filler.row {
				row, signed = append(row, it), signed || signsToo.MatchString(label(it))
			}
		}
		for _, it := range row {
			theirs := strings.HasPrefix(it.entry.Field, "handler.") && contact || signed && isPersons.MatchString(it.entry.Field)
			if it.entry.State == plan.Proposed && theirs {
				it.retract(plan.ReasonUnread, label(filler), it.entry.Field)
			}
		}
	}
}

// isPersons are the fields of the applicant's people.
var isPersons = pattern.Of(`^(?:handler|legal|fincon)\.`)

// retract makes a proposed item undecided.
func (it *item) retract(reason string, args ...string) {
	it.entry = plan.EntryOf(it.printed)
	it.leave(plan.Unsure, reason, args...)
}

var placeholder = pattern.Of(`^[xX×*＊…_—/／\s]+$|^(?:示例|例如|请|点击|单击|此处|在此)|[xX×*＊]{2,}`)

// isPlaceholder tells a sample that asks to be replaced from a value.
func isPlaceholder(text string) bool { return placeholder.MatchString(text) }

// hides tells whether the unread words of a heading can hide what a place below it asks: those of a topic, of a note or of
// another place do not.
func hides(p *proposal, it *item, heading string, unread []string) bool {
	asked := over.Reach
	if c := p.x.byID[it.entry.Field]; c != nil && (c.field.Has(forms.TraitAmount) || it.entry.Sub != "") {
		asked = over.Figure
	} else if strings.HasPrefix(it.entry.Field, "handler.") {
		asked = over.Contact
	} else if firmsAlone.MatchString(it.entry.Field) || it.entry.Field == "org.name" {
		asked = over.Identity
	}
	return len(unread) > 0 && (it.foreign || over.Hides(wordings.Clean(heading), p.x.w.Flat(heading), unread, asked) != "")
}

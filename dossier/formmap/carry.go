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

// Change is what became of a place in a new edition of a form.
type Change string

// The changes.
const (
	Same    Change = "same"    // same words at the same address
	Moved   Change = "moved"   // same words elsewhere
	Renamed Change = "renamed" // other words; the entry is kept and wants a look
	New     Change = "new"     // a place without forerunner
	Gone    Change = "gone"    // a place that the new form has not
)

// Difference is one place of the old or the new form. Old is nil for New, New for Gone.
type Difference struct {
	Change   Change
	Old, New *place.Place
}

// carrying is one run of CarryOver.
type carrying struct {
	x        *index
	old, new []*item
	beside   map[*item]string // the words around each; see around
	from     []int            // index of the old place for each new one, -1 for none
	used     []bool
}

// CarryOver makes the map of a new edition of a form from that of the old one. Places
// are paired by label, context and kind, in order; then by label alone within the
// neighbourhood; then what is left between two pairs by likeness; last, columns of
// years that are only another year. Renamed entries become proposed again; new places
// are unsure. The differences follow the new form,
// those that are gone come last.
func CarryOver(old plan.Map, oldPlaces, newPlaces []place.Place) (plan.Map, []Difference) {
	c := &carrying{x: newIndex(Candidates{}), from: make([]int, len(newPlaces)), used: make([]bool, len(oldPlaces)), beside: map[*item]string{}}
	for _, p := range oldPlaces {
		c.old = append(c.old, c.x.item(p))
	}
	for i, p := range newPlaces {
		c.new, c.from[i] = append(c.new, c.x.item(p)), -1
	}
	c.pair(func(a, b *item) bool { return a.At == b.At && c.same(a, b) })
	c.pair(c.same)
	same := append([]int(nil), c.from...)
	c.between(func(a, b *item) bool { return a.label() == b.label() && a.label() != "" && alike(a, b) })
	c.between(func(a, b *item) bool { return c.like(a, b) })
	c.pair(func(a, b *item) bool {
		return alike(a, b) && yearIn.MatchString(a.Label+a.Context) && yearless(a) == yearless(b)
	})
	return c.result(old, oldPlaces, newPlaces, same)
}

// same tells whether two places have the same words, in the label and around it.
func (c *carrying) same(a, b *item) bool {
	return a.label() == b.label() && a.context == b.context && alike(a, b) && c.around(a) == c.around(b)
}

// around are the words in the row, the columns and the band of a place, and the word of
// another organisation over it.
func (c *carrying) around(it *item) string {
	if text, ok := c.beside[it]; ok {
		return text
	}
	var words []string
	party := ""
	for _, h := range it.Heads {
		switch h.Role {
		case place.HeadRow, place.HeadColumn, place.HeadBand:
			words = append(words, wordings.Clean(h.Text))
		}
		party = wordings.FirstOf(party, c.x.w.Other(c.x.w.Flat(h.Text)))
	}
	c.beside[it] = strings.Join(append(words, party), "\x00")
	return c.beside[it]
}

// Recheck makes undecided what a map proposes and a fresh proposal for the same blank
// does not: a map may be of an earlier edition, or of an earlier program. What a person
// has accepted stays.
func Recheck(m, fresh plan.Map) plan.Map {
	out, anew := m, fresh.ByAddress()
	out.Entries = slices.Clone(m.Entries)
	for i := range out.Entries {
		e := &out.Entries[i]
		if e.State != plan.Proposed {
			continue
		}
		f := anew[e.At]
		if f == nil {
			e.State, e.Field, e.Sub, e.Option, e.Columns = plan.Unsure, "", "", nil, nil
			continue
		}
		*e = *f
	}
	return out
}

// alike tells whether an entry for one kind of place may serve the other.
func alike(a, b *item) bool {
	if a.Kind == b.Kind {
		return true
	}
	plain := []place.Kind{place.Text, place.LongText, place.Number, place.Money, place.Date}
	ticks := []place.Kind{place.Choice, place.Check}
	return slices.Contains(plain, a.Kind) && slices.Contains(plain, b.Kind) || slices.Contains(ticks, a.Kind) && slices.Contains(ticks, b.Kind)
}

// pair joins places that are equal, the first with the first.
func (c *carrying) pair(equal func(a, b *item) bool) {
	for j, b := range c.new {
		if c.from[j] >= 0 {
			continue
		}
		for i, a := range c.old {
			if !c.used[i] && equal(a, b) {
				c.from[j], c.used[i] = i, true
				break
			}
		}
	}
}

// between joins places that lie between the same pairs.
func (c *carrying) between(equal func(a, b *item) bool) {
	for j, b := range c.new {
		if c.from[j] >= 0 {
			continue
		}
		low, high := -1, len(c.old)
		for k := j - 1; k >= 0; k-- {
			if c.from[k] >= 0 {
				low = c.from[k]
				break
			}
		}
		for k := j + 1; k < len(c.new); k++ {
			if c.from[k] >= 0 {
				high = c.from[k]
				break
			}
		}
		for i := low + 1; i < high; i++ {
			if !c.used[i] && equal(c.old[i], b) {
				c.from[j], c.used[i] = i, true
				break
			}
		}
	}
}

var yearIn = pattern.Of(`20\d{2}`)

// like tells whether two places between the same neighbours are one that was renamed:
// like words in the same context.
func (c *carrying) like(a, b *item) bool {
	if !alike(a, b) {
		return false
	}
	return a.context == b.context && c.x.weights.Similar(a.label(), b.label()) >= 0.5 ||
		a.label() == b.label() && a.label() != "" && c.x.weights.Similar(a.context, b.context) >= 0.5
}

func yearless(it *item) string {
	return yearIn.ReplaceAllString(it.label()+"\x00"+it.context, "年")
}

// result makes the map and the differences; same are the pairs with equal words.
func (c *carrying) result(old plan.Map, oldPlaces, newPlaces []place.Place, same []int) (plan.Map, []Difference) {
	m, before := plan.Map{Form: old.Form, Pack: old.Pack, Version: old.Version}, old.ByAddress()
	var diff []Difference
	for j := range newPlaces {
		p, i := &newPlaces[j], c.from[j]
		if i < 0 {
			m.Entries = append(m.Entries, plan.EntryOf(*p))
			diff = append(diff, Difference{Change: New, New: p})
			continue
		}
		change := Same
		switch {
		case same[j] < 0:
			change = Renamed
		case oldPlaces[i].At != p.At:
			change = Moved
		}
		diff = append(diff, Difference{change, &oldPlaces[i], p})
		m.Entries = append(m.Entries, c.carried(before[oldPlaces[i].At], c.old[i], c.new[j], change))
	}
	for i := range oldPlaces {
		if !c.used[i] {
			diff = append(diff, Difference{Change: Gone, Old: &oldPlaces[i]})
		}
	}
	return m, diff
}

// carried is an old entry at its new place: options and columns follow their labels,
// a year that was renamed is renamed in the table as well.
func (c *carrying) carried(e *plan.Entry, was, is *item, change Change) plan.Entry {
	n := plan.EntryOf(is.Place)
	if e == nil {
		return n
	}
	n.Field, n.Sub, n.Format, n.Confidence, n.State, n.Reason = e.Field, e.Sub, e.Format, e.Confidence, e.State, e.Reason
	for _, o := range is.Options {
		if v, ok := e.Option[o.Label]; ok {
			if n.Option == nil {
				n.Option = map[string]string{}
			}
			n.Option[o.Label] = v
		}
	}
	for _, col := range is.Columns {
		for _, before := range was.Columns {
			if id := e.Columns[before.Cell]; id != "" && wordings.Clean(before.Label) == wordings.Clean(col.Label) {
				if n.Columns == nil {
					n.Columns = map[int]string{}
				}
				n.Columns[col.Cell] = id
			}
		}
	}
	if change != Renamed {
		return n
	}
	n.Reason = reasoned(plan.ReasonCarried, []string{was.Label})
	if n.State == plan.Accepted {
		n.State = plan.Proposed
	}
	before, after := yearIn.FindString(was.Label+was.Context), yearIn.FindString(is.Label+is.Context)
	if s, ok := plan.ParseSub(n.Sub); ok && before != "" && s.Value == before && after != "" {
		s.Value = after
		n.Sub = s.String()
	}
	return n
}

// loneNames reads 名称 before a credit code that is the applicant's as its name: right before it, in the same row or the one above it,
// or as the first that a table asks, up to two rows above it.
func loneNames(p *proposal) {
	for i, it := range p.items {
		if it.box == "p" || it.Kind != place.Text || it.entry.State == plan.Proposed || wordings.Clean(it.Label) != "名称" {
			continue
		}
		first := i == 0 || p.items[i-1].box != it.box
		for j, next := range p.items[i+1:] {
			if next.box != it.box || next.row > it.row+2 || !first && (j > 0 || next.row != it.row && (next.row != it.row+1 || next.col() != it.col())) {
				break
			}
			if next.entry.State == plan.Proposed && next.entry.Field == "org.uscc" {
				it.fill("org.name", next.entry.Confidence, plan.ReasonNeighbour, p.x.byID["org.name"].field.Label)
				break
			}
		}
	}
}

// bandOver is the row of one cell that the place stands below, "" for none.
func bandOver(it *item) string {
	for _, h := range it.Heads {
		if h.Role == place.HeadBand {
			return wordings.Clean(h.Text)
		}
	}
	return ""
}

// linesOver takes back what tables ask below a line that asks about which part of a firm they are, and figures below a line or row that
// asks about which of its goods or trades, or in a table that begins with one, until a table names the applicant: 子公司：____,
// 业务板块：____, 产业链名称, 产品名称.
func linesOver(p *proposal) {
	word, unit := "", false
	product := "" // that the table begins with
	for i, it := range p.items {
		label := wordings.Clean(it.printed.Label)
		if i == 0 || p.items[i-1].box != it.box {
			product = ""
			if it.box != "p" && !it.inColumn() && namesProduct.MatchString(label) {
				product = label
			}
		}
		of, line := over.OfPart(label)
		chain := it.box != "p" && it.entry.Field == "org.chain" && !it.inColumn()
		if line = line && (chain || it.box == "p" && it.entry.State != plan.Proposed) && !asksApplicant(p); !it.inSentence() && it.Kind == place.Text && (of && it.box == "p" || line) {
			word, unit = label, of
		}
		if it.box != "p" && it.entry.Field == "org.name" {
			word, product = "", ""
		}
		figure := it.entry.Sub != "" || strings.HasPrefix(it.entry.Field, "staff.")
		if word != "" && it.entry.State == plan.Proposed && it.box != "p" && (figure || unit && whoIsWho.MatchString(it.entry.Field)) {
			it.retract(plan.ReasonUnread, word, strings.TrimSpace(it.entry.Field+" "+it.entry.Sub))
		} else if product != "" && it.entry.State == plan.Proposed && figure {
			it.retract(plan.ReasonUnread, product, strings.TrimSpace(it.entry.Field+" "+it.entry.Sub))
		}
	}
}

// namesProduct asks what a product is called.
var namesProduct = pattern.Of(`^\p{Han}{0,4}(?:产品|商品|装备|设备|软件|技术)(?:\([^()]*\))?名称$`)

// joinAround notes the words around a place joined with its own ones.
func joinAround(it *item, around []string) {
	for _, words := range around {
		if words == "" || len([]rune(words)) > 12 {
			continue
		}
		for _, s := range it.spell {
			if !slices.Contains(it.joined, words+s) {
				it.joined = append(it.joined, words+s)
			}
		}
	}
}

// amongNames tells whether the row of place i asks the names of several counted others beside one another, so that what stands below is
// of none of them: 协作单位1 | ____ | 协作单位2 | ____.
func amongNames(p *proposal, i int) bool {
	it := p.items[i]
	name := counted.ReplaceAllString(wordings.Clean(it.Label), "")
	return it.box != "p" && name != wordings.Clean(it.Label) && slices.ContainsFunc(p.items, func(o *item) bool {
		return o.box == it.box && o.row == it.row && o.Label != it.Label && counted.ReplaceAllString(wordings.Clean(o.Label), "") == name
	})
}

var (
	// unitsColumn heads the column in which a table prints the units of its figures, ofTarget that of what they should be, ofIdentity a
	// row for a person's paper, and aName one that asks a name.
	unitsColumn = pattern.Of(`^(?:计量|数量|指标)?单位$`)
	ofTarget    = pattern.Of(`^(?:指标|目标|计划|考核|标准|参考|预期)值$`)
	ofIdentity  = pattern.Of(`身份证|护照|港澳|军官证`)
	aName       = pattern.Of(`(?:名称|姓名|全称)$`)
)

// inUnits tells whether a figure would stand in the column for the unit of its row, or one of the firm in that of a target.
func inUnits(x *index, it *item) bool {
	c := x.byID[it.entry.Field]
	return c != nil && (c.field.Has(forms.TraitAmount) || it.entry.Sub != "") && slices.ContainsFunc(it.Heads, func(h place.Head) bool {
		text := wordings.Clean(h.Text)
		return h.Role == place.HeadColumn && (unitsColumn.MatchString(text) || x.w.OfFirm(c.id) && ofTarget.MatchString(text))
	})
}

// otherPaper tells whether a credit code would stand in the row of a person's paper, or of a name.
func otherPaper(it *item) bool {
	return it.entry.Field == "org.uscc" && it.inColumn() && slices.ContainsFunc(it.rowHeads(), func(text string) bool {
		return ofIdentity.MatchString(text) || aName.MatchString(text) && !strings.Contains(text, "代码")
	})
}

// amongYears tells whether a figure of today would stand in a table of figures of years, in a row or column of another sort: 年均, 说明.
func amongYears(p *proposal, it *item) bool {
	c := p.x.byID[it.entry.Field]
	if it.entry.Sub != "" || c == nil || !c.field.Has(forms.TraitAmount) || !p.x.w.OfFirm(c.id) || !it.inColumn() || len(it.rowHeads()) == 0 {
		return false
	}
	side := it.rowHeads()[0]
	if overall.MatchString(side) {
		return true
	}
	return slices.ContainsFunc(p.items, func(o *item) bool {
		if o == it || o.box != it.box || !o.inColumn() || len(o.rowHeads()) == 0 {
			return false
		}
		sameRow, sameColumn := o.row == it.row, o.col() == it.col()
		return sameRow && yearHead.MatchString(wordings.Clean(o.Label)) || sameColumn && o.rowHeads()[0] != side && yearHead.MatchString(o.rowHeads()[0])
	})
}

// overall heads a row that averages or explains the others.
var overall = pattern.Of(`^(?:年平?均|平均|月均|均值|说明|备注)$`)

// yearHead heads figures of a year.
var yearHead = pattern.Of(`^20\d{2}(?:年度?|年末|年底|)$`)

// isDated tells whether each row of a table is of a year.
func isDated(t *candidate) bool {
	return slices.ContainsFunc(t.columns, func(c *candidate) bool { return c.is(forms.TypeYear) })
}

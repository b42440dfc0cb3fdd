package formmap

import (
	"regexp"
	"strconv"
	"strings"

	"yibiao/dossier/docx"
)

// subjects decides blanks of sentences that name what is applied for: the one name
// that the form asks elsewhere.
func (p *proposal) subjects() {
	name := ""
	for _, it := range p.items {
		c := p.x.byID[it.entry.Field]
		if c == nil || c.person >= 0 || c.prefix == "org" || c.prefix == "bank" || c.field.IsTable() {
			continue
		}
		if !strings.HasSuffix(c.id, ".name") || it.entry.Confidence < alone || c.id == name {
			continue
		}
		if name != "" {
			return
		}
		name = c.id
	}
	if name == "" {
		return
	}
	for _, it := range p.items {
		if it.entry.State == Unsure && it.Kind == docx.PlaceText && it.any(p.x.w.subject) {
			it.fill(name, 0.8, ReasonSubject)
		}
	}
}

var (
	capitals = regexp.MustCompile(`^(?:人民币|金额)?大写(?:人民币|金额)?$`)
	figures  = regexp.MustCompile(`^(?:人民币|金额)?小写(?:人民币|金额)?$|^[¥￥]$`)
)

// capitals decides places that are labelled 大写 or 小写 only: they repeat the amount
// beside them.
func (p *proposal) capitals() {
	for i, it := range p.items {
		upper := capitals.MatchString(it.label())
		if it.done || !upper && !figures.MatchString(it.label()) {
			continue
		}
		for _, j := range []int{i - 1, i + 1} {
			if j < 0 || j >= len(p.items) || p.items[j].box != it.box {
				continue
			}
			c := p.x.byID[p.items[j].entry.Field]
			if c == nil || c.kindOf() != "money" || p.items[j].entry.Sub != "" {
				continue
			}
			it.fill(c.id, 0.9, ReasonNeighbour, c.field.Label)
			if upper {
				it.entry.Format = "upper"
			}
			break
		}
	}
}

// entries gives places in a row that ask one list field an entry each.
func (p *proposal) entries() {
	for i := 0; i < len(p.items); {
		c := p.x.byID[p.items[i].entry.Field]
		end := i + 1
		for ; c != nil && end < len(p.items) && p.items[end].entry.Field == c.id && p.items[end].box == p.items[i].box; end++ {
		}
		if c != nil && c.kindOf() == "list" && end-i > 1 {
			for n, it := range p.items[i:end] {
				it.entry.Sub = strconv.Itoa(n)
			}
		}
		i = end
	}
}

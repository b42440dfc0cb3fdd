package sheets

import (
	"slices"
	"strings"
)

// ChooseByName is Choose for a target as a person writes it: an id, a label or what lists usually call it, the label of a table and of
// its column, or "" or - for none. The label of a column alone is enough where only one table has it that the file has rows of. What
// fits several things is none of them. Failures: as Choose.
func (im *Import) ChooseByName(header, to string) error {
	if to == "" || to == "-" {
		return im.Choose(header, Target{})
	}
	exact, alike := im.named(to)
	for _, found := range [][]Target{exact, alike} {
		if len(found) == 1 {
			return im.Choose(header, found[0])
		}
	}
	return im.Choose(header, targetOf(to))
}

// named gives what is called exactly so, and what is called so in another spelling or in lists.
func (im *Import) named(to string) (exact, alike []Target) {
	r := im.heads
	key := r.key(to)
	for _, f := range im.form.Fields() {
		if !f.IsTable() && f.Label == to {
			exact = append(exact, Target{Field: f.Name()})
		}
		for _, c := range f.Columns {
			t := Target{Table: f.Name(), Field: c.Name()}
			names := []string{f.Label + "/" + c.Label, f.Label + "：" + c.Label, f.Label + ":" + c.Label, f.Name() + "." + c.Name()}
			switch table, column, split := strings.Cut(strings.NewReplacer("：", "/", ":", "/").Replace(to), "/"); {
			case slices.Contains(names, to):
				exact = append(exact, t)
			case split && (table == f.Name() || r.key(table) == r.key(f.Label)) && slices.Contains(r.tables[f.Name()][r.key(column)], t):
				alike = append(alike, t)
			case c.Label == to && slices.ContainsFunc(im.Parts, func(p Part) bool { return p.Table == f.Name() }):
				alike = append(alike, t)
			}
		}
	}
	if len(alike) == 0 {
		alike = append(slices.Clone(r.fields[key]), r.ofYear(to)...)
	}
	return exact, alike
}

// headerOf is the header of a column as the file has it: as it was typed, in another spelling, or without the group that it stands
// below, where only one column is called so.
func (im *Import) headerOf(typed string) string {
	typed = strings.Join(strings.Fields(typed), "")
	var same, below []string
	for _, p := range im.Parts {
		for _, h := range p.headers() {
			switch bare := plainHead(h); {
			case h == typed:
				return typed
			case bare == plainHead(typed):
				same = append(same, h)
			case strings.HasSuffix(bare, plainHead(typed)):
				below = append(below, h)
			}
		}
	}
	for _, list := range [][]string{same, below} {
		if list = slices.Compact(list); len(list) == 1 {
			return list[0]
		}
	}
	return typed
}

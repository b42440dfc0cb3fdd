package packs

import (
	"sort"
	"strconv"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/cli/work"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms"
)

// reusePacks are the packs whose programmes one Liuzhou manufacturer is most likely to apply for side by side.
var reusePacks = []string{"liuzhou", "sannian"}

// reuseJSON tells what one client with several programmes is spared, for programs.
type reuseJSON struct {
	Programmes []reuseProgramme `json:"programmes"`
	work.SavingsJSON
}

type reuseProgramme struct {
	Programme string `json:"programme"`
	Title     string `json:"title"`
	Fields    int    `json:"fields"`
	Profile   int    `json:"profile_fields"`
	Materials int    `json:"materials"`
	Shared    int    `json:"shared_materials"`
	form      *forms.Form
}

func packReuse(p *base.Program) *cobra.Command {
	var n int
	var packs []string
	c := &cobra.Command{
		Use:         "reuse",
		Annotations: base.Reads.Marked(),
		Short:       say.T("一个单位报几个事项时，少填多少、少交多少"),
		Long:        say.T("一个单位报几个事项时少填多少、少交多少：企业档案里的填写项只填一次，共用的材料只附一次。按填写项最多的几个事项计算；不计自动计算的填写项和程序生成的表。\n不写 --pack 时取柳州若干措施和三年行动计划的事项；没有这两个数据包时取全部。"),
		Args:        base.Arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			if n < 1 {
				return base.Usage("--client-programmes 至少是 1")
			}
			library, err := p.KnownLibrary()
			if err != nil {
				return err
			}
			chosen, err := choosePacks(library, packs)
			if err != nil {
				return err
			}
			out, err := toReuse(chosen, n)
			if err != nil {
				return err
			}
			return p.Show(out, func(w *base.Page) { out.text(w) })
		},
	}
	c.Flags().IntVar(&n, "client-programmes", 10, say.T("按 `N` 个事项计算"))
	c.Flags().StringArrayVar(&packs, "pack", nil, say.T("`PACK`：只取这个数据包的事项，可以写多次"))
	return c
}

// choosePacks gives the named packs; without names the usual ones, or all when those are not there. Failure: no-pack.
func choosePacks(l *forms.Library, names []string) ([]*forms.Pack, error) {
	var chosen []*forms.Pack
	for _, name := range names {
		pack := l.Pack(name)
		if pack == nil {
			return nil, session.Refuse("pack", session.CodeNoPack, "pack", name)
		}
		chosen = append(chosen, pack)
	}
	for _, name := range reusePacks {
		if pack := l.Pack(name); pack != nil && len(names) == 0 {
			chosen = append(chosen, pack)
		}
	}
	if len(chosen) == 0 {
		return l.Packs, nil
	}
	return chosen, nil
}

// toReuse counts the n programmes that ask most; of equals the first ones.
func toReuse(packs []*forms.Pack, n int) (reuseJSON, error) {
	var all []reuseProgramme
	for _, pack := range packs {
		for _, q := range pack.Programmes {
			if q.Card != nil {
				continue
			}
			form, err := forms.Compose(pack, []string{q.ID.S})
			if err != nil {
				return reuseJSON{}, err
			}
			all = append(all, countReuse(q, form))
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].Fields > all[j].Fields })
	out := reuseJSON{Programmes: all[:min(n, len(all))]}
	out.SavingsJSON = together(out.Programmes)
	return out, nil
}

func countReuse(q *forms.Programme, form *forms.Form) reuseProgramme {
	one := reuseProgramme{Programme: q.ID.S, Title: q.ShortTitle(), form: form}
	for _, f := range typedFields(form) {
		one.Fields++
		if f.Profile {
			one.Profile++
		}
	}
	for _, r := range attachedMaterials(form) {
		one.Materials++
		if r.Shared {
			one.Shared++
		}
	}
	return one
}

// together counts what belongs to the client once and all else as often as it is asked.
func together(list []reuseProgramme) work.SavingsJSON {
	var out work.SavingsJSON
	fields, materials := map[string]bool{}, map[string]bool{}
	for _, one := range list {
		for _, f := range typedFields(one.form) {
			out.FieldsBefore++
			if !f.Profile || !fields[f.Name()] {
				out.FieldsAfter++
			}
			fields[f.Name()] = true
		}
		for _, r := range attachedMaterials(one.form) {
			out.MaterialsBefore++
			if !r.Shared || !materials[r.ID.S] {
				out.MaterialsAfter++
			}
			materials[r.ID.S] = true
		}
	}
	return out
}

// typedFields are the fields that a person fills in; a table counts as one.
func typedFields(form *forms.Form) []*forms.Field {
	var out []*forms.Field
	for _, f := range form.Fields() {
		if !f.Computed() {
			out = append(out, f)
		}
	}
	return out
}

// attachedMaterials are the requirements that the program does not answer with a form of its own.
func attachedMaterials(form *forms.Form) []*forms.FormRequirement {
	var out []*forms.FormRequirement
	for _, r := range form.Requirements {
		if len(form.MadeBy(r.ID.S)) == 0 {
			out = append(out, r)
		}
	}
	return out
}

func (r reuseJSON) text(w *base.Page) {
	w.Say("同一个单位报填写项最多的 {n} 个事项：", "n", len(r.Programmes))
	rows := [][]string{{say.T("事项"), say.T("填写项"), say.T("企业档案"), say.T("材料"), say.T("共用材料"), say.T("名称")}}
	for _, one := range r.Programmes {
		rows = append(rows, []string{
			one.Programme, strconv.Itoa(one.Fields), strconv.Itoa(one.Profile), strconv.Itoa(one.Materials), strconv.Itoa(one.Shared), one.Title,
		})
	}
	w.Table(rows)
	w.Say("填写项：逐个填 {before} 项，一次填 {after} 项，少填 {spared} 项（{percent}%）", "before", r.FieldsBefore, "after", r.FieldsAfter,
		"spared", r.FieldsBefore-r.FieldsAfter, "percent", percent(r.FieldsBefore-r.FieldsAfter, r.FieldsBefore))
	w.Say("材料：逐个附 {before} 份，一套 {after} 份，少附 {spared} 份（{percent}%）", "before", r.MaterialsBefore, "after", r.MaterialsAfter,
		"spared", r.MaterialsBefore-r.MaterialsAfter, "percent", percent(r.MaterialsBefore-r.MaterialsAfter, r.MaterialsBefore))
}

func percent(part, whole int) int {
	if whole == 0 {
		return 0
	}
	return (part*100 + whole/2) / whole
}

package work

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/attaching"
	"yibiao/forms"
)

// MaterialJSON is an attached file for programs.
type MaterialJSON struct {
	ID          string `json:"id"`
	Requirement string `json:"requirement"`
	Name        string `json:"name"`
	Size        int64  `json:"size"`
	SHA256      string `json:"sha256"`
	Shared      bool   `json:"shared"`
	// Mended: the vault's file was damaged or gone, and this one has taken its place.
	Mended bool `json:"mended,omitempty"`
	// Notices are what a person should know of the file.
	Notices []noticeJSON `json:"notices"`
}

type noticeJSON struct {
	Code string `json:"code"`
	// Grave: the file cannot be handed in like this, and refuses the export.
	Grave bool   `json:"grave"`
	Says  string `json:"says"`
}

// ToMaterial gives a material with what its inspection noticed, for programs.
func ToMaterial(e *session.Editing, m session.Material) MaterialJSON {
	out := MaterialJSON{m.ID, m.Requirement, m.Name, m.Size, m.SHA, m.Shared, m.Mended, []noticeJSON{}}
	for _, n := range e.Materials().Notices(m, m.Glance, e.Materials().Requirement(m.Requirement)) {
		out.Notices = append(out.Notices, noticeJSON{string(n.Code), n.Grave, say.Notice(n)})
	}
	return out
}

// WriteNotices prints what a person should know of a file, and tells whether it cannot be handed in like this.
func WriteNotices(w *base.Page, indent string, list []noticeJSON) {
	for _, n := range list {
		if n.Grave {
			w.Line(indent, say.T("【{severity}】", "severity", say.Severity(forms.Block)), n.Says)
			continue
		}
		w.Line(indent, say.T("请留意：{warning}", "warning", n.Says))
	}
}

// grave tells whether a file cannot be handed in as it is.
func (m MaterialJSON) grave() bool {
	return slices.ContainsFunc(m.Notices, func(n noticeJSON) bool { return n.Grave })
}

func attachCommand(p *base.Program) *cobra.Command {
	var t *base.Target
	var yes bool
	c := &cobra.Command{
		Use:         say.T("attach <档案> <材料> <文件>…"),
		Annotations: base.Changes.Marked(),
		Short:       say.T("附上材料：文件复制进资料库，各档案共用的只存一份；打不开、不能报送的当场说明，返回码为 1"),
		Example:     "  yibiao attach 首台 m.license 营业执照.pdf",
		RunE: func(c *cobra.Command, args []string) error {
			e, rest, err := t.Open(p, args)
			if err != nil {
				return err
			}
			ctx, stop := base.Interruptible(c)
			defer stop()
			var out []MaterialJSON
			for _, path := range rest[1:] {
				m, err := taken(ctx, e, rest[0], path, yes)
				if err != nil {
					return err
				}
				out = append(out, ToMaterial(e, m))
			}
			err = p.Show(out, func(w *base.Page) {
				for _, m := range out {
					w.Say("已附上“{name}”（{size}）", "name", m.Name, "size", say.Size(m.Size))
					if m.Mended {
						w.Say("  资料库里原来的这个文件已损坏或不见了，已经换成这个完好的")
					}
					WriteNotices(w, "  ", m.Notices)
				}
			})
			if err == nil && slices.ContainsFunc(out, MaterialJSON.grave) {
				return base.FoundSomething{}
			}
			return err
		},
	}
	c.Flags().BoolVar(&yes, "yes", false, say.T("看着像别家单位的文件，也照样附上"))
	t = base.Targeted(p, c, 2, -1)
	return c
}

// taken attaches a file; yes takes also one that seems to be another client's.
func taken(ctx context.Context, e *session.Editing, requirement, path string, yes bool) (session.Material, error) {
	if yes {
		return attaching.AttachAnyway(ctx, e, requirement, path)
	}
	return attaching.AttachFile(ctx, e, requirement, path, nil)
}

func detachCommand(p *base.Program) *cobra.Command {
	return base.OnTarget(p, base.Command{
		Use:   say.T("detach <档案> <文件名或编号>"),
		Vault: base.Changes,
		Short: say.T("取下附上的文件（可以撤销）"),
		Least: 1, Most: 1,
	}, func(e *session.Editing, rest []string) error {
		m, err := attached(e, rest[0])
		if err != nil {
			return err
		}
		if err := attaching.Detach(e, m.ID); err != nil {
			return err
		}
		return p.Show(ToMaterial(e, m), func(w *base.Page) { w.Say("已取下“{name}”", "name", m.Name) })
	})
}

// attached finds a file by id, or by a name that fits one only.
func attached(e *session.Editing, key string) (session.Material, error) {
	var named []session.Material
	for _, m := range e.Materials().Of("") {
		if m.ID == key {
			return m, nil
		}
		if m.Name == key {
			named = append(named, m)
		}
	}
	switch len(named) {
	case 0:
		return session.Material{}, session.Refuse("detach", session.CodeNoMaterial, "material", key)
	case 1:
		return named[0], nil
	}
	return session.Material{}, base.Usage("有 {n} 个名为“{name}”的文件，请写编号（见 yibiao status）", "n", len(named), "name", key)
}

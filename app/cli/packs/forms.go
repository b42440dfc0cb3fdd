package packs

import (
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/dossier/blank"
	"yibiao/dossier/disk"
	"yibiao/forms"
)

// builtinSource is where the built-in packs lie in the program's own source tree.
const builtinSource = "assets/packs"

// madeForm is one blank form that was written.
type madeForm struct {
	Programme string `json:"programme"`
	Output    string `json:"output"`
	Path      string `json:"path"`
	Size      int    `json:"size"`
}

func packForms(p *base.Program) *cobra.Command {
	var replace bool
	c := &cobra.Command{
		Use:         say.T("forms [文件夹]"),
		Annotations: base.Apart.Marked(),
		Short:       say.T("按数据包生成空白表（.docx），之后可以用 Word 或 WPS 修改"),
		Long:        say.T("按数据包里的字段、栏目和声明生成空白表（.docx），写进数据包的文件夹。已有的空白表可能在 Word 或 WPS 里修改过，所以保留不动，除非写 --replace。\n不写文件夹时用当前目录下的 assets/packs（程序源码里的数据包）。"),
		Args:        base.Arguments(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			dir := builtinSource
			if len(args) > 0 {
				dir = args[0]
			}
			made, kept, err := makeForms(p, dir, replace)
			if err != nil {
				return err
			}
			return p.Show(made, func(w *base.Page) {
				for _, m := range made {
					w.Line(m.Path, "  ", say.Size(int64(m.Size)))
				}
				w.Say("生成了 {n} 份空白表，保留原有的 {kept} 份", "n", len(made), "kept", kept)
			})
		},
	}
	c.Flags().BoolVar(&replace, "replace", false, say.T("重新生成已有的空白表"))
	return c
}

// makeForms writes the blank forms of the packs in a folder and tells how many were there already and kept.
func makeForms(p *base.Program, dir string, replace bool) (made []madeForm, kept int, err error) {
	packs, err := base.PacksIn(p, dir)
	if err != nil {
		return nil, 0, err
	}
	library, err := base.ReadPacks(packs)
	if err != nil {
		return nil, 0, err
	}
	made = []madeForm{}
	for _, k := range library.Packs {
		folder := filepath.Join(dir, filepath.FromSlash(k.Folder))
		if base.Exists(filepath.Join(dir, "pack.yaml")) {
			folder = dir
		}
		done := map[string]bool{}
		for _, q := range k.Programmes {
			for _, o := range q.Outputs {
				path := filepath.Join(folder, filepath.FromSlash(o.Form.S))
				if done[path] {
					continue
				}
				done[path] = true
				if base.Exists(path) && !replace {
					kept++
					continue
				}
				m, err := makeForm(o, path)
				if err != nil {
					return nil, 0, err
				}
				made = append(made, m)
			}
		}
	}
	return made, kept, nil
}

// makeForm writes one blank form, complete or not at all.
func makeForm(o *forms.Output, path string) (madeForm, error) {
	document, err := blank.Document(o)
	if err != nil {
		return madeForm{}, err
	}
	data, err := document.Bytes()
	if err != nil {
		return madeForm{}, err
	}
	if err := writeWhole(path, data); err != nil {
		return madeForm{}, err
	}
	return madeForm{Programme: o.Programme.ID.S, Output: o.ID.S, Path: path, Size: len(data)}, nil
}

// writeWhole writes a file, and the folder that it lies in.
func writeWhole(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return disk.Replace(path, data, 0o644)
}

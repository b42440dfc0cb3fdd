package cli

import (
	"runtime"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
)

func versionCommand(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         "version",
		Annotations: base.Apart.Marked(),
		Short:       say.T("显示程序和数据包的版本"),
		Args:        base.Arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			library, err := p.ReadLibrary()
			if err != nil {
				return err
			}
			out := struct {
				Version string            `json:"version"`
				Go      string            `json:"go"`
				System  string            `json:"system"`
				Packs   map[string]string `json:"packs"`
			}{p.Env.Version, runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH, map[string]string{}}
			rows := [][]string{nil}
			for _, k := range library.Packs {
				out.Packs[k.ID.S] = k.Version
				rows = append(rows, []string{"  " + k.ID.S, k.Version, k.Title})
			}
			return p.Show(out, func(w *base.Page) {
				w.Say("一表 {version}（{go}，{system}）", "version", out.Version, "go", out.Go, "system", out.System)
				w.Table(rows)
			})
		},
	}
}

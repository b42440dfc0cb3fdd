package cli

import (
	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
)

func robotCommand(p *base.Program) *cobra.Command {
	var o base.RobotOptions
	c := &cobra.Command{
		Use:   "robot",
		Short: say.T("像人一样操作各个界面并截图，不需要屏幕"),
		Args:  base.Arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			if p.Env.Robot == nil {
				return base.Refuse("robot", session.CodeNoWindow)
			}
			if o.Scale <= 0 {
				o.Scale = 1
			}
			if err := p.Env.Robot(o); err != nil {
				return err
			}
			return p.Show(map[string]string{"out": o.Out}, func(w *base.Page) { w.Say("截图在：{path}", "path", o.Out) })
		},
	}
	c.Flags().StringVar(&o.Out, "out", "out/pictures", say.T("图片文件夹 `DIR`"))
	c.Flags().StringVar(&o.Manual, "manual", "", say.T("使用手册图片的文件夹 `DIR`"))
	c.Flags().BoolVar(&o.Views, "views", false, say.T("另外按深浅、大小、空满各画一遍"))
	c.Flags().Float32Var(&o.Scale, "scale", 0, say.T("界面缩放 `N`，如 1.5；默认 1"))
	return c
}

package checking

import (
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/batch"
	"yibiao/app/session/bundling"
	"yibiao/dossier/printed"
	"yibiao/forms"
)

// ExportedJSON is what an export made, for programs.
type ExportedJSON struct {
	Number    int            `json:"number"`
	At        string         `json:"at"`
	Target    string         `json:"target"`
	Digest    string         `json:"digest"`
	Draft     bool           `json:"draft"`
	Files     []exportedFile `json:"files"`
	Documents []documentJSON `json:"documents"`
	Unmade    []string       `json:"programmes_without_form,omitempty"` // programmes of which no application form is in the bundle
}

type exportedFile struct {
	Path   string `json:"path"`
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

type documentJSON struct {
	Output   string   `json:"output"`
	Title    string   `json:"title"`
	Path     string   `json:"path"`
	Filled   int      `json:"filled"`
	Empty    int      `json:"empty"`
	Blanks   []string `json:"blanks,omitempty"` // what the empty places are for
	Overflow []string `json:"overflow,omitempty"`
	// Unconfirmed are filled places of an official form for which nobody has confirmed what goes there.
	Unconfirmed []string `json:"unconfirmed,omitempty"`
	// Others are units that an official form names in print and that are not the client.
	Others []string `json:"others,omitempty"`
	// Defaults are filled places that hold a default which nobody typed or confirmed.
	Defaults []string `json:"defaults,omitempty"`
	// Held are answers that were not written because their own check is against them.
	Held []string `json:"held,omitempty"`
}

// ToExported gives what an export wrote, for programs.
func ToExported(x bundling.Exported, form *forms.Form) ExportedJSON {
	out := ExportedJSON{
		Number: x.Number, At: base.Stamp(x.At), Target: x.Target, Digest: x.Digest, Draft: x.Draft,
		Files: []exportedFile{}, Documents: []documentJSON{},
	}
	for _, f := range x.Files {
		out.Files = append(out.Files, exportedFile{f.Path, f.Size, f.SHA256})
	}
	for _, u := range x.Report.Unmade {
		out.Unmade = append(out.Unmade, u.Programme.ID.S)
	}
	for _, d := range x.Documents {
		out.Documents = append(out.Documents, documentJSON{
			d.Output, d.Title, d.Path, d.Filled, d.Empty, blankWords(d.Blanks), d.Overflow, d.Unconfirmed, d.Others, d.Defaults, heldWords(d.Held, form),
		})
	}
	return out
}

// blankWords names what the places are for that were left empty.
func blankWords(list []bundling.Blank) []string {
	var out []string
	for _, b := range list {
		out = append(out, say.BlankName(b))
	}
	return out
}

// heldWords tells of each answer that was not written why.
func heldWords(list []printed.Held, form *forms.Form) []string {
	var out []string
	for _, h := range list {
		out = append(out, say.HeldValue(h, form))
	}
	return out
}

func exportCommand(p *base.Program) *cobra.Command {
	var zip, folder, draft, replace, foreign bool
	var o scope
	c := &cobra.Command{
		Use:         say.T("export <档案> <目标>"),
		Annotations: base.Changes.Marked(),
		Short:       say.T("导出提交包：套填表格、汇集材料、写清单，写好后读回核验"),
		Long:        say.T("导出提交包（BagIt 格式，文件夹或 zip）：套填表格、汇集材料、写文件清单，写好后从磁盘读回逐个核验，最后才出现在目标位置；中途取消或失败不留下任何文件。\n目标以 .zip 结尾就做成 zip，否则做成文件夹。还有要修改或确认的地方时不能正式导出，可以导出草稿。\n不写档案、加 --all 时把全部还在准备和补正的档案逐份导出到目标文件夹，每份一个提交包，能导出的导出，不能的说明原因。"),
		Example: "  yibiao export 首台 D:\\报送\\首台套.zip\n" +
			"  yibiao export 首台 草稿 --draft --replace\n" +
			"  yibiao export --all D:\\报送 --zip",
		Args: base.Arguments(1, 2),
		RunE: func(c *cobra.Command, args []string) error {
			if zip && folder {
				return base.Usage("--zip 和 --folder 只能写一个")
			}
			if o.all != (len(args) == 1) {
				return base.Usage("请写档案和目标，或者 --all 和目标文件夹")
			}
			if o.all {
				return exportAll(p, c, o, batch.ExportOptions{Folder: args[0], Zip: zip, Draft: draft, Replace: replace, Foreign: foreign})
			}
			e, err := p.OpenDossier(args)
			if err != nil {
				return err
			}
			whole, err := filepath.Abs(args[1])
			if err != nil {
				return err
			}
			options := bundling.ExportOptions{Target: whole, Folder: folder || !zip && !strings.EqualFold(filepath.Ext(whole), ".zip"), Draft: draft, Replace: replace, Foreign: foreign}
			ctx, stop := base.Interruptible(c)
			defer stop()
			x, err := bundling.Write(ctx, e, options, p.Progress())
			p.ProgressDone()
			if err != nil {
				return err
			}
			return p.Show(ToExported(x, e.Form), func(w *base.Page) {
				writeExported(w, x, e.Form)
				if words := say.UnseenFiles(e); words != "" {
					w.Line("  ", words)
				}
			})
		},
	}
	c.Flags().BoolVar(&o.all, "all", false, say.T("导出全部还在准备和补正的档案"))
	o.flags(base.NamesDossier(p, c))
	c.Flags().BoolVar(&zip, "zip", false, say.T("做成 zip 文件"))
	c.Flags().BoolVar(&folder, "folder", false, say.T("做成文件夹"))
	c.Flags().BoolVar(&draft, "draft", false, say.T("导出草稿：有要修改的地方也导出，文件名带“草稿”"))
	c.Flags().BoolVar(&replace, "replace", false, say.T("覆盖已有的目标"))
	c.Flags().BoolVar(&foreign, "yes", false, say.T("与 --replace 一起用：那里的提交包是别的档案的，也照样覆盖"))
	return c
}

func writeExported(w *base.Page, x bundling.Exported, form *forms.Form) {
	var size int64
	for _, f := range x.Files {
		size += f.Size
	}
	if x.Draft {
		w.Say("已导出草稿（第 {n} 次）：{target}", "n", x.Number, "target", x.Target)
	} else {
		w.Say("已导出（第 {n} 次）：{target}", "n", x.Number, "target", x.Target)
	}
	w.Say("  {files} 个文件，{size}，已读回核验", "files", len(x.Files), "size", say.Size(size))
	w.Say("  校验码 {digest}", "digest", x.Digest)
	for _, d := range x.Documents {
		w.Say("  {path}：填入 {filled} 处，空着 {empty} 项", "path", d.Path, "filled", d.Filled, "empty", len(d.Blanks))
		if n := len(d.Unconfirmed); n > 0 {
			w.Say("    填入的内容里有 {n} 处是程序按名称对应的，还没有人确认，请打开这份表逐处核对：{labels}", "n", n, "labels", strings.Join(d.Unconfirmed, say.T("、")))
		}
		if words := say.OthersPrinted(d.Title, d.Others); words != "" {
			w.Line("    ", words)
		}
		if words := say.DefaultsPrinted(d.Defaults); words != "" {
			w.Line("    ", words)
		}
		if len(d.Blanks) > 0 {
			w.Say("    空着的：{labels}", "labels", strings.Join(blankWords(d.Blanks), say.T("、")))
		}
		for _, what := range heldWords(d.Held, form) {
			w.Say("    没有填：{what}", "what", what)
		}
		for _, label := range d.Overflow {
			w.Say("    “{label}”可能放不下，请打开看看", "label", label)
		}
	}
	for _, u := range x.Report.Unmade {
		w.Line("  ", say.Unmade(u))
	}
	for _, v := range x.Report.Verdicts {
		switch v.Outcome {
		case forms.Met, forms.NoConditions:
		case forms.NotMet:
			w.Say("  按填写的内容不能申报：{words}", "words", say.Verdict(v))
		default:
			w.Say("  能不能申报还没有定论：{words}", "words", say.Verdict(v))
		}
	}
	if n := len(session.Minded(x.Report)); n > 0 {
		w.Say("  另有 {n} 处建议核对，见 yibiao check", "n", n)
	}
}

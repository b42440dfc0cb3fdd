package cli

import (
	"context"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/cli/checking"
	"yibiao/app/cli/work"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/bundling"
	"yibiao/app/session/importing"
	"yibiao/dossier/bundle/naming"
	"yibiao/dossier/disk"
)

// demoSample is the sample that the demo loads; demoMark marks a folder that a demo made and may make anew.
const (
	demoSample = "liuzhou"
	demoMark   = ".yibiao-demo"
)

// demo is one run of the whole job on the sample.
type demo struct {
	p   *base.Program
	ctx context.Context
	out string
	w   *base.Page
	res demoJSON
}

// demoJSON is what the demo did, for programs.
type demoJSON struct {
	Out      string        `json:"out"`
	Vault    string        `json:"vault"`
	Client   string        `json:"client"`
	Dossiers []demoDossier `json:"dossiers"`
	Forms    []string      `json:"forms"`
	Pages    []string      `json:"pages"`
	Skipped  string        `json:"pages_skipped,omitempty"`
}

type demoDossier struct {
	ID        string                  `json:"id"`
	Title     string                  `json:"title"`
	Savings   *work.SavingsJSON       `json:"savings"`
	Blocking  int                     `json:"blocking"`
	Counts    map[string]int          `json:"counts"`
	Verdicts  []string                `json:"verdicts"`
	Estimates []checking.EstimateJSON `json:"estimates"`
	Exports   []checking.ExportedJSON `json:"exports"`
	Valid     bool                    `json:"valid"`
	// Rejected tells that the copy with one changed byte was noticed.
	Rejected bool `json:"changed_byte_rejected"`
}

func demoCommand(p *base.Program) *cobra.Command {
	var out string
	var pages bool
	c := &cobra.Command{
		Use:         "demo",
		Annotations: base.Apart.Marked(),
		Short:       say.T("用虚构的示例企业走一遍：填表、预审、测算、导出、核验"),
		Long:        say.T("用虚构的柳州示例企业走一遍完整的工作：新建资料库、载入示例、预审、测算、导出提交包（文件夹和 zip）、核验，并把套填好的表格放进 forms 文件夹。装有 LibreOffice 时还把表格画成图片放进 pages 文件夹。"),
		Args:        base.Arguments(0, 0),
		RunE: func(c *cobra.Command, _ []string) error {
			whole, err := filepath.Abs(out)
			if err != nil {
				return err
			}
			ctx, stop := base.Interruptible(c)
			defer stop()
			d := &demo{p: p, ctx: ctx, out: whole, w: &base.Page{}}
			if err := d.run(pages); err != nil || !p.JSON {
				return err
			}
			return base.WriteJSON(p.Env.Out, d.res)
		},
	}
	c.Flags().StringVar(&out, "out", filepath.Join("out", "demo"), say.T("结果文件夹 `DIR`"))
	c.Flags().BoolVar(&pages, "pages", true, say.T("把表格画成图片（需要 LibreOffice、Word 或 WPS）"))
	return c
}

func (d *demo) run(pages bool) error {
	begun := time.Now()
	if err := d.prepare(); err != nil {
		return err
	}
	ids, err := d.load()
	if err != nil {
		return err
	}
	steps := []func() error{}
	for _, id := range ids {
		steps = append(steps, func() error { return d.dossier(id) })
	}
	steps = append(steps, d.collectForms, func() error {
		d.w.Line()
		took := time.Since(begun).Round(100 * time.Millisecond).Seconds()
		if pages {
			d.w.Say("档案和提交包都做好了，用时 {seconds} 秒；接着把表格画成图片", "seconds", took)
			return nil
		}
		d.w.Say("全部完成，用时 {seconds} 秒", "seconds", took)
		return nil
	})
	if pages {
		steps = append(steps, d.pages)
	}
	for _, step := range steps {
		if err := d.tell(); err != nil {
			return err
		}
		if err := step(); err != nil {
			return err
		}
	}
	d.w.Line()
	d.w.Say("打开窗口看同一个资料库：yibiao --vault {path}", "path", d.res.Vault)
	return d.tell()
}

// tell prints what has been said since the last time, so that the reader need not wait for the end.
func (d *demo) tell() error {
	text := d.w.B.String()
	d.w.B.Reset()
	if d.p.JSON {
		return nil
	}
	_, err := io.WriteString(d.p.Env.Out, text)
	return err
}

// prepare empties the folder of an earlier demo; a folder with anything else in it is left alone.
func (d *demo) prepare() error {
	entries, err := os.ReadDir(d.out)
	if err != nil && !os.IsNotExist(err) {
		return session.Refuse("demo", session.CodeReadOnly, "path", d.out)
	}
	if len(entries) > 0 && !base.Exists(filepath.Join(d.out, demoMark)) {
		return session.Refuse("demo", session.CodeNotDemo, "path", d.out)
	}
	for _, name := range []string{"vault", "bundles", "forms", "pages"} {
		if err := disk.RemoveAll(filepath.Join(d.out, name)); err != nil {
			return session.Refuse("demo", session.CodeReadOnly, "path", d.out)
		}
	}
	for _, name := range []string{"bundles", "forms"} {
		if err := os.MkdirAll(filepath.Join(d.out, name), 0o755); err != nil {
			return session.Refuse("demo", session.CodeReadOnly, "path", d.out)
		}
	}
	d.p.Vault, d.p.OwnVault = filepath.Join(d.out, "vault"), true
	d.res.Out, d.res.Vault = d.out, d.p.Vault
	return os.WriteFile(filepath.Join(d.out, demoMark), nil, 0o644)
}

// load fills a new vault with the sample.
func (d *demo) load() ([]string, error) {
	s, err := d.p.Open()
	if err != nil {
		return nil, err
	}
	samples, err := fs.Sub(d.p.Env.Assets, "samples")
	if err != nil {
		return nil, err
	}
	sample, err := importing.ReadSample(samples, demoSample)
	if err != nil {
		return nil, err
	}
	ids, err := importing.LoadSample(s, samples, sample)
	if err != nil {
		return nil, err
	}
	d.res.Client = sample.Client.Name
	d.w.Say("一、新建资料库：{path}", "path", d.res.Vault)
	d.w.Say("二、载入虚构的示例企业：{name}，{n} 份申报档案", "name", sample.Client.Name, "n", len(ids))
	return ids, nil
}

// dossier checks, estimates, exports and verifies one dossier.
func (d *demo) dossier(id string) error {
	e, err := d.p.Session.OpenDossier(id)
	if err != nil {
		return err
	}
	report, err := e.CheckFiles(d.ctx)
	if err != nil {
		return err
	}
	res := demoDossier{ID: id, Title: e.Dossier.Title, Savings: work.ToSavings(e.Form.Savings)}
	r := checking.ToReport(e, report)
	res.Blocking, res.Counts, res.Estimates = r.Blocking, r.Counts, r.Estimates
	d.w.Line()
	d.w.Say("申报档案“{title}”", "title", e.Dossier.Title)
	for _, q := range e.Form.Programmes {
		d.w.Line("  ", q.ID.S, "  ", q.Title)
	}
	d.w.B.WriteString("  ")
	work.SayingSavings(d.w, e.Form.Savings)
	st, err := e.State()
	if err != nil {
		return err
	}
	d.w.Say("  填写：必填 {asked} 项，已填 {answered} 项", "asked", st.Filled().Asked, "answered", st.Filled().Answered)
	d.w.B.WriteString("  ")
	checking.WriteCounts(d.w, report)
	for _, v := range report.Verdicts {
		d.w.Line("    ", say.Verdict(v))
		res.Verdicts = append(res.Verdicts, say.Verdict(v))
	}
	for _, x := range report.Estimates {
		d.w.Say("  测算：{words}", "words", say.Estimate(x, checking.GroundOf(e, report)))
	}
	if err := d.export(e, report.Blocking() > 0, &res); err != nil {
		return err
	}
	d.res.Dossiers = append(d.res.Dossiers, res)
	return nil
}

// export writes the dossier's bundle as folder and as zip, verifies both, and sees that a changed byte is noticed.
func (d *demo) export(e *session.Editing, draft bool, res *demoDossier) error {
	name := naming.SafeName(e.Dossier.Title)
	res.Valid = true
	for _, target := range []string{name, name + ".zip"} {
		path := filepath.Join(d.out, "bundles", target)
		x, err := bundling.Write(d.ctx, e, bundling.ExportOptions{Target: path, Folder: target == name, Draft: draft}, nil)
		if err != nil {
			return err
		}
		res.Exports = append(res.Exports, checking.ToExported(x, e.Form))
		d.exported(x, target == name)
		report, err := bundling.VerifyBundle(d.ctx, path, nil)
		if err != nil {
			return err
		}
		res.Valid = res.Valid && report.Valid
		if report.Valid {
			d.w.Say("    从磁盘再核验一遍：通过，{files} 个文件和清单一致", "files", report.Files)
		} else {
			d.w.Say("    从磁盘再核验一遍：不通过，{n} 处问题", "n", len(report.Problems))
		}
	}
	var err error
	if res.Rejected, err = d.changed(filepath.Join(d.out, "bundles", name+".zip")); err != nil {
		return err
	}
	if res.Rejected {
		d.w.Say("  把 zip 的一个字节改掉再核验：不通过，改动被发现")
	} else {
		d.w.Say("  把 zip 的一个字节改掉再核验：没有发现改动！")
	}
	return nil
}

// exported tells what one export made; the forms are listed once only.
func (d *demo) exported(x bundling.Exported, documents bool) {
	var size int64
	for _, f := range x.Files {
		size += f.Size
	}
	if x.Draft {
		d.w.Say("  导出草稿：{target}", "target", x.Target)
	} else {
		d.w.Say("  导出：{target}", "target", x.Target)
	}
	d.w.Say("    {files} 个文件，{size}", "files", len(x.Files), "size", say.Size(size))
	if !documents {
		return
	}
	for _, doc := range x.Documents {
		d.w.Say("    套填 {path}：填入 {filled} 处", "path", doc.Path, "filled", doc.Filled)
		for _, label := range doc.Overflow {
			d.w.Say("      “{label}”可能放不下，请打开看看", "label", label)
		}
	}
}

// changed verifies a copy of a zip with one byte changed in the middle and tells whether that was noticed.
func (d *demo) changed(path string) (bool, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return false, err
	}
	data[len(data)/2] ^= 1
	copied, err := os.CreateTemp("", "yibiao-*.zip")
	if err != nil {
		return false, err
	}
	defer os.Remove(copied.Name())
	_, err = copied.Write(data)
	if closing := copied.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return false, err
	}
	report, err := bundling.VerifyBundle(d.ctx, copied.Name(), nil)
	return err == nil && !report.Valid, err
}

package checking

import (
	"context"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/bundling"
	"yibiao/dossier/bundle"
)

// verifiedJSON is the outcome of a verification for programs.
type verifiedJSON struct {
	Path  string `json:"path"`
	Valid bool   `json:"valid"`
	// Bag: it is a bundle at all, of whatever maker.
	Bag bool `json:"bag"`
	Own bool `json:"own"`
	// Draft: a draft is handed to nobody, however whole it is.
	Draft    bool          `json:"draft"`
	Version  string        `json:"version"`
	Files    int           `json:"files"`
	Bytes    int64         `json:"bytes"`
	Digest   string        `json:"digest"`
	Problems []problemJSON `json:"problems"`
	Warnings []problemJSON `json:"warnings"`
	// Foreign are leftovers of systems, which are no part of the bundle.
	Foreign []string `json:"foreign"`
	// Inside is the folder or zip within the path that is the bundle; "" when the path is.
	Inside string `json:"inside,omitempty"`
	// Says is the conclusion in a sentence for people.
	Says string `json:"says"`
	// Compare is what the reader is to do beside: compare the checksum, ask for what was not attached.
	Compare []string    `json:"compare"`
	Info    [][2]string `json:"info"`
}

type problemJSON struct {
	Code   string `json:"code"`
	Path   string `json:"path,omitempty"`
	List   string `json:"list,omitempty"`
	Line   int    `json:"line,omitempty"`
	Detail string `json:"detail,omitempty"`
	Says   string `json:"says"`
}

func toProblems(list []bundle.Problem) []problemJSON {
	out := []problemJSON{}
	for _, p := range list {
		out = append(out, problemJSON{string(p.Code), p.Path, p.List, p.Line, p.Detail, say.BundleProblem(p)})
	}
	return out
}

func verifyCommand(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         say.T("verify <提交包>…"),
		Annotations: base.Apart.Marked(),
		Short:       say.T("核验提交包（文件夹或 zip，可以写多个）：逐个文件对照清单；不需要资料库；有不通过的或草稿的返回码为 1"),
		Example:     "  yibiao verify E:\\首台套.zip\n  yibiao verify 收到的/*.zip",
		Args:        base.Arguments(1, -1),
		RunE: func(c *cobra.Command, args []string) error {
			ctx, stop := base.Interruptible(c)
			defer stop()
			if len(args) == 1 {
				out, err := verified(ctx, p, args[0])
				if err == nil {
					err = p.Show(out, out.text)
				}
				if err == nil && out.bad() {
					return base.FoundSomething{}
				}
				return err
			}
			return verifySeveral(ctx, p, args)
		},
	}
}

// verified verifies one bundle.
func verified(ctx context.Context, p *base.Program, path string) (verifiedJSON, error) {
	report, err := bundling.VerifyBundle(ctx, path, p.Progress())
	p.ProgressDone()
	if err != nil {
		return verifiedJSON{Path: path}, err
	}
	out := verifiedJSON{
		Path: path, Valid: report.Valid, Bag: !report.NoBag, Own: report.Own, Draft: report.Draft, Version: report.Version, Files: report.Files, Bytes: report.Bytes,
		Digest: report.Digest, Problems: toProblems(report.Problems), Warnings: toProblems(report.Warnings), Info: [][2]string{},
		Foreign: append([]string{}, report.Foreign...), Inside: report.Inside, Says: say.Verified(report), Compare: append([]string{}, say.Compare(report)...),
	}
	for _, line := range report.Info {
		out.Info = append(out.Info, [2]string{line.Key, line.Value})
	}
	return out, nil
}

// bad tells that a bundle must not be handed in.
func (v verifiedJSON) bad() bool { return !v.Valid || v.Draft }

// severalJSON is the outcome of verifying one of several bundles.
type severalJSON struct {
	verifiedJSON
	Code  string `json:"code,omitempty"` // why it could not be verified at all
	Fault string `json:"fault,omitempty"`
}

// verifySeveral verifies one bundle after the other; one that cannot be read does not keep the others. The worst decides the exit
// code.
func verifySeveral(ctx context.Context, p *base.Program, paths []string) error {
	var list []severalJSON
	var worst error
	good := 0
	for _, path := range paths {
		out, err := verified(ctx, p, path)
		if session.CodeOf(err) == session.CodeCancelled {
			return err
		}
		one := severalJSON{verifiedJSON: out}
		switch {
		case err != nil:
			one.Code, one.Fault = string(session.CodeOf(err)), say.Failure(err)
			worst = worse(worst, err)
		case out.bad():
			worst = worse(worst, base.FoundSomething{})
		default:
			good++
		}
		list = append(list, one)
	}
	err := p.Show(list, func(w *base.Page) {
		for _, x := range list {
			w.Line(x.Path)
			if x.Fault != "" {
				w.Line("  ", x.Fault)
			} else {
				x.text(w)
			}
			w.Line()
		}
		w.Say("共 {all} 个提交包，{n} 个通过核验。", "all", len(list), "n", good)
	})
	if err != nil {
		return err
	}
	return worst
}

// worse is the one of two endings with the graver exit code; nil is none.
func worse(a, b error) error {
	if a == nil || base.ExitCode(b) > base.ExitCode(a) {
		return b
	}
	return a
}

func (v verifiedJSON) text(w *base.Page) {
	w.Line(v.Says)
	if v.Inside != "" {
		w.Say("  核验的是里面的“{name}”", "name", v.Inside)
	}
	for _, p := range v.Problems {
		if v.Bag {
			w.Line("  ", p.Says)
		}
	}
	for _, p := range v.Warnings {
		w.Say("  请留意：{warning}", "warning", p.Says)
	}
	for _, path := range v.Foreign {
		w.Line("  ", say.Foreign(path))
	}
	if v.Digest != "" {
		w.Say("  校验码 {digest}", "digest", v.Digest)
	}
	for _, line := range v.Compare {
		w.Line("  ", line)
	}
	for _, line := range v.Info {
		name, value := say.InfoLine(bundle.InfoLine{Key: line[0], Value: line[1]})
		w.Line("  ", say.T("{name}：{value}", "name", name, "value", value))
	}
}

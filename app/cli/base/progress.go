package base

import (
	"fmt"

	"yibiao/app/say"
	"yibiao/dossier/bundle"
)

// Counting tells how many parts of a long job are done, on one line that overwrites itself; nil where nobody looks.
func (p *Program) Counting(what string) func(done, total int) {
	if p.Env.Progress == nil {
		return nil
	}
	return func(done, total int) { fmt.Fprintf(p.Env.Progress, "\r%s %d/%d", what, done, total) }
}

// Progress tells how far a long job is, on one line that overwrites itself.
func (p *Program) Progress() func(bundle.Progress) {
	if p.Env.Progress == nil {
		return nil
	}
	last := ""
	return func(b bundle.Progress) {
		if b.Total == 0 {
			return
		}
		line := fmt.Sprintf("\r%s %3d%%", say.BundleStage(b.Stage), b.Done*100/b.Total)
		if line != last {
			fmt.Fprint(p.Env.Progress, line)
			last = line
		}
	}
}

// ProgressDone wipes the line of Progress.
func (p *Program) ProgressDone() {
	if p.Env.Progress != nil {
		fmt.Fprint(p.Env.Progress, "\r            \r")
	}
}

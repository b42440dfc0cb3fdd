package cli

import (
	"fmt"

	"yibiao/app/say"
	"yibiao/dossier/bundle"
)

// counting tells how many files of a long job are done, on one line that overwrites itself; nil where nobody looks.
func (p *program) counting() func(done, total int) {
	if p.env.Progress == nil {
		return nil
	}
	return func(done, total int) { fmt.Fprintf(p.env.Progress, "\r%d / %d", done, total) }
}

// progress tells how far a long job is, on one line that overwrites itself.
func (p *program) progress() func(bundle.Progress) {
	if p.env.Progress == nil {
		return nil
	}
	last := ""
	return func(b bundle.Progress) {
		if b.Total == 0 {
			return
		}
		line := fmt.Sprintf("\r%s %3d%%", say.BundleStage(b.Stage), b.Done*100/b.Total)
		if line != last {
			fmt.Fprint(p.env.Progress, line)
			last = line
		}
	}
}

func (p *program) progressDone() {
	if p.env.Progress != nil {
		fmt.Fprint(p.env.Progress, "\r            \r")
	}
}

// newCounter tells how many of a job's parts are done, on one line that overwrites itself; nil when nobody looks.
func newCounter(p *program, what string) func(done, total int) {
	if p.env.Progress == nil {
		return nil
	}
	return func(done, total int) { fmt.Fprintf(p.env.Progress, "\r%s %d/%d", what, done, total) }
}

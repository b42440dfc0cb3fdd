package gui

import (
	"yibiao/app/page"
	"yibiao/app/say"
)

// nextGap goes to the next place of the open dossier or profile where something is left to do.
func (s *Shell) nextGap() {
	if f, ok := s.current.(page.Filled); ok {
		f.NextGap()
		return
	}
	if s.work == nil {
		s.Tell(say.T("先打开一份申报档案。"))
		return
	}
	s.current.Leave()
	gap, n := s.work.NextGap("")
	if n == 0 {
		s.Tell(say.T("没有待填的地方了。"))
		return
	}
	s.Go(s.work.GapRoute(gap))
}

// onForm does something with the form, when that is what is shown.
func (s *Shell) onForm(do func(page.Filled)) {
	if f, ok := s.current.(page.Filled); ok {
		do(f)
	}
}

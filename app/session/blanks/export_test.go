package blanks

import (
	"testing"

	"yibiao/app/session"
	"yibiao/dossier/docx"
	"yibiao/dossier/docx/place"
	"yibiao/dossier/formmap"
	"yibiao/dossier/formmap/plan"
)

// Work counts what costs most of what is done with forms.
type Work struct {
	Opens     map[string]int // by what the file holds
	Proposals int
	Maps      int // read from their YAML
}

// Count counts from now to the end of a test.
func Count(t *testing.T) *Work {
	t.Helper()
	w := &Work{Opens: map[string]int{}}
	was := struct {
		compile func([]byte) (*docx.Form, error)
		propose func([]place.Place, formmap.Candidates) plan.Map
		readMap func([]byte) (plan.Map, error)
	}{compile, propose, readMap}
	t.Cleanup(func() { compile, propose, readMap = was.compile, was.propose, was.readMap })
	compile = func(data []byte) (*docx.Form, error) {
		w.Opens[session.HashOf(data)]++
		return was.compile(data)
	}
	propose = func(places []place.Place, c formmap.Candidates) plan.Map {
		w.Proposals++
		return was.propose(places, c)
	}
	readMap = func(data []byte) (plan.Map, error) {
		w.Maps++
		return was.readMap(data)
	}
	return w
}

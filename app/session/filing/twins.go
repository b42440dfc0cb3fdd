package filing

import (
	"yibiao/app/session"
	"yibiao/app/session/neighbours"
)

// twins marks the files that lie with several clients: nobody but a person knows whose they are.
func (p *Plan) twins() {
	first := map[string]session.ClientInfo{}
	several := map[string]session.ClientInfo{} // another client than the first
	for _, l := range p.Lines {
		if l.SHA == "" || l.Client.ID == "" {
			continue
		}
		if of, there := first[l.SHA]; !there {
			first[l.SHA] = l.Client
		} else if of.ID != l.Client.ID {
			several[l.SHA] = l.Client
		}
	}
	for i := range p.Lines {
		l := &p.Lines[i]
		other, there := several[l.SHA]
		if !there || l.Client.ID == "" || l.Foreign {
			continue
		}
		if other.ID == l.Client.ID {
			other = first[l.SHA]
		}
		l.Foreign, l.Facts.Of, l.Facts.By = true, other.ID, neighbours.ByTree
	}
}

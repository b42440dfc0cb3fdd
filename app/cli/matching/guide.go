package matching

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session/matching"
	"yibiao/app/session/policies"
	"yibiao/forms"
)

// guideJSON is what happened and what follows from it, for programs.
type guideJSON struct {
	Happenings []happeningJSON `json:"happenings"`
	Programmes []ledJSON       `json:"programmes"`
}

type happeningJSON struct {
	ID   string `json:"id"`
	Says string `json:"says"`
}

// ledJSON is a programme that follows; Ask is set on an information card, Command on what can be applied for.
type ledJSON struct {
	Pack      string   `json:"pack"`
	Programme string   `json:"programme"`
	Title     string   `json:"title"`
	Document  string   `json:"document"`
	Because   []string `json:"because"`
	Outcome   string   `json:"outcome,omitempty"` // how the client stands, when one was named
	Ask       string   `json:"ask,omitempty"`
	Command   string   `json:"command,omitempty"`
}

func guideCommand(p *base.Program) *cobra.Command {
	client := ""
	c := &cobra.Command{
		Use:         say.T("guide [发生的事]..."),
		Annotations: base.Reads.Marked(),
		Short:       say.T("导办：从发生了什么找到可以办的事项，不用先建单位"),
		Long:        say.T("导办：说出发生了什么（买了设备、取得了专利……），列出可以办的事项和只供了解的措施。不写时列出能选的事；可以写编号，也可以写其中的几个字，或事项名称、称号里的词（小巨人），一次写几件。\n列出的只是方向，能不能申报用 yibiao match 对照条件。"),
		Example: "  yibiao guide\n" +
			"  yibiao guide patent 转让\n" +
			"  yibiao guide --client 某某 patent",
		RunE: func(_ *cobra.Command, args []string) error {
			library, err := p.KnownLibrary()
			if err != nil {
				return err
			}
			happened, named, err := happenings(library, args)
			if err != nil {
				return err
			}
			standing, err := standingOf(p, client)
			if err != nil {
				return err
			}
			out := toGuide(library, happened, standing)
			out.addNamed(library, named, standing)
			return p.Show(out, func(w *base.Page) { writeGuide(w, out, len(args) > 0) })
		},
	}
	c.Flags().StringVar(&client, "client", "", say.T("按这个单位的匹配结果排列：`CLIENT` 是单位名称或编号"))
	return c
}

// standingOf is how a client stands towards the programmes; nil when none is named.
func standingOf(p *base.Program, client string) (map[*forms.Programme]forms.Outcome, error) {
	if client == "" {
		return nil, nil
	}
	s, err := p.Open()
	if err != nil {
		return nil, err
	}
	m, err := matching.OfClient(s, client)
	return m.Standing(), err
}

// happenings finds what is meant: by id, or by words that stand in the sentence. named are the words that stand in none, but in
// something that can be applied for: a title, what it offers to choose from, or an article that it rests on.
func happenings(l *forms.Library, args []string) (found []*forms.Happening, named []string, err error) {
	if len(args) == 0 {
		return l.Vocabulary.Happenings, nil, nil
	}
	for _, arg := range args {
		before := len(found)
		for _, h := range l.Vocabulary.Happenings {
			if h.Means(arg) {
				found = append(found, h)
			}
		}
		switch {
		case len(found) > before:
		case len(bearing(l, arg)) > 0:
			named = append(named, arg)
		default:
			return nil, nil, base.Usage("没有“{what}”这件事，用 yibiao guide 看能选哪些", "what", arg)
		}
	}
	return found, named, nil
}

// bearing are the programmes that words lead to, those first that they fit best.
func bearing(l *forms.Library, words string) (list []*forms.Programme) {
	rank := map[*forms.Programme]int{}
	for _, p := range l.Packs {
		for _, q := range p.Programmes {
			if rank[q] = policies.RankOf(q, words); rank[q] >= 0 && len([]rune(words)) > 1 {
				list = append(list, q)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b *forms.Programme) int { return rank[a] - rank[b] })
	return list
}

// addNamed lists also the programmes that words lead to.
func (out *guideJSON) addNamed(l *forms.Library, named []string, standing map[*forms.Programme]forms.Outcome) {
	for _, words := range named {
		why := say.T("名称、选项或依据的条文里有“{words}”", "words", words)
		for _, q := range bearing(l, words) {
			if i := slices.IndexFunc(out.Programmes, func(x ledJSON) bool { return x.Programme == q.ID.S }); i >= 0 {
				out.Programmes[i].Because = append(out.Programmes[i].Because, why)
				continue
			}
			out.Programmes = append(out.Programmes, toLed(q, []string{why}, standing))
		}
	}
}

func toGuide(l *forms.Library, happened []*forms.Happening, standing map[*forms.Programme]forms.Outcome) guideJSON {
	out := guideJSON{Happenings: []happeningJSON{}, Programmes: []ledJSON{}}
	var ids []string
	for _, h := range happened {
		if !slices.Contains(ids, h.ID.S) {
			ids = append(ids, h.ID.S)
			out.Happenings = append(out.Happenings, happeningJSON{h.ID.S, say.Happened(h)})
		}
	}
	list := l.LedTo(ids)
	forms.RankLed(list, standing)
	for _, led := range list {
		var because []string
		for _, h := range led.By {
			because = append(because, say.Happened(h))
		}
		out.Programmes = append(out.Programmes, toLed(led.Programme, because, standing))
	}
	return out
}

func toLed(q *forms.Programme, because []string, standing map[*forms.Programme]forms.Outcome) ledJSON {
	one := ledJSON{Pack: q.Pack.ID.S, Programme: q.ID.S, Title: q.Title, Document: q.Pack.Document.Number, Because: because, Outcome: string(standing[q])}
	if q.Card != nil {
		one.Ask = q.Card.Ask
	} else {
		one.Command = "yibiao dossier new --client " + say.T("<单位>") + " --pack " + one.Pack + " --programme " + one.Programme
	}
	return one
}

func writeGuide(w *base.Page, out guideJSON, asked bool) {
	if !asked {
		w.Say("发生了什么？选一件或几件：")
		rows := [][]string{nil}
		for _, h := range out.Happenings {
			rows = append(rows, []string{"  " + h.ID, h.Says})
		}
		w.Table(rows)
		w.Say("例如：yibiao guide patent 转让")
		return
	}
	for _, x := range out.Programmes {
		mark := ""
		if x.Outcome != "" {
			mark = "  " + say.Outcome(forms.Outcome(x.Outcome))
		}
		w.Line(x.Programme, "  ", x.Title, base.In(x.Document), mark)
		w.Line("  ", say.T("因为：{why}", "why", strings.Join(x.Because, "；")))
		if x.Ask != "" {
			w.Line("  ", say.T("只供了解。咨询：{ask}", "ask", x.Ask))
			continue
		}
		w.Line("  ", x.Command)
	}
	w.Line()
	w.Say("这些只是方向，能不能申报要对照条件：yibiao match")
}

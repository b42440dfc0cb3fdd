package policies

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/find"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/policies"
	"yibiao/forms"
)

// policyJSON is the card of one policy document, for programs.
type policyJSON struct {
	Pack       string           `json:"pack"`
	Title      string           `json:"title"`
	Name       string           `json:"name"`
	Number     string           `json:"number"`
	Issuers    []string         `json:"issuers"`
	Issued     string           `json:"issued,omitempty"`
	Effective  string           `json:"effective,omitempty"`
	Expires    string           `json:"expires,omitempty"`
	State      string           `json:"state"` // in-force, ended, not-yet or unknown
	Note       string           `json:"note,omitempty"`
	Programmes []namedJSON      `json:"programmes"`
	Cards      []cardJSON       `json:"cards"`
	Articles   []ArticleJSON    `json:"articles"`
	Files      []policyFileJSON `json:"files"`
	Official   []slotJSON       `json:"official"`
}

type namedJSON struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

type cardJSON struct {
	Programme string `json:"programme"`
	Title     string `json:"title"`
	Who       string `json:"who"`
	What      string `json:"what"`
	Ask       string `json:"ask"`
	Source    string `json:"source,omitempty"`
}

// ArticleJSON is one article of a policy, for programs.
type ArticleJSON struct {
	No    string `json:"no"`
	Title string `json:"title"`
	Text  string `json:"text"`
	// Words are terms of the document that the text here does not use.
	Words []string `json:"words,omitempty"`
}

// policyFileJSON is a document that the user added.
type policyFileJSON struct {
	ID    string `json:"id"`
	Name  string `json:"name"`
	Pack  string `json:"pack,omitempty"`
	Slot  string `json:"slot,omitempty"`
	SHA   string `json:"sha256"`
	Added string `json:"added"`
	Text  string `json:"text,omitempty"`
}

func policyCommand(p *base.Program) *cobra.Command {
	return base.Family("policy", say.T("政策库：文件的卡片和条款，离线查找，加入自己收集的文件"),
		policyList(p), policyShow(p), policySearch(p), policyAdd(p), policyRemove(p), policyUndo(p))
}

// policyState tells whether a document is in force on a day: the first and the last day count.
func policyState(d forms.Document, today time.Time) string {
	from, began := time.Parse(time.DateOnly, d.Effective)
	to, ends := time.Parse(time.DateOnly, d.Expires)
	switch {
	case began == nil && today.Before(from):
		return "not-yet"
	case ends == nil && today.After(to):
		return "ended"
	case began == nil || ends == nil:
		return "in-force"
	}
	return "unknown"
}

// stateText names the state for people, with the end when the document gives one.
func stateText(state, expires string) string {
	switch state {
	case "not-yet":
		return say.T("还没有施行")
	case "ended":
		return say.T("已失效（{date}）", "date", expires)
	case "in-force":
		if expires != "" {
			return say.T("有效，到 {date}", "date", expires)
		}
		return say.T("有效，没有写期限")
	}
	return say.T("没有写日期")
}

// ToPolicy gives a policy with its programmes, originals and slots, for programs.
func ToPolicy(p *base.Program, k *forms.Pack, files []policies.PolicyFile, slots []policies.Slot) policyJSON {
	d := k.Document
	out := policyJSON{
		Pack: k.ID.S, Title: k.Title, Name: d.Name, Number: d.Number, Issuers: append([]string{}, d.Issuers...), Issued: d.Issued,
		Effective: d.Effective, Expires: d.Expires, State: policyState(d, p.Today()), Note: d.Note,
		Programmes: []namedJSON{}, Cards: []cardJSON{}, Articles: []ArticleJSON{}, Files: []policyFileJSON{}, Official: toSlots(slots, k),
	}
	for _, q := range k.Programmes {
		if q.Card != nil {
			out.Cards = append(out.Cards, ToCard(q))
		} else {
			out.Programmes = append(out.Programmes, namedJSON{q.ID.S, q.Title})
		}
	}
	for _, a := range k.Articles {
		out.Articles = append(out.Articles, ArticleJSON(a))
	}
	for _, f := range files {
		if f.Pack == k.ID.S {
			out.Files = append(out.Files, toPolicyFile(f))
		}
	}
	return out
}

// ToCard gives a programme that is only told of, for programs.
func ToCard(q *forms.Programme) cardJSON {
	return cardJSON{q.ID.S, q.Title, q.Card.Who, q.Card.What, q.Card.Ask, citation(q.Card.Source, q.Pack)}
}

// citation cites an article of a pack's document by its number also where the article stands alone.
func citation(s forms.Source, pack *forms.Pack) string {
	if s.Number == "" && s.Src == forms.Seed && pack != nil {
		s.Number = pack.Document.Number
	}
	return say.Citation(s)
}

func toPolicyFile(f policies.PolicyFile) policyFileJSON {
	return policyFileJSON{ID: f.ID, Name: f.Name, Pack: f.Pack, Slot: f.Slot, SHA: f.SHA, Added: base.Stamp(f.Added)}
}

func policyList(p *base.Program) *cobra.Command {
	return base.OnVault(p, base.Command{
		Use:   "list",
		Vault: base.Browses,
		Short: say.T("列出政策：文号、是否有效、事项和条款数，以及自己加入的文件"),
	}, func(s *session.Session, _ []string) error {
		files, err := policies.Files(s)
		if err != nil {
			return err
		}
		slots, err := policies.Slots(s, "")
		if err != nil {
			return err
		}
		out := struct {
			Policies []policyJSON     `json:"policies"`
			Files    []policyFileJSON `json:"files"`
		}{[]policyJSON{}, []policyFileJSON{}}
		rows := [][]string{{say.T("数据包"), say.T("文号"), say.T("事项"), say.T("信息卡"), say.T("条款"), say.T("状态"), say.T("名称")}}
		for _, k := range s.Library().Packs {
			x := ToPolicy(p, k, files, slots)
			out.Policies = append(out.Policies, x)
			rows = append(rows, []string{x.Pack, x.Number, count(x.Programmes), count(x.Cards), count(x.Articles), stateText(x.State, x.Expires), x.Title})
		}
		for _, f := range files {
			out.Files = append(out.Files, toPolicyFile(f))
		}
		return p.Show(out, func(w *base.Page) {
			w.Table(rows)
			writeMissing(w, out.Policies)
			writePolicyFiles(w, out.Files)
		})
	})
}

func writePolicyFiles(w *base.Page, files []policyFileJSON) {
	if len(files) == 0 {
		return
	}
	w.Line()
	rows := [][]string{{say.T("加入的文件"), say.T("数据包"), say.T("编号")}}
	for _, f := range files {
		rows = append(rows, []string{f.Name, f.Pack, f.ID})
	}
	w.Table(rows)
}

func policyShow(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         say.T("show <政策或文件>"),
		Annotations: base.Browses.Marked(),
		Short:       say.T("查看一份政策的卡片、信息卡和条款；自己加入的文件显示文字"),
		Example:     "  yibiao policy show shoutaitao",
		Args:        base.Arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			pack, file, err := findPolicy(p, args[0])
			if err != nil {
				return err
			}
			if pack == nil {
				return showPolicyFile(p, file)
			}
			files, err := policies.Files(p.Session)
			if err != nil {
				return err
			}
			slots, err := policies.Slots(p.Session, pack.ID.S)
			if err != nil {
				return err
			}
			out := ToPolicy(p, pack, files, slots)
			return p.Show(out, out.Text)
		},
	}
}

func showPolicyFile(p *base.Program, f policies.PolicyFile) error {
	text, err := policies.TextOf(p.Session, f)
	if err != nil {
		return err
	}
	out := toPolicyFile(f)
	out.Text = text
	return p.Show(out, func(w *base.Page) {
		w.Say("{name}　{n} 字　加入 {at}　{pack}", "name", f.Name, "n", utf8.RuneCountInString(text), "at", base.When(f.Added), "pack", f.Pack)
		w.Line()
		w.Line(strings.TrimSpace(text))
	})
}

// findPolicy finds a policy by pack id, document number or a part of its name, or an added file by id or a part of
// its name; pack is nil for a file. Failures: no-policy, many-policies.
func findPolicy(p *base.Program, key string) (*forms.Pack, policies.PolicyFile, error) {
	s, err := p.Open()
	if err != nil {
		return nil, policies.PolicyFile{}, err
	}
	files, err := policies.Files(s)
	if err != nil {
		return nil, policies.PolicyFile{}, err
	}
	var packs []*forms.Pack
	words := find.Words(key)
	for _, k := range s.Library().Packs {
		if k.ID.S == key || k.Document.Number == key {
			return k, policies.PolicyFile{}, nil
		}
		if len(words) > 0 && find.New(strings.Join([]string{k.Title, k.Document.Name, k.Document.Number}, "\n")).Has(words) {
			packs = append(packs, k)
		}
	}
	var parts []policies.PolicyFile
	for _, f := range files {
		if f.ID == key || f.Name == key {
			return nil, f, nil
		}
		if len(words) > 0 && find.New(f.Name).Has(words) {
			parts = append(parts, f)
		}
	}
	switch {
	case len(packs)+len(parts) == 0:
		return nil, policies.PolicyFile{}, session.Refuse("policy", session.CodeNoPolicy, "name", key)
	case len(packs)+len(parts) > 1:
		return nil, policies.PolicyFile{}, session.Refuse("policy", session.CodeManyPolicies, "name", key)
	case len(packs) == 1:
		return packs[0], policies.PolicyFile{}, nil
	}
	return nil, parts[0], nil
}

// Text prints the policy.
func (x policyJSON) Text(w *base.Page) {
	w.Line(x.Name)
	rows := [][]string{
		{"  " + say.T("文号"), x.Number}, {"  " + say.T("发文机关"), strings.Join(x.Issuers, say.T("、"))}, {"  " + say.T("印发"), x.Issued},
		{"  " + say.T("施行"), x.Effective}, {"  " + say.T("状态"), stateText(x.State, x.Expires)}, {"  " + say.T("数据包"), x.Pack},
	}
	w.Table(rows)
	if x.Note != "" {
		w.Line("  ", x.Note)
	}
	writeSlots(w, x.Official)
	if len(x.Programmes) > 0 {
		w.Line()
		w.Say("申报事项：")
		list := [][]string{nil}
		for _, q := range x.Programmes {
			list = append(list, []string{"  " + q.ID, q.Title})
		}
		w.Table(list)
	}
	if len(x.Cards) > 0 {
		w.Line()
		w.Say("只供了解，不用申报：")
	}
	for _, c := range x.Cards {
		c.Text(w)
	}
	if len(x.Articles) > 0 {
		w.Line()
		w.Say("条款（不是原文，按原文整理）：")
	}
	for _, a := range x.Articles {
		w.Line("  ", a.No, " ", a.Title, say.T("："), a.Text)
	}
	writePolicyFiles(w, x.Files)
}

// Text prints the card.
func (c cardJSON) Text(w *base.Page) {
	w.Line("  ", c.Programme, "  ", c.Title, base.In(c.Source))
	w.Line("    ", say.T("对象：{text}", "text", c.Who))
	w.Line("    ", say.T("内容：{text}", "text", c.What))
	w.Line("    ", say.T("咨询：{text}", "text", c.Ask))
}

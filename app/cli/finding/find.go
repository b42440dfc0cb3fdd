// Package finding is the command that finds whatever holds a text.
package finding

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/seeking"
)

// foundOfAKind is how many of a kind are listed.
const foundOfAKind = 20

// foundJSON is what was found, for programs.
type foundJSON struct {
	Kind       string `json:"kind"` // client, dossier, answer or file
	Client     string `json:"client"`
	ClientName string `json:"client_name"`
	Dossier    string `json:"dossier,omitempty"`
	Title      string `json:"title,omitempty"`
	Field      string `json:"field,omitempty"`
	Table      string `json:"table,omitempty"`
	Row        string `json:"row,omitempty"`
	Label      string `json:"label,omitempty"`
	File       string `json:"file,omitempty"`
	Text       string `json:"text"`           // masked where it is secret, cut where it is long
	Also       string `json:"also,omitempty"` // where the words stand that are not in the title or name, in words
}

// findJSON is the answer of a search, for programs.
type findJSON struct {
	Text  string      `json:"text"`
	Found []foundJSON `json:"found"`
	More  []string    `json:"more"` // kinds of which there are others, or may be
}

// Command finds a text in clients, dossiers, answers and materials.
func Command(p *base.Program) *cobra.Command {
	var client string
	c := &cobra.Command{
		Use:         say.T("find <文字>…"),
		Annotations: base.Reads.Marked(),
		Short:       say.T("在单位、档案、填写内容、材料名称里查找；拼音首字母也可以（lzjx）"),
		Long:        say.T("在所有单位的名称、档案的名称、填写的内容和材料的文件名里查找。不分全角半角、空格、括号和标点；名称一类的短内容也可以用拼音首字母。几个词用空格隔开，要都在同一处，或者都在同一份档案里（单位的名称和企业档案也算）。每一类最多列 20 条，名称里完全相同和以它开头的在前。身份证号、银行账号可以用号码查到，列出时遮住中间。资料库第一次查找要先编一遍索引。"),
		Args:        base.Arguments(1, -1),
	}
	c.Flags().StringVar(&client, "client", "", say.T("只查单位 `CLIENT`"))
	c.RunE = func(c *cobra.Command, args []string) error {
		var only []string
		if client != "" {
			only = []string{client}
		}
		of, err := p.FindClient(only)
		if err != nil {
			return err
		}
		ctx, stop := base.Interruptible(c)
		defer stop()
		return find(ctx, p, seeking.Query{Text: strings.Join(args, " "), Client: of.ID, Most: foundOfAKind})
	}
	return c
}

func find(ctx context.Context, p *base.Program, q seeking.Query) error {
	if q.Client == "" {
		if err := seeking.TakeIn(ctx, p.Session, p.Counting(say.T("编索引"))); err != nil {
			return err
		}
		p.ProgressDone()
	}
	found, err := seeking.In(ctx, p.Session, q, session.OnlyOf(p.Session))
	if err != nil {
		return err
	}
	return p.Show(toFound(q, found), func(w *base.Page) { writeFound(w, found) })
}

func toFound(q seeking.Query, found seeking.Found) findJSON {
	names := map[seeking.Kind]string{seeking.Client: "client", seeking.Dossier: "dossier", seeking.Answer: "answer", seeking.File: "file"}
	out := findJSON{Text: q.Text, Found: []foundJSON{}, More: []string{}}
	for _, h := range found.Hits {
		one := foundJSON{
			Kind: names[h.Kind], Client: h.Client, ClientName: h.ClientName, Dossier: h.Dossier.ID, Title: h.Dossier.Title, Row: h.Row, Text: h.Text,
		}
		if len(h.Also) > 0 {
			one.Also = say.FoundWhere(h)
		}
		if h.Field != nil {
			one.Field, one.Label = h.Field.Name(), h.Field.Label
		}
		if h.Table != nil {
			one.Table = h.Table.Name()
		}
		if h.Kind == seeking.File {
			one.File = h.ID
		}
		out.Found = append(out.Found, one)
	}
	for _, kind := range seeking.Kinds() {
		if found.More[kind] {
			out.More = append(out.More, names[kind])
		}
	}
	return out
}

func writeFound(w *base.Page, found seeking.Found) {
	if len(found.Hits) == 0 {
		w.Line(say.T("没有找到。"))
	}
	for _, kind := range seeking.Kinds() {
		rows := [][]string{nil}
		for _, h := range found.Hits {
			if h.Kind == kind {
				rows = append(rows, []string{"  " + h.Text, say.FoundWhere(h)})
			}
		}
		if len(rows) == 1 {
			continue
		}
		w.Line(say.FoundKind(kind))
		w.Table(rows)
		if found.More[kind] {
			w.Line("  ", say.T("还有别的：多输入几个字"))
		}
	}
}

package packs

import (
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/forms"
	"yibiao/forms/checks"
	"yibiao/forms/loading"
)

func packCommand(p *base.Program) *cobra.Command {
	return base.Family("pack", say.T("数据包：列出、检查、查看事项、生成空白表"),
		packList(p), packCheck(p), packShow(p), packTable(p), packReuse(p), packForms(p),
		packAdd(p), packOwn(p), packRemove(p), packSign(p), packKey(p))
}

// packJSON is one pack for programs.
type packJSON struct {
	ID         string          `json:"id"`
	Title      string          `json:"title"`
	Version    string          `json:"version"`
	Document   string          `json:"document"`
	Number     string          `json:"number"`
	Combine    bool            `json:"combine"`
	Always     []string        `json:"always,omitempty"`
	Programmes []programmeJSON `json:"programmes"`
	// MissingBlanks are the forms that an output names and the pack folder does not hold; given by check only.
	MissingBlanks []string `json:"missing_blanks,omitempty"`
	// Remarks are what a reviewer would stumble over, each with its place; given by check only.
	Remarks []string `json:"remarks,omitempty"`
}

// programmeJSON is one programme with the sizes of its parts.
type programmeJSON struct {
	ID           string `json:"id"`
	Title        string `json:"title"`
	Card         bool   `json:"card,omitempty"`
	Fields       int    `json:"fields"`
	Tables       int    `json:"tables"`
	Rules        int    `json:"rules"`
	Amounts      int    `json:"amounts"`
	Deadlines    int    `json:"deadlines"`
	Steps        int    `json:"steps"`
	Materials    int    `json:"materials"`
	Declarations int    `json:"declarations"`
	Outputs      int    `json:"outputs"`
	Examples     int    `json:"examples"`
	Questions    int    `json:"open_questions"`
}

func toPack(k *forms.Pack) packJSON {
	out := packJSON{
		ID: k.ID.S, Title: k.Title, Version: k.Version, Document: k.Document.Name, Number: k.Document.Number, Combine: k.Combine,
		Programmes: []programmeJSON{},
	}
	for _, a := range k.Always {
		out.Always = append(out.Always, a.S)
	}
	for _, q := range k.Programmes {
		c := q.Counts()
		out.Programmes = append(out.Programmes, programmeJSON{
			ID: q.ID.S, Title: q.Title, Card: q.Card != nil, Fields: c.Fields, Tables: c.Tables, Rules: c.Rules, Amounts: c.Amounts, Deadlines: c.Deadlines,
			Steps: c.Steps, Materials: c.Materials, Declarations: c.Declarations, Outputs: c.Outputs, Examples: c.Examples, Questions: len(q.Questions),
		})
	}
	return out
}

func toPacks(l *forms.Library) []packJSON {
	out := []packJSON{}
	for _, k := range l.Packs {
		out = append(out, toPack(k))
	}
	return out
}

func packList(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         "list",
		Annotations: base.Reads.Marked(),
		Short:       say.T("列出数据包和申报事项"),
		Args:        base.Arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			library, err := p.KnownLibrary()
			if err != nil {
				return err
			}
			return p.Show(toPacks(library), func(w *base.Page) {
				for i, k := range library.Packs {
					if i > 0 {
						w.Line()
					}
					w.Line(k.ID.S, "  ", k.Title, "  ", k.Document.Number)
					if k.Combine && len(k.Programmes) > 1 {
						w.Say("  可以任选几项合成一份档案")
					}
					rows := [][]string{nil}
					for _, q := range k.Programmes {
						title := q.Title
						if q.Card != nil {
							title += base.In(say.T("只供了解"))
						}
						rows = append(rows, []string{"  " + q.ID.S, title})
					}
					w.Table(rows)
				}
			})
		},
	}
}

func packCheck(p *base.Program) *cobra.Command {
	return &cobra.Command{
		Use:         say.T("check [文件夹]"),
		Annotations: base.Apart.Marked(),
		Short:       say.T("检查数据包：读全部文件、编译规则、运行其中的例子"),
		Long:        say.T("检查数据包：读全部文件、编译规则和算式、运行其中的例子；每处错误给出文件、行、列（返回码 1）；行太长、出处没有用到等写法上的建议列在最后，不算错误。\n不写文件夹时检查内置的数据包；文件夹可以是一个数据包，也可以是放着多个数据包的文件夹，没有共用字段（vocabulary）时用内置的。"),
		Args:        base.Arguments(0, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			packs, err := base.PacksOf(p, args)
			if err != nil {
				return err
			}
			library, err := base.ReadPacks(packs)
			if err == nil {
				err = checks.RunAllExamples(library)
			}
			if err != nil {
				return err
			}
			out := toPacks(library)
			for i, k := range library.Packs {
				out[i].MissingBlanks = missingBlanks(k)
				for _, r := range loading.RemarksOn(k) {
					out[i].Remarks = append(out[i].Remarks, say.Mistakes(r)...)
				}
			}
			return p.Show(out, func(w *base.Page) {
				writeCheckedPacks(w, out)
				var shared []string
				for _, r := range loading.RemarksOnVocabulary(library.Vocabulary) {
					shared = append(shared, say.Mistakes(r)...)
				}
				writeRemarks(w, "vocabulary", shared)
			})
		},
	}
}

// missingBlanks are the paths of the blank forms that are not there, each once.
func missingBlanks(k *forms.Pack) []string {
	var out []string
	for _, o := range loading.MissingBlanks(k) {
		if path := k.ID.S + "/" + o.Form.S; !slices.Contains(out, path) {
			out = append(out, path)
		}
	}
	return out
}

func writeCheckedPacks(w *base.Page, packs []packJSON) {
	rows := [][]string{{
		say.T("事项"), say.T("字段"), say.T("明细表"), say.T("规则"), say.T("金额"), say.T("期限"), say.T("步骤"), say.T("材料"), say.T("声明"), say.T("表单"), say.T("例子"), say.T("名称"),
	}}
	examples, programmes := 0, 0
	for _, k := range packs {
		for _, q := range k.Programmes {
			row := []string{q.ID}
			for _, n := range []int{q.Fields, q.Tables, q.Rules, q.Amounts, q.Deadlines, q.Steps, q.Materials, q.Declarations, q.Outputs, q.Examples} {
				row = append(row, strconv.Itoa(n))
			}
			rows = append(rows, append(row, q.Title))
			examples += q.Examples
			programmes++
		}
	}
	w.Table(rows)
	w.Say("{packs} 个数据包、{programmes} 个事项没有错误，{examples} 个例子的结果都和预期一致", "packs", len(packs), "programmes", programmes, "examples", examples)
	for _, k := range packs {
		for _, path := range k.MissingBlanks {
			w.Say("还没有空白表 {path}，可以用 yibiao pack forms 生成", "path", path)
		}
	}
	for _, k := range packs {
		writeRemarks(w, k.ID, k.Remarks)
	}
}

// writeRemarks tells what a reviewer of a pack would stumble over.
func writeRemarks(w *base.Page, pack string, remarks []string) {
	if len(remarks) == 0 {
		return
	}
	w.Say("{pack} 能用，写法上有 {n} 处可以改得更好读、更好核对：", "pack", pack, "n", len(remarks))
	for _, r := range remarks {
		w.Line("  ", r)
	}
}

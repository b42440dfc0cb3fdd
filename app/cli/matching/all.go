package matching

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session/matching"
	"yibiao/app/session/summaries"
	"yibiao/forms"
)

// symbols stand for outcomes in the matrix; all are one column wide on every terminal and in every code page.
var symbols = map[forms.Outcome]string{forms.Met: "+", forms.NoConditions: "=", forms.Confirm: "!", forms.Unknown: "?", forms.Doubtful: "~", forms.NotMet: "-"}

// nameColumns is how much of a client's name the matrix shows at most.
const nameColumns = 24

// matrixJSON is clients × programmes for programs: the outcomes of each client in the order of the programmes.
type matrixJSON struct {
	Programmes []matrixProgramme `json:"programmes"`
	Clients    []matrixClient    `json:"clients"`
}

type matrixProgramme struct {
	Pack      string         `json:"pack"`
	Programme string         `json:"programme"`
	Title     string         `json:"title"`
	Counts    map[string]int `json:"counts"`
}

type matrixClient struct {
	Client   string         `json:"client"`
	Name     string         `json:"client_name"`
	Counts   map[string]int `json:"counts"`
	Outcomes []string       `json:"outcomes"`
}

// manyGarbage is how much garbage may pile up while many clients are matched, in percent of what is in use: collecting it at the usual
// 100 takes a quarter of the time, and saves 70 MB.
const manyGarbage = 400

func matchAll(p *base.Program, c *cobra.Command, o matchOptions) error {
	s, err := p.Open()
	if err != nil {
		return err
	}
	defer debug.SetGCPercent(debug.SetGCPercent(manyGarbage))
	ctx, stop := base.Interruptible(c)
	defer stop()
	list, err := summaries.Rows(ctx, s, p.Counting(say.T("匹配")))
	p.ProgressDone()
	if err != nil {
		return err
	}
	out := toMatrix(matching.Programmes(s), list, o.pack)
	if o.csv != "" {
		if err := base.WriteOutput(o.csv, matrixSheet(out), o.replace); err != nil {
			return err
		}
	}
	return p.Show(out, func(w *base.Page) {
		switch {
		case len(out.Clients) == 0:
			w.Say("还没有申报单位。用 yibiao client add 新建，或用 yibiao demo 看示例。")
		case o.csv != "":
			w.Say("已写入 {path}：{clients} 个单位 × {programmes} 个事项", "path", o.csv, "clients", len(out.Clients), "programmes", len(out.Programmes))
		default:
			writeMatrix(w, out, p.Width())
		}
	})
}

// toMatrix keeps the programmes of one pack; "" keeps all.
func toMatrix(programmes []matching.Offer, list []matching.Row, pack string) matrixJSON {
	out := matrixJSON{Programmes: []matrixProgramme{}, Clients: []matrixClient{}}
	if len(list) == 0 {
		return out
	}
	var chosen []int
	for i, x := range programmes {
		if pack == "" || x.Pack.ID.S == pack {
			chosen = append(chosen, i)
			out.Programmes = append(out.Programmes, matrixProgramme{x.Pack.ID.S, x.Programme.ID.S, x.Programme.ShortTitle(), noOutcomes()})
		}
	}
	for _, r := range list {
		one := matrixClient{Client: r.Client.ID, Name: r.Client.Name, Counts: noOutcomes(), Outcomes: []string{}}
		for j, i := range chosen {
			outcome := string(r.Outcomes[i])
			out.Programmes[j].Counts[outcome]++
			one.Counts[outcome]++
			one.Outcomes = append(one.Outcomes, outcome)
		}
		out.Clients = append(out.Clients, one)
	}
	return out
}

// writeMatrix prints the matrix in blocks of as many programmes as fit into width columns, then what the numbers mean.
func writeMatrix(w *base.Page, m matrixJSON, width int) {
	name := 0
	for _, c := range m.Clients {
		name = max(name, min(nameColumns, base.Columns(c.Name)))
	}
	cell := len(strconv.Itoa(len(m.Programmes))) + 1
	each := max(1, (width-name)/cell)
	for from := 0; from < len(m.Programmes); from += each {
		to := min(len(m.Programmes), from+each)
		head := strings.Repeat(" ", name)
		for i := from; i < to; i++ {
			head += fmt.Sprintf("%*d", cell, i+1)
		}
		w.Line(head)
		for _, c := range m.Clients {
			row := base.Pad(base.Short(c.Name, name), name)
			for _, o := range c.Outcomes[from:to] {
				row += fmt.Sprintf("%*s", cell, symbols[forms.Outcome(o)])
			}
			w.Line(row)
		}
		w.Line()
	}
	writeSymbols(w, width)
	w.Line()
	writeMatrixLegend(w, m, width)
}

// writeSymbols tells what each symbol stands for, in as many lines as the terminal needs.
func writeSymbols(w *base.Page, width int) {
	const between = "   "
	line := ""
	for _, o := range forms.ProgrammeOutcomes() {
		word := symbols[o] + " " + say.Outcome(o)
		if line != "" && base.Columns(line+between+word) > width {
			w.Line(line)
			line = ""
		}
		if line != "" {
			line += between
		}
		line += word
	}
	w.Line(line)
}

// writeMatrixLegend names the programmes and counts the clients of each outcome.
func writeMatrixLegend(w *base.Page, m matrixJSON, width int) {
	head := []string{say.T("编号"), say.T("事项")}
	for _, o := range forms.ProgrammeOutcomes() {
		head = append(head, symbols[o])
	}
	rows := [][]string{append(head, say.T("名称"))}
	for i, x := range m.Programmes {
		row := []string{strconv.Itoa(i + 1), x.Programme}
		for _, o := range forms.ProgrammeOutcomes() {
			row = append(row, strconv.Itoa(x.Counts[string(o)]))
		}
		rows = append(rows, append(row, x.Title))
	}
	title := len(head)
	used := 0
	for i := range title {
		widest := 0
		for _, row := range rows {
			widest = max(widest, base.Columns(row[i]))
		}
		used += widest + base.Gap
	}
	for _, row := range rows[1:] {
		row[title] = base.Short(row[title], max(8, width-used))
	}
	w.Table(rows)
}

// matrixSheet is the matrix as CSV. The mark at its beginning tells spreadsheet programs that it is UTF-8.
func matrixSheet(m matrixJSON) []byte {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	sheet := csv.NewWriter(&b)
	sheet.UseCRLF = true
	head := []string{say.T("单位名称")}
	for _, x := range m.Programmes {
		head = append(head, x.Title+" ("+x.Programme+")")
	}
	rows := [][]string{head}
	for _, c := range m.Clients {
		row := []string{harmless(c.Name)}
		for _, o := range c.Outcomes {
			row = append(row, say.Outcome(forms.Outcome(o)))
		}
		rows = append(rows, row)
	}
	_ = sheet.WriteAll(rows) // a Buffer takes everything
	return b.Bytes()
}

// harmless keeps a spreadsheet from taking a text for a formula.
func harmless(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t", rune(text[0])) {
		return "'" + text
	}
	return text
}

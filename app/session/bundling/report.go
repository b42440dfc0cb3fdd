package bundling

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"maps"
	"slices"
	"strconv"
	"strings"
	text "text/template"

	"yibiao/app/session"
	"yibiao/dossier/bundle"
	"yibiao/dossier/printed"
	"yibiao/forms"
)

// Names of the files that the window reads first.
const (
	reportName    = "90_预审报告.html"
	dataName      = "91_填报数据.json"
	readFirstName = "请先看.txt"
)

//go:embed report.html
var reportPage string

var reportTemplate = template.Must(template.New("report").Funcs(template.FuncMap{
	"words": func(e forms.Estimate) string { return e.Words() },
}).Parse(reportPage))

//go:embed readfirst.txt
var readFirstText string

var readFirstTemplate = text.Must(text.New("readfirst").Parse(readFirstText))

// reporter makes the page that a clerk reads of what was put together.
type reporter struct{ *assembly }

// page writes the check report as a page that any browser or WPS opens, without scripts or outside parts. No cell that the
// clerk looks for is empty: what is not known says so.
func (a reporter) page() ([]byte, error) {
	var out bytes.Buffer
	err := reportTemplate.Execute(&out, map[string]any{
		"Client": a.e.Client.Name, "Title": a.e.Dossier.Title, "At": a.now.Format("2006-01-02 15:04"), "Number": a.number,
		"Pack": a.e.Form.Pack, "Verdicts": a.verdicts(), "Estimates": a.estimates(), "Listed": a.listedRows(), "Draft": a.options.Draft,
		"Savings": a.e.Form.Savings, "Joined": a.joined(), "Findings": a.findings(), "Held": a.held(), "Open": a.state.Report.Blocking() > 0,
	})
	return out.Bytes(), session.Failed("export", err)
}

// readFirst is the note on top of the bundle, for whoever opens it. Windows reads it with the mark and line ends of its own.
func (a *assembly) readFirst() bundle.File {
	var out strings.Builder
	list := ""
	if len(a.files) > 0 && strings.HasPrefix(a.files[0].Path, "00_") {
		list = a.files[0].Path
	}
	err := readFirstTemplate.Execute(&out, map[string]any{
		"Client": a.e.Client.Name, "Title": a.e.Dossier.Title, "At": a.now.Format("2006-01-02"), "Number": a.number,
		"Draft": a.options.Draft, "List": list, "Report": reportName, "Verdicts": reporter{a}.verdicts(),
		"Missing": a.missing(), "Unmade": a.unmade(), "Open": a.state.Report.Blocking() > 0,
	})
	if err != nil {
		return inMemory(readFirstName, nil) // the template is the program's own and is tested
	}
	return inMemory(readFirstName, []byte("\ufeff"+strings.ReplaceAll(out.String(), "\n", "\r\n")))
}

// unmade tells of each programme of which no application form is in the bundle, and why, by programme id.
func (a *assembly) unmade() map[string]string {
	out := map[string]string{}
	for _, x := range a.state.Report.Unmade {
		why := "按填写的内容没有一份是它的"
		if len(x.Lacks) > 0 {
			why = "还没有填“" + strings.Join(x.Lacks, "”“") + "”"
		}
		out[x.Programme.ID.S] = "这个包里没有“" + x.Programme.Title + "”的申请表：" + why
	}
	return out
}

// missing names the materials that ought to be there and were not attached, with their numbers in the list.
func (a *assembly) missing() []string {
	var out []string
	for _, l := range a.listed {
		if l.missing {
			out = append(out, fmt.Sprintf("%02d %s", l.number, l.name))
		}
	}
	return out
}

// words are the front end's sentences, or plain ones where there is none.
func (a *assembly) words() session.Words {
	if a.e.Session().Words() != nil {
		return a.e.Session().Words()
	}
	return plainWords{}
}

// pageLine is one finding, condition or file as the page prints it.
type pageLine struct{ Mark, Word, Label, Text, Source string }

// pageVerdict is one programme with what was concluded of it, and its conditions.
type pageVerdict struct {
	Title, Mark, Says string
	Unmade            string // that the bundle has no application form for it; "" when it has
	Lines             []pageLine
}

func (a reporter) verdicts() []pageVerdict {
	var out []pageVerdict
	unmade := a.unmade()
	for _, v := range a.state.Report.Verdicts {
		p := pageVerdict{Title: v.Programme.Title, Mark: string(v.Outcome), Says: a.words().Verdict(v), Unmade: unmade[v.Programme.ID.S]}
		for _, c := range v.Conditions {
			p.Lines = append(p.Lines, a.condition(c))
		}
		for _, c := range v.Aside {
			p.Lines = append(p.Lines, a.condition(c))
		}
		out = append(out, p)
	}
	return out
}

// pageEstimate is one amount; Open tells that it is not known whether the conditions of its programme are met, Unmade that the bundle
// has no application form for it; NotYet why it is too early for the amount, "" where it is not.
type pageEstimate struct {
	forms.Estimate
	Open, Unmade bool
	NotYet       string
}

func (a reporter) estimates() []pageEstimate {
	var out []pageEstimate
	for _, e := range a.state.Report.Estimates {
		x := pageEstimate{Estimate: e, NotYet: strings.TrimSuffix(e.Waits.NotYet, "。"), Unmade: a.unmade()[e.Amount.Programme.ID.S] != ""}
		for _, v := range a.state.Report.Verdicts {
			if v.Programme == e.Amount.Programme {
				x.Open = v.Outcome.Open()
			}
		}
		out = append(out, x)
	}
	return out
}

// joined tells that several programmes are applied for at once, those aside that are part of every dossier of the document.
func (a reporter) joined() bool {
	n := 0
	for _, q := range a.e.Form.Programmes {
		if !slices.ContainsFunc(a.e.Form.Pack.Always, func(t forms.Text) bool { return t.S == q.ID.S }) {
			n++
		}
	}
	return n > 1
}

// read lists the answers that a condition rests on, one a line.
func (a reporter) read(c forms.Condition) []string {
	var rests []string
	for _, d := range c.Deciding {
		if d.Text == "" && a.prints.InForce.Values[forms.NoneOf(d.Field)] == "true" && len(a.prints.InForce.Tables[d.Field]) == 0 {
			d.Text = "没有"
		}
		if d.Text == "" {
			rests = append(rests, d.Label)
			continue
		}
		rests = append(rests, d.Label+"："+d.Text)
	}
	return rests
}

// condition is one condition. What only the applicant says is told apart from what the program found.
func (a reporter) condition(c forms.Condition) pageLine {
	line := pageLine{Mark: string(c.Outcome), Word: a.words().Outcome(c.Outcome), Label: c.Rule.Condition, Source: a.source(c.Rule.Source)}
	rests := a.read(c)
	switch {
	case c.Outcome == forms.NotAsked:
		rests = append(rests, "按申报单位填的内容不适用，程序没有核对")
	case c.Outcome == forms.Met:
		line.Mark, line.Word, rests = ground(c, line, rests)
	case c.Failed:
		rests = append(rests, "这条规则没能算出来，没有判断")
	case c.Unfit:
		rests = append(rests, "附上的文件不见了、不完整或者打不开，不能作为依据：“"+a.label(c.Missing)+"”")
	case c.Presumed:
		rests = append(rests, "“"+a.label(c.Missing)+"”没有人填，取的是默认值，没有人确认过")
	case c.Estimated && c.Missing == "":
		rests = append(rests, "经过的日子里有的年份放假安排还没有公布，工作日是估算的")
	case c.Inferred && a.e.Form.Requirement(c.Missing) != nil:
		rests = append(rests, "申报单位自己填的，证明它的材料还没有附上：“"+a.e.Form.Requirement(c.Missing).Name+"”")
	case c.Inferred:
		rests = append(rests, inferredWords(c))
	case c.Vague != "":
		rests = append(rests, "“"+a.label(c.Missing)+"”填的是“"+c.Vague+"”，不能作为依据")
	case c.OddWhy != nil:
		rests = append(rests, strings.TrimSuffix(a.words().Finding(*c.OddWhy, nil), "。"))
	case c.Odd != "":
		rests = append(rests, "“"+a.label(c.Odd)+"”填的数或者日期本身有疑问，不能拿来下结论，请先核对")
	case c.NotYet != "":
		rests = append(rests, strings.TrimSuffix(c.NotYet, "。"))
	case c.Wrong:
		rests = append(rests, "填得不对，不能作为依据：“"+a.label(c.Missing)+"”")
	case len(c.Either) > 0:
		var names []string
		for _, id := range c.Either {
			names = append(names, "“"+a.label(id)+"”")
		}
		rests = append(rests, "还没有附上（有一样就行）："+strings.Join(names, "或者"))
	case c.Outcome == forms.Unknown && a.e.Form.Requirement(c.Missing) != nil:
		rests = append(rests, "还没有附上：“"+a.label(c.Missing)+"”")
	case c.Listed:
		rests = append(rests, unsettled(c, a.label(c.Missing)))
	case c.Outcome == forms.Unknown && c.Missing != "":
		rests = append(rests, "还没有填：“"+a.label(c.Missing)+"”")
	}
	for _, id := range c.Rule.Needs {
		if r := a.e.Form.Requirement(id.S); r != nil && a.e.Case().Attached[id.S] > 0 {
			rests = append(rests, "已附材料："+r.Name)
		}
	}
	if line.Text = strings.Join(rests, "\n"); line.Text == "" {
		line.Text = "—"
	}
	return line
}

// inferredWords tell why a condition is only inferred.
func inferredWords(c forms.Condition) string {
	if c.Rule.InfersSays != "" {
		return "只是推定：" + c.Rule.InfersSays
	}
	return "只是推定，填写的内容没有写明"
}

// unsettled tells what of a table with rows leaves a condition open.
func unsettled(c forms.Condition, label string) string {
	switch {
	case c.Blank > 0:
		return fmt.Sprintf("还空着 %d 格：“%s”第 %d 行的“%s”等", c.Blank, label, c.Row, c.Column)
	case c.Twice > 0:
		return fmt.Sprintf("“%s”第 %d 行和第 %d 行写的是同一个，只能算一个", label, c.Row, c.Twice)
	}
	return "“" + label + "”里填的还定不下来"
}

// ground marks a condition that is met by what it rests on: nobody has compared any of it with the facts.
func ground(c forms.Condition, line pageLine, rests []string) (mark, word string, told []string) {
	switch {
	case c.Rule.Severity == forms.Manual:
		return string(forms.Confirm), "申报单位自行确认", append(rests, "申报单位在程序里勾选“已核实”，程序没有核对")
	case c.Ground() == forms.OnWord:
		return string(forms.Confirm), "申报单位自行确认", append(rests, "申报单位自己填的，程序没有核对")
	case c.Ground() == forms.OnFiles:
		return line.Mark, line.Word, append(rests, "附有材料，程序没有看材料的内容")
	}
	return line.Mark, line.Word, append(rests, "只比较了填写的内容，程序没有核对事实")
}

// source is on what a statement rests, never empty.
func (a reporter) source(s forms.Source) string {
	if words := a.words().Citation(s); words != "" {
		return words
	}
	return "程序自己的核对，条文没有写"
}

func (a reporter) listedRows() []pageLine {
	var out []pageLine
	for _, l := range a.listed {
		line := pageLine{Mark: strconv.Itoa(l.number), Label: l.name, Text: strings.Join(l.files, "\n"), Source: l.seal}
		if l.missing {
			line.Text = "未附"
		}
		if line.Source == "" {
			line.Source = "没有写明"
		}
		out = append(out, line)
	}
	return out
}

func (a reporter) findings() []pageLine {
	var out []pageLine
	for _, f := range a.state.Report.Findings {
		if (f.Code == forms.FindingUnique || f.Code == forms.FindingCap) && f.Severity == forms.Info {
			continue // it asks whoever works in the vault, of dossiers that are nobody else's business
		}
		if f.Code == forms.FindingUnique {
			f.Says = f.Fault.Args["alone"] // the other dossier may be another client's, who is nobody's business
		}
		if f.Code == forms.FindingCap {
			unnamed := *f.Fault
			unnamed.Args = maps.Clone(f.Fault.Args)
			delete(unnamed.Args, "names")
			f.Fault = &unnamed
		}
		out = append(out, pageLine{
			Mark: string(session.Weight(f)), Word: a.words().Severity(session.Weight(f)), Label: a.place(f),
			Text: a.words().Finding(f, a.e.Form.Pack.Vocabulary), Source: a.source(f.Source),
		})
	}
	return out
}

// held are the answers that stand in the dossier but were not written into a form, each once with the forms.
func (a reporter) held() []pageLine {
	var out []pageLine
	for _, d := range a.documents {
		for _, h := range d.Held {
			line := pageLine{Label: d.Title, Text: a.words().Held(h, a.e.Form)}
			at := slices.IndexFunc(out, func(l pageLine) bool { return l.Text == line.Text })
			if at < 0 {
				out = append(out, line)
			} else if !slices.Contains(strings.Split(out[at].Label, "\n"), d.Title) {
				out[at].Label += "\n" + d.Title
			}
		}
	}
	return out
}

// place names where a finding belongs.
func (a reporter) place(f forms.Finding) string {
	if f.Label != "" {
		return f.Label
	}
	var labels []string
	for _, id := range f.Fields {
		labels = append(labels, a.label(id))
	}
	if len(labels) > 0 {
		return strings.Join(labels, "、")
	}
	for _, q := range a.e.Form.Programmes {
		if q.ID.S == f.Programme {
			return q.ShortTitle()
		}
	}
	return "整份申报"
}

// plainWords are used where no front end has given its own: by tests and tools.
type plainWords struct{}

// Finding is the pack's own sentence, or the code.
func (plainWords) Finding(f forms.Finding, _ *forms.Vocabulary) string {
	if f.Says != "" {
		return f.Says
	}
	return f.Label + "（" + string(f.Code) + "）"
}

// Citation is number and article.
func (plainWords) Citation(s forms.Source) string {
	return strings.TrimSpace(s.Number + " " + s.Article)
}

// Verdict is the programme with the code.
func (plainWords) Verdict(v forms.Verdict) string {
	return v.Programme.ShortTitle() + "：" + string(v.Outcome)
}

// Outcome is its code: without a front end nobody has words for it.
func (plainWords) Outcome(o forms.Outcome) string { return string(o) }

// Held is the field with its code.
func (plainWords) Held(h printed.Held, _ *forms.Form) string {
	return h.Field + " " + h.Text + "（" + string(h.Fault.Code) + "）"
}

// Severity is its code: without a front end nobody has words for it.
func (plainWords) Severity(s forms.Severity) string { return string(s) }

package checking

import (
	"strconv"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/cli/work"
	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/app/session/bundling"
	"yibiao/app/session/history"
	"yibiao/app/session/plan"
	"yibiao/forms"
)

// statusJSON is where a dossier stands, for programs.
type statusJSON struct {
	work.DossierJSON
	Asked     int                 `json:"asked"`
	Answered  int                 `json:"answered"`
	Faults    int                 `json:"faults"` // answers that refuse the export
	Usual     int                 `json:"usually_asked_and_empty"`
	Blocking  int                 `json:"blocking"`
	Unseen    int                 `json:"files_unseen,omitempty"` // attached files of which nobody knows yet what they hold
	Counts    map[string]int      `json:"counts"`
	Materials []needJSON          `json:"materials"`
	Files     []work.MaterialJSON `json:"files"`
	Saved     string              `json:"saved,omitempty"`
	Drift     []string            `json:"changed_since_export,omitempty"` // fields
	// Changes is everything that is otherwise than in the last export, in words.
	Changes []string `json:"changes_since_export,omitempty"`
	// Unsure is what nobody knows of it, in words.
	Unsure   []string       `json:"unknown_since_export,omitempty"`
	Progress []progressJSON `json:"progress,omitempty"`
	// Award is what came of it.
	Award  *work.AwardJSON `json:"award,omitempty"`
	Undo   string          `json:"undo,omitempty"`
	Redo   string          `json:"redo,omitempty"`
	Stages []stageJSON     `json:"stages,omitempty"`
}

// stageJSON is when a dossier entered a stage.
type stageJSON struct {
	Status string `json:"status"`
	At     string `json:"at"`
}

// progressJSON is where one authority stands with one service.
type progressJSON struct {
	Service string `json:"service"`
	State   string `json:"state"`
	Date    string `json:"date,omitempty"`
	Note    string `json:"note,omitempty"`
}

type needJSON struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Need string `json:"need"`
	// Demanded: the document, or the windows here, ask for it in this case; anything else is only usually asked.
	Demanded bool `json:"demanded"`
	Applies  bool `json:"applies"`
	Made     bool `json:"made_by_program,omitempty"`
	Files    int  `json:"files"`
	Bad      int  `json:"files_unfit,omitempty"` // of them, those that cannot be handed in as they are
	makes    bool // the program makes it, in this case or in another
}

func statusCommand(p *base.Program) *cobra.Command {
	c := &cobra.Command{Use: say.T("status <档案>"), Annotations: base.Reads.Marked(), Short: say.T("进度：填写、预审、材料和附件")}
	return base.CheckedCase(p, c, func(e *session.Editing, report forms.Report) error {
		out, err := toStatus(e, report)
		if err != nil {
			return err
		}
		return p.Show(out, func(w *base.Page) { out.text(w, e, report) })
	})
}

func toStatus(e *session.Editing, report forms.Report) (statusJSON, error) {
	r := ToReport(e, report)
	out := statusJSON{
		DossierJSON: work.ToDossier(e.Dossier, e.Client.Name),
		Blocking:    r.Blocking, Counts: r.Counts, Materials: []needJSON{}, Files: []work.MaterialJSON{}, Saved: base.Stamp(history.LastSaved(e)),
	}
	st, err := e.State()
	if err != nil {
		return out, err
	}
	filled := st.Filled()
	out.Asked, out.Answered, out.Faults, out.Usual = filled.Asked, filled.Answered, filled.Faults, filled.Usual
	for _, x := range session.ProgressOf(e) {
		out.Progress = append(out.Progress, progressJSON{x.Service, x.State, x.Date, x.Note})
	}
	if out.Award, err = work.ToAward(e); err != nil {
		return out, err
	}
	stages, err := plan.Stages(e.Session(), e.Dossier.ID)
	if err != nil {
		return out, err
	}
	for _, x := range stages {
		out.Stages = append(out.Stages, stageJSON{string(x.Stage), base.Stamp(x.At)})
	}
	out.Unseen = len(e.Materials().Unlooked())
	out.Undo, _ = history.CanUndo(e)
	out.Redo, _ = history.CanRedo(e)
	for _, m := range report.Materials {
		out.Materials = append(out.Materials, needJSON{
			m.Requirement.ID.S, m.Requirement.Name, string(m.Need), m.Demanded, m.Applies, st.Made[m.Requirement.ID.S], m.Files, st.BadFiles(m.Requirement.ID.S), len(e.Form.MadeBy(m.Requirement.ID.S)) > 0,
		})
	}
	for _, m := range e.Materials().Of("") {
		out.Files = append(out.Files, work.ToMaterial(e, m))
	}
	snapshots, err := history.Snapshots(e.Session(), e.Dossier.ID)
	if err != nil || len(snapshots) == 0 {
		return out, err
	}
	drift, err := bundling.Drift(e, snapshots[len(snapshots)-1])
	for _, d := range drift {
		if d.Unknown() {
			out.Unsure = append(out.Unsure, say.Drifted(e.Form, d))
			continue
		}
		out.Changes = append(out.Changes, say.Drifted(e.Form, d))
		if d.Kind == bundling.DifferentField {
			out.Drift = append(out.Drift, d.ID)
		}
	}
	return out, err
}

// filesWords counts the files of a material, those apart that cannot be handed in.
func filesWords(m needJSON) string {
	switch {
	case m.Bad == 0:
		return strconv.Itoa(m.Files)
	case m.Bad >= m.Files:
		return say.T("{n}（都不能报送）", "n", m.Files)
	}
	return say.T("{n}（{bad} 个不能报送）", "n", m.Files, "bad", m.Bad)
}

func (s statusJSON) text(w *base.Page, e *session.Editing, report forms.Report) {
	sayStages(w, e)
	w.Say("填写：必填 {asked} 项，已填 {answered} 项", "asked", s.Asked, "answered", s.Answered)
	if s.Faults > 0 {
		w.Say("填写：{n} 处要修改", "n", s.Faults)
	}
	if s.Usual > 0 {
		w.Say("填写：另有 {n} 项一般要填，还空着", "n", s.Usual)
	}
	sayMaterials(w, e)
	WriteCounts(w, report)
	if t := history.LastSaved(e); !t.IsZero() {
		w.Say("最近保存：{at}", "at", base.When(t))
	}
	if e.EditionChanged() {
		w.Say("数据包已更新：建档时是 {then} 版，现在按 {now} 版填写和预审", "then", e.Dossier.PackVersion, "now", e.Form.Pack.Version)
	}
	for _, words := range s.Changes {
		w.Say("上次导出之后改过：{label}", "label", words)
	}
	w.Lines(s.Unsure)
	for _, x := range session.ProgressOf(e) {
		w.Line(say.Progress(x))
	}
	s.Award.Text(w)
	for _, d := range report.Due {
		w.Say("日期：{date}　{event}　{source}", "date", d.Date.Format("2006-01-02"), "event", d.Event, "source", say.Citation(d.Source))
	}
	w.Line()
	rows := [][]string{{say.T("材料"), say.T("要求"), say.T("文件"), say.T("编号")}}
	for i, m := range s.Materials {
		need := say.Need(report.Materials[i].Need, report.Materials[i].Demanded)
		switch {
		case !m.Applies:
			need = say.Outcome(forms.NotAsked)
		case m.Made:
			need = say.T("程序生成")
		case m.makes && m.Files == 0:
			need = say.NotMade(report.Materials[i])
		}
		rows = append(rows, []string{base.Short(m.Name, base.ShownColumns), need, filesWords(m), m.ID})
	}
	w.Table(rows)
	if len(s.Files) == 0 {
		return
	}
	w.Line()
	files := [][]string{{say.T("附件"), say.T("大小"), say.T("材料"), say.T("编号")}}
	for _, m := range s.Files {
		files = append(files, []string{m.Name, say.Size(m.Size), m.Requirement, m.ID})
	}
	w.Table(files)
	for _, m := range s.Files {
		work.WriteNotices(w, say.OneLine(m.Name)+"  ", m.Notices)
	}
}

// sayMaterials tells how many materials are there, and which files nobody has looked at.
func sayMaterials(w *base.Page, e *session.Editing) {
	if st, err := e.State(); err == nil {
		w.Say("材料：{words}", "words", say.MaterialCount(st.CountMaterials()))
	}
	if words := say.UnseenFiles(e); words != "" {
		w.Say("材料：{words}", "words", words)
	}
}

// sayStages tells in which stage a dossier is, and when it entered each, once it has been in several.
func sayStages(w *base.Page, e *session.Editing) {
	w.Line(say.OneLine(e.Dossier.Title), "  ", say.Status(e.Dossier.Status))
	if stages, err := plan.Stages(e.Session(), e.Dossier.ID); err == nil && len(stages) > 1 {
		w.Say("阶段：{stages}", "stages", say.Stages(stages))
	}
}

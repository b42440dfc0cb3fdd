package robot

import (
	"fmt"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"yibiao/app/page"
	"yibiao/app/session"
	"yibiao/app/session/matching"
	"yibiao/forms"
)

// matching shows the programmes of one client, the map of all clients, the days that matter, and the policy library.
func (w *walkthrough) matching() error {
	if err := w.fictional(24); err != nil {
		return err
	}
	sample, err := w.Session.Dossiers().Find(w.ids[0])
	if err != nil {
		return err
	}
	if err := steps(w.goTo(page.Route{Page: page.Match, Client: sample.Client}), w.shot("match-client")); err != nil {
		return err
	}
	match, err := matching.OfClient(w.Session, sample.Client)
	if err != nil {
		return err
	}
	at := match.Programmes[len(match.Programmes)/2].Programme.ID.S
	return steps(
		w.goTo(page.Route{Page: page.Match, Client: sample.Client, At: page.Place{Programme: at}}), w.shot("match-programme"),
		w.matchMap, w.agenda, w.policies, w.matchDark)
}

// fictional adds clients that have answered some questions, so that the map has something to show.
func (w *walkthrough) fictional(n int) error {
	trades := []string{"精密铸造", "工程机械配件", "汽车零部件", "螺蛳粉食品", "新能源材料", "智能装备"}
	for i := range n {
		name := fmt.Sprintf("柳州市虚构%s%02d号有限公司", trades[i%len(trades)], i+1)
		c, err := w.Session.Clients().Create(name)
		if err != nil {
			return err
		}
		m, err := matching.OfClient(w.Session, c.ID)
		if err != nil {
			return err
		}
		for j, q := range m.Questions() {
			if j > 30 || q.Field.Computed() || (i+j)%7 == 0 {
				continue
			}
			if _, err := matching.AnswerQuestion(w.Session, c.ID, q, invented(q, i+j)); err != nil {
				return err
			}
		}
	}
	return nil
}

// invented is some answer to a question.
func invented(q matching.Question, n int) string {
	switch q.Field.TypeName() {
	case forms.TypeTable:
		return "none"
	case forms.TypeBool:
		return []string{"是", "否", "是"}[n%3]
	case forms.TypeChoice:
		return q.Field.Options[n%len(q.Field.Options)]
	case forms.TypeDate:
		return fmt.Sprintf("20%02d-0%d-15", 12+n%12, 1+n%9)
	}
	return fmt.Sprint(100 + 37*n)
}

// matchMap shows the map, and what stands twice.
func (w *walkthrough) matchMap() error {
	w.Go(page.Route{Page: page.Match})
	for range 6 {
		w.Key(fyne.KeyDown)
		w.Key(fyne.KeyRight)
	}
	if err := w.Picture("match-map"); err != nil {
		return err
	}
	w.Key(fyne.KeyReturn)
	if err := w.Picture("match-from-map"); err != nil {
		return err
	}
	w.Key(fyne.KeyEscape)
	w.Key(fyne.KeyEnd)
	return w.Picture("match-map-end")
}

// agenda shows the days that matter, in a month with a long holiday too.
func (w *walkthrough) agenda() error {
	for i, id := range w.ids {
		if err := w.Session.Dossiers().Set(id, session.DossierDue, []string{"2026-11-20", "2026-11-25", "2026-12-10"}[i%3]); err != nil {
			return err
		}
	}
	if err := steps(w.goTo(page.Route{Page: page.Agenda}), w.shot("agenda")); err != nil {
		return err
	}
	w.Key(fyne.KeyPageUp)
	return steps(w.shot("agenda-october"))
}

// policies shows the library, a search, and a document that was added.
func (w *walkthrough) policies() error {
	notice := filepath.Join(w.folder, "关于组织申报2027年技术改造项目的通知.txt")
	text := "各有关企业：\n\n2027年技术改造项目开始申报。设备购置额达到200万元的项目，可在线提交。咨询科室：技改科。\n"
	if err := os.WriteFile(notice, []byte(text), 0o644); err != nil {
		return err
	}
	if err := steps(w.goTo(page.Route{Page: page.Policy}), w.shot("policy")); err != nil {
		return err
	}
	w.Shell.Drop([]string{notice})
	return steps(w.settled, w.shot("policy-file"),
		w.goTo(page.Route{Page: page.Policy, Pack: "shoutaitao", At: page.Place{Programme: "stt-02-jiangli"}}), w.shot("policy-programme"),
		w.goTo(page.Route{Page: page.Policy}), func() error { return w.Type("设备购置") }, w.settled, w.shot("policy-search"),
		w.key(fyne.KeyReturn), w.shot("policy-hit"))
}

func (w *walkthrough) matchDark() error {
	w.Shell.SetMode("dark")
	for _, to := range []page.Page{page.Match, page.Agenda, page.Policy} {
		w.Go(page.Route{Page: to})
		if err := w.Picture("dark-" + string(to)); err != nil {
			return err
		}
	}
	w.Shell.SetMode("light")
	return nil
}

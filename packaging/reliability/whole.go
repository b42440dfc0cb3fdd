package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
)

// The jobs that are judged by the whole state of the vault: in one step it becomes what the undisturbed job makes of it, or stays.
var wholeJobs = []job{
	{"spreadsheet of clients", "many", []string{"client", "import", "clients.csv", "--write"}, nil},
	{"spreadsheet taken back", "imported", []string{"client", "import", "--undo", "--yes"}, nil},
	{"one answer for many clients", "many", []string{"client", "fill", "bank.cnaps", "甲公司=102614000018", "乙公司=103614000025", "--write"}, nil},
	{"last year's dossier taken over", "many", []string{"dossier", "carry", "次年", "--from", "认定", "--write"}, nil},
	{"award", "many", []string{"dossier", "award", "认定", "--amount", "10", "--paid", "3", "--on", "2026-01-02", "--doc", "测〔2026〕3号"}, nil},
	{"text kept", "many", []string{"text", "keep", "介绍", "{单位名称}的介绍"}, nil},
	{"text inserted", "many", []string{"text", "insert", "认定", "trial.a", "名称"}, nil},
	{"stage of many dossiers", "many", []string{"stage", "已报送", "--all"}, nil},
	{"dossiers for many clients", "many", []string{"dossier", "new", "--clients", "all", "--pack", "trial", "--programme", "trial-01", "--write"}, nil},
}

const clientsSheet = "单位名称,法定代表人姓名,注册资本（万元）\n甲公司,张三,500\n丙公司,李四,600\n丁公司,王五,700\n"

// prepareMany makes the templates of the jobs that concern many clients.
func (b *bench) prepareMany() error {
	for _, t := range []struct {
		from, to string
		commands [][]string
	}{
		{"vault", "many", [][]string{
			{"client", "add", "乙公司"}, {"text", "keep", "名称", "{单位名称}的文字"},
			{"dossier", "new", "--client", "甲公司", "--pack", "trial", "--programme", "trial-01", "--title", "次年"},
		}},
		{"many", "imported", [][]string{{"client", "import", "clients.csv", "--write"}}},
	} {
		folder := filepath.Join(b.dir, "template-"+t.to)
		b.templates[t.to] = folder
		if err := os.CopyFS(folder, os.DirFS(b.templates[t.from])); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(folder, "clients.csv"), []byte(clientsSheet), 0o600); err != nil {
			return err
		}
		for _, args := range t.commands {
			if out, err := b.command(folder, args...).CombinedOutput(); err != nil {
				return fmt.Errorf("%v: %w: %s", args, err, out)
			}
		}
	}
	return nil
}

// states are what the vault of a job holds before it and after it.
type states struct{ before, after string }

// learn does a job once as it should be done, and keeps what the vault holds before and after.
func (b *bench) learn(j job) (s states, err error) {
	dir, err := os.MkdirTemp(b.dir, "learn-")
	if err != nil {
		return s, err
	}
	defer os.RemoveAll(dir)
	if err := os.CopyFS(dir, os.DirFS(b.templates[j.template])); err != nil {
		return s, err
	}
	vault := filepath.Join(dir, "vault")
	if s.before, err = stateOf(vault); err != nil {
		return s, err
	}
	if out, err := b.command(dir, j.args...).CombinedOutput(); err != nil {
		return s, fmt.Errorf("%w: %s", err, out)
	}
	s.after, err = stateOf(vault)
	if err == nil && s.before == s.after {
		err = errors.New("the job changes nothing")
	}
	return s, err
}

// judged judges a trial: by what the job is judged by, or by the whole state.
func (b *bench) judged(j job, l look) error {
	if j.judge != nil {
		return j.judge(l)
	}
	got, err := stateOf(filepath.Join(l.dir, "vault"))
	if want := b.states[j.name]; err == nil && got != want.after && (l.acknowledged || got != want.before) {
		err = fmt.Errorf("acknowledged %v, the vault holds neither what it held nor what it was to hold: %s", l.acknowledged, firstOther(want.after, got))
	}
	return err
}

// ofRun is what is another text in each run: ids, times and dates.
var ofRun = regexp.MustCompile(`[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{4}-\d\d-\d\d([T ][0-9:.]+(Z|[+-]\d\d:\d\d)?)?`)

// stateOf gives all that a vault holds, a field a line, without what is another text in each run. The vault must be sound.
func stateOf(vault string) (string, error) {
	var lines []string
	err := sound(vault, func(s *session.Session) error {
		for _, kind := range []string{
			record.KindBlock, record.KindCard, record.KindClient, record.KindDossier, record.KindForm, record.KindPolicy, record.KindRow,
			record.KindMaterial, record.KindEdition, record.KindExport, record.KindMark, record.KindDate,
		} {
			for _, deleted := range []string{"", store.DeletedValue} {
				found, err := s.Store().State().Find(context.Background(), map[store.FieldName]string{record.KindField: kind, store.DeletedField: deleted})
				if err != nil {
					return err
				}
				for _, e := range found {
					for name, f := range e.Fields {
						if f.Value != "" {
							lines = append(lines, ofRun.ReplaceAllString(kind+" "+string(name)+"="+f.Value, "·"))
						}
					}
				}
			}
		}
		return nil
	})
	slices.Sort(lines)
	return strings.Join(lines, "\n"), err
}

// firstOther is the first line of two states that only one of them has.
func firstOther(want, got string) string {
	wanted, have := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range max(len(wanted), len(have)) {
		switch {
		case i >= len(have):
			return "lacks " + wanted[i]
		case i >= len(wanted), wanted[i] != have[i]:
			return "line " + have[i]
		}
	}
	return ""
}

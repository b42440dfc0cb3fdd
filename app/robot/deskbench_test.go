//go:build linux

package robot

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"yibiao/app/page"
	"yibiao/app/session/seeding"
	"yibiao/app/task"
	"yibiao/assets"
)

// later is slow work that is done beside the window: it does not begin while something is measured.
type later struct{}

func (later) Do(task.Work, func(error)) (cancel func()) { return func() {} }
func (later) Follow(task.Work, func(task.Progress), func(error)) (cancel func()) {
	return func() {}
}
func (later) Busy() bool { return false }

// BenchmarkDesk is a click until the page is painted, whole and without OpenGL, in vaults of many dossiers: those in the folder
// YIBIAO_VAULTS, each named by its number of dossiers, or one of 20. packaging/bench/desk.sh runs it, one process for each vault.
func BenchmarkDesk(b *testing.B) {
	dirs, _ := filepath.Glob(filepath.Join(os.Getenv("YIBIAO_VAULTS"), "[0-9]*"))
	if os.Getenv("YIBIAO_VAULTS") == "" {
		dirs = []string{filepath.Join(b.TempDir(), "20")}
		r := officeOn(b, dirs[0])
		if err := seeding.Fill(context.Background(), r.Session, 20, nil); err != nil {
			b.Fatal(err)
		}
		if err := r.Close(); err != nil {
			b.Fatal(err)
		}
	}
	for _, dir := range dirs {
		b.Run(filepath.Base(dir), func(b *testing.B) { desk(b, dir) })
	}
}

func officeOn(b *testing.B, dir string) *Robot {
	b.Helper()
	r, err := Start(Options{Assets: assets.FS, Vault: dir, Tasks: later{}, Fresh: true, Cache: b.TempDir()})
	if err == nil {
		err = page.SetDesk(r.Session, page.DeskOffice)
	}
	if err != nil {
		b.Fatal(err)
	}
	return r
}

func desk(b *testing.B, dir string) {
	r := officeOn(b, dir)
	defer r.Close()
	clients, err := r.Session.Clients().List()
	if err != nil || len(clients) < 2 {
		b.Fatal(len(clients), err)
	}
	dossiers, err := r.Session.Dossiers().List(clients[0].ID)
	if err != nil {
		b.Fatal(err)
	}
	bench := page.Route{Page: page.Workbench}
	paint := func() { r.win.Canvas().Capture() }
	r.Shell.Go(bench)
	paint()
	n := 0
	client := func() {
		n++
		if err := r.Press(clients[n%2].Name); err != nil {
			b.Fatal(err)
		}
	}
	away := func(to page.Route) func() { return func() { r.Shell.Go(to) } }
	for _, what := range []struct {
		name        string
		before, now func()
	}{
		{"nothing", func() {}, func() {}}, // painting alone
		{"client", func() {}, client},
		{"workbench", away(page.Route{Page: page.Form, Dossier: dossiers[0].ID}), away(bench)},
		{"dossiers", away(bench), away(page.Route{Page: page.Dossiers})},
		{"form", away(bench), away(page.Route{Page: page.Form, Dossier: dossiers[0].ID})},
	} {
		r.Shell.Go(bench)
		b.Run(what.name, func(b *testing.B) {
			var wall, cpu []float64
			for b.Loop() {
				what.before()
				paint()
				began, used := time.Now(), cpuTime(b)
				what.now()
				paint()
				wall, cpu = append(wall, time.Since(began).Seconds()*1000), append(cpu, cpuTime(b)-used)
			}
			slices.Sort(wall)
			slices.Sort(cpu)
			b.ReportMetric(wall[len(wall)/2], "wall-ms/median")
			b.ReportMetric(cpu[len(cpu)/2], "cpu-ms/median")
			b.ReportMetric(cpu[0], "cpu-ms/least")
		})
	}
	b.Logf("%s dossiers: at most %d MB", filepath.Base(dir), peak(b))
}

// cpuTime is the processor time of this process so far, in milliseconds.
func cpuTime(b *testing.B) float64 {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return float64(used.Utime.Nano()+used.Stime.Nano()) / 1e6
}

// peak is the most memory that this process has had, in megabytes.
func peak(b *testing.B) int {
	b.Helper()
	data, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(data), "VmHWM:")
	number, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	n, err := strconv.Atoi(number)
	if err != nil {
		b.Fatal(err)
	}
	return n / 1024
}

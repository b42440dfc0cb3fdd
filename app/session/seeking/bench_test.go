//go:build linux

package seeking_test

import (
	"context"
	"os"
	"path/filepath"
	"sort"
	"syscall"
	"testing"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/seeding"
	"yibiao/app/session/seeking"
	"yibiao/app/session/sessiontest"
)

// typed is what somebody types, letter by letter, one word after another.
var typed = []string{"柳州市启明一九机械", "lzsqm", "联系人199", "13900000019", "91450200MA0000", "情况说明", "项目名称1", "机械 xyz", "2024年3月", "没有的内容"}

// frequent are two words with many clients each.
var frequent = []string{"联系人 机械", "情况说明 项目名称"}

// BenchmarkKeystroke: one more letter in the search box. It takes the vaults in the folder YIBIAO_VAULTS, each named by its number of
// dossiers, or makes one of 20. packaging/bench/search.sh runs it.
func BenchmarkKeystroke(b *testing.B) {
	dirs, _ := filepath.Glob(filepath.Join(os.Getenv("YIBIAO_VAULTS"), "[0-9]*"))
	if os.Getenv("YIBIAO_VAULTS") == "" {
		dirs = []string{filepath.Join(b.TempDir(), "20")}
		s := sessiontest.Open(b, dirs[0])
		if err := seeding.Fill(context.Background(), s, 20, nil); err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
	for _, dir := range dirs {
		b.Run(filepath.Base(dir), func(b *testing.B) {
			s := sessiontest.Open(b, dir)
			clients, err := s.Clients().List()
			if err != nil {
				b.Fatal(err)
			}
			before, left := cpu(b), seeking.Left(s)
			takeIn(b, s)
			info, err := os.Stat(filepath.Join(dir, "yibiao.find"))
			if err != nil {
				b.Fatal(err)
			}
			b.Logf("%s: %d changes taken in with %.1f s of CPU, the index has %.1f MB", filepath.Base(dir), left, (cpu(b)-before)/1000, float64(info.Size())/1e6)
			query := seeking.Query{Most: 6, Untaken: 2000, AtOnce: true}
			for name, of := range map[string]struct {
				client string
				atOnce bool
				words  []string
			}{
				"all": {"", true, typed}, "client": {clients[0].ID, true, typed}, "frequent": {"", true, frequent}, "frequent-afterwards": {"", false, frequent},
			} {
				b.Run(name, func(b *testing.B) {
					var times []float64
					query.Client, query.AtOnce = of.client, of.atOnce
					n, before := 0, cpu(b)
					for b.Loop() {
						times = keystrokes(b, s, query, of.words)
						n += len(times)
					}
					b.ReportMetric((cpu(b)-before)/float64(n), "cpu-ms/mean")
					sort.Float64s(times)
					b.ReportMetric(times[len(times)/2], "ms/median")
					b.ReportMetric(times[len(times)*9/10], "ms/90%")
					b.ReportMetric(times[len(times)-1], "ms/worst")
				})
			}
		})
	}
}

func keystrokes(b *testing.B, s *session.Session, q seeking.Query, words []string) (times []float64) {
	for _, word := range words {
		runes := []rune(word)
		for n := range runes {
			began := time.Now()
			q.Text = string(runes[:n+1])
			_, err := seeking.In(context.Background(), session.Looker(s), q, "")
			if err != nil {
				b.Fatal(err)
			}
			times = append(times, float64(time.Since(began).Microseconds())/1000)
		}
	}
	return times
}

// cpu is the processor time of this process so far, in milliseconds: other work on the machine counts less in it.
func cpu(b *testing.B) float64 {
	b.Helper()
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return float64(used.Utime.Nano()+used.Stime.Nano()) / 1e6
}

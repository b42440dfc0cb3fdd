// Command reliability breaks the program on purpose while it works, and looks after each trial whether anything that it had
// acknowledged is lost, or anything is half there: it is killed at random moments, killed at each system call that changes
// files, and such calls are made to fail (with strace). It prints a table of Markdown; `make reliability` puts it together with
// what the tests say.
//
//	reliability -program bin/yibiao -earlier dossier/store/testdata/vault-1 -kills 100 -sites 20
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// calls are the system calls by which files are changed.
const calls = "fsync,fdatasync,pwrite64,write,ftruncate,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,link,linkat"

// trouble is one way in which a trial is disturbed.
type trouble struct{ name, inject string }

// atRandom is the disturbance that needs no strace.
const atRandom = "killed at a random moment"

var troubles = []trouble{
	{"killed at a system call", "signal=SIGKILL"},
	{"system call fails: EIO", "error=EIO"},
	{"system call fails: ENOSPC", "error=ENOSPC"},
}

// bench is one run of this command.
type bench struct {
	program, pack, dir string // absolute
	templates          map[string]string
	states             map[string]states // of the jobs that are judged by them
	random             *rand.Rand
	traced             bool // strace is there
	record             string
}

// tally is a row of the table.
type tally struct {
	trials, acknowledged, failed int
	first                        string // of the failures
}

func (t *tally) add(acknowledged bool, err error) {
	t.trials++
	if acknowledged {
		t.acknowledged++
	}
	if err != nil {
		if t.failed++; t.first == "" {
			t.first = err.Error()
		}
	}
}

// settings are the flags.
type settings struct {
	program, pack, earlier, only, record string
	kills, sites                         int
	seed                                 uint64
}

func main() {
	var o settings
	flag.StringVar(&o.program, "program", "bin/yibiao", "the program")
	flag.StringVar(&o.pack, "pack", "packaging/reliability/pack", "folder of the pack that is used")
	flag.StringVar(&o.earlier, "earlier", "dossier/store/testdata/vault-1", "a vault of the first schema")
	flag.IntVar(&o.kills, "kills", 20, "kills of each job at random moments of its work; where it ended before, it is tried again, twice as often at most")
	flag.IntVar(&o.sites, "sites", 8, "system calls of each name at which each job is disturbed in each way, spread evenly; 0 for none")
	flag.StringVar(&o.only, "only", "", "jobs whose names match this expression")
	flag.Uint64Var(&o.seed, "seed", 26, "of the random moments: parts of one run have different ones")
	flag.StringVar(&o.record, "record", "", "file to which each row is added, so that a run in parts can be summed up")
	sum := flag.Bool("sum", false, "print the rows of recorded files, the arguments, summed up, and do nothing else")
	flag.Parse()
	if *sum {
		if err := printSums(flag.Args()); err != nil {
			fmt.Fprintln(os.Stderr, "reliability:", err)
			os.Exit(2)
		}
		return
	}
	failed, err := run(o)
	if err != nil {
		fmt.Fprintln(os.Stderr, "reliability:", err)
		os.Exit(2)
	}
	if failed > 0 {
		os.Exit(1)
	}
}

func run(o settings) (failed int, err error) {
	wanted, err := regexp.Compile(o.only)
	if err != nil {
		return 0, err
	}
	dir, err := os.MkdirTemp("", "reliability-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(dir)
	b := &bench{dir: dir, templates: map[string]string{"earlier": o.earlier}, states: map[string]states{}, random: rand.New(rand.NewPCG(20, o.seed)), record: o.record}
	for path, into := range map[string]*string{o.program: &b.program, o.pack: &b.pack} {
		if *into, err = filepath.Abs(path); err != nil {
			return 0, err
		}
	}
	_, err = exec.LookPath("strace")
	b.traced = err == nil
	if err := b.prepare(); err != nil {
		return 0, err
	}
	for _, j := range allJobs() {
		if !wanted.MatchString(j.name) {
			continue
		}
		n, err := b.job(j, o.kills, o.sites)
		if err != nil {
			return failed, fmt.Errorf("%s: %w", j.name, err)
		}
		failed += n
	}
	return failed, nil
}

// job tries one job in every way and prints a row for each.
func (b *bench) job(j job, kills, sites int) (failed int, err error) {
	if j.judge == nil {
		if b.states[j.name], err = b.learn(j); err != nil {
			return 0, fmt.Errorf("undisturbed: %w", err)
		}
	}
	took, err := b.undisturbed(j)
	if err != nil {
		return 0, fmt.Errorf("undisturbed: %w", err)
	}
	killed, err := b.killedAtRandom(j, kills, took)
	if err != nil {
		return 0, err
	}
	if err := b.print(j, atRandom, killed); err != nil {
		return killed.failed, err
	}
	failed = killed.failed
	if !b.traced || sites == 0 {
		return failed, nil
	}
	found, err := b.sitesOf(j)
	if err != nil {
		return failed, err
	}
	for _, t := range troubles {
		var sum tally
		for call, n := range found {
			for _, at := range spread(n, sites) {
				acknowledged, err := b.trial(j, func(c *exec.Cmd) error { return underStrace(c, call, t.inject, at) })
				if err != nil {
					err = fmt.Errorf("%s %d: %w", call, at, err)
				}
				sum.add(acknowledged, err)
			}
		}
		failed += sum.failed
		if err := b.print(j, t.name, sum); err != nil {
			return failed, err
		}
	}
	return failed, nil
}

// spread gives at most most of the numbers 1 to n, evenly, the first and the last among them.
func spread(n, most int) []int {
	var all []int
	for i := 1; i <= n; i++ {
		if n <= most || i == 1 || i*most/n != (i-1)*most/n {
			all = append(all, i)
		}
	}
	return all
}

// trial does a job in a fresh copy of its template and judges what is left.
func (b *bench) trial(j job, do func(*exec.Cmd) error) (acknowledged bool, err error) {
	dir, err := os.MkdirTemp(b.dir, "trial-")
	if err != nil {
		return false, err
	}
	defer os.RemoveAll(dir)
	if err := os.CopyFS(dir, os.DirFS(b.templates[j.template])); err != nil {
		return false, err
	}
	failure := do(b.command(dir, j.args...))
	acknowledged = failure == nil
	if errors.Is(failure, errNotRun) {
		return false, failure
	}
	err = b.judged(j, look{dir, acknowledged})
	if err != nil && failure != nil {
		err = fmt.Errorf("%w (the program: %.300s)", err, strings.ReplaceAll(failure.Error(), "\n", " "))
	}
	return acknowledged, err
}

// command is the program at work in a folder.
func (b *bench) command(dir string, args ...string) *exec.Cmd {
	c := exec.Command(b.program, append([]string{"--vault", "vault", "--packs", b.pack}, args...)...)
	c.Dir = dir
	c.Env = append(os.Environ(), "LANG=zh_CN.UTF-8", "GOMAXPROCS=1", "HOME="+filepath.Join(dir, "home"), "XDG_CACHE_HOME="+filepath.Join(dir, "home", "cache"))
	return c
}

// errNotRun is a trial that tells nothing, as neither strace nor the program got to work.
var errNotRun = errors.New("the trial did not run")

func underStrace(c *exec.Cmd, call, inject string, at int) error {
	args := append([]string{"-f", "-qq", "-o", "/dev/null", "-e", "trace=" + call, "-e", fmt.Sprintf("inject=%s:%s:when=%d", call, inject, at), c.Path}, c.Args[1:]...)
	s := exec.Command("strace", args...)
	s.Dir, s.Env = c.Dir, c.Env
	out, err := s.CombinedOutput()
	if err != nil && strings.HasPrefix(string(out), "strace:") {
		return fmt.Errorf("%w: %s", errNotRun, out)
	}
	if err != nil {
		return fmt.Errorf("%w: %s", err, out)
	}
	return nil
}

// sitesOf counts the file-changing system calls of a job by name, as strace counts them: in the thread that makes most.
func (b *bench) sitesOf(j job) (map[string]int, error) {
	dir, err := os.MkdirTemp(b.dir, "sites-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	if err := os.CopyFS(dir, os.DirFS(b.templates[j.template])); err != nil {
		return nil, err
	}
	c, log := b.command(dir, j.args...), filepath.Join(b.dir, "calls.txt")
	s := exec.Command("strace", append([]string{"-f", "-qq", "-o", log, "-e", "trace=" + calls, c.Path}, c.Args[1:]...)...)
	s.Dir, s.Env = c.Dir, c.Env
	if out, err := s.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, out)
	}
	f, err := os.Open(log)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	byThread, most := map[string]int{}, map[string]int{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		thread, rest, _ := strings.Cut(lines.Text(), " ")
		call, _, ok := strings.Cut(strings.TrimSpace(rest), "(")
		if _, err := strconv.Atoi(thread); err != nil || !ok || strings.HasPrefix(call, "<") {
			continue
		}
		byThread[thread+call]++
		most[call] = max(most[call], byThread[thread+call])
	}
	return most, lines.Err()
}

package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os/exec"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"
)

// killedAtRandom kills a job at random moments of its work until it has died in the midst kills times, or has been tried three times as
// often. took is what its work takes undisturbed.
func (b *bench) killedAtRandom(j job, kills int, took time.Duration) (tally, error) {
	var t tally
	for t.trials-t.acknowledged < kills && t.trials < 3*kills {
		var died bool
		var worked time.Duration
		acknowledged, err := b.trial(j, func(c *exec.Cmd) (err error) {
			died, worked, err = runKilled(c, time.Duration(b.random.Int64N(int64(took)*5/4)))
			return err
		})
		if errors.Is(err, errNotRun) {
			return t, err
		}
		if err == nil && !died && !acknowledged {
			err = errors.New("the program gave up without being disturbed")
		}
		t.add(acknowledged, err)
		// The machine is now faster, now slower: one trial in five or so is to end before it is killed.
		if died {
			took += took / 100
		} else {
			took = worked
		}
	}
	return t, nil
}

// undisturbed does a job as it should be done, and tells how long the work takes: from the first change of a file on.
func (b *bench) undisturbed(j job) (time.Duration, error) {
	var took time.Duration
	for range 3 {
		var worked time.Duration
		acknowledged, err := b.trial(j, func(c *exec.Cmd) (err error) {
			_, worked, err = runKilled(c, time.Hour)
			return err
		})
		if err != nil || !acknowledged {
			return 0, fmt.Errorf("acknowledged %v: %w", acknowledged, err)
		}
		took = max(took, worked)
	}
	return took, nil
}

// runKilled starts the program, waits until it changes the first file in its folder, and kills it a while after that. died tells that
// it was killed, worked how long it was at work.
func runKilled(of *exec.Cmd, after time.Duration) (died bool, worked time.Duration, err error) {
	changes, err := watched(of.Dir)
	if err != nil {
		return false, 0, errors.Join(errNotRun, err)
	}
	defer changes.Close()
	ctx, kill := context.WithCancel(context.Background())
	defer kill()
	c := exec.CommandContext(ctx, of.Path, of.Args[1:]...) // the signal is SIGKILL
	var out bytes.Buffer
	c.Dir, c.Env, c.Stdout, c.Stderr = of.Dir, of.Env, &out, &out
	if err := c.Start(); err != nil {
		return false, 0, errors.Join(errNotRun, err)
	}
	select {
	case <-changes.Events:
	case err = <-changes.Errors:
	case <-time.After(time.Minute):
		err = errors.New("the program changes no file")
	}
	if err != nil {
		kill()
		return false, 0, errors.Join(errNotRun, err, c.Wait())
	}
	begun, moment := time.Now(), time.AfterFunc(after, kill)
	defer moment.Stop()
	if err = c.Wait(); c.ProcessState.Success() { // also where the moment had just come
		return false, time.Since(begun), nil
	}
	return c.ProcessState.ExitCode() == -1, time.Since(begun), fmt.Errorf("%w: %s", err, out.Bytes())
}

// watched tells of changes in any folder below dir that is there now.
func watched(dir string) (*fsnotify.Watcher, error) {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	err = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		return w.Add(path)
	})
	if err != nil {
		return nil, errors.Join(err, w.Close())
	}
	return w, nil
}

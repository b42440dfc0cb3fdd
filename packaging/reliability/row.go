package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

// row is one row of the table, of one part of a run or summed up.
type row struct {
	Job          string `json:"job"`
	How          string `json:"how"`
	Trials       int    `json:"trials"`
	Failed       int    `json:"failed"`
	Acknowledged int    `json:"acknowledged"`
	First        string `json:"first,omitempty"` // of the failures
}

func (r row) text() string {
	note := fmt.Sprintf("%d acknowledged all the same", r.Acknowledged)
	if r.First != "" {
		note += "; first failure: " + strings.ReplaceAll(r.First, "|", "/")
	}
	return fmt.Sprintf("| %s | %s | %d | %d | %s |", r.Job, r.How, r.Trials, r.Failed, note)
}

// print prints a row, and adds it to the record.
func (b *bench) print(j job, how string, t tally) error {
	if t.trials == 0 {
		return nil
	}
	r := row{j.name, how, t.trials, t.failed, t.acknowledged, t.first}
	fmt.Println(r.text())
	if b.record == "" {
		return nil
	}
	f, err := os.OpenFile(b.record, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return err
	}
	return errors.Join(json.NewEncoder(f).Encode(r), f.Close())
}

// printSums prints the rows of recorded files, those of one job and disturbance summed up, in the order of the jobs.
func printSums(files []string) error {
	sums := map[string]*row{}
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		err = eachRow(f, func(r row) {
			key := r.Job + "|" + r.How
			if sums[key] == nil {
				sums[key] = &row{Job: r.Job, How: r.How}
			}
			sum := sums[key]
			sum.Trials, sum.Failed, sum.Acknowledged = sum.Trials+r.Trials, sum.Failed+r.Failed, sum.Acknowledged+r.Acknowledged
			if sum.First == "" {
				sum.First = r.First
			}
		})
		if err := errors.Join(err, f.Close()); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	hows := append([]trouble{{name: atRandom}}, troubles...)
	for _, j := range allJobs() {
		for _, t := range hows {
			if sum := sums[j.name+"|"+t.name]; sum != nil {
				fmt.Println(sum.text())
			}
		}
	}
	return nil
}

func eachRow(f io.Reader, take func(row)) error {
	lines := json.NewDecoder(f)
	for {
		var r row
		switch err := lines.Decode(&r); {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return err
		}
		take(r)
	}
}

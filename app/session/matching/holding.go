package matching

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"yibiao/app/session"
	"yibiao/app/session/record"
	"yibiao/dossier/store"
)

// What is kept of a client rests on more than the vault's log: on the program and its packs (ground), on the day, and on the files that
// lie beside the log. It says itself until which day it holds, so that a new day alone makes few of them stale.

// In what a basis says, none stands for a day that never comes, and for files where there are none; unmatched for the files of a client
// of whom only the days are kept.
const (
	none      = "-"
	unmatched = "?"
)

// ground is what all that is kept of clients rests on, whatever the day.
func ground(s *session.Session) string {
	all := []string{build()}
	for _, p := range s.Library().Packs {
		all = append(all, p.ID.S, s.Packs().Edition(p.ID.S))
	}
	return session.Ground(s, "") + " " + session.HashOf([]byte(strings.Join(all, " ")))[:12]
}

// build stands for the program that runs: another one of the same version may judge otherwise.
var build = sync.OnceValue(func() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	return fmt.Sprint(info.Size(), info.ModTime().UnixNano())
})

// basisOf is what a client's standing rests on beside the ground: its day, the day on which it turns, the files as they were found.
func basisOf(how stand, files string) string {
	turns := none
	if !how.turns.IsZero() {
		turns = how.turns.Format(time.DateOnly)
	}
	return strings.Join([]string{how.day.Format(time.DateOnly), turns, files}, " ")
}

// Holding tells which of the digests of clients hold today. Their files are looked for, as nothing is written when one is lost.
func Holding(s *session.Session, digests []store.Digest) (map[string]bool, error) {
	holds, with := map[string]bool{}, map[string]string{}
	for client, files := range untilToday(s, digests) {
		switch files {
		case unmatched:
		case none:
			holds[client] = true
		default:
			with[client] = files
		}
	}
	if len(with) == 0 {
		return holds, nil
	}
	found, err := seenNow(s, with)
	for client, files := range with {
		holds[client] = err == nil && found[client] == files
	}
	return holds, err
}

// untilToday are the digests that hold today if the files are as they were found then: what seen gave, by client.
func untilToday(s *session.Session, digests []store.Digest) map[string]string {
	out := map[string]string{}
	before, today := ground(s)+" ", session.Day(s.Now()).Format(time.DateOnly)
	for _, d := range digests {
		rest, same := strings.CutPrefix(d.Basis, before)
		parts := strings.Split(rest, " ")
		if d.Stale || !same || len(parts) != 3 {
			continue
		}
		if from, turns := parts[0], parts[1]; from <= today && (turns == none || turns > today) {
			out[d.Entity] = parts[2]
		}
	}
	return out
}

// seenNow gives what seen gives now, by client.
func seenNow(s *session.Session, clients map[string]string) (map[string]string, error) {
	dossiers, _, err := s.Store().Digests().List(context.Background(), store.Which{Kind: record.KindDossier, Bodiless: true})
	if err != nil {
		return nil, session.Failed("match", err)
	}
	known, held := map[string]*clientKnowledge{}, map[string]*belongings{}
	for client := range clients {
		known[client] = newKnowledge()
		held[client] = &known[client].belongings
	}
	for _, d := range dossiers {
		if k := known[d.Group]; k != nil {
			content := &dossierContent{info: session.DossierInfo{ID: d.Entity}, belongings: belongings{attached: noFiles()}}
			k.all = append(k.all, content)
			held[d.Entity] = &content.belongings
		}
	}
	if err := materialsInto(s, held); err != nil {
		return nil, err
	}
	found := map[string]string{}
	for client, k := range known {
		found[client] = k.seen()
	}
	return found, nil
}

// seen stands for the files of a client and its dossiers as they were found: what is there, and what is lost or broken.
func (k *clientKnowledge) seen() string {
	var lines []string
	note := func(owner string, f files) {
		for requirement, n := range f.fit {
			lines = append(lines, fmt.Sprint(owner, " ", requirement, " ", n))
		}
		for requirement, n := range f.unfit {
			lines = append(lines, fmt.Sprint(owner, " ", requirement, " -", n))
		}
	}
	note("", k.attached)
	for _, d := range k.all {
		note(d.info.ID, d.attached)
	}
	if len(lines) == 0 {
		return none
	}
	slices.Sort(lines)
	return session.HashOf([]byte(strings.Join(lines, "\n")))[:12]
}

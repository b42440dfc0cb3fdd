package matching

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"yibiao/app/session"
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
func Holding(s *session.Session, digests []store.Digest) map[string]bool {
	holds := map[string]bool{}
	for client, files := range untilToday(s, digests) {
		if files != unmatched && asFound(s, files) {
			holds[client] = true
		}
	}
	return holds
}

// untilToday are the digests that hold today if the files are as they were found then: what seen gave, or unmatched, by client.
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

// broken follows the files in what seen gives of which something is known for which they are not there.
const broken = "!"

// seen stands for the files of a client and its dossiers as they were found: each with its hash and size, and whether it is broken.
func (k *clientKnowledge) seen() string {
	all := slices.Clone(k.found)
	for _, d := range k.all {
		all = append(all, d.found...)
	}
	if len(all) == 0 {
		return none
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), ",")
}

// foundAs is one of the files in what seen gives, once it was looked for.
func foundAs(s *session.Session, m session.Material) string {
	text := m.SHA + "." + strconv.FormatInt(m.Size, 10)
	if s.Files().Damage(m.SHA) != "" {
		text += broken
	}
	return text
}

// asFound tells whether the files that seen gave are found again as they were. Which files a client has, and what is noted of them, stands
// in the log, and makes what is kept stale.
func asFound(s *session.Session, files string) bool {
	if files == none {
		return true
	}
	for file := range strings.SplitSeq(files, ",") {
		sha, size, _ := strings.Cut(strings.TrimSuffix(file, broken), ".")
		n, err := strconv.ParseInt(size, 10, 64)
		m := session.Material{SHA: sha, Size: n}
		s.Files().LookFor(m)
		if err != nil || foundAs(s, m) != file {
			return false
		}
	}
	return true
}

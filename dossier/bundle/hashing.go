package bundle

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"slices"
	"strings"

	"yibiao/dossier/bundle/naming"
)

func oxumDetail(said string, bytes, files int64) string {
	return fmt.Sprintf("says %.40s, found %d.%d", said, bytes, files)
}

// hashAll compares every listed file with its checksums, in the order of the bag.
func (v *verifier) hashAll(ctx context.Context) error {
	var total int64
	for i := range v.wanted {
		total += v.nodes[i].size
	}
	m := newMeter(v.tell, StageVerify, total)
	for i, n := range v.nodes {
		if len(v.wanted[i]) == 0 {
			continue
		}
		if err := v.hashOne(ctx, n, v.wanted[i], m); err != nil {
			return err
		}
	}
	return nil
}

// hashOne reads a file once for all its checksums.
func (v *verifier) hashOne(ctx context.Context, n node, want []expectation, m *meter) error {
	sums := make(map[string]hash.Hash)
	var all []io.Writer
	for _, x := range want {
		if sums[x.list.alg.name] == nil {
			h := x.list.alg.make()
			sums[x.list.alg.name] = h
			all = append(all, h)
		}
	}
	r, err := v.tree.open(n)
	if err != nil {
		v.problem(unreadable(err), n.path, "%v", err)
		m.at(n.path, n.size)
		return nil
	}
	var got int64
	m.at(n.path, 0)
	readErr, _ := pump(ctx, io.MultiWriter(all...), r, v.buf, func(k int) {
		got += int64(k)
		m.at(n.path, int64(k))
	})
	_ = r.Close()
	if err := cancelled(ctx, "verify", n.path); err != nil {
		return err
	}
	if readErr != nil {
		v.problem(unreadable(readErr), n.path, "%v", readErr)
	}
	payload := strings.HasPrefix(n.path, payloadDir)
	if payload {
		v.rep.Files++
		v.rep.Bytes += got
	}
	for _, x := range want {
		if hex.EncodeToString(sums[x.list.alg.name].Sum(nil)) == x.digest {
			continue
		}
		code := CodeTagDamaged
		if payload {
			code = CodeDamaged
		}
		v.problem(code, n.path, "checksum differs from %s", x.list.name)
	}
	return nil
}

// strict gives the bag's digest and holds bags made by this program to the one form that Write gives them. Without it a changed byte in
// the tag manifest itself, such as a letter's case in a checksum, would pass.
func (v *verifier) strict(ctx context.Context) error {
	b, found, err := v.read(ctx, tagManifestFile)
	if err != nil {
		return err
	}
	if found {
		sum := sha256.Sum256(b)
		v.rep.Digest = hex.EncodeToString(sum[:])
	}
	switch {
	case !v.rep.Own:
		if names := v.unguarded(); len(names) > 0 && len(v.lists) > 0 { // without any list more is amiss than that
			v.warn(CodeUnguarded, strings.Join(names, "、"), "in no tag manifest")
		}
		return nil
	case found:
		v.strictTags(b)
	default:
		v.problem(CodeUnguarded, strings.Join(v.unguarded(), "、"), "%s is missing: every bag made by this program has one", tagManifestFile)
	}
	return nil
}

// unguarded lists the tag files that no tag manifest lists. bagit.txt says nothing that a change could turn into something
// else, and a changed manifest shows in the files that it lists.
func (v *verifier) unguarded() []string {
	var names []string
	for i, n := range v.nodes {
		_, _, _, manifest := manifestName(n.path)
		if strings.HasPrefix(n.path, payloadDir) || manifest || n.path == bagitName || v.stray(n) {
			continue
		}
		if !slices.ContainsFunc(v.wanted[i], func(x expectation) bool { return x.list.tag }) {
			names = append(names, n.path)
		}
	}
	slices.Sort(names)
	return names
}

// strictTags demands that the tag manifest is spelt as Write spells it and lists all tag files but itself.
func (v *verifier) strictTags(content []byte) {
	for _, l := range v.lists {
		switch {
		case l.name == manifestFile:
		case l.name != tagManifestFile:
			v.judge(true, Problem{Code: CodeExtra, Path: l.name, Why: naming.WhyNotOfOurs})
		default:
			var entries []Entry
			for _, e := range l.lines {
				entries = append(entries, Entry{Path: e.path, SHA256: e.digest})
			}
			if !bytes.Equal(formatManifest(entries), content) {
				v.problem(CodeTagDamaged, l.name, "not as this program writes it")
			}
		}
	}
	for i, n := range v.nodes {
		if strings.HasPrefix(n.path, payloadDir) || n.path == tagManifestFile {
			continue
		}
		if len(v.wanted[i]) == 0 {
			v.extra(n.path)
		}
	}
}

package bundle

import (
	"context"
	"strings"

	"golang.org/x/text/unicode/norm"

	"yibiao/dossier/bundle/naming"
)

// expectation is what one manifest says of one file.
type expectation struct {
	list   *listing
	digest string // lower-case hex
}

// expect finds the file of every manifest line, and the files without a line.
func (v *verifier) expect(context.Context) error {
	look := newLookup(v.nodes)
	for _, l := range v.lists {
		listedAs := v.listedAs(l)
		seen := make(map[string]bool, len(l.lines))
		for _, e := range l.lines {
			if seen[e.path] {
				continue
			}
			seen[e.path] = true
			i, ok := v.resolve(look, l, e, listedAs)
			if !ok {
				v.miss(e.path, l.name)
				continue
			}
			v.wanted[i] = append(v.wanted[i], expectation{l, e.digest})
		}
	}
	v.unlisted()
	return nil
}

// listedAs gives the checksum of every path in a manifest, the last one for a path that stands there twice. That is
// forbidden by RFC 8493 and tolerated before it if the lines agree.
func (v *verifier) listedAs(l *listing) map[string]string {
	sums := make(map[string]string, len(l.lines))
	for _, e := range l.lines {
		last, again := sums[e.path]
		sums[e.path] = e.digest
		switch {
		case !again:
		case last != e.digest:
			v.judge(true, Problem{Code: CodeListedTwice, Path: e.path, List: l.name, Line: e.line, Why: naming.WhyTwiceOther})
		default:
			v.judge(v.decl.version.v1(), Problem{Code: CodeListedTwice, Path: e.path, List: l.name, Line: e.line, Why: naming.WhyTwiceSame})
		}
	}
	return sums
}

// lookup finds files under names that are not quite theirs.
type lookup struct {
	nfc  map[string]int
	fold map[string]int
}

func newLookup(nodes []node) lookup {
	l := lookup{make(map[string]int, len(nodes)), make(map[string]int, len(nodes))}
	for i, n := range nodes {
		l.nfc[norm.NFC.String(n.path)] = i
		l.fold[naming.FoldKey(n.path)] = i
	}
	return l
}

// resolve finds the place in nodes of a listed path. A name that differs in normalisation only is accepted with a warning,
// because copying through other systems changes it. Percent-encoding that other tools get wrong and letter case that Windows
// lost are accepted in foreign bags.
func (v *verifier) resolve(look lookup, l *listing, e listed, listedAs map[string]string) (int, bool) {
	if i, ok := v.index[e.path]; ok {
		return i, true
	}
	if !v.rep.Own {
		decoded, _ := naming.DecodePath(e.raw)
		for _, p := range []string{e.raw, decoded} {
			if i, ok := v.index[p]; ok && listedAs[p] == "" {
				v.warn(CodeRenamed, e.path, "found as %q", p)
				return i, true
			}
		}
	}
	if i, ok := look.nfc[norm.NFC.String(e.path)]; ok {
		code := CodeRenamed
		if listedAs[v.nodes[i].path] != "" {
			code = CodeDuplicate
		}
		v.warn(code, e.path, "found as %q, another Unicode form of the name", v.nodes[i].path)
		return i, true
	}
	if i, ok := look.fold[naming.FoldKey(e.path)]; ok && !v.rep.Own && listedAs[v.nodes[i].path] == e.digest {
		v.warn(CodeDuplicate, e.path, "%s lists %q too, which differs in letter case only", l.name, v.nodes[i].path)
		return i, true
	}
	return 0, false
}

// miss tells of a listed file that is not there, once however many manifests list it.
func (v *verifier) miss(path, manifest string) {
	if v.absent[path] {
		return
	}
	v.absent[path] = true
	pardon := leftover(path) != "" && !v.rep.Own
	if pardon && strings.HasPrefix(path, payloadDir) {
		v.pardoned++
	}
	v.judge(!pardon, Problem{Code: CodeMissing, Path: path, Detail: "listed in " + manifest})
}

// unlisted tells of payload files that no manifest lists and, from version 1.0 on, of those that not all list.
func (v *verifier) unlisted() {
	for i, n := range v.nodes {
		if !strings.HasPrefix(n.path, payloadDir) {
			continue
		}
		has := make(map[*listing]bool)
		for _, x := range v.wanted[i] {
			has[x.list] = true
		}
		for _, l := range v.lists {
			switch {
			case l.tag || has[l]:
			case len(has) == 0:
				v.extra(n.path)
			case v.decl.version.v1():
				v.judge(true, Problem{Code: CodeBadManifest, Path: n.path, List: l.name, Detail: l.name + " does not list it", Why: naming.WhyNotListed})
			}
		}
	}
}

// extra tells of a file that no manifest lists. What systems leave behind by themselves is named, and makes no good bag bad:
// browsing a stick is enough for it.
func (v *verifier) extra(path string) {
	if name := leftover(path); name != "" {
		v.foreign = append(v.foreign, name)
		return
	}
	v.problem(CodeExtra, path, "in no manifest")
}

// stray tells of a leftover that no manifest lists: it is none of the bag.
func (v *verifier) stray(n node) bool {
	return leftover(n.path) != "" && len(v.wanted[v.index[n.path]]) == 0
}

// collisions warns of files that become one on a system that sets letter case or Unicode form aside.
func (v *verifier) collisions(context.Context) error {
	first := make(map[string]string, len(v.nodes))
	for _, n := range v.nodes {
		key := naming.FoldKey(n.path)
		if v.stray(n) {
			continue
		}
		if other, ok := first[key]; ok {
			v.warn(CodeDuplicate, n.path, "collides with %q", other)
			continue
		}
		first[key] = n.path
	}
	return nil
}

// fetch checks fetch.txt: nothing is fetched, so what it lists must be there already.
func (v *verifier) fetch(ctx context.Context) error {
	text, found, err := v.text(ctx, fetchName)
	if err != nil || !found {
		return err
	}
	v.warn(CodeFetch, fetchName, "present")
	for _, p := range parseFetch(text, v.decl.version, v.limits.Path, &v.findings) {
		if _, ok := v.index[p]; !ok {
			v.miss(p, fetchName)
		}
	}
	return nil
}

// oxum compares Payload-Oxum with what is there.
func (v *verifier) oxum(context.Context) error {
	var bytes, files int64
	for _, n := range v.nodes {
		if strings.HasPrefix(n.path, payloadDir) && !v.stray(n) {
			bytes += n.size
			files++
		}
	}
	for _, l := range v.rep.Info {
		if !strings.EqualFold(l.Key, "Payload-Oxum") {
			continue
		}
		wantBytes, wantFiles, ok := parseOxum(l.Value)
		if !ok {
			v.warn(CodeBadBagInfo, infoName, "Payload-Oxum is %.40q", l.Value)
			continue
		}
		if wantBytes != bytes || wantFiles != files {
			pardon := v.pardoned > 0 && wantFiles == files+int64(v.pardoned)
			v.judge(!pardon, Problem{Code: CodeOxum, Path: infoName, Detail: oxumDetail(l.Value, bytes, files)})
		}
	}
	return nil
}

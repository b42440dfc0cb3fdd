package bundle

import (
	"encoding/hex"
	"fmt"
	"strings"

	"yibiao/dossier/bundle/naming"
)

// listing is one manifest of a bag.
type listing struct {
	name  string // of the manifest file
	alg   algorithm
	tag   bool
	lines []listed
}

// listed is one line of a manifest.
type listed struct {
	digest string // lower-case hex
	path   string // as meant: decoded, without leading "./"
	raw    string // as written, without leading "./"
	line   int    // from 1
}

// splitManifestLine parts "checksum path". star is md5sum's mark for binary files. ok is false when there is no space or
// tab, or nothing behind it.
func splitManifestLine(line string) (digest, path string, star, ok bool) {
	i := strings.IndexAny(line, " \t")
	if i <= 0 {
		return "", "", false, false
	}
	path = strings.TrimLeft(line[i:], " \t")
	// Only "checksum *path" is the mark; "checksum  *path" is a name that begins with an asterisk.
	if i+1 < len(line) && line[i+1] == '*' {
		path, star = path[1:], true
	}
	return line[:i], path, star, path != ""
}

// parseManifest reads a manifest in any form that the versions of BagIt and the md5sum family ever wrote. What breaks the
// rules goes to f; lines that name an unsafe path are left out of the result.
func parseManifest(text string, l *listing, v version, limits Limits, f *findings) {
	size := l.alg.make().Size()
	for i, line := range splitLines(text) {
		if i >= limits.Entries {
			f.problem(CodeTooLarge, l.name, "more than %d lines", limits.Entries)
			return
		}
		digest, path, star, ok := splitManifestLine(line)
		if !ok {
			f.judge(true, l.at(i+1, CodeBadManifest, naming.WhyNoPath))
			continue
		}
		sum, err := hex.DecodeString(digest)
		if err != nil || len(sum) != size {
			f.judge(true, l.at(i+1, CodeBadManifest, naming.WhyNoChecksum))
			continue
		}
		if star {
			f.judge(false, l.at(i+1, CodeFormat, naming.WhyMD5Form))
		}
		entry := l.entry(path, v, i+1, f)
		entry.digest = strings.ToLower(digest)
		if why := l.refuses(entry.path, limits.Path); why != nil {
			why.Path, why.List, why.Line = entry.path, l.name, i+1
			f.judge(true, *why)
			continue
		}
		l.lines = append(l.lines, entry)
	}
}

// at is a problem of one line.
func (l *listing) at(line int, code Code, why naming.Reason) Problem {
	return Problem{Code: code, Path: l.name, List: l.name, Line: line, Why: why}
}

// entry makes out the meaning of a path as written.
func (l *listing) entry(raw string, v version, line int, f *findings) listed {
	if rest, ok := strings.CutPrefix(raw, "./"); ok {
		f.judge(false, l.at(line, CodeFormat, naming.WhyDotSlash))
		raw = rest
	}
	e := listed{path: raw, raw: raw, line: line}
	if v.v1() {
		var clean bool
		if e.path, clean = naming.DecodePath(raw); !clean {
			f.judge(false, l.at(line, CodeFormat, naming.WhyBarePercent))
		}
	}
	return e
}

// refuses says why a manifest of that sort must not list the path, nil when it may.
func (l *listing) refuses(path string, limit int) *Problem {
	if why := naming.UnsafePath(path, limit); why != "" {
		return &Problem{Code: CodeUnsafePath, Why: why}
	}
	payload := strings.HasPrefix(path, payloadDir)
	if l.tag == payload {
		return &Problem{Code: CodeBadManifest, Why: naming.WhyWrongSide}
	}
	if l.tag {
		if _, tag, _, ok := manifestName(path); ok && tag {
			return &Problem{Code: CodeBadManifest, Why: naming.WhyTagOfTag}
		}
	}
	return nil
}

// formatManifest writes a manifest in the one form that Write uses and that Verify demands of our own tag manifests:
// lower-case hex, two spaces, path, LF.
func formatManifest(entries []Entry) []byte {
	var b strings.Builder
	for _, e := range entries {
		fmt.Fprintf(&b, "%s  %s\n", e.SHA256, naming.EncodePath(e.Path))
	}
	return []byte(b.String())
}

// manifestSize is the length of formatManifest's result, known before any checksum is.
func manifestSize(paths []string) int64 {
	var n int64
	for _, p := range paths {
		n += 64 + 2 + int64(len(naming.EncodePath(p))) + 1
	}
	return n
}

// parseFetch reads fetch.txt (address, length or "-", path) and gives the paths. Nothing is ever fetched; the paths are
// checked all the same.
func parseFetch(text string, v version, limit int, f *findings) []string {
	var out []string
	for i, line := range splitLines(text) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		fields := strings.Fields(line)
		if len(fields) < 3 {
			f.judge(true, Problem{Code: CodeFetch, Path: fetchName, List: fetchName, Line: i + 1, Why: naming.WhyNoPath})
			continue
		}
		// The path may hold spaces, so it is what is left behind the second field.
		rest := strings.TrimLeft(strings.TrimLeft(line, " \t")[len(fields[0]):], " \t")
		path := strings.TrimLeft(rest[min(len(fields[1]), len(rest)):], " \t")
		if v.v1() {
			path, _ = naming.DecodePath(path)
		}
		path = strings.TrimPrefix(path, "./")
		why := naming.UnsafePath(path, limit)
		if why == "" && !strings.HasPrefix(path, payloadDir) {
			why = naming.WhyOutside
		}
		if why != "" {
			f.judge(true, Problem{Code: CodeUnsafePath, Path: path, List: fetchName, Line: i + 1, Why: why})
			continue
		}
		out = append(out, path)
	}
	return out
}

// lineFault is a mistake in one line of a file.
type lineFault struct {
	line int // from 1; 0 for the file as a whole
	why  naming.Reason
}

// Error gives the mistake in English for logs.
func (f *lineFault) Error() string {
	if f.line == 0 {
		return string(f.why)
	}
	return fmt.Sprintf("line %d: %s", f.line, f.why)
}

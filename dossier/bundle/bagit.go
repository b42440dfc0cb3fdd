package bundle

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"yibiao/dossier/bundle/naming"
	"yibiao/forms/pattern"
)

// Names of the files that make a folder a bag.
const (
	bagitName       = "bagit.txt"
	infoName        = "bag-info.txt"
	oldInfoName     = "package-info.txt" // before version 0.96
	fetchName       = "fetch.txt"
	manifestFile    = "manifest-sha256.txt"
	tagManifestFile = "tagmanifest-sha256.txt"
	payloadDir      = "data/"
)

// bagitText is the bagit.txt of every bag that Write makes.
const bagitText = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

// agent is how bag-info.txt names this program.
const agent = "yibiao"

// ownLabels begins the labels of bag-info.txt that no other program writes; DraftLabel, with the value true, marks a draft, and
// each MissingLabel names a material that was not attached.
const (
	ownLabels    = "Yibiao-"
	DraftLabel   = ownLabels + "Draft"
	MissingLabel = ownLabels + "Missing"
)

// version is a version of the BagIt specification.
type version struct{ major, minor int }

func (v version) String() string { return fmt.Sprintf("%d.%d", v.major, v.minor) }

// v1 tells whether the rules of RFC 8493 apply instead of those of the drafts before it.
func (v version) v1() bool { return v.major >= 1 }

// declaration is what bagit.txt says.
type declaration struct {
	version  version
	encoding string
}

var (
	versionLine  = pattern.Of(`^BagIt-Version: ([0-9]{1,4})\.([0-9]{1,4})$`)
	encodingLine = pattern.Of(`^Tag-File-Character-Encoding: ([!-~]+)$`)
)

// parseBagit reads bagit.txt: exactly two lines, one space behind the colon, none before it, no byte order mark
// (RFC 8493 2.1.1). The error says what is wrong.
func parseBagit(b []byte) (declaration, error) {
	lines := splitLines(string(b))
	if len(lines) != 2 {
		return declaration{}, &lineFault{why: naming.WhyTwoLines}
	}
	v := versionLine.FindStringSubmatch(lines[0])
	if v == nil {
		return declaration{}, &lineFault{1, naming.WhyVersion}
	}
	e := encodingLine.FindStringSubmatch(lines[1])
	if e == nil {
		return declaration{}, &lineFault{2, naming.WhyEncoding}
	}
	// The pattern bounds the digits, so Atoi cannot fail.
	major, _ := strconv.Atoi(v[1])
	minor, _ := strconv.Atoi(v[2])
	if major > 1 {
		return declaration{}, &lineFault{1, naming.WhyNewer}
	}
	return declaration{version{major, minor}, e[1]}, nil
}

// parseInfo reads bag-info.txt. Lines that begin with a space or tab continue the value before them. bad lists the numbers
// of lines that are neither.
func parseInfo(text string) (info []InfoLine, bad []int) {
	for i, line := range splitLines(text) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		if line[0] == ' ' || line[0] == '\t' {
			if len(info) == 0 {
				bad = append(bad, i+1)
				continue
			}
			last := &info[len(info)-1]
			last.Value = strings.TrimSpace(last.Value + " " + strings.TrimSpace(line))
			continue
		}
		key, value, ok := strings.Cut(line, ":")
		if key = strings.TrimSpace(key); !ok || key == "" {
			bad = append(bad, i+1)
			continue
		}
		info = append(info, InfoLine{key, strings.TrimSpace(value)})
	}
	return info, bad
}

// formatInfo writes bag-info.txt.
func formatInfo(info []InfoLine) []byte {
	var b strings.Builder
	for _, l := range info {
		b.WriteString(l.Key + ": " + l.Value + "\n")
	}
	return []byte(b.String())
}

// ownInfo is the labels that Write sets.
var ownInfo = []string{"Bag-Software-Agent", "Bagging-Date", "Payload-Oxum", "Bag-Size"}

// infoFor makes the lines of bag-info.txt: Write's own, then the caller's with values on one line.
func infoFor(s Spec, payload int64) []InfoLine {
	maker := strings.TrimSpace(agent + " " + s.Version)
	info := []InfoLine{
		{ownInfo[0], maker},
		{ownInfo[1], s.Created.Format("2006-01-02")},
		{ownInfo[2], fmt.Sprintf("%d.%d", payload, len(s.Files))},
		{ownInfo[3], humanSize(payload)},
	}
	for _, l := range s.Info {
		info = append(info, InfoLine{l.Key, strings.Join(strings.FieldsFunc(l.Value, lineBreak), " ")})
	}
	for i := range info {
		info[i].Value = strings.TrimSpace(info[i].Value)
	}
	return info
}

// lineBreak also takes what some readers would take for the end of a line.
func lineBreak(r rune) bool {
	return r != '\t' && unicode.IsControl(r) || r == '\u2028' || r == '\u2029'
}

// isOwn tells whether bag-info.txt names this program as the maker, or has a line that only this program writes: a bag must
// not get away with less by the change of one word.
func isOwn(info []InfoLine) bool {
	for _, l := range info {
		if strings.EqualFold(l.Key, ownInfo[0]) && (l.Value == agent || strings.HasPrefix(l.Value, agent+" ")) {
			return true
		}
		if len(l.Key) > len(ownLabels) && strings.EqualFold(l.Key[:len(ownLabels)], ownLabels) {
			return true
		}
	}
	return false
}

// parseOxum reads "bytes.files".
func parseOxum(s string) (bytes, files int64, ok bool) {
	a, b, found := strings.Cut(s, ".")
	bytes, errA := strconv.ParseInt(a, 10, 64)
	files, errB := strconv.ParseInt(b, 10, 64)
	return bytes, files, found && errA == nil && errB == nil && bytes >= 0 && files >= 0
}

// humanSize writes a number of bytes for people, in powers of 1000 as the examples of RFC 8493 do.
func humanSize(n int64) string {
	units := []string{"B", "KB", "MB", "GB", "TB", "PB", "EB"}
	if n < 1000 {
		return fmt.Sprintf("%d B", n)
	}
	f, i := float64(n), 0
	for f >= 999.95 && i < len(units)-1 {
		f, i = f/1000, i+1
	}
	return fmt.Sprintf("%.1f %s", f, units[i])
}

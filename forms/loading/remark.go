package loading

import (
	"net/url"
	"path"
	"strings"
	"unicode/utf8"

	"yibiao/forms"
	"yibiao/forms/pattern"
	"yibiao/forms/strict"
)

// Code is the kind of a mistake or remark.
type Code = strict.Code

// Mistakes with sources, and what is no mistake but makes a pack hard to read or to check.
const (
	UnknownSource Code = "unknown-source" // Key is no source of the pack
	BareSource    Code = "bare-source"    // the source Key has no title, or neither number nor issuer
	UnusedSource  Code = "unused-source"  // nothing cites the source Key
	Unofficial    Code = "unofficial"     // the address Key is not the issuer's own
	LongLine      Code = "long-line"      // First is how many characters the line has
	EarlierWord   Code = "earlier-word"   // Key is written Near now
	InlineAddress Code = "inline-address" // an address that is no source of the pack
	BareStatement Code = "bare-statement" // the manual rule Key does not say what it speaks of
)

// MaxLine is how many characters a line of a pack may have to be read and compared.
const MaxLine = 160

var (
	earlierWord   = pattern.Of(`\bsrc: *["']?(seed|practice|assumed)\b`)
	inlineAddress = pattern.Of(`\burl: *["']?https?:`)
)

// RemarksOn tell what a reviewer of the pack would stumble over, in the order of the files; none of it keeps the pack from
// being used.
func RemarksOn(p *forms.Pack) []*forms.PackError {
	names := []string{"pack.yaml"}
	for _, name := range p.Files {
		names = append(names, name.S)
	}
	return append(append(remarksOnReferences(p.Sources), statements(p)...), remarksInFiles(p.From, names, p.Sources)...)
}

// statements are the rules that a person confirms without their saying what of the dossier they speak of.
func statements(p *forms.Pack) []*forms.PackError {
	var out []*forms.PackError
	for _, q := range p.Programmes {
		for _, r := range q.Rules {
			if r.Severity == forms.Manual && len(r.About) == 0 {
				out = append(out, &forms.PackError{At: r.ID.At, Code: BareStatement, Key: r.ID.S, What: "rule " + r.ID.S + " does not say in about what its statement speaks of"})
			}
		}
	}
	return out
}

// RemarksOnVocabulary tell the same of the vocabulary.
func RemarksOnVocabulary(v *forms.Vocabulary) []*forms.PackError {
	return append(remarksOnReferences(v.Sources), remarksInFiles(v.Files, []string{"fields.yaml", "codes.yaml", "calendar.yaml"}, v.Sources)...)
}

func remarksOnReferences(r forms.References) []*forms.PackError {
	var out []*forms.PackError
	for _, one := range r {
		if !one.Cited {
			out = append(out, &forms.PackError{At: one.Name.At, Code: UnusedSource, Key: one.Name.S, What: "source " + one.Name.S + " is not cited"})
		}
		if one.URL != "" && !official(one.URL) {
			out = append(out, &forms.PackError{At: one.Name.At, Code: Unofficial, Key: one.URL, What: "address " + one.URL + " is no government site"})
		}
	}
	return out
}

// official tells an address of a government site.
func official(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Hostname() == "gov.cn" || strings.HasSuffix(u.Hostname(), ".gov.cn"))
}

// remarksInFiles looks at the lines of files. An address stands in the sources alone, which have some lines of their own.
func remarksInFiles(f forms.FilesOf, names []string, known forms.References) []*forms.PackError {
	var out []*forms.PackError
	for _, name := range names {
		data, err := f.Read(name)
		if err != nil {
			continue // told when the pack was read
		}
		for i, line := range strings.Split(string(data), "\n") {
			line = strings.TrimRight(line, "\r")
			at := func(column int) forms.Position {
				return forms.Position{File: path.Join(f.Folder, name), Line: i + 1, Column: utf8.RuneCountInString(line[:column]) + 1}
			}
			if n := utf8.RuneCountInString(line); n > MaxLine {
				out = append(out, &forms.PackError{At: at(0), Code: LongLine, First: n, What: "a long line"})
			}
			if m := earlierWord.FindStringSubmatchIndex(line); m != nil {
				word := line[m[2]:m[3]]
				out = append(out, &forms.PackError{At: at(m[2]), Code: EarlierWord, Key: word, Near: string(forms.EarlierWords[word]), What: "src " + word + " is written otherwise now"})
			}
			if m := inlineAddress.FindStringIndex(line); m != nil && !citedIn(known, line) {
				out = append(out, &forms.PackError{At: at(m[0]), Code: InlineAddress, What: "an address outside sources"})
			}
		}
	}
	return out
}

// citedIn tells whether a line gives the address of a source.
func citedIn(r forms.References, line string) bool {
	for _, one := range r {
		if one.URL != "" && strings.Contains(line, one.URL) && !strings.Contains(line, "src:") {
			return true
		}
	}
	return false
}

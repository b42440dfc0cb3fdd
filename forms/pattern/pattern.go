// Package pattern holds regular expressions that are compiled when they are first asked: the program has hundreds of them, most
// commands ask a few, and the first window waits for none.
package pattern

import (
	"regexp"
	"sync/atomic"
)

// Pattern is a regular expression of the program itself; its methods are those of regexp.Regexp. It may be asked by several goroutines.
type Pattern struct {
	text     string
	compiled atomic.Pointer[regexp.Regexp] // nil until it is asked
}

// Of gives the pattern of an expression. An expression that cannot be read panics when it is first asked; that all can be is tested
// (TestPatterns of packaging).
func Of(text string) *Pattern { return &Pattern{text: text} }

// Compiled gives the expression for what has no method here.
func (p *Pattern) Compiled() *regexp.Regexp {
	if re := p.compiled.Load(); re != nil {
		return re
	}
	re := regexp.MustCompile(p.text) // two goroutines may both come here: either is as good
	p.compiled.Store(re)
	return re
}

// MatchString tells whether a text holds what is looked for.
func (p *Pattern) MatchString(s string) bool { return p.Compiled().MatchString(s) }

// Match tells it of bytes.
func (p *Pattern) Match(b []byte) bool { return p.Compiled().Match(b) }

// FindString gives the leftmost match, or "".
func (p *Pattern) FindString(s string) string { return p.Compiled().FindString(s) }

// FindStringIndex gives where it stands, or nil.
func (p *Pattern) FindStringIndex(s string) []int { return p.Compiled().FindStringIndex(s) }

// FindStringSubmatch gives it and its groups, or nil.
func (p *Pattern) FindStringSubmatch(s string) []string { return p.Compiled().FindStringSubmatch(s) }

// FindStringSubmatchIndex gives where they stand, or nil.
func (p *Pattern) FindStringSubmatchIndex(s string) []int {
	return p.Compiled().FindStringSubmatchIndex(s)
}

// FindSubmatch gives the leftmost match and its groups in bytes, or nil.
func (p *Pattern) FindSubmatch(b []byte) [][]byte { return p.Compiled().FindSubmatch(b) }

// FindAllString gives the first n matches, all when n is below 0.
func (p *Pattern) FindAllString(s string, n int) []string { return p.Compiled().FindAllString(s, n) }

// FindAllStringIndex gives where they stand.
func (p *Pattern) FindAllStringIndex(s string, n int) [][]int {
	return p.Compiled().FindAllStringIndex(s, n)
}

// FindAllStringSubmatch gives them with their groups.
func (p *Pattern) FindAllStringSubmatch(s string, n int) [][]string {
	return p.Compiled().FindAllStringSubmatch(s, n)
}

// FindAllStringSubmatchIndex gives where they and their groups stand.
func (p *Pattern) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return p.Compiled().FindAllStringSubmatchIndex(s, n)
}

// ReplaceAllString puts a text, in which $1 is a group, where a match stands.
func (p *Pattern) ReplaceAllString(s, with string) string {
	return p.Compiled().ReplaceAllString(s, with)
}

// ReplaceAllStringFunc puts what a function makes of a match where it stands.
func (p *Pattern) ReplaceAllStringFunc(s string, with func(string) string) string {
	return p.Compiled().ReplaceAllStringFunc(s, with)
}

// ReplaceAllFunc is ReplaceAllStringFunc for bytes.
func (p *Pattern) ReplaceAllFunc(b []byte, with func([]byte) []byte) []byte {
	return p.Compiled().ReplaceAllFunc(b, with)
}

// Split cuts a text at every match.
func (p *Pattern) Split(s string, n int) []string { return p.Compiled().Split(s, n) }

// ReplaceAll is ReplaceAllString for bytes.
func (p *Pattern) ReplaceAll(b, with []byte) []byte { return p.Compiled().ReplaceAll(b, with) }

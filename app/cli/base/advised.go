package base

import (
	"strings"

	"yibiao/forms/pattern"
)

var (
	advisedForm = pattern.Of(`(^|[^0-9A-Za-z_./\\-])yibiao ([a-z])`)
	bareForm    = pattern.Of(`^[0-9A-Za-z_./:\\\x{4e00}-\x{9fff}-]+$`)
)

// advised makes the commands that a text advises work on the vault of this run: those that are typed as printed must not meet another
// one, where this one was named by --vault.
func advised(p *Program, text string) string {
	if p.Vault == "" {
		return text
	}
	folder := p.Vault
	if !bareForm.MatchString(folder) {
		folder = `"` + folder + `"`
	}
	return advisedForm.ReplaceAllString(text, "${1}yibiao --vault "+strings.ReplaceAll(folder, "$", "$$")+" ${2}")
}

// Package official holds the commands for official blanks: what they ask, what goes where, fill, read, compare, use.
package official

import (
	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
)

// Commands are those of this room, in the order of the work.
func Commands(p *base.Program) []*cobra.Command {
	return []*cobra.Command{formCommand(p)}
}

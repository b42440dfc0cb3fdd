// Package packs holds the commands for those who keep packs: list, show, check, make forms, count.
package packs

import (
	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
)

// Commands are those of this room, in the order of the work.
func Commands(p *base.Program) []*cobra.Command {
	return []*cobra.Command{packCommand(p)}
}

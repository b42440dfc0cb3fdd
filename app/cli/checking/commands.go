// Package checking holds the commands that say what is missing or wrong and send a dossier off: status, check, estimate, export, print, verify.
package checking

import (
	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
)

// Commands are those of this room, in the order of the work.
func Commands(p *base.Program) []*cobra.Command {
	return []*cobra.Command{statusCommand(p), checkCommand(p), estimateCommand(p), exportCommand(p), printCommand(p), stageCommand(p), verifyCommand(p)}
}

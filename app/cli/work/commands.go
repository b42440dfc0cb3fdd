// Package work holds the commands that fill a dossier: clients, dossiers, answers, rows, materials, ticks, history and trash.
package work

import (
	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
)

// Commands are those of this room, in the order of the work.
func Commands(p *base.Program) []*cobra.Command {
	return []*cobra.Command{clientCommand(p), dossierCommand(p), showCommand(p), getCommand(p), setCommand(p), rowCommand(p), importCommand(p), editCommand(p), attachCommand(p), detachCommand(p), tickCommand(p), textCommand(p), historyCommand(p), undoCommand(p), redoCommand(p), trashCommand(p)}
}

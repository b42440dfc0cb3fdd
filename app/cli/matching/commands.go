// Package matching holds the commands that ask which programmes a client may apply for, and when.
package matching

import (
	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
)

// Commands are those of this room, in the order of the work.
func Commands(p *base.Program) []*cobra.Command {
	return []*cobra.Command{guideCommand(p), matchCommand(p), conflictsCommand(p), agendaCommand(p)}
}

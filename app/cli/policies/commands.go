// Package policies holds the commands of the policy library: documents, articles, originals.
package policies

import (
	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
)

// Commands are those of this room, in the order of the work.
func Commands(p *base.Program) []*cobra.Command {
	return []*cobra.Command{policyCommand(p)}
}

// Package cli is the command line: one file per command, text for people and JSON for programs, the same sentences
// as the window. Nothing here writes to the vault but through app/session.
package cli

import (
	"context"
	"errors"
	"runtime/debug"

	"yibiao/app/say"
	"yibiao/app/session"
)

// Main runs the command line and gives the program's exit code; see ExitOK and its neighbours.
// It opens the window when the arguments name no command.
func Main(ctx context.Context, env Environment) (code int) {
	if env.Args == nil {
		env.Args = []string{}
	}
	p := &program{env: env}
	if err := say.Use(p.language(), env.Assets); err != nil {
		p.fail(&session.Failure{Doing: "start", Code: "no-language", Args: map[string]string{"lang": p.language()}, Err: err})
		return ExitUsage
	}
	defer func() {
		if bug := recover(); bug != nil {
			p.fail(p.crash(bug, debug.Stack()))
			code = ExitFailure
		}
	}()
	defer p.close()
	p.root = rootCommand(p)
	p.root.SetArgs(env.Args)
	err := p.root.ExecuteContext(ctx)
	if err == nil {
		return ExitOK
	}
	var found foundSomething
	if !errors.As(err, &found) {
		p.fail(err)
	}
	return exitCode(err)
}

// Package cli is the command line: one folder per step of the work, one file per command in it, text for people and JSON for
// programs, the same sentences as the window. Nothing here writes to the vault but through app/session.
package cli

import (
	"context"
	"errors"
	"runtime/debug"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
)

// Main runs the command line and gives the program's exit code; see ExitOK and its neighbours.
// It opens the window when the arguments name no command.
func Main(ctx context.Context, env base.Environment) (code int) {
	if env.Args == nil {
		env.Args = []string{}
	}
	p := &base.Program{Env: env}
	if err := say.Use(p.Language(), env.Assets); err != nil {
		p.Fail(&session.Failure{Doing: "start", Code: session.CodeNoLanguage, Args: map[string]string{"lang": p.Language()}, Err: err})
		return base.ExitUsage
	}
	defer func() {
		if bug := recover(); bug != nil {
			p.Fail(p.Crash(bug, debug.Stack()))
			code = base.ExitFailure
		}
	}()
	defer p.Close()
	p.Root = rootCommand(p)
	p.Root.SetArgs(env.Args)
	err := p.Root.ExecuteContext(ctx)
	p.KeepTouched(ctx)
	if err == nil {
		return base.ExitOK
	}
	var found base.FoundSomething
	if !errors.As(err, &found) {
		p.Fail(err)
	}
	return base.ExitCode(err)
}

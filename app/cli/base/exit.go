package base

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"yibiao/app/say"
	"yibiao/app/session"
)

// The exit codes.
const (
	ExitOK        = 0 // done
	ExitFindings  = 1 // done, but something was found: blocking findings, an invalid bundle, a faulty pack or answer
	ExitUsage     = 2 // the command was written wrongly
	ExitFailure   = 3 // could not be done: vault locked, file missing, disk full …
	ExitCancelled = 4 // stopped by Ctrl+C; nothing half-done is left
)

// FoundSomething ends a command that did its work, and printed it, but found something: exit code 1 without a message.
type FoundSomething struct{}

// Error is for logs only.
func (FoundSomething) Error() string { return "something was found" }

// ExitCode sorts errors into exit codes.
func ExitCode(err error) int {
	var found FoundSomething
	if errors.As(err, &found) {
		return ExitFindings
	}
	if errors.Is(err, context.Canceled) {
		return ExitCancelled
	}
	switch session.CodeOf(err) {
	case session.CodeCancelled:
		return ExitCancelled
	case session.CodeUsage, session.CodeNoLanguage:
		return ExitUsage
	case session.CodeBlocking:
		return ExitFindings
	}
	if len(say.Mistakes(err)) > 0 {
		return ExitFindings
	}
	return ExitFailure
}

// ExitCodesTopic is the help topic `yibiao help exit-codes`.
func ExitCodesTopic(p *Program) *cobra.Command {
	return &cobra.Command{
		Use:   "exit-codes",
		Short: say.T("程序结束时的返回码"),
		Long: say.T("程序结束时的返回码：") + "\n\n" +
			"  0  " + say.T("完成") + "\n" +
			"  1  " + say.T("完成，但发现了问题：有要修改或确认的地方、填写的内容不合要求、提交包无效、数据包有错") + "\n" +
			"  2  " + say.T("命令写得不对") + "\n" +
			"  3  " + say.T("没有做成：资料库被占用、文件不存在、磁盘已满等") + "\n" +
			"  4  " + say.T("已取消（Ctrl+C），没有留下做了一半的文件"),
	}
}

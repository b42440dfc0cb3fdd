package cli

import (
	"errors"
	"io"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/say"
	"yibiao/app/session"
)

// Groups of commands in the help.
const (
	groupWork  = "work"
	groupMatch = "match"
	groupCheck = "check"
	groupPack  = "pack"
	groupOther = "other"
)

func addGroups(root *cobra.Command) {
	root.AddGroup(
		&cobra.Group{ID: groupWork, Title: say.T("单位、档案和填写：")},
		&cobra.Group{ID: groupMatch, Title: say.T("匹配、日程和政策库：")},
		&cobra.Group{ID: groupCheck, Title: say.T("检查、测算和提交包：")},
		&cobra.Group{ID: groupPack, Title: say.T("数据包（政策）：")},
		&cobra.Group{ID: groupOther, Title: say.T("其他：")},
	)
}

// usage makes the failure for a command that was written wrongly.
func usage(text string, pairs ...any) error {
	return refuse("usage", "usage", "detail", say.T(text, pairs...))
}

// flagError says in the user's language what is wrong with an option.
func flagError(_ *cobra.Command, err error) error {
	what, which, _ := strings.Cut(err.Error(), ": ")
	switch {
	case strings.HasPrefix(what, "unknown"):
		return usage("没有选项 {option}", "option", which)
	case strings.HasPrefix(what, "flag needs"):
		return usage("选项 {option} 后面要有内容", "option", which)
	}
	return usage("选项写得不对（{detail}）", "detail", err.Error())
}

// arguments checks the number of arguments; most < 0 means any number.
func arguments(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return usage("少了参数，应写成：{use}", "use", c.UseLine())
		case most >= 0 && len(args) > most:
			return usage("多了参数“{extra}”，应写成：{use}", "extra", args[most], "use", c.UseLine())
		}
		return nil
	}
}

// family makes a command that only groups others: alone it shows its help.
func family(use, short string, children ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{Use: use, Short: short, Args: noCommand, RunE: func(c *cobra.Command, _ []string) error { return c.Help() }}
	c.AddCommand(children...)
	return c
}

// noCommand refuses an argument that was meant as a command, and tells similar ones.
func noCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	c.SuggestionsMinimumDistance = 2
	if near := c.SuggestionsFor(args[0]); len(near) > 0 {
		return usage("没有命令“{name}”，是不是：{near}", "name", args[0], "near", strings.Join(near, "、"))
	}
	return usage("没有命令“{name}”", "name", args[0])
}

// help prints a command's help.
func help(p *program, c *cobra.Command) {
	var w page
	if c.Long != "" {
		w.line(c.Long)
	} else {
		w.line(c.Short)
	}
	if c.Runnable() || c.HasSubCommands() {
		w.line()
		writeUsage(&w, c)
	}
	if _, err := io.WriteString(p.env.Out, w.b.String()); err != nil {
		p.fail(err)
	}
}

func writeUsage(w *page, c *cobra.Command) {
	w.say("用法：")
	if c.HasAvailableSubCommands() {
		w.line("  ", c.CommandPath(), say.T(" <命令> [选项]"))
	} else {
		w.line("  ", c.UseLine())
	}
	if c.Example != "" {
		w.line()
		w.say("例：")
		w.line(c.Example)
	}
	writeCommands(w, c)
	for _, flags := range []struct{ title, text string }{
		{say.T("选项："), inWords(c.LocalFlags().FlagUsages())}, {say.T("通用选项："), inWords(c.InheritedFlags().FlagUsages())},
	} {
		if flags.text != "" {
			w.line()
			w.line(flags.title)
			w.line(strings.TrimRight(flags.text, "\n"))
		}
	}
	if c.HasAvailableSubCommands() {
		w.line()
		w.say("某个命令的说明：{path} <命令> --help", "path", c.CommandPath())
	}
}

// ofLibrary is what the library of the command line writes behind an option that has a default, in English.
var ofLibrary = regexp.MustCompile(`(?m) \(default (.+)\)$`)

// inWords gives a list of options all of it in the program's language.
func inWords(usages string) string {
	return ofLibrary.ReplaceAllStringFunc(usages, func(text string) string {
		value := strings.Trim(ofLibrary.FindStringSubmatch(text)[1], `"`)
		if value == "true" {
			return say.T("；默认就是这样，不要时写 =false")
		}
		return say.T("；默认 {value}", "value", value)
	})
}

func writeCommands(w *page, c *cobra.Command) {
	groups := c.Groups()
	if len(groups) == 0 {
		groups = []*cobra.Group{{Title: say.T("命令：")}}
	}
	for _, g := range groups {
		rows := [][]string{nil}
		for _, child := range c.Commands() {
			if child.IsAvailableCommand() && child.GroupID == g.ID {
				rows = append(rows, []string{"  " + child.Name(), child.Short})
			}
		}
		if len(rows) > 1 {
			w.line()
			w.line(g.Title)
			w.table(rows)
		}
	}
	topics := [][]string{nil}
	for _, child := range c.Commands() {
		if child.IsAdditionalHelpTopicCommand() {
			topics = append(topics, []string{"  " + c.Name() + " help " + child.Name(), child.Short})
		}
	}
	if len(topics) > 1 {
		w.line()
		w.say("另见：")
		w.table(topics)
	}
}

// failureOf finds the failure in an error; nil when there is none.
func failureOf(err error) *session.Failure {
	var f *session.Failure
	if errors.As(err, &f) {
		return f
	}
	return nil
}

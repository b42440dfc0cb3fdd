package base

import (
	"errors"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/say"
	"yibiao/app/session"
	"yibiao/forms/pattern"
)

// Groups of commands in the help.
const (
	GroupWork  = "work"
	GroupMatch = "match"
	GroupCheck = "check"
	GroupPack  = "pack"
	GroupOther = "other"
)

// AddGroups gives the root its groups of commands, in the order of the work.
func AddGroups(root *cobra.Command) {
	root.AddGroup(
		&cobra.Group{ID: GroupWork, Title: say.T("单位、档案和填写：")},
		&cobra.Group{ID: GroupMatch, Title: say.T("匹配、日程和政策库：")},
		&cobra.Group{ID: GroupCheck, Title: say.T("检查、测算和提交包：")},
		&cobra.Group{ID: GroupPack, Title: say.T("数据包（政策）：")},
		&cobra.Group{ID: GroupOther, Title: say.T("其他：")},
	)
}

// Usage makes the failure for a command that was written wrongly.
func Usage(text string, pairs ...any) error {
	return session.Refuse("usage", session.CodeUsage, "detail", say.T(text, pairs...))
}

// FlagError says in the user's language what is wrong with an option.
func FlagError(_ *cobra.Command, err error) error {
	what, which, _ := strings.Cut(err.Error(), ": ")
	if _, word, of := strings.Cut(which, " in "); of && strings.HasPrefix(what, "unknown shorthand") {
		return Usage("没有选项 {option}；以 - 开头的内容前面加 -- ，如：set 档案 字段 -- {option}", "option", word)
	}
	switch {
	case strings.HasPrefix(what, "unknown"):
		return Usage("没有选项 {option}", "option", which)
	case strings.HasPrefix(what, "flag needs"):
		return Usage("选项 {option} 后面要有内容", "option", which)
	}
	return Usage("选项写得不对（{detail}）", "detail", err.Error())
}

// Arguments checks the number of arguments; most < 0 means any number.
func Arguments(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < least:
			return Usage("少了参数，应写成：{use}", "use", c.UseLine())
		case most >= 0 && len(args) > most:
			return Usage("多了参数“{extra}”，应写成：{use}", "extra", args[most], "use", c.UseLine())
		}
		return nil
	}
}

// Family makes a command that only groups others: alone it shows its help.
func Family(use, short string, children ...*cobra.Command) *cobra.Command {
	c := &cobra.Command{Use: use, Short: short, Annotations: Apart.Marked(), Args: NoCommand, RunE: func(c *cobra.Command, _ []string) error { return c.Help() }}
	c.AddCommand(children...)
	return c
}

// NoCommand refuses an argument that was meant as a command, and tells similar ones.
func NoCommand(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	c.SuggestionsMinimumDistance = 2
	if near := c.SuggestionsFor(args[0]); len(near) > 0 {
		for i := range near {
			near[i] = whole(c, near[i])
		}
		return Usage("没有命令“{name}”，是不是：{near}", "name", whole(c, args[0]), "near", strings.Join(near, "、"))
	}
	return Usage("没有命令“{name}”", "name", whole(c, args[0]))
}

// whole is a command with the family that it belongs to.
func whole(c *cobra.Command, name string) string {
	if c.HasParent() {
		return c.Name() + " " + name
	}
	return name
}

// Help prints a command's help.
func Help(p *Program, c *cobra.Command) {
	var w Page
	if c.Long != "" {
		w.Line(c.Long)
	} else {
		w.Line(c.Short)
	}
	if c.Runnable() || c.HasSubCommands() {
		w.Line()
		writeUsage(&w, c)
	}
	if _, err := io.WriteString(p.Env.Out, w.B.String()); err != nil {
		p.Fail(err)
	}
}

func writeUsage(w *Page, c *cobra.Command) {
	w.Say("用法：")
	if c.HasAvailableSubCommands() {
		w.Line("  ", c.CommandPath(), say.T(" <命令> [选项]"))
	} else {
		w.Line("  ", c.UseLine())
	}
	if c.Example != "" {
		w.Line()
		w.Say("例：")
		w.Line(c.Example)
	}
	writeCommands(w, c)
	for _, flags := range []struct{ title, text string }{
		{say.T("选项："), inWords(c.LocalFlags().FlagUsages())}, {say.T("通用选项："), inWords(c.InheritedFlags().FlagUsages())},
	} {
		if flags.text != "" {
			w.Line()
			w.Line(flags.title)
			w.Line(strings.TrimRight(flags.text, "\n"))
		}
	}
	if c.HasAvailableSubCommands() {
		w.Line()
		w.Say("某个命令的说明：{path} <命令> --help", "path", c.CommandPath())
	}
}

// ofLibrary is what the library of the command line writes behind an option that has a default, in English.
var ofLibrary = pattern.Of(`(?m) \(default (.+)\)$`)

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

func writeCommands(w *Page, c *cobra.Command) {
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
			w.Line()
			w.Line(g.Title)
			w.Table(rows)
		}
	}
	topics := [][]string{nil}
	for _, child := range c.Commands() {
		if child.IsAdditionalHelpTopicCommand() {
			topics = append(topics, []string{"  " + c.Name() + " help " + child.Name(), child.Short})
		}
	}
	if len(topics) > 1 {
		w.Line()
		w.Say("另见：")
		w.Table(topics)
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

package work

import (
	"bufio"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"yibiao/app/cli/base"
	"yibiao/app/say"
	"yibiao/app/session"
)

// maxLine is the longest line of `edit`, 16 MiB: what one answer may hold.
const maxLine = 16 << 20

func editCommand(p *base.Program) *cobra.Command {
	var t *base.Target
	var stdin bool
	c := &cobra.Command{
		Use:         say.T("edit --stdin <档案>"),
		Annotations: base.Changes.Marked(),
		Short:       say.T("从标准输入逐行填写，每行保存后回答 ok"),
		Long:        say.T("从标准输入读“字段<Tab>内容”，一行一个；\\n 表示换行，\\t 表示制表符，\\\\ 表示反斜杠。每一行存盘之后才输出“ok 行号”，所以看到 ok 的内容断电也不会丢；内容不合要求时照样保存，输出“ok 行号 原因代码”；这样填了以后不再问的栏目（包括这一栏自己），写在错误输出里。"),
		Example:     "  printf 'eq.price\\t380\\n' | yibiao edit --stdin 首台",
		RunE: func(_ *cobra.Command, args []string) error {
			if !stdin {
				return base.Usage("请写上 --stdin，从标准输入读要填写的内容")
			}
			e, _, err := t.Open(p, args)
			if err != nil {
				return err
			}
			return editLines(p, e)
		},
	}
	t = base.Targeted(p, c, 0, 0)
	c.Flags().BoolVar(&stdin, "stdin", false, say.T("从标准输入读"))
	return c
}

// unescape undoes \n, \t and \\ in one line.
var unescape = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\t`, "\t")

// editLines saves line by line; an answer is acknowledged only after it is on disk.
func editLines(p *base.Program, e *session.Editing) error {
	lines := bufio.NewScanner(p.Env.In)
	lines.Buffer(make([]byte, 0, 64<<10), maxLine)
	for n := 1; lines.Scan(); n++ {
		field, value, ok := strings.Cut(lines.Text(), "\t")
		if !ok {
			return session.Refuse("edit", session.CodeBadLine, "line", strconv.Itoa(n), "text", base.Short(lines.Text(), base.ShownColumns))
		}
		was, err := e.State()
		if err != nil {
			return err
		}
		parsed, err := e.Set(field, unescape.Replace(value))
		if err != nil {
			return err
		}
		now, err := e.State()
		if err != nil {
			return err
		}
		answer := "ok " + strconv.Itoa(n)
		if parsed.Fault != nil {
			answer += " " + string(parsed.Fault.Code)
		}
		if _, err := fmt.Fprintln(p.Env.Out, answer); err != nil {
			return err
		}
		for _, words := range unaskedWords(e.Form, e.Form.Known(field), was.Unasked(), now.Unasked()) {
			fmt.Fprintln(p.Env.Err, say.T("第 {line} 行：{words}", "line", strconv.Itoa(n), "words", words))
		}
	}
	return lines.Err()
}

package base

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"yibiao/app/say"
	"yibiao/app/session"
)

// Page is the text that a command prints for people.
type Page struct{ B strings.Builder }

// Line adds one line.
func (w *Page) Line(parts ...string) {
	w.B.WriteString(strings.TrimRight(strings.Join(parts, ""), " "))
	w.B.WriteByte('\n')
}

// Say adds one translated line; see say.T.
func (w *Page) Say(text string, pairs ...any) { w.Line(say.T(text, pairs...)) }

// Lines adds lines as they are.
func (w *Page) Lines(list []string) {
	for _, text := range list {
		w.Line(text)
	}
}

// Gap is what stands between the columns of a table.
const Gap = 2

// Table adds aligned rows, each in one line, whatever a name in it holds; rows[0] is the head and is left out when it is nil.
func (w *Page) Table(rows [][]string) {
	var widths []int
	for _, row := range rows {
		for i := range row {
			row[i] = say.OneLine(row[i])
			cell := row[i]
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], Columns(cell))
		}
	}
	for _, row := range rows {
		if row == nil {
			continue
		}
		var line strings.Builder
		for i, cell := range row {
			if i < len(row)-1 {
				cell = Pad(cell, widths[i]+Gap)
			}
			line.WriteString(cell)
		}
		w.Line(line.String())
	}
}

// Show prints a result: value as JSON when it was asked for, else the text. Failures: those of writing to the output.
func (p *Program) Show(value any, text func(*Page)) error {
	if p.JSON {
		return WriteJSON(p.Env.Out, value)
	}
	var w Page
	text(&w)
	_, err := io.WriteString(p.Env.Out, say.Visible(advised(p, w.B.String())))
	return err
}

// WriteJSON writes a value as indented JSON, in which no character stands that a terminal would obey. Failures: those of writing, and of a
// value that JSON does not know.
func WriteJSON(w io.Writer, value any) error {
	var out strings.Builder
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(value); err != nil {
		return err
	}
	text := out.String()
	for _, r := range text {
		if string(r) != say.Visible(string(r)) { // those below the blank are escaped already
			text = strings.ReplaceAll(text, string(r), escaped(r))
		}
	}
	_, err := io.WriteString(w, text)
	return err
}

// escaped is a character in JSON by its number, or by the two of its halves.
func escaped(r rune) string {
	if high, low := utf16.EncodeRune(r); high != utf8.RuneError {
		return fmt.Sprintf(`\u%04x\u%04x`, high, low)
	}
	return fmt.Sprintf(`\u%04x`, r)
}

// jsonError is how an error looks with --json, on the error output.
type jsonError struct {
	Error struct {
		Code    session.Code      `json:"code"`
		Doing   string            `json:"doing,omitempty"`
		Args    map[string]string `json:"args,omitempty"`
		Message string            `json:"message"`
		Details []string          `json:"details,omitempty"`
		Also    []session.Code    `json:"also,omitempty"` // further reasons of the same refusal
	} `json:"error"`
}

// agreeHint is for what a person must agree to first.
const agreeHint = "确定照样改用的，加 --yes"

// hints tell what the command line offers, by code. The sentences of package say are the window's too and name no command.
var hints = map[session.Code]string{
	session.CodeBlocking:                  "各处意见用 yibiao check 查看；导出草稿加 --draft",
	session.CodeExists:                    "覆盖已有的目标加 --replace",
	session.CodeOtherBundle:               "确实要覆盖，加 --yes",
	session.CodeStrangeBundle:             "确实要覆盖，加 --yes",
	session.CodeCopyAhead:                 "要看那里改了什么，用 --vault 打开它；确实要更新，加 --yes",
	session.CodeDamaged:                   "修复用 yibiao vault repair",
	"repair/" + session.CodeDamaged:       "别处有备份的，用 yibiao vault restore 写上它的路径",
	"restore/" + session.CodeDamaged:      "用 yibiao vault list 查看各份备份",
	"look-backup/" + session.CodeDamaged:  "用 yibiao vault list 查看各份备份",
	"open-vault/" + session.CodeMissing:   "修复用 yibiao vault repair，或者用 yibiao vault restore 恢复一份备份",
	session.CodeVaultVanished:             "资料库在别处的，用 --vault 指定；确定要在这里从头新建的，加 --new-vault",
	session.CodeNoVault:                   "在这里新建用 yibiao client add，也写上同一个 --vault",
	session.CodeNoClient:                  "用 yibiao client list 查看已有的单位",
	session.CodeNotRemoved:                "用 yibiao trash 查看已删除的单位和档案",
	session.CodeNoDossier:                 "用 yibiao dossier list 查看已有的档案",
	session.CodeClientInTrash:             "用 yibiao client restore 恢复",
	session.CodeDossierInTrash:            "用 yibiao dossier restore 恢复",
	session.CodeNoPack:                    "用 yibiao pack list 查看可用的数据包",
	session.CodeNoProgramme:               "用 yibiao pack list 查看可选的事项",
	session.CodeNoField:                   "用 yibiao show 加 --ids 查看字段名",
	session.CodeOtherName:                 "核对过是这家单位的，加 --ours",
	session.CodeNamelessForm:              "核对过是这家单位的，加 --ours",
	session.CodeNoColumn:                  "用 yibiao row list 加 --ids 查看列名",
	session.CodeNoRow:                     "用 yibiao row list 查看各行",
	session.CodeUnknownRule:               "用 yibiao check 查看规则的编号",
	session.CodeBadValues:                 "格式说明见 yibiao import --help",
	session.CodePackMistakes:              "改好后可以先用 yibiao pack check 检查",
	session.CodeNoPolicy:                  "用 yibiao policy list 查看已有的政策和文件",
	session.CodeNoRequirement:             "用 yibiao status 查看材料的编号",
	session.CodeNoMaterial:                "用 yibiao status 查看已附上的文件",
	session.CodeNoOutput:                  "用 yibiao pack show 查看事项有哪些表单",
	session.CodeNoTitle:                   agreeHint,
	session.CodeUnlikeTitle:               agreeHint,
	session.CodeOtherTitle:                agreeHint,
	session.CodeOtherForm:                 agreeHint,
	session.CodeFewPlaces:                 agreeHint,
	session.CodeFilledForm:                agreeHint,
	session.CodeNamesUnit:                 agreeHint,
	session.CodeFileForeign:               "确实要附上，加 --yes",
	session.CodeFileElsewhere:             "确实要附上，加 --yes",
	"receive/" + session.CodeNoPassphrase: "口令用 --file-passphrase 从文件读，或者在终端里运行",
	"send/" + session.CodeNoNewPassphrase: "口令用 --file-passphrase 从文件读，或者在终端里运行",
	session.CodeTransferForeign:           "资料库副本用 --vault 打开，提交包用 yibiao verify 核验",
	session.CodeUsage:                     "加 --help 查看用法",
	session.CodeNotDemo:                   "空文件夹写在 --out 后面",
	session.CodeNoDisplay:                 "没有屏幕时请用命令行，见 yibiao --help",
	session.CodeNoWindow:                  "这个版本请用命令行，见 yibiao --help",
}

// hintOf finds what the command line offers for a failure: by what was being done, or by its code alone.
func hintOf(err error) string {
	var f *session.Failure
	if errors.As(err, &f) {
		if hint := hints[session.Code(f.Doing)+"/"+f.Code]; hint != "" {
			return hint
		}
	}
	return hints[session.CodeOf(err)]
}

// Fail prints an error for people, or as JSON.
func (p *Program) Fail(err error) {
	if p.Env.Unheard {
		p.ShowFailure(err)
	}
	message := say.Visible(say.Failure(err))
	if !p.JSON {
		if hint := hintOf(err); hint != "" {
			message += "\n" + advised(p, say.T(hint))
		}
		fmt.Fprintln(p.Env.Err, message)
		return
	}
	var out jsonError
	out.Error.Code, out.Error.Message, out.Error.Details = session.CodeOf(err), message, say.Mistakes(err)
	if f := failureOf(err); f != nil {
		out.Error.Doing, out.Error.Args = f.Doing, f.Args
		for _, more := range f.Also {
			out.Error.Also = append(out.Error.Also, more.Code)
		}
	}
	if len(out.Error.Details) > 0 {
		out.Error.Code = session.CodePack
	}
	if err := WriteJSON(p.Env.Err, out); err != nil {
		fmt.Fprintln(p.Env.Err, message)
	}
}

// ShowFailure shows a failure in a window of its own, once a run, where there can be one.
func (p *Program) ShowFailure(err error) {
	if p.Env.ShowFailure != nil && !p.shown {
		p.shown = true
		p.Env.ShowFailure(say.Failure(err))
	}
}

// When shows a time to people; "" for none.
func When(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Local().Format("2006-01-02 15:04:05")
}

// Stamp shows a time to programs; "" for none.
func Stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}

// In puts a remark in brackets; nothing for "".
func In(text string) string {
	if text == "" {
		return ""
	}
	return say.T("（{source}）", "source", text)
}

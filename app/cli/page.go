package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"yibiao/app/say"
	"yibiao/app/session"
)

// page is the text that a command prints for people.
type page struct{ b strings.Builder }

// line adds one line.
func (w *page) line(parts ...string) {
	w.b.WriteString(strings.TrimRight(strings.Join(parts, ""), " "))
	w.b.WriteByte('\n')
}

// say adds one translated line; see say.T.
func (w *page) say(text string, pairs ...any) { w.line(say.T(text, pairs...)) }

// table adds aligned rows; rows[0] is the head and is left out when it is nil.
func (w *page) table(rows [][]string) {
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], columns(cell))
		}
	}
	for _, row := range rows {
		if row == nil {
			continue
		}
		var line strings.Builder
		for i, cell := range row {
			if i < len(row)-1 {
				cell = pad(cell, widths[i]+2)
			}
			line.WriteString(cell)
		}
		w.line(line.String())
	}
}

// show prints a result: value as JSON when it was asked for, else the text.
func (p *program) show(value any, text func(*page)) error {
	if p.json {
		return writeJSON(p.env.Out, value)
	}
	var w page
	text(&w)
	_, err := io.WriteString(p.env.Out, w.b.String())
	return err
}

func writeJSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

// jsonError is how an error looks with --json, on the error output.
type jsonError struct {
	Error struct {
		Code    string            `json:"code"`
		Doing   string            `json:"doing,omitempty"`
		Args    map[string]string `json:"args,omitempty"`
		Message string            `json:"message"`
		Details []string          `json:"details,omitempty"`
	} `json:"error"`
}

// hints tell what the command line offers where the sentence, which the window uses too, cannot name an option.
var hints = map[string]string{
	"blocking": "各处意见用 yibiao check 查看；导出草稿加 --draft",
	"exists":   "覆盖已有的目标加 --replace",
}

// fail prints an error for people, or as JSON.
func (p *program) fail(err error) {
	message := say.Failure(err)
	if !p.json {
		if hint := hints[session.CodeOf(err)]; hint != "" {
			message += "\n" + say.T(hint)
		}
		fmt.Fprintln(p.env.Err, message)
		return
	}
	var out jsonError
	out.Error.Code, out.Error.Message, out.Error.Details = session.CodeOf(err), message, say.Mistakes(err)
	if f := failureOf(err); f != nil {
		out.Error.Doing, out.Error.Args = f.Doing, f.Args
	}
	if len(out.Error.Details) > 0 {
		out.Error.Code = "pack"
	}
	if err := writeJSON(p.env.Err, out); err != nil {
		fmt.Fprintln(p.env.Err, message)
	}
}

// when shows a time to people; "" for none.
func when(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Local().Format("2006-01-02 15:04:05")
}

// stamp shows a time to programs; "" for none.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}

// bytesText shows a size: 12 B, 3.4 KB, 5.6 MB.
func bytesText(n int64) string {
	switch {
	case n < 1024:
		return fmt.Sprintf("%d B", n)
	case n < 1<<20:
		return fmt.Sprintf("%.1f KB", float64(n)/1024)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
}

package intake

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"yibiao/app/find"
	"yibiao/app/session"
	"yibiao/app/session/importing"
	"yibiao/dossier/plaintext"
	"yibiao/forms/pattern"
	"yibiao/forms/strict"
)

// ReadAnswers reads a file of answers in any encoding that editors on Windows save: UTF-8 with or without a mark, UTF-16 with
// its mark, GBK. name stands in the failures. Failures: bad-values, answers-binary, answers-table (args name); nothing else was
// read then.
func ReadAnswers(name string, data []byte) (importing.Values, error) {
	if tabular(name) {
		return importing.Values{}, session.Refuse("import-file", session.CodeAnswersTable, "name", name)
	}
	if !marked(data) && bytes.IndexByte(data, 0) >= 0 {
		return importing.Values{}, session.Refuse("import-file", session.CodeAnswersBinary, "name", name)
	}
	text, err := plaintext.Read("answers.txt", data, nil)
	if errors.Is(err, plaintext.ErrEmpty) {
		return importing.Values{}, session.Refuse("import-file", session.CodeAnswersEmpty, "name", name)
	}
	if errors.Is(err, plaintext.ErrTooBig) {
		return importing.Values{}, session.Refuse("import-file", session.CodeFileLarge, "name", name, "max", strconv.Itoa(plaintext.Limit))
	}
	if err != nil {
		return importing.Values{}, session.Refuse("import-file", session.CodeAnswersBinary, "name", name)
	}
	if values, is, err := importing.ReadBundled([]byte(text)); is {
		return values, inAnswers(name, err)
	}
	if err := brokenJSON(name, text); err != nil {
		return importing.Values{}, inAnswers(name, err)
	}
	values, err := readText(text)
	return values, inAnswers(name, err)
}

// jsonBegin is how an object of JSON begins, and YAML hardly ever.
var jsonBegin = pattern.Of(`^\s*\{\s*"`)

// brokenJSON is the failure of a file that is called JSON, or begins as JSON does, and is none: the reader of YAML would take some of that, an entry without
// a value as an empty one. Nil for others.
func brokenJSON(name, text string) error {
	var whole json.RawMessage
	var wrong *json.SyntaxError
	begins := jsonBegin.MatchString(text)
	if err := json.Unmarshal([]byte(text), &whole); session.ExtOf(name) != ".json" && !begins || !errors.As(err, &wrong) {
		return nil
	}
	before := text[:min(max(int(wrong.Offset)-1, 0), len(text))]
	m := &strict.Mistake{Code: strict.JSON, What: wrong.Error(), At: strict.Position{Line: strings.Count(before, "\n") + 1, Column: utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1}}
	return &session.Failure{Doing: "import-file", Code: session.CodeBadValues, Args: map[string]string{"detail": m.Error()}, Err: m}
}

// marked tells UTF-16 by its mark.
func marked(data []byte) bool {
	return bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff})
}

// tabular tells tables from other files by the name.
func tabular(name string) bool {
	return slices.Contains([]string{".csv", ".tsv", ".xls", ".xlsx", ".et"}, session.ExtOf(name))
}

// readText reads YAML or JSON. Programs write JSON in one line, and long texts into it.
func readText(text string) (importing.Values, error) {
	if !json.Valid([]byte(text)) || !longLine([]byte(text)) {
		return importing.ReadValues([]byte(text))
	}
	var lines bytes.Buffer
	if err := json.Indent(&lines, []byte(text), "", " "); err != nil {
		return importing.Values{}, err
	}
	values, err := importing.ReadValues(lines.Bytes())
	if err != nil && longLine(lines.Bytes()) {
		return readJSON(text)
	}
	return values, unplaced(err)
}

// unplaced takes the place out of a mistake: it is on a line that only the program has made.
func unplaced(err error) error {
	var m *strict.Mistake
	if errors.As(err, &m) {
		m.At = strict.Position{}
	}
	return err
}

// longLine tells that a line is longer than the reader of YAML takes.
func longLine(text []byte) bool {
	for line := range bytes.Lines(text) {
		if len(line) >= importing.MaxLine {
			return true
		}
	}
	return false
}

// readJSON reads JSON whose texts are too long for the reader of YAML.
func readJSON(text string) (importing.Values, error) {
	var read struct {
		Values map[string]oneJSON              `json:"values"`
		Tables map[string][]map[string]oneJSON `json:"tables"`
		Ticks  []string                        `json:"ticks"`
		None   []string                        `json:"none"`
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&read); err != nil {
		return importing.Values{}, session.Refuse("import-file", session.CodeBadValues, "detail", "")
	}
	out := importing.ValuesOf(read.Values, read.Tables)
	out.Ticks, out.None = read.Ticks, read.None
	return out, nil
}

// oneJSON is one value as it is written, or a list of them, one a line.
type oneJSON string

// UnmarshalJSON takes text, a number, true, false, null or a list of those.
func (o *oneJSON) UnmarshalJSON(data []byte) error {
	var list []oneJSON
	var text string
	switch {
	case string(data) == "null":
		*o = ""
	case data[0] == '[':
		if err := json.Unmarshal(data, &list); err != nil {
			return err
		}
		for i, x := range list {
			if i > 0 {
				*o += "\n"
			}
			*o += x
		}
	case data[0] == '"':
		if err := json.Unmarshal(data, &text); err != nil {
			return err
		}
		*o = oneJSON(text)
	case data[0] == '{':
		return errors.New("one value is wanted here")
	default:
		*o = oneJSON(data)
	}
	return nil
}

// inAnswers names the file in what is said of a file of answers; nil stays nil.
func inAnswers(name string, err error) error {
	var f *session.Failure
	if errors.As(err, &f) {
		f.Doing, f.Args["name"] = "import-file", name
	}
	return err
}

// WhereInAnswers names the file and the line in the failure of an import that refuses a name of the file; other errors stay.
func WhereInAnswers(name string, data []byte, err error) error {
	var f *session.Failure
	if !errors.As(err, &f) || f.Doing != "import" {
		return err
	}
	text, readErr := plaintext.Read("answers.txt", data, nil)
	if readErr != nil {
		return err
	}
	f.Doing, f.Args["name"], f.Args["line"] = "import-file", name, strconv.Itoa(lineOf(text, f.Args))
	for _, arg := range []string{"field", "column", "rule"} {
		if written, there := f.Args[arg]; there {
			f.Args[arg] = find.Excerpt(written, 0, 0, shownName)
		}
	}
	return f
}

// shownName is how much is told of a name that nothing has, in characters.
const shownName = 40

// lineOf is the line, from 1, on which the name stands that a failure is about; of a column, the first behind its table.
func lineOf(text string, args map[string]string) int {
	from, line := 0, 1
	for _, want := range []string{args["field"], args["column"], args["rule"]} {
		if want == "" {
			continue
		}
		if at := strings.Index(text[from:], want); at >= 0 {
			from += at
			line = 1 + strings.Count(text[:from], "\n")
		}
	}
	return line
}

// Package say makes every sentence that a person reads from an error, a finding or a verdict. Sentences are written
// in Chinese; other languages are translations of them, looked up by the Chinese text.
package say

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"sync/atomic"
)

// The languages.
const (
	Chinese = "zh"
	English = "en"
)

// catalogue is one language: the Chinese text → its translation.
type catalogue struct {
	lang  string
	texts map[string]string
}

var current atomic.Pointer[catalogue]

// Use chooses the language of everything said from now on; it is called once, before the first sentence.
// fsys is the program's assets, which hold translations/<lang>.json; it may be nil for Chinese.
func Use(lang string, fsys fs.FS) error {
	if lang == "" || lang == Chinese {
		current.Store(&catalogue{lang: Chinese})
		return nil
	}
	data, err := fs.ReadFile(fsys, "translations/"+lang+".json")
	if err != nil {
		return fmt.Errorf("reading the translation %q: %w", lang, err)
	}
	c := &catalogue{lang: lang}
	if err := json.Unmarshal(data, &c.texts); err != nil {
		return fmt.Errorf("reading the translation %q: %w", lang, err)
	}
	current.Store(c)
	return nil
}

// Lang is the language in which sentences are made now.
func Lang() string {
	if c := current.Load(); c != nil {
		return c.lang
	}
	return Chinese
}

// T gives a text in the chosen language, {name} replaced by the value that follows name in pairs:
// T("共 {n} 项", "n", 5). A text without a translation stays Chinese; an unknown {name} stays as it is.
func T(text string, pairs ...any) string { return chosen().say(text, pairs...) }

// voice speaks one language.
type voice struct{ *catalogue }

// inChinese is the voice of what offices read, whatever language the program has.
var inChinese = voice{&catalogue{lang: Chinese}}

// chosen is the voice of the program.
func chosen() voice {
	if c := current.Load(); c != nil {
		return voice{c}
	}
	return inChinese
}

// names are the values that name something, and so have no line of their own.
var names = map[string]bool{"name": true, "file": true, "files": true, "path": true, "title": true, "client": true, "target": true, "old": true}

// say is T in the language of the voice.
func (w voice) say(text string, pairs ...any) string {
	if translated := w.texts[text]; translated != "" {
		text = translated
	}
	if len(pairs) == 0 || !strings.ContainsRune(text, '{') {
		return text
	}
	old := make([]string, 0, len(pairs))
	for i := 0; i+1 < len(pairs); i += 2 {
		name, value := fmt.Sprint(pairs[i]), fmt.Sprint(pairs[i+1])
		shown := Visible(value)
		if names[name] {
			shown = OneLine(value)
		}
		old = append(old, "{"+name+"}", shown)
	}
	// One pass, so that braces inside a value are never taken for a name.
	return strings.NewReplacer(old...).Replace(text)
}

// with is say with the values in a map, as faults and failures carry them.
func (w voice) with(text string, args map[string]string) string {
	pairs := make([]any, 0, 2*len(args))
	for name, value := range args {
		pairs = append(pairs, name, value)
	}
	return w.say(text, pairs...)
}

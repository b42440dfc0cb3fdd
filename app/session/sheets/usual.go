package sheets

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"yibiao/forms"
	"yibiao/forms/gb"
	"yibiao/forms/simplified"
	"yibiao/forms/strict"
)

//go:embed usual.yaml
var usualText []byte

// usualWords is usual.yaml.
type usualWords struct {
	Columns map[string]map[string][]string `yaml:"columns"`
	Parts   []usualPart                    `yaml:"parts"`
	Plain   []string                       `yaml:"plain"` // heads of groups that say nothing of whose the columns are
	Options map[string]map[string][]string `yaml:"options"`
	Yes     []string                       `yaml:"yes"`
	No      []string                       `yaml:"no"`
}

// usualPart is a part of the profile as heads over several columns name it.
type usualPart struct {
	Of      string              `yaml:"of"`
	Person  bool                `yaml:"person"`
	Heads   []string            `yaml:"heads"`
	Columns map[string][]string `yaml:"columns"`
}

var usualKnown = sync.OnceValue(func() usualWords {
	var w usualWords
	if err := strict.Read("usual.yaml", usualText, &w); err != nil {
		return usualWords{} // labels alone are known
	}
	return w
})

// spelled puts an answer of a closed list into the word of the list, where it is sure which is meant.
func (im *Import) spelled(text string, f *forms.Field) string {
	w := usualKnown()
	plain := strings.ToUpper(simplified.Text(strings.Join(strings.Fields(gb.HalfWidth(text)), "")))
	switch {
	case f.Is(forms.TypeBool) && slices.Contains(w.Yes, plain):
		return im.form.Pack.Vocabulary.Display(f, "true", "")
	case f.Is(forms.TypeBool) && slices.Contains(w.No, plain):
		return im.form.Pack.Vocabulary.Display(f, "false", "")
	}
	for option, words := range w.Options[f.Name()] {
		if slices.Contains(words, plain) && slices.Contains(f.Options, option) {
			return option
		}
	}
	return text
}

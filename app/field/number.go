package field

import (
	"fyne.io/fyne/v2/canvas"

	"yibiao/app/field/input"
	"yibiao/app/kit"
	"yibiao/app/say"
	"yibiao/forms"
)

// number is a whole number, an amount or a percentage, with its unit; amounts show their capitals while they are typed.
type number struct {
	line
	upper *canvas.Text
}

func newNumber(cfg Config) Editor {
	n := &number{line: line{cfg: cfg, input: input.NewEntry()}, upper: input.Note("")}
	n.connect()
	if cfg.Compact {
		return n
	}
	if cfg.Field.Example != "" {
		n.input.SetPlaceHolder(exampleText(cfg.Field.Example))
	}
	row := beside(widthNumber, passWheel(cfg, n.input), unitOf(cfg))
	if !cfg.Field.Is(forms.TypeMoney) {
		n.object = row
		return n
	}
	n.input.OnChanged = func(text string) { n.spell(text) }
	n.object = kit.ColumnOf(0, row, n.upper) // the place of the capitals is kept: nothing jumps while one types
	return n
}

// spell writes the amount in capitals, and what there is to question about it; nothing while it is no amount.
func (n *number) spell(text string) {
	parsed := n.cfg.Vocabulary.Parse(n.cfg.Field, text, nil)
	words := ""
	if text != "" && parsed.Fault == nil {
		words = n.cfg.Vocabulary.Display(n.cfg.Field, parsed.Canonical, "upper")
	}
	if words == parsed.Canonical {
		words = ""
	}
	for _, w := range parsed.Warnings {
		words += "　" + say.Fault(w, n.cfg.Vocabulary)
	}
	if words != n.upper.Text {
		input.SetNote(n.upper, words, len(parsed.Warnings) > 0)
	}
}

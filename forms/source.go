package forms

import "yibiao/forms/strict"

// Provenance is how far a statement can be trusted, in the words that the screens show too.
type Provenance string

// The provenance classes of the domain notes.
const (
	Seed     Provenance = "文件规定" // stated in the policy document itself
	Practice Provenance = "通常做法" // usual in real forms and notices; Place tells where it was seen
	Assumed  Provenance = "推定"   // neither: sensible, never blocking
	// Own is what the program finds by itself: how an answer is written, whether answers go together. Nobody asks for it, and
	// no pack writes it.
	Own Provenance = "程序核对"
)

// EarlierWords are the words of packs that were written for earlier editions.
var EarlierWords = map[string]Provenance{"seed": Seed, "practice": Practice, "assumed": Assumed}

// ReadNode takes the word of a class, earlier ones too: a pack that somebody keeps in the vault must go on working.
func (p *Provenance) ReadNode(d *strict.Decoder, n *strict.Node) {
	word := d.Text(n)
	*p = Provenance(word)
	if now, known := EarlierWords[word]; known {
		*p = now
	}
}

// Source says where a field, rule, amount or deadline comes from.
type Source struct {
	Article string `yaml:"article"` // 第五条(七); "" when the document does not state it
	// Src need not be written where an article is given (Seed) or a source is cited (Practice).
	Src Provenance `yaml:"src"`
	// Cited names one of the pack's sources; place and address are then taken from there.
	Cited Text `yaml:"source"`
	// Place is where a practice was seen: 广西, 柳州, 全国 or the name of another place.
	Place string `yaml:"place"`
	URL   string `yaml:"url"`
	// Number is the document number; filled from the pack when not given.
	Number string `yaml:"number"`
}

// Stated tells whether anything is said about where a statement comes from.
func (s Source) Stated() bool {
	s.Cited.At = Position{}
	return s != Source{}
}

// Binds tells whether a required answer of this provenance must be there before a dossier may leave: what the
// document states, and what forms everywhere or in Guangxi ask. Assumed questions and those of other places only warn.
func (s Source) Binds() bool {
	return s.MayBlock() || s.Src == Practice && (s.Place == "" || s.Place == "全国")
}

// MayBlock tells whether a rule of this provenance is allowed to stop an export: only what the document states,
// or what the windows of Guangxi and Liuzhou are known to enforce.
func (s Source) MayBlock() bool {
	return s.Src == Seed || s.Src == Practice && (s.Place == "广西" || s.Place == "柳州")
}

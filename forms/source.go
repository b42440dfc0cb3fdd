package forms

// Provenance is how far a statement can be trusted.
type Provenance string

// The provenance classes of the domain notes.
const (
	Seed     Provenance = "seed"     // stated in the policy document itself
	Practice Provenance = "practice" // usual in real forms and notices; Place tells where it was seen
	Assumed  Provenance = "assumed"  // neither: sensible, never blocking
)

// Source says where a field, rule, amount or deadline comes from.
type Source struct {
	Article string     `yaml:"article"` // 第五条(七); "" when the document does not state it
	Src     Provenance `yaml:"src"`
	// Place is where a practice was seen: 广西, 柳州, 全国 or the name of another place.
	Place string `yaml:"place"`
	URL   string `yaml:"url"`
	// Number is the document number; filled from the pack when not given.
	Number string `yaml:"number"`
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

package forms

import (
	"regexp"
	"slices"

	"yibiao/forms/gb"
)

// Vocabulary is what all packs share: the fields and tables of the client profile, blocks of them, column sets,
// the common materials and declarations, and the code lists.
type Vocabulary struct {
	Sources      References         `yaml:"sources"`
	Fields       []*Field           `yaml:"fields"`
	ColumnSets   []*ColumnSet       `yaml:"column_sets"`
	Blocks       []*FieldBlock      `yaml:"blocks"`
	Rules        []*Rule            `yaml:"rules"` // taken by programmes with use
	Materials    []*Requirement     `yaml:"materials"`
	Declarations []NamedDeclaration `yaml:"declarations"`
	// Denials are the answers beside which a promise must not be signed unseen.
	Denials []*Denial `yaml:"denials"`
	// Moved tells where the answers of profile fields of earlier editions belong now.
	Moved []*Moved `yaml:"moved"`
	// Happenings are what the guide asks: what was done or befell, from which programmes follow.
	Happenings []*Happening `yaml:"happenings"`
	// Aliases are lists of words for one thing (技改, 技术改造): what is searched for by one of them is found by all.
	Aliases [][]string `yaml:"aliases"`
	// MaterialList is the list of materials of dossiers whose programmes bring none of their own; may be nil.
	MaterialList *Output `yaml:"material_list"`

	Codes    *gb.Codes    `yaml:"-"`
	Calendar *gb.Calendar `yaml:"-"`

	Files FilesOf `yaml:"-"`
}

// ColumnSet is a list of columns that several tables use.
type ColumnSet struct {
	ID      Text     `yaml:"id"`
	Title   string   `yaml:"title"`
	Columns []*Field `yaml:"columns"`
}

// FieldBlock is a titled list of fields that programmes include as a section. A field written out in a block is asked
// for each dossier anew; only those under the vocabulary's fields belong to the client profile.
type FieldBlock struct {
	ID    Text   `yaml:"id"`
	Title string `yaml:"title"`
	Items []Item `yaml:"fields"`
}

// NamedDeclaration is a declaration that several programmes use.
type NamedDeclaration struct {
	ID   Text   `yaml:"id"`
	Text string `yaml:"text"`
}

// AllFields lists the profile fields and those that the blocks write out.
func (v *Vocabulary) AllFields() []*Field {
	return append(slices.Clone(v.Fields), Written(v.Blocks)...)
}

// Written lists the fields that blocks write out themselves.
func Written(blocks []*FieldBlock) []*Field {
	var out []*Field
	for _, b := range blocks {
		for _, item := range b.Items {
			if item.Field != nil {
				out = append(out, item.Field)
			}
		}
	}
	return out
}

// Denial is an answer beside which a promise must not be printed and signed unseen: the one says the opposite of the other.
type Denial struct {
	ID Text `yaml:"id"`
	// Words is a regular expression: the sentences of declarations and of printed documents that promise the opposite.
	Words Text `yaml:"words"`
	When  Text `yaml:"when"` // holds when the answers deny the promise
	// Says is what is wrong and what to do; {promise} is the sentence.
	Says     string   `yaml:"says"`
	Severity Severity `yaml:"severity"` // "" = block: nothing false is signed
	Fields   []Text   `yaml:"fields"`
	Source   `yaml:",inline"`

	Pattern  *regexp.Regexp `yaml:"-"`
	WhenExpr *Expression    `yaml:"-"`
}

// PromiseHere stands in a denial's sentence for the promise.
const PromiseHere = "{promise}"

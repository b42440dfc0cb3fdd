package forms

import (
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
	// MaterialList is the list of materials of dossiers whose programmes bring none of their own; may be nil.
	MaterialList *Output `yaml:"material_list"`

	Codes    *gb.Codes    `yaml:"-"`
	Calendar *gb.Calendar `yaml:"-"`

	files filesOf
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

// adoptList gives the common list of materials a programme and a pack of its own, so that it is read and laid out
// like any other output.
func adoptList(v *Vocabulary, files filesOf) {
	if v.MaterialList == nil {
		return
	}
	pack := &Pack{ID: Text{S: "vocabulary"}, Title: v.MaterialList.Title, Vocabulary: v, Folder: files.folder, files: files, fields: map[string]*Field{}}
	for _, f := range v.allFields() {
		pack.fields[f.Name()] = f
	}
	programme := &Programme{ID: Text{S: "vocabulary"}, Title: pack.Title, Outputs: []*Output{v.MaterialList}, Pack: pack}
	pack.Programmes = []*Programme{programme}
	v.MaterialList.Programme = programme
}

// allFields lists the profile fields and those that the blocks write out.
func (v *Vocabulary) allFields() []*Field {
	return append(slices.Clone(v.Fields), written(v.Blocks)...)
}

// written lists the fields that blocks write out themselves.
func written(blocks []*FieldBlock) []*Field {
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

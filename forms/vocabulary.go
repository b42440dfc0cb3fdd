package forms

import "yibiao/forms/gb"

// Vocabulary is what all packs share: the fields and tables of the client profile, blocks of them, column sets,
// the common materials and declarations, and the code lists.
type Vocabulary struct {
	Fields       []*Field           `yaml:"fields"`
	ColumnSets   []*ColumnSet       `yaml:"column_sets"`
	Blocks       []*FieldBlock      `yaml:"blocks"`
	Materials    []*Requirement     `yaml:"materials"`
	Declarations []NamedDeclaration `yaml:"declarations"`

	Codes    *gb.Codes    `yaml:"-"`
	Calendar *gb.Calendar `yaml:"-"`
}

// ColumnSet is a list of columns that several tables use.
type ColumnSet struct {
	ID      Text     `yaml:"id"`
	Title   string   `yaml:"title"`
	Columns []*Field `yaml:"columns"`
}

// FieldBlock is a titled list of vocabulary fields that programmes include as a section.
type FieldBlock struct {
	ID     Text   `yaml:"id"`
	Title  string `yaml:"title"`
	Fields []Text `yaml:"fields"`
}

// NamedDeclaration is a declaration that several programmes use.
type NamedDeclaration struct {
	ID   Text   `yaml:"id"`
	Text string `yaml:"text"`
}

package forms

import (
	"yibiao/forms/strict"
)

// Reference is a document besides the policy itself in which a practice was seen: a yearly notice, guidelines, a form. It is
// named as its issuer does, by title and number; an address is the issuer's own.
type Reference struct {
	Name   Text   `yaml:"-"` // what the pack cites it by
	Title  string `yaml:"title"`
	Number string `yaml:"number"` // "" when it has none
	Issuer string `yaml:"issuer"`
	Issued string `yaml:"issued"` // 2025-09-12, 2025-09 or 2025
	Place  string `yaml:"place"`
	URL    string `yaml:"url"`

	Cited bool `yaml:"-"`
}

// References are the sources of a pack, in the order of its file.
type References []*Reference

// ReadNode takes names with what they stand for.
func (r *References) ReadNode(d *strict.Decoder, n *strict.Node) {
	d.Pairs(n, func(key, value *strict.Node) {
		one := &Reference{}
		d.Value(value, one)
		d.Value(key, &one.Name)
		*r = append(*r, one)
	})
}

// Find gives the reference of a name; nil when there is none.
func (r References) Find(name string) *Reference {
	for _, one := range r {
		if one.Name.S == name {
			return one
		}
	}
	return nil
}

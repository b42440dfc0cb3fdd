package already

import (
	"slices"
	"sync"

	"yibiao/dossier/formmap/over"
	"yibiao/dossier/formmap/wordings"
	"yibiao/forms/pattern"
)

// tellsWho are the fields that tell whose the others are.
var tellsWho = []string{"org.name", "org.uscc", "bank.account_name", "bank.account", "bank.bank", "org.reg_address", "org.biz_address", "org.mail_address"}

// labels are the usual words for fields that tell who somebody is, and all words that ask anything.
type labels struct {
	words *wordings.Words
	field map[string]string
	any   map[string]bool
}

var usual = sync.OnceValue(func() *labels {
	l := &labels{words: wordings.NewWords(), field: map[string]string{}, any: map[string]bool{}}
	w := l.words
	for _, id := range slices.Backward(tellsWho) {
		for _, label := range w.Fields[id] {
			l.field[label] = id
		}
	}
	for _, who := range w.Persons {
		for _, name := range who.Names {
			if who.Post == "" {
				l.field[name], l.field[name+"姓名"] = who.Prefix+".name", who.Prefix+".name"
			}
		}
	}
	for _, lists := range []map[string][]string{w.Fields, w.Labels, w.Columns} {
		for key, list := range lists {
			l.any[key] = true
			for _, label := range list {
				l.any[label] = true
			}
		}
	}
	for spelling := range w.Attributes {
		l.any[spelling] = true
	}
	for _, set := range []map[string]bool{w.Today, w.Signed, w.Year, w.Subject} {
		for label := range set {
			l.any[label] = true
		}
	}
	return l
})

// signed ends the label of whoever signs.
var signed = pattern.Of(`(?:签字|签名|签章|盖章|公章)$`)

// fieldOf is the field that a label asks, of those that tell who somebody is; "" for others.
func fieldOf(label string) string {
	l := usual()
	for _, v := range l.words.Variants(signed.ReplaceAllString(Bare(label), ""), false) {
		if field := l.field[v]; field != "" {
			return field
		}
	}
	return ""
}

// known tells whether a clean text is the label of anything.
func known(text string) bool {
	l := usual()
	return slices.ContainsFunc(l.words.Variants(text, false), func(v string) bool { return l.any[v] })
}

// attribute tells whether a label asks something of a person.
func attribute(label string) bool {
	l := usual()
	return slices.ContainsFunc(l.words.Variants(label, false), func(v string) bool { return l.words.Attributes[v] != "" })
}

// Asks tells whether a text is a label that asks for anything known: 户名.
func Asks(text string) bool { return fieldOf(text) != "" || known(wordings.Clean(text)) }

// Person tells whether a text is the name of a person.
func Person(text string) bool { return over.Person(text) }

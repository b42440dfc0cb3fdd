package main

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// node is an element of a part, with text only where it holds nothing else. Names are local: what matters here has no
// twin in another namespace, but for those that isWord tells apart.
type node struct {
	space, name string
	attrs       map[string]string // by local name
	kids        []*node
	text        string
}

func (n *node) isWord() bool { return strings.Contains(n.space, "wordprocessingml") }

// child is the first child with a local name; nil when there is none. n may be nil.
func (n *node) child(name string) *node {
	if n == nil {
		return nil
	}
	for _, k := range n.kids {
		if k.name == name {
			return k
		}
	}
	return nil
}

func (n *node) attr(name string) string {
	if n == nil {
		return ""
	}
	return n.attrs[name]
}

// find collects the elements below n with a local name, without looking into those that are found.
func (n *node) find(name string) []*node {
	var found []*node
	for _, k := range n.kids {
		if k.name == name {
			found = append(found, k)
			continue
		}
		found = append(found, k.find(name)...)
	}
	return found
}

// readXML reads one part into a tree.
func readXML(r io.Reader) (*node, error) {
	d := xml.NewDecoder(r)
	open := []*node{{}}
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return open[0], nil
		}
		if err != nil {
			return nil, err
		}
		top := open[len(open)-1]
		switch t := token.(type) {
		case xml.StartElement:
			n := &node{space: t.Name.Space, name: t.Name.Local, attrs: map[string]string{}}
			for _, a := range t.Attr {
				n.attrs[a.Name.Local] = a.Value
			}
			top.kids = append(top.kids, n)
			open = append(open, n)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.text += string(t)
		}
	}
}

// file is what is looked at of a .docx: its body, and the bytes of the parts that no place lies in.
type file struct {
	body  *node
	other map[string]string // headers, footers and notes by part name
}

func readFile(path string) (file, error) {
	archive, err := zip.OpenReader(path)
	if err != nil {
		return file{}, fmt.Errorf("opening %s: %w", path, err)
	}
	defer archive.Close()
	f := file{other: map[string]string{}}
	for _, entry := range archive.File {
		base, found := strings.CutPrefix(entry.Name, "word/")
		known := slices.ContainsFunc([]string{"header", "footer", "footnotes", "endnotes"}, func(p string) bool { return strings.HasPrefix(base, p) })
		if !found || base != "document.xml" && !known {
			continue
		}
		r, err := entry.Open()
		if err != nil {
			return f, fmt.Errorf("opening %s of %s: %w", entry.Name, path, err)
		}
		root, err := readXML(r)
		if err := errors.Join(err, r.Close()); err != nil {
			return f, fmt.Errorf("reading %s of %s: %w", entry.Name, path, err)
		}
		if base == "document.xml" {
			f.body = root.child("document").child("body")
			continue
		}
		var words strings.Builder
		for _, t := range root.find("t") {
			words.WriteString(t.text)
		}
		f.other[base] = squeeze(words.String())
	}
	if f.body == nil {
		return f, fmt.Errorf("%s has no body", path)
	}
	return f, nil
}

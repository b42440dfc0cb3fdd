package build

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// node is an element of a part, good enough to walk the parts in tests.
type node struct {
	name  string
	attr  map[string]string
	kids  []*node
	words string
}

func parse(t *testing.T, data []byte) *node {
	t.Helper()
	dec := xml.NewDecoder(bytes.NewReader(data))
	root := &node{}
	stack := []*node{root}
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return root
		}
		if err != nil {
			t.Fatalf("not well formed: %v", err)
		}
		top := stack[len(stack)-1]
		switch v := tok.(type) {
		case xml.StartElement:
			n := &node{name: v.Name.Local, attr: map[string]string{}}
			for _, a := range v.Attr {
				n.attr[a.Name.Local] = a.Value
			}
			top.kids = append(top.kids, n)
			stack = append(stack, n)
		case xml.EndElement:
			stack = stack[:len(stack)-1]
		case xml.CharData:
			top.words += string(v)
		}
	}
}

// each calls f for n and all below it, in document order.
func (n *node) each(f func(*node)) {
	f(n)
	for _, k := range n.kids {
		k.each(f)
	}
}

func (n *node) all(name string) []*node {
	var out []*node
	n.each(func(k *node) {
		if k.name == name {
			out = append(out, k)
		}
	})
	return out
}

// first gives the first element below n at the given path of child names, or nil.
func (n *node) first(path ...string) *node {
	for _, p := range path {
		var next *node
		for _, k := range n.kids {
			if k.name == p {
				next = k
				break
			}
		}
		if next == nil {
			return nil
		}
		n = next
	}
	return n
}

func (n *node) text() string {
	var b strings.Builder
	n.each(func(k *node) {
		if k.name == "t" {
			b.WriteString(k.words)
		}
	})
	return b.String()
}

// open gives the parts of a document that must build.
func open(t *testing.T, d *Document) map[string][]byte {
	t.Helper()
	data, err := d.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for i, f := range z.File {
		if i == 0 && f.Name != "[Content_Types].xml" {
			t.Errorf("first entry is %s", f.Name)
		}
		if f.Flags&8 != 0 || len(f.Extra) != 0 {
			t.Errorf("%s: data descriptor or extra field", f.Name)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if out[f.Name] != nil {
			t.Errorf("%s twice in the package", f.Name)
		}
		out[f.Name] = b
	}
	return out
}

func TestPackageHangsTogether(t *testing.T) {
	t.Run("everything", func(t *testing.T) { hangsTogether(t, open(t, sampleForm())) })
	t.Run("next to nothing", func(t *testing.T) { hangsTogether(t, open(t, &Document{Body: []Block{Heading{Text: "甲"}}})) })
}

func hangsTogether(t *testing.T, parts map[string][]byte) {
	t.Helper()
	types := parse(t, parts["[Content_Types].xml"])
	known := map[string]bool{}
	for _, o := range types.all("Override") {
		name := strings.TrimPrefix(o.attr["PartName"], "/")
		known[name] = true
		if parts[name] == nil {
			t.Errorf("content type for %s, which is not there", name)
		}
	}
	for name := range parts {
		if strings.HasSuffix(name, ".xml") && !known[name] && name != "[Content_Types].xml" {
			t.Errorf("%s has no content type of its own", name)
		}
	}
	ids := map[string]bool{}
	for _, r := range parse(t, parts["word/_rels/document.xml.rels"]).all("Relationship") {
		if ids[r.attr["Id"]] {
			t.Errorf("relationship %s twice", r.attr["Id"])
		}
		ids[r.attr["Id"]] = true
		if parts["word/"+r.attr["Target"]] == nil {
			t.Errorf("relationship to %s, which is not there", r.attr["Target"])
		}
	}
	for _, m := range regexp.MustCompile(`r:(?:id|embed)="([^"]+)"`).FindAllSubmatch(parts["word/document.xml"], -1) {
		if !ids[string(m[1])] {
			t.Errorf("dangling relationship %s", m[1])
		}
	}
	styles := map[string]bool{}
	for _, s := range parse(t, parts["word/styles.xml"]).all("style") {
		styles[s.attr["styleId"]] = true
	}
	for _, part := range []string{"word/document.xml", "word/footer1.xml"} {
		for _, s := range parse(t, parts[part]).all("pStyle") {
			if !styles[s.attr["val"]] {
				t.Errorf("%s: unknown style %s", part, s.attr["val"])
			}
		}
	}
}

func TestSchema(t *testing.T) {
	shared := os.Getenv("YIBIAO_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "..", "shared")
	}
	schema := filepath.Join(shared, "xsd", "wml.xsd")
	if _, err := os.Stat(schema); err != nil {
		t.Skipf("no schema at hand: %v", err)
	}
	lint, err := exec.LookPath("xmllint")
	if err != nil {
		t.Skip("no xmllint at hand")
	}
	// The schema is of 2006; the check boxes are of 2010 and are what mc:Ignorable lets older readers skip.
	newer := regexp.MustCompile(` mc:Ignorable="w14"|<w14:checkbox>.*?</w14:checkbox>`)
	dir := t.TempDir()
	args := []string{"--nonet", "--noout", "--schema", schema}
	for name, data := range open(t, sampleForm()) {
		if !strings.HasPrefix(name, "word/") || !strings.HasSuffix(name, ".xml") {
			continue
		}
		file := filepath.Join(dir, strings.ReplaceAll(name, "/", "_"))
		if err := os.WriteFile(file, newer.ReplaceAll(data, nil), 0o600); err != nil {
			t.Fatal(err)
		}
		args = append(args, file)
	}
	if len(args) < 9 {
		t.Fatalf("too few parts to check: %v", args)
	}
	if out, err := exec.Command(lint, args...).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

package markup

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"image"
	"path"
	"slices"
	"strconv"
	"strings"

	// The two formats that Picture allows.
	_ "image/jpeg"
	_ "image/png"

	"yibiao/dossier/docx/internal/ooxml"
	"yibiao/dossier/docx/place"
)

// Opened is a package to which pictures can be added.
type Opened struct {
	Archive *ooxml.Archive
	Types   *ooxml.ContentTypes
	Parts   []string                    // those that may show pictures
	Rels    map[string]*ooxml.Relations // of these parts
}

// Media collects the pictures of one filling and the relations to them.
type Media struct {
	fresh []ooxml.NewPart
	rels  map[string][]ooxml.Relation // new ones, by part, in order
}

// Add makes p a part of the package, once for any number of uses, and returns the
// relation to it from the part from and its size in pixels.
func (m *Media) Add(f *Opened, from string, p *place.Picture) (rel string, w, h int, err error) {
	conf, format, err := image.DecodeConfig(bytes.NewReader(p.Data))
	if err != nil {
		return "", 0, 0, err
	}
	w, h = p.WidthPx, p.HeightPx
	if w <= 0 || h <= 0 {
		w, h = conf.Width, conf.Height
	}
	if w <= 0 || h <= 0 {
		return "", 0, 0, fmt.Errorf("picture of %d by %d pixels", w, h)
	}
	// This only names the picture; whether two are the same is told by their bytes.
	sum := crc32.ChecksumIEEE(p.Data)
	hash := fmt.Sprintf("%08x%08x", sum, uint32(len(p.Data)))
	name := m.part(f, from, ooxml.NewPart{Name: hash + "." + f.Types.ImageEnding(format), Data: p.Data, Packed: true, Sum: sum})
	rows := slices.Concat(f.Rels[from].List, m.rels[from])
	for _, row := range rows {
		if strings.HasSuffix(row.Typ, ooxml.RelImage) && strings.EqualFold(row.Part, name) {
			return row.Id, w, h, nil
		}
	}
	id := "rIdImg" + hash[:12]
	for slices.ContainsFunc(rows, func(row ooxml.Relation) bool { return row.Id == id }) {
		id += "x"
	}
	if m.rels == nil {
		m.rels = map[string][]ooxml.Relation{}
	}
	m.rels[from] = append(m.rels[from], ooxml.Relation{Id: id, Typ: ooxml.RelImageFull, Target: "media/" + path.Base(name), Part: name})
	return id, w, h, nil
}

// part adds p beside the part from and returns its whole name; the name that it comes with is
// numbered where the package has another part of that name, and nothing is added where
// it has the very same.
func (m *Media) part(f *Opened, from string, p ooxml.NewPart) string {
	base, ext, _ := strings.Cut(p.Name, ".")
	base = path.Join(path.Dir(from), "media") + "/picture-" + base
	for n := 1; ; n++ {
		p.Name = base + "." + ext
		if n > 1 {
			p.Name = base + "-" + strconv.Itoa(n) + "." + ext
		}
		if f.Archive.Has(p.Name) {
			if old, err := f.Archive.Read(p.Name); err == nil && bytes.Equal(old, p.Data) {
				return p.Name
			}
			continue
		}
		i := slices.IndexFunc(m.fresh, func(old ooxml.NewPart) bool { return old.Name == p.Name })
		if i < 0 {
			m.fresh = append(m.fresh, p)
			return p.Name
		}
		if bytes.Equal(m.fresh[i].Data, p.Data) {
			return p.Name
		}
	}
}

// Parts returns the parts to add for what was collected, and notes in changed the
// relations and content types that must be extended.
func (m *Media) Parts(f *Opened, changed map[int][]byte) ([]ooxml.NewPart, error) {
	if len(m.fresh) == 0 && len(m.rels) == 0 {
		return nil, nil
	}
	added := m.fresh
	for _, part := range f.Parts {
		if len(m.rels[part]) == 0 {
			continue
		}
		rels := f.Rels[part]
		src := []byte(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n" + `<Relationships xmlns="` + ooxml.RelNamespace + `"/>`)
		if rels.Src != nil {
			src = rels.Src
		}
		for _, row := range m.rels[part] {
			var err error
			attrs := fmt.Sprintf(`Relationship Id="%s" Type="%s" Target="%s"`, row.Id, row.Typ, row.Target)
			if src, err = insertChild(rels.Name, src, attrs); err != nil {
				return nil, err
			}
		}
		if i, ok := f.Archive.ByName[ooxml.Lower(rels.Name)]; ok {
			changed[i] = src
		} else {
			added = append(added, ooxml.NewPart{Name: rels.Name, Data: src})
		}
	}
	src := f.Types.Src
	seen := map[string]bool{}
	for _, p := range added {
		ext := ooxml.Ending(p.Name)
		if f.Types.Of(p.Name) != "" || seen[ext] {
			continue
		}
		seen[ext] = true
		typ := "image/" + ext
		if ext == "rels" {
			typ = "application/vnd.openxmlformats-package.relationships+xml"
		}
		var err error
		if src, err = insertChild(ooxml.ContentTypesName, src, fmt.Sprintf(`Default Extension="%s" ContentType="%s"`, ext, typ)); err != nil {
			return nil, err
		}
		changed[f.Archive.ByName[ooxml.Lower(ooxml.ContentTypesName)]] = src
	}
	return added, nil
}

// insertChild splices an empty element in as the last child of a part's root, with
// the root's prefix.
func insertChild(part string, src []byte, element string) (out []byte, err error) {
	err = ooxml.ScanFor(part, src, func(t *ooxml.Tree) error {
		root, name := t.Nodes[0], string(t.Qname(0))
		child := "<" + name[:strings.IndexByte(name, ':')+1] + element + "/>"
		if root.Open == root.End {
			out = append(out, src[:root.Open-2]...)
			out = append(out, ">"+child+"</"+name+">"...)
		} else {
			out = append(out, src[:root.Close]...)
			out = append(out, child...)
		}
		out = append(out, src[root.Close:]...)
		return nil
	})
	return out, err
}

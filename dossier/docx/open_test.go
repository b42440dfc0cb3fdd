package docx

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"yibiao/dossier/docx/internal/ooxml"
)

// badFile is a file that cannot be opened, and why.
type badFile struct {
	name string
	data []byte
	code ooxml.Code
	part string
}

func TestOpenErrors(t *testing.T) {
	for _, tt := range append(append(badArchives(t), badPackages(t)...), badXML(t)...) {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Open(tt.data)
			var e *Error
			if !errors.As(err, &e) || e.Code != tt.code || e.Part != tt.part {
				t.Errorf("got %v, want code %s of part %q", err, tt.code, tt.part)
			}
			if Lint(tt.data) == nil && tt.code != ooxml.CodeMacro && tt.code != ooxml.CodeNotWord && tt.code != ooxml.CodeStrict {
				t.Error("the linter finds nothing")
			}
		})
	}
}

func badArchives(t *testing.T) []badFile {
	good := build(t, para(inline("a.b", "")))
	add := func(f file) []byte { return zipOf(t, append(files(para("")), f)) }
	many := files(para(""))
	for i := range ooxml.MaxEntries {
		many = append(many, file{name: fmt.Sprintf("x/%d.xml", i), store: true})
	}
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	return []badFile{
		{"nothing", nil, ooxml.CodeNotZip, ""},
		{"plain text", []byte("hello"), ooxml.CodeNotZip, ""},
		{"old doc", []byte(ole), ooxml.CodeOldDoc, ""},
		{"password", []byte(ole + string(ooxml.Utf16le("EncryptedPackage"))), ooxml.CodeEncrypted, ""},
		{"cut short", good[:len(good)-30], ooxml.CodeTruncated, ""},
		{"cut at the front", good[:200], ooxml.CodeTruncated, ""},
		{"bomb by ratio", add(file{name: "word/x.xml", body: strings.Repeat(" ", ooxml.RatioFloor+1)}), ooxml.CodeZipBomb, "word/x.xml"},
		{"too many parts", zipOf(t, many), ooxml.CodeZipBomb, ""},
		{"claims a huge size", patchSize(t, good, ooxml.MaxInflated+1), ooxml.CodeZipBomb, doc},
		{"longer than declared", patchSize(t, good, 10), ooxml.CodeTruncated, doc},
		{"shorter than declared", patchSize(t, good, 100000), ooxml.CodeTruncated, doc},
		{"damaged byte", damage(t, good), ooxml.CodeCRC, "word/styles.xml"},
		{"twice", add(file{name: "word/Document.xml"}), ooxml.CodeDuplicate, "word/Document.xml"},
		{"absolute", add(file{name: "/etc/x"}), ooxml.CodeBadPath, "/etc/x"},
		{"climbing", add(file{name: "word/../../x"}), ooxml.CodeBadPath, "word/../../x"},
		{"backslash", add(file{name: `word\x`}), ooxml.CodeBadPath, `word\x`},
	}
}

func badPackages(t *testing.T) []badFile {
	rel := func(old, new string) []byte {
		return zipOf(t, change(files(para("")), "_rels/.rels", func(s string) string { return strings.Replace(s, old, new, 1) }))
	}
	without := func(name string) []byte {
		return zipOf(t, slices.DeleteFunc(files(para("")), func(f file) bool { return f.name == name }))
	}
	return []badFile{
		{"macro template", zipOf(t, change(files(""), ooxml.ContentTypesName, func(s string) string {
			return strings.Replace(s, ctMain+"document.main", "application/vnd.ms-word.template.macroEnabledTemplate.main", 1)
		})), ooxml.CodeMacro, doc},
		{"no content types", without(ooxml.ContentTypesName), ooxml.CodeMissingPart, ooxml.ContentTypesName},
		{"no relations", without("_rels/.rels"), ooxml.CodeMissingPart, "_rels/.rels"},
		{"no document", without(doc), ooxml.CodeMissingPart, doc},
		{"no document relation", rel("officeDocument\" Target", "other\" Target"), ooxml.CodeMissingPart, "_rels/.rels"},
		{"no header", without("word/header1.xml"), ooxml.CodeMissingPart, "word/header1.xml"},
		{"strict relation", rel(relType+"/officeDocument", "http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument"), ooxml.CodeStrict, "_rels/.rels"},
	}
}

func badXML(t *testing.T) []badFile {
	with := func(edit func(string) string) []byte { return zipOf(t, change(files(para("")), doc, edit)) }
	deep := strings.Repeat("<w:x>", ooxml.MaxDepth) + strings.Repeat("</w:x>", ooxml.MaxDepth)
	return []badFile{
		{"strict namespace", with(func(s string) string {
			return strings.Replace(s, "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main", 1)
		}), ooxml.CodeStrict, doc},
		{"a workbook", with(func(string) string { return `<workbook/>` }), ooxml.CodeNotWord, doc},
		{"not closed", with(func(s string) string { return strings.Replace(s, "</w:body>", "", 1) }), ooxml.CodeXML, doc},
		{"bare ampersand", with(func(s string) string { return strings.Replace(s, "<w:p>", "<w:p>&", 1) }), ooxml.CodeXML, doc},
		{"control character", with(func(s string) string { return strings.Replace(s, "<w:p>", "<w:p>\x01", 1) }), ooxml.CodeXML, doc},
		{"invalid UTF-8", with(func(s string) string { return strings.Replace(s, "<w:p>", "<w:p>\xff", 1) }), ooxml.CodeXML, doc},
		{"other encoding", with(func(s string) string { return strings.Replace(s, "UTF-8", "GBK", 1) }), ooxml.CodeXML, doc},
		{"attribute twice", with(func(s string) string { return strings.Replace(s, "<w:p>", `<w:p a="" a="">`, 1) }), ooxml.CodeXML, doc},
		{"two roots", with(func(s string) string { return s + "<a/>" }), ooxml.CodeXML, doc},
		{"text after the root", with(func(s string) string { return s + "a" }), ooxml.CodeXML, doc},
		{"empty", with(func(string) string { return "" }), ooxml.CodeXML, doc},
		{"document type", with(func(s string) string {
			return strings.Replace(s, "<w:document", `<!DOCTYPE a [<!ENTITY b "c">]><w:document`, 1)
		}), ooxml.CodeEntity, doc},
		{"nested", with(func(s string) string { return strings.Replace(s, "<w:p>", "<w:p>"+deep, 1) }), ooxml.CodeDepth, doc},
		{"broken header", zipOf(t, change(files(""), "word/header1.xml", func(s string) string { return s[:len(s)-2] })), ooxml.CodeXML, "word/header1.xml"},
	}
}

func TestErrorTellsThePlace(t *testing.T) {
	data := zipOf(t, change(files(""), doc, func(string) string { return "<a>\n<b>\n&x;</b></a>" }))
	_, err := Open(data)
	var e *Error
	if !errors.As(err, &e) || e.Line != 3 || e.Offset != 8 {
		t.Errorf("got %#v", err)
	}
}

func TestMainPartIsFoundByItsRelation(t *testing.T) {
	var list []file
	for _, f := range files(para(inline("a.b", ""))) {
		f.name = strings.Replace(strings.Replace(f.name, "word/", "文档/", 1), "document.xml", "正文.xml", 1)
		f.body = strings.NewReplacer("word/", "文档/", "document.xml", "正文.xml").Replace(f.body)
		list = append(list, f)
	}
	out, _ := mustFill(t, mustOpen(t, zipOf(t, list)), fields("a.b", "值", "page.head", "头"))
	if !strings.Contains(part(t, out, "文档/正文.xml"), "值") || !strings.Contains(part(t, out, "文档/header1.xml"), "头") {
		t.Error("not filled")
	}
}

// patchSize makes the directory claim another inflated size for the main part.
func patchSize(t *testing.T, data []byte, size uint32) []byte {
	t.Helper()
	out := bytes.Clone(data)
	at := bytes.LastIndex(out, []byte("word/document.xml"))
	binary.LittleEndian.PutUint32(out[at-46+24:], size)
	return out
}

// damage flips one byte of the stored styles.
func damage(t *testing.T, data []byte) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	at, err := r.File[len(r.File)-1].DataOffset()
	if err != nil {
		t.Fatal(err)
	}
	out := bytes.Clone(data)
	out[at+20] ^= 1
	return out
}

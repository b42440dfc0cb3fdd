package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestLicencesWithinAModule: what travels in a module brings the text of its own licence, and does not change the module's kind.
func TestLicencesWithinAModule(t *testing.T) {
	folder := t.TempDir()
	for path, text := range map[string]string{
		"LICENSE":                     "Redistribution and use in source and binary\nforms, with or without. Neither the name of X nor",
		"theme/font/LICENSE_Sans.txt": "SIL OPEN FONT LICENSE",
		"c/COPYING.md":                "altered source versions must be plainly marked",
		"c/license.go":                "package c",
		"testdata/LICENSE":            "of nothing that is linked",
	} {
		whole := filepath.Join(folder, path)
		if err := os.MkdirAll(filepath.Dir(whole), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(whole, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r, err := describe(linked{"example.com/m", "v1", folder})
	if err != nil || r.kind != "BSD-3-Clause" {
		t.Fatalf("%q, %v", r.kind, err)
	}
	for words, want := range map[string]bool{
		"theme/font/LICENSE_Sans.txt:\n\nSIL OPEN FONT": true, "plainly marked": true, "package c": false, "of nothing": false,
	} {
		if strings.Contains(string(r.text), words) != want {
			t.Errorf("%q there: %v", words, !want)
		}
	}
}

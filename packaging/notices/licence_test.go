package main

import (
	"strings"
	"testing"
)

func TestLicenceKind(t *testing.T) {
	const (
		mit  = "Permission is hereby granted, free\nof charge, to any person"
		bsd  = "Redistribution and use in source and binary\nforms, with or without"
		nope = "All rights reserved. Ask us."
	)
	cases := map[string]string{
		mit:                                "MIT",
		bsd:                                "BSD-2-Clause",
		bsd + " Neither the name of X nor": "BSD-3-Clause",
		"   Apache License\n  Version 2.0, January 2004":                                "Apache-2.0",
		mit + "\n Apache License, Version 2.0":                                          "MIT AND Apache-2.0",
		"Permission to use, copy, modify, and distribute this software for any purpose": "ISC",
		nope: "",
		"":   "",
	}
	for text, want := range cases {
		if got := licenceKind(text); got != want {
			t.Errorf("%.60q: %q, want %q", text, got, want)
		}
	}
}

func TestHolder(t *testing.T) {
	cases := map[string]string{
		"MIT License\n\nCopyright (c) 2018 Li Si\n":                                "Copyright (c) 2018 Li Si",
		"Copyright [yyyy] [name]\n// Copyright 2020 The Authors.\n":                "Copyright 2020 The Authors.",
		"The copyright notice of this shall be kept\ncopyright starting in 2011\n": "its authors",
	}
	for text, want := range cases {
		if got := holder(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestPageKeepsTheTableWhole(t *testing.T) {
	got := string(page([]row{{module: linked{path: "a.example/b", version: "v1.2.3"}, kind: "MIT", holder: "Copyright 2020 A|B", file: "b.txt"}}))
	if want := "| a.example/b | v1.2.3 | MIT | Copyright 2020 A\\|B | [text](licenses/b.txt) |\n"; !strings.Contains(got, want) {
		t.Errorf("no row %q in:\n%s", want, got)
	}
}

#!/usr/bin/env bash
# Module:   github.com/goccy/go-yaml v1.19.2, beside go.yaml.in/yaml/v3 v3.0.5
# Input:    plain scalars read into string fields: the postcodes 054500 and 030000,
#           the area code 0772, the amount 1.10, the telephone +8600000000001.
# Expected: the characters as they stand in the file. In YAML 1.2 an octal number
#           begins with 0o, 054500 is decimal: YAML 1.2.2, 10.3.2 (Core Schema); and
#           a string field asks for no number at all.
# Seen:     22848, 12288, 506, 1.1 and 8600000000001, no error; 089000, which is no
#           octal number, is left alone, so only some postcodes are hit. The other
#           library leaves all of them alone. (Octal part open upstream: 631, 894.)
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat > go.mod <<'MOD'
module probe

go 1.26
MOD
cat > main.go <<'PROBE'
package main

import (
	"fmt"
	"os"

	goccy "github.com/goccy/go-yaml"
	yaml3 "go.yaml.in/yaml/v3"
)

type form struct {
	A, B, C, D, E, F string
}

func main() {
	in := []byte("a: 054500\nb: 030000\nc: 089000\nd: 0772\ne: 1.10\nf: +8600000000001\n")
	var one, two form
	if err := goccy.Unmarshal(in, &one); err != nil {
		panic(err)
	}
	if err := yaml3.Unmarshal(in, &two); err != nil {
		panic(err)
	}
	fmt.Println("goccy:  ", one)
	fmt.Println("yaml/v3:", two)
	if one != (form{"22848", "12288", "089000", "506", "1.1", "8600000000001"}) || two != (form{"054500", "030000", "089000", "0772", "1.10", "+8600000000001"}) {
		os.Exit(1)
	}
}
PROBE
go get github.com/goccy/go-yaml@v1.19.2 go.yaml.in/yaml/v3@v3.0.5 >/dev/null 2>&1
go run .

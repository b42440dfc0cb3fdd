#!/usr/bin/env bash
# Module:   golang.org/x/text/collate v0.43.0, collation zh-u-co-stroke
# Input:    ten surnames common in Guangxi, to be listed 以姓氏笔画为序 as the members of
#           a project or a committee are.
# Expected: 王 韦 毛 文 方 邓 莫 黄 梁 覃. First the number of strokes (four for six of
#           them, 10, 11, 11, 12), and among equals stroke by stroke in the order
#           横竖撇点折: GF 3003-1999 (GB13000.1字符集汉字字序（笔画序）规范), as in
#           the lists of 通用规范汉字表 (2013).
# Seen:     文 方 毛 王 韦 邓 梁 莫 覃 黄. Equals stand by radical, and 莫 and 黄 come a
#           stroke too late, as if their head were the traditional one of four strokes.
#           CLDR calls the key "stroke order for CJK characters (used in Chinese)".
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
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// strokes are 1 横, 2 竖, 3 撇, 4 点, 5 折, as GF 3003-1999 writes them.
var strokes = map[string]string{
	"王": "1121", "韦": "1152", "毛": "3115", "文": "4134", "方": "4153", "邓": "5452",
	"莫": "1222511134", "黄": "12212512134", "梁": "44153441234", "覃": "125221251112",
}

func main() {
	names := []string{"覃", "黄", "韦", "梁", "莫", "邓", "方", "文", "毛", "王"}
	want := slices.Clone(names)
	slices.SortFunc(want, func(a, b string) int {
		if n := len(strokes[a]) - len(strokes[b]); n != 0 {
			return n
		}
		return strings.Compare(strokes[a], strokes[b])
	})
	collate.New(language.MustParse("zh-u-co-stroke")).SortStrings(names)
	fmt.Println("expected:", want)
	fmt.Println("seen:    ", names)
	if strings.Join(names, "") != "文方毛王韦邓梁莫覃黄" || strings.Join(want, "") != "王韦毛文方邓莫黄梁覃" {
		os.Exit(1)
	}
}
PROBE
go get golang.org/x/text/collate@v0.43.0 >/dev/null 2>&1
go run .

#!/usr/bin/env bash
# Packages: rtf-parser 1.3.3, @iarna/rtf-to-html 1.1.0 and rtf2text 1.0.1 (npm), and
#           github.com/lu4p/cat v0.1.5 (Go); beside them rtf-stream-parser 3.8.1 (npm)
#           with iconv-lite 0.7.0
# Input:    a line of a form as RTF, the way word processors in China write it: each
#           character by its number and behind it, for old readers, by its two bytes in
#           GBK (\uc2\u26611\'c1\'f8 is 柳); a ticked box with one sign behind it
#           (\uc1\u9745?); and 柳州 once more by bytes alone.
# Expected: 柳州市, ☑是, 柳州. \ucN says how many bytes behind \u are the same character
#           in the old encoding, and who reads \u skips them: RTF Specification 1.9.1,
#           "Unicode RTF"; \ansicpg936 and \fcharset134 say that the bytes are GBK.
# Seen:     柳柳州州市市 and ☑?是? by the first three, while what is in bytes alone is right;
#           ÁøÖÝÊÐ and ÁøÖÝ by the Go one, and of ☑是 nothing at all; no error. A firm is
#           found by no search, the digits beside it are, so that the text looks read.
#           The other has all. (The ? is open upstream: issue 40 of iarna/rtf-parser.)
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error rtf-parser@1.3.3 @iarna/rtf-to-html@1.1.0 rtf2text@1.0.1 rtf-stream-parser@3.8.1 iconv-lite@0.7.0 >/dev/null
cat > form.rtf <<'RTF'
{\rtf1\ansi\ansicpg936\fromtext\deff0{\fonttbl{\f0\fnil\fcharset134 SimSun;}}\f0
\uc2\u26611\'c1\'f8\u24030\'d6\'dd\u24066\'ca\'d0\par\uc1\u9745?\u26159?\par\'c1\'f8\'d6\'dd\par}
RTF
cat > go.mod <<'MOD'
module probe

go 1.26
MOD
cat > main.go <<'PROBE'
package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/lu4p/cat"
)

func main() {
	text, err := cat.File("form.rtf")
	fmt.Printf("cat: %q %v\n", text, err)
	if err != nil || strings.Join(strings.Fields(text), " ") != "ÁøÖÝÊÐ ÁøÖÝ" {
		os.Exit(1)
	}
}
PROBE
cat > probe.js <<'PROBE'
const { promisify } = require('util')
const parser = require('rtf-parser')
const toHtml = require('@iarna/rtf-to-html')
const toText = require('rtf2text')
const { deEncapsulateSync } = require('rtf-stream-parser')
const { decode } = require('iconv-lite')

const rtf = require('fs').readFileSync('form.rtf', 'latin1')
const text = (node) => node.content ? node.content.map(text).join('') + (node.content[0]?.value ? ' ' : '') : node.value
const plain = (s) => s.replace(/<style>[^]*<\/style>/, '').replace(/<[^>]+>/g, '').replace(/\s+/g, ' ').trim()

async function main() {
  const seen = [
    plain(text(await promisify(parser.string)(rtf))),
    plain(await promisify(toHtml.fromString)(rtf)),
    plain(await promisify(toText.string)(rtf)),
  ]
  const other = plain(deEncapsulateSync(rtf, { decode, mode: 'text' }).text)
  console.log(seen, 'rtf-stream-parser:', other)
  process.exit(seen.every((s) => s === '柳柳州州市市 ☑?是? 柳州') && other === '柳州市 ☑是 柳州' ? 0 : 1)
}
main()
PROBE
node probe.js
go get github.com/lu4p/cat@v0.1.5 >/dev/null 2>&1
go mod tidy >/dev/null 2>&1
go run .

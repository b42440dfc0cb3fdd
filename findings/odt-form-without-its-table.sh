#!/usr/bin/env bash
# Packages: github.com/lu4p/cat v0.1.5 (Go) and odt2html 1.0.1 (npm); beside them
#           officeparser 8.1.1 (npm) on the same file
# Input:    a form in OpenDocument, as WPS and LibreOffice save it: a heading, a table with
#           企业名称 and its answer, a list with 设备费, and below 拟补助 where 五千元 was struck
#           out under tracked changes and 八千元 put in, a name with its reading
#           (拼音指南): 覃 with qín.
# Expected: heading, table and list; 八千元 and not 五千元; 覃某某. What is in text:deletion is
#           no longer in the document, ruby-text only stands above its ruby-base, and a
#           text document holds headings, lists and tables beside paragraphs: ODF 1.2
#           Part 1, text:tracked-changes, text:ruby, office:text.
# Seen:     cat has the two paragraphs only, 某某 without the surname, and nothing of
#           heading, table and list; odt2html has 五千元 in front of everything and
#           覃qín某某; no error. The other has it all right, the reading in brackets.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"
cat > make.py <<'MAKE'
import zipfile
spaces = ' '.join(f'xmlns:{p}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"'
                  for p, n in (('office', 'office'), ('text', 'text'), ('table', 'table')))
kind = 'application/vnd.oasis.opendocument.text'
content = f'''<?xml version="1.0" encoding="UTF-8"?>
<office:document-content {spaces} office:version="1.2"><office:body><office:text>\
<text:tracked-changes><text:changed-region xml:id="c1" text:id="c1"><text:deletion><text:p>五千元</text:p></text:deletion>\
</text:changed-region></text:tracked-changes><text:h text:outline-level="1">申请表</text:h>\
<table:table><table:table-column table:number-columns-repeated="2"/><table:table-row>\
<table:table-cell><text:p>企业名称</text:p></table:table-cell><table:table-cell><text:p>柳州市某某机械有限公司</text:p></table:table-cell>\
</table:table-row></table:table><text:list><text:list-item><text:p>设备费</text:p></text:list-item></text:list>\
<text:p>拟补助<text:change text:change-id="c1"/>八千元</text:p>\
<text:p><text:ruby><text:ruby-base>覃</text:ruby-base><text:ruby-text>qín</text:ruby-text></text:ruby>某某</text:p>\
</office:text></office:body></office:document-content>'''
space = 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'
entries = ''.join(f'<m:file-entry m:full-path="{p}" m:media-type="{t}"/>' for p, t in (('/', kind), ('content.xml', 'text/xml')))
with zipfile.ZipFile('form.odt', 'w') as z:
    z.writestr('mimetype', kind)
    z.writestr('META-INF/manifest.xml', f'<m:manifest xmlns:m="{space}" m:version="1.2">{entries}</m:manifest>')
    z.writestr('content.xml', content)
MAKE
python3 make.py
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
	text, err := cat.File("form.odt")
	fmt.Printf("cat: %q %v\n", text, err)
	if err != nil || strings.Join(strings.Fields(text), " ") != "拟补助八千元 某某" {
		os.Exit(1)
	}
}
PROBE
cat > probe.js <<'PROBE'
const { toHTML } = require('odt2html')
const { parseOffice } = require('officeparser')
const plain = (s) => s.replace(/<[^>]+>/g, ' ').replace(/[|\s]+/g, ' ').trim()
async function main() {
  const one = plain(await toHTML({ path: 'form.odt', createFile: false }))
  const two = plain((await (await parseOffice('form.odt')).to('text')).value)
  console.log('odt2html:', one)
  console.log('officeparser:', two)
  process.exit(one === '五千元 申请表 企业名称 柳州市某某机械有限公司 设备费 拟补助八千元 覃qín某某' &&
    two === '申请表 企业名称 柳州市某某机械有限公司 设备费 拟补助八千元 覃(qín)某某' ? 0 : 1)
}
main()
PROBE
go get github.com/lu4p/cat@v0.1.5 >/dev/null 2>&1
go mod tidy >/dev/null 2>&1
go run .
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error odt2html@1.0.1 officeparser@8.1.1 >/dev/null
node probe.js

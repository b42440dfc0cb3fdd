#!/usr/bin/env bash
# Package:  docx-merger 1.2.2 (npm), save
# Input:    two forms whose paragraphs are numbered by Word, 一、二、 in the one and （1）
#           （2） in the other, the second on a page set across for its wide table.
# Expected: both kinds of numbers and the page across: the package's page says that it
#           preserves numberings. A paragraph has the number of the w:num that its
#           numId names, and a section's page is what its own sectPr says: ECMA-376
#           Part 1, 17.9.18 (numId) and 17.6.17 (sectPr).
# Seen:     the definitions get new names (10 and 11) while the paragraphs go on asking
#           for 1, which is none: every number of every form vanishes. The page of the
#           second form is upright. (The page lists only "some error" of Word's with
#           numbers as known.)
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error docx-merger@1.2.2 jszip@3.10.2 >/dev/null
cat > probe.js <<'PROBE'
const JSZip = require('jszip')
const Merger = require('docx-merger')
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
async function form (lines, format, text, page) {
  const zip = new JSZip()
  const part = (name, xml) => zip.file(name, head + xml)
  part('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    ['document.main', 'numbering', 'styles'].map(k => `<Override PartName="/word/${k.split('.')[0]}.xml" ContentType="${types}.${k}+xml"/>`).join('') + '</Types>')
  const relations = (...r) => '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + r.map(([k, to], i) => `<Relationship Id="rId${i + 1}" Type="${office}/${k}" Target="${to}"/>`).join('') + '</Relationships>'
  part('_rels/.rels', relations(['officeDocument', 'word/document.xml']))
  part('word/_rels/document.xml.rels', relations(['numbering', 'numbering.xml'], ['styles', 'styles.xml']))
  part('word/styles.xml', `<w:styles ${W}><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style></w:styles>`)
  part('word/numbering.xml', `<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`)
  part('word/document.xml', `<w:document ${W}><w:body>` + lines.map(s => `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>${s}</w:t></w:r></w:p>`).join('') + `<w:sectPr>${page}</w:sectPr></w:body></w:document>`)
  return zip.generateAsync({ type: 'nodebuffer' })
}
async function main () {
  const one = await form(['申报主体', '申报条件'], 'chineseCountingThousand', '%1、', '<w:pgSz w:w="11906" w:h="16838"/>')
  const two = await form(['设备清单', '人员清单'], 'decimal', '（%1）', '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
  const merged = await new Promise(resolve => new Merger({}, [one, two].map(b => b.toString('binary'))).save('nodebuffer', resolve))
  const zip = await JSZip.loadAsync(merged)
  const [body, numbering] = await Promise.all(['document', 'numbering'].map(k => zip.file(`word/${k}.xml`).async('string')))
  const all = (xml, re) => [...xml.matchAll(re)].map(m => m[1]).join(' ')
  const asked = all(body, /<w:numId w:val="(\d+)"/g); const there = all(numbering, /<w:num w:numId="(\d+)"/g); const pages = all(body, /<w:pgSz ([^>]*?)\/>/g)
  console.log('numbers asked for:', asked); console.log('numbers defined:  ', there); console.log('pages:            ', pages)
  process.exit(asked === '1 1 1 1' && there === '10 11' && pages === 'w:w="11906" w:h="16838"' ? 0 : 1)
}
main()
PROBE
node probe.js

#!/usr/bin/env bash
# Package:  unpdf 1.7.0 (npm) with pdfjs-dist 5.6.205, of which its own PDF.js is made,
#           installed beside it; getDocumentProxy and extractText
# Input:    two lines of an electronic invoice in STSong-Light, a font that is not in the
#           file, encoded by GBK-EUC-H, and once more by UniGB-UCS2-H.
# Expected: the two lines. Both encodings are among the predefined CMaps that every
#           reader knows: ISO 32000-1, 9.7.5.2, table 118. The package's page says that
#           in Node.js cMapUrl is taken from the local pdfjs-dist "for CJK character map
#           support" by default.
# Seen:     "" for both, no error, a warning at most: the default is a file:// address,
#           which the reader cannot open. Given the same folder as a path, it reads all.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error unpdf@1.7.0 pdfjs-dist@5.6.205 >/dev/null
cat > make.py <<'PROBE'
lines = ["购买方:柳州市某某机械有限公司", "价税合计(大写)壹万圆整"]


def write(name, encoding, codec):
    show = " 0 -20 Td ".join("<%s> Tj" % line.encode(codec).hex() for line in lines)
    text = "BT /F1 12 Tf 72 760 Td %s ET" % show
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        "<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /%s /DescendantFonts [6 0 R] >>" % encoding,
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /FontDescriptor 7 0 R"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880]"
        " /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
    ]
    out, places = b"%PDF-1.5\n", []
    for i, part in enumerate(parts):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i + 1, part.encode())
    table = b"".join(b"%010d 00000 n \n" % p for p in places)
    end = b"xref\n0 8\n0000000000 65535 f \n%strailer << /Size 8 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (table, len(out))
    with open(name, "wb") as f:
        f.write(out + end)
write("gbk.pdf", "GBK-EUC-H", "gbk")
write("ucs2.pdf", "UniGB-UCS2-H", "utf-16-be")
PROBE
cat > probe.mjs <<'PROBE'
import fs from 'fs'
import { extractText, getDocumentProxy } from 'unpdf'
const maps = process.cwd() + '/node_modules/pdfjs-dist/cmaps/'
const text = async (name, options) => {
  const pdf = await getDocumentProxy(new Uint8Array(fs.readFileSync(name)), options)
  return (await extractText(pdf, { mergePages: true })).text
}
console.log('GBK-EUC-H.bcmap is there:', fs.existsSync(maps + 'GBK-EUC-H.bcmap'))
let same = true
for (const name of ['gbk.pdf', 'ucs2.pdf']) {
  const got = [await text(name), await text(name, { cMapUrl: maps, cMapPacked: true })]
  console.log(name, 'by default:', JSON.stringify(got[0]), 'with a path:', JSON.stringify(got[1]))
  same &&= got[0] === '' && got[1] === '购买方:柳州市某某机械有限公司\n价税合计(大写)壹万圆整'
}
process.exit(same ? 0 : 1)
PROBE
python3 make.py
node probe.mjs

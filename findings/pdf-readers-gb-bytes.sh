#!/usr/bin/env bash
# Modules:  github.com/ledongthuc/pdf of 2026-09-07 and github.com/dslipak/pdf v0.0.2
#           (Go), GetPlainText
# Input:    two lines of an electronic invoice in STSong-Light, a font that is not in the
#           file, once in each of the encodings GBK-EUC-H, GB-EUC-H, UniGB-UTF16-H and
#           UniGB-UCS2-H, as invoices and bank receipts of past years have them.
# Expected: the two lines, or an error. All four are among the predefined CMaps that every
#           reader knows: ISO 32000-1, 9.7.5.2, table 118.
# Seen:     the bytes of the file, GB 2312 or UTF-16, taken for UTF-8 with U+FFFD where
#           they are none, without an error: buyer and amount are found by no search and
#           cannot be won back. Only UniGB-UCS2-H is read, and only by the first.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"
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
for name, codec in [("GBK-EUC-H", "gbk"), ("GB-EUC-H", "gb2312"), ("UniGB-UTF16-H", "utf-16-be"), ("UniGB-UCS2-H", "utf-16-be")]:
    write(name + ".pdf", name, codec)
PROBE
cat > go.mod <<'MOD'
module probe

go 1.26
MOD
cat > main.go <<'PROBE'
package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	dslipak "github.com/dslipak/pdf"
	ledongthuc "github.com/ledongthuc/pdf"
)

func main() {
	same := true
	for _, name := range []string{"GBK-EUC-H", "GB-EUC-H", "UniGB-UTF16-H", "UniGB-UCS2-H"} {
		f, r, err := ledongthuc.Open(name + ".pdf")
		if err != nil {
			panic(err)
		}
		first := show(r.GetPlainText())
		f.Close()
		s, err := dslipak.Open(name + ".pdf")
		if err != nil {
			panic(err)
		}
		second := show(s.GetPlainText())
		fmt.Println(name, "ledongthuc:", first, "dslipak:", second)
		same = same && second == "broken" && (first == "broken") == (name != "UniGB-UCS2-H")
	}
	if !same {
		os.Exit(1)
	}
}

// show is "read" where the buyer is in the text, "broken" where characters were replaced.
func show(text io.Reader, err error) string {
	if err != nil {
		return err.Error()
	}
	b, err := io.ReadAll(text)
	if err != nil {
		return err.Error()
	}
	if strings.Contains(string(b), "柳州市某某机械有限公司") {
		return "read"
	}
	fmt.Printf("%+q\n", b)
	if strings.ContainsRune(string(b), utf8.RuneError) {
		return "broken"
	}
	return "something else"
}
PROBE
go get github.com/ledongthuc/pdf@v0.0.0-20260907135840-6c8c28e0e8a0 github.com/dslipak/pdf@v0.0.2 >/dev/null 2>&1
python3 make.py
go run .

#!/usr/bin/env bash
# Package:  golang.org/x/image 0.44.0, webp.Decode; the picture is made and read back by sharp 0.33.5 (npm, libwebp)
# Input:    a lossy WebP of 64 x 64 points, its left half white and its right half black, as scans of paper come.
# Expected: white is 255 and black 0, as sharp reads the same bytes. VP8 keeps black as 16 and white as 235
#           (RFC 6386, section 9.2, and the WebP container's note on its colours), so the decoder or its picture's
#           type has to say so.
# Seen:     white 235 and black 16: the decoder hands out the points as they are in an image.YCbCr, which reads
#           them as those of JFIF, 0 to 255. Printed, every page has a grey ground.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error sharp@0.33.5 >/dev/null
cat > make.js <<'MAKE'
const sharp = require('sharp')
const points = Buffer.alloc(64 * 64 * 3)
for (let y = 0; y < 64; y++) for (let x = 0; x < 32; x++) points.fill(255, (y * 64 + x) * 3, (y * 64 + x) * 3 + 3)
async function main () {
  await sharp(points, { raw: { width: 64, height: 64, channels: 3 } }).webp({ quality: 95 }).toFile('page.webp')
  const back = await sharp('page.webp').raw().toBuffer()
  const at = x => [...back.subarray((32 * 64 + x) * 3, (32 * 64 + x) * 3 + 3)].join(' ')
  console.log('sharp: white', at(8), 'black', at(56))
}
main()
MAKE
node make.js
cat > main.go <<'PROBE'
package main

import (
	"fmt"
	"image/color"
	"os"

	"golang.org/x/image/webp"
)

func main() {
	f, err := os.Open("page.webp")
	if err != nil {
		panic(err)
	}
	m, err := webp.Decode(f)
	if err != nil {
		panic(err)
	}
	at := func(x int) color.RGBA { return color.RGBAModel.Convert(m.At(x, 32)).(color.RGBA) }
	white, black := at(8), at(56)
	fmt.Printf("x/image: %T white %d %d %d black %d %d %d\n", m, white.R, white.G, white.B, black.R, black.G, black.B)
	if white.R > 245 || black.R < 8 {
		os.Exit(1)
	}
}
PROBE
cat > go.mod <<'MOD'
module probe

go 1.25.0

require golang.org/x/image v0.44.0
MOD
export GOFLAGS=-mod=mod
go run .

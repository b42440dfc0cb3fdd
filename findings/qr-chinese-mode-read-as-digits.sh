#!/usr/bin/env bash
# Packages: jsqr 1.4.0, qr 0.7.0 (its decode.js) and @undecaf/zbar-wasm 0.11.0 (npm); beside them
#           @zxing/library 0.21.3 (npm), whose parts also build the codes
# Input:    柳州市鱼峰区 and an invented credit code with its label as QR codes, clean and straight
#           pictures, once as bytes in UTF-8 and once in the mode for Chinese characters (汉字模式,
#           1101, subset 0001), which needs 13 bits for a character where UTF-8 needs 24.
# Expected: both texts from both pictures. The mode is part of the Chinese standard of the QR code,
#           GB/T 18284-2000; zxing names that standard and reads it.
# Seen:     the bytes are read by all. In the Chinese mode jsQR answers with a number that is
#           nowhere, 3158037953802902125628800 for the place, or with null (it goes on behind 1101
#           as if it were not there, and 0001 is the mode for digits); zbar gives an empty list, its
#           word for a picture without a code; qr says that the timing pattern, which is whole, is
#           wrong. Whoever scans is asked for a better picture, and none will help.
# Exit:     0 while this is so, 1 when the behaviour changed.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --prefer-offline --no-audit --no-fund --ignore-scripts --loglevel=error jsqr@1.4.0 qr@0.7.0 @undecaf/zbar-wasm@0.11.0 @zxing/library@0.21.3 >/dev/null
cat > probe.js <<'PROBE'
const zxing = require('@zxing/library')
const jsQR = require('jsqr')
const zbar = require('@undecaf/zbar-wasm')

// gb2312 gives the two bytes of each character of the rows 01 to 09 and 16 to 87.
const gb2312 = {}
for (let a = 0xa1; a <= 0xf7; a++) {
  for (let b = 0xa1; b <= 0xfe; b++) gb2312[new TextDecoder('gbk').decode(Uint8Array.of(a, b))] = [a, b]
}

function bytes (bits, data) {
  bits.appendBits(4, 4)
  bits.appendBits(data.length, 8)
  for (const one of data) bits.appendBits(one, 8)
}

function hanzi (bits, text) {
  bits.appendBits(13, 4)
  bits.appendBits(1, 4)
  bits.appendBits(text.length, 8)
  for (const c of text) {
    const [a, b] = gb2312[c]
    bits.appendBits((a - (a < 0xb0 ? 0xa1 : 0xa6)) * 0x60 + b - 0xa1, 13)
  }
}

// picture draws a code of version 4, level M, with six points a module.
function picture (bits) {
  const version = zxing.QRCodeVersion.getVersionForNumber(4)
  const level = zxing.QRCodeDecoderErrorCorrectionLevel.M
  const blocks = version.getECBlocksForLevel(level)
  const all = version.getTotalCodewords()
  const data = all - blocks.getTotalECCodewords()
  zxing.QRCodeEncoder.terminateBits(data, bits)
  const size = version.getDimensionForVersion()
  const code = new zxing.QRCodeByteMatrix(size, size)
  zxing.QRCodeMatrixUtil.buildMatrix(zxing.QRCodeEncoder.interleaveWithECBytes(bits, all, data, blocks.getNumBlocks()), level, version, 2, code)
  const width = (size + 8) * 6
  const grey = new Uint8ClampedArray(width * width).fill(255)
  for (let i = 0; i < grey.length; i++) {
    const x = Math.floor(i % width / 6) - 4
    const y = Math.floor(i / width / 6) - 4
    if (x >= 0 && y >= 0 && x < size && y < size && code.get(x, y) === 1) grey[i] = 0
  }
  return { width, grey, rgba: Uint8ClampedArray.from({ length: grey.length * 4 }, (_, i) => i % 4 === 3 ? 255 : grey[i >> 2]) }
}

const attempt = (read) => { try { return read() } catch (e) { return String(e) } }

async function main () {
  const qr = (await import('qr/decode.js')).default
  for (const [text, digits] of [['柳州市鱼峰区', ''], ['统一社会信用代码：', '91450200MA00000000']]) {
    for (const mode of ['bytes', 'hanzi']) {
      const bits = new zxing.BitArray()
      if (mode === 'bytes') bytes(bits, Buffer.from(text + digits))
      else hanzi(bits, text)
      if (mode === 'hanzi' && digits) bytes(bits, Buffer.from(digits))
      const { width, grey, rgba } = picture(bits)
      const source = new zxing.RGBLuminanceSource(grey, width, width)
      console.log(mode)
      console.log('  zxing', new zxing.QRCodeReader().decode(new zxing.BinaryBitmap(new zxing.HybridBinarizer(source))).getText())
      const found = jsQR(rgba, width, width)
      console.log('  jsqr ', found && found.data)
      console.log('  qr   ', attempt(() => qr({ width, height: width, data: rgba })))
      console.log('  zbar ', (await zbar.scanRGBABuffer(rgba.buffer, width, width)).map(s => s.decode()).join() || 'none')
    }
  }
}
main()
PROBE
node probe.js | tee seen
diff seen - <<'SEEN'
bytes
  zxing 柳州市鱼峰区
  jsqr  柳州市鱼峰区
  qr    柳州市鱼峰区
  zbar  柳州市鱼峰区
hanzi
  zxing 柳州市鱼峰区
  jsqr  3158037953802902125628800
  qr    Error: timing
  zbar  none
bytes
  zxing 统一社会信用代码：91450200MA00000000
  jsqr  统一社会信用代码：91450200MA00000000
  qr    统一社会信用代码：91450200MA00000000
  zbar  统一社会信用代码：91450200MA00000000
hanzi
  zxing 统一社会信用代码：91450200MA00000000
  jsqr  null
  qr    Error: timing
  zbar  none
SEEN

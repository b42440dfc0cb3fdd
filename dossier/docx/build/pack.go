package build

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"hash/crc32"
)

// firstDay is 1 January 1980 as a zip file writes it, the earliest day it can name.
const firstDay = 1<<5 | 1

// pack writes the parts into a zip file with sizes and checksums in front of each entry, which the pickiest
// readers of .docx files want, and with the same time everywhere.
func pack(parts []part) ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range parts {
		var small bytes.Buffer
		f, err := flate.NewWriter(&small, flate.DefaultCompression)
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", p.name, err)
		}
		if _, err := f.Write(p.data); err != nil {
			return nil, fmt.Errorf("pack %s: %w", p.name, err)
		}
		if err := f.Close(); err != nil {
			return nil, fmt.Errorf("pack %s: %w", p.name, err)
		}
		entry, err := z.CreateRaw(&zip.FileHeader{
			Name: p.name, Method: zip.Deflate,
			//lint:ignore SA1019 CreateRaw writes this field and takes no notice of Modified.
			ModifiedDate: firstDay,
			CRC32:        crc32.ChecksumIEEE(p.data), CompressedSize64: uint64(small.Len()), UncompressedSize64: uint64(len(p.data)),
		})
		if err != nil {
			return nil, fmt.Errorf("pack %s: %w", p.name, err)
		}
		if _, err := entry.Write(small.Bytes()); err != nil {
			return nil, fmt.Errorf("pack %s: %w", p.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("pack form: %w", err)
	}
	return out.Bytes(), nil
}

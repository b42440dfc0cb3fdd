package container

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// signature begins the containers of the old office programs, which hold locked files of the new ones too (MS-CFB 2.2).
const signature = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

// IsOld tells a container of the old office programs by its beginning.
func IsOld(data []byte) bool { return bytes.HasPrefix(data, []byte(signature)) }

// CheckOld tells what hinders a container of the old office programs from being opened; nil where nothing is known to, and for what is
// none. Errors: ErrLocked.
func CheckOld(data []byte) error {
	if !IsOld(data) {
		return nil
	}
	if bytes.Contains(data, wide("EncryptedPackage")) { // MS-OFFCRYPTO 2.3.4.4
		return ErrLocked
	}
	if text := stream(data, "WordDocument"); len(text) >= 12 && binary.LittleEndian.Uint16(text[10:])&0x0100 != 0 { // MS-DOC 2.5.2, fEncrypted
		return ErrLocked
	}
	for _, name := range []string{"Workbook", "Book"} {
		if lockedBook(stream(data, name)) {
			return ErrLocked
		}
	}
	return nil
}

// lockedBook looks for FilePass behind the first record (MS-XLS 2.4.117).
func lockedBook(book []byte) bool {
	for at, n := 0, 0; at+4 <= len(book) && n < 8; n++ {
		if binary.LittleEndian.Uint16(book[at:]) == 0x002f {
			return true
		}
		at += 4 + int(binary.LittleEndian.Uint16(book[at+2:]))
	}
	return false
}

// stream gives the first sector of a stream by its name; nil where there is none, or it is among the small ones, whose sectors lie
// elsewhere (MS-CFB 2.6).
func stream(data []byte, name string) []byte {
	if len(data) < 512 {
		return nil
	}
	size := 1 << min(binary.LittleEndian.Uint16(data[30:]), 16)
	if size < 512 {
		return nil
	}
	sector := func(n uint32) []byte {
		from := (uint64(n) + 1) * uint64(size)
		if from+uint64(size) > uint64(len(data)) {
			return nil
		}
		return data[from : from+uint64(size)]
	}
	next := func(n uint32) uint32 { // by the table of sectors, of which the first 109 are named in the header
		table := uint64(n) * 4 / uint64(size)
		if table >= 109 {
			return 0xfffffffe
		}
		part := sector(binary.LittleEndian.Uint32(data[76+4*table:]))
		if part == nil {
			return 0xfffffffe
		}
		return binary.LittleEndian.Uint32(part[uint64(n)*4%uint64(size):])
	}
	var seen []uint32
	for at := binary.LittleEndian.Uint32(data[48:]); !slices.Contains(seen, at) && len(seen) < 1000; at = next(at) {
		seen = append(seen, at)
		folder := sector(at)
		for ; len(folder) >= 128; folder = folder[128:] {
			length := binary.LittleEndian.Uint64(folder[120:]) & 0xffffffff
			if bytes.HasPrefix(folder, append(wide(name), 0, 0)) && length >= uint64(binary.LittleEndian.Uint32(data[56:])) {
				return sector(binary.LittleEndian.Uint32(folder[116:]))
			}
		}
	}
	return nil
}

// wide writes signs as the directories of such files do, two bytes each.
func wide(text string) []byte {
	var out []byte
	for _, c := range []byte(text) {
		out = append(out, c, 0)
	}
	return out
}

package bundle

import (
	"encoding/binary"
	"time"
)

// Signatures and fixed sizes of zip records. Source: PKWARE APPNOTE.TXT 6.3.
const (
	sigLocal     = 0x04034b50
	sigCentral   = 0x02014b50
	sigEnd       = 0x06054b50
	sigEnd64     = 0x06064b50
	sigLocator64 = 0x07064b50
	sigDescr     = 0x08074b50

	lenLocal     = 30
	lenCentral   = 46
	lenEnd       = 22
	lenEnd64     = 56
	lenLocator64 = 20

	flagEncrypted  = 1 << 0
	flagDescriptor = 1 << 3
	flagUTF8       = 1 << 11

	methodStore   = 0
	methodDeflate = 8

	extra64 = 0x0001

	max16 = 1<<16 - 1
	max32 = 1<<32 - 1

	creatorUnix = 3
)

// zipEntry is one entry of a zip, as the central directory tells it.
type zipEntry struct {
	name      string // decoded; with "/" at the end for folders
	raw       string // the bytes of the name
	flags     uint16
	method    uint16
	time      uint16 // MS-DOS
	date      uint16
	crc       uint32
	csize     int64 // packed
	usize     int64 // unpacked
	offset    int64 // of the local header
	dataStart int64 // known once the local header is read
	attrs     uint32
	creator   byte
}

func (e *zipEntry) dataEnd() int64 { return e.dataStart + e.csize }

// dosTime gives a moment's own wall clock in the form of MS-DOS, to two seconds.
func dosTime(t time.Time) (clock, date uint16) {
	clock = uint16(t.Hour()<<11 | t.Minute()<<5 | t.Second()/2)
	date = uint16((t.Year()-1980)<<9 | int(t.Month())<<5 | t.Day())
	return clock, date
}

// needs64 tells whether the local header of an entry gets 64-bit sizes. It must be known before packing, so it goes by the
// unpacked size with room for what deflate adds to what cannot be packed.
func needs64(usize int64) bool { return usize > max32-(1<<20) }

func put16(b []byte, vs ...uint16) []byte {
	for _, v := range vs {
		b = binary.LittleEndian.AppendUint16(b, v)
	}
	return b
}

func put32(b []byte, vs ...uint32) []byte {
	for _, v := range vs {
		b = binary.LittleEndian.AppendUint32(b, v)
	}
	return b
}

func put64(b []byte, vs ...int64) []byte {
	for _, v := range vs {
		b = binary.LittleEndian.AppendUint64(b, uint64(v))
	}
	return b
}

// clip32 gives a value for a 32-bit field, all ones when the 64-bit field holds it.
func clip32(v int64) uint32 { return uint32(min(v, max32)) }

// versionNeeded is 4.5 for 64-bit sizes and 2.0 otherwise.
func versionNeeded(is64 bool) uint16 {
	if is64 {
		return 45
	}
	return 20
}

// local writes the local header.
func (e *zipEntry) local() []byte {
	is64 := needs64(e.usize)
	b := put32(nil, sigLocal)
	b = put16(b, versionNeeded(is64), e.flags, e.method, e.time, e.date)
	b = put32(b, e.crc)
	if !is64 {
		b = put32(b, uint32(e.csize), uint32(e.usize))
		b = put16(b, uint16(len(e.raw)), 0)
		return append(b, e.raw...)
	}
	b = put32(b, max32, max32)
	b = put16(b, uint16(len(e.raw)), 20)
	b = append(b, e.raw...)
	b = put16(b, extra64, 16)
	return put64(b, e.usize, e.csize)
}

// central writes the header for the central directory.
func (e *zipEntry) central() []byte {
	var wide []byte
	is64 := needs64(e.usize)
	csize, usize := clip32(e.csize), clip32(e.usize)
	if is64 {
		csize, usize = max32, max32
		wide = put64(wide, e.usize, e.csize)
	}
	if e.offset >= max32 {
		wide = put64(wide, e.offset)
	}
	if len(wide) > 0 {
		wide = append(put16(nil, extra64, uint16(len(wide))), wide...)
	}
	need := versionNeeded(len(wide) > 0)
	b := put32(nil, sigCentral)
	b = put16(b, creatorUnix<<8|need, need, e.flags, e.method, e.time, e.date)
	b = put32(b, e.crc, csize, usize)
	b = put16(b, uint16(len(e.raw)), uint16(len(wide)), 0, 0, 0)
	b = put32(b, e.attrs, clip32(e.offset))
	b = append(b, e.raw...)
	return append(b, wide...)
}

// zipEnd writes what follows the central directory, without the comment's own bytes.
func zipEnd(count int, start, size int64, comment int) []byte {
	var b []byte
	if count >= max16 || start >= max32 || size >= max32 {
		b = put32(b, sigEnd64)
		b = put64(b, lenEnd64-12)
		b = put16(b, creatorUnix<<8|45, 45)
		b = put32(b, 0, 0)
		b = put64(b, int64(count), int64(count), size, start)
		b = put32(b, sigLocator64, 0)
		b = put64(b, start+size)
		b = put32(b, 1)
	}
	n := uint16(min(count, max16))
	b = put32(b, sigEnd)
	b = put16(b, 0, 0, n, n)
	b = put32(b, clip32(size), clip32(start))
	return put16(b, uint16(comment))
}

// fields reads little-endian numbers off the front of a record.
type fields []byte

func (f *fields) u16() uint16 {
	v := binary.LittleEndian.Uint16(*f)
	*f = (*f)[2:]
	return v
}

func (f *fields) u32() uint32 {
	v := binary.LittleEndian.Uint32(*f)
	*f = (*f)[4:]
	return v
}

func (f *fields) u64() uint64 {
	v := binary.LittleEndian.Uint64(*f)
	*f = (*f)[8:]
	return v
}

// extraField finds a field among a header's extra fields, nil when there is none or the fields are cut short.
func extraField(extra []byte, id uint16) []byte {
	for f := fields(extra); len(f) >= 4; {
		got, n := f.u16(), int(f.u16())
		if n > len(f) {
			return nil
		}
		if got == id {
			return f[:n]
		}
		f = f[n:]
	}
	return nil
}
